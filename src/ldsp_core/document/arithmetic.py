"""Calculating with cells: sums, differences and ratios that keep every bound.

What a Missing does (own definition): "not applicable" takes no part in a sum; any other
leaves the sum of the rest as an "at least", provided that nothing recorded can be below
zero, as what is not recorded is then not taken to be so either. Where that would say
nothing, and in differences and ratios, the result is Missing, with the reason
that comes first in ``REASONS``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Final

from ldsp_core.document.cells import Cell
from ldsp_core.errors import CalculationError, InvalidValueError
from ldsp_core.values import (
    NOT_APPLICABLE,
    NOT_RECORDED,
    Count,
    Interval,
    Missing,
    Money,
    MoneyRange,
    Share,
    money_range,
)
from ldsp_core.values.exact import added, minus, plus

REASONS: Final = ("suppressed", "not recorded", "not yet due", "not applicable")
"""Which reason a result takes when several inputs are missing: the first of these."""

_NUMBER: Final = ""
"""The unit of what is not money; the unit of money is its currency."""


def missing_of(cells: Iterable[Cell | None]) -> Missing | None:
    """Return the Missing that stands for all those among *cells*, ``None`` if there is none."""
    missing = [cell for cell in cells if isinstance(cell, Missing)]
    return min(missing, key=lambda cell: REASONS.index(cell.reason), default=None)


class Adder:
    """A sum that grows cell by cell: of ints, Counts and Decimals, or of money.

    The sum of ints is an int, with a Count among them a Count, with a Decimal a Decimal;
    that of money is Money or a MoneyRange. *zero* is the sum of no cells.
    """

    def __init__(self, zero: Cell = 0) -> None:
        """Start with nothing."""
        self._zero = zero
        self._unit: str | None = None
        self._kinds: set[type] = set()
        # Exact numbers are kept apart from bounds: there are many, and they are fast.
        self._whole = 0
        self._exact = Decimal(0)
        self._bounds = Interval.exactly(0)
        self._low: Decimal | None = Decimal(0)
        self._low_open = False
        self._missing: Missing | None = None

    @property
    def is_incomplete(self) -> bool:
        """Whether something is missing that belongs to the sum."""
        return self._missing is not None and self._missing != NOT_APPLICABLE

    def add(self, cell: Cell) -> None:
        """Add *cell*; raises CalculationError for what cannot be added to the rest."""
        if isinstance(cell, Missing):
            self._missing = missing_of((self._missing, cell))
            return
        unit = _unit(cell)
        if self._unit is None:
            self._unit = unit
        elif unit != self._unit:
            raise _mixed(self._unit, unit)
        self._kinds.add(type(cell))
        exact = _exact(cell)
        if exact is None:
            interval = interval_of(cell)
            self._bounds += interval
            self._add_low(interval.low)
            self._low_open = self._low_open or interval.low_open
        elif isinstance(exact, int):
            self._whole += exact
            self._add_low(exact)
        else:
            self._exact = plus(self._exact, exact)
            self._add_low(exact)

    def extend(self, cells: Sequence[Cell]) -> None:
        """Add *cells* one after the other; ints, or money of one currency, all at once."""
        kinds = set(map(type, cells))
        if kinds == {int}:
            self._add_exact(_NUMBER, cells)
        elif kinds == {Money} and len({money.currency for money in cells}) == 1:  # type: ignore[union-attr]
            self._add_exact(cells[0].currency, cells)  # type: ignore[union-attr]
        else:
            for cell in cells:
                self.add(cell)

    def _add_exact(self, unit: str, cells: Sequence[Any]) -> None:
        if self._unit not in (None, unit):
            raise _mixed(self._unit or _NUMBER, unit)
        self._unit = unit
        self._kinds.add(type(cells[0]))
        if unit == _NUMBER:
            total, least = sum(cells), min(cells)
            self._whole += total
        else:
            amounts = [money.amount for money in cells]
            total, least = added(amounts), min(amounts)
            self._exact = plus(self._exact, total)
        self._add_low(None if least < 0 else total)

    def _add_low(self, low: Decimal | int | None) -> None:
        """Keep the sum of the low ends, as long as none can be below zero."""
        if self._low is not None:
            self._low = None if low is None or low < 0 else plus(self._low, Decimal(low))

    def result(self) -> Cell:
        """Return the sum of what was added."""
        if self._unit is None:
            return self._zero if self._missing is None else self._missing
        if self._missing is not None and self.is_incomplete:
            return self._at_least(self._unit, self._missing)
        if self._kinds == {int}:
            return self._whole
        exact = Interval.exactly(plus(self._exact, Decimal(self._whole)))
        return _cell(self._bounds + exact, self._unit, self._kinds)

    def _at_least(self, unit: str, missing: Missing) -> Cell:
        """Return the bound that the recorded parts give."""
        if self._low is None or Decimal in self._kinds:
            return missing
        if self._low == 0 and not self._low_open:
            return missing
        approximate = self._bounds.approximate
        bound = Interval(low=self._low, low_open=self._low_open, approximate=approximate)
        return _cell(bound, unit, {Count})


def _exact(cell: Cell) -> Decimal | int | None:
    """Return the one number that *cell* is, ``None`` for a bound."""
    if isinstance(cell, int | Decimal):
        return cell
    if isinstance(cell, Money):
        return cell.amount
    return cell.low if isinstance(cell, Count) and cell.is_exact else None


def subtract(minuend: Cell, subtrahend: Cell) -> Cell:
    """Return the difference, of the kind that the sum would have."""
    if (missing := missing_of((minuend, subtrahend))) is not None:
        return missing
    unit, other = _unit(minuend), _unit(subtrahend)
    if unit != other:
        raise _mixed(unit, other)
    kinds = {type(minuend), type(subtrahend)}
    one, two = _exact(minuend), _exact(subtrahend)
    if one is not None and two is not None:
        return _exact_cell(plus(Decimal(one), minus(Decimal(two))), unit, kinds)
    return _cell(interval_of(minuend) - interval_of(subtrahend), unit, kinds)


def divide(numerator: Cell, denominator: Cell) -> Cell:
    """Return the ratio.

    Of two counts or ints it is the Share that they make; of two sums of money, or of
    Decimals, a Share stated as a fraction; of money by a number, the Money or MoneyRange
    for each. Where the denominator may be zero, or is below it, there is none: "not
    applicable", as where either is a share or in words, which a column of results of many
    kinds may hold. Where bounds leave nothing to be said of a share, it is "not recorded".
    """
    if (missing := missing_of((numerator, denominator))) is not None:
        return missing
    if isinstance(numerator, Share | str) or isinstance(denominator, Share | str):
        return NOT_APPLICABLE
    unit, other = _unit(numerator), _unit(denominator)
    if other not in (unit, _NUMBER):
        raise _mixed(unit, other)
    parts, whole = interval_of(numerator), interval_of(denominator)
    if whole.low is None or whole.low < 0 or whole.contains(0):
        return NOT_APPLICABLE
    if unit != other:
        return money_range(parts / whole, unit)
    if isinstance(numerator, int | Count) and isinstance(denominator, int | Count):
        return Share.of(_count(numerator), _count(denominator))
    share = parts / whole
    return NOT_RECORDED if share.low is None and share.high is None else Share(stated=share)


def share_of(part: Cell, whole: Cell) -> Cell:
    """Return *part* over *whole* as ``divide`` does, for a column of shares.

    Money over a number, and two currencies, give no share: "not applicable", which a row
    of a column of results of many kinds may hold.
    """
    cells = (part, whole)
    if not any(isinstance(cell, Missing | Share | str) for cell in cells):
        one, other = map(_unit, cells)
        if one != other:
            return NOT_APPLICABLE
    return divide(part, whole)


def _unit(cell: Cell) -> str:
    if isinstance(cell, Money | MoneyRange):
        return cell.currency
    if isinstance(cell, int | Decimal | Count):
        return _NUMBER
    if isinstance(cell, Share):
        raise CalculationError(
            "shares are never added, subtracted or divided; calculate with their counts"
        )
    raise CalculationError(f"cannot calculate with {cell!r}, which is a {type(cell).__name__}")


def interval_of(cell: Cell) -> Interval:
    """Return all values that *cell* may mean; raises CalculationError for no number."""
    if isinstance(cell, Count | MoneyRange | Share):
        return cell.interval
    if isinstance(cell, Money):
        return Interval.exactly(cell.amount)
    if isinstance(cell, int | Decimal):
        return Interval.exactly(cell)
    raise CalculationError(f"cannot calculate with {cell!r}, which is a {type(cell).__name__}")


def _count(cell: int | Count) -> Count:
    return Count.exactly(cell) if isinstance(cell, int) else cell


def _cell(interval: Interval, unit: str, kinds: set[type]) -> Cell:
    """Return *interval* as the cell that results from cells of *kinds*."""
    if interval.is_exact:
        return _exact_cell(interval.exact, unit, kinds)
    if unit != _NUMBER:
        return MoneyRange(interval=interval, currency=unit)
    try:
        return Count.of(interval)
    except InvalidValueError as error:
        raise CalculationError(f"a bound and a decimal give no count: {error}") from None


def _exact_cell(value: Decimal, unit: str, kinds: set[type]) -> Cell:
    if unit != _NUMBER:
        return Money(amount=value, currency=unit)
    if Decimal in kinds:
        return value
    return Count.exactly(int(value)) if Count in kinds else int(value)


def _mixed(one: str, two: str) -> CalculationError:
    names = (f"an amount in {unit}" if unit else "a plain number" for unit in (one, two))
    return CalculationError(f"cannot calculate with {' and '.join(names)} together")
