"""From one quarter's facts to the next quarter's file, losing nothing."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from ldsp_core.errors import CalculationError
from ldsp_core.model import Activity, Grant, GrantPeriod, Measurement, Paper, Partnership
from ldsp_core.values import NOT_YET_DUE, Count, Missing, Money, Period, Share

_OVER: Final = ("completed", "cancelled")


def roll(partnership: Partnership, period: Period) -> Partnership:
    """Return *partnership* prepared for *period*, with everything that it held before.

    - The facts are taken as at the period's last day.
    - An activity whose end has happened is completed.
    - Every other activity that is not over gets, for each indicator it has measured, an
      empty actual for the period ("not yet due"), and its target for the period before
      is carried into this one.
    - A grant with quarters gets one for the period, empty, unless it is closed.
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
        activities=tuple(_activity(activity, period) for activity in partnership.activities),
        grants=tuple(_grant(grant, period) for grant in partnership.grants),
        papers=(*partnership.papers, *_next_paper(partnership.papers, period)),
    )


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
    if any(each.kind == "actual" and each.period == period for each in mine):
        return []
    last = mine[-1]
    empty = Measurement(
        indicator=last.indicator, kind="actual", period=period, cumulative=last.cumulative
    )
    if any(isinstance(each.value, Money) for each in mine):
        return [evolve(empty, money=NOT_YET_DUE)]
    if any(isinstance(each.value, Share) for each in mine):
        return [evolve(empty, share=NOT_YET_DUE)]
    if any(isinstance(each.value, Count) for each in mine):
        return [evolve(empty, count=NOT_YET_DUE)]
    return [evolve(empty, level=NOT_YET_DUE)]


def _grant(grant: Grant, period: Period) -> Grant:
    has_it = any(each.period == period for each in grant.periods)
    if grant.stage == "closed" or not grant.periods or has_it:
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
