"""The words in a line chart: at the ends of lines, beside points, and for gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from ldsp_charts.amounts import Amount, Gap
from ldsp_charts.labels import Room
from ldsp_charts.line_strokes import DrawnLine
from ldsp_charts.picture import LINE, SIZE, Row, Scale, words
from ldsp_charts.wrapping import wrapped

_NAMES: Final = 150.0


def name_of(line: DrawnLine) -> tuple[str, ...]:
    """Return what stands at the end of a line: its name, and its last amount in words."""
    name = wrapped(line.series.label, _NAMES, SIZE, most=3)
    last = line.points[-1][1].words if line.points else ""
    return (*name, *wrapped(last, _NAMES, SIZE, most=2)) if last else name


def names_at_ends(
    drawn: Sequence[DrawnLine], names: Sequence[tuple[str, ...]], down: Scale, left: float
) -> Iterator[Row]:
    """Yield the names of lines that go on to the end, moved apart where they would meet."""
    ends = sorted(
        (down.place(found.known[0]), place)
        for place, line in enumerate(drawn)
        if line.shown and isinstance(found := line.shown[-1], Amount)
    )
    tops: list[float] = []
    floor = 0.0
    for y, place in ends:
        tops.append(max(y - LINE / 2, floor))
        floor = tops[-1] + len(names[place]) * LINE + 2
    ceiling = max(down.start + LINE, 0)
    for at in reversed(range(len(tops))):
        room = len(names[ends[at][1]]) * LINE + 2
        tops[at] = min(tops[at], ceiling - room)
        ceiling = tops[at]
    for (_, place), top in zip(ends, tops, strict=True):
        yield words(names[place], left, top + LINE / 2)


def beside_points(
    drawn: Sequence[DrawnLine],
    names: Sequence[tuple[str, ...]],
    across: Sequence[float],
    down: Scale,
    room: Room,
) -> Iterator[tuple[str, Row | None]]:
    """Yield words that belong beside a point: the names of lines that end before the others,
    and what bounds are; without a row where there is no room for them.
    """
    points = [(line, at, found) for line in drawn for at, found in line.points]
    for _, at, found in points:
        x, ends = across[at], [down.place(end) for end in found.known]
        room.take((x - 5, min(ends) - 5, x + 5, max(ends) + 5))
    for line in drawn:
        for (at, one), (then, other) in pairwise(line.points):
            if then == at + 1:
                start, end = down.place(one.known[0]), down.place(other.known[0])
                room.take_stroke((across[at], start), (across[then], end))
    last = len(across) - 1
    for line, name in zip(drawn, names, strict=True):
        if line.points and line.points[-1][0] < last:
            at, found = line.points[-1]
            yield "", room.beside(name, across[at], down.place(found.known[0]), 4)
    for line, at, found in points:
        if at < last and not found.is_exact and (line, at) != (line, line.points[-1][0]):
            row = room.beside([found.words], across[at], down.place(found.known[-1]), 2)
            yield f"{line.series.label}, {line.headings[at]}: {found.words}", row


def gaps(drawn: Sequence[DrawnLine], headings: Sequence[str]) -> Iterator[str]:
    """Yield in words where a line has no amounts, and why."""
    for line in drawn:
        told = enumerate(line.shown)
        for why, run in groupby(told, key=lambda each: _why(each[1])):
            places = [at for at, _ in run]
            if why is None:
                continue
            first, last = headings[places[0]], headings[places[-1]]
            where = first if len(places) == 1 else f"{first} to {last}"
            yield f"{line.series.label}, {where}: {why}"


def _why(shown: Amount | Gap) -> str | None:
    return shown.words if isinstance(shown, Gap) else None
