"""The monitoring workbook's content: every activity, measure, grant and partner as tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import frozen

from ldsp_core.calculations import awarded, reach
from ldsp_core.checks import Finding, run_checks
from ldsp_core.document import (
    Block,
    Cell,
    Column,
    Metric,
    Metrics,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
)
from ldsp_core.model import Activity, Indicator, Organisation, Partnership
from ldsp_core.reports.common import REACH_NOTE, front
from ldsp_core.reports.privacy import disclosed, notice
from ldsp_core.reports.provenance import figures_of, provenance_section
from ldsp_core.reports.spec import ReportRequest, ReportSpec
from ldsp_core.reports.tables import (
    grants_table,
    performance_table,
    reach_table,
    theme_names,
)
from ldsp_core.values import Missing

_NOT_APPLICABLE: Final = Missing(reason="not applicable")


@frozen(kw_only=True)
class MonitoringParameters:
    """What can be asked of the monitoring report.

    ``personal`` names people without a public role too; ``provenance`` adds an appendix
    that says where each figure comes from.
    """

    personal: bool = False
    provenance: bool = False


def build(request: ReportRequest) -> Report:
    """Return the monitoring report of a partnership: figures first, then the registers."""
    asked = request.parameters or MonitoringParameters()
    partnership = disclosed(request.partnership, asked.personal)
    findings = run_checks(partnership, request.checks, request.as_at)
    sections = (
        _section("headlines", "Headline figures", Metrics(metrics=_metrics(partnership))),
        _section("themes", "Themes", reach_table(partnership, (REACH_NOTE.id,))),
        _section("activities", "Activities", _activities(partnership)),
        _section("measures", "Measures", performance_table(partnership, full=True)),
        _section("indicators", "Indicators", _indicators(partnership)),
        _section("grants", "Grants", grants_table(partnership)),
        _section("partners", "Partners", _partners(partnership)),
        _section("meetings", "Meetings", _meetings(partnership)),
        _section("introductions", "Introductions", _introductions(partnership)),
        _section("next-steps", "Next steps", _next_steps(partnership)),
        _section("findings", "Findings of the checks", _findings((*findings, *findings.accepted))),
        provenance_section(request, figures_of(partnership)) if asked.provenance else None,
    )
    return Report(
        name=MONITORING.name,
        front=front(
            request,
            f"{partnership.name}: monitoring",
            subject="Monitoring return",
            fields=notice(partnership),
        ),
        sections=tuple(section for section in sections if section is not None),
        notes=(REACH_NOTE,),
    )


def _section(id_: str, title: str, block: Block) -> Section:
    """Return a section of one block; a table without rows is told in words."""
    if isinstance(block, Table) and not len(block.rows):
        return Section(id=id_, title=title, blocks=(Paragraph("None recorded."),), wide=True)
    return Section(id=id_, title=title, blocks=(block,), wide=True)


def _metrics(partnership: Partnership) -> tuple[Metric, ...]:
    under_way = sum(activity.status == "under way" for activity in partnership.activities)
    return (
        Metric(label="Activities", value=len(partnership.activities)),
        Metric(label="Activities under way", value=under_way),
        Metric(
            label="People reached",
            value=reach(partnership).value,
            note="nobody counted twice knowingly",
        ),
        Metric(label="Grants awarded", value=awarded(partnership).value),
        Metric(label="Partner organisations", value=len(_partner_ids(partnership))),
    )


def _activities(partnership: Partnership) -> Table:
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


def _indicators(partnership: Partnership) -> Table:
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


def _partner_ids(partnership: Partnership) -> dict[str, list[str]]:
    """Return the organisations that take part, each with the activities it takes part in."""
    partners: dict[str, list[str]] = {}
    for activity in partnership.activities:
        for each in activity.participations:
            if not isinstance(each.organisation, Missing):
                titles = partners.setdefault(each.organisation, [])
                if activity.title not in titles:
                    titles.append(activity.title)
    return partners


def _partners(partnership: Partnership) -> Table:
    partners = _partner_ids(partnership)

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


def _meetings(partnership: Partnership) -> Table:
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


def _introductions(partnership: Partnership) -> Table:
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


def _next_steps(partnership: Partnership) -> Table:
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


def _findings(findings: tuple[Finding, ...]) -> Table:
    return Table(
        id="findings-table",
        caption="Findings of the checks",
        columns=(
            Column(key="check", label="Check"),
            Column(key="severity", label="Severity"),
            Column(key="place", label="Place"),
            Column(key="message", label="Message"),
            Column(key="suggestion", label="Suggestion"),
            Column(key="accepted", label="Accepted because"),
        ),
        rows=tuple(
            (
                finding.check,
                "accepted" if finding.accepted else finding.severity.value,
                finding.place,
                finding.message,
                finding.suggestion or _NOT_APPLICABLE,
                finding.accepted or _NOT_APPLICABLE,
            )
            for finding in findings
        ),
    )


def _listed(words: Iterable[str]) -> Cell:
    """Return words joined by semicolons, or "not recorded" where there are none."""
    return "; ".join(words) or Missing()


MONITORING: Final = ReportSpec(
    name="monitoring",
    title="Monitoring workbook",
    build=build,
    parameters=MonitoringParameters,
    suits=frozenset({"workbook"}),
)
