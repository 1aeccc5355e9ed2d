"""Tables on delivery: risks, milestones, actions, and ratings in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from ldsp_core.calculations import ratings
from ldsp_core.calculations.risk import score, score_after, weight
from ldsp_core.document import Cell, Column, Row, Table
from ldsp_core.model import Activity, Grant, Milestone, Partnership, Risk
from ldsp_core.reports.telling import public_people
from ldsp_core.values import NOT_APPLICABLE, Missing, PartialDate


def owner(partnership: Partnership, role: str | Missing) -> Cell:
    """Return who owns something: name and title of a public role, else its title alone."""
    if isinstance(role, Missing):
        return role
    held = partnership.role(role)
    people = public_people(partnership, [held.person])
    return f"{people[0].name}, {held.title}" if people else held.title


_TIMES: Final = "\u00a0×\u00a0"
"""Between numbers that stay on one line."""


def risks_table(partnership: Partnership, risks: Iterable[Risk]) -> Table:
    """Return *risks*, the weightiest first, with their weight in words before and after."""
    ordered = sorted(risks, key=lambda risk: -score(risk))
    return Table(
        id="risks-table",
        caption="Risks",
        columns=(
            Column(key="risk", label="Risk"),
            Column(key="weight", label="Weight"),
            Column(key="mitigation", label="Mitigation"),
            Column(key="after", label="Weight after"),
            Column(key="owner", label="Owner"),
        ),
        rows=tuple(
            (
                risk.title,
                f"{weight(score(risk))} ({risk.likelihood}{_TIMES}{risk.impact})",
                risk.mitigation,
                _after(risk),
                owner(partnership, risk.owner),
            )
            for risk in ordered
        ),
    )


def _after(risk: Risk) -> Cell:
    after = score_after(risk)
    if isinstance(after, Missing):
        return after
    return f"{weight(after)} ({risk.likelihood_after}{_TIMES}{risk.impact_after})"


def milestones_of(partnership: Partnership) -> Iterator[tuple[str, Milestone]]:
    """Yield every milestone with what it belongs to."""
    yield from (("The partnership", each) for each in partnership.milestones)
    for grant in partnership.grants:
        yield from ((grant.title, each) for each in grant.milestones)
    for activity in partnership.activities:
        yield from ((activity.title, each) for each in activity.milestones)


def milestones_table(milestones: Iterable[tuple[str, Milestone]], as_at: date) -> Table:
    """Return *milestones* with their dates and where they stand on *as_at*.

    Each comes with what it is of: "" for what the whole report is about, and where all are
    of that the column is left out.
    """
    told = tuple(milestones)
    several = any(of for of, _ in told)
    return Table(
        id="milestones-table",
        caption="Milestones",
        columns=(
            *((Column(key="of", label="Of"),) if several else ()),
            Column(key="milestone", label="Milestone"),
            Column(key="planned", label="Planned", kind="date"),
            Column(key="expected", label="Expected now", kind="date"),
            Column(key="done", label="Reached", kind="date"),
            Column(key="standing", label="Standing"),
        ),
        rows=tuple(
            (
                *((of,) if several else ()),
                each.title,
                each.planned,
                NOT_APPLICABLE if isinstance(each.done, PartialDate) else each.forecast,
                each.done,
                _standing(each, as_at),
            )
            for of, each in told
        ),
    )


def _standing(milestone: Milestone, as_at: date) -> str:
    if isinstance(milestone.done, PartialDate):
        return "reached late" if milestone.done.first > milestone.planned.last else "reached"
    due = milestone.planned if isinstance(milestone.forecast, Missing) else milestone.forecast
    if due.last < as_at:
        return "overdue"
    return "expected late" if due.first > milestone.planned.last else "to come"


def actions_table(partnership: Partnership) -> Table:
    """Return the actions that the partnership agreed on."""
    return Table(
        id="actions-table",
        caption="Actions",
        columns=(
            Column(key="action", label="Action"),
            Column(key="status", label="Status"),
            Column(key="owner", label="Owner"),
            Column(key="due", label="Due", kind="date"),
            Column(key="done", label="Done", kind="date"),
        ),
        rows=tuple(
            (each.text, each.status, owner(partnership, each.owner), each.due, each.done)
            for each in partnership.actions
        ),
    )


def rated_activities(partnership: Partnership) -> Iterator[Activity]:
    """Yield the activities that can be rated: by milestones, or because somebody did."""
    for activity in partnership.activities:
        if activity.milestones or not isinstance(activity.rating, Missing):
            yield activity


def ratings_table(
    partnership: Partnership,
    rated: Iterable[Grant | Activity],
    as_at: date,
    id_: str = "ratings-table",
) -> Table:
    """Return the ratings of grants and activities, worked out and declared side by side."""

    def row(each: Grant | Activity) -> Row:
        found = ratings(partnership, each, as_at)
        return (each.title, found.spend, found.delay, found.overall, found.declared, found.reason)

    things = tuple(rated)
    kinds = [
        name
        for kind, name in ((Grant, "grant"), (Activity, "activity"))
        if any(isinstance(each, kind) for each in things)
    ]
    return Table(
        id=id_,
        caption="Ratings, from 1 (best) to 5",
        columns=(
            Column(key="of", label=" or ".join(kinds).capitalize() or "Of"),
            Column(key="spend", label="Spend", kind="rag"),
            Column(key="delay", label="Delay", kind="rag"),
            Column(key="overall", label="Overall", kind="rag"),
            Column(key="declared", label="Declared", kind="rag"),
            Column(key="reason", label="Reason declared"),
        ),
        rows=tuple(map(row, things)),
    )
