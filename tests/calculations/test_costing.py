"""What one costs: divided by hand."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from ldsp_core import Count, Money, Partnership, Period
from ldsp_core.calculations import activities_of, cost_per_output, costs_per_output
from ldsp_core.calculations.costing import cost_each
from ldsp_core.document import format_cell
from ldsp_core.errors import CalculationError
from ldsp_core.values import NOT_APPLICABLE, Interval, Missing, MoneyRange
from ldsp_core.values.wording import money_in_words

APRIL = date(2026, 4, 30)


@pytest.mark.parametrize(
    ("count", "cost"),
    [
        ("over 600", "under £125"),
        ("600", "£125"),
        ("500-750", "£100 to £150"),
        ("up to 600", "at least £125"),
    ],
)
def test_75_000_pounds_for_so_many(count: str, cost: str) -> None:
    """Bounds turn round: more people cost less each."""
    each = cost_each(Money.pounds(75_000), Count.parse(count))
    assert isinstance(each, Money | MoneyRange)
    assert money_in_words(each) == cost


@pytest.mark.parametrize("count", ["over 600", "600+", "over 0", "0+"])
def test_at_least_so_much_for_more_than_so_many_is_not_known(count: str) -> None:
    """It may be anything, which "over £0" would only seem to say something of."""
    least = MoneyRange(interval=Interval(low=75_000))
    each = cost_each(least, Count.parse(count))
    assert isinstance(each, MoneyRange)
    assert money_in_words(each) == "not known"


def test_a_claim_says_that_a_cost_is_not_known_and_why(clicks: Partnership) -> None:
    """A quarter without its spend, and learners by a lower bound: the gap is named."""
    (grant,) = clicks.grants
    (activity,) = clicks.activities
    second, *later = grant.periods[1:]
    unspent = evolve(second, actual=Missing())
    gap = evolve(grant, periods=(grant.periods[0], unspent, *later))
    more = [
        evolve(each, count=Count.parse("over 100")) if each.kind == "actual" else each
        for each in activity.measurements
        if each.indicator == "learners"
    ]
    facts = evolve(clicks, activities=(evolve(activity, measurements=more),), grants=(gap,))
    found = cost_per_output(facts, gap, facts.indicator("learners"), APRIL)
    assert format_cell(found.cost) == "not known"
    assert "grants[g].periods[1].actual: not recorded" in found.left_out


def test_for_nobody_there_is_no_cost_each() -> None:
    """Not applicable, and not for ever much."""
    assert cost_each(Money.pounds(1), Count.exactly(0)) == NOT_APPLICABLE
    assert cost_each(Money.pounds(1), Missing()) == Missing()


def test_a_grants_learners(clicks: Partnership) -> None:
    """First Clicks names the grant: 57,865.25 spent on 104 + 131 = 235 learners, 246.24 each."""
    (grant,) = clicks.grants
    found = cost_per_output(clicks, grant, clicks.indicator("learners"), APRIL)
    assert found.count == Count.exactly(235)
    assert found.spend == Money.pounds("57865.25")
    assert isinstance(found.cost, Money)
    assert money_in_words(found.cost) == "£246.24"
    assert activities_of(clicks, grant) == clicks.activities


def test_up_to_a_quarter_only_what_was_counted_by_then_enters(clicks: Partnership) -> None:
    """By the end of December 31,760.50 were spent on 104 learners, 305.39 each."""
    third = Period.parse("FY2025-26/Q3")
    found = cost_per_output(
        clicks, clicks.grants[0], clicks.indicator("learners"), third, period=third
    )
    assert isinstance(found.cost, Money)
    assert money_in_words(found.cost) == "£305.39"


def test_only_what_adds_up_has_a_cost(clicks: Partnership) -> None:
    """A share of learners who are confident costs nothing each."""
    (grant,) = clicks.grants
    assert [each.indicator.id for each in costs_per_output(clicks, grant, APRIL)] == ["learners"]
    with pytest.raises(CalculationError, match="counts nothing"):
        cost_per_output(clicks, grant, clicks.indicator("confidence"), APRIL)


def test_an_activity_that_others_pay_too_is_named(clicks: Partnership) -> None:
    """The cost is that of this grant alone."""
    shared = evolve(clicks, activities=(evolve(clicks.activities[0], grants=("g", "another")),))
    found = cost_per_output(shared, clicks.grants[0], shared.indicator("learners"), APRIL)
    assert "activities[first-clicks].grants: what other grants pay is left out" in found.left_out
