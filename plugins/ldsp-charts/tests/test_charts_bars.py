"""Bars: known ends, words, and gaps that are no zeros."""

from __future__ import annotations

from typing import Any

import pytest

from ldsp_core.document import ReferenceLine
from ldsp_core.values import NOT_RECORDED, SUPPRESSED, Count, Money, Rag, Share

OVER_600 = Count.parse("over 600")


@pytest.mark.parametrize(
    ("cell", "sure", "possible", "arrows"),
    [
        (600, (0, 600), None, []),
        (OVER_600, (0, 600), None, [(600, "triangle-right")]),
        (Count.parse("500-600"), (0, 500), (500, 600), []),
        (Count.parse("fewer than 50"), None, (0, 50), []),
        (Count.parse("about 180"), (0, 180), None, []),
        (Count(low=-20, high=-10), (-10, 0), (-20, -10), []),
        (Count(low=-20, high=10), None, (-20, 10), []),
        (Count(high=-5, signed=True), (-5, 0), None, [(-5, "triangle-left")]),
        (Money.pounds("-2549.50"), (-2549.5, 0), None, []),
        (Share.parse("62%"), (0, 0.62), None, []),
        (Rag(best=1, worst=3), (0, 1), (1, 3), []),
    ],
)
def test_a_bound_is_drawn_to_its_known_ends(
    draw: Any, cell: Any, sure: Any, possible: Any, arrows: Any
) -> None:
    """What is sure is solid, what may be besides broken, and an arrow goes on without an end."""
    drawn = draw("bar", [("A heading", cell)])
    assert [(row["low"], row["high"]) for row in drawn["bars"]] == ([sure] if sure else [])
    broken = [(row["low"], row["high"]) for row in drawn["possible"] if row["low"] != row["high"]]
    wanted = [possible] if possible else []
    assert [ends for ends in broken if not sure or ends[1] > sure[1] or ends[0] < sure[0]] == wanted
    assert [(row["end"], row["shape"]) for row in drawn["arrows"]] == arrows


def test_every_bar_has_its_words(draw: Any) -> None:
    """As they stand in the table."""
    drawn = draw("bar", [("a", OVER_600), ("b", 1000)], unit="people")
    assert [row["text"] for row in drawn["values"]] == [["over 600"], ["1,000"]]


def test_what_is_missing_is_a_labelled_gap(draw: Any) -> None:
    """Its reason stands where a bar would, and nothing is drawn."""
    drawn = draw("bar", [("a", SUPPRESSED), ("b", NOT_RECORDED), ("c", 5)])
    assert [row["text"] for row in drawn["values"]] == [["suppressed"], ["not recorded"], ["5"]]
    assert len(drawn["bars"]) == 1
    assert drawn["possible"] == drawn["arrows"] == []


def test_where_all_is_missing_there_is_no_scale(draw: Any) -> None:
    """No amount is invented for the axis either."""
    drawn = draw("bar", [("a", NOT_RECORDED)])
    assert drawn.texts == ["a", "not recorded", "Series 1"]


def test_no_rows_are_told(draw: Any) -> None:
    """A table may be empty."""
    assert "There are no rows." in draw("bar", []).texts


def test_a_target_is_hollow_and_a_forecast_broken(draw: Any) -> None:
    """So that they are told from what was found without colour, and the legend shows how."""
    drawn = draw("bar", [("a", 600, 1000, 800)], "value", "target", "forecast")
    looks = [(row["fill"], row["strokeDash"]) for row in drawn["bars"]]
    assert looks == [("#0072b2", []), ("#ffffff", []), ("#ffffff", [3.0, 3.0])]
    legend = [(row["fill"], row["strokeDash"]) for row in drawn["legend-rect"]]
    assert legend == looks


def test_one_series_needs_no_legend(draw: Any) -> None:
    """The axis says what it is."""
    drawn = draw("bar", [("a", 1)])
    assert drawn["legend-names"] == []
    assert "Series 1" in drawn.texts


def test_more_series_than_colours_are_named_at_each_bar(draw: Any) -> None:
    """A colour that comes twice is never what tells them apart."""
    drawn = draw("bar", [("a", *range(6))], *["value"] * 6)
    assert drawn["values"][0]["text"] == ["Series 1: 0"]


@pytest.mark.parametrize(
    ("column", "unit", "cell", "title"),
    [
        ("number", "people", 5, "Series 1 (people)"),
        ("money", "£", Money.pounds(5), "Series 1 (£)"),
        ("share", "", Share.parse("5%"), "Series 1"),
    ],
)
def test_the_axis_says_what_it_measures(
    draw: Any, column: str, unit: str, cell: Any, title: str
) -> None:
    """With its unit."""
    assert title in draw("bar", [("a", cell)], column=column, unit=unit).texts


@pytest.mark.parametrize(
    ("column", "cell", "ticks"),
    [
        ("number", 600, ["0", "100", "200", "300", "400", "500", "600"]),
        ("number", 2, ["0", "1", "2"]),
        ("money", Money.pounds(80000), ["£0", "£20,000", "£40,000", "£60,000", "£80,000"]),
        ("money", Money.pounds(2_500_000), ["£0", "£500,000", "£1m", "£1.5m", "£2m", "£2.5m"]),
        ("money", Money.parse("USD 5"), ["$0", "$1", "$2", "$3", "$4", "$5"]),
        ("share", Share.parse("97.9%"), ["0%", "20%", "40%", "60%", "80%", "100%"]),
        ("number", 10**18, ["0", "2e+17", "4e+17", "6e+17", "8e+17", "1e+18"]),
    ],
)
def test_an_axis_has_round_marks(draw: Any, column: str, cell: Any, ticks: list[str]) -> None:
    """From zero to beyond the greatest amount, never a fraction of a person."""
    drawn = draw("bar", [("a", cell)], column=column)
    assert [" ".join(row["text"]) for row in drawn["ticks"]][:-1] == ticks


def test_a_line_to_read_against_stands_in_the_scale(draw: Any) -> None:
    """With its name and value; one without a value is told below."""
    drawn = draw(
        "bar",
        [("a", 60)],
        lines=(
            ReferenceLine(label="Target", value=100),
            ReferenceLine(label="Cap", value=NOT_RECORDED),
        ),
    )
    assert [row["at"] for row in drawn["reference"]] == [100]
    assert {"Target: 100", "Cap: not recorded"} <= set(drawn.texts)
    assert drawn.spec["scales"][0]["domain"] == [0, 100]


def test_sixty_rows_have_sixty_bars(draw: Any) -> None:
    """Nothing is left out, and the picture grows with them."""
    drawn = draw("bar", [(f"District {place}", place) for place in range(1, 61)])
    assert len(drawn["bars"]) == len(drawn["headings"]) == 60
    assert drawn.spec["height"] > 1000


def test_a_number_beyond_all_drawing_is_told(draw: Any) -> None:
    """In words, with the reason why there is no bar."""
    drawn = draw("bar", [("a", 10**301)])
    assert drawn["bars"] == []
    assert drawn["values"][0]["text"][-1].endswith("…")
