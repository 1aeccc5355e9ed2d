"""Lines: breaks, bounds, names at ends."""

from __future__ import annotations

from typing import Any

from ldsp_core.document import ReferenceLine
from ldsp_core.values import NOT_YET_DUE, SUPPRESSED, Count, Money, Period

QUARTERS = [Period.parse(f"FY2025-26/Q{number}") for number in (1, 2, 3, 4)]


def test_a_line_breaks_where_nothing_is_known(draw: Any) -> None:
    """There is no point, the line is interrupted, and the reason is told below."""
    drawn = draw("line", [("2019", 10), ("2020", SUPPRESSED), ("2021", 30)])
    assert [row["defined"] for row in drawn["line-0"]] == [True, False, True]
    assert [row["y"] for row in drawn["points-0"]] == [10, 30]
    assert "Series 1, 2020: suppressed" in drawn.texts


def test_gaps_that_follow_one_another_are_told_together(draw: Any) -> None:
    """From the first to the last."""
    drawn = draw("line", [(QUARTERS[0], 5), *((each, NOT_YET_DUE) for each in QUARTERS[1:])])
    assert "Series 1, Q2 2025-26 to Q4 2025-26: not yet due" in drawn.texts


def test_a_bound_is_a_point_at_its_known_end(draw: Any) -> None:
    """With its words, and an arrow or a stroke to the other end."""
    rows = [("a", 1), ("b", Count.parse("over 30")), ("c", Count.parse("20-45")), ("d", 2)]
    drawn = draw("line", rows)
    assert [row["y"] for row in drawn["points-0"]] == [1, 30, 20, 2]
    assert [(row["y"], row["shape"]) for row in drawn["arrows-0"]] == [(30, "triangle-up")]
    assert [(row["y"], row["y2"]) for row in drawn["range-0"]] == [(20, 45)]
    assert {"over 30", "20 to 45"} <= set(drawn.texts)


def test_each_line_has_its_name_and_last_amount_at_its_end(draw: Any) -> None:
    """One that ends before the others has it at its last point, inside the plot."""
    rows = [("a", 12, 9), ("b", 36, 31), ("c", 60, NOT_YET_DUE)]
    drawn = draw("line", rows, "target", "value")
    assert [row["text"] for row in drawn["names"]] == [["Series 1", "60"]]
    assert [row["text"] for row in drawn["beside-points"]] == [["Series 2", "31"]]


def test_lines_differ_by_dash_and_shape(draw: Any) -> None:
    """And targets and forecasts by hollow points: nothing rests on colour."""
    drawn = draw("line", [("a", 1, 2, 3, 4), ("b", 1, 2, 3, 4)],
                 "value", "value", "target", "forecast")  # fmt: skip
    marks = [mark["encode"]["update"] for mark in drawn.spec["marks"]]
    dashes = [tuple(one["strokeDash"]["value"]) for one in marks if "defined" in one]
    points = [one for one in marks if "size" in one and "shape" in one
              and "value" in one["shape"]]  # fmt: skip
    assert len(set(dashes)) == 4
    assert len({one["shape"]["value"] for one in points}) == 4
    assert [one["fill"]["value"] == "#ffffff" for one in points] == [False, False, True, True]


def test_the_award_is_a_line_across(draw: Any) -> None:
    """Named, with its sum, and within the scale."""
    award = ReferenceLine(label="Award", value=Money.pounds(80000))
    rows = [(each, Money.pounds(1000)) for each in QUARTERS]
    drawn = draw("line", rows, lines=(award,), column="money", unit="£")
    assert [row["at"] for row in drawn["reference"]] == [80000]
    assert "Award: £80,000" in drawn.texts
    assert drawn.spec["scales"][0]["domain"] == [0, 80000]


def test_amounts_below_zero_go_below_the_base_line(draw: Any) -> None:
    """The scale holds zero and all of them."""
    low, high = draw("line", [("a", -10), ("b", 5)]).spec["scales"][0]["domain"]
    assert low <= -10 < 0 < 5 <= high


def test_of_many_headings_as_many_are_shown_as_have_room(draw: Any) -> None:
    """All points are drawn all the same."""
    drawn = draw("line", [(f"Month number {place}", place) for place in range(60)])
    assert len(drawn["points-0"]) == 60
    assert 5 <= len(drawn["headings"]) < 15
    assert drawn["headings"][0]["text"] == ["Month", "number 0"]


def test_none_one_and_nothing_known(draw: Any) -> None:
    """A table may be empty, have one row, or hold nothing that is known."""
    assert "There are no rows." in draw("line", []).texts
    assert len(draw("line", [("a", 5)])["points-0"]) == 1
    missing = draw("line", [("a", SUPPRESSED), ("b", SUPPRESSED)])
    assert missing["points-0"] == []
    assert "Series 1, a to b: suppressed" in missing.texts
