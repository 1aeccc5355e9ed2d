"""Exact counts for periods side by side: by far the most common case, added without detours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from attrs import define

from ldsp_core.model import Activity, Indicator
from ldsp_core.values import Count, Missing, Period


def plain_sum(activity: Activity, indicator: Indicator, indexes: Sequence[int]) -> Count | None:
    """Return the sum of the measurements at *indexes*, where nothing else could come of them.

    They are several exact counts of an indicator that adds up over periods, each for a
    month, quarter or year of one calendar, none twice, none cumulative, for a place or
    broken down. None for anything else, which ``value_of`` then looks at closely.
    """
    if indicator.over_periods != "sum" or len(indexes) < 2:
        return None
    measurements = activity.measurements
    starts: set[date] = set()
    whole = 0
    first = measurements[indexes[0]].period
    if not isinstance(first, Period) or first.kind == "range":
        return None
    kind, calendar = first.kind, first.calendar
    for index in indexes:
        measurement = measurements[index]
        count, period = measurement.count, measurement.period
        if type(count) is not Count or type(period) is not Period:
            return None
        low = count.low
        if low is None or low != count.high or count.approximate:
            return None
        if period.kind != kind or period.calendar != calendar:
            return None
        if measurement.cumulative or measurement.breakdowns or measurement.place:
            return None
        whole += low
        starts.add(period.start)
    return Count.exactly(whole) if len(starts) == len(indexes) else None


@define
class PlainSum:
    """The sum of ``number`` exact counts of one indicator and kind, side by side in time."""

    whole: int
    number: int
    last: Period


PlainSums = dict[tuple[str, str], PlainSum]
"""Sums by the indicator's id and the kind of measurement."""


def plain_sums(activity: Activity) -> PlainSums | None:
    """Return the sums of all that *activity* measures, in one pass, where all of it is plain.

    As ``plain_sum`` says, and each period after the one before it; of one count alone the
    sum is that count. None where any of it is not, even a worded one.
    """
    found: PlainSums = {}
    for measurement in activity.measurements:
        count, period = measurement.count, measurement.period
        if (
            type(count) is not Count
            or type(period) is not Period
            or measurement.cumulative
            or measurement.breakdowns
            or type(measurement.place) is not Missing
        ):
            return None
        low = count.low
        if low is None or low != count.high or count.approximate or count.wording is not None:
            return None
        key = (measurement.indicator, measurement.kind)
        known = found.get(key)
        if known is None:
            found[key] = PlainSum(low, 1, period)
            continue
        last = known.last
        if (
            period.start <= last.start
            or period.kind != last.kind
            or period.calendar != last.calendar
            or last.kind == "range"
        ):
            return None
        known.whole += low
        known.number += 1
        known.last = period
    return found
