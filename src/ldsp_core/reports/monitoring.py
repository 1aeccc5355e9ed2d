"""The monitoring workbook's content: every activity, measure, grant and partner as tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import frozen

from ldsp_core.calculations import reach
from ldsp_core.checks import Finding, run_checks
from ldsp_core.document import (
    Block,
    Column,
    Metric,
    Metrics,
    Paragraph,
    Report,
    Section,
    Table,
)
from ldsp_core.model import Grant, Partnership
from ldsp_core.reports.breakdowns import breakdowns_table
from ldsp_core.reports.chart_tables import targets_table
from ldsp_core.reports.charts import spend_chart, targets_chart
from ldsp_core.reports.common import REACH_NOTE, front
from ldsp_core.reports.delivery_tables import (
    actions_table,
    milestones_of,
    milestones_table,
    rated_activities,
    ratings_table,
    risks_table,
)
from ldsp_core.reports.grant_tables import quarters_table
from ldsp_core.reports.match_tables import matches_table
from ldsp_core.reports.privacy import disclosed, notice
from ldsp_core.reports.provenance import (
    figures_of,
    match_figures,
    provenance_section,
    theme_figures,
)
from ldsp_core.reports.registers import (
    activities_table,
    indicators_table,
    introductions_table,
    meetings_table,
    next_steps_table,
    partners_of,
    partners_table,
)
from ldsp_core.reports.spec import ReportRequest, ReportSpec
from ldsp_core.reports.tables import awards, grants_table, performance_table, reach_table
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
    grants = [grant for grant in partnership.grants if grant.stage != "bid"]
    sections = (
        _section("headlines", "Headline figures", Metrics(metrics=_metrics(partnership))),
        _section(
            "themes",
            "Themes",
            reach_table(partnership, (REACH_NOTE.id,)),
            *_targets(partnership),
        ),
        _section("activities", "Activities", activities_table(partnership)),
        _section("measures", "Measures", performance_table(partnership, full=True)),
        _section("breakdowns", "Breakdowns", breakdowns_table(partnership)),
        _section("indicators", "Indicators", indicators_table(partnership)),
        _section("grants", "Grants", grants_table(partnership), *_match(grants)),
        _section(
            "ratings",
            "Ratings",
            ratings_table(partnership, [*grants, *rated_activities(partnership)], request.as_at),
        ),
        *(
            _section(
                f"spend-{grant.id}",
                f"Spend: {grant.title}",
                table,
                *filter(None, [spend_chart(grant, table)]),
            )
            for grant in grants
            if len((table := quarters_table(grant, request.as_at)).rows)
        ),
        _section("risks", "Risks", risks_table(partnership, partnership.risks)),
        _section(
            "milestones",
            "Milestones",
            milestones_table(milestones_of(partnership), request.as_at),
        ),
        _section("actions", "Actions", actions_table(partnership)),
        _section("next-steps", "Next steps", next_steps_table(partnership)),
        _section("partners", "Partners", partners_table(partnership)),
        _section("meetings", "Meetings", meetings_table(partnership)),
        _section("introductions", "Introductions", introductions_table(partnership)),
        _section("findings", "Findings of the checks", _findings((*findings, *findings.accepted))),
        _provenance(request, partnership, grants) if asked.provenance else None,
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


def _section(id_: str, title: str, *blocks: Block) -> Section:
    """Return a section of *blocks*; a table without rows is told in words."""
    if isinstance(blocks[0], Table) and not len(blocks[0].rows):
        return Section(id=id_, title=title, blocks=(Paragraph("None recorded."),), wide=True)
    return Section(id=id_, title=title, blocks=blocks, wide=True)


def _targets(partnership: Partnership) -> tuple[Block, ...]:
    table = targets_table(partnership)
    chart = targets_chart(table)
    return () if chart is None else (table, chart)


def _match(grants: Iterable[Grant]) -> tuple[Table, ...]:
    table = matches_table(grants)
    return (table,) if len(table.rows) else ()


def _provenance(
    request: ReportRequest, partnership: Partnership, grants: Iterable[Grant]
) -> Section:
    figures = (
        *figures_of(partnership, request.as_at),
        *theme_figures(partnership),
        *(figure for grant in grants for figure in match_figures(grant)),
    )
    return provenance_section(request, figures)


def _metrics(partnership: Partnership) -> tuple[Metric, ...]:
    under_way = sum(activity.status == "under way" for activity in partnership.activities)
    people = reach(partnership).value
    return (
        Metric(label="Activities", value=len(partnership.activities)),
        Metric(label="Activities under way", value=under_way),
        Metric(
            label="People reached",
            value=people,
            note="" if isinstance(people, Missing) else "nobody counted twice knowingly",
        ),
        Metric(label="Grants awarded", value=awards(partnership)),
        Metric(label="Partner organisations", value=len(partners_of(partnership))),
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


MONITORING: Final = ReportSpec(
    name="monitoring",
    title="Monitoring workbook",
    build=build,
    parameters=MonitoringParameters,
    suits=frozenset({"workbook"}),
)
