"""Diagrams: boxes that hang on one another."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings

from ldsp_charts.specification import specification
from ldsp_core.document import Diagram, Node
from ldsp_core.testing.strategies import diagrams


def diagram(*nodes: Node) -> Diagram:
    """Return a diagram of *nodes*."""
    return Diagram(id="d", caption="Structure", alt="In words.", nodes=nodes)


def group(name: str, parent: str | None = None, detail: str = "") -> Node:
    """Return a box."""
    return Node(id=name, label=name, parent=parent, detail=detail)


def test_a_box_has_its_label_and_its_small_print(look: Any) -> None:
    """Each part of it in a line of its own."""
    detail = "theme: Inclusion; chair: A. Person"
    drawn = look(specification(diagram(group("Board"), group("Group", "Board", detail))))
    texts = [row["text"] for row in drawn["labels"]]
    assert texts == [["Board"], ["Group"], ["theme: Inclusion", "chair: A. Person"]]


def test_a_narrow_tree_hangs_down(look: Any) -> None:
    """Each box over the middle of those that hang on it."""
    drawn = look(specification(diagram(group("a"), group("b", "a"), group("c", "a"))))
    top, left, right = drawn["boxes"]
    assert top["y"] < left["y"] == right["y"]
    assert abs(top["x"] - (left["x"] + right["x"]) / 2) < 0.1
    assert len(drawn["links"]) == 6


def test_a_wide_tree_goes_from_left_to_right(look: Any) -> None:
    """So that its boxes keep their size."""
    below = [group(f"g{place}", "a") for place in range(12)]
    drawn = look(specification(diagram(group("a"), *below)))
    first, *others = drawn["boxes"]
    assert {row["x"] for row in others} == {others[0]["x"]}
    assert first["x"] + first["width"] < others[0]["x"]


@settings(max_examples=50)
@given(diagrams("d"))
def test_no_two_boxes_meet(drawn: Diagram) -> None:
    """Whatever the tree; every box is inside the picture, every word in it."""
    spec = specification(drawn)
    layers = {each["name"]: each["values"] for each in spec["data"]}
    boxes = layers["boxes"]
    assert len(boxes) == len(drawn.nodes)
    for place, one in enumerate(boxes):
        assert one["x"] >= 0
        assert one["y"] >= 0
        assert one["x"] + one["width"] <= spec["width"] + 0.1
        assert one["y"] + one["height"] <= spec["height"]
        for other in boxes[:place]:
            assert (
                one["x"] >= other["x"] + other["width"]
                or other["x"] >= one["x"] + one["width"]
                or one["y"] >= other["y"] + other["height"]
                or other["y"] >= one["y"] + one["height"]
            )
