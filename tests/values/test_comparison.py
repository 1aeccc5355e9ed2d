"""A comparison with a target answers met, not met, or cannot tell yet, and is never wrong."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.values import Comparison, Interval, compare, reaches

WHOLE = st.integers(-12, 12)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Draw an interval with whole ends, each closed, open or not known."""
    low, high = draw(st.none() | WHOLE), draw(st.none() | WHOLE)
    if low is not None and high is not None and low >= high:
        return Interval.exactly(low)
    return Interval(
        low=low,
        high=high,
        low_open=low is not None and draw(st.booleans()),
        high_open=high is not None and draw(st.booleans()),
    )


def values(interval: Interval) -> list[Decimal]:
    """Return values that *interval* holds, on and next to its ends and the other numbers' ends."""
    near = [Decimal(number) / 4 for number in range(-60, 61)]
    return [value for value in near if interval.contains(value)]


def bound(text: str) -> Interval:
    """Read an interval from a short form: "600", ">600", "<50", "~180"."""
    sign, number = text.rstrip("0123456789"), Decimal(text.lstrip("~<>="))
    low = None if "<" in sign else number
    high = None if ">" in sign else number
    return Interval(
        low=low,
        high=high,
        low_open=sign.endswith(">"),
        high_open=sign.endswith("<"),
        approximate="~" in sign,
    )


@given(intervals(), intervals())
def test_an_answer_is_true_of_every_value(actual: Interval, target: Interval) -> None:
    """Met means at least the target for all values of both; not met means below for all."""
    answer = compare(actual, target)
    pairs = [(one, two) for one in values(actual) for two in values(target)]
    if answer == "met":
        assert all(one >= two for one, two in pairs)
    elif answer == "not met":
        assert all(one < two for one, two in pairs)
    else:
        assert any(one >= two for one, two in pairs)
        assert any(one < two for one, two in pairs)


@given(WHOLE, WHOLE)
def test_exact_values_always_get_an_answer(actual: int, target: int) -> None:
    """Of two exact values the answer is known, and it is the plain comparison."""
    expected = "met" if actual >= target else "not met"
    assert compare(Interval.exactly(actual), Interval.exactly(target)) == expected


@given(intervals(), intervals(), intervals())
def test_knowing_less_never_turns_an_answer(one: Interval, two: Interval, target: Interval) -> None:
    """With a wider actual value the answer stays or becomes "cannot tell yet"."""
    wider = one.hull(two)
    assert compare(wider, target) in (compare(one, target), "cannot tell yet")
    assert reaches(wider, target) in (reaches(one, target), "cannot tell yet")


@given(WHOLE, intervals())
def test_a_target_of_one_number_is_compared_plainly(target: int, actual: Interval) -> None:
    """Against an exact target, reaching it is being at least it; where less is better, at most."""
    exact = Interval.exactly(target)
    assert reaches(actual, exact) == compare(actual, exact)
    if target != 0:
        assert reaches(actual, exact, less_is_better=True) == compare(-actual, -exact)


@pytest.mark.parametrize(
    ("actual", "target", "answer"),
    [
        ("600", "600", "met"),
        ("599", "600", "not met"),
        (">600", "600", "met"),
        (">600", "601", "cannot tell yet"),
        (">600", "1000", "cannot tell yet"),
        ("<600", "600", "not met"),
        ("<=600", "600", "cannot tell yet"),
        ("<=599", "600", "not met"),
        ("700", ">=600", "met"),
        ("600", ">=600", "met"),
        ("600", ">600", "not met"),
        (">600", ">600", "met"),
        (">=600", ">600", "cannot tell yet"),
        ("<600", ">=600", "not met"),
        ("60", "<50", "met"),
        ("40", "<50", "cannot tell yet"),
    ],
)
def test_bounds_against_targets(actual: str, target: str, answer: Comparison) -> None:
    """Bounds get an answer where every value they allow gives the same one."""
    assert reaches(bound(actual), bound(target)) == answer


@pytest.mark.parametrize(
    ("actual", "target", "answer"),
    [
        ("40", "50", "met"),
        ("50", "50", "met"),
        ("60", "50", "not met"),
        ("40", "<50", "met"),
        ("50", "<50", "not met"),
        ("50", "<=50", "met"),
        ("<50", "50", "met"),
        (">40", "50", "cannot tell yet"),
        (">50", "50", "not met"),
        ("0", "0", "met"),
    ],
)
def test_where_less_is_better(actual: str, target: str, answer: Comparison) -> None:
    """Where less is better a value reaches its target from above."""
    assert reaches(bound(actual), bound(target), less_is_better=True) == answer


def test_a_target_of_two_ends() -> None:
    """Between the ends of a target range nobody can tell, in either direction."""
    target = Interval(low=10, high=50)
    for number, more, less in [(5, "not met", "met"), (60, "met", "not met")]:
        assert reaches(Interval.exactly(number), target) == more
        assert reaches(Interval.exactly(number), target, less_is_better=True) == less
    for less_is_better in (False, True):
        answer = reaches(Interval.exactly(40), target, less_is_better=less_is_better)
        assert answer == "cannot tell yet"


def test_at_most_a_number_counted_from_zero() -> None:
    """Where less is better, "fewer than 50" counted from zero asks for no more than that."""
    fewer = Interval(low=0, high=50, high_open=True)
    assert reaches(Interval.exactly(40), fewer, less_is_better=True) == "met"
    assert reaches(Interval.exactly(50), fewer, less_is_better=True) == "not met"


@pytest.mark.parametrize(
    ("actual", "target", "answer"),
    [
        ("~180", "180", "cannot tell yet"),
        ("~180", "200", "cannot tell yet"),
        ("~180", "150", "cannot tell yet"),
        ("~150", "200", "cannot tell yet"),
        ("~149", "200", "not met"),
        ("~250", "200", "cannot tell yet"),
        ("~251", "200", "met"),
        ("180", "~200", "cannot tell yet"),
        ("500", "~200", "met"),
        ("~>600", "550", "cannot tell yet"),
        ("~>600", "400", "met"),
        ("~180", ">=180", "cannot tell yet"),
        ("~300", ">=180", "met"),
        ("~0", "0", "cannot tell yet"),
        ("~5", "0", "met"),
    ],
)
def test_approximate_values(actual: str, target: str, answer: Comparison) -> None:
    """An approximate value within a quarter of the target never gives an answer."""
    assert reaches(bound(actual), bound(target)) == answer


def test_nothing_known_gives_no_answer() -> None:
    """A value or a target of which nothing is known is never met, nor missed."""
    for actual, target in [
        (Interval(), Interval.exactly(5)),
        (Interval.exactly(5), Interval()),
        (Interval(), Interval()),
    ]:
        for less_is_better in (False, True):
            answer = reaches(actual, target, less_is_better=less_is_better)
            assert answer == "cannot tell yet"


def test_the_threads_context_is_not_asked() -> None:
    """A comparison of long numbers is exact in any decimal context."""
    with localcontext(Context(prec=1, traps=[Inexact])):
        one, two = Interval.exactly(10**30), Interval.exactly(10**30 + 1)
        assert compare(one, two) == "not met"
        assert (
            compare(Interval(low=10**30, high=10**30, approximate=True), two) == "cannot tell yet"
        )
