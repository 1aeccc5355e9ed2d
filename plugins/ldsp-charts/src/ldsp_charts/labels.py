"""Words beside points: where there is room for them, and they meet nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from math import dist
from typing import Final

from attrs import Factory, define

from ldsp_charts.fonts import width_of
from ldsp_charts.picture import LINE, SIZE, Row, words

_STEP: Final = 5.0

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


@define
class Room:
    """The inside of a plot, and what is taken of it so far."""

    inside: Box
    taken: list[Box] = Factory(list)

    def take(self, box: Box) -> None:
        """Keep *box* free of words."""
        self.taken.append(box)

    def take_stroke(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Keep a straight line from *start* to *end* free of words."""
        steps = max(1, int(dist(start, end) / _STEP))
        for step in range(steps + 1):
            x, y = (a + (b - a) * step / steps for a, b in zip(start, end, strict=True))
            self.take((x - 1, y - 1, x + 1, y + 1))

    def beside(self, lines: Sequence[str], x: float, y: float, apart: float) -> Row | None:
        """Return *lines* beside a point, at least *apart* from it; ``None`` if there is no room.

        What is right of it comes before what is left, below before above, and all that
        before the middle.
        """
        width = max(width_of(line, SIZE) for line in lines)
        for box in self._places(width, len(lines) * LINE, x, y, apart):
            if self._is_free(box):
                self.take(box)
                return words(lines, box[0], box[1] + LINE / 2)
        return None

    def _places(
        self, width: float, height: float, x: float, y: float, apart: float
    ) -> Iterator[Box]:
        lefts = (x + 8, x - 8 - width, x - width / 2)
        for left, top in product(lefts, (y + apart, y - apart - height)):
            yield left, top, left + width, top + height

    def _is_free(self, box: Box) -> bool:
        left, top, right, bottom = box
        inside = self.inside
        if left < inside[0] or top < inside[1] or right > inside[2] or bottom > inside[3]:
            return False
        return not any(
            left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
            for other in self.taken
        )


def box_of(row: Row) -> Box:
    """Return what a text of ``words`` that starts at its left takes up."""
    left, top = row["x"], row["y"] - LINE / 2
    width = max(width_of(line, row["fontSize"]) for line in row["text"])
    return left, top, left + width, top + LINE * len(row["text"])
