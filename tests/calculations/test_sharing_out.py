"""Sharing out: every penny goes somewhere, whatever the order."""

from __future__ import annotations

from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core import Count, Money, Partnership, Place
from ldsp_core.calculations import shared_out, shared_over_activities, shared_over_places
from ldsp_core.errors import CalculationError
from ldsp_core.model import Activity, Indicator, Measurement
from ldsp_core.values import Missing, total_money

WEIGHTS = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=3), st.integers(0, 1000), min_size=1
).filter(lambda weights: any(weights.values()))


def test_a_hundred_pounds_among_three() -> None:
    """33.33 each leave a penny, which goes to the first name in the alphabet."""
    portions = shared_out(Money.pounds(100), {"c": 1, "a": 1, "b": 1}).value
    assert [(each.name, each.amount) for each in portions] == [
        ("c", Money.pounds("33.33")),
        ("a", Money.pounds("33.34")),
        ("b", Money.pounds("33.33")),
    ]


@given(st.integers(-(10**9), 10**9), WEIGHTS)
def test_no_penny_is_lost(pennies: int, weights: dict[str, int]) -> None:
    """The parts add up to the whole."""
    money = Money(amount=Decimal(pennies).scaleb(-2))
    portions = shared_out(money, weights).value
    assert total_money(each.amount for each in portions) == money


@given(st.integers(0, 10**9), WEIGHTS, st.randoms(use_true_random=False))
def test_the_order_never_matters(pennies: int, weights: dict[str, int], shuffler: object) -> None:
    """Everyone gets the same, whoever comes first."""
    money = Money(amount=Decimal(pennies).scaleb(-2))
    names = list(weights)
    shuffler.shuffle(names)  # type: ignore[attr-defined]
    one = {each.name: each.amount for each in shared_out(money, weights).value}
    two = {
        each.name: each.amount
        for each in shared_out(money, {name: weights[name] for name in names}).value
    }
    assert one == two


def test_a_bound_is_no_weight() -> None:
    """Pennies are shared out by exact numbers."""
    with pytest.raises(CalculationError, match="exact"):
        shared_out(Money.pounds(1), {"a": Count.parse("over 5")})


def test_a_weight_not_recorded_gets_nothing_and_is_named() -> None:
    """What is not there is not nought, but nobody can be paid by it."""
    result = shared_out(Money.pounds(1), {"a": 2, "b": Missing()})
    assert [each.name for each in result.value] == ["a"]
    assert result.left_out == ("b: not recorded",)


def test_over_activities_and_places(clicks: Partnership) -> None:
    """By learners: 60 in Wenderby and 30 in North March, of one activity, 30 of another."""
    indicator = Indicator(id="people", name="People", unit="people")

    def here(count: int, place: str) -> Measurement:
        return Measurement(
            indicator="people",
            kind="actual",
            count=Count.exactly(count),
            place=Place(name=place),
        )

    def activity(name: str, *measurements: Measurement) -> Activity:
        return Activity(
            id=name,
            title=name,
            themes=("t",),
            status="completed",
            summary="S",
            measurements=measurements,
        )

    facts = evolve(
        clicks,
        indicators=(indicator,),
        activities=(
            activity("one", here(60, "Wenderby"), here(30, "North March")),
            activity("two", here(30, "Wenderby")),
        ),
    )
    by_activity = shared_over_activities(facts, Money.pounds(400), indicator).value
    assert [(each.name, each.amount) for each in by_activity] == [
        ("one", Money.pounds(300)),
        ("two", Money.pounds(100)),
    ]
    by_place = shared_over_places(facts, Money.pounds(400), indicator).value
    assert [(each.name, each.amount) for each in by_place] == [
        ("Wenderby", Money.pounds(300)),
        ("North March", Money.pounds(100)),
    ]
