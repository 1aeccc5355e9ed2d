"""Values in words are good English and claim no more than is known."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_UP, Context, Decimal, Inexact, Rounded, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.values import Count, Interval, Money, MoneyRange, PartialDate, Share, money_range
from ldsp_core.values.bounds import read_bound
from ldsp_core.values.wording import (
    count_in_words,
    date_in_words,
    interval_in_words,
    money_in_words,
    share_in_words,
)

NARROW = Context(prec=1, rounding=ROUND_UP, traps=[Inexact, Rounded])
WHOLE = st.integers(0, 10**25)
AMOUNTS = st.decimals(0, 10**20, places=5)  # so that one more is exact


@st.composite
def counts(draw: st.DrawFn) -> Count:
    """Draw an exact or approximate count, a one-sided bound or a range, without words."""
    low, high = sorted([draw(WHOLE), draw(WHOLE)])
    kind = draw(st.sampled_from(["exact", "about", "low", "high", "both"]))
    if kind in ("exact", "about") or (kind == "both" and high - low < 3):
        return Count(low=low, high=low, approximate=kind == "about")
    return Count(
        low=None if kind == "high" else low,
        high=None if kind == "low" else high + 1,
        low_open=kind != "high" and low > 0 and draw(st.booleans()),
        high_open=kind != "low" and draw(st.booleans()),
    )


@st.composite
def bounds(draw: st.DrawFn) -> Interval:
    """Draw a bound or range of amounts from zero upwards."""
    low, high = sorted([draw(AMOUNTS), draw(AMOUNTS)])
    kind = draw(st.sampled_from(["low", "high", "both"]))
    return Interval(
        low=None if kind == "high" else low,
        high=None if kind == "low" else high + 1,
        low_open=kind != "high" and draw(st.booleans()),
        high_open=kind != "low" and draw(st.booleans()),
    )


@given(counts())
def test_counts_in_words_are_read_back(count: Count) -> None:
    """The words of every count of things read back with the same interval."""
    assert Count.parse(count_in_words(count)).interval == count.interval


@pytest.mark.parametrize("wording", ["dros 600", "über 600", "600+ (tbc)", "  over 600", ""])
def test_words_of_their_own_are_untouched(wording: str) -> None:
    """A value with words of its own is printed in them, in whatever language they are."""
    assert count_in_words(Count(low=600, low_open=True, wording=wording)) == wording
    share = Share(stated=Interval(low=Decimal("0.6")), wording=wording)
    assert share_in_words(share) == wording


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count.exactly(600), "600"),
        (Count.exactly(0), "0"),
        (Count.exactly(1_234_567), "1,234,567"),
        (Count.exactly(-5), "-5"),
        (Count(low=600, low_open=True), "over 600"),
        (Count(low=600), "at least 600"),
        (Count(high=1000), "up to 1,000"),
        (Count(high=50, high_open=True), "fewer than 50"),
        (Count(low=500, high=1600), "500 to 1,600"),
        (Count(low=500, high=600, low_open=True, high_open=True), "over 500 but fewer than 600"),
        (Count(low=500, high=600, high_open=True), "at least 500 but fewer than 600"),
        (Count(low=500, high=600, low_open=True), "over 500 but no more than 600"),
        (Count(low=180, high=180, approximate=True), "about 180"),
        (Count(low=600, low_open=True, approximate=True), "over about 600"),
        (Count(high=50, approximate=True), "up to about 50"),
        (Count(low=500, high=600, high_open=True, approximate=True), "about 500 to 600"),
        (Count(signed=True), "not known"),
        (Count(low=-5, high=3), "-5 to 3"),
    ],
)
def test_counts(count: Count, words: str) -> None:
    """Counts are said in plain English, thousands by commas."""
    assert count_in_words(count) == words


@given(bounds(), st.integers(0, 4))
def test_printed_bounds_are_true(bound: Interval, places: int) -> None:
    """What is printed of a bound holds every value that the bound allows, at any precision."""
    with localcontext(NARROW):
        words = interval_in_words(bound, places)
    printed = read_bound(f"{words}%", percent=True) if "%" not in words else None
    assert printed is not None
    if printed.low is not None:
        assert bound.low is not None
        assert printed.low <= bound.low
        assert bound.low - printed.low < Fraction(1, 10**places)
    if printed.high is not None:
        assert bound.high is not None
        assert printed.high >= bound.high
    if bound.low is not None and bound.low > 0:
        assert printed.low is not None
    if bound.high is not None:
        assert printed.high is not None


@given(bounds())
def test_printed_sums_are_true(bound: Interval) -> None:
    """A range of money is printed with its low end rounded down and its high end up."""
    with localcontext(NARROW):
        words = money_in_words(MoneyRange(interval=bound))
    printed = read_bound(words.replace("£", "") + "%", percent=True)
    assert printed is not None
    assert printed.low is None or (bound.low is not None and printed.low <= bound.low)
    assert printed.high is None or (bound.high is not None and printed.high >= bound.high)


@pytest.mark.parametrize(
    ("numerator", "denominator", "words"),
    [
        ("57", "80", "71.3%"),
        (">57", "80", "over 71.2%"),
        ("<57", "80", "under 71.3%"),
        ("1", "800", "0.1%"),
        ("3", "800", "0.4%"),
        ("600", "1,000", "60%"),
        ("1", "3", "33.3%"),
        ("2", "3", "66.7%"),
        ("over 600", "1,000", "over 60%"),
        ("over 667", "1,000", "over 66.7%"),
        ("over 2", "3", "over 66.6%"),
        ("fewer than 2", "3", "under 66.7%"),
        ("1 to 2", "3", "33.3% to 66.7%"),
        ("over 1 but no more than 3", "3", "over 33.3% but no more than 100%"),
        ("about 180", "200", "about 90%"),
        ("0", "7", "0%"),
        ("7", "7", "100%"),
        ("1", "10,000", "under 0.1%"),
        ("9,999", "10,000", "over 99.9%"),
        ("10,001", "10,000", "over 100%"),
        ("1,200", "100", "1,200%"),
    ],
)
def test_shares(numerator: str, denominator: str, words: str) -> None:
    """Shares are rounded truly: bounds outwards, and never to 0 or 100 per cent from beside it."""
    assert share_in_words(Share.of(Count.parse(numerator), Count.parse(denominator))) == words


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 3))
def test_all_and_nothing(part: int, whole: int, places: int) -> None:
    """A share is printed as 0% only if it is nothing, and as 100% only if it is all."""
    words = share_in_words(Share.of(Count.exactly(part), Count.exactly(whole)), places)
    assert (words == "0%") == (part == 0)
    assert (words == "100%") == (part == whole)


def test_shares_in_signs() -> None:
    """A share stated in signs is said in words, with as many decimals as asked for."""
    assert share_in_words(Share.parse(">60%")) == "over 60%"
    assert share_in_words(Share.parse("60.55-70%"), places=2) == "60.55% to 70%"
    assert share_in_words(Share.parse("60.55-70%"), places=0) == "60% to 70%"


@pytest.mark.parametrize(
    ("money", "words"),
    [
        (Money.pounds(75_000), "£75,000"),
        (Money.pounds("124.5"), "£124.50"),
        (Money.pounds("-0.5"), "-£0.50"),
        (Money.pounds("0.125"), "£0.13"),
        (Money.pounds("0.999"), "£1"),
        (Money.pounds("-0.001"), "£0"),
        (Money.pounds("123456789012345678901234567.8"), "£123,456,789,012,345,678,901,234,567.80"),
        (Money(amount=Decimal("1500.5"), currency="EUR"), "€1,500.50"),
        (Money(amount=Decimal("-1500"), currency="CHF"), "CHF -1,500"),
        (Money(amount=Decimal("1500"), currency="JPY"), "JPY 1,500"),
        (Money(amount=Decimal("1.5"), currency="KWD"), "KWD 1.500"),
        (money_range(Interval(low=0, low_open=True, high=125, high_open=True)), "under £125"),
        (money_range(Interval(low=Decimal("107.142"))), "at least £107.14"),
        (money_range(Interval(high=Decimal("107.142"), high_open=True)), "under £107.15"),
        (
            money_range(Interval(low=100, low_open=True, high=125, high_open=True)),
            "over £100 but under £125",
        ),
        (money_range(Interval(low=-50, high=-25)), "-£50 to -£25"),
        (money_range(Interval(low=5, high=5, approximate=True)), "about £5"),
    ],
)  # fmt: skip
def test_money(money: Money | MoneyRange, words: str) -> None:
    """Sums have their symbol, commas, and pence unless whole; bounds are rounded outwards."""
    with localcontext(NARROW):
        assert money_in_words(money) == words


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (Interval.exactly(Decimal("2.50")), "2.5"),
        (Interval.exactly(Decimal("1E+3")), "1,000"),
        (Interval(low=Decimal("-0.001"), high=Decimal("-0.0001")), "-0.01 to 0"),
        (Interval(low=0, high=5), "up to 5"),
        (Interval.exactly(0), "0"),
        (Interval(), "not known"),
    ],
)
def test_numbers(interval: Interval, words: str) -> None:
    """Plain numbers have no idle zeros, and no zero has a sign."""
    assert interval_in_words(interval) == words


@pytest.mark.parametrize(
    ("day", "weekday", "words"),
    [
        (date(2019, 5, 9), False, "9 May 2019"),
        (date(2019, 5, 9), True, "Thursday 9 May 2019"),
        (PartialDate.parse("2019-05"), True, "May 2019"),
        (PartialDate.parse("2019"), False, "2019"),
        (PartialDate.parse("Thursday 25th May, 2019"), True, "Saturday 25 May 2019"),
        (PartialDate(year=2019, wording="Thursday 25th May, 2019"), False, "2019"),
    ],
)
def test_dates(day: date | PartialDate, weekday: bool, words: str) -> None:
    """Dates are said as far as they are known, with the true weekday only if asked."""
    assert date_in_words(day, weekday=weekday) == words
    if not weekday:
        assert date_in_words(day) == words
