"""Part A of the claim on a grant: the money."""

from __future__ import annotations

from collections.abc import Iterator

from ldsp_core.calculations import (
    burn_rate,
    claimable,
    exhaustion,
    match_funding,
    outturn,
    spend_in,
    spend_to_date,
)
from ldsp_core.calculations.amounts import less
from ldsp_core.document import Metric, Metrics, Section, Table
from ldsp_core.model import Grant, Partnership
from ldsp_core.reports.charts import spend_chart
from ldsp_core.reports.grant_tables import (
    budget_table,
    claims_table,
    costs_table,
    month_cell,
    quarters_table,
    results_due,
    results_table,
    unit_of,
)
from ldsp_core.reports.match_tables import is_matched, leverage_of, match_table
from ldsp_core.reports.spec import ReportRequest
from ldsp_core.values import Period


def money_section(
    partnership: Partnership, grant: Grant, period: Period, request: ReportRequest
) -> Section:
    """Return what was planned, spent, claimed and is expected, to the end of *period*."""
    quarter = spend_in(grant, period).value
    to_date = spend_to_date(grant, period).value
    now = claimable(grant, period).value
    coming = outturn(grant, period).value
    metrics = Metrics(
        metrics=(
            Metric(label="Award", value=grant.awarded),
            Metric(label="Profile of the period", value=quarter.profile),
            Metric(label="Spend in the period", value=quarter.actual),
            Metric(label="Spend to date", value=to_date.actual),
            Metric(label="Variance to date", value=to_date.variance, note="actual − profile"),
            Metric(label="Claimed so far", value=now.claimed),
            _left_to_claim(partnership, grant, period),
            Metric(label="Expected outturn", value=coming.outturn),
            Metric(
                label="Outturn against award",
                value=coming.against_award,
                note="above zero is an overspend",
            ),
            Metric(label="Spend a month", value=burn_rate(grant, period).value),
            Metric(
                label="Award used up",
                value=month_cell(exhaustion(grant, period).value),
                note="if spend goes on as it did",
            ),
            *_match(grant),
        )
    )
    quarters = quarters_table(grant, request.as_at)
    chart = spend_chart(grant, quarters)
    tables = [
        budget_table(grant),
        claims_table(grant),
        costs_table(partnership, grant, period),
        results_table(partnership, grant, period),
    ]
    if is_matched(grant):
        tables.append(match_table(partnership, grant))
    return Section(
        id="money",
        title="Part A: money",
        numbered=False,
        blocks=(
            metrics,
            *_shown(quarters),
            *(() if chart is None else (chart,)),
            *_shown(*tables),
        ),
    )


def _shown(*tables: Table) -> tuple[Table, ...]:
    return tuple(table for table in tables if len(table.rows))


def _match(grant: Grant) -> Iterator[Metric]:
    """Yield what the match funding still lacks, and what it comes to beside the award."""
    if not is_matched(grant):
        return
    match = match_funding(grant).value
    yield Metric(
        label="Match short",
        value=match.short,
        note="required − secured; below zero is more than is needed",
    )
    yield Metric(
        label="Leverage",
        value=leverage_of(match, grant),
        note=f"secured match for each {unit_of(grant)}1 of the award",
    )


def _left_to_claim(partnership: Partnership, grant: Grant, period: Period) -> Metric:
    """Return what is left to claim: of spend, or of what is due for results."""
    now = claimable(grant, period).value
    label = "Left to claim now"
    if not grant.payment_shares:
        return Metric(label=label, value=now.claimable, note="spend − claimed")
    due = results_due(partnership, grant, period).value.total
    return Metric(label=label, value=less(due, now.claimed), note="due for results − claimed")
