"""Money is exact to the last digit, in one currency, and is split without losing a penny."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_UP, Context, Decimal, Inexact, Rounded, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.errors import CalculationError, InvalidValueError, ValueTextError
from ldsp_core.values import Interval, Money, MoneyRange, money_range, total_money
from ldsp_core.values.money import MINOR_DIGITS, minor_digits

NARROW = Context(prec=1, rounding=ROUND_UP, traps=[Inexact, Rounded])
CURRENCIES = st.sampled_from(["GBP", "EUR", "USD", "JPY", "KWD", "CLF"])
WEIGHTS = st.integers(0, 10**30).map(Decimal) | st.decimals(0, 1000, places=6)


@st.composite
def sums(draw: st.DrawFn) -> Money:
    """Draw a sum in whole minor units, of up to 40 digits, in any of some currencies."""
    currency = draw(CURRENCIES)
    units = draw(st.integers(-(10**40), 10**40) | st.integers(-500, 500))
    return Money(amount=Decimal(f"{units}E-{minor_digits(currency)}"), currency=currency)


@st.composite
def weights(draw: st.DrawFn) -> list[Decimal]:
    """Draw weights that may be split by: none below zero, one above."""
    return draw(st.lists(WEIGHTS, min_size=1, max_size=8).filter(any))


@given(sums(), weights())
def test_parts_sum_to_the_whole(money: Money, parts: list[Decimal]) -> None:
    """Whatever the sum, the weights and the thread's context, no penny is lost or made."""
    with localcontext(NARROW):
        shares = money.allocate(parts)
        assert total_money(shares) == money
    assert len(shares) == len(parts)
    assert all(share.is_whole_pence for share in shares)


@given(sums(), weights())
def test_each_part_is_near_its_share(money: Money, parts: list[Decimal]) -> None:
    """Each part lies less than one minor unit from its exact share, and nothing gets nothing."""
    unit = Fraction(1, 10 ** minor_digits(money.currency))
    whole = sum(map(Fraction, parts))
    for share, weight in zip(money.allocate(parts), parts, strict=True):
        assert (
            abs(Fraction(share.amount) - Fraction(money.amount) * Fraction(weight) / whole) < unit
        )
        if weight == 0:
            assert share.amount == 0


@given(sums(), weights(), st.integers(1, 10**20))
def test_only_the_ratio_of_weights_counts(money: Money, parts: list[Decimal], by: int) -> None:
    """Weights multiplied by one number split alike; a debt is split as the sum is."""
    larger = [Decimal(int(part * 10**6) * by) for part in parts]
    same = [Decimal(int(part * 10**6)) for part in parts]
    assert money.allocate(larger) == money.allocate(same)
    assert (-money).allocate(parts) == tuple(-share for share in money.allocate(parts))


@pytest.mark.parametrize(
    ("amount", "parts", "shares"),
    [
        ("100.00", [1, 1, 1], ["33.34", "33.33", "33.33"]),
        ("0.02", [1, 1, 1], ["0.01", "0.01", "0"]),
        ("0.01", [1, 3], ["0", "0.01"]),
        ("-100", [1, 1, 1], ["-33.34", "-33.33", "-33.33"]),
        ("75000", [45, 35, 20], ["33750", "26250", "15000"]),
        ("1", [Decimal("0.1"), Decimal("0.2")], ["0.33", "0.67"]),
        ("10", [1, 0, 1], ["5", "0", "5"]),
        ("0.05", [2, 1], ["0.03", "0.02"]),
        ("0.10", [60, 25, 15], ["0.06", "0.03", "0.01"]),
    ],
)
def test_allocations(amount: str, parts: Sequence[Decimal | int], shares: Sequence[str]) -> None:
    """What is left over goes to the largest remainders, ties to the earlier part."""
    assert Money.pounds(amount).allocate(parts) == tuple(map(Money.pounds, shares))


@pytest.mark.parametrize("parts", [[], [0], [0, 0], [1, -1], [Decimal("-0.1"), 5]])
def test_weights_that_split_nothing(parts: Sequence[Decimal | int]) -> None:
    """No weights, only zeros, or a negative one are refused with the sum and the weights."""
    with pytest.raises(
        CalculationError, match=r"cannot split £100 by \[.*weights must be zero or more"
    ):
        Money.pounds(100).allocate(parts)


def test_a_sum_with_parts_of_a_penny_is_not_split() -> None:
    """A sum that is no whole number of pence is refused, not rounded."""
    with pytest.raises(CalculationError, match=r"cannot split £0\.125: it is not a whole number"):
        Money.pounds("0.125").allocate([1, 1])


def test_floats_are_no_weights() -> None:
    """A float weight is refused, for it is not the number it looks like."""
    with pytest.raises(InvalidValueError, match=r"a weight must be an int or a Decimal, got 0\.1"):
        Money.pounds(1).allocate([0.1])  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("£75,000", "75000", "GBP"),
        ("£75,000.50", "75000.50", "GBP"),
        ("£0.5", "0.50", "GBP"),
        ("-£5", "-5", "GBP"),
        ("\u2212£5", "-5", "GBP"),
        (" £\u00a01,234,567 ", "1234567", "GBP"),
        ("€500", "500", "EUR"),
        ("EUR 500.00", "500", "EUR"),
        ("500.00 EUR", "500", "EUR"),
        ("USD500", "500", "USD"),
        ("CHF -5.50", "-5.5", "CHF"),
        ("JPY 500", "500", "JPY"),
        ("KWD 1.234", "1.234", "KWD"),
    ],
)
def test_texts_that_are_read(text: str, amount: str, currency: str) -> None:
    """Sums are read with a symbol before or a code on either side."""
    assert Money.parse(text) == Money(amount=Decimal(amount), currency=currency)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "75,000",
        "£",
        "£75k",
        "£1,00",
        "£0,500",
        "£-5",
        "£5.",
        "$5",
        "£٥",
        "£1e5",
        "eur 5",
        "£5 EUR",
        "(£5)",
    ],
)
def test_texts_that_are_refused(text: str) -> None:
    """Anything else, a number without currency above all, is refused with what to write."""
    with pytest.raises(ValueTextError) as error:
        Money.parse(text)
    assert str(error.value) == (
        f"{text!r} is not a sum of money; write it like '£75,000' or 'EUR 500.00'"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("£5.001", r"'£5\.001' has more decimals than GBP has \(2\)"),
        ("JPY 5.5", r"'JPY 5\.5' has more decimals than JPY has \(0\)"),
        ("£" + "9" * 5000, r"… \(5001 characters\) is not a sum of money: .*too many digits"),
    ],
)
def test_amounts_that_are_refused(text: str, message: str) -> None:
    """Parts of a penny and endless numbers are refused, never rounded or cut."""
    with pytest.raises(ValueTextError, match=message):
        Money.parse(text)


@given(st.text(max_size=10) | st.text(alphabet="£€GBPEUR0123456789,.- ", max_size=15))
def test_any_text_is_money_or_refused(text: str) -> None:
    """No text raises anything but ValueTextError, and what is read is whole pence."""
    try:
        assert Money.parse(text).is_whole_pence
    except ValueTextError:
        return


@given(sums())
def test_text_is_read_back(money: Money) -> None:
    """A sum in whole minor units is written so that it reads back as itself."""
    with localcontext(NARROW):
        assert Money.parse(str(money)) == money


@pytest.mark.parametrize(
    ("money", "text"),
    [
        (Money.pounds(75_000), "£75,000"),
        (Money.pounds("75000.5"), "£75,000.50"),
        (Money.pounds("75000.00"), "£75,000"),
        (Money.pounds(Decimal("7.5E+4")), "£75,000"),
        (Money.pounds("-0.50"), "-£0.50"),
        (Money.pounds("0.125"), "£0.125"),
        (Money.pounds(Decimal("-0")), "£0"),
        (Money(amount=Decimal(-5), currency="USD"), "USD -5"),
    ],
)
def test_text(money: Money, text: str) -> None:
    """Whole pounds have no pence; otherwise the pence are whole, or all digits are shown."""
    assert str(money) == text


@given(sums(), sums(), st.integers(-(10**30), 10**30))
def test_arithmetic_is_exact(one: Money, two: Money, factor: int) -> None:
    """Sums, differences and products of any length equal those of fractions."""
    other = Money(amount=two.amount, currency=one.currency)
    with localcontext(NARROW):
        added, taken, times = one + other, one - other, one.times(factor)
    mine, theirs = Fraction(one.amount), Fraction(two.amount)
    assert (Fraction(added.amount), Fraction(taken.amount)) == (mine + theirs, mine - theirs)
    assert Fraction(times.amount) == mine * factor
    assert (one < other, one <= other) == (mine < theirs, mine <= theirs)
    assert (one > other, one >= other) == (mine > theirs, mine >= theirs)


def test_currencies_are_not_mixed() -> None:
    """Sums in two currencies are neither added, subtracted nor compared, and the text says both."""
    pounds, euros = Money.pounds(5), Money.parse("€5")
    message = "£5 and €5 are in different currencies"
    for mixing in (
        lambda: pounds + euros,
        lambda: pounds - euros,
        lambda: pounds < euros,
        lambda: pounds <= euros,
        lambda: total_money([pounds, euros]),
    ):
        with pytest.raises(CalculationError, match=message):
            mixing()
    assert pounds != euros


def test_total_of_nothing() -> None:
    """No sums at all are zero, in the currency named; some sums keep their own."""
    assert total_money([]) == Money.pounds(0)
    assert total_money([], "EUR") == Money.parse("€0")
    assert total_money([Money.parse("€5"), Money.parse("€7")]) == Money.parse("€12")


@pytest.mark.parametrize("amount", [0.5, True, "5", None, Decimal("NaN"), Decimal("Infinity")])
def test_amounts_are_finite_and_exact(amount: object) -> None:
    """Floats, bools, text and what is not finite are refused as amounts."""
    with pytest.raises(InvalidValueError, match="an amount of money must be"):
        Money(amount=amount)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", "abc", "1_000", "１", "1e5", "NaN", "£5", " 5", "5."])
def test_pounds_from_text_are_plain_digits(text: str) -> None:
    """Pounds given as text are plain digits, though Python itself would read more."""
    with localcontext(Context(traps=[])), pytest.raises(ValueTextError, match="is not an amount"):
        Money.pounds(text)
    assert Money.pounds("-75000.50").amount == Decimal("-75000.5")


@pytest.mark.parametrize("currency", ["", "gbp", "GB", "GBPX", "G1P", "ÄÖÜ"])
def test_currencies_are_three_capitals(currency: str) -> None:
    """A currency is an ISO 4217 code, for a sum and for a range alike."""
    with pytest.raises(InvalidValueError, match="three capital letters"):
        Money(amount=Decimal(1), currency=currency)
    with pytest.raises(InvalidValueError, match="three capital letters"):
        MoneyRange(interval=Interval.exactly(1), currency=currency)


def test_minor_digits() -> None:
    """Currencies have two decimals unless ISO 4217 gives them none, three or four."""
    assert [minor_digits(code) for code in ("GBP", "JPY", "KWD", "CLF")] == [2, 0, 3, 4]
    assert set(MINOR_DIGITS.values()) == {0, 3, 4}


def test_a_range_of_one_exact_sum_is_money() -> None:
    """Ends that meet give plain money; a bound or an approximation stays a range."""
    assert money_range(Interval.exactly(5), "EUR") == Money.parse("€5")
    rough = money_range(Interval(low=Decimal(5), high=Decimal(5), approximate=True))
    assert isinstance(rough, MoneyRange)
    assert not rough.is_exact
    under = money_range(Interval(high=Decimal(125), high_open=True))
    assert str(under) == "GBP (-∞, 125)"
