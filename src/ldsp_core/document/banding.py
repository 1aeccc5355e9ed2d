"""Rating a value by the band it lies in; a bound may lie in several."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from ldsp_core.document.arithmetic import interval_of
from ldsp_core.document.cells import Cell
from ldsp_core.document.derivations import Band
from ldsp_core.errors import CalculationError
from ldsp_core.values import Interval, Missing, Rag
from ldsp_core.values.comparison import NEAR
from ldsp_core.values.exact import minus, times

Limits = Sequence[tuple[Decimal | None, int]]
"""Upper ends with the rating up to each; the last has none."""


def limits_of(band: Band) -> Limits:
    """Return the limits of *band* as numbers.

    Raises CalculationError unless they rise, only the last is open, and every rating
    lies between 1 and 5.
    """
    ends = [_limit(limit.up_to) for limit in band.limits]
    closed = [end for end in ends if end is not None]
    if not ends or ends[-1] is not None or len(closed) != len(ends) - 1:
        raise CalculationError("the last limit of a band, and no other, takes all the rest")
    if any(low >= high for low, high in pairwise(closed)):
        raise CalculationError("the limits of a band must rise")
    for limit in band.limits:
        Rag.exactly(limit.rag)
    return tuple(zip(ends, (limit.rag for limit in band.limits), strict=True))


def rate(cell: Cell, limits: Limits) -> Rag | Missing:
    """Return the rating of *cell*, from the best to the worst that any value of it gets.

    A share is rated as a fraction of one, money by its amount. An approximate value is
    rated with all that lies near it, as in comparisons with a target (``NEAR``).
    """
    if isinstance(cell, Missing):
        return cell
    low, high, low_open = _ends(cell)
    first = 0 if low is None else _band(limits, low, excluded=low_open)
    last = len(limits) - 1 if high is None else _band(limits, high, excluded=False)
    ratings = [rag for _, rag in limits[first : last + 1]]
    return Rag(best=min(ratings), worst=max(ratings))


def _band(limits: Limits, value: Decimal, *, excluded: bool) -> int:
    """Return which of *limits* is the first that *value* does not exceed."""
    return next(
        index
        for index, (end, _) in enumerate(limits)
        if end is None or value < end or (value == end and not excluded)
    )


def _ends(cell: Cell) -> tuple[Decimal | None, Decimal | None, bool]:
    interval = interval_of(cell)
    if interval.approximate:
        below, above = (
            times(NEAR, (end or Decimal(0)).copy_abs()) for end in (interval.low, interval.high)
        )
        interval += Interval(low=minus(below), high=above)
    return interval.low, interval.high, interval.low_open


def _limit(text: str | None) -> Decimal | None:
    try:
        end = None if text is None else Decimal(text)
    except InvalidOperation:
        raise CalculationError(f"the limit {text!r} of a band is not a number") from None
    if end is not None and not end.is_finite():
        raise CalculationError(f"the limit {text!r} of a band is not a finite number")
    return end
