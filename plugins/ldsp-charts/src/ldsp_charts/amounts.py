"""What a cell has to be drawn: the ends that are known, and the words that say it."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from attrs import frozen

from ldsp_core.document import Cell, format_cell
from ldsp_core.values import Count, Interval, Missing, Money, MoneyRange, Period, Rag, Share

_LARGEST: Final = Decimal(10) ** 300


@frozen(kw_only=True)
class Amount:
    """An amount by its ends, ``None`` where one is not known, and in words."""

    low: float | None
    high: float | None
    words: str

    @property
    def is_exact(self) -> bool:
        """Whether the ends are one."""
        return self.low is not None and self.low == self.high

    @property
    def sure(self) -> tuple[float, float]:
        """The stretch from zero that is certain to be reached; none where zero is possible."""
        if self.low is not None and self.low > 0:
            return 0.0, self.low
        if self.high is not None and self.high < 0:
            return self.high, 0.0
        return 0.0, 0.0

    @property
    def possible(self) -> tuple[float, float]:
        """The stretch between the ends; of nothing where one of them is not known."""
        if self.low is None or self.high is None:
            return 0.0, 0.0
        return self.low, self.high

    @property
    def known(self) -> tuple[float, ...]:
        """The ends that are known."""
        return tuple(end for end in (self.low, self.high) if end is not None)


@frozen(kw_only=True)
class Gap:
    """A cell without an amount, and in words why."""

    words: str


def amount_of(cell: Cell) -> Amount | Gap:
    """Return what *cell* has to be drawn; a share as a fraction of one."""
    words = format_cell(cell)
    interval = _interval(cell)
    if interval is None or (interval.low is None and interval.high is None):
        return Gap(words=words)
    ends = [end for end in (interval.low, interval.high) if end is not None]
    if any(abs(end) > _LARGEST for end in ends):
        return Gap(words=f"{words} (too large to draw)")
    return Amount(low=_float(interval.low), high=_float(interval.high), words=words)


def _interval(cell: Cell) -> Interval | None:
    match cell:
        case int() | Decimal():
            return Interval.exactly(cell)
        case Money():
            return Interval.exactly(cell.amount)
        case Count() | MoneyRange() | Share():
            return cell.interval
        case Rag():
            return Interval(low=Decimal(cell.best), high=Decimal(cell.worst))
        case _:
            return None


def _float(end: Decimal | None) -> float | None:
    return None if end is None else float(end)


def heading_of(cell: Cell) -> str:
    """Return what a category is called beside its bar or below its point.

    That is its words, with a quarter and a year of two calendar years in their short form.
    """
    if isinstance(cell, Missing):
        return f"({cell})"
    if isinstance(cell, Period) and cell.kind == "quarter":
        year, _, number = cell.code.rpartition("Q")
        return f"Q{number} {year.rstrip('/-').removeprefix('FY').removeprefix('AY')}"
    return format_cell(cell)
