"""Wholes against the periods that make them up: added by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core import Count, Money, PartialDate, Period
from ldsp_core.calculations import reconciles
from ldsp_core.model import Activity, Indicator, Measurement, When
from ldsp_core.values import Missing

PEOPLE = Indicator(id="people", name="People", unit="people")
YEAR = Period.parse("FY2018-19")
QUARTERS = YEAR.quarters()


def of(value: object, period: Period, **facts: object) -> Measurement:
    """Return an actual value for *period*."""
    key = "money" if isinstance(value, Money) else "count"
    return Measurement(
        indicator="people",
        kind="actual",
        period=period,
        **{key: value},  # type: ignore[arg-type]
        **facts,  # type: ignore[arg-type]
    )


def outcomes(*measurements: Measurement, start: str = "") -> list[tuple[bool, str]]:
    """Return whether each whole's parts are complete, and whether they agree with it."""
    activity = Activity(
        id="a",
        title="A",
        themes=("t",),
        status="under way",
        summary="S",
        start=When(date=PartialDate.parse(start), certainty="happened") if start else Missing(),
        measurements=measurements,
    )
    return [(each.complete, each.outcome) for each in reconciles(activity, PEOPLE, "actual")]


def quarterly(*numbers: int) -> list[Measurement]:
    """Return values of the first quarters of the year."""
    return [
        of(Count.exactly(number), quarter)
        for number, quarter in zip(numbers, QUARTERS, strict=False)
    ]


def test_a_year_and_its_quarters() -> None:
    """1 + 2 + 3 + 4 are 10, and not 11."""
    assert outcomes(of(Count.exactly(10), YEAR), *quarterly(1, 2, 3, 4)) == [(True, "agrees")]
    assert outcomes(of(Count.exactly(11), YEAR), *quarterly(1, 2, 3, 4)) == [(True, "differs")]


def test_parts_that_leave_days_out_can_only_be_too_many() -> None:
    """Three quarters of 6 may be part of 10, but not of 5."""
    assert outcomes(of(Count.exactly(10), YEAR), *quarterly(1, 2, 3)) == [
        (False, "cannot tell yet")
    ]
    assert outcomes(of(Count.exactly(5), YEAR), *quarterly(1, 2, 3)) == [(False, "differs")]


def test_a_cumulative_value_and_the_one_before() -> None:
    """3 up to the second quarter and 3 in the third are 6 up to the third."""
    second = of(Count.exactly(3), QUARTERS[1], cumulative=True)
    third = of(Count.exactly(3), QUARTERS[2])
    right = of(Count.exactly(6), QUARTERS[2], cumulative=True)
    wrong = of(Count.exactly(7), QUARTERS[2], cumulative=True)
    assert outcomes(second, third, right) == [(True, "agrees")]
    assert outcomes(second, third, wrong) == [(True, "differs")]


def test_a_cumulative_value_never_falls() -> None:
    """5 after 6 cannot be; 8 after 6 can."""
    six = of(Count.exactly(6), QUARTERS[0], cumulative=True)
    assert outcomes(six, of(Count.exactly(5), QUARTERS[2], cumulative=True)) == [(False, "differs")]
    assert outcomes(six, of(Count.exactly(8), QUARTERS[2], cumulative=True)) == [
        (False, "cannot tell yet")
    ]


def test_a_cumulative_value_and_all_quarters_from_the_start() -> None:
    """Complete where the activity began in the first of them."""
    whole = of(Count.exactly(7), QUARTERS[2], cumulative=True)
    assert outcomes(whole, *quarterly(1, 2, 3)) == [(False, "cannot tell yet")]
    assert outcomes(whole, *quarterly(1, 2, 3), start="2018-05-01") == [(True, "differs")]


def test_bounds_agree_where_they_may() -> None:
    """Over 9 may be 10; about 9 tells nothing."""
    assert outcomes(of(Count.parse("over 9"), YEAR), *quarterly(1, 2, 3, 4)) == [(True, "agrees")]
    assert outcomes(of(Count.parse("over 10"), YEAR), *quarterly(1, 2, 3, 4)) == [(True, "differs")]
    assert outcomes(of(Count.parse("about 9"), YEAR), *quarterly(1, 2, 3, 4)) == [
        (True, "cannot tell yet")
    ]


def test_money_reconciles_too() -> None:
    """To the penny."""
    whole = of(Money.pounds("0.30"), YEAR)
    parts = [
        of(Money.pounds(f"0.{tens}"), quarter)
        for tens, quarter in zip(("10", "20", "00", "00"), QUARTERS, strict=True)
    ]
    assert outcomes(whole, *parts) == [(True, "agrees")]


@pytest.mark.parametrize("rule", ["latest", "maximum", "mean", "none"])
def test_what_does_not_add_up_over_periods_has_no_parts(rule: str) -> None:
    """A level of a year is no sum of its quarters'."""
    level = Indicator(id="people", name="P", unit="p", over_periods=rule)  # type: ignore[arg-type]
    activity = Activity(
        id="a",
        title="A",
        themes=("t",),
        status="under way",
        summary="S",
        measurements=(of(Count.exactly(10), YEAR), *quarterly(1, 2, 3, 4)),
    )
    assert reconciles(activity, level, "actual") == ()


@given(st.lists(st.integers(0, 10**6), min_size=4, max_size=4))
def test_the_sum_of_the_quarters_always_agrees(numbers: list[int]) -> None:
    """And one more never does."""
    parts = quarterly(*numbers)
    assert outcomes(of(Count.exactly(sum(numbers)), YEAR), *parts) == [(True, "agrees")]
    assert outcomes(of(Count.exactly(sum(numbers) + 1), YEAR), *parts) == [(True, "differs")]
