"""Whether a figure reaches a target: met, not met, or cannot tell yet."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, Literal

from ldsp_core.values.exact import minus, times
from ldsp_core.values.interval import Interval

Comparison = Literal["met", "not met", "cannot tell yet"]

NEAR: Final = Decimal("0.25")
"""How far an approximate value must lie from a target, as a share of it, before a
comparison with it gives an answer (own definition)."""


def compare(actual: Interval, target: Interval) -> Comparison:
    """Say whether *actual* is at least *target*, for every value that either may have.

    An approximate value near the other (within ``NEAR`` of the target) never gives an
    answer (own definition).
    """
    if _too_near(actual, target):
        return "cannot tell yet"
    if actual.low is not None and target.high is not None and actual.low >= target.high:
        return "met"
    if actual.high is not None and target.low is not None:
        excluded = actual.high_open or target.low_open
        if actual.high < target.low or (actual.high == target.low and excluded):
            return "not met"
    return "cannot tell yet"


def reaches(actual: Interval, target: Interval, *, less_is_better: bool = False) -> Comparison:
    """Say whether *actual* does what *target* asks for.

    As ``compare`` (with *less_is_better*: whether *actual* is at most *target*), but a
    target that is itself a bound in that direction asks for no more than it says: "at
    least 600" is met by 700 and, where less is better, "fewer than 50" by 40 (own
    definition).
    """
    if less_is_better:
        return reaches(-actual, -_without_zero(target))
    if target.low is not None and target.high is None and target.covers(actual):
        end = Interval(low=target.low, high=target.low, approximate=target.approximate)
        return "cannot tell yet" if _too_near(actual, end) else "met"
    return compare(actual, target)


def _without_zero(target: Interval) -> Interval:
    """Return *target* without a low end of zero, which "fewer than 50" has of itself."""
    if target.low != 0 or target.high is None:
        return target
    return Interval(high=target.high, high_open=target.high_open, approximate=target.approximate)


def _too_near(actual: Interval, target: Interval) -> bool:
    if not (actual.approximate or target.approximate):
        return False
    ends = [end.copy_abs() for end in (target.low, target.high) if end is not None]
    margin = times(NEAR, max(ends, default=Decimal(0)))
    gap = actual - target
    return (gap.low is None or gap.low <= margin) and (
        gap.high is None or gap.high >= minus(margin)
    )
