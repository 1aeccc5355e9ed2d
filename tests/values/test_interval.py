"""Intervals hold every value that some choice of their inputs gives, and claim no more."""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import ROUND_UP, Context, Decimal, Inexact, Rounded, localcontext
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ldsp_core.errors import CalculationError, InvalidValueError
from ldsp_core.values import Interval

NARROW = Context(prec=2, rounding=ROUND_UP, traps=[Inexact, Rounded])
Operation = Callable[[Interval, Interval], Interval]

ENDS = st.one_of(
    st.integers(-3, 3).map(Decimal),
    st.decimals(-(10**9), 10**9, places=3),
    st.integers(-(10**18), 10**18).map(Decimal),
)


def between(low: Decimal | None, high: Decimal | None, draw: st.DrawFn) -> Interval:
    """Draw openness for two ends in order."""
    loose = low is None or high is None or low < high
    return Interval(
        low=low,
        high=high,
        low_open=low is not None and loose and draw(st.booleans()),
        high_open=high is not None and loose and draw(st.booleans()),
    )


@st.composite
def intervals(draw: st.DrawFn, *, positive: bool = False) -> Interval:
    """Draw an interval; a positive one holds neither zero nor anything below."""
    ends = ENDS.filter(lambda end: end > 0) if positive else ENDS
    if draw(st.booleans()):
        return Interval.exactly(draw(ends))
    low = draw(ends) if positive else draw(st.none() | ends)
    if positive and draw(st.booleans()):
        return Interval(low=0, low_open=True, high=draw(st.none() | st.just(low)))
    high = draw(st.none() | ends)
    if low is not None and high is not None and high < low:
        low, high = high, low
    return between(low, high, draw)


@st.composite
def pointed(draw: st.DrawFn, *, positive: bool = False) -> tuple[Interval, Fraction]:
    """Draw an interval and a value that it holds, often near an end."""
    interval = draw(intervals(positive=positive))
    part = draw(
        st.sampled_from([Fraction(0), Fraction(1), Fraction(1, 10**9)]) | st.fractions(0, 1)
    )
    if interval.low is not None and interval.high is not None:
        low, high = Fraction(interval.low), Fraction(interval.high)
        value = low + part * (high - low)
    elif interval.low is not None:
        value = Fraction(interval.low) + 10**6 * part
    elif interval.high is not None:
        value = Fraction(interval.high) - 10**6 * part
    else:
        value = 10**6 * part
    assume(holds(interval, value))
    return interval, value


def holds(interval: Interval, value: Fraction) -> bool:
    """Say whether *interval* holds *value*, in fractions, told apart from the class's own word."""
    low = None if interval.low is None else Fraction(interval.low)
    high = None if interval.high is None else Fraction(interval.high)
    above = low is None or value > low or (value == low and not interval.low_open)
    below = high is None or value < high or (value == high and not interval.high_open)
    return above and below


@st.composite
def widened(draw: st.DrawFn, interval: Interval) -> Interval:
    """Draw an interval that covers *interval*."""
    by = st.integers(0, 5).map(Decimal)
    low = None if interval.low is None or draw(st.booleans()) else interval.low - draw(by)
    high = None if interval.high is None or draw(st.booleans()) else interval.high + draw(by)
    result = Interval(
        low=low,
        high=high,
        low_open=low is not None and low == interval.low and interval.low_open,
        high_open=high is not None and high == interval.high and interval.high_open,
    )
    assert result.covers(interval)
    return result


@st.composite
def widened_above_zero(draw: st.DrawFn, interval: Interval) -> Interval:
    """Draw an interval of positive values that covers *interval*, one of positive values."""
    upwards = draw(widened(interval))
    low, low_open = interval.low, interval.low_open
    if draw(st.booleans()):
        low, low_open = Decimal(0), True
    return Interval(low=low, low_open=low_open, high=upwards.high, high_open=upwards.high_open)


EXACT_OPERATIONS = st.sampled_from([operator.add, operator.sub, operator.mul, Interval.hull])


@given(pointed(), pointed(), st.sampled_from([operator.add, operator.sub, operator.mul]))
def test_holds_every_pointwise_result(
    one: tuple[Interval, Fraction],
    two: tuple[Interval, Fraction],
    operation: Callable[[object, object], object],
) -> None:
    """A sum, difference or product holds that of any two values of its inputs."""
    result, value = operation(one[0], two[0]), operation(one[1], two[1])
    assert isinstance(result, Interval)
    assert isinstance(value, Fraction)
    assert holds(result, value)


@given(pointed(), pointed(positive=True))
def test_quotient_holds_every_pointwise_result(
    one: tuple[Interval, Fraction], two: tuple[Interval, Fraction]
) -> None:
    """A quotient holds that of any two values; an exact one to the fiftieth digit."""
    result, value = one[0] / two[0], one[1] / two[1]
    if one[0].is_exact and two[0].is_exact:
        assert result.is_exact
        assert abs(Fraction(result.exact) - value) <= abs(value) / 10**49
    else:
        assert holds(result, value)


@given(intervals(), intervals(), EXACT_OPERATIONS, st.data())
def test_widening_never_narrows(
    one: Interval, two: Interval, operation: Operation, data: st.DataObject
) -> None:
    """A wider input gives a result that covers the narrower input's result."""
    wider = operation(data.draw(widened(one)), data.draw(widened(two)))
    assert wider.covers(operation(one, two))


@given(intervals(), intervals(positive=True), st.data())
def test_widening_never_narrows_a_quotient(
    one: Interval, two: Interval, data: st.DataObject
) -> None:
    """A wider dividend or divisor gives a quotient that covers the narrower one."""
    assert (data.draw(widened(one)) / data.draw(widened_above_zero(two))).covers(one / two)


@given(intervals(), intervals(), st.sampled_from([operator.add, operator.mul, Interval.hull]))
def test_order_of_two_does_not_matter(one: Interval, two: Interval, operation: Operation) -> None:
    """Sums, products and hulls are commutative, openness included."""
    assert operation(one, two) == operation(two, one)


@given(
    intervals(),
    intervals(),
    intervals(),
    st.sampled_from([operator.add, operator.mul, Interval.hull]),
)
def test_order_of_three_does_not_matter(
    one: Interval, two: Interval, three: Interval, operation: Operation
) -> None:
    """Sums, products and hulls are associative: nothing is rounded on the way."""
    assert operation(operation(one, two), three) == operation(one, operation(two, three))


@given(intervals(), intervals(), intervals())
def test_products_of_sums_claim_no_more(one: Interval, two: Interval, three: Interval) -> None:
    """A product of a sum lies in the sum of the products (sub-distributivity)."""
    assert (one * two + one * three).covers(one * (two + three))


@given(intervals())
def test_neutral_elements(interval: Interval) -> None:
    """Adding nothing, multiplying by one and turning round twice change nothing."""
    assert interval + Interval.exactly(0) == interval
    assert interval * Interval.exactly(1) == interval
    assert interval / Interval.exactly(1) == interval
    opposite = -interval
    assert -opposite == interval


@given(intervals(), intervals())
def test_cover_is_an_order(one: Interval, two: Interval) -> None:
    """An interval covers itself; two that cover each other are the same; a hull covers both."""
    assert one.covers(one)
    assert (one.covers(two) and two.covers(one)) == (one == two)
    assert one.hull(two).covers(one)
    assert one.hull(two).covers(two)


@given(pointed(), intervals())
def test_covering_means_holding_all(pair: tuple[Interval, Fraction], outer: Interval) -> None:
    """What an interval covers, it holds value by value."""
    inner, value = pair
    if outer.covers(inner):
        assert holds(outer, value)


@given(intervals(), ENDS)
def test_contains_agrees_with_fractions(interval: Interval, value: Decimal) -> None:
    """Whether a value is held follows from the ends and their openness."""
    assert interval.contains(value) == holds(interval, Fraction(value))


@given(intervals(), intervals(positive=True))
def test_the_threads_context_is_not_asked(one: Interval, two: Interval) -> None:
    """Results are the same whatever precision, rounding and traps the thread has set."""

    def results() -> list[Interval]:
        return [one + two, one - two, one * two, one / two, -one, one.hull(two)]

    expected = results()
    with localcontext(NARROW):
        assert results() == expected


@pytest.mark.parametrize(
    ("dividend", "divisor", "quotient"),
    [
        (Interval.exactly(75_000), Interval(low=600, low_open=True), "(0, 125)"),
        (Interval.exactly(75_000), Interval(low=600), "(0, 125]"),
        (Interval(low=600, low_open=True), Interval.exactly(1000), "(0.6, ∞)"),
        (Interval.exactly(1), Interval(low=0, low_open=True, high=4), "[0.25, ∞)"),
        (Interval.exactly(0), Interval(low=0, low_open=True), "0"),
        (Interval(low=0, high=1), Interval(low=0, low_open=True), "[0, ∞)"),
        (Interval(low=0, low_open=True, high=1), Interval(low=2), "(0, 0.5]"),
        (Interval(low=-1, high=2), Interval(low=0, low_open=True, high=4), "(-∞, ∞)"),
        (Interval(low=-6, high=-2), Interval(low=1, high=2), "[-6, -1]"),
        (Interval(low=-6, high=-2), Interval(low=1), "[-6, 0)"),
        (Interval(high=6), Interval(low=2, high=3), "(-∞, 3]"),
        (Interval(), Interval.exactly(2), "(-∞, ∞)"),
        (Interval.exactly(3), Interval.exactly(3), "1"),
    ],
)
def test_quotients(dividend: Interval, divisor: Interval, quotient: str) -> None:
    """Quotients have the tightest ends, open exactly where no value reaches them."""
    assert str(dividend / divisor) == quotient


@pytest.mark.parametrize(
    ("one", "two", "product"),
    [
        (Interval(low=0, high=5), Interval(), "(-∞, ∞)"),
        (Interval.exactly(0), Interval(), "0"),
        (Interval(low=0, low_open=True), Interval(low=0, low_open=True, high=1), "(0, ∞)"),
        (Interval(low=0, low_open=True, high=2), Interval(low=0, high=3), "[0, 6]"),
        (Interval(low=-2, high=3, high_open=True), Interval(low=-1, high=4), "[-8, 12)"),
        (Interval(low=-2, high=-1), Interval(low=5), "(-∞, -5]"),
    ],
)
def test_products(one: Interval, two: Interval, product: str) -> None:
    """Products have the tightest ends, open exactly where no value reaches them."""
    assert str(one * two) == product


@pytest.mark.parametrize(
    "divisor",
    [
        Interval.exactly(0),
        Interval.exactly(-1),
        Interval(low=0, high=5),
        Interval(high=5),
        Interval(low=-1, high=1),
        Interval(low=-5, high=0, high_open=True),
        Interval(),
    ],
)
def test_division_by_what_may_be_zero(divisor: Interval) -> None:
    """Dividing by what may be zero, or below, is refused with the divisor in the message."""
    with pytest.raises(CalculationError) as error:
        Interval.exactly(1) / divisor
    assert str(error.value) == f"cannot divide by {divisor}: it may be zero or below"


@given(intervals(), intervals())
def test_the_mark_of_an_approximation_survives(one: Interval, two: Interval) -> None:
    """Whatever is calculated with an approximate value is approximate, on either side."""
    rough = Interval(
        low=one.low,
        high=one.high,
        low_open=one.low_open,
        high_open=one.high_open,
        approximate=True,
    )
    for result in (rough + two, two - rough, rough * two, -rough, two.hull(rough)):
        assert result.approximate
        assert not result.is_exact
    assert (rough / Interval.exactly(3)).approximate


def test_exact_value() -> None:
    """Only an interval of one value that is not approximate gives that value."""
    assert Interval.exactly(Decimal("1.50")).exact == Decimal("1.5")
    for bound in (
        Interval(low=1),
        Interval(low=1, high=2),
        Interval(low=1, high=1, approximate=True),
    ):
        assert not bound.is_exact
        with pytest.raises(CalculationError, match="is not one exact value"):
            _ = bound.exact


@pytest.mark.parametrize(
    ("low", "high", "low_open", "high_open", "message"),
    [
        (2, 1, False, False, "the low end 2 lies above the high end 1"),
        (1, 1, True, False, "no value lies between 1 and 1"),
        (1, 1, False, True, "no value lies between 1 and 1"),
        (None, 1, True, False, "an end that is not known can't be marked as open"),
        (1, None, False, True, "an end that is not known can't be marked as open"),
    ],
)
def test_ends_that_contradict(
    low: int | None, high: int | None, low_open: bool, high_open: bool, message: str
) -> None:
    """Ends between which nothing lies are refused, with both ends in the message."""
    with pytest.raises(InvalidValueError, match=message):
        Interval(
            low=None if low is None else Decimal(low),
            high=None if high is None else Decimal(high),
            low_open=low_open,
            high_open=high_open,
        )


@pytest.mark.parametrize(
    "end", [Decimal("NaN"), Decimal("Infinity"), Decimal("-Infinity"), 1.0, True, "1", 10**700]
)
def test_ends_that_are_no_numbers(end: object) -> None:
    """An end is a finite int or Decimal; infinity is said by None, never guessed."""
    with pytest.raises(InvalidValueError, match="an end of an interval"):
        Interval(low=end)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="an end of an interval"):
        Interval(high=end)  # type: ignore[arg-type]


def test_text() -> None:
    """An interval is written in brackets that show which ends belong to it."""
    assert str(Interval(low=500, high=600, high_open=True)) == "[500, 600)"
    assert str(Interval(low=Decimal("6E+2"), low_open=True)) == "(600, ∞)"
    assert str(Interval(low=180, high=180, approximate=True)) == "~180"
    assert str(Interval()) == "(-∞, ∞)"


def test_equal_by_value() -> None:
    """600 and 600.0 are the same end, for comparing and for look-ups."""
    assert Interval.exactly(Decimal("600.0")) == Interval.exactly(600)
    assert len({Interval.exactly(Decimal("600.0")), Interval.exactly(600)}) == 1
