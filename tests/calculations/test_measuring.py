"""The value of an indicator over periods: supersession, adding, and sums that are refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from ldsp_core import Count, Missing, Money, PartialDate, Period, Place, Share
from ldsp_core.calculations import value_of
from ldsp_core.errors import CalculationError
from ldsp_core.model import Activity, Indicator, Measurement, When
from ldsp_core.model.terms import Adding

PEOPLE = Indicator(id="people", name="People", unit="people")
Q3, Q4 = Period.parse("FY2018-19/Q3"), Period.parse("FY2018-19/Q4")
YEAR = Period.parse("FY2018-19")


def activity(*measurements: Measurement) -> Activity:
    """Return an activity with *measurements*."""
    return Activity(
        id="a", title="A", themes=("t",), status="under way", summary="S", measurements=measurements
    )


def actual(count: object, period: object = Missing(), **facts: object) -> Measurement:
    """Return an actual value."""
    return Measurement(
        indicator="people",
        kind="actual",
        count=count,  # type: ignore[arg-type]
        period=period,  # type: ignore[arg-type]
        **facts,  # type: ignore[arg-type]
    )


def test_periods_add_up() -> None:
    """Two quarters make their sum, and both are named as origins."""
    result = value_of(
        activity(actual(Count.exactly(5), Q3), actual(Count.parse("over 7"), Q4)), PEOPLE, "actual"
    )
    assert result.value == Count(low=12, low_open=True)
    assert [origin.place for origin in result.origins] == [
        "activities[a].measurements[0]",
        "activities[a].measurements[1]",
    ]


def test_what_is_recorded_last_supersedes() -> None:
    """A later record for the same period takes the place of the earlier, in any order."""
    early = actual(Count.exactly(5), Q3, recorded=date(2019, 1, 5))
    late = actual(Count.exactly(6), Q3, recorded=date(2019, 2, 5))
    for order in ((early, late), (late, early)):
        assert value_of(activity(*order), PEOPLE, "actual").value == Count.exactly(6)


def test_a_cumulative_value_stands_for_all_before_it() -> None:
    """The one that ends last counts alone."""
    result = value_of(
        activity(
            actual(Count.exactly(5), Q3, cumulative=True),
            actual(Count.exactly(9), Q4, cumulative=True),
        ),
        PEOPLE,
        "actual",
    )
    assert result.value == Count.exactly(9)


def test_nested_periods_are_never_added() -> None:
    """A year stands for the quarters within it, in any order: 9 and not 14."""
    quarter, year = actual(Count.exactly(5), Q4), actual(Count.exactly(9), YEAR)
    for order in ((quarter, year), (year, quarter)):
        result = value_of(activity(*order), PEOPLE, "actual")
        assert result.value == Count.exactly(9)
        assert len(result.origins) == 1


def test_periods_that_overlap_are_refused() -> None:
    """Nobody knows what a quarter and a range across its end have in common."""
    across = Period.parse("2018-12-01/2019-01-31")
    with pytest.raises(CalculationError, match="for the same time"):
        value_of(
            activity(actual(Count.exactly(5), Q4), actual(Count.exactly(9), across)),
            PEOPLE,
            "actual",
        )


def test_a_value_without_period_beside_others_is_refused() -> None:
    """It may be for the same time."""
    with pytest.raises(CalculationError, match="no period"):
        value_of(activity(actual(Count.exactly(5), Q4), actual(Count.exactly(9))), PEOPLE, "actual")


def test_two_values_for_one_time_are_refused() -> None:
    """Unless it is known which was recorded last; one that is empty gives way."""
    five, six = actual(Count.exactly(5), Q4), actual(Count.exactly(6), Q4)
    with pytest.raises(CalculationError, match="recorded"):
        value_of(activity(five, six), PEOPLE, "actual")
    empty = actual(Missing(reason="not yet due"), Q4)
    for order in ((five, empty), (empty, five)):
        assert value_of(activity(*order), PEOPLE, "actual").value == Count.exactly(5)


def test_what_comes_after_a_cumulative_value_is_added_to_it() -> None:
    """9 up to the third quarter, 4 in the fourth: 13."""
    result = value_of(
        activity(
            actual(Count.exactly(9), Q3, cumulative=True),
            actual(Count.exactly(5), Q3),
            actual(Count.exactly(4), Q4),
        ),
        PEOPLE,
        "actual",
    )
    assert result.value == Count.exactly(13)


def test_one_quarter_alone_and_up_to_it() -> None:
    """5, 7 and 4 in three quarters: 7 in the second, 12 up to it."""
    first, second, third = (Period.parse(f"FY2019-20/Q{number}") for number in (1, 2, 3))
    facts = activity(
        actual(Count.exactly(5), first),
        actual(Count.exactly(7), second),
        actual(Count.exactly(4), third),
    )
    assert value_of(facts, PEOPLE, "actual", second).value == Count.exactly(7)
    assert value_of(facts, PEOPLE, "actual", second, to_date=True).value == Count.exactly(12)
    assert value_of(facts, PEOPLE, "actual", Q4).value == Missing()


def test_one_quarter_out_of_cumulative_values() -> None:
    """14 up to the fourth quarter less 9 up to the third: 5."""
    facts = activity(
        actual(Count.exactly(9), Q3, cumulative=True),
        actual(Count.exactly(14), Q4, cumulative=True),
    )
    result = value_of(facts, PEOPLE, "actual", Q4)
    assert result.value == Count.exactly(5)
    assert len(result.origins) == 2


def test_without_the_cumulative_value_before_there_is_an_upper_bound() -> None:
    """Up to 14 of the quarter's; all of them where the activity began in it."""
    facts = activity(actual(Count.exactly(14), Q4, cumulative=True))
    assert value_of(facts, PEOPLE, "actual", Q4).value == Count(low=0, high=14)
    began = evolve(facts, start=When(date=PartialDate.parse("2019-01-15"), certainty="happened"))
    assert value_of(began, PEOPLE, "actual", Q4).value == Count.exactly(14)


def test_what_cannot_be_told_of_a_quarter_is_named() -> None:
    """A year's value says nothing of one quarter, nor does one without period."""
    year = value_of(activity(actual(Count.exactly(9), YEAR)), PEOPLE, "actual", Q3)
    assert year.value == Missing()
    assert year.left_out == ("activities[a].measurements[0]: FY2018-19 goes beyond FY2018-19/Q3",)
    undated = value_of(activity(actual(Count.exactly(9))), PEOPLE, "actual", Q3)
    assert undated.left_out == ("activities[a].measurements[0]: it has no period",)


def test_a_quarter_that_is_empty_keeps_its_reason() -> None:
    """Whatever other quarters hold."""
    due = Missing(reason="not yet due")
    facts = activity(actual(Count.exactly(5), Q3), actual(due, Q4))
    assert value_of(facts, PEOPLE, "actual", Q4).value == due


def test_places_are_put_together_by_their_own_rule() -> None:
    """3 and 4 in two places make 7; where places do not add up they are refused."""
    facts = activity(
        actual(Count.exactly(3), Q4, place=Place(name="Preston")),
        actual(Count.exactly(4), Q4, place=Place(name="Chorley")),
    )
    assert value_of(facts, PEOPLE, "actual").value == Count.exactly(7)
    most = evolve(PEOPLE, over_activities="maximum")
    assert value_of(facts, most, "actual").value == Count.exactly(4)
    with pytest.raises(CalculationError, match=r"over the places of activities\[a\]"):
        value_of(facts, evolve(PEOPLE, over_activities="none"), "actual")


def test_the_mean_over_periods_is_no_count() -> None:
    """5 and 6 sessions a quarter are 5.5 in the mean."""
    facts = activity(actual(Count.exactly(5), Q3), actual(Count.exactly(6), Q4))
    mean = evolve(PEOPLE, over_periods="mean")
    assert value_of(facts, mean, "actual").value == Decimal("5.5")


def test_an_indicator_that_does_not_add_is_not_added() -> None:
    """The rule of the indicator is kept, and named in the refusal."""
    once = Indicator(id="people", name="People", unit="people", over_periods="none")
    with pytest.raises(CalculationError, match="'none'"):
        value_of(
            activity(actual(Count.exactly(5), Q3), actual(Count.exactly(6), Q4)), once, "actual"
        )


def test_the_latest_value_counts_where_the_indicator_says_so() -> None:
    """A level of something is not the sum of its levels."""
    level = Indicator(id="people", name="People", unit="people", over_periods="latest")
    result = value_of(
        activity(actual(Count.exactly(6), Q4), actual(Count.exactly(5), Q3)), level, "actual"
    )
    assert result.value == Count.exactly(6)


def test_shares_are_never_added() -> None:
    """Two percentages of two quarters make no percentage."""
    shares = [
        Measurement(indicator="people", kind="actual", share=Share.parse("50%"), period=period)
        for period in (Q3, Q4)
    ]
    with pytest.raises(CalculationError, match="never added"):
        value_of(activity(*shares), PEOPLE, "actual")


def test_money_adds_up() -> None:
    """Two quarters of spend make their sum."""
    sums = [
        Measurement(indicator="people", kind="actual", money=Money.pounds("0.10"), period=period)
        for period in (Q3, Q4)
    ]
    assert value_of(activity(*sums), PEOPLE, "actual").value == Money.pounds("0.20")


def test_what_is_missing_keeps_its_reason() -> None:
    """Nothing recorded yet is told as it stands, and never as nought."""
    due = Missing(reason="not yet due")
    assert value_of(activity(actual(due, Q4)), PEOPLE, "actual").value == due
    assert value_of(activity(), PEOPLE, "actual").value == Missing()


def test_a_missing_quarter_is_left_out_and_named() -> None:
    """The sum is of what is there; what is not there is listed."""
    result = value_of(
        activity(actual(Count.exactly(5), Q3), actual(Missing(reason="not yet due"), Q4)),
        PEOPLE,
        "actual",
    )
    assert result.value == Count.exactly(5)
    assert result.left_out == ("activities[a].measurements[1]: not yet due",)


@pytest.mark.parametrize("rule", ["sum", "mean", "maximum"])
@pytest.mark.parametrize(
    ("over", "facts"),
    [
        ("periods", ({"period": Q3}, {"period": Q4})),
        ("places", ({"place": Place(name="Preston")}, {"place": Place(name="Chorley")})),
    ],
)
def test_unlike_values_are_refused_with_the_activity_they_stand_in(
    rule: Adding, over: str, facts: tuple[dict[str, Any], dict[str, Any]]
) -> None:
    """People and pounds of one measure are never added; the refusal says where they stand."""
    one = Measurement(indicator="people", kind="actual", count=Count.exactly(3), **facts[0])
    two = Measurement(indicator="people", kind="actual", money=Money.pounds(5), **facts[1])
    mixed = evolve(PEOPLE, over_periods=rule, over_activities=rule)
    with pytest.raises(
        CalculationError,
        match=rf"'People' cannot be added over the {over} of activities\[a\]: 3, £5;",
    ):
        value_of(activity(one, two), mixed, "actual")
