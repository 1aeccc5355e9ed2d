"""Periods have one unmistakable code each, and follow one another without gaps."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.errors import InvalidValueError, ValueTextError
from ldsp_core.values import Period

CALENDARS: tuple[Literal["", "FY", "AY"], ...] = ("", "FY", "AY")
DAY = timedelta(days=1)


@st.composite
def codes(draw: st.DrawFn) -> str:
    """Draw a code of any kind whose period lies within the calendar."""
    year = draw(st.integers(1, 9997))
    quarter = draw(st.integers(1, 4))
    split = f"{draw(st.sampled_from(['FY', 'AY']))}{year:04d}-{(year + 1) % 100:02d}"
    one, two = sorted([draw(st.dates()), draw(st.dates())])
    return draw(
        st.sampled_from(
            [
                f"{year:04d}",
                f"{year:04d}-{draw(st.integers(1, 12)):02d}",
                f"{year:04d}-Q{quarter}",
                split,
                f"{split}/Q{quarter}",
                f"{one}/{two}",
            ]
        )
    )


@given(codes())
def test_the_code_is_read_back(code: str) -> None:
    """Every code gives a period whose code it is, and equal codes give equal periods."""
    period = Period.parse(code)
    assert period.code == str(period) == code
    assert Period.parse(f" {code} ") == period


@given(codes())
def test_the_next_period_is_adjacent(code: str) -> None:
    """The next period begins the day after, is of the same kind, and overlaps nothing."""
    period = Period.parse(code)
    if period.kind == "range" and date.max - period.end <= period.end - period.start:
        with pytest.raises(InvalidValueError, match="the calendar has the years 1 to 9999"):
            period.next()
        return
    following = period.next()
    assert following.start == period.end + DAY
    assert (following.kind, following.calendar) == (period.kind, period.calendar)
    assert not period.overlaps(following)
    if period.kind == "range":
        assert following.end - following.start == period.end - period.start


@given(st.integers(1, 9998), st.sampled_from(CALENDARS))
def test_quarters_tile_the_year(year: int, calendar: str) -> None:
    """The four quarters fill the year from its first day to its last, each the next of another."""
    code = f"{calendar}{year:04d}-{(year + 1) % 100:02d}" if calendar else f"{year:04d}"
    whole = Period.parse(code)
    quarters = whole.quarters()
    assert (quarters[0].start, quarters[-1].end) == (whole.start, whole.end)
    assert [each.next() for each in quarters[:-1]] == list(quarters[1:])
    assert all(whole.contains(each) and each.quarters() == (each,) for each in quarters)
    separator = "/" if calendar else "-"
    assert [each.code for each in quarters] == [f"{code}{separator}Q{n}" for n in (1, 2, 3, 4)]


@given(st.dates(date(1, 8, 1), date(9999, 7, 31)), st.sampled_from(CALENDARS))
def test_the_quarter_of_a_day(day: date, calendar: Literal["", "FY", "AY"]) -> None:
    """A day lies in its quarter, and that quarter's code reads back."""
    quarter = Period.quarter_of(day, calendar)
    assert quarter.start <= day <= quarter.end
    assert Period.parse(quarter.code) == quarter


@pytest.mark.parametrize(
    ("code", "start", "end", "label"),
    [
        ("2019-03", date(2019, 3, 1), date(2019, 3, 31), "March 2019"),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "February 2020"),
        ("2011-12", date(2011, 12, 1), date(2011, 12, 31), "December 2011"),
        ("2019", date(2019, 1, 1), date(2019, 12, 31), "2019"),
        ("2019-Q1", date(2019, 1, 1), date(2019, 3, 31), "quarter 1 of 2019"),
        ("FY2018-19", date(2018, 4, 1), date(2019, 3, 31), "financial year 2018-19"),
        (
            "FY2018-19/Q4",
            date(2019, 1, 1),
            date(2019, 3, 31),
            "quarter 4 of financial year 2018-19",
        ),
        ("AY2018-19", date(2018, 8, 1), date(2019, 7, 31), "academic year 2018-19"),
        (
            "AY2018-19/Q1",
            date(2018, 8, 1),
            date(2018, 10, 31),
            "quarter 1 of academic year 2018-19",
        ),
        ("FY1999-00", date(1999, 4, 1), date(2000, 3, 31), "financial year 1999-00"),
        (
            "2019-01-07/2019-02-15",
            date(2019, 1, 7),
            date(2019, 2, 15),
            "7 January 2019 to 15 February 2019",
        ),
    ],
)
def test_codes(code: str, start: date, end: date, label: str) -> None:
    """Each code names the days it says, and has words."""
    period = Period.parse(code)
    assert (period.start, period.end, period.label) == (start, end, label)


@pytest.mark.parametrize(
    ("code", "short"),
    [
        ("FY2018-19/Q4", "2018-19 Q4"),
        ("AY2018-19/Q4", "academic 2018-19 Q4"),
        ("2019-Q1", "2019 Q1"),
        ("FY2011-12", "financial year 2011-12"),
        ("2011-12", "December 2011"),
    ],
)
def test_tables_show_quarters_in_short(code: str, short: str) -> None:
    """No two periods look the same, and no year looks like a month."""
    assert Period.parse(code).short == short


@pytest.mark.parametrize(
    "code",
    [
        "",
        "2018-19",
        "FY2018",
        "2019-Q5",
        "2019Q1",
        "FY2018-19-Q4",
        "fy2018-19",
        "19-03",
        "2019-3",
        "٢٠١٩",
        "2019-٠٣",
        "10000",
        "2019-01-01",
    ],
)
def test_codes_that_are_refused(code: str) -> None:
    """What is no code is refused: with the forms there are, or with what is wrong in it."""
    with pytest.raises(ValueTextError, match=f"^{code!r} is not a period"):
        Period.parse(code)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("2019-13", "there is no month 13"),
        ("2018-19", "there is no month 19"),
        ("2019-00", "there is no month 0"),
        ("FY2018-20", "2018 is followed by 2019, not by one ending in 20"),
        ("0000", "the calendar has the years 1 to 9999"),
        ("FY9999-00", "the calendar has the years 1 to 9999"),
        ("AY9999-00/Q2", "the calendar has the years 1 to 9999"),
        ("2019-02-01/2019-01-01", "the period ends (2019-01-01) before it starts (2019-02-01)"),
    ],
)
def test_codes_that_name_no_period(code: str, reason: str) -> None:
    """A code of the right form that names no period is refused with the reason."""
    with pytest.raises(ValueTextError) as error:
        Period.parse(code)
    assert str(error.value) == f"{code!r} is not a period: {reason}"


def test_a_day_that_does_not_exist() -> None:
    """A range from or to an impossible day is refused as a value's text."""
    with pytest.raises(ValueTextError, match="'2019-02-30/2019-03-01' is not a period"):
        Period.parse("2019-02-30/2019-03-01")


@given(st.text(max_size=12) | st.text(alphabet="0123456789-/FYAQ", max_size=21))
def test_any_text_is_a_period_or_refused(text: str) -> None:
    """No text raises anything but ValueTextError, and what is read has its own code."""
    try:
        period = Period.parse(text)
    except ValueTextError:
        return
    assert period.code == text.strip()


@pytest.mark.parametrize(
    "code",
    ["9999-12", "9999", "9999-Q4", "FY9998-99", "9999-12-31/9999-12-31", "5000-01-01/9999-01-01"],
)
def test_the_end_of_the_calendar(code: str) -> None:
    """The last periods are read like others; what would follow them is refused in words."""
    period = Period.parse(code)
    assert period.code == code
    with pytest.raises(InvalidValueError, match="the calendar has the years 1 to 9999"):
        period.next()


@pytest.mark.parametrize("code", ["0001-01", "0001", "0001-Q1", "FY0001-02", "FY0000-01/Q4"])
def test_the_beginning_of_the_calendar(code: str) -> None:
    """The first periods are read like others, years before 1000 in four digits."""
    period = Period.parse(code)
    assert period.code == code
    assert period.next().start == period.end + DAY


@pytest.mark.parametrize(("day", "calendar"), [(date.min, "AY"), (date.max, "AY")])
def test_quarters_beyond_the_calendar(day: date, calendar: Literal["AY"]) -> None:
    """A quarter that would reach out of the calendar is refused in words."""
    with pytest.raises(InvalidValueError, match="the calendar has the years 1 to 9999"):
        Period.quarter_of(day, calendar)
    assert Period.quarter_of(day, "FY").start <= day


@pytest.mark.parametrize("code", ["2019-03", "2019-01-07/2019-02-15"])
def test_what_has_no_quarters(code: str) -> None:
    """A month or a range is not made of quarters."""
    with pytest.raises(InvalidValueError, match=f"{code} is not made of quarters"):
        Period.parse(code).quarters()


@pytest.mark.parametrize(
    ("start", "end", "kind", "calendar", "message"),
    [
        (date(2019, 3, 2), date(2019, 3, 1), "range", "", "before it starts"),
        (date(2019, 3, 2), date(2019, 3, 31), "month", "", "is not a whole month"),
        (date(2019, 3, 1), date(2019, 3, 30), "month", "", "is not a whole month"),
        (date(2019, 2, 1), date(2019, 4, 30), "quarter", "FY", "quarter of the financial year"),
        (date(2019, 1, 1), date(2019, 12, 31), "year", "FY", "is not a whole financial year"),
        (date(2019, 3, 1), date(2019, 3, 31), "month", "FY", "a month has no calendar 'FY'"),
        (date(2019, 3, 1), date(2019, 3, 31), "range", "AY", "a range has no calendar 'AY'"),
        (date(2019, 1, 1), date(2019, 12, 31), "year", "XY", "a year has no calendar 'XY'"),
        (date(2019, 3, 1), date(2019, 3, 7), "week", "", "'week' is no kind of period"),
    ],
)
def test_days_that_are_not_of_the_kind(
    start: date, end: date, kind: str, calendar: str, message: str
) -> None:
    """A period whose days are not those of its kind is refused, so that no code lies."""
    with pytest.raises(InvalidValueError, match=message):
        Period(start=start, end=end, kind=kind, calendar=calendar)  # type: ignore[arg-type]


@given(codes(), codes())
def test_containing_and_overlapping(one: str, two: str) -> None:
    """What is contained overlaps, which is mutual; only the same days contain each other."""
    first, second = Period.parse(one), Period.parse(two)
    assert first.overlaps(second) == second.overlaps(first)
    if first.contains(second):
        assert first.overlaps(second)
        same = (first.start, first.end) == (second.start, second.end)
        assert second.contains(first) == same


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("2019-03-01/2019-04-30", "March to April 2019"),
        ("2018-12-01/2019-01-31", "December 2018 to January 2019"),
        ("2019-02-01/2019-02-28", "February 2019"),
        ("2020-02-01/2020-02-28", "1 February 2020 to 28 February 2020"),
        ("2019-03-02/2019-04-30", "2 March 2019 to 30 April 2019"),
    ],
)
def test_a_range_of_whole_months_is_told_in_months(code: str, label: str) -> None:
    """Days are named only where they matter."""
    assert Period.parse(code).label == label
