"""Shares carry the two numbers they come from, and their bounds."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.errors import CalculationError, InvalidValueError, ValueTextError
from ldsp_core.values import Comparison, Count, Interval, Share


def share(numerator: str, denominator: str) -> Share:
    """Return one count in words as a share of another."""
    return Share.of(Count.parse(numerator), Count.parse(denominator))


@pytest.mark.parametrize(
    ("numerator", "denominator", "percent"),
    [
        ("600", "1,000", "60"),
        ("over 600", "1,000", "(60, ∞)"),
        ("600", "over 1,000", "(0, 60)"),
        ("500-600", "1,000", "[50, 60]"),
        ("fewer than 50", "200", "[0, 25)"),
        ("about 180", "200", "~90"),
        ("0", "200", "0"),
        ("120", "100", "120"),
        ("over 600", "fewer than 1,000", None),
        ("3", "3", "100"),
        ("over 10", "over 0", "(0, ∞)"),
    ],
)
def test_share_of_bounds(numerator: str, denominator: str, percent: str | None) -> None:
    """A share has the bounds of its numbers; a share of what may be nothing is refused."""
    if percent is None:
        with pytest.raises(
            InvalidValueError, match="a share of fewer than 1,000 may be a share of"
        ):
            share(numerator, denominator)
    else:
        assert str(share(numerator, denominator).percent) == percent


@given(
    st.integers(0, 10**20), st.integers(1, 10**20), st.integers(0, 10**20), st.integers(1, 10**20)
)
def test_exact_shares_compare_as_fractions(one: int, of_one: int, two: int, of_two: int) -> None:
    """Of two exact shares the greater one is told rightly, though thirds are no decimals."""
    mine = Share.of(Count.exactly(one), Count.exactly(of_one))
    theirs = Share.of(Count.exactly(two), Count.exactly(of_two))
    reached = Fraction(one, of_one) >= Fraction(two, of_two)
    assert mine.against(theirs) == ("met" if reached else "not met")
    assert mine.is_exact


@pytest.mark.parametrize("denominator", ["0", "up to 5", "fewer than 5", "0-5"])
def test_share_of_nothing(denominator: str) -> None:
    """A share of zero, or of what may be zero, is refused with the denominator."""
    with pytest.raises(
        InvalidValueError, match=f"a share of {denominator} may be a share of nothing"
    ):
        share("0", denominator)


def test_share_of_a_difference() -> None:
    """A share of what may lie below zero is refused."""
    with pytest.raises(InvalidValueError, match="a share of -5 may be a share of nothing"):
        Share.of(Count.exactly(1), Count.exactly(-5))


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("62%", "62"),
        ("62 %", "62"),
        ("62.5 per cent", "62.5"),
        ("0%", "0"),
        ("over 60%", "(60, ∞)"),
        ("OVER\u00a060\u00a0PER CENT", "(60, ∞)"),
        (">60%", "(60, ∞)"),
        ("at least 12.5%", "[12.5, ∞)"),
        ("up to 5%", "(-∞, 5]"),
        ("<5%", "(-∞, 5)"),
        ("60-70%", "[60, 70]"),
        ("60% to 70%", "[60, 70]"),
        ("about 60%", "~60"),
        ("nearly 60%", "~60"),
        ("60% or more", "[60, ∞)"),
    ],
)
def test_texts_that_are_read(text: str, percent: str) -> None:
    """Stated percentages are read in the forms of counts, with fractions."""
    assert str(Share.parse(text).percent) == percent


@pytest.mark.parametrize(
    "text",
    ["", "62", "0.62", "-5%", "٦٢%", "62%%", "most", "60% of people", "3 of 5", "62,5%", "6e1%"],
)
def test_texts_that_are_refused(text: str) -> None:
    """Anything else is refused with what was found and what to write."""
    with pytest.raises(ValueTextError) as error:
        Share.parse(text)
    assert str(error.value).startswith(f"{text!r} is not a share; write a percentage such as '62%'")


def test_texts_that_contradict_themselves() -> None:
    """A range the wrong way round, and one of endless digits, are refused with the reason."""
    with pytest.raises(ValueTextError, match="'70-60%' is not a share: the low end 70 lies above"):
        Share.parse("70-60%")
    with pytest.raises(ValueTextError, match="too many digits"):
        Share.parse("9" * 5000 + "%")


@given(st.text(max_size=10) | st.text(alphabet="0123456789.,%<>=~- overtd", max_size=15))
def test_any_text_is_a_share_or_refused(text: str) -> None:
    """No text raises anything but ValueTextError, and what is read is read back."""
    try:
        found = Share.parse(text)
    except ValueTextError:
        return
    assert Share.parse(str(found)) == found


@pytest.mark.parametrize(
    ("text", "wording"),
    [("62%", "62%"), (" over  60% ", "over 60%"), (">60%", None), ("60-70%", None), ("~60%", None)],
)
def test_words_are_kept(text: str, wording: str | None) -> None:
    """Words stay as given, spaces tidied; a bound in signs has none, and reads the same."""
    assert Share.parse(text).wording == wording
    assert str(Share.parse(text)) == " ".join(text.split())


def test_shares_are_never_added() -> None:
    """Adding shares is refused with the right way to do it, by + and by sum()."""
    half = share("1", "2")
    with pytest.raises(CalculationError, match="shares are never added: add their numerators"):
        half + half
    with pytest.raises(CalculationError, match="shares are never added"):
        sum([half, half])


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({}, "a share needs a numerator and a denominator, or a percentage"),
        ({"numerator": Count.exactly(1)}, "a share needs a numerator and a denominator"),
        ({"denominator": Count.exactly(1)}, "a share needs a numerator and a denominator"),
        (
            {"numerator": Count.exactly(1), "stated": Interval.exactly(1)},
            "either two counts or a stated percentage, not both",
        ),
        ({"stated": Interval()}, "a stated share needs at least one end; use Missing for none"),
    ],
)
def test_parts_that_contradict(parts: dict[str, object], message: str) -> None:
    """A share is two counts or a percentage, never half of either, nor both."""
    with pytest.raises(InvalidValueError, match=message):
        Share(**parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("actual", "target", "answer"),
    [
        (share("over 600", "1,000"), Share.parse("60%"), "met"),
        (share("over 600", "1,000"), Share.parse("70%"), "cannot tell yet"),
        (share("fewer than 600", "1,000"), Share.parse("60%"), "not met"),
        (share("700", "1,000"), Share.parse("at least 60%"), "met"),
        (Share.parse("about 62%"), Share.parse("60%"), "cannot tell yet"),
        (share("1", "3"), share("1", "3"), "met"),
    ],
)
def test_against_a_target(actual: Share, target: Share, answer: Comparison) -> None:
    """A share is compared with a target share, counted or stated."""
    assert actual.against(target) == answer


def test_against_a_target_where_less_is_better() -> None:
    """A drop-out rate below its limit meets it."""
    assert Share.parse("4%").against(Share.parse("under 5%"), less_is_better=True) == "met"
    assert Share.parse("5%").against(Share.parse("under 5%"), less_is_better=True) == "not met"


def test_text_of_counts() -> None:
    """A share of two counts is written as they are."""
    assert str(share("over 600", "1,000")) == "over 600 of 1,000"


def test_the_threads_context_is_not_asked() -> None:
    """Shares are read and divided exactly in any decimal context."""
    with localcontext(Context(prec=1, traps=[Inexact])):
        assert Share.parse("12.3456789%").interval.exact == Decimal("0.123456789")
        assert share("123456789", "1,000,000,000").percent.exact == Decimal("12.3456789")
