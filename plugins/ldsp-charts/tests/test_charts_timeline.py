"""Timelines: what is known of dates, and no more."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ldsp_charts.calendar import day_ticks
from ldsp_core.document import ReferenceLine
from ldsp_core.values import NOT_RECORDED, PartialDate, Period

NOVEMBER = PartialDate(year=2018, month=11)
MARCH_31 = date(2019, 3, 31)


def day(year: int, month: int, number: int) -> int:
    """Return a day as the number that a timeline counts in."""
    return date(year, month, number).toordinal()


def ends(rows: list[Any]) -> list[tuple[int, int]]:
    """Return where stretches begin and end."""
    return [(row["low"], row["high"]) for row in rows]


def test_between_two_days_is_solid(draw: Any) -> None:
    """Both days included."""
    drawn = draw("timeline", [("a", date(2019, 1, 14), MARCH_31)], "value", "value")
    assert ends(drawn["sure"]) == [(day(2019, 1, 14), day(2019, 4, 1))]
    assert drawn["possible"] == []


def test_a_partial_date_may_be_any_of_its_days(draw: Any) -> None:
    """That stretch is broken; solid is what lies between for certain."""
    drawn = draw("timeline", [("a", NOVEMBER, MARCH_31)], "value", "value")
    assert ends(drawn["possible"]) == [(day(2018, 11, 1), day(2019, 4, 1))]
    assert ends(drawn["sure"]) == [(day(2018, 11, 30), day(2019, 4, 1))]
    assert "Broken outline: a date that is known to the month or the year." in drawn.texts


def test_within_one_month_nothing_is_sure(draw: Any) -> None:
    """It is told once."""
    drawn = draw("timeline", [("a", NOVEMBER, NOVEMBER)], "value", "value")
    assert ends(drawn["possible"]) == [(day(2018, 11, 1), day(2018, 12, 1))]
    assert drawn["sure"] == []
    assert "November 2018" in drawn.texts


@pytest.mark.parametrize(
    ("start", "end", "shape", "words"),
    [
        (MARCH_31, NOT_RECORDED, "triangle-right", "from 31 March 2019; end not recorded"),
        (NOT_RECORDED, MARCH_31, "triangle-left", "start not recorded; to 31 March 2019"),
    ],
)
def test_an_open_end_is_an_arrow(draw: Any, start: Any, end: Any, shape: str, words: str) -> None:
    """No end is made up; the words say which is missing."""
    drawn = draw("timeline", [("a", start, end)], "value", "value")
    assert drawn["sure"] == []
    assert [row["shape"] for row in drawn["arrows"]] == [shape]
    assert [row["at"] for row in drawn["days"]] == [day(2019, 3, 31) + 0.5]
    assert {words, "Arrow: no start, or no end, is recorded."} <= set(drawn.texts)


def test_without_dates_there_is_the_reason_alone(draw: Any) -> None:
    """A labelled gap."""
    drawn = draw("timeline", [("a", NOT_RECORDED, NOT_RECORDED)], "value", "value")
    assert drawn.texts == ["a", "not recorded"]


def test_of_one_column_days_are_points_and_periods_stretches(draw: Any) -> None:
    """A date known to the month is a stretch that it may lie in."""
    rows = [("a", MARCH_31), ("b", Period.parse("2019-Q1")), ("c", NOVEMBER), ("d", "one day")]
    drawn = draw("timeline", rows)
    assert [row["at"] for row in drawn["days"]] == [day(2019, 3, 31) + 0.5]
    assert ends(drawn["sure"]) == [(day(2019, 1, 1), day(2019, 4, 1))]
    assert ends(drawn["possible"]) == [(day(2018, 11, 1), day(2018, 12, 1))]
    assert "one day" in drawn.texts


def test_the_as_at_date_is_a_line(draw: Any) -> None:
    """Within the scale."""
    line = ReferenceLine(label="As at", value=date(2019, 4, 1))
    drawn = draw("timeline", [("a", NOVEMBER, NOT_RECORDED)], "value", "value", lines=(line,))
    assert [row["at"] for row in drawn["reference"]] == [day(2019, 4, 1)]
    assert "As at: 1 April 2019" in drawn.texts
    low, high = drawn.spec["scales"][0]["domain"]
    assert low <= day(2018, 11, 1) < day(2019, 4, 1) <= high


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([day(2019, 2, 14)], ["Feb 2019", "Mar 2019"]),
        ([day(2018, 11, 3), day(2019, 12, 31)], ["Oct 2018", "Jan 2020"]),
        ([day(2010, 1, 1), day(2019, 1, 1)], ["2010", "2020"]),
        ([1, date.max.toordinal()], ["0", "10000"]),
        ([], ["", ""]),
    ],
)
def test_an_axis_is_marked_by_months_or_years(days: list[int], words: list[str]) -> None:
    """As many as can be read, from before the first day to after the last."""
    axis = day_ticks(days)
    assert [axis.ticks[0][1], axis.ticks[-1][1]] == words
    assert 2 <= len(axis.ticks) <= 9
    if days:
        assert axis.low <= min(days) < axis.high
        assert axis.low <= max(days) < axis.high


def test_no_rows_are_told(draw: Any) -> None:
    """A table may be empty."""
    assert draw("timeline", [], "value", "value").texts == ["There are no rows."]
