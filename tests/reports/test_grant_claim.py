"""The grant claim: what it says of one quarter agrees in all its tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

import ldsp_core as ldsp
from ldsp_core import Count, Money, Partnership, Period, Share
from ldsp_core.document import (
    Chart,
    Metrics,
    Paragraph,
    Report,
    Table,
    Text,
    format_cell,
    table_of,
    walk,
)
from ldsp_core.model import Claim, Grant, Indicator, Measurement, PaymentShare
from ldsp_core.values import Missing


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
    told = table_of(report, "progress-table").rows
    progress = {row[1]: row[5] for row in told if isinstance(row[5], Count)}
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


@pytest.fixture
def bootcamp(fictional: Partnership) -> Partnership:
    """£3,000 for each who gets a job: 45 per cent at the start, 35 for finishing, 20 then.

    20 started, over 10 finished; nobody counts the jobs; £9,000 was claimed before.
    """
    counted = {"starts": Count.exactly(20), "ends": Count.parse("over 10")}
    quarter = Period.parse("FY2025-26/Q4")
    shares = (("start", "45%", "starts"), ("completion", "35%", "ends"), ("outcome", "20%", ""))
    paid = Grant(
        id="paid-by-results",
        title="Bootcamps",
        funder="department-for-examples",
        stage="live",
        price=Money.pounds(3000),
        payment_shares=tuple(
            PaymentShare(event=event, share=Share.parse(share), indicator=by or Missing())  # type: ignore[arg-type]
            for event, share, by in shares
        ),
        claims=(Claim(id="c", period=quarter, amount=Money.pounds(9000), status="claimed"),),
    )
    first, *others = fictional.activities
    told = (
        Measurement(indicator=name, kind="actual", count=count, period=quarter)
        for name, count in counted.items()
    )
    first = evolve(first, grants=("paid-by-results",), measurements=(*first.measurements, *told))
    return evolve(
        fictional,
        grants=(*fictional.grants, paid),
        indicators=(
            *fictional.indicators,
            *(Indicator(id=name, name=name, unit="learners") for name in counted),
        ),
        activities=(first, *others),
    )


def test_payment_by_results_is_claimed(bootcamp: Partnership) -> None:
    """20 × £3,000 × 45% = £27,000; over 10 × £3,000 × 35% is over £10,500; less £9,000."""
    report = ldsp.build(
        "grant-claim", bootcamp, period="FY2025-26/Q4", grant="paid-by-results", provenance=True
    )
    due = table_of(report, "results-paid-by-results")
    assert [format_cell(row[3]) for row in due.rows] == ["£27,000", "over £10,500", "not recorded"]
    assert due.totals is not None
    assert format_cell(due.totals[3]) == "over £37,500"
    (metrics,) = [each.block for each in walk(report) if isinstance(each.block, Metrics)]
    (left,) = [each for each in metrics.metrics if each.label == "Left to claim now"]
    assert (format_cell(left.value), left.note) == ("over £28,500", "due for results − claimed")
    rests_on = {row[2] for row in table_of(report, "provenance-table").rows if "results" in row[0]}
    assert rests_on >= {"grants[paid-by-results].price", "activities[first-clicks].measurements[6]"}


def test_every_figure_of_money_says_where_it_comes_from(fictional: Partnership) -> None:
    """The claim's appendix has a row for each fact; so have paper and workbook."""
    for report in (
        ldsp.build(
            "grant-claim",
            fictional,
            period="FY2025-26/Q4",
            grant="coordinator-grant",
            provenance=True,
        ),
        ldsp.build("board-paper", fictional, provenance=True),
        ldsp.build("monitoring", fictional, provenance=True),
    ):
        facts: dict[str, set[str]] = {}
        for row in table_of(report, "provenance-table").rows:
            facts.setdefault(str(row[0]), set()).add(str(row[2]))
        periods = "grants[coordinator-grant].periods"
        spent = {f"{periods}[{index}].actual" for index in range(3)}
        assert facts["Example Skills Grant: spend to date"] == spent
        assert facts["Example Skills Grant: variance to date"] == spent | {
            f"{periods}[{index}].profile" for index in range(3)
        }
        coming = {*spent, f"{periods}[3].forecast"}
        assert facts["Example Skills Grant: expected outturn"] == coming
        assert facts["Example Skills Grant: outturn against award"] == {
            *coming,
            "grants[coordinator-grant].awarded",
        }
        assert "grants[coordinator-grant].milestones[2]" in facts["Example Skills Grant: rating"]


def test_a_figure_names_no_fact_that_it_does_not_rest_on(fictional: Partnership) -> None:
    """A cost no profile, what is left to claim no payment, spend in a period no other one."""
    report = ldsp.build(
        "grant-claim", fictional, period="FY2025-26/Q4", grant="coordinator-grant", provenance=True
    )
    facts: dict[str, set[str]] = {}
    for row in table_of(report, "provenance-table").rows:
        name = str(row[0]).removeprefix("Example Skills Grant: ")
        facts.setdefault(name, set()).add(str(row[2]).removeprefix("grants[coordinator-grant]."))
    claims = {f"claims[{index}]{name}" for index, name in ((0, ".amount"), (1, ".amount"), (2, ""))}
    spent = {f"periods[{index}].actual" for index in range(3)}
    assert facts["profile of the period"] == {"periods[2].profile"}
    assert facts["spend in the period"] == {"periods[2].actual"}
    assert facts["claimed so far"] == claims
    assert facts["left to claim"] == claims | spent | {"awarded"}
    assert facts["Computers lent, cost each"] == {
        *spent,
        "activities[home-kits].measurements[1]",
        "activities[home-kits].measurements[2]",
    }


def test_the_award_is_used_up_in_a_month(fictional: Partnership) -> None:
    """£57,865.25 in the seven months from September is £8,266.46 each; £22,134.75 lasts three."""
    report = claim(fictional, "FY2025-26/Q4")
    (metrics,) = [each.block for each in walk(report) if isinstance(each.block, Metrics)]
    told = {each.label: format_cell(each.value) for each in metrics.metrics}
    assert told["Spend a month"] == "£8,266.46"
    assert told["Award used up"] == "June 2026"


def test_milestones_of_the_claim_are_those_of_its_grant(fictional: Partnership) -> None:
    """So nothing says so row by row; the workbook of everything does."""
    claim = ldsp.build("grant-claim", fictional, period="FY2025-26/Q4", grant="coordinator-grant")
    table = table_of(claim, "milestones-table")
    assert [column.label for column in table.columns][:2] == ["Milestone", "Planned"]
    assert table.rows[0][0] == "Coordinator in post"
    everything = table_of(ldsp.build("monitoring", fictional), "milestones-table")
    assert everything.columns[0].label == "Of"


def test_results_without_a_period_are_named(fictional: Partnership) -> None:
    """They stand in no column of the table, and the reader learns which they are."""
    blocks = [each.block for each in walk(claim(fictional, "FY2025-26/Q4"))]
    at = next(
        n
        for n, each in enumerate(blocks)
        if isinstance(each, Table) and each.id == "progress-table"
    )
    told = blocks[at + 1]
    assert isinstance(told, Paragraph)
    assert "Shop Window, firms advised." in "".join(
        span.text for span in told.spans if isinstance(span, Text)
    )


def test_the_appendix_tells_the_rating_that_the_table_tells(fictional: Partnership) -> None:
    """Both as at the facts' date, though the claim is for a quarter long over."""
    report = ldsp.build(
        "grant-claim",
        fictional,
        period="FY2025-26/Q2",
        grant="coordinator-grant",
        provenance=True,
    )
    (row,) = table_of(report, "ratings-table").rows
    told = [each for each in table_of(report, "provenance-table").rows if "rating" in str(each[0])]
    assert {each[1] for each in told} == {format_cell(row[3])}
    assert any(each[2] == "grants[coordinator-grant].periods[2].actual" for each in told)


def test_the_appendix_tells_what_the_period_rests_on(fictional: Partnership) -> None:
    """Of 131 learners of the quarter, and of the 235 to date."""
    report = ldsp.build(
        "grant-claim",
        fictional,
        period="FY2025-26/Q4",
        grant="coordinator-grant",
        provenance=True,
    )
    rows = table_of(report, "provenance-table").rows
    name = "First Clicks: Learners taking part, actual"
    told = {(row[0], row[1]) for row in rows if str(row[0]).startswith(name)}
    assert told == {(f"{name} of the period", "131"), (f"{name} to date", "235")}


def match_metrics(report: Report) -> dict[str, str]:
    """Return what a claim says of match funding among its first figures."""
    (metrics,) = [each.block for each in walk(report) if isinstance(each.block, Metrics)]
    told = ("Match short", "Leverage")
    return {each.label: format_cell(each.value) for each in metrics.metrics if each.label in told}


def test_a_claim_says_what_match_is_short_and_what_the_grant_draws_in(
    fictional: Partnership,
) -> None:
    """£80,000 at 80% needs £20,000; £14,000 and £4,000 are secured: £2,000 short, 0.225 a pound."""
    report = ldsp.build(
        "grant-claim",
        fictional,
        period="FY2025-26/Q4",
        grant="coordinator-grant",
        provenance=True,
    )
    assert match_metrics(report) == {"Match short": "£2,000", "Leverage": "£0.23"}
    rests_on: dict[str, set[str]] = {}
    for row in table_of(report, "provenance-table").rows:
        rests_on.setdefault(str(row[0]), set()).add(str(row[2]))
    award, rate, *secured = (
        f"grants[coordinator-grant].{fact}"
        for fact in ("awarded", "intervention_rate", "match[0].amount", "match[1].amount")
    )
    assert rests_on["Example Skills Grant: match required"] == {award, rate}
    assert rests_on["Example Skills Grant: match short"] == {award, rate, *secured}
    assert rests_on["Example Skills Grant: leverage"] == {award, *secured}


def test_a_claim_never_takes_match_that_is_not_recorded_for_none(fictional: Partnership) -> None:
    """With the rate alone the gap is not known; without either the claim says nothing of it."""
    (grant,) = [each for each in fictional.grants if each.id == "coordinator-grant"]
    others = tuple(each for each in fictional.grants if each is not grant)
    unmatched = evolve(fictional, grants=(evolve(grant, match=()), *others))
    told = match_metrics(claim(unmatched, "FY2025-26/Q4"))
    assert told == {"Match short": "not recorded", "Leverage": "not recorded"}
    without = evolve(grant, match=(), intervention_rate=Missing())
    silent = evolve(fictional, grants=(without, *others))
    assert match_metrics(claim(silent, "FY2025-26/Q4")) == {}


def test_monitoring_sets_match_required_against_secured(fictional: Partnership) -> None:
    """One row a grant that has any match or a rate; no table where none has."""
    report = ldsp.build("monitoring", fictional, provenance=True)
    table = table_of(report, "match-table")
    assert [[format_cell(cell) for cell in row] for row in table.rows] == [
        ["Example Skills Grant", "£20,000", "£18,000", "£5,000", "£2,000", "£0.23"]
    ]
    figures = {row[0] for row in table_of(report, "provenance-table").rows}
    assert {"Example Skills Grant: match short", "Example Skills Grant: leverage"} <= figures
    without = tuple(
        evolve(each, match=(), intervention_rate=Missing()) for each in fictional.grants
    )
    plain = ldsp.build("monitoring", evolve(fictional, grants=without))
    assert "match-table" not in [
        each.block.id for each in walk(plain) if isinstance(each.block, Table)
    ]


@pytest.mark.parametrize("report", ["board-paper", "monitoring", "grant-claim", "change-report"])
def test_what_was_spent_so_far_in_a_quarter_is_told_by_every_report(
    fictional: Partnership, report: str, tmp_path: Path
) -> None:
    """It is neither compared with the whole profile nor added up before the quarter is over."""
    grant, *others = fictional.grants
    *over, running = grant.periods
    so_far = evolve(running, actual=Money.pounds(5_000))
    facts = evolve(fictional, grants=(evolve(grant, periods=(*over, so_far)), *others))
    subjects = (fictional, facts) if report == "change-report" else (facts,)
    params = {"period": "FY2025-26/Q4", "grant": grant.id} if report == "grant-claim" else {}
    built = ldsp.build(report, *subjects, **params)
    ldsp.render(built, tmp_path / "report.md")
    if report in ("monitoring", "grant-claim"):
        row = table_of(built, f"quarters-{grant.id}").rows[-1]
        assert [format_cell(row[index]) for index in (2, 3, 6)] == [
            *("£5,000", "not yet due", "not yet due")
        ]
