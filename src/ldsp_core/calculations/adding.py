"""One indicator over several activities and places, by the indicator's own rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial

from ldsp_core.calculations.combining import Recorded, Value, combined, or_more
from ldsp_core.calculations.covering import end_of_period
from ldsp_core.calculations.measuring import is_gap, value_at
from ldsp_core.calculations.result import Result, origins_of
from ldsp_core.calculations.standing import placed
from ldsp_core.calculations.union import disjoint_totals, of_people, union
from ldsp_core.model import Activity, Indicator, Partnership
from ldsp_core.model.terms import MeasurementKind
from ldsp_core.values import SUPPRESSED, Count, Missing, Period


def total_of(
    partnership: Partnership,
    indicator: Indicator,
    kind: MeasurementKind,
    period: Period | None = None,
    *,
    to_date: bool = False,
    activities: Iterable[Activity] | None = None,
) -> Result[Value]:
    """Return *indicator* over all activities, or over those given (unit: the indicator's).

    Formulas: each activity gives its ``value_of`` for *period*; these are put together by the
    indicator's ``over_activities``:

    - sum: counts and money add up; of shares the numerators and the denominators do.
      Unique people may be in two activities: at least the largest number of any one
      activity, or of any set declared to share nobody (``Partnership.disjoint``), at
      most the sum.
    - latest: the value whose period ends last.
    - maximum: the greatest; of levels the one furthest up the list.
    - mean: the sum ÷ the number of activities with a value; a Decimal, or an Interval of
      bounds. Of shares the pooled one.
    - none: the value where one activity alone has one.

    Suppressed where the value of one is. Missing when no activity has a value; activities
    without one are named in ``left_out``, and where one of them tells that its value is not
    recorded, a sum or greatest value is a lower bound. Raises CalculationError for every other sum,
    with the reason: rule "none", shares stated without their two numbers, levels, unlike
    values, several values that end last. Own definition, after IATI Standard 2.03.
    """
    results: dict[str, Result[Value]] = {}
    chosen = partnership.activities if activities is None else tuple(activities)
    for activity in chosen:
        kinds = {
            index: each.kind
            for index, each in enumerate(activity.measurements)
            if each.indicator == indicator.id
        }
        if kinds:
            mine = [index for index, each in kinds.items() if each == kind]
            results[activity.id] = value_at(activity, indicator, mine, period, to_date=to_date)
    values: dict[str, Value] = {
        name: result.value
        for name, result in results.items()
        if not isinstance(result.value, Missing) or result.value == SUPPRESSED
    }
    left_out = tuple(text for result in results.values() for text in _left_out(result))
    if not values:
        return Result(value=_no_value(results), left_out=left_out)
    if indicator.over_activities == "latest":
        ends = {activity.id: _end(activity, results) for activity in chosen}
        last = max(ends[name] for name in values)
        values = {name: value for name, value in values.items() if ends[name] == last}
    recorded = {name: value for name, value in values.items() if not isinstance(value, Missing)}
    whole: Value = SUPPRESSED
    if len(recorded) == len(values):
        gap = any(is_gap(result) for result in results.values())
        whole = added_up(partnership, indicator, recorded, gap=gap)
    return Result(
        value=whole,
        origins=partial(origins_of, [results[name] for name in values]),
        left_out=left_out,
    )


def added_up(
    partnership: Partnership,
    indicator: Indicator,
    values: Mapping[str, Recorded],
    *,
    gap: bool = False,
) -> Recorded:
    """Return the *values* of several activities, by their ids, as one; see ``total_of``.

    For the rule "latest" they are those that end last. With *gap* there is an activity
    more whose value is not recorded. Raises as ``total_of`` does.
    """
    counts = {name: value for name, value in values.items() if isinstance(value, Count)}
    if (
        indicator.over_activities == "sum"
        and indicator.basis == "unique people"
        and len(counts) == len(values) > 1
    ):
        singles = [
            of_people(count, f"activities[{name}].measurements of {indicator.id!r}")
            for name, count in counts.items()
        ]
        whole: Recorded = union(singles, [*singles, *disjoint_totals(partnership, counts)])
    else:
        whole = combined(indicator, list(values.values()), indicator.over_activities, "activities")
    return or_more(whole) if gap and indicator.over_activities in ("sum", "maximum") else whole


def _left_out(result: Result[Value]) -> Iterable[str]:
    if isinstance(result.value, Missing) and result.value != SUPPRESSED:
        yield from (f"{origin.place}: {origin.value}" for origin in result.origins)
    yield from result.left_out


def _no_value(results: Mapping[str, Result[Value]]) -> Missing:
    """Return why no activity has a value: their common reason, if they have one."""
    reasons = {result.value for result in results.values() if isinstance(result.value, Missing)}
    return reasons.pop() if len(reasons) == 1 else Missing()


def _end(activity: Activity, results: Mapping[str, Result[Value]]) -> date:
    """Return the last day that the value of *activity* is for."""
    used = (
        {origin.place for origin in results[activity.id].origins} if activity.id in results else ()
    )
    return max(
        (end_of_period(each) for each in placed(activity) if each.place in used), default=date.min
    )
