"""Checks on delivery: what is overdue, what has gone stale, where nothing is going on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from ldsp_core.checks.dates import months_from
from ldsp_core.checks.spec import CheckContext, CheckSpec, Finding, Severity
from ldsp_core.model import (
    Action,
    Activity,
    Condition,
    Fact,
    Grant,
    GrantPeriod,
    Measurement,
    Milestone,
    NextStep,
    Partnership,
    When,
    place_text,
    walk,
)
from ldsp_core.values import NOT_YET_DUE, Missing, PartialDate, Period
from ldsp_core.values.wording import date_in_words


def overdue(partnership: Partnership, context: CheckContext) -> Iterator[Finding]:
    """Find what should have been done by a day that has passed.

    Milestones, actions, next steps and conditions; of a closed grant and of a cancelled
    activity no milestone and no condition is due any more. And actual values said to be
    "not yet due" of a period that is over.

    A date known to the month or the year is past when its last day is.
    """
    for fact in walk(partnership):
        if fact.value == NOT_YET_DUE:
            yield from _no_longer_to_come(partnership, fact, context.as_at)
            continue
        if isinstance(fact.value, Condition | Milestone) and _is_given_up(fact.owner):
            continue
        found = _due(fact.value)
        if found is None:
            continue
        what, due = found
        if due.last < context.as_at:
            yield Finding(
                check=OVERDUE.id,
                severity=OVERDUE.severity,
                place=place_text(partnership, fact.path),
                message=f"{what} was due {'on' if due.is_exact else 'in'} {date_in_words(due)} and "
                "is not recorded as done",
                suggestion=(
                    "record when it was reached as 'done', or when it is expected now as 'forecast'"
                    if isinstance(fact.value, Milestone)
                    else "give it the status 'done' or 'dropped', or the day it is due now"
                ),
            )


def _no_longer_to_come(partnership: Partnership, fact: Fact, as_at: date) -> Iterator[Finding]:
    thing = fact.owner
    is_actual = (isinstance(thing, Measurement) and thing.kind == "actual") or (
        isinstance(thing, GrantPeriod) and fact.name == "actual"
    )
    if is_actual and isinstance(thing.period, Period) and thing.period.end < as_at:
        yield Finding(
            check=OVERDUE.id,
            severity=OVERDUE.severity,
            place=place_text(partnership, fact.path),
            message=f"the actual value of {thing.period.label} is said to be 'not yet due', but "
            f"that ended on {date_in_words(thing.period.end)}",
            suggestion="record the value, or leave it out, as one that is not recorded",
        )


def _is_given_up(owner: object) -> bool:
    """Whether *owner* is a grant that is closed, or an activity that is cancelled."""
    return (isinstance(owner, Grant) and owner.stage == "closed") or (
        isinstance(owner, Activity) and owner.status == "cancelled"
    )


def _due(thing: object) -> tuple[str, PartialDate] | None:
    """Return what is still to be done, and when it was due at the latest."""
    if isinstance(thing, Milestone) and isinstance(thing.done, Missing):
        due = thing.planned if isinstance(thing.forecast, Missing) else thing.forecast
        return f"the milestone {thing.title!r}", due
    if isinstance(thing, Action | Condition | NextStep) and thing.status in ("open", "under way"):
        what = {Action: "action", Condition: "condition", NextStep: "next step"}[type(thing)]
        if not isinstance(thing.due, Missing):
            due = thing.due.date if isinstance(thing.due, When) else thing.due
            return f"the {what} {thing.text!r}", due
    return None


def stale_figures(partnership: Partnership, context: CheckContext) -> Iterator[Finding]:
    """Find activities under way whose newest dated figure is older than the settings allow.

    The newest of dates recorded and ends of periods counts; activities without any
    dated figure are not judged.
    """
    limit = months_from(context.as_at, -partnership.settings.stale_after)
    for activity in partnership.activities:
        newest = _newest(activity)
        if activity.status == "under way" and newest is not None and newest < limit:
            yield Finding(
                check=STALE_FIGURES.id,
                severity=STALE_FIGURES.severity,
                place=f"activities[{activity.id}].measurements",
                message=f"the newest figure of {activity.title} is of {date_in_words(newest)}",
                suggestion="record newer figures, or complete or pause the activity",
            )


def _newest(activity: Activity) -> date | None:
    dates: list[date] = []
    for measurement in activity.measurements:
        if measurement.kind != "actual" or isinstance(measurement.value, Missing):
            continue
        if not isinstance(measurement.recorded, Missing):
            dates.append(measurement.recorded)
        if isinstance(measurement.period, Period):
            dates.append(measurement.period.end)
    return max(dates, default=None)


def nothing_going_on(partnership: Partnership, _context: CheckContext) -> Iterator[Finding]:
    """Find themes under which no activity stands, and places of the area without any.

    Places are judged only where some activity names a place by its code; an activity
    in the area as a whole leaves them all unjudged.
    """
    used = {theme for activity in partnership.activities for theme in activity.themes}
    for theme in partnership.themes:
        if theme.id not in used:
            yield _nothing(f"framework.themes[{theme.id}]", f"the theme {theme.name!r}")
    named = [place for activity in partnership.activities for place in activity.places]
    codes = {place.code for place in named if place.code}
    whole = any(place.name == partnership.area.name for place in named)
    if not codes or whole:
        return
    for index, place in enumerate(partnership.area.places):
        if place.code and place.code not in codes:
            yield _nothing(f"area.places[{index}]", place.name)


def _nothing(place: str, what: str) -> Finding:
    return Finding(
        check=NOTHING_GOING_ON.id,
        severity=NOTHING_GOING_ON.severity,
        place=place,
        message=f"no activity is recorded for {what}",
        suggestion="record one, or accept the finding with the reason",
    )


OVERDUE: Final = CheckSpec(
    id="overdue",
    title="A milestone, action, next step, condition or actual value is overdue",
    severity=Severity.WARNING,
    run=overdue,
)
STALE_FIGURES: Final = CheckSpec(
    id="stale-figures",
    title="An activity under way has no recent figures",
    severity=Severity.INFO,
    run=stale_figures,
)
NOTHING_GOING_ON: Final = CheckSpec(
    id="nothing-going-on",
    title="A theme or a place has no activity",
    severity=Severity.INFO,
    run=nothing_going_on,
)
CHECKS: Final = (OVERDUE, STALE_FIGURES, NOTHING_GOING_ON)
