"""Results: what has come to be since, and what had been reported and is now told otherwise."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from attrs import frozen

from ldsp_core.calculations.change.kinds import ChangeKind
from ldsp_core.calculations.change.pairing import dimensions
from ldsp_core.calculations.combining import numbers_of
from ldsp_core.model import Activity, Measurement
from ldsp_core.values import Count, Interval, Missing, Money, Period

_OVER: Final = frozenset({"completed", "cancelled"})

LATE: Final = "first reported now, for a time before the latest that had been reported"
WITHDRAWN: Final = "withdrawn"
RECORDED_LATER: Final = "recorded later for the same time, so that it takes the earlier one's place"
CARRIED_ON: Final = "carried on from the period before"
STILL_RUNNING: Final = "the time it is for was not over"


@frozen(kw_only=True)
class Told:
    """What a change of a measurement is, and why; ``before`` is what stood in its place."""

    kind: ChangeKind
    note: str = ""
    before: object | None = None


def revised(
    old: Measurement,
    new: Measurement,
    values: tuple[object, object],
    activity: Activity,
    as_at: date | Missing,
) -> Told:
    """Return what it is that a measurement has other *values* (before, after) than before.

    *activity* and *as_at* are those of the old facts. A result is progress where there was
    none, where a figure that counts from the start has got further, or where the time it
    is for was not over when the old facts were taken and it has not fallen. Otherwise
    another value for a time that was reported already is a restatement. Own definition.
    """
    if new.kind == "target" or new.kind == "forecast":
        return Told(kind=new.kind)
    if new.kind == "baseline":
        return Told(kind="restated")
    before, after = values
    if isinstance(before, Missing):
        return Told(kind="other" if isinstance(after, Missing) else "progress")
    if isinstance(after, Missing):
        return Told(kind="restated", note=WITHDRAWN)
    further = _end(new) > _end(old)
    if not further and not _is_running(old, activity, as_at):
        return Told(kind="restated")
    if _has_fallen(before, after):
        return Told(kind="restated")
    so_far = further or isinstance(old.period, Missing)
    return Told(kind="progress", note="" if so_far else STILL_RUNNING)


def added(new: Measurement, activity: Activity, as_at: date | Missing) -> Told:
    """Return what it is that *activity*, as it was before, now has this measurement too.

    A measurement for the same time and place as an earlier one takes its place: that is a
    revision. A target that goes on as it was for the next period revises nothing. A result
    for a time before the latest that had been reported restates the past; one for a later
    time is progress.
    """
    rivals = _rivals(new, activity)
    if rivals:
        stood = _standing(rivals)
        told = revised(stood, new, (stood.value, new.value), activity, as_at)
        if stood.value == new.value:
            return Told(kind="other", note=RECORDED_LATER, before=stood.value)
        note = RECORDED_LATER if told.kind != "progress" or not told.note else told.note
        return Told(kind=told.kind, note=note, before=stood.value)
    if _is_carried_on(new, activity):
        return Told(kind="other", note=CARRIED_ON)
    if new.kind == "target" or new.kind == "forecast":
        return Told(kind=new.kind)
    if isinstance(new.value, Missing):
        return Told(kind="other")
    if new.kind == "baseline":
        return Told(kind="restated")
    return Told(kind="restated", note=LATE) if _is_late(new, activity) else Told(kind="progress")


def gone(old: Measurement, activity: Activity) -> Told:
    """Return what it is that *activity* no longer has this measurement."""
    if isinstance(old.value, Missing):
        return Told(kind="other")
    rivals = _rivals(old, activity)
    if rivals and _standing([old, *rivals]) is not old:
        return Told(kind="other", note="another one stands in its place, now as before")
    if old.kind == "target" or old.kind == "forecast":
        return Told(kind=old.kind, note=WITHDRAWN)
    return Told(kind="restated", note=WITHDRAWN)


def _rivals(mine: Measurement, activity: Activity) -> list[Measurement]:
    """Return the other measurements of *activity* for the same time and place."""
    return [
        each
        for each in activity.measurements
        if each is not mine
        and (each.indicator, each.kind, each.period, each.place, each.cumulative)
        == (mine.indicator, mine.kind, mine.period, mine.place, mine.cumulative)
        and dimensions(each) == dimensions(mine)
    ]


def _standing(rivals: list[Measurement]) -> Measurement:
    """Return the one recorded last; of several that which has a value (supersession)."""
    return max(
        rivals,
        key=lambda each: (
            date.min if isinstance(each.recorded, Missing) else each.recorded,
            not isinstance(each.value, Missing),
        ),
    )


def _is_carried_on(new: Measurement, activity: Activity) -> bool:
    """Whether *new* is the last target for such a period before it, unchanged."""
    if new.kind != "target" or isinstance(new.period, Missing) or isinstance(new.value, Missing):
        return False
    earlier = {
        _end(each): each.value
        for each in activity.measurements
        if (each.indicator, each.kind, each.place, each.theme, each.cumulative)
        == (new.indicator, new.kind, new.place, new.theme, new.cumulative)
        and isinstance(each.period, Period)
        and (each.period.kind, each.period.calendar) == (new.period.kind, new.period.calendar)
        and each.period.end < new.period.start
    }
    return bool(earlier) and earlier[max(earlier)] == new.value


def _is_late(new: Measurement, activity: Activity) -> bool:
    ends = [
        _end(each)
        for each in activity.measurements
        if (each.indicator, each.kind, each.place) == (new.indicator, new.kind, new.place)
        and isinstance(each.period, Period)
        and not isinstance(each.value, Missing)
    ]
    return isinstance(new.period, Period) and bool(ends) and _end(new) < max(ends)


def _is_running(old: Measurement, activity: Activity, as_at: date | Missing) -> bool:
    """Whether the time that *old* is for was not over yet."""
    if isinstance(old.period, Missing):
        return activity.status not in _OVER
    return not isinstance(as_at, Missing) and old.period.end > as_at


def _end(measurement: Measurement) -> date:
    return measurement.period.end if isinstance(measurement.period, Period) else date.min


def _has_fallen(before: object, after: object) -> bool:
    """Whether a number is less than it was, or may be; what is no number falls never."""
    old, new = _numbers(before), _numbers(after)
    if old is None or new is None:
        return False
    return _low(new) < _low(old) or _high(new) < _high(old)


def _numbers(value: object) -> Interval | None:
    return numbers_of(value) if isinstance(value, Count | Money) else None


def _low(numbers: Interval) -> Decimal:
    return Decimal("-Infinity") if numbers.low is None else numbers.low


def _high(numbers: Interval) -> Decimal:
    return Decimal("Infinity") if numbers.high is None else numbers.high
