"""Laws of reach: it lies between the largest part and the sum, whatever the order."""

from __future__ import annotations

import random
from collections.abc import Sequence

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core import Count, Missing, Partnership, Period
from ldsp_core.calculations import reach, reach_of_place, reach_of_theme
from ldsp_core.model import (
    Activity,
    Area,
    Disjoint,
    Framework,
    Indicator,
    Measurement,
    Theme,
)
from ldsp_core.values import NOT_RECORDED, Place

PEOPLE = Indicator(id="people", name="People", unit="people", basis="unique people", reach=True)
NUMBERS = st.integers(min_value=0, max_value=10_000)
COUNTS = st.one_of(
    NUMBERS.map(Count.exactly),
    NUMBERS.map(lambda number: Count(low=number, low_open=True)),
    NUMBERS.map(lambda number: Count(low=number)),
    st.tuples(NUMBERS, NUMBERS).map(lambda ends: Count(low=min(ends), high=max(ends))),
    NUMBERS.filter(bool).map(lambda number: Count(high=number)),
)


def partnership(
    counts: Sequence[Count], disjoint: Sequence[Disjoint] = (), themes: Sequence[str] = ("one",)
) -> Partnership:
    """Return a partnership of activities that reach *counts* people."""
    return Partnership(
        id="p",
        name="P",
        area=Area(name="A"),
        framework=Framework(
            id="f", name="F", themes=tuple(Theme(id=theme, name=theme) for theme in themes)
        ),
        indicators=(PEOPLE,),
        activities=tuple(
            Activity(
                id=f"a{number}",
                title="A",
                themes=tuple(themes),
                status="completed",
                summary="S",
                measurements=(Measurement(indicator="people", kind="actual", count=count),),
            )
            for number, count in enumerate(counts)
        ),
        disjoint=tuple(disjoint),
    )


def reached(facts: Partnership) -> Count:
    """Return how many people *facts* reach, which must be known."""
    value = reach(facts).value
    assert isinstance(value, Count)
    return value


@given(st.lists(COUNTS, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_activities_never_matters(
    counts: list[Count], shuffler: random.Random
) -> None:
    """Shuffled facts reach as many people."""
    shuffled = list(counts)
    shuffler.shuffle(shuffled)
    assert reached(partnership(shuffled)) == reached(partnership(counts))


@given(st.lists(NUMBERS, min_size=1, max_size=6))
def test_exact_numbers_give_the_largest_to_the_sum(numbers: list[int]) -> None:
    """People may be shared, so the union lies between the largest part and the sum."""
    value = reached(partnership([Count.exactly(number) for number in numbers]))
    assert value.low == max(numbers)
    assert value.high == sum(numbers)


@given(st.lists(NUMBERS, min_size=2, max_size=6))
def test_activities_declared_to_share_nobody_are_added(numbers: list[int]) -> None:
    """If no two share anybody, the union is the sum exactly."""
    everyone = Disjoint(activities=tuple(f"a{i}" for i in range(len(numbers))), reason="told")
    value = reached(partnership([Count.exactly(number) for number in numbers], [everyone]))
    assert value == Count.exactly(sum(numbers))


@given(st.lists(COUNTS, min_size=1, max_size=5), st.integers(0, 4), st.integers(0, 50))
def test_widening_an_input_never_narrows_the_result(
    counts: list[Count], place: int, by: int
) -> None:
    """A less certain part makes the whole no more certain."""
    index = place % len(counts)
    narrow = counts[index]
    wide = evolve(
        narrow,
        low=None if narrow.low is None else max(0, narrow.low - by),
        high=None if narrow.high is None else narrow.high + by,
        low_open=narrow.low_open and by == 0,
    )
    widened = [*counts[:index], wide, *counts[index + 1 :]]
    assert reached(partnership(widened)).interval.covers(reached(partnership(counts)).interval)


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=5))
def test_the_truth_always_lies_within(parts: list[tuple[int, int]]) -> None:
    """Whatever share of each activity's people is common to all, the result holds the union."""
    numbers = [common + own for common, own in parts]
    common = min(common for common, _ in parts)
    union = common + sum(number - common for number in numbers)
    value = reached(partnership([Count.exactly(number) for number in numbers]))
    assert value.interval.contains(union)


def test_an_activity_under_two_themes_counts_once_in_all() -> None:
    """It counts under each theme, and once in the whole."""
    facts = partnership([Count.exactly(7)], themes=("one", "two"))
    assert reach_of_theme(facts, "one").value == Count.exactly(7)
    assert reach_of_theme(facts, "two").value == Count.exactly(7)
    assert reached(facts) == Count.exactly(7)


BURNLEY = Place(name="Burnley", code="E07000117")
CHORLEY = Place(name="Chorley", code="E07000118")


def test_a_place_has_what_is_measured_there() -> None:
    """And what is measured for no place in an activity that it is the only place of."""
    facts = partnership([Count.exactly(7), Count.exactly(5), Count.exactly(3)])
    here, there, both = facts.activities
    measured = evolve(here.measurements[0], place=BURNLEY)
    facts = evolve(
        facts,
        activities=(
            evolve(here, measurements=(measured,), places=(CHORLEY,)),
            evolve(there, places=(evolve(CHORLEY, name="Chorley town"),)),
            evolve(both, places=(BURNLEY, CHORLEY)),
        ),
    )
    assert reach_of_place(facts, BURNLEY).value == Count.exactly(7)
    assert reach_of_place(facts, CHORLEY).value == Count.exactly(5)
    assert reach_of_place(facts, Place(name="Burnley")).value == Count.exactly(7)
    assert reach_of_place(facts, Place(name="Wigan")).value == NOT_RECORDED


def test_what_does_not_add_up_over_periods_is_left_out_of_a_place_with_the_reason() -> None:
    """As everywhere: two quarters of it at one place say nothing together, one alone does."""
    facts = partnership([Count.exactly(7)])
    (activity,) = facts.activities
    quarters = [
        evolve(activity.measurements[0], place=place, period=Period.parse(period))
        for place, period in ((BURNLEY, "2019-Q1"), (BURNLEY, "2019-Q2"), (CHORLEY, "2019-Q2"))
    ]
    facts = evolve(
        facts,
        indicators=(evolve(PEOPLE, over_periods="none"),),
        activities=(evolve(activity, measurements=tuple(quarters)),),
    )
    here = reach_of_place(facts, BURNLEY)
    assert here.value == NOT_RECORDED
    assert [text.partition(": ")[0] for text in here.left_out] == ["activities[a0].measurements[0]"]
    assert "over the periods of activities[a0] by 'none' says nothing" in here.left_out[0]
    assert reach_of_place(facts, CHORLEY).value == Count.exactly(7)


def test_nothing_recorded_is_missing_and_not_zero() -> None:
    """Without a single number there is no number."""
    assert reach(partnership([])).value == Missing()


def test_a_recorded_zero_is_zero() -> None:
    """Nought people is a number."""
    assert reached(partnership([Count.exactly(0)])) == Count.exactly(0)
