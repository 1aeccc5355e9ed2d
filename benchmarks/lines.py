"""The rows that workbooks are measured with: typed, each other than the one before, made as asked.

Twelve columns: a reference, two names, a theme, two dates, target, actual, the share of the
target, profile, spend, and the variance between them. Ten thousand rows are made ready
beforehand and told apart by their reference, so that making rows costs next to nothing
and takes no memory that grows with their number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, Generic, TypeVar, overload

from attrs import frozen

Plain = tuple[str, str, str, str, date, date, int, int, float, float, float, float]
"""A row as peers take it: shares and money are floats."""

R = TypeVar("R")

POOL: Final = 10_000
HEADERS: Final = (
    "Reference",
    "Activity",
    "Organisation",
    "Theme",
    "Start",
    "End",
    "Target",
    "Actual",
    "Share of target",
    "Profile (£)",
    "Spend (£)",
    "Variance (£)",
)
_FIRST: Final = date(2019, 4, 1)
_THEMES: Final = ("Skills for work", "Getting online", "Inclusion & access", "Digital leaders")


@frozen
class Figures:
    """What a row says, with exact amounts."""

    activity: str
    organisation: str
    theme: str
    start: date
    end: date
    target: int
    actual: int
    profile: Decimal
    spend: Decimal


def figures(number: int) -> Figures:
    """Return the figures of the row *number*; neighbours differ in every one."""
    start = _FIRST + timedelta(days=number * 7 % 1_461)
    profile = Decimal(number * 7_919 % 5_000_000) / 100
    return Figures(
        f"Digital skills session {number * 31 % 9_973} at place {number % 617}",
        f"Organisation {number * 13 % 211}",
        _THEMES[number % 4],
        start,
        start + timedelta(days=30 + number % 300),
        20 + number * 17 % 480,
        number * 23 % 500,
        profile,
        Decimal(number * 104_729 % 5_000_000) / 100,
    )


def plain(number: int) -> tuple[object, ...]:
    """Return a row as peers take it, its reference left out."""
    made = figures(number)
    profile, spend = float(made.profile), float(made.spend)
    return (
        made.activity,
        made.organisation,
        made.theme,
        made.start,
        made.end,
        made.target,
        made.actual,
        made.actual / made.target,
        profile,
        spend,
        spend - profile,
    )


class Lines(Sequence[tuple[R, ...]], Generic[R]):
    """*size* rows, of which only those of the pool are kept."""

    def __init__(self, size: int, make: Callable[[int], tuple[R, ...]]) -> None:
        """Make the pool ready."""
        self._size = size
        self._pool = [make(number) for number in range(min(size, POOL))]

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, index: int) -> tuple[R, ...]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[tuple[R, ...]]: ...
    def __getitem__(self, index: int | slice) -> tuple[R, ...] | Sequence[tuple[R, ...]]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(self._size))]
        if not -self._size <= index < self._size:
            raise IndexError(index)
        index %= self._size
        return (f"ACT-{index:07}", *self._pool[index % POOL])  # type: ignore[return-value]

    def __iter__(self) -> Iterator[tuple[R, ...]]:
        pool = self._pool
        for index in range(self._size):
            yield (f"ACT-{index:07}", *pool[index % POOL])  # type: ignore[arg-type]
