"""The grant claim: what it says of one quarter agrees in all its tables."""

from __future__ import annotations

from attrs import evolve

import ldsp_core as ldsp
from ldsp_core import Partnership
from ldsp_core.document import Chart, Metrics, Report, Table, format_cell, table_of, walk


def claim(partnership: Partnership, period: str) -> Report:
    """Return the claim on the example's grant for a quarter."""
    return ldsp.build("grant-claim", partnership, period=period, grant="coordinator-grant")


def test_spend_to_date_is_one_figure(fictional: Partnership) -> None:
    """A claim made late counts to the end of its quarter, in the cost of outputs too."""
    for period in ("FY2025-26/Q3", "FY2025-26/Q4"):
        report = claim(fictional, period)
        (metrics,) = [each.block for each in walk(report) if isinstance(each.block, Metrics)]
        (spend,) = [each.value for each in metrics.metrics if each.label == "Spend to date"]
        costs = table_of(report, "costs-coordinator-grant")
        assert {format_cell(row[1]) for row in costs.rows} == {format_cell(spend)}


def test_outputs_are_counted_to_the_end_of_the_quarter(fictional: Partnership) -> None:
    """The number whose cost is told is the actual to date that the progress tells."""
    report = claim(fictional, "FY2025-26/Q3")
    progress = {row[1]: row[5] for row in table_of(report, "progress-table").rows}
    costs = table_of(report, "costs-coordinator-grant")
    assert costs.rows
    assert all(progress[row[0]] == row[2] for row in costs.rows)


def test_spend_is_drawn_below_its_quarters(fictional: Partnership) -> None:
    """Profile, what is expected and what was spent as they add up, with the award across."""
    blocks = [each.block for each in walk(claim(fictional, "FY2025-26/Q4"))]
    (chart,) = [block for block in blocks if isinstance(block, Chart)]
    table = blocks[blocks.index(chart) - 1]
    assert isinstance(table, Table)
    assert chart.table == table.id == "quarters-coordinator-grant"
    assert [series.column for series in chart.series] == [
        "profile-to-date",
        "expected-to-date",
        "actual-to-date",
    ]
    assert [line.label for line in chart.lines] == ["Award"]


def test_a_grant_of_one_quarter_has_no_line(fictional: Partnership) -> None:
    """Its table remains."""
    grants = tuple(evolve(each, periods=each.periods[:1]) for each in fictional.grants)
    report = claim(evolve(fictional, grants=grants), "FY2025-26/Q4")
    assert not [each for each in walk(report) if isinstance(each.block, Chart)]
    assert len(table_of(report, "quarters-coordinator-grant").rows) == 1
