"""Decimal arithmetic depends on nobody's decimal context and loses no digit."""

from __future__ import annotations

from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_EVEN,
    ROUND_UP,
    Context,
    Decimal,
    Inexact,
    InvalidOperation,
    Rounded,
    localcontext,
)
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.errors import CalculationError, InvalidValueError
from ldsp_core.values import exact

DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**45), max_value=10**45)
NARROW = Context(prec=1, rounding=ROUND_UP, Emax=2, Emin=-2, traps=[Inexact, Rounded])


@given(DECIMALS, DECIMALS)
def test_sums_and_products_are_exact(one: Decimal, two: Decimal) -> None:
    """Sums and products equal those of fractions, whatever context the thread has."""
    with localcontext(NARROW):
        total, product = exact.plus(one, two), exact.times(one, two)
        opposite = exact.minus(one)
    assert Fraction(total) == Fraction(one) + Fraction(two)
    assert Fraction(product) == Fraction(one) * Fraction(two)
    assert Fraction(opposite) == -Fraction(one)


@given(DECIMALS, DECIMALS.filter(bool))
def test_quotients_are_rounded_as_told(one: Decimal, two: Decimal) -> None:
    """A quotient lies between its two roundings, within one unit of the fiftieth digit."""
    with localcontext(NARROW):
        low = Fraction(exact.divided(one, two, ROUND_FLOOR))
        high = Fraction(exact.divided(one, two, ROUND_CEILING))
        nearest = Fraction(exact.divided(one, two, ROUND_HALF_EVEN))
    truth = Fraction(one) / Fraction(two)
    assert low <= truth <= high
    assert nearest in (low, high)
    assert high - low <= abs(truth) * Fraction(1, 10**49)


@given(DECIMALS, st.integers(0, 6), st.sampled_from([ROUND_FLOOR, ROUND_CEILING, ROUND_DOWN]))
def test_rounding_to_places(value: Decimal, places: int, rounding: str) -> None:
    """Rounding moves a value by less than one unit of the last place, in the direction told."""
    with localcontext(NARROW):
        result = Fraction(exact.rounded(value, places, rounding))
    moved = result - Fraction(value)
    assert abs(moved) < Fraction(1, 10**places)
    if rounding == ROUND_FLOOR:
        assert moved <= 0
    if rounding == ROUND_CEILING:
        assert moved >= 0


@given(DECIMALS)
def test_plain_digits_say_the_same_number(value: Decimal) -> None:
    """Plain digits read back as the number, without exponent or idle zeros."""
    text = exact.plain(exact.number(value))
    assert Decimal(text) == value
    assert "E" not in text
    assert not ("." in text and text.endswith(("0", ".")))


@given(DECIMALS, st.integers(-10, 10))
def test_shifting_is_exact(value: Decimal, places: int) -> None:
    """Shifting multiplies by a power of ten and rounds nothing."""
    with localcontext(NARROW):
        assert Fraction(exact.shifted(value, places)) == Fraction(value) * Fraction(10) ** places


@pytest.mark.parametrize(
    ("value", "whole"),
    [("3", True), ("3.00", True), ("3E+2", True), ("0.0", True), ("3.5", False), ("-0.1", False)],
)
def test_what_is_whole(value: str, whole: bool) -> None:
    """A decimal is whole by its value, not by the way it is written."""
    assert exact.is_whole(Decimal(value)) is whole


@pytest.mark.parametrize("zero", [Decimal("-0"), Decimal("-0.00"), 0])
def test_zero_has_no_sign(zero: Decimal | int) -> None:
    """No zero is negative: not as given, nor turned round, nor rounded."""
    assert not exact.number(zero).is_signed()
    assert not exact.minus(exact.number(zero)).is_signed()
    assert not exact.rounded(Decimal("-0.001"), 2, ROUND_CEILING).is_signed()


@pytest.mark.parametrize("value", [1.5, True, "3", None])
def test_only_exact_numbers(value: object) -> None:
    """Floats, bools, text and None are refused as numbers, with what was found."""
    with pytest.raises(InvalidValueError, match=f"must be an int or a Decimal, got {value!r}"):
        exact.number(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["NaN", "-NaN", "sNaN", "Infinity", "-Infinity"])
def test_only_finite_numbers(text: str) -> None:
    """NaN and infinities are refused, even where the thread's context traps nothing."""
    with (
        localcontext(Context(traps=[])),
        pytest.raises(InvalidValueError, match="a weight must be a finite number"),
    ):
        exact.number(Decimal(text), "a weight")


def test_limit_of_digits() -> None:
    """Numbers of up to 640 digits are read; longer ones are refused in words."""
    assert exact.number(10**640 - 1) == 10**640 - 1
    for value in (10**640, -(10**640), 10**20_000, Decimal("1E+640"), Decimal("1E-9999")):
        with pytest.raises(InvalidValueError, match="too many digits"):
            exact.number(value)


def test_results_out_of_range() -> None:
    """A result with too many digits is an error of calculation, never an infinity."""
    huge, tiny = exact.number(10**639), exact.number(Decimal("1E-1999"))
    with pytest.raises(CalculationError, match="the product has more digits"):
        exact.times(huge, huge)
    with pytest.raises(CalculationError, match="the sum has more digits"):
        exact.plus(huge, tiny)
    with pytest.raises(CalculationError, match="the quotient has more digits"):
        exact.divided(huge, tiny, ROUND_FLOOR)
    with pytest.raises(CalculationError, match="the product has more digits"):
        exact.shifted(huge, 3)


def test_a_context_that_traps_is_left_alone() -> None:
    """The thread's own context is neither used nor marked."""
    with localcontext(Context(prec=3, traps=[InvalidOperation])) as context:
        exact.divided(Decimal(1), Decimal(3), ROUND_FLOOR)
        exact.rounded(Decimal("12345.678"), 2, ROUND_FLOOR)
        assert not any(context.flags.values())
