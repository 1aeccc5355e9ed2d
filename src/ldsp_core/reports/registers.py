"""The registers of a partnership as tables: activities, partners, meetings and the like."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ldsp_core.document import Cell, Column, Row, Table
from ldsp_core.model import Activity, Indicator, Organisation, Partnership
from ldsp_core.reports.tables import theme_names
from ldsp_core.values import Missing

_NOT_APPLICABLE: Final = Missing(reason="not applicable")


def activities_table(partnership: Partnership) -> Table:
    """Return every activity with its themes, status, dates, places and organisations."""
    rows: list[Row] = [
        (
            activity.title,
            theme_names(partnership, activity),
            activity.status,
            activity.start.date if not isinstance(activity.start, Missing) else activity.start,
            activity.end.date if not isinstance(activity.end, Missing) else activity.end,
            _listed(place.name for place in activity.places),
            _organisations(partnership, activity),
            activity.summary,
        )
        for activity in partnership.activities
    ]
    return Table(
        id="activities-table",
        caption="Activities",
        columns=(
            Column(key="activity", label="Activity"),
            Column(key="themes", label="Themes"),
            Column(key="status", label="Status"),
            Column(key="start", label="Start", kind="date"),
            Column(key="end", label="End", kind="date"),
            Column(key="places", label="Places"),
            Column(key="organisations", label="Organisations"),
            Column(key="summary", label="Summary"),
        ),
        rows=tuple(rows),
    )


def _organisations(partnership: Partnership, activity: Activity) -> Cell:
    return _listed(
        f"{partnership.organisation(each.organisation).name} ({', '.join(each.roles)})"
        for each in activity.participations
        if not isinstance(each.organisation, Missing)
    )


def indicators_table(partnership: Partnership) -> Table:
    """Return the indicators with what they mean and how they add up."""

    def row(indicator: Indicator) -> Row:
        return (
            indicator.name,
            indicator.unit,
            indicator.level,
            indicator.basis,
            indicator.direction,
            indicator.over_periods,
            indicator.over_activities,
            indicator.definition,
        )

    return Table(
        id="indicators-table",
        caption="Indicators",
        columns=(
            Column(key="indicator", label="Indicator"),
            Column(key="unit", label="Unit"),
            Column(key="level", label="Level"),
            Column(key="basis", label="Basis of counting"),
            Column(key="direction", label="Direction"),
            Column(key="periods", label="Over periods"),
            Column(key="activities", label="Over activities"),
            Column(key="definition", label="Definition"),
        ),
        rows=tuple(map(row, partnership.indicators)),
    )


def partners_of(partnership: Partnership) -> dict[str, list[str]]:
    """Return the organisations that take part, each with the activities it takes part in."""
    partners: dict[str, list[str]] = {}
    for activity in partnership.activities:
        for each in activity.participations:
            if not isinstance(each.organisation, Missing):
                titles = partners.setdefault(each.organisation, [])
                if activity.title not in titles:
                    titles.append(activity.title)
    return partners


def partners_table(partnership: Partnership) -> Table:
    """Return the organisations that take part, with what they take part in."""
    partners = partners_of(partnership)

    def row(organisation: Organisation) -> Row:
        titles = partners[organisation.id]
        org_id = organisation.org_id
        return (
            organisation.name,
            organisation.kind,
            org_id if isinstance(org_id, Missing) else str(org_id),
            len(titles),
            "; ".join(titles),
        )

    return Table(
        id="partners-table",
        caption="Partner organisations",
        columns=(
            Column(key="organisation", label="Organisation"),
            Column(key="kind", label="Kind"),
            Column(key="identifier", label="Identifier"),
            Column(key="count", label="Activities", kind="number"),
            Column(key="activities", label="Taking part in"),
        ),
        rows=tuple(row(each) for each in partnership.organisations if each.id in partners),
    )


def meetings_table(partnership: Partnership) -> Table:
    """Return the meetings of the bodies."""
    rows: list[Row] = [
        (
            partnership.body(meeting.body).name,
            meeting.kind,
            meeting.when.date,
            meeting.when.certainty,
            meeting.venue if isinstance(meeting.venue, Missing) else meeting.venue.name,
            meeting.attendance,
            meeting.remark,
        )
        for meeting in partnership.meetings
    ]
    return Table(
        id="meetings-table",
        caption="Meetings",
        columns=(
            Column(key="body", label="Group"),
            Column(key="kind", label="Kind"),
            Column(key="date", label="Date", kind="date"),
            Column(key="certainty", label="Certainty"),
            Column(key="venue", label="Venue"),
            Column(key="attendance", label="Attendance", unit="people", kind="number"),
            Column(key="remark", label="Remark"),
        ),
        rows=tuple(rows),
    )


def introductions_table(partnership: Partnership) -> Table:
    """Return the introductions, by whom and what came of them."""
    rows: list[Row] = [
        (
            partnership.organisation(each.organisation).name,
            _listed(partnership.organisation(by).name for by in each.by),
            _NOT_APPLICABLE
            if isinstance(each.through, Missing)
            else partnership.engagement(each.through).title,
            each.status,
            _listed(offer.what for offer in each.offers),
        )
        for each in partnership.introductions
    ]
    return Table(
        id="introductions-table",
        caption="Introductions",
        columns=(
            Column(key="organisation", label="Organisation"),
            Column(key="by", label="Introduced by"),
            Column(key="through", label="Through"),
            Column(key="status", label="Status"),
            Column(key="offers", label="Offers"),
        ),
        rows=tuple(rows),
    )


def next_steps_table(partnership: Partnership) -> Table:
    """Return the next steps of the activities."""
    rows: list[Row] = [
        (
            activity.title,
            step.text,
            step.status,
            step.due if isinstance(step.due, Missing) else step.due.date,
            _listed(partnership.organisation(each).name for each in step.organisations),
        )
        for activity in partnership.activities
        for step in activity.next_steps
    ]
    return Table(
        id="next-steps-table",
        caption="Next steps",
        columns=(
            Column(key="activity", label="Activity"),
            Column(key="step", label="Step"),
            Column(key="status", label="Status"),
            Column(key="due", label="Due", kind="date"),
            Column(key="with", label="With"),
        ),
        rows=tuple(rows),
    )


def _listed(words: Iterable[str]) -> Cell:
    """Return words joined by semicolons, or "not recorded" where there are none."""
    return "; ".join(words) or Missing()
