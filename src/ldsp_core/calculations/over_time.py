"""One indicator over time at one place: cumulative values, nested periods, single quarters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ldsp_core.calculations.combining import Recorded, Value, combined
from ldsp_core.calculations.covering import (
    end_of_period,
    same_time,
    start_of_period,
    tiles,
    widest,
    within,
)
from ldsp_core.calculations.standing import Placed
from ldsp_core.model import Activity, Indicator
from ldsp_core.values import SUPPRESSED, Count, Interval, Missing, Money, Period, money_range

Used = tuple[Value, list[Placed]]
"""A value and the measurements that it comes from."""


def up_to_now(indicator: Indicator, found: Sequence[Placed]) -> Used:
    """Return the value that *found* give together; all of them have one.

    Suppressed where one that it rests on is.
    """
    used = _used(indicator, found)
    if _is_suppressed(used):
        return SUPPRESSED, used
    values = [_value(each) for each in used]
    over = f"the periods of activities[{used[0].activity.id}]"
    return combined(indicator, values, indicator.over_periods, over), used


def in_period(
    activity: Activity, indicator: Indicator, found: Sequence[Placed], period: Period
) -> Used:
    """Return the value for *period* alone; Missing when *found* do not say.

    Missing with measurements where there was some growth, and nobody knows how much.

    The values for times within it are put together; where there are none, or they leave
    days out, the difference of two cumulative values is taken.
    """
    single = [each for each in found if not each.measurement.cumulative]
    inside = within(single, period)
    grown = [
        each for each in found if each.measurement.cumulative and end_of_period(each) == period.end
    ]
    if indicator.over_periods != "sum":
        inside += grown if indicator.over_periods == "latest" else []
        return up_to_now(indicator, inside) if inside else (Missing(), [])
    parts = widest(inside)
    if parts and (tiles(parts, period.start, period.end) or not grown):
        return up_to_now(indicator, parts)
    if not grown:
        return Missing(), []
    value, used = _growth(activity, found, _last_of(grown), period.start)
    if isinstance(value, Missing) and value != SUPPRESSED and parts:
        return up_to_now(indicator, parts)
    return value, used


def prior(activity: Activity, found: Sequence[Placed], start: date) -> tuple[list[Placed], bool]:
    """Return what was measured before *start*, and whether it leaves no day out.

    The latest cumulative value before it, and what follows that; without one, all
    periods from the start of the activity, if that is known.
    """
    earlier = [each for each in found if end_of_period(each) < start and _dated(each)]
    last = start - timedelta(days=1)
    grown = [each for each in earlier if each.measurement.cumulative]
    if grown:
        base = max(grown, key=end_of_period)
        after = widest(
            [
                each
                for each in earlier
                if not each.measurement.cumulative and start_of_period(each) > end_of_period(base)
            ]
        )
        return [base, *after], tiles(after, end_of_period(base) + timedelta(days=1), last)
    single = widest(earlier)
    if isinstance(activity.start, Missing):
        return single, False
    began = activity.start.date.first
    if began >= start:
        return single, True
    complete = bool(single) and start_of_period(single[0]) <= began
    return single, complete and tiles(single, start_of_period(single[0]), last)


def _growth(
    activity: Activity,
    found: Sequence[Placed],
    whole: Placed,
    start: date,
) -> Used:
    """Return a cumulative value less what was there before *start*, never below zero.

    Where what was there before is not known wholly, the difference is an upper bound.
    """
    before, complete = prior(activity, found, start)
    if _is_suppressed([*before, whole]):
        return SUPPRESSED, [*before, whole]
    value = _value(whole)
    amounts = [_amount(value), *(_amount(_value(each)) for each in before)]
    known = [amount for amount in amounts if amount is not None]
    if len(known) < len(amounts):
        return Missing(), []
    growth = known[0]
    for amount in known[1:]:
        growth = growth - amount
    if not complete:
        growth = growth + Interval(high=0)
    if growth.high is None or growth.high > 0 or growth.contains(0):
        low = growth.low if growth.low is not None and growth.low >= 0 else None
        growth = Interval(
            low=0 if low is None else low,
            low_open=growth.low_open and low is not None,
            high=growth.high,
            high_open=growth.high_open,
            approximate=growth.approximate,
        )
        if growth.high is None and growth.low == 0:
            return Missing(), [*before, whole]
    used = [*before, whole]
    if isinstance(value, Money):
        return money_range(growth, value.currency), used
    return Count.of(growth), used


def _used(indicator: Indicator, found: Sequence[Placed]) -> list[Placed]:
    if indicator.over_periods == "latest":
        end = max(map(end_of_period, found))
        latest = [each for each in found if end_of_period(each) == end]
        for each in latest[1:]:
            if each.measurement.value != latest[0].measurement.value:
                raise same_time(latest[0], each)
        return latest[:1]
    grown = [each for each in found if each.measurement.cumulative]
    single = [each for each in found if not each.measurement.cumulative]
    if not grown:
        return widest(single)
    base = _last_of(grown)
    after: list[Placed] = []
    for each in single:
        if start_of_period(each) > end_of_period(base) and _dated(base):
            after.append(each)
        elif end_of_period(each) > end_of_period(base) or _dated(each) != _dated(base):
            raise same_time(base, each)
    return [base, *widest(after)]


def _last_of(grown: Sequence[Placed]) -> Placed:
    base = max(grown, key=end_of_period)
    for each in grown:
        same_end = end_of_period(each) == end_of_period(base)
        if same_end and each.measurement.value != base.measurement.value:
            raise same_time(base, each)
    return base


def _dated(found: Placed) -> bool:
    return isinstance(found.measurement.period, Period)


def _is_suppressed(found: Sequence[Placed]) -> bool:
    return any(each.measurement.value == SUPPRESSED for each in found)


def _value(found: Placed) -> Recorded:
    value = found.measurement.value
    if isinstance(value, Missing):  # callers pass those that have a value
        raise TypeError(f"{found.place} has no value")
    return value


def _amount(value: Recorded) -> Interval | None:
    if isinstance(value, Count):
        return value.interval
    return Interval.exactly(value.amount) if isinstance(value, Money) else None
