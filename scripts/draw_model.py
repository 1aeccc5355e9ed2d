"""Draws the model as a picture: what a data file holds, and what refers to what.

What is said comes from the classes; where boxes stand and how arrows run is laid down
here. A reference without its arrow, a box that is too small for its words and an arrow
that runs through a box are refused, so that the picture never tells less than the model.

    python -m scripts.draw_model docs/pictures/model.svg
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Final

from attrs import frozen

from scripts.model_tree import Pair, about, held, held_by_several, parts_of, references

Point = tuple[int, int]

WIDTH, HEIGHT = 1400, 1028

PLACES: Final = {
    "Partnership": (12, 12, 1376, 1004),
    "Disjoint": (404, 24, 330, 74),
    "Framework": (32, 186, 250, 148),
    "Theme": (46, 252, 222, 74),
    "Indicator": (32, 364, 250, 74),
    "Document": (32, 468, 250, 74),
    "Programme": (32, 572, 250, 96),
    "Risk": (32, 698, 250, 90),
    "Paper": (362, 186, 310, 130),
    "Activity": (362, 346, 310, 230),
    "Grant": (362, 608, 310, 134),
    "Role": (768, 186, 240, 92),
    "Person": (768, 346, 240, 66),
    "Organisation": (768, 456, 240, 320),
    "Body": (1104, 186, 264, 76),
    "Meeting": (1104, 290, 264, 58),
    "Action": (1104, 376, 264, 74),
    "Engagement": (1104, 478, 264, 92),
    "Introduction": (1104, 598, 264, 92),
    "Communication": (1104, 718, 264, 58),
}
"""Where each box stands: left, top, width and height."""

HEADINGS: Final = (
    ("Aims, context and risks", 32),
    ("Work, money and papers", 362),
    ("Who", 768),
    ("Groups and dealings", 1104),
)

ARROWS: Final[Mapping[Pair, tuple[Point, ...]]] = {
    ("Action", "Meeting"): ((1236, 376), (1236, 348)),
    ("Action", "Role"): ((1104, 400), (1050, 400), (1050, 224), (1008, 224)),
    ("Activity", "Activity"): ((646, 576), (646, 590), (688, 590), (688, 554), (672, 554)),
    ("Activity", "Document"): ((362, 490), (282, 490)),
    ("Activity", "Grant"): ((517, 576), (517, 608)),
    ("Activity", "Indicator"): ((362, 408), (282, 408)),
    ("Activity", "Organisation"): ((672, 510), (768, 510)),
    ("Activity", "Person"): ((672, 380), (768, 380)),
    ("Activity", "Role"): ((672, 440), (720, 440), (720, 254), (768, 254)),
    ("Activity", "Theme"): ((362, 388), (304, 388), (304, 290), (268, 290)),
    ("Body", "Body"): ((1346, 186), (1346, 172), (1380, 172), (1380, 210), (1368, 210)),
    ("Body", "Role"): ((1104, 206), (1008, 206)),
    ("Body", "Theme"): ((1300, 186), (1300, 140), (304, 140), (304, 290), (268, 290)),
    ("Communication", "Organisation"): ((1104, 756), (1032, 756), (1032, 630), (1008, 630)),
    ("Communication", "Person"): ((1104, 734), (1068, 734), (1068, 380), (1008, 380)),
    ("Disjoint", "Activity"): ((404, 62), (342, 62), (342, 364), (362, 364)),
    ("Document", "Organisation"): ((282, 518), (322, 518), (322, 758), (768, 758)),
    ("Engagement", "Organisation"): ((1104, 546), (1032, 546), (1032, 630), (1008, 630)),
    ("Engagement", "Person"): ((1104, 508), (1068, 508), (1068, 380), (1008, 380)),
    ("Grant", "Grant"): ((388, 608), (388, 594), (350, 594), (350, 632), (362, 632)),
    ("Grant", "Indicator"): ((362, 690), (304, 690), (304, 426), (282, 426)),
    ("Grant", "Organisation"): ((672, 700), (768, 700)),
    ("Grant", "Role"): ((672, 650), (720, 650), (720, 254), (768, 254)),
    ("Introduction", "Engagement"): ((1236, 598), (1236, 570)),
    ("Introduction", "Organisation"): ((1104, 666), (1032, 666), (1032, 630), (1008, 630)),
    ("Introduction", "Person"): ((1104, 628), (1068, 628), (1068, 380), (1008, 380)),
    ("Meeting", "Body"): ((1236, 290), (1236, 262)),
    ("Organisation", "Organisation"): (
        (982, 776),
        (982, 790),
        (1022, 790),
        (1022, 752),
        (1008, 752),
    ),
    ("Paper", "Activity"): ((517, 316), (517, 346)),
    ("Paper", "Role"): ((672, 216), (768, 216)),
    ("Programme", "Document"): ((157, 572), (157, 542)),
    ("Programme", "Organisation"): ((282, 620), (322, 620), (322, 758), (768, 758)),
    ("Risk", "Activity"): ((282, 712), (342, 712), (342, 552), (362, 552)),
    ("Risk", "Grant"): ((282, 730), (362, 730)),
    ("Risk", "Role"): ((282, 774), (720, 774), (720, 254), (768, 254)),
    ("Role", "Body"): ((1008, 244), (1104, 244)),
    ("Role", "Organisation"): ((1008, 264), (1032, 264), (1032, 630), (1008, 630)),
    ("Role", "Person"): ((888, 278), (888, 346)),
}
"""How each reference runs. Those to one class may share their last stretch."""

FRAME: Final = "Partnership"
INSIDE: Final = {"Theme": "Framework"}
"""Boxes that stand within another's, but for the frame of the partnership."""

MARGIN, GAP, PADDING, WIDEST = 32, 8, 12, 360
HEADINGS_TOP: Final = 172
SHARED_TOP, SHARED_HEIGHT, SHARED_IN_A_ROW = 836, 76, 5
LEGEND_LEFT: Final = 800
LEGEND: Final = (
    "An arrow leads from what refers to what is referred to, by its id.",
    "A small box in a box is a class that only this one holds.",
)
WIDTHS: Final = (
    *(("ijl'’", 0.23), ("ftI.,:; ", 0.29), ("r()-", 0.34), ("ckszvxyJ", 0.5)),
    *(("ABEKPSVXY", 0.68), ("CDHNRUw", 0.73), ("GOQ", 0.79), ("mM", 0.85), ("W", 0.96)),
)
"""About how wide letters are in Helvetica, as shares of the type's size; others are 0.57."""

INK, PALE, LINE, BOX, CHIP = "#1d2a35", "#51606c", "#2f5d8a", "#eef3f7", "#ffffff"
STYLE: Final = f"""text{{font-family:Helvetica,Arial,"Liberation Sans",sans-serif;fill:{INK}}}
.name{{font-size:16px;font-weight:bold}}.about{{font-size:13px;fill:{PALE}}}
.chip{{font-size:13px}}.head{{font-size:15px;fill:{PALE};font-style:italic}}
.box{{fill:{BOX};stroke:{INK};stroke-width:1.2}}.part{{fill:{CHIP};stroke:{PALE};stroke-width:1}}
.frame{{fill:#ffffff;stroke:{INK};stroke-width:2}}
.gap{{fill:none;stroke:#ffffff;stroke-width:6}}
.arrow{{fill:none;stroke:{LINE};stroke-width:1.7;stroke-linejoin:round}}"""


class PictureError(Exception):
    """The picture, as it is laid down, does not show the model."""


@frozen(kw_only=True)
class Box:
    """A class in the picture: its place, its words, and the classes that it alone holds."""

    name: str
    about: str
    parts: tuple[str, ...]
    left: int
    top: int
    width: int
    height: int

    def meets(self, one: Point, other: Point) -> bool:
        """Whether a straight line, across or down, runs through the inside."""
        (left, right), (top, bottom) = sorted((one[0], other[0])), sorted((one[1], other[1]))
        return (
            left < self.left + self.width
            and right > self.left
            and top < self.top + self.height
            and bottom > self.top
        )

    def ends(self, point: Point) -> bool:
        """Whether *point* lies on the edge."""
        across, down = point[0] - self.left, point[1] - self.top
        return (across in (0, self.width) and 0 <= down <= self.height) or (
            down in (0, self.height) and 0 <= across <= self.width
        )


def picture() -> str:
    """Return the picture as SVG; raises PictureError for one that is not the model's."""
    found = references(PLACES)
    if missing := sorted(set(found) - set(ARROWS)):
        raise PictureError(f"no arrow is laid down for {missing}")
    if needless := sorted(set(ARROWS) - set(found)):
        raise PictureError(f"no reference stands behind the arrows {needless}")
    boxes = _boxes()
    for (source, target), points in ARROWS.items():
        _refuse_stray(boxes, source, target, points)
    return "\n".join(_svg(boxes, found)) + "\n"


def _boxes() -> dict[str, Box]:
    shared = [name for name in held_by_several() if name not in PLACES]
    width = (WIDTH - 2 * MARGIN - GAP * (SHARED_IN_A_ROW - 1)) // SHARED_IN_A_ROW
    places = dict(PLACES)
    for number, name in enumerate(shared):
        row, place = divmod(number, SHARED_IN_A_ROW)
        left, top = MARGIN + place * (width + GAP), SHARED_TOP + row * (SHARED_HEIGHT + GAP)
        places[name] = (left, top, width, SHARED_HEIGHT)
    classes = held()
    return {
        name: Box(
            name=name,
            about=about(classes[name]),
            parts=tuple(_chips(classes[name], {*PLACES, *shared})),
            left=left,
            top=top,
            width=wide,
            height=high,
        )
        for name, (left, top, wide, high) in places.items()
    }


def _chips(cls: type, elsewhere: set[str]) -> Iterator[str]:
    """Yield the classes that *cls* alone holds, each with what it holds in turn."""
    for part in parts_of(cls):
        if part.__name__ not in elsewhere:
            yield " › ".join([part.__name__, *_chips(part, elsewhere)])


def _refuse_stray(
    boxes: Mapping[str, Box], source: str, target: str, points: Sequence[Point]
) -> None:
    """Refuse an arrow that hangs in the air, runs aslant or runs through a box."""
    name = f"the arrow from {source} to {target}"
    if not boxes[target].ends(points[-1]):
        raise PictureError(f"{name} does not end at {target}")
    if not boxes[source].ends(points[0]):
        raise PictureError(f"{name} does not start at {source}")
    around = {FRAME, INSIDE.get(source, ""), INSIDE.get(target, "")}
    for one, other in pairwise(points):
        if one[0] != other[0] and one[1] != other[1]:
            raise PictureError(f"{name} runs aslant from {one} to {other}")
        for box in boxes.values():
            if box.name not in around and box.meets(one, other):
                raise PictureError(f"{name} runs through {box.name}")


def _svg(boxes: Mapping[str, Box], found: Mapping[Pair, list[str]]) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" role="img" aria-labelledby="title desc" lang="en-GB">'
    )
    yield '<title id="title">The model: what a data file holds</title>'
    yield f'<desc id="desc">{escape(_described(boxes, found))}</desc>'
    yield f"<style>{STYLE}</style>"
    yield (
        '<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" '
        f'markerHeight="8" orient="auto"><path d="M0 0L10 5L0 10z" fill="{LINE}"/></marker></defs>'
    )
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>'
    beneath = {FRAME, *INSIDE.values()}
    for box in boxes.values():
        yield from _drawn(box) if box.name in beneath else ()
    yield from _arrows(found)
    for box in boxes.values():
        yield from () if box.name in beneath else _drawn(box)
    for words, left in HEADINGS:
        yield f'<text class="head" x="{left}" y="{HEADINGS_TOP}">{escape(words)}</text>'
    yield f'<text class="head" x="{MARGIN}" y="{SHARED_TOP - 12}">Held in many places</text>'
    for words, top in zip(LEGEND, range(38, 200, 20), strict=False):
        yield f'<text class="about" x="{LEGEND_LEFT}" y="{top}">{escape(words)}</text>'
    yield "</svg>"


def _described(boxes: Mapping[str, Box], found: Mapping[Pair, list[str]]) -> str:
    """Return the picture in words."""
    told = [f"{box.name}: {box.about}" for box in boxes.values()]
    told += [f"{one} refers to {two}." for one, two in found]
    return " ".join(told)


def _drawn(box: Box) -> Iterator[str]:
    """Yield a box, its words, and its parts as small boxes in it; refuse what does not fit."""
    kind = "frame" if box.name == FRAME else "box"
    yield _rectangle(kind, box.left, box.top, box.width, box.height)
    left, bottom = box.left + PADDING, box.top + 24
    room = min(box.width - 2 * PADDING, WIDEST)
    yield f'<text class="name" x="{left}" y="{bottom}">{box.name}</text>'
    for line in _lines(box.about, room):
        bottom += 17
        yield f'<text class="about" x="{left}" y="{bottom}">{escape(line)}</text>'
    across, bottom = left, bottom + 8
    for number, part in enumerate(box.parts):
        width = round(_width(part)) + 16
        if number == 0 or across + width > left + room:
            across, bottom = left, bottom + 26 * (number > 0)
        yield _rectangle("part", across, bottom, width, 22)
        yield f'<text class="chip" x="{across + 8}" y="{bottom + 15}">{escape(part)}</text>'
        across += width + 6
    if box.parts:
        bottom += 22
    if bottom + 6 > box.top + box.height:
        raise PictureError(f"the box of {box.name} is too small for its words: {bottom + 6}")


def _rectangle(kind: str, left: int, top: int, width: int, height: int) -> str:
    return f'<rect class="{kind}" x="{left}" y="{top}" width="{width}" height="{height}" rx="5"/>'


def _arrows(found: Mapping[Pair, list[str]]) -> Iterator[str]:
    """Yield the arrows, those to one class together: a gap where they cross others."""
    for target in dict.fromkeys(target for _, target in sorted(ARROWS)):
        mine = [pair for pair in sorted(ARROWS) if pair[1] == target]
        for pair in mine:
            yield f'<path class="gap" d="{_path(ARROWS[pair])}"/>'
        for pair in mine:
            words = f"{pair[0]} refers to {pair[1]}: {', '.join(found[pair])}"
            yield (
                f'<path class="arrow" marker-end="url(#head)" d="{_path(ARROWS[pair])}">'
                f"<title>{escape(words)}</title></path>"
            )


def _path(points: Sequence[Point]) -> str:
    """Return a path through *points*, its corners rounded."""
    drawn = [f"M{points[0][0]} {points[0][1]}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        one, two = _towards(corner, before), _towards(corner, after)
        drawn.append(f"L{one[0]} {one[1]}Q{corner[0]} {corner[1]} {two[0]} {two[1]}")
    return "".join([*drawn, f"L{points[-1][0]} {points[-1][1]}"])


def _towards(corner: Point, other: Point) -> Point:
    """Return the point where the rounding of *corner* begins, on the way to *other*."""
    across, down = other[0] - corner[0], other[1] - corner[1]
    length = min(7, abs(across + down) // 2)
    return (
        corner[0] + length * ((across > 0) - (across < 0)),
        corner[1] + length * ((down > 0) - (down < 0)),
    )


def _lines(text: str, room: float) -> Iterator[str]:
    """Yield *text* in lines that are no wider than *room*."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and _width(longer) > room:
            yield line
            longer = word
        line = longer
    yield line


def _width(text: str) -> float:
    """Return about how wide *text* is in 13 pixels of Helvetica, for wrapping it."""
    return sum(13 * next((w for letters, w in WIDTHS if each in letters), 0.57) for each in text)


def main(arguments: Sequence[str]) -> int:
    """Write the picture to the path given."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    Path(arguments[0]).write_text(picture(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
