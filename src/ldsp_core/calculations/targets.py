"""Targets against what was reached, activity by activity and indicator by indicator."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from ldsp_core.calculations.combining import Value, interval_in
from ldsp_core.calculations.measuring import indicators_of, value_of
from ldsp_core.calculations.result import Origin, Result, origins_of
from ldsp_core.model import Activity, Indicator, Partnership
from ldsp_core.values import Comparison, Count, Missing, Share, reaches

Position = Comparison | Literal["no target recorded", "not recorded", "not comparable"]


@frozen(kw_only=True)
class Performance:
    """One indicator of one activity: what was aimed at, what was reached.

    ``share`` is the actual value as a share of the target, for counts alone;
    ``position`` says whether the target is met.
    """

    activity: Activity
    indicator: Indicator
    baseline: Value
    target: Value
    actual: Value
    forecast: Value
    share: Share | Missing
    position: Position
    origins: tuple[Origin, ...]


def performance(partnership: Partnership) -> tuple[Performance, ...]:
    """Return every indicator of every activity, in the order of the file.

    Formulas: share = actual ÷ target; met when the actual value reaches the target
    for every value that either may have (for "less is better", when it does not
    exceed it). Own definition, with IATI's target and actual (IATI Standard 2.03).
    """
    return tuple(
        of_indicator(activity, indicator)
        for activity in partnership.activities
        for indicator in indicators_of(partnership, activity)
    )


def of_indicator(activity: Activity, indicator: Indicator) -> Performance:
    """Return how *activity* stands on *indicator*."""
    results: dict[str, Result[Value]] = {
        "baseline": value_of(activity, indicator, "baseline"),
        "target": value_of(activity, indicator, "target"),
        "actual": value_of(activity, indicator, "actual"),
        "forecast": value_of(activity, indicator, "forecast"),
    }
    target, actual = results["target"].value, results["actual"].value
    return Performance(
        activity=activity,
        indicator=indicator,
        baseline=results["baseline"].value,
        target=target,
        actual=actual,
        forecast=results["forecast"].value,
        share=share_of_target(actual, target),
        position=position(indicator, actual, target),
        origins=origins_of(results.values()),
    )


def share_of_target(actual: Value, target: Value) -> Share | Missing:
    """Return actual ÷ target for two counts, bounds kept; Missing where it makes no sense."""
    if not isinstance(actual, Count) or not isinstance(target, Count):
        return Missing(reason="not applicable")
    if target.interval.low is None or target.interval.low <= 0:
        return Missing(reason="not applicable")
    return Share.of(actual, target)


def position(indicator: Indicator, actual: Value, target: Value) -> Position:
    """Say whether *actual* meets *target*, in the indicator's own direction."""
    if isinstance(actual, Missing):
        return "not recorded"
    if isinstance(target, Missing):
        return "no target recorded"
    mine, theirs = interval_in(indicator, actual), interval_in(indicator, target)
    if mine is None or theirs is None:
        return "not comparable"
    return reaches(mine, theirs, less_is_better=indicator.direction == "less is better")
