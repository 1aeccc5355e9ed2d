"""Dates are as exact as what is known, and keep the words they were given in."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.errors import InvalidValueError, ValueTextError
from ldsp_core.values import PartialDate
from ldsp_core.values.partial_date import MONTHS, WEEKDAYS


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Draw a date known to the year, the month or the day."""
    day = draw(st.dates())
    known = draw(st.integers(1, 3))
    return PartialDate(
        year=day.year, month=day.month if known > 1 else None, day=day.day if known > 2 else None
    )


@given(partial_dates())
def test_iso_is_read_back(day: PartialDate) -> None:
    """What is known is written as ISO 8601 and reads back the same."""
    assert PartialDate.parse(day.iso) == day
    assert str(day) == day.iso


@given(st.dates())
def test_a_known_day(day: date) -> None:
    """A date known to the day begins and ends on it, and knows its weekday."""
    known = PartialDate.of(day)
    assert known.iso == day.isoformat()
    assert known.first == known.last == day
    assert known.is_exact
    assert known.true_weekday == WEEKDAYS[day.weekday()]


@given(partial_dates(), st.dates())
def test_first_and_last_day(partial: PartialDate, day: date) -> None:
    """A day may be meant exactly when it lies from the first to the last."""
    known = PartialDate.of(day)
    meant = known.iso.startswith(partial.iso)
    assert (partial.first <= day <= partial.last) == meant


@given(st.dates(), st.sampled_from([3, 4, None]), st.booleans())
def test_english_dates(day: date, letters: int | None, stated: bool) -> None:
    """English dates are read with full or short names, and keep their words."""
    month, weekday = MONTHS[day.month - 1][:letters], WEEKDAYS[day.weekday()][:letters]
    text = f"{weekday + ' ' if stated else ''}{day.day} {month} {day.year:04d}"
    read = PartialDate.parse(text)
    assert read.first == read.last == day
    assert read.weekday == (WEEKDAYS[day.weekday()] if stated else None)
    assert str(read) == text


@pytest.mark.parametrize(
    ("text", "iso", "weekday"),
    [
        ("2019", "2019", None),
        ("2019-05", "2019-05", None),
        (" 2019-05-25 ", "2019-05-25", None),
        ("May 2019", "2019-05", None),
        ("May, 2019", "2019-05", None),
        ("MAY 2019", "2019-05", None),
        ("Sept 2019", "2019-09", None),
        ("Sept. 2019", "2019-09", None),
        ("25 May 2019", "2019-05-25", None),
        ("25th of May 2019", "2019-05-25", None),
        ("the 25th of May, 2019", "2019-05-25", None),
        ("25\u00a0May\u00a02019", "2019-05-25", None),
        ("1st January 0001", "0001-01-01", None),
        ("29 Feb 2020", "2020-02-29", None),
        ("Thursday 25th May, 2019", "2019-05-25", "Thursday"),
        ("Thursday, 25 May 2019", "2019-05-25", "Thursday"),
        ("Thurs 9 May 2019", "2019-05-09", "Thursday"),
        ("Weds. 1st Jan 2020", "2020-01-01", "Wednesday"),
        ("tue the 2nd of june 2020", "2020-06-02", "Tuesday"),
    ],
)
def test_texts_that_are_read(text: str, iso: str, weekday: str | None) -> None:
    """ISO and English dates are read, day before month, abbreviations included."""
    read = PartialDate.parse(text)
    assert (read.iso, read.weekday) == (iso, weekday)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25/05/2019",
        "05/25/2019",
        "May 25, 2019",
        "2019-5-25",
        "2019/05/25",
        "20190525",
        "٢٠١٩",
        "２０１９-０５",
        "25 May",
        "next Thursday",
        "25 May 19",
        "2019-05-25T10:00",
    ],
)
def test_texts_that_are_refused(text: str) -> None:
    """Other forms, where day and month could be mistaken above all, are refused."""
    with pytest.raises(ValueTextError) as error:
        PartialDate.parse(text)
    assert str(error.value).startswith(f"{text!r} is not a date; write it as 2019-05-25")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2019-02-30", "February 2019 has 28 days, so there is no day 30"),
        ("29 February 2019", "February 2019 has 28 days, so there is no day 29"),
        ("31 April 2019", "April 2019 has 30 days, so there is no day 31"),
        ("2019-05-00", "May 2019 has 31 days, so there is no day 0"),
        ("2019-13", "there is no month 13"),
        ("2019-00-01", "there is no month 0"),
        ("0000", "a year lies between 1 and 9999"),
        ("25 Mai 2019", "'Mai' is not a month"),
        ("Ma 2019", "'Ma' is not a month"),
        ("Ju 2019", "'Ju' is not a month"),
        ("Someday 25 May 2019", "'Someday' is not a weekday"),
    ],
)
def test_impossible_dates(text: str, reason: str) -> None:
    """A date that is in no calendar is refused with the reason."""
    with pytest.raises(ValueTextError) as error:
        PartialDate.parse(text)
    assert str(error.value) == f"{text!r} is not a date: {reason}"


@given(st.text(max_size=12) | st.text(alphabet="0123456789- thMaySep.,", max_size=20))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    """No text raises anything but ValueTextError, and what is read has first and last day."""
    try:
        read = PartialDate.parse(text)
    except ValueTextError:
        return
    assert read.first <= read.last


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"year": 2019, "day": 25}, "a day needs its month"),
        ({"year": 2019, "month": 2, "day": 29}, "February 2019 has 28 days, so there is no day 29"),
        ({"year": 10_000}, "a year lies between 1 and 9999"),
        ({"year": 0}, "a year lies between 1 and 9999"),
        ({"year": None}, "a year lies between 1 and 9999"),
        ({"year": 2019.0}, r"a part of a date is a whole number, got 2019\.0"),
        ({"year": 2019, "month": "5"}, "a part of a date is a whole number, got '5'"),
        ({"year": 2019, "month": True}, "a part of a date is a whole number, got True"),
        ({"year": 2019, "weekday": "Thurs"}, "'Thurs' is not a weekday"),
    ],
)
def test_parts_that_contradict(parts: dict[str, int], message: str) -> None:
    """Parts that make no date are refused, never mended."""
    with pytest.raises(InvalidValueError, match=message):
        PartialDate(**parts)  # type: ignore[arg-type]


def test_a_wrong_weekday_is_kept() -> None:
    """The weekday somebody stated is kept beside the true one, and judged by nobody here."""
    launch = PartialDate.parse("Thursday 25th May, 2019")
    assert launch.weekday == "Thursday"
    assert launch.true_weekday == "Saturday"
    assert str(launch) == "Thursday 25th May, 2019"


def test_words_of_another_language_are_kept() -> None:
    """Words beside a date are untouched, in whatever language they are."""
    assert str(PartialDate(year=2019, month=5, day=9, wording="9 Mai 2019")) == "9 Mai 2019"


def test_less_than_a_day() -> None:
    """A year or month has no weekday and is not exact, and ends on its last day."""
    leap = PartialDate.parse("2020-02")
    assert (leap.first, leap.last) == (date(2020, 2, 1), date(2020, 2, monthrange(2020, 2)[1]))
    assert (leap.is_exact, leap.true_weekday) == (False, None)
    assert PartialDate.parse("9999").last == date.max
    assert PartialDate.parse("0001").first == date.min
