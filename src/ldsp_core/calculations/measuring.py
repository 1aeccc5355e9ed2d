"""The value of one indicator in one activity, from its measurements over periods."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Final

from ldsp_core.calculations.combining import Value, combined, or_more
from ldsp_core.calculations.covering import end_of_period, start_of_period
from ldsp_core.calculations.over_time import in_period, up_to_now
from ldsp_core.calculations.plain_sums import plain_sum
from ldsp_core.calculations.result import Result
from ldsp_core.calculations.standing import (
    Indexes,
    Placed,
    by_indicator,
    of_kind,
    origins_at,
    origins_from,
    standing,
    told_values,
)
from ldsp_core.errors import CalculationError
from ldsp_core.model import Activity, Indicator, Partnership
from ldsp_core.model.terms import MeasurementKind
from ldsp_core.values import NOT_APPLICABLE, NOT_RECORDED, SUPPRESSED, Missing, Period, Place

__all__ = [
    "Value",
    "indicators_of",
    "is_gap",
    "measured",
    "value_at",
    "value_if_it_adds",
    "value_of",
    "values_by_place",
]

_NOTHING: Final[Result[Value]] = Result(value=NOT_RECORDED)


def indicators_of(partnership: Partnership, activity: Activity) -> tuple[Indicator, ...]:
    """Return the indicators that *activity* measures, in the order it names them."""
    names = dict.fromkeys(measurement.indicator for measurement in activity.measurements)
    return tuple(partnership.indicator(name) for name in names)


def measured(
    partnership: Partnership, activities: Iterable[Activity]
) -> Iterator[tuple[Activity, Indicator, Indexes]]:
    """Yield every indicator of each activity, with where its measurements stand."""
    known: dict[str, Indicator] = {}
    for activity in activities:
        for name, indexes in by_indicator(activity).items():
            if name not in known:
                known[name] = partnership.indicator(name)
            yield activity, known[name], indexes


def value_of(
    activity: Activity,
    indicator: Indicator,
    kind: MeasurementKind,
    period: Period | None = None,
    *,
    to_date: bool = False,
) -> Result[Value]:
    """Return the value of *indicator* in *activity*, over all it is told for (unit: its own).

    Formula: what stands for each time and place, put together by the rules below. With
    *period*, the value for that period alone; with *to_date* too, everything up to its end.

    - Of measurements for the same period, place and breakdowns the one recorded last
      counts (supersession).
    - A cumulative value stands for everything up to the end of its period, and a longer
      period for the shorter ones within it; they are never added. What comes after a
      cumulative value is added to it.
    - Values add up over periods by the indicator's ``over_periods``, and those of
      different places then by its ``over_activities``. The places of one activity share
      nobody.
    - What rests on a suppressed value is suppressed too: never the sum of the others.
    - Where a value is told to be "not recorded", and no other stands for it, what adds up
      is a lower bound; one that is "not yet due" adds nothing yet.
    - The value of a single period is that of the times within it; failing that, the
      difference of two cumulative values, an upper bound where the earlier one is not
      known.

    Raises CalculationError for periods that overlap, and for sums that say nothing
    (shares stated alone, levels, unlike values). Own definition, after the reporting
    periods of IATI Standard 2.03.
    """
    return value_at(
        activity, indicator, of_kind(activity, indicator, kind), period, to_date=to_date
    )


def value_at(
    activity: Activity,
    indicator: Indicator,
    indexes: Sequence[int],
    period: Period | None = None,
    *,
    to_date: bool = False,
) -> Result[Value]:
    """As ``value_of``, from the measurements at *indexes*: all those of one kind."""
    if not indexes:
        return _NOTHING
    if period is None and len(indexes) == 1:  # by far the most common case: nothing to add
        value = activity.measurements[indexes[0]].value
        return Result(value=value, origins=partial(origins_at, activity, indexes))
    if period is None and (plain := plain_sum(activity, indicator, indexes)) is not None:
        return Result(value=plain, origins=partial(origins_at, activity, indexes))
    stands = standing(activity, indexes)
    if period is None and len(stands) == 1:
        return Result(value=stands[0].measurement.value, origins=partial(origins_from, stands))
    asked, left_out = _asked(stands, period, to_date=to_date)
    gaps = [
        each
        for each in asked
        if isinstance(each.measurement.value, Missing)
        and (period is None or to_date or end_of_period(each) >= period.start)
    ]
    gaps = [each for each in gaps if each.measurement.value != SUPPRESSED]
    told = told_values(asked)
    at_places = _at_places(activity, indicator, told, period, to_date=to_date)
    used = {place: each for place, each in at_places.items() if _is_known(each[0])}
    left_out += tuple(
        f"{found[-1].place}: how much of it is of the period is not known"
        for place, (_, found) in at_places.items()
        if place not in used
    )
    if not used:
        return Result(value=_reason(gaps), origins=partial(origins_from, gaps), left_out=left_out)
    if indicator.over_activities == "latest":
        last = max(_end(found) for _, found in used.values())
        used = {place: each for place, each in used.items() if _end(each[1]) == last}
    values = [value for value, _ in used.values() if not isinstance(value, Missing)]
    named = {each.index for _, found in used.values() for each in found}
    whole: Value = SUPPRESSED
    if len(values) == len(used):
        places = f"the places of activities[{activity.id}]"
        whole = combined(indicator, values, indicator.over_activities, places)
        if len(used) < len(at_places) or any(_is_open(indicator, each, told) for each in gaps):
            whole = or_more(whole)
    return Result(
        value=whole,
        origins=partial(origins_from, [each for each in stands if each.index in named]),
        left_out=(*(f"{each.place}: {each.measurement.value}" for each in gaps), *left_out),
    )


def value_if_it_adds(
    activity: Activity,
    indicator: Indicator,
    indexes: Sequence[int],
    period: Period | None = None,
    *,
    to_date: bool = False,
) -> Result[Value]:
    """As ``value_at``, but "not applicable" where the indicator's own rule is "none".

    ``left_out`` says so. For tables of all indicators, in which one that does not add up
    is no mistake; two values for the same time are, and refused here too.
    """
    try:
        return value_at(activity, indicator, indexes, period, to_date=to_date)
    except CalculationError as error:
        if "none" not in (indicator.over_periods, indicator.over_activities):
            raise
        stands = standing(activity, indexes)
        return Result(value=NOT_APPLICABLE, left_out=(f"{stands[0].place}: {error}",))


def values_by_place(
    activity: Activity, indicator: Indicator, kind: MeasurementKind
) -> dict[Place | Missing, Result[Value]]:
    """Return the value of *indicator* at each place that *activity* measures it for.

    Missing stands for no place. Places without a value are left out, those with a
    suppressed one are not; see ``value_of``.
    """
    told = told_values(standing(activity, of_kind(activity, indicator, kind)))
    return {
        place: Result(value=value, origins=partial(origins_from, found))
        for place, (value, found) in _at_places(activity, indicator, told).items()
    }


def _at_places(
    activity: Activity,
    indicator: Indicator,
    recorded: Sequence[Placed],
    period: Period | None = None,
    *,
    to_date: bool = False,
) -> dict[Place | Missing, tuple[Value, list[Placed]]]:
    places: dict[Place | Missing, list[Placed]] = {}
    for each in recorded:
        places.setdefault(each.measurement.place, []).append(each)
    used: dict[Place | Missing, tuple[Value, list[Placed]]] = {}
    for place, found in places.items():
        if period is None or to_date:
            value, mine = up_to_now(indicator, found)
        else:
            value, mine = in_period(activity, indicator, found, period)
        if _is_known(value) or mine:
            used[place] = value, mine
    return used


def is_gap(result: Result[Value]) -> bool:
    """Whether a measurement says of the value that was looked for that it is not recorded."""
    return result.value == NOT_RECORDED and bool(result.origins)


def _is_known(value: Value) -> bool:
    return not isinstance(value, Missing) or value == SUPPRESSED


_GROWING: Final = ("sum", "maximum")


def _is_open(indicator: Indicator, gap: Placed, told: Sequence[Placed]) -> bool:
    """Whether what is not recorded at *gap* may be more than what the values *told* make."""
    mine = gap.measurement
    if mine.value != NOT_RECORDED:
        return False
    beside = [
        each
        for each in told
        if isinstance(mine.place, Missing)
        or isinstance(each.measurement.place, Missing)
        or each.measurement.place == mine.place
    ]
    if not beside:
        return indicator.over_activities in _GROWING
    return indicator.over_periods in _GROWING and not any(
        isinstance(mine.period, Missing) or _stands_for(each, gap) for each in beside
    )


def _stands_for(told: Placed, gap: Placed) -> bool:
    """Whether a value *told* holds the time of *gap*."""
    return end_of_period(told) >= end_of_period(gap) and (
        told.measurement.cumulative or start_of_period(told) <= start_of_period(gap)
    )


def _end(found: Sequence[Placed]) -> date:
    return max(map(end_of_period, found))


def _asked(
    found: Sequence[Placed], period: Period | None, *, to_date: bool
) -> tuple[list[Placed], tuple[str, ...]]:
    """Return those that may say something of what is asked, and why others do not."""
    if period is None:
        return list(found), ()
    asked: list[Placed] = []
    left_out: list[str] = []
    for each in found:
        told = each.measurement.period
        if isinstance(told, Missing):
            recorded = each.measurement.recorded
            if to_date and not isinstance(recorded, Missing) and recorded <= period.end:
                asked.append(each)
            else:
                left_out.append(f"{each.place}: it has no period")
        elif start_of_period(each) > period.end:
            continue
        elif end_of_period(each) > period.end:
            left_out.append(f"{each.place}: {told.code} goes beyond {period.code}")
        elif to_date or each.measurement.cumulative or period.contains(told):
            asked.append(each)
        elif told.end < period.start:
            asked.append(each)  # it may tell what a cumulative value began with
        else:
            left_out.append(f"{each.place}: {told.code} is not wholly within {period.code}")
    return asked, tuple(left_out)


def _reason(found: Sequence[Placed]) -> Missing:
    """Return why the latest value is not there."""
    reasons = [
        (end_of_period(each), each.measurement.value)
        for each in found
        if isinstance(each.measurement.value, Missing)
    ]
    return max(reasons, key=lambda each: (each[0], each[1].reason))[1] if reasons else Missing()
