"""The value of an indicator over periods: supersession, adding, and sums that are refused."""

from __future__ import annotations

from datetime import date

import pytest

from ldsp_core import Count, Missing, Money, Period, Share
from ldsp_core.calculations import value_of
from ldsp_core.errors import CalculationError
from ldsp_core.model import Activity, Indicator, Measurement

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
    """A quarter and its year measure the same time."""
    with pytest.raises(CalculationError, match="for the same time"):
        value_of(
            activity(actual(Count.exactly(5), Q4), actual(Count.exactly(9), YEAR)), PEOPLE, "actual"
        )


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
