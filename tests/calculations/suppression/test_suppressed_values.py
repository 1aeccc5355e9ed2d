"""What rests on a suppressed figure is suppressed: never zero, never the sum of the others."""

from __future__ import annotations

from decimal import Decimal

import pytest
from attrs import evolve

from ldsp_core import Count, Missing, Money, Partnership, Period
from ldsp_core.calculations import (
    cost_per_output,
    on_track,
    payment_due,
    performance,
    reach,
    reconciles,
    shared_over_activities,
    shared_over_places,
    suppressed,
    suppression_pattern,
    total_of,
    totals_by_theme,
    value_of,
)
from ldsp_core.errors import CalculationError
from ldsp_core.model import (
    Activity,
    Area,
    Correction,
    Framework,
    Grant,
    GrantPeriod,
    Indicator,
    Measurement,
    PaymentShare,
    Theme,
)
from ldsp_core.values import SUPPRESSED, Place, Share

PEOPLE = Indicator(
    id="people", name="People", unit="people", basis="unique people", disclosive=True, reach=True
)
Q1, Q2, Q3 = (Period.parse(f"FY2025-26/Q{number}") for number in (1, 2, 3))


def measured(number: int | Missing, period: Period | None = None, **more: object) -> Measurement:
    """Return an actual number of people."""
    count = number if isinstance(number, Missing) else Count.exactly(number)
    return Measurement(
        indicator="people",
        kind="actual",
        count=count,
        **({} if period is None else {"period": period}),
        **more,  # type: ignore[arg-type]
    )


def activity(name: str, *measurements: Measurement) -> Activity:
    """Return an activity with *measurements*."""
    return Activity(
        id=name,
        title=name,
        themes=("t",),
        status="under way",
        summary="S",
        grants=("g",),
        measurements=measurements,
    )


def published(*activities: Activity, indicator: Indicator = PEOPLE) -> Partnership:
    """Return what the public sees of *activities*."""
    grant = Grant(
        id="g",
        title="G",
        funder="f",
        stage="live",
        periods=(GrantPeriod(period=Q1, actual=Money.pounds(1000)),),
    )
    facts = Partnership(
        id="p",
        name="P",
        area=Area(name="A"),
        framework=Framework(id="f", name="F", themes=(Theme(id="t", name="T"),)),
        indicators=(indicator,),
        activities=activities,
        grants=(grant,),
    )
    return suppressed(facts, suppression_pattern(facts))


def test_the_sum_of_quarters_with_a_suppressed_one_is_suppressed() -> None:
    """The value over all quarters, and up to one; a quarter that is shown stays."""
    shown = published(activity("a", measured(20, Q1), measured(3, Q2), measured(30, Q3)))
    (one,) = shown.activities
    assert value_of(one, PEOPLE, "actual").value == SUPPRESSED
    assert value_of(one, PEOPLE, "actual", Q2).value == SUPPRESSED
    assert value_of(one, PEOPLE, "actual", Q2, to_date=True).value == SUPPRESSED
    assert value_of(one, PEOPLE, "actual", Q1, to_date=True).value == Count.exactly(20)
    assert value_of(one, PEOPLE, "actual", Q3).value == Count.exactly(30)


def test_a_total_that_is_shown_stands_for_what_is_suppressed_in_it() -> None:
    """A cumulative value says all up to its end, whatever is hidden before."""
    pytest.importorskip("scipy", reason="linked tables need the extra")
    to_date = measured(53, Q3, cumulative=True)
    quarters = measured(20, Q1), measured(3, Q2), measured(30, Q3)
    (one,) = published(activity("a", *quarters, to_date)).activities
    hidden = [each.count == SUPPRESSED for each in one.measurements]
    assert hidden[1]
    assert sum(hidden) >= 2
    assert not hidden[3]
    assert value_of(one, PEOPLE, "actual").value == Count.exactly(53)
    assert all(each.outcome != "differs" for each in reconciles(one, PEOPLE, "actual"))


def test_the_growth_since_a_suppressed_value_is_suppressed() -> None:
    """The difference of two cumulative values, one of them hidden."""
    shown = published(
        activity("a", measured(3, Q1, cumulative=True), measured(40, Q2, cumulative=True))
    )
    assert value_of(shown.activities[0], PEOPLE, "actual", Q2).value == SUPPRESSED


def test_totals_over_activities_are_suppressed() -> None:
    """Over all, by theme, and by place; the share and the position too."""
    shown = published(activity("a", measured(3)), activity("b", measured(20)))
    assert total_of(shown, PEOPLE, "actual").value == SUPPRESSED
    (row,) = totals_by_theme(shown)
    assert (row.actual, row.share, row.position) == (SUPPRESSED, SUPPRESSED, "suppressed")
    places = published(
        activity(
            "a", measured(3, place=Place(name="North")), measured(20, place=Place(name="South"))
        )
    )
    assert value_of(places.activities[0], PEOPLE, "actual").value == SUPPRESSED
    with pytest.raises(CalculationError, match="suppressed"):
        shared_over_places(places, Money.pounds(100), PEOPLE)
    with pytest.raises(CalculationError, match="suppressed"):
        shared_over_activities(shown, Money.pounds(100), PEOPLE)


def test_the_latest_of_activities_is_suppressed_only_where_it_is_the_latest() -> None:
    """An older one that is hidden changes nothing."""
    latest = evolve(PEOPLE, over_activities="latest")
    older = published(
        activity("a", measured(3, Q1)), activity("b", measured(20, Q2)), indicator=latest
    )
    assert total_of(older, latest, "actual").value == Count.exactly(20)
    assert totals_by_theme(older)[0].actual == Count.exactly(20)
    newer = published(
        activity("a", measured(3, Q2)), activity("b", measured(20, Q1)), indicator=latest
    )
    assert total_of(newer, latest, "actual").value == SUPPRESSED
    assert totals_by_theme(newer)[0].actual == SUPPRESSED


def test_reach_is_a_lower_bound_that_the_suppressed_number_does_not_move() -> None:
    """At least what is shown, whether one or four people are hidden; alone, suppressed."""
    reached = {
        reach(published(activity("a", measured(hidden)), activity("b", measured(20)))).value
        for hidden in range(1, 5)
    }
    assert reached == {Count(low=20)}
    assert reach(published(activity("a", measured(3)))).value == SUPPRESSED


def test_targets_and_what_is_paid_for_each_are_suppressed() -> None:
    """Share of target, position, whether it is on track, unit cost, payment by results."""
    target = Measurement(indicator="people", kind="target", count=Count.exactly(10))
    shown = published(activity("a", measured(3), target))
    (found,) = performance(shown)
    assert (found.actual, found.target) == (SUPPRESSED, Count.exactly(10))
    assert (found.share, found.position) == (SUPPRESSED, "suppressed")
    assert on_track(found.actual, found.target, Decimal(15)) == SUPPRESSED
    assert cost_per_output(shown, shown.grants[0], PEOPLE, Q1).cost == SUPPRESSED
    paid = evolve(
        shown.grants[0],
        price=Money.pounds(100),
        payment_shares=(
            PaymentShare(event="start", share=Share.parse("50%")),
            PaymentShare(event="completion", share=Share.parse("50%")),
        ),
    )
    due = payment_due(paid, {"start": Count.exactly(20), "completion": SUPPRESSED}).value
    assert due.total == SUPPRESSED


def test_what_is_said_of_the_target_goes_with_a_total() -> None:
    """Of the numbers below 5 only 3 and 4 meet a target of 3; where all is shown it stays."""
    target = Measurement(indicator="people", kind="target", count=Count.exactly(3))
    for actual, left in ((3, SUPPRESSED), (20, "met")):
        told = evolve(activity("a", measured(actual), target), target_result="met")
        assert published(told).activities[0].target_result == left


def test_what_is_said_beside_a_suppressed_figure_goes_with_it() -> None:
    """The note, the misprint, and the ledger; the source and the day it was recorded stay."""
    correction = Correction(field="count", printed="3 or so", reason="R")
    shown = published(
        activity("a", measured(3, note="three came", source="S", corrections=(correction,)))
    )
    (left,) = shown.activities[0].measurements
    assert left.count == SUPPRESSED
    assert left.note == Missing()
    assert left.corrections == ()
    assert left.source == "S"
    assert shown.publications == ()
