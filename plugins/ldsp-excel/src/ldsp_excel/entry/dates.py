"""Dates that people type, day first, and the serial numbers that a spreadsheet makes of them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from attrs import frozen

_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{1,4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})", re.ASCII)
_MONTH = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{4})", re.ASCII)

_EPOCH: Final = date(1899, 12, 30)
_EPOCH_1904: Final = date(1904, 1, 1)
FIRST_SERIAL: Final = 61
"""1 March 1900: before it, spreadsheets disagree, since 1900 was no leap year."""
LAST_SERIAL: Final = (date.max - _EPOCH).days


@frozen
class NotADateError(ValueError):
    """What was typed looks like a date and is none; ``advice`` is what may be meant."""

    advice: str


def day_in(text: str) -> date | None:
    """Return the day that *text* writes in figures, day first; None for any other text.

    Also year first, 2019-05-25. Raises NotADateError for a day that is in no calendar,
    and where the year is not written out.
    """
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, match.groups())
        return _day(year, month, day)
    match = _DAY_FIRST.fullmatch(text)
    if match is None:
        return None
    first, second, third = match.groups()
    if len(third) != 4:
        raise NotADateError("write the year in four figures, day first, like 25/05/2019")
    return _day(int(third), int(second), int(first))


def month_in(text: str) -> str | None:
    """Return the month that *text* writes as 05/2019, as 2019-05; None for any other text."""
    match = _MONTH.fullmatch(text)
    if match is None or not 1 <= int(match[1]) <= 12:
        return None
    return f"{match[2]}-{int(match[1]):02d}"


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        pass
    if month > 12 and 1 <= day <= 12:
        swapped = date(year, day, min(month, monthrange(year, day)[1])) if year else None
        if swapped is not None and swapped.day == month:
            raise NotADateError(f"the day comes first; write it as {written(swapped)}")
    if not year or not 1 <= month <= 12 or not 1 <= day <= 31:
        raise NotADateError("write it day first, like 25/05/2019")
    last = date(year, month, monthrange(year, month)[1])
    raise NotADateError(f"write it as {written(last)}")


def written(day: date) -> str:
    """Return *day* as people write it: 25/05/2019."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def day_of_serial(serial: int, *, since_1904: bool) -> date | None:
    """Return the day with a serial number; None where no day, or no certain one, has it."""
    if since_1904:
        return _EPOCH_1904 + timedelta(serial) if 0 <= serial <= LAST_SERIAL - 1462 else None
    return _EPOCH + timedelta(serial) if FIRST_SERIAL <= serial <= LAST_SERIAL else None


def serial_of(day: date) -> int | None:
    """Return the serial number of *day*; None for those before 1 March 1900."""
    serial = (day - _EPOCH).days
    return serial if serial >= FIRST_SERIAL else None
