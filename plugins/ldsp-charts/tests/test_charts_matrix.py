"""Matrices: who goes with what."""

from __future__ import annotations

from typing import Any

from ldsp_core.values import NOT_APPLICABLE, NOT_RECORDED


def test_what_goes_together_is_a_box_with_its_words(draw: Any) -> None:
    """What does not is a dash, what is not known its reason; neither has a box."""
    drawn = draw("matrix", [("Lloyds", "host, lead", NOT_APPLICABLE, NOT_RECORDED)], *["value"] * 3)
    assert [row["text"] for row in drawn["cells"]] == [["host, lead"], ["not recorded"]]
    assert len(drawn["boxes"]) == len(drawn["dashes"]) == 1


def test_zero_is_something(draw: Any) -> None:
    """Unlike a dash."""
    drawn = draw("matrix", [("a", 0)])
    assert [row["text"] for row in drawn["cells"]] == [["0"]]
    assert len(drawn["boxes"]) == 1


def test_headings_stand_upright_where_columns_are_narrow(draw: Any) -> None:
    """And level where there is room."""
    wide = draw("matrix", [("a", *"bcd")], *["value"] * 3)
    narrow = draw("matrix", [("a", *"bcdefghijklmnop")], *["value"] * 15)
    assert {row["angle"] for row in wide["across"]} == {0}
    assert {row["angle"] for row in narrow["across"]} == {-90}


def test_no_rows_are_told(draw: Any) -> None:
    """A table may be empty."""
    assert draw("matrix", []).texts == ["Series 1", "There are no rows."]
