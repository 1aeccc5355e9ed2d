"""The grammar that reads bounds: what it takes, what it refuses, and its short form."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.errors import InvalidValueError
from ldsp_core.values import Interval
from ldsp_core.values.bounds import bound_code, read_bound

WHOLE = st.integers(0, 10**20)


@st.composite
def bounds(draw: st.DrawFn) -> Interval:
    """Draw an interval from zero upwards that knows at least one end."""
    low, high = sorted([draw(WHOLE), draw(WHOLE)])
    approximate = draw(st.booleans())
    ends = draw(st.sampled_from(["one", "low", "high", "both"]))
    if ends == "one" or low == high:
        return Interval(low=Decimal(low), high=Decimal(low), approximate=approximate)
    return Interval(
        low=None if ends == "high" else Decimal(low),
        high=None if ends == "low" else Decimal(high),
        low_open=ends != "high" and draw(st.booleans()),
        high_open=ends != "low" and draw(st.booleans()),
        approximate=approximate,
    )


@given(bounds())
def test_the_short_form_is_read_back(bound: Interval) -> None:
    """Every bound from zero upwards has a short form that reads back as itself."""
    assert read_bound(bound_code(bound)) == bound
    assert read_bound(bound_code(bound, "%"), percent=True) == bound


@given(st.text(alphabet=" 0123456789,.%<>=~+-–andovertufbw\u00a0", max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text makes anything happen but a bound, a refusal, or a contradiction told."""
    for percent in (False, True):
        try:
            found = read_bound(text, percent=percent)
        except InvalidValueError:
            continue
        if found is not None:
            assert found.low is not None or found.high is not None
            assert read_bound(bound_code(found, "%" if percent else ""), percent=percent) == found


@given(bounds(), st.integers(0, 4))
def test_spaces_make_no_difference(bound: Interval, number: int) -> None:
    """Spaces of any kind around and between the pieces are read as none."""
    code = bound_code(bound)
    space = (" ", "\u00a0", "\u202f", "\t", "  ")[number]
    for sign in "<>~-":
        code = code.replace(sign, f"{space}{sign}{space}") if "=" not in code else code
    assert read_bound(f"{space}{code}{space}") == bound


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12.5%", "12.5"),
        ("12.5 %", "12.5"),
        ("12.5 per cent", "12.5"),
        ("12.5 PERCENT", "12.5"),
        ("60-70%", "[60, 70]"),
        ("60%-70%", "[60, 70]"),
        ("60 to 70 per cent", "[60, 70]"),
        ("60% or more", "[60, ∞)"),
        ("over 60.25%", "(60.25, ∞)"),
        ("1,250.5%", "1250.5"),
    ],
)
def test_percentages(text: str, found: str) -> None:
    """With a unit, fractions are read, and the unit stands at least after the last number."""
    assert str(read_bound(text, percent=True)) == found


@pytest.mark.parametrize(
    "text", ["60", "60%%", "%60", "60% to 70", "60 percents", "60pc", "1e3%", ".5%", "5.%", "%", ""]
)
def test_no_percentages(text: str) -> None:
    """A number without its unit, or a unit out of place, is no percentage."""
    assert read_bound(text, percent=True) is None


@pytest.mark.parametrize("text", ["12.5", "60%", "600.0"])
def test_whole_numbers_have_neither_unit_nor_fraction(text: str) -> None:
    """Without a unit to expect, units and fractions are refused, even a fraction of nothing."""
    assert read_bound(text) is None


def test_ends_that_contradict() -> None:
    """A range whose ends stand the wrong way round is told, not turned."""
    with pytest.raises(InvalidValueError, match="the low end 600 lies above the high end 500"):
        read_bound("600-500")


@pytest.mark.parametrize(
    ("bound", "code"),
    [
        (Interval.exactly(-5), "-5"),
        (Interval(low=-5, high=-3), ">=-5 <=-3"),
        (Interval(), "not known"),
    ],
)
def test_what_is_only_written(bound: Interval, code: str) -> None:
    """Negative bounds, and nothing known, are written but not read."""
    assert bound_code(bound) == code
    assert read_bound(code) is None
