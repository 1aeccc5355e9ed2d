"""Diagrams: trees of boxes, from the top down, or from left to right where they are wide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from attrs import evolve, frozen

from ldsp_charts.palette import BACKGROUND, INK, TINT
from ldsp_charts.picture import (
    LINE,
    SIZE,
    WIDTH,
    Layer,
    Row,
    Specification,
    always,
    given,
    picture,
    rounded,
    texts,
    words,
)
from ldsp_charts.wrapping import wrapped
from ldsp_core.document import Diagram, Node

_WIDEST: Final = 196.0
_NARROWEST: Final = 120.0
_BETWEEN: Final = 12.0
_LEVEL: Final = 26.0
_PADDING: Final = 6.0
_SIDE_BY_SIDE: Final = 4

Children = Mapping[str | None, Sequence[Node]]


@frozen(kw_only=True)
class _Box:
    """A box: its label and small print in lines of text, its size, and how deep it hangs."""

    node: Node
    label: tuple[str, ...]
    detail: tuple[str, ...]
    width: float
    depth: int
    x: float = 0
    y: float = 0

    @property
    def height(self) -> float:
        """How high it is."""
        return (len(self.label) + len(self.detail)) * LINE + 2 * _PADDING


def tree(diagram: Diagram) -> Specification:
    """Return the specification of a diagram."""
    children: dict[str | None, list[Node]] = {}
    for node in diagram.nodes:
        children.setdefault(node.parent, []).append(node)
    leaves = sum(node.id not in children for node in diagram.nodes)
    levels = _levels(children)
    down = leaves <= _SIDE_BY_SIDE
    number, gap = (leaves, _BETWEEN) if down else (levels, _LEVEL)
    width = min(_WIDEST, max(_NARROWEST, (WIDTH - gap * (number - 1)) / number))
    boxes = tuple(_boxes(children, None, width, 0))
    placed = _down(boxes, children) if down else _across(boxes, children)
    right = max(box.x + box.width for box in placed.values())
    aside = max(0.0, (WIDTH - right) / 2)
    shown = {name: evolve(box, x=box.x + aside) for name, box in placed.items()}
    return picture(
        max(box.y + box.height for box in shown.values()) + 1,
        (
            _links(shown.values(), shown, down=down),
            _rectangles(shown.values()),
            texts("labels", _labels(shown.values())),
        ),
        width=max(WIDTH, right),
    )


def _levels(children: Children, parent: str | None = None) -> int:
    return max((1 + _levels(children, node.id) for node in children.get(parent, ())), default=0)


def _boxes(children: Children, parent: str | None, width: float, depth: int) -> Iterator[_Box]:
    room = width - 2 * _PADDING
    for node in children.get(parent, ()):
        details = [part for part in node.detail.split("; ") if part]
        yield _Box(
            node=node,
            label=wrapped(node.label, room, SIZE, bold=True),
            detail=tuple(line for part in details for line in wrapped(part, room, SIZE)),
            width=width,
            depth=depth,
        )
        yield from _boxes(children, node.id, width, depth + 1)


def _down(boxes: Sequence[_Box], children: Children) -> dict[str, _Box]:
    """Return *boxes* in rows by their depth, each over the middle of those that hang on it."""
    starts = _starts({box.node.id: box.width for box in boxes}, children)
    tops: list[float] = [0]
    for depth in range(max(box.depth for box in boxes)):
        highest = max(box.height for box in boxes if box.depth == depth)
        tops.append(tops[-1] + highest + _LEVEL)
    return {box.node.id: evolve(box, x=starts[box.node.id], y=tops[box.depth]) for box in boxes}


def _across(boxes: Sequence[_Box], children: Children) -> dict[str, _Box]:
    """Return *boxes* in columns by their depth, each beside the middle of those on it."""
    starts = _starts({box.node.id: box.height for box in boxes}, children)
    return {
        box.node.id: evolve(box, x=box.depth * (box.width + _LEVEL), y=starts[box.node.id])
        for box in boxes
    }


def _starts(sizes: Mapping[str, float], children: Children) -> dict[str, float]:
    """Return where each box starts, so that no two trees beside one another meet."""
    rooms: dict[str, float] = {}
    starts: dict[str, float] = {}

    def together(parent: str | None) -> float:
        below = children.get(parent, ())
        return sum(rooms[node.id] for node in below) + _BETWEEN * max(0, len(below) - 1)

    def measure(parent: str | None) -> None:
        for node in children.get(parent, ()):
            measure(node.id)
            rooms[node.id] = max(sizes[node.id], together(node.id))

    def place(parent: str | None, start: float) -> None:
        for node in children.get(parent, ()):
            room = rooms[node.id]
            starts[node.id] = start + (room - sizes[node.id]) / 2
            place(node.id, start + (room - together(node.id)) / 2)
            start += room + _BETWEEN

    measure(None)
    place(None, 0)
    return starts


def _links(boxes: Iterable[_Box], placed: Mapping[str, _Box], *, down: bool) -> Layer:
    """Return lines from each box to those that hang on it, in three straight strokes."""
    rows: list[Row] = []
    for box in boxes:
        if box.node.parent is None:
            continue
        above = placed[box.node.parent]
        if down:
            half = box.y - _LEVEL / 2
            start, end = above.x + above.width / 2, box.x + box.width / 2
            corners = [(start, above.y + above.height), (start, half), (end, half), (end, box.y)]
        else:
            half = box.x - _LEVEL / 2
            start, end = above.y + above.height / 2, box.y + box.height / 2
            corners = [(above.x + above.width, start), (half, start), (half, end), (box.x, end)]
        rows.extend(
            {"x": rounded(x), "y": rounded(y), "x2": rounded(x2), "y2": rounded(y2)}
            for (x, y), (x2, y2) in pairwise(corners)
        )
    return Layer(
        name="links",
        kind="rule",
        rows=tuple(rows),
        encode={
            **given("x", "y", "x2", "y2"),
            **always(stroke=INK, strokeWidth=1.25, strokeCap="square"),
        },
    )


def _rectangles(boxes: Iterable[_Box]) -> Layer:
    return Layer(
        name="boxes",
        kind="rect",
        rows=tuple(
            {
                "x": rounded(box.x),
                "y": rounded(box.y),
                "width": rounded(box.width),
                "height": rounded(box.height),
                "fill": TINT if box.depth == 0 else BACKGROUND,
            }
            for box in boxes
        ),
        encode={
            **given("x", "y", "width", "height", "fill"),
            **always(stroke=INK, strokeWidth=1, cornerRadius=2),
        },
    )


def _labels(boxes: Iterable[_Box]) -> Iterator[Row]:
    for box in boxes:
        x, y = box.x + box.width / 2, box.y + _PADDING + LINE / 2
        yield words(box.label, x, y, align="center", bold=True)
        if box.detail:
            yield words(box.detail, x, y + len(box.label) * LINE, align="center")
