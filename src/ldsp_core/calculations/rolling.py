"""From one quarter's facts to the next quarter's file, losing nothing."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, TypeVar

from attrs import evolve

from ldsp_core.calculations.funding import end_of
from ldsp_core.errors import CalculationError
from ldsp_core.model import Activity, Grant, GrantPeriod, Measurement, Paper, Partnership
from ldsp_core.values import (
    NOT_RECORDED,
    NOT_YET_DUE,
    Count,
    Missing,
    Money,
    PartialDate,
    Period,
    Share,
)

_OVER: Final = ("completed", "cancelled")
_VALUES: Final = ("count", "money", "share", "level")

_Told = TypeVar("_Told", Measurement, GrantPeriod)


def roll(partnership: Partnership, period: Period) -> Partnership:
    """Return *partnership* prepared for *period*, with everything that it held before.

    - The facts are taken as at the period's last day.
    - An actual value that was "not yet due" in a period that is over before this one
      begins is "not recorded" from now on.
    - An activity whose end has happened is completed.
    - Every other activity that is not over gets, for each indicator it has measured, an
      empty actual for the period ("not yet due"), one for each place that its last
      actuals were for, and its target for the period before is carried into this one.
    - A grant with quarters gets one for the period, empty, unless it is closed or ends
      before the period begins.
    - The last paper is followed by a draft for the next meeting.

    Raises CalculationError when the period ends on or before the data's as-at date. Own
    definition.
    """
    if not isinstance(partnership.as_at, Missing) and period.end <= partnership.as_at:
        raise CalculationError(
            f"{period.code} ends on {period.end}, but the facts are already as at "
            f"{partnership.as_at}; name a later period"
        )
    return evolve(
        partnership,
        as_at=period.end,
        activities=tuple(
            _activity(_activity_so_far(activity, period), period)
            for activity in partnership.activities
        ),
        grants=tuple(
            _grant(_grant_so_far(grant, period), period, end_of(partnership, grant))
            for grant in partnership.grants
        ),
        papers=(*partnership.papers, *_next_paper(partnership.papers, period)),
    )


def _activity_so_far(activity: Activity, period: Period) -> Activity:
    """Return *activity* with what was to come, and is not recorded, told as that."""
    return evolve(
        activity,
        measurements=tuple(
            _unrecorded(each, period, _VALUES) if each.kind == "actual" else each
            for each in activity.measurements
        ),
    )


def _grant_so_far(grant: Grant, period: Period) -> Grant:
    return evolve(
        grant, periods=tuple(_unrecorded(each, period, ("actual",)) for each in grant.periods)
    )


def _unrecorded(told: _Told, period: Period, names: tuple[str, ...]) -> _Told:
    if isinstance(told.period, Missing) or told.period.end >= period.start:
        return told
    late: dict[str, Any] = {
        name: NOT_RECORDED for name in names if getattr(told, name) == NOT_YET_DUE
    }
    return evolve(told, **late) if late else told


def _activity(activity: Activity, period: Period) -> Activity:
    if activity.status in _OVER:
        return activity
    if not isinstance(activity.end, Missing) and activity.end.certainty == "happened":
        return evolve(activity, status="completed")
    added: list[Measurement] = []
    for indicator in dict.fromkeys(each.indicator for each in activity.measurements):
        mine = [each for each in activity.measurements if each.indicator == indicator]
        added += _target(mine, period)
        added += _actual(mine, period)
    return evolve(activity, measurements=(*activity.measurements, *added))


def _target(mine: list[Measurement], period: Period) -> list[Measurement]:
    """Carry the target of the period that ends just before *period*."""
    targets = [each for each in mine if each.kind == "target"]
    if any(each.period == period for each in targets):
        return []
    return [
        evolve(each, period=period, corrections=())
        for each in targets
        if isinstance(each.period, Period) and each.period.next() == period
    ]


def _actual(mine: list[Measurement], period: Period) -> list[Measurement]:
    """Open an empty actual for each place and theme that the last actuals were told for."""
    actuals = [each for each in mine if each.kind == "actual"]
    if any(each.period == period for each in actuals):
        return []
    last = max(map(_end, actuals), default=None)
    latest = [each for each in actuals if _end(each) == last] or mine[-1:]
    value: dict[str, Any] = {_value_key(mine): NOT_YET_DUE}
    empty = (
        Measurement(
            indicator=each.indicator,
            kind="actual",
            period=period,
            cumulative=each.cumulative,
            place=each.place,
            theme=each.theme,
        )
        for each in latest
    )
    return [evolve(each, **value) for each in dict.fromkeys(empty)]


def _end(measurement: Measurement) -> date:
    period = measurement.period
    return date.min if isinstance(period, Missing) else period.end


def _value_key(mine: list[Measurement]) -> str:
    """Return the key under which the values of an indicator stand."""
    for key, kind in (("money", Money), ("share", Share), ("count", Count)):
        if any(isinstance(each.value, kind) for each in mine):
            return key
    return "level"


def _grant(grant: Grant, period: Period, end: PartialDate | Missing) -> Grant:
    has_it = any(each.period.overlaps(period) for each in grant.periods)  # no day counts twice
    ended = isinstance(end, PartialDate) and end.last < period.start
    if grant.stage == "closed" or not grant.periods or has_it or ended:
        return grant
    return evolve(grant, periods=(*grant.periods, GrantPeriod(period=period, actual=NOT_YET_DUE)))


def _next_paper(papers: tuple[Paper, ...], period: Period) -> tuple[Paper, ...]:
    if not papers:
        return ()
    name = period.code.lower().replace("/", "-")
    if any(paper.id == name for paper in papers):
        return ()
    return (
        evolve(
            papers[-1],
            id=name,
            status="draft",
            meeting=Missing(),
            decision=Missing(),
            corrections=(),
        ),
    )
