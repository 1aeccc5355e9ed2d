"""An indicator over activities: sums worked out by hand, laws, and sums that are refused."""

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core import Count, Missing, Money, Partnership, Period, Share
from ldsp_core.calculations import total_of
from ldsp_core.errors import CalculationError
from ldsp_core.model import Activity, Area, Disjoint, Indicator, Measurement
from ldsp_core.model.terms import Adding
from ldsp_core.values import Interval, total

Q3, Q4 = Period.parse("FY2018-19/Q3"), Period.parse("FY2018-19/Q4")
NUMBERS = st.integers(min_value=0, max_value=10_000)
COUNTS = st.one_of(
    NUMBERS.map(Count.exactly),
    NUMBERS.map(lambda number: Count(low=number, low_open=True)),
    st.tuples(NUMBERS, NUMBERS).map(lambda ends: Count(low=min(ends), high=max(ends))),
    NUMBERS.filter(bool).map(lambda number: Count(high=number)),
)
RULES: tuple[Adding, ...] = ("sum", "maximum", "mean")


def indicator(rule: Adding = "sum", **facts: object) -> Indicator:
    """Return an indicator that adds up by *rule*."""
    return Indicator(id="i", name="I", unit="i", over_activities=rule, **facts)  # type: ignore[arg-type]


def partnership(
    values: Sequence[object],
    periods: Sequence[object] = (),
    disjoint: tuple[str, ...] = (),
) -> Partnership:
    """Return a partnership with an activity for each of *values*: a0, a1 and so on."""
    keys = {Count: "count", Money: "money", Share: "share", str: "level", Missing: "count"}
    return Partnership(
        id="p",
        name="P",
        area=Area(name="A"),
        disjoint=(Disjoint(activities=disjoint, reason="told"),) if disjoint else (),
        activities=tuple(
            Activity(
                id=f"a{number}",
                title="A",
                themes=("t",),
                status="completed",
                summary="S",
                measurements=(
                    Measurement(
                        indicator="i",
                        kind="actual",
                        period=periods[number] if periods else Missing(),  # type: ignore[arg-type]
                        **{keys[type(value)]: value},  # type: ignore[arg-type]
                    ),
                ),
            )
            for number, value in enumerate(values)
        ),
    )


def added(rule: Adding, *values: object, **facts: object) -> object:
    """Return *values* of as many activities, put together by *rule*."""
    return total_of(partnership(values), indicator(rule, **facts), "actual").value


def numbers(value: object) -> Interval:
    """Return the numbers that *value* may be."""
    if isinstance(value, Count):
        return value.interval
    if isinstance(value, Decimal):
        return Interval.exactly(value)
    assert isinstance(value, Interval)
    return value


def test_each_rule_by_hand() -> None:
    """Of 4, over 6 and 5: over 15, over 6, over 5; money likewise."""
    counts = (Count.exactly(4), Count.parse("over 6"), Count.exactly(5))
    assert added("sum", *counts) == Count(low=15, low_open=True)
    assert added("maximum", *counts) == Count.parse("over 6")
    assert added("mean", *counts) == Interval(low=5, low_open=True)
    sums = (Money.pounds("0.10"), Money.pounds("0.20"))
    assert added("sum", *sums) == Money.pounds("0.30")
    assert added("mean", *sums) == Money.pounds("0.15")


def test_unique_people_are_a_bound() -> None:
    """60 and 100 people are 100 to 160 different ones."""
    people = indicator(basis="unique people")
    facts = partnership([Count.exactly(60), Count.exactly(100)])
    assert total_of(facts, people, "actual").value == Count(low=100, high=160)


def test_unique_people_of_disjoint_activities_add_up() -> None:
    """Pupils and college staff are different people: 60 and 100 are 160."""
    people = indicator(basis="unique people")
    facts = partnership([Count.exactly(60), Count.exactly(100)], disjoint=("a0", "a1"))
    assert total_of(facts, people, "actual").value == Count.exactly(160)


def test_shares_add_up_by_their_numbers() -> None:
    """1 of 2 and 30 of 98 are 31 of 100, and neither the mean nor the sum of per cents."""
    one = Share.of(Count.exactly(1), Count.exactly(2))
    two = Share.of(Count.exactly(30), Count.exactly(98))
    pooled = Share.of(Count.exactly(31), Count.exactly(100))
    assert added("sum", one, two) == pooled
    assert added("mean", one, two) == pooled
    assert added("maximum", one, two) == one


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            Share.of(Count.exactly(1), Count.exactly(2)),
            Share.of(Count.exactly(2), Count.exactly(4)),
        ),
        (Count.parse("over 600"), Count.parse("more than 600")),
    ],
)
def test_of_two_ways_to_tell_the_greatest_none_is_chosen(one: object, two: object) -> None:
    """Whichever comes first in the file, the same is told; where both agree, as they tell it."""
    assert added("maximum", one, two) == added("maximum", two, one)
    assert str(added("maximum", one, two)) not in (str(one), str(two))
    assert added("maximum", one, one) == one


def test_a_share_stated_alone_is_refused_with_the_reason() -> None:
    """50% of what."""
    with pytest.raises(CalculationError, match="numerator and denominator"):
        added("sum", Share.parse("50%"), Share.of(Count.exactly(1), Count.exactly(2)))
    assert added("sum", Share.parse("50%")) == Share.parse("50%")


def test_levels_have_a_greatest_but_no_sum() -> None:
    """The furthest up the list."""
    levels = ("low", "medium", "high")
    assert added("maximum", "high", "medium", levels=levels) == "high"
    with pytest.raises(CalculationError, match="levels, are never added"):
        added("sum", "high", "medium", levels=levels)
    with pytest.raises(CalculationError, match="none of the levels"):
        added("maximum", "high", "huge", levels=levels)


def test_the_latest_is_the_one_that_ends_last() -> None:
    """Whatever the order; two that end last are refused."""
    latest = indicator("latest")
    facts = partnership([Count.exactly(5), Count.exactly(9)], [Q4, Q3])
    assert total_of(facts, latest, "actual").value == Count.exactly(5)
    tied = partnership([Count.exactly(5), Count.exactly(9)], [Q4, Q4])
    with pytest.raises(CalculationError, match="'latest'"):
        total_of(tied, latest, "actual")


def test_what_does_not_add_up_is_refused() -> None:
    """Rule and number of values are named; one value alone is no sum."""
    with pytest.raises(CalculationError, match=r"'I' has 2 values.*activities by 'none'"):
        added("none", Count.exactly(5), Count.exactly(9))
    assert added("none", Count.exactly(5), Missing()) == Count.exactly(5)


def test_unlike_values_are_refused() -> None:
    """Money and counts, pounds and euros."""
    with pytest.raises(CalculationError, match="never added"):
        added("sum", Count.exactly(5), Money.pounds(9))
    with pytest.raises(CalculationError, match="never added"):
        added("maximum", Money.parse("EUR 5"), Money.pounds(9))


def test_an_activity_without_value_is_left_out_and_named() -> None:
    """The sum is of what is there."""
    facts = partnership([Count.exactly(5), Missing(reason="not yet due")])
    result = total_of(facts, indicator(), "actual")
    assert result.value == Count.exactly(5)
    assert result.left_out == ("activities[a1].measurements[0]: not yet due",)


def test_nothing_anywhere_is_missing_with_its_reason() -> None:
    """And never nought."""
    due = Missing(reason="not yet due")
    assert total_of(partnership([due, due]), indicator(), "actual").value == due
    assert total_of(partnership([]), indicator(), "actual").value == Missing()


def test_one_quarter_of_several_activities() -> None:
    """Only what is for the quarter enters."""
    facts = partnership([Count.exactly(5), Count.exactly(9)], [Q3, Q4])
    assert total_of(facts, indicator(), "actual", Q4).value == Count.exactly(9)
    assert total_of(facts, indicator(), "actual", Q4, to_date=True).value == Count.exactly(14)


def test_chosen_activities_alone() -> None:
    """Those of one grant, for instance."""
    facts = partnership([Count.exactly(5), Count.exactly(9)])
    chosen = facts.activities[1:]
    assert total_of(facts, indicator(), "actual", activities=chosen).value == Count.exactly(9)


@given(st.lists(COUNTS, min_size=1, max_size=6))
def test_a_total_is_the_sum_of_its_parts(counts: list[Count]) -> None:
    """And n times the mean covers it."""
    whole = total(counts).interval
    assert numbers(added("sum", *counts)) == whole
    if len(counts) > 1:
        mean = numbers(added("mean", *counts)) * Interval.exactly(len(counts))
        gap = Interval(low=Decimal("-1e-40"), high=Decimal("1e-40"))
        assert (mean + gap).covers(whole)


@given(
    st.lists(COUNTS, min_size=1, max_size=6),
    st.sampled_from(RULES),
    st.booleans(),
    st.randoms(use_true_random=False),
)
def test_the_order_never_matters(
    counts: list[Count], rule: Adding, unique: bool, shuffler: random.Random
) -> None:
    """Shuffled activities give the same, under every rule."""
    shuffled = list(counts)
    shuffler.shuffle(shuffled)
    basis = "unique people" if unique else "attendances"
    assert numbers(added(rule, *shuffled, basis=basis)) == numbers(
        added(rule, *counts, basis=basis)
    )


@given(
    st.lists(COUNTS, min_size=2, max_size=5),
    st.sampled_from(RULES),
    st.booleans(),
    st.integers(0, 4),
    st.integers(0, 50),
)
def test_widening_an_input_never_narrows_the_total(
    counts: list[Count], rule: Adding, unique: bool, place: int, by: int
) -> None:
    """A less certain part makes no total more certain."""
    index = place % len(counts)
    narrow = counts[index]
    wide = evolve(
        narrow,
        low=None if narrow.low is None else max(0, narrow.low - by),
        high=None if narrow.high is None else narrow.high + by,
        low_open=narrow.low_open and by == 0,
    )
    basis = "unique people" if unique else "attendances"
    before = numbers(added(rule, *counts, basis=basis))
    after = numbers(added(rule, *counts[:index], wide, *counts[index + 1 :], basis=basis))
    assert after.covers(before)
