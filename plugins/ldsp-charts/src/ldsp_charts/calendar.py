"""Axes of days: months, quarters or years, whichever are few enough to read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from attrs import frozen

_STEPS: Final = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000, 60000)
_MOST: Final = 8
_MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_AFTER_ALL: Final = date.max.toordinal() + 1


@frozen(kw_only=True)
class DayTicks:
    """The days an axis is marked at, as ordinals, with their words; at least two."""

    ticks: tuple[tuple[int, str], ...]

    @property
    def low(self) -> int:
        """The first of them."""
        return self.ticks[0][0]

    @property
    def high(self) -> int:
        """The last of them."""
        return self.ticks[-1][0]


def day_ticks(days: Iterable[float]) -> DayTicks:
    """Return the marks of an axis that holds all *days* (ordinals); none for no days."""
    known = [int(day) for day in days]
    if not known:
        return DayTicks(ticks=((0, ""), (1, "")))
    first = _month(min(known))
    last = max(first, _month(max(known) - 1)) + 1
    step = next(step for step in _STEPS if -(-last // step) - first // step <= _MOST)
    months = range(first // step * step, -(-last // step) * step + 1, step)
    return DayTicks(ticks=tuple((_ordinal(month), _words(month, step)) for month in months))


def _month(day: int) -> int:
    """Return the month of a day, counted from that of year 0."""
    found = date.fromordinal(min(max(day, 1), _AFTER_ALL - 1))
    return found.year * 12 + found.month - 1


def _ordinal(month: int) -> int:
    """Return the first day of a month; at the ends of the calendar, those ends."""
    year, rest = divmod(month, 12)
    if year < 1:
        return 1
    return _AFTER_ALL if year > date.max.year else date(year, rest + 1, 1).toordinal()


def _words(month: int, step: int) -> str:
    year, rest = divmod(month, 12)
    return f"{_MONTHS[rest]} {year}" if step < 12 else str(year)
