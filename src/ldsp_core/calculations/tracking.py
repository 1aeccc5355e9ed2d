"""Whether a value is on track: near enough to its target, ahead of it, or behind."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from ldsp_core.calculations.combining import Value, kind_of, numbers_of
from ldsp_core.calculations.measuring import value_of
from ldsp_core.calculations.result import Result, origins_of
from ldsp_core.errors import CalculationError
from ldsp_core.model import Activity, Indicator, Partnership
from ldsp_core.model.terms import Direction
from ldsp_core.values import NOT_APPLICABLE, Interval, Missing, Period, compare

Track = Literal["on track", "ahead", "behind", "cannot tell yet"]
"""Where a value stands against its target; "ahead" is always the better side."""


def on_track(
    actual: Value, target: Value, margin: Decimal, direction: Direction = "more is better"
) -> Track | Missing:
    """Say whether *actual* lies within *margin* per cent of *target* (no unit: words).

    Formula: on track from target × (1 − margin ÷ 100) to target × (1 + margin ÷ 100),
    both included; beyond that ahead or behind, by *direction*. With bounds the answer is
    that of every value that either may have, else "cannot tell yet". A target that is
    itself a bound in its direction ("at least 600") stands for its end. An approximate
    value near a limit gives no answer (``compare``). Missing, with the reason, where
    actual or target is; "not applicable" to levels and to unlike values. Raises
    CalculationError for a margin below zero and for two currencies. Own definition.
    """
    if margin < 0:
        raise CalculationError(f"a margin is zero or more, got {margin} per cent")
    if isinstance(actual, Missing):
        return actual
    if isinstance(target, Missing):
        return target
    mine, theirs = numbers_of(actual), numbers_of(target)
    kinds = kind_of(actual), kind_of(target)
    if mine is None or theirs is None or kinds[0] != kinds[1]:
        if all(kind not in ("number", "share", "level") for kind in kinds):
            raise CalculationError(
                f"{actual} and {target} are in different currencies; convert one of them first"
            )
        return NOT_APPLICABLE
    less = direction == "less is better"
    low, high = _limits(_nominal(theirs, less=less), margin)
    reaches_low, within_high = compare(mine, low), compare(-mine, -high)
    if reaches_low == "not met":
        return "ahead" if less else "behind"
    if within_high == "not met":
        return "behind" if less else "ahead"
    return "on track" if reaches_low == within_high == "met" else "cannot tell yet"


def track(
    partnership: Partnership,
    activity: Activity,
    indicator: Indicator,
    period: Period | None = None,
    *,
    to_date: bool = False,
) -> Result[Track | Missing]:
    """Say whether *activity* is on track on *indicator* (no unit: words).

    Formula and source as in ``on_track``. Actual and target are ``value_of`` for the same time;
    the margin is the partnership's own (``Settings.on_track_margin``).
    """
    actual = value_of(activity, indicator, "actual", period, to_date=to_date)
    target = value_of(activity, indicator, "target", period, to_date=to_date)
    return Result(
        value=on_track(
            actual.value, target.value, partnership.settings.on_track_margin, indicator.direction
        ),
        origins=origins_of([actual, target]),
        left_out=(*actual.left_out, *target.left_out),
    )


def _nominal(target: Interval, *, less: bool) -> Interval:
    """Return the end that a one-sided target names; a two-sided one as it is."""
    end = target.low
    if less and (target.low is None or target.low == 0):
        end = target.high
    elif less or target.high is not None:
        return target
    return Interval(low=end, high=end, approximate=target.approximate)


def _limits(target: Interval, margin: Decimal) -> tuple[Interval, Interval]:
    """Return the lower and the upper limit of what is on track."""
    hundredth = Interval.exactly(margin) * Interval.exactly(Decimal("0.01"))
    less, more = Interval.exactly(1) - hundredth, Interval.exactly(1) + hundredth
    if target.high is not None and target.high <= 0:
        return target * more, target * less
    return target * less, target * more
