"""Counts keep what is known: a number, a bound, or an approximation, with its words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Inexact, localcontext
from functools import reduce
from itertools import product
from operator import add

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.errors import InvalidValueError, ValueTextError
from ldsp_core.values import Comparison, Count, Interval, total

SMALL = st.integers(0, 30)
LARGE = st.integers(0, 10**25)


@st.composite
def counts(draw: st.DrawFn, numbers: st.SearchStrategy[int] = LARGE) -> Count:
    """Draw a count of things: exact, approximate, a bound or a range."""
    low, high = sorted([draw(numbers), draw(numbers)])
    kind = draw(st.sampled_from(["exact", "about", "low", "high", "both"]))
    if kind in ("exact", "about") or (kind == "both" and high - low < 3):
        return Count(low=low, high=low, approximate=kind == "about")
    return Count(
        low=None if kind == "high" else low,
        high=None if kind == "low" else high + 1,
        low_open=kind != "high" and draw(st.booleans()),
        high_open=kind != "low" and draw(st.booleans()),
    )


def values(count: Count, up_to: int = 80) -> list[int]:
    """Return the whole numbers that *count* allows, as far as *up_to*."""
    start = -up_to if count.signed else 0
    return [number for number in range(start, up_to) if count.interval.contains(number)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("600", "600"),
        (" 600 ", "600"),
        ("0", "0"),
        ("1,000", "1000"),
        ("1,234,567", "1234567"),
        (">600", ">600"),
        ("> 600", ">600"),
        (">=600", ">=600"),
        ("≥600", ">=600"),
        ("<50", "<50"),
        ("<= 50", "<=50"),
        ("≤50", "<=50"),
        ("600+", ">=600"),
        ("600 +", ">=600"),
        ("600 or more", ">=600"),
        ("50 or fewer", "<=50"),
        ("50 or less", "<=50"),
        ("500-600", "500-600"),
        ("500 - 600", "500-600"),
        ("500–600", "500-600"),
        ("500—600", "500-600"),
        ("500\u2011600", "500-600"),
        ("500\u2212600", "500-600"),
        ("500 to 600", "500-600"),
        ("between 500 and 600", "500-600"),
        ("Between 1,500 and 1,600", "1500-1600"),
        ("over 600", ">600"),
        ("OVER 600", ">600"),
        ("Over\u00a0600", ">600"),
        ("over\n 600", ">600"),
        ("more than 1,000", ">1000"),
        ("above 600", ">600"),
        ("at least 600", ">=600"),
        ("no fewer than 600", ">=600"),
        ("not less than 600", ">=600"),
        ("up to 600", "<=600"),
        ("at most 600", "<=600"),
        ("no more than 600", "<=600"),
        ("fewer than 50", "<50"),
        ("less than 50", "<50"),
        ("under 50", "<50"),
        ("below 50", "<50"),
        ("~180", "~180"),
        ("≈180", "~180"),
        ("about 180", "~180"),
        ("nearly 180", "~180"),
        ("almost 180", "~180"),
        ("approx. 180", "~180"),
        ("Some 180", "~180"),
        ("over about 600", "~>600"),
        ("about 500 to 600", "~500-600"),
        ("over 500 but fewer than 600", ">500 <600"),
        ("at least 500 and no more than 600", "500-600"),
        (">=500 <600", ">=500 <600"),
    ],
)
def test_texts_that_are_read(text: str, code: str) -> None:
    """Every named form is read, whatever its case, spaces, dashes and thousands."""
    assert Count.parse(text).code == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "lots",
        "over",
        "600 people",
        "over 600 people",
        "-600",
        "\u2212600",
        "over -5",
        "600.0",
        "600.5",
        "6e2",
        "0x10",
        "1_000",
        "1 000",
        "1,00",
        "1,0000",
        "10,00,000",
        "0,600",
        "1.000",
        "٦٠٠",
        "６００",
        "over ६००",
        "²",
        "ſome 5",
        "500 and 600",
        "between 500",
        "500 600",
        "~~5",
        "over under 5",
        "over 5 over 6",
        "fewer than 5 but over 3",
        "600 or",
        "six hundred",
        "dros 600",
        "600\u200b",
        "None",
        "60%",
        "£600",
        "=600",
    ],
)
def test_texts_that_are_refused(text: str) -> None:
    """Anything else is refused with what was found and what to write."""
    with pytest.raises(ValueTextError) as error:
        Count.parse(text)
    assert str(error.value).startswith(f"{text!r} is not a count; write a whole number")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("600-500", "the low end 600 lies above the high end 500"),
        ("over 5 but fewer than 6", "no whole number lies between 5 and 6, ends excluded"),
        ("fewer than 0", "no whole number lies between 0 and 0, ends excluded"),
    ],
)
def test_texts_that_contradict_themselves(text: str, reason: str) -> None:
    """A bound that no number fulfils is refused with the reason."""
    with pytest.raises(ValueTextError) as error:
        Count.parse(text)
    assert str(error.value) == f"{text!r} is not a count: {reason}"


@pytest.mark.parametrize(
    "text", ["9" * 641, "over " + "9" * 5000, "9" * 5000 + "+", "1-" + "9" * 700]
)
def test_texts_of_too_many_digits(text: str) -> None:
    """A number of more digits than Python turns into text is refused, its beginning shown."""
    with pytest.raises(
        ValueTextError, match=r"… \(\d+ characters\) is not a count: .*too many digits"
    ):
        Count.parse(text)
    assert Count.parse("9" * 640).code == "9" * 640


@given(st.text(max_size=12) | st.text(alphabet="0123456789,.<>=~+- ovrtbaune", max_size=15))
def test_any_text_is_a_count_or_refused(text: str) -> None:
    """No text raises anything but ValueTextError, and what is read is never negative."""
    try:
        count = Count.parse(text)
    except ValueTextError:
        return
    assert not count.signed
    assert Count.parse(count.code).interval == count.interval


@given(counts())
def test_the_code_is_read_back(count: Count) -> None:
    """The code of a count of things reads back as the same count, words and all."""
    assert Count.parse(count.code) == count
    assert str(count) == count.code


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("600", None),
        (">600", None),
        ("500-600", None),
        ("~180", None),
        ("over 600", "over 600"),
        ("  Over \u00a0 600\n", "Over 600"),
        ("600+", "600+"),
        ("1,000", "1,000"),
        ("0600", "0600"),
    ],
)
def test_words_are_kept(text: str, wording: str | None) -> None:
    """The words stay as given, spaces tidied; the plain number and the code are no words."""
    assert Count.parse(text).wording == wording
    assert str(Count.parse(text)) == " ".join(text.split())


def test_over_600_is_neither_600_nor_601() -> None:
    """Over 600 has one end, excluded, and is not an exact number."""
    count = Count.parse("over 600")
    assert (count.low, count.low_open, count.high) == (600, True, None)
    assert not count.is_exact
    assert not count.interval.contains(600)
    assert count != Count.exactly(600)
    assert count != Count.exactly(601)


@given(counts())
def test_what_is_exact(count: Count) -> None:
    """A count is exact where its interval is: one number, and not about it."""
    assert count.is_exact == count.interval.is_exact
    assert Count.exactly(count.low or 0).is_exact


def test_nearly_invents_no_interval() -> None:
    """About and nearly give the number said, marked as approximate, and nothing around it."""
    for text in ("about 180", "nearly 180"):
        count = Count.parse(text)
        assert (count.low, count.high, count.approximate) == (180, 180, True)
        assert not count.is_exact


@given(counts(SMALL), counts(SMALL))
def test_sums_and_differences_hold_every_result(one: Count, two: Count) -> None:
    """A sum or difference holds that of any two numbers which the counts allow."""
    added, taken = (one + two).interval, (one - two).interval
    for mine, theirs in product(values(one, 40), values(two, 40)):
        assert added.contains(mine + theirs)
        assert taken.contains(mine - theirs)


@given(st.lists(counts(), max_size=5), st.data())
def test_total_is_the_sum_in_any_order(parts: Sequence[Count], data: st.DataObject) -> None:
    """A total equals adding one by one, whatever the order; of nothing it is zero."""
    whole = total(parts)
    assert whole == reduce(add, parts, Count.exactly(0))
    assert whole == total(data.draw(st.permutations(parts)))
    assert whole.wording is None


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ([], "0"),
        (["600", "33"], "633"),
        (["over 600", "33"], ">633"),
        (["over 600", "fewer than 50"], ">600"),
        (["at least 600", "over 100"], ">700"),
        (["500-600", "up to 50"], "500-650"),
        (["about 180", "33"], "~213"),
        (["about 180", "over 600"], "~>780"),
    ],
)
def test_totals(parts: Sequence[str], code: str) -> None:
    """Bounds and approximations go through a total; nobody counts fewer than none."""
    assert total(map(Count.parse, parts)).code == code


@pytest.mark.parametrize(
    ("one", "two", "code"),
    [
        ("700", "600", "100"),
        ("600", "700", "-100"),
        ("1000", "over 600", "<400"),
        ("over 600", "500", ">100"),
        ("over 600", "over 500", "not known"),
        ("5", "10-12", ">=-7 <=-5"),
    ],
)
def test_differences(one: str, two: str, code: str) -> None:
    """A difference may lie below zero, and says so where it may."""
    difference = Count.parse(one) - Count.parse(two)
    assert difference.code == code
    assert difference.signed == (difference.interval.low is None or difference.interval.low < 0)


def test_a_shortfall_is_not_taken_for_a_count() -> None:
    """A difference below 400 may be negative, so a sum with it has no low end."""
    shortfall = Count.exactly(1000) - Count.parse("over 600")
    assert (shortfall + Count.exactly(50)).interval == Interval(high=450, high_open=True)
    assert total([shortfall, Count.exactly(50)]).interval == Interval(high=450, high_open=True)
    assert total([Count.parse("<400"), Count.exactly(50)]).interval == Interval(
        low=50, high=450, high_open=True
    )


@given(counts())
def test_count_of_an_interval(count: Count) -> None:
    """A count's interval gives back a count with the same interval."""
    assert Count.of(count.interval).interval == count.interval
    assert Count.of(-count.interval).interval == -count.interval


def test_count_of_fractions() -> None:
    """Half a person is no count."""
    half = Interval.exactly(1) / Interval.exactly(2)
    with pytest.raises(InvalidValueError, match=r"a count is a whole number, got 0\.5"):
        Count.of(half)


@pytest.mark.parametrize("end", [600.0, "600", True, 6.5])
def test_ends_are_whole_numbers(end: object) -> None:
    """Floats, text and bools are refused as ends, with what was found."""
    with pytest.raises(InvalidValueError, match=f"a count is a whole number, got {end!r}"):
        Count(low=end)  # type: ignore[arg-type]


def test_ends_have_a_limit() -> None:
    """An end of too many digits is refused without being written out."""
    with pytest.raises(InvalidValueError, match="a count has at most 640 digits, got more"):
        Count.exactly(10**5000)


@pytest.mark.parametrize(
    ("ends", "message"),
    [
        ({}, "a count needs at least one end; use Missing for none"),
        ({"low": 2, "high": 1}, "the low end 2 lies above the high end 1"),
        (
            {"low": 5, "high": 6, "low_open": True, "high_open": True},
            "no whole number lies between",
        ),
        ({"low": 5, "high": 5, "low_open": True}, "no whole number lies between 5 and 5"),
        ({"high": 5, "low_open": True}, "an end that is not known can't be marked as open"),
        ({"low": 5, "high_open": True}, "an end that is not known can't be marked as open"),
        ({"low": -5, "signed": False}, "a count is never below zero, got -5"),
    ],
)
def test_ends_that_contradict(ends: dict[str, int], message: str) -> None:
    """Ends between which no whole number lies are refused with the reason."""
    with pytest.raises(InvalidValueError, match=message):
        Count(**ends)  # type: ignore[arg-type]


def test_words_alone() -> None:
    """Words in another language are a count of which no end is known, and stay as they are."""
    count = Count(wording="dros fil")
    assert str(count) == "dros fil"
    assert count.interval == Interval(low=0)


@pytest.mark.parametrize(
    ("actual", "target", "answer"),
    [
        ("over 600", "1000", "cannot tell yet"),
        ("over 600", "600", "met"),
        ("fewer than 600", "600", "not met"),
        ("700", "at least 600", "met"),
        ("about 180", "200", "cannot tell yet"),
        ("about 180", "100", "met"),
        ("fewer than 50", "0", "met"),
    ],
)
def test_against_a_target(actual: str, target: str, answer: Comparison) -> None:
    """A count is compared with its target, bound against bound."""
    assert Count.parse(actual).against(Count.parse(target)) == answer


def test_against_a_target_where_less_is_better() -> None:
    """Complaints that stay below their limit meet it."""
    assert Count.exactly(3).against(Count.parse("fewer than 5"), less_is_better=True) == "met"
    assert Count.exactly(5).against(Count.parse("fewer than 5"), less_is_better=True) == "not met"


def test_the_threads_context_is_not_asked() -> None:
    """Long counts are read, added and compared exactly in any decimal context."""
    with localcontext(Context(prec=1, traps=[Inexact])):
        count = Count.parse("over 123456789012345678901234567890")
        assert (count + Count.exactly(1)).code == ">123456789012345678901234567891"
        assert (count - Count.exactly(1)).code == ">123456789012345678901234567889"
        assert count.against(Count.exactly(123456789012345678901234567890)) == "met"
