"""Lines: amounts from period to period, from left to right.

Each line has its name at its end, a dash and a shape of its own; targets and forecasts
have hollow points. A point that is a bound has its words beside it, and a stroke to its
other end or an arrow. A line breaks where there is no amount; what stands there instead
is told below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any, Final, TypeVar

from attrs import frozen

from ldsp_charts.amounts import Amount, Gap, amount_of, heading_of
from ldsp_charts.axis import Axis, axis_of, cells_of
from ldsp_charts.fonts import width_of
from ldsp_charts.labels import Room, box_of
from ldsp_charts.legend import POINT, Entry, legend, notes
from ldsp_charts.palette import (
    BACKGROUND,
    DASHES,
    FORECAST_DASH,
    GRID,
    INK,
    QUIET,
    SHAPES,
    STROKES,
    TARGET_DASH,
)
from ldsp_charts.picture import (
    LINE,
    SIZE,
    SMALL,
    WIDTH,
    Layer,
    Row,
    Scale,
    Specification,
    always,
    given,
    picture,
    plates,
    rounded,
    texts,
    words,
)
from ldsp_charts.reference import level, marks_of, unmarked
from ldsp_charts.wrapping import wrapped
from ldsp_core.document import Chart, Series, Table

T = TypeVar("T")

_HEIGHT: Final = 210.0
_NAMES: Final = 150.0
_GAP: Final = 8.0


@frozen(kw_only=True)
class _Line:
    """A series: what is known of it at each place, and how it looks."""

    series: Series
    headings: tuple[str, ...]
    shown: tuple[Amount | Gap, ...]
    look: Row

    @property
    def points(self) -> tuple[tuple[int, Amount], ...]:
        """The places where there is an amount."""
        return tuple((at, each) for at, each in enumerate(self.shown) if isinstance(each, Amount))


def lines(chart: Chart, table: Table) -> Specification:
    """Return the specification of a line chart."""
    headings = tuple(heading_of(cell) for cell in cells_of(table, chart.x))
    drawn = tuple(
        _Line(
            series=series,
            headings=headings,
            shown=tuple(map(amount_of, cells_of(table, series.column))),
            look=_look(chart, place),
        )
        for place, series in enumerate(chart.series)
    )
    marks = marks_of(chart)
    known = [end for line in drawn for _, each in line.points for end in each.known]
    axis = axis_of(chart, table, [*known, *(mark.value for mark in marks)], most=5)
    key = legend([Entry(name=each.series.label, look=each.look, kind="rule") for each in drawn])
    top = key.height + LINE + 8
    left = max(width_of(text, SMALL) for _, text in axis.ticks) + _GAP
    names = [_name(each) for each in drawn]
    right = WIDTH - max(width_of(line, SIZE) for each in names for line in each) - 2 * _GAP
    down = Scale(name="y", low=axis.low, high=axis.high, start=top + _HEIGHT, end=top)
    across = _across(len(headings), left + 14, right - 6)
    below, bottom = _headings(headings, across, top + _HEIGHT, left, right)
    beside = max(left, width_of(axis.title, SMALL) + _GAP)
    titles = tuple(words([one.text], beside, down.place(one.value) - LINE / 2 - 1) for one in marks)
    room = Room(inside=(left, top - 8, right, top + _HEIGHT))
    for row in titles:
        room.take(box_of(row))
    placed = tuple(_beside_points(drawn, names, across, down, room))
    told = tuple(row for _, row in placed if row is not None)
    unplaced = [text for text, row in placed if text and row is None]
    said, end = notes([*unplaced, *_gaps(drawn, headings), *unmarked(chart)], bottom + 4, left)
    empty = () if headings else (words(["There are no rows."], left + 8, top + LINE),)
    return picture(
        end,
        (
            *key.layers,
            _grid(axis, left, right),
            level(marks, down, left, right),
            *_strokes(drawn, across),
            plates("plates", (*titles, *told)),
            texts("reference-names", titles),
            texts("beside-points", told),
            texts("names", _names(drawn, names, down, right + _GAP)),
            texts("ticks", _ticks(axis, down, left, key.height)),
            texts("headings", below),
            texts("notes", (*said, *empty)),
        ),
        down,
    )


def _look(chart: Chart, place: int) -> Row:
    """Return how a line looks: targets in ink, a forecast in the colour of what it goes on from."""
    role = chart.series[place].role
    alike = sum(each.role == role for each in chart.series[:place])
    dash = {"target": TARGET_DASH, "forecast": FORECAST_DASH}.get(role, _turn(DASHES, alike))
    stroke = INK if role == "target" else _turn(STROKES, alike)
    return {
        "stroke": stroke,
        "strokeWidth": 2.25,
        "strokeDash": list(dash),
        "shape": _turn(SHAPES, place),
        "fill": stroke if role == "value" else BACKGROUND,
    }


def _turn(choices: Sequence[T], place: int) -> T:
    return choices[place % len(choices)]


def _across(number: int, left: float, right: float) -> tuple[float, ...]:
    """Return where each of *number* categories stands."""
    if number == 1:
        return (rounded((left + right) / 2),)
    return tuple(rounded(left + (right - left) * at / (number - 1)) for at in range(number))


def _headings(
    headings: Sequence[str], across: Sequence[float], top: float, left: float, right: float
) -> tuple[tuple[Row, ...], float]:
    """Return the words below the plot, as many as have room for theirs, and where they end."""
    if not headings:
        return (), top + LINE
    apart = (right - left) / len(headings)
    step = max(1, -int(-56 // apart))
    rows: list[Row] = []
    for text, x in tuple(zip(headings, across, strict=True))[::step]:
        room = min(apart * step - 6, 2 * x, 2 * (WIDTH - x))
        lines = wrapped(text, room, SMALL)
        rows.append(words(lines, x, top + LINE / 2 + 6, align="center", size=SMALL))
    return tuple(rows), top + 6 + LINE * max(len(row["text"]) for row in rows)


def _strokes(drawn: Sequence[_Line], across: Sequence[float]) -> Iterator[Layer]:
    """Yield each line, broken where there is no amount, what its bounds add, and its points."""
    for place, line in enumerate(drawn):
        stroke = line.look["stroke"]
        rows = [_at(across[at], each) for at, each in line.points]
        yield Layer(
            name=f"line-{place}",
            kind="line",
            rows=tuple(_path(line, across)),
            encode={
                **given("x", "defined", y="y"),
                **always(
                    stroke=stroke,
                    strokeWidth=line.look["strokeWidth"],
                    strokeDash=line.look["strokeDash"],
                    strokeJoin="round",
                ),
            },
        )
        yield Layer(
            name=f"range-{place}",
            kind="rule",
            rows=tuple(row for row in rows if row["y"] != row["y2"]),
            encode={**given("x", y="y", y2="y"), **always(stroke=stroke, strokeDash=[2, 2])},
        )
        yield Layer(
            name=f"arrows-{place}",
            kind="symbol",
            rows=tuple(_arrows(line, across)),
            encode={
                "x": {"field": "x"},
                "shape": {"field": "shape"},
                "y": {"field": "y", "scale": "y", "offset": {"field": "offset"}},
                **always(size=40, fill=stroke),
            },
        )
        yield Layer(
            name=f"points-{place}",
            kind="symbol",
            rows=tuple(rows),
            encode={
                **given("x", y="y"),
                **always(
                    shape=line.look["shape"],
                    fill=line.look["fill"],
                    stroke=stroke,
                    strokeWidth=1.5,
                    size=POINT,
                ),
            },
        )


def _path(line: _Line, across: Sequence[float]) -> Iterator[Row]:
    for at, each in enumerate(line.shown):
        if isinstance(each, Amount):
            yield {**_at(across[at], each), "defined": True}
        else:
            yield {"x": across[at], "y": 0, "defined": False}


def _at(x: float, shown: Amount) -> dict[str, Any]:
    """Return where a point stands: at its known end, the low one of two."""
    known = shown.known
    return {"x": x, "y": known[0], "y2": known[-1]}


def _arrows(line: _Line, across: Sequence[float]) -> Iterator[Row]:
    for at, each in line.points:
        if each.high is None:
            yield {"x": across[at], "y": each.low, "offset": -10, "shape": "triangle-up"}
        if each.low is None:
            yield {"x": across[at], "y": each.high, "offset": 10, "shape": "triangle-down"}


def _beside_points(
    drawn: Sequence[_Line],
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


def _names(
    drawn: Sequence[_Line], names: Sequence[tuple[str, ...]], down: Scale, left: float
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


def _name(line: _Line) -> tuple[str, ...]:
    """Return what stands at the end of a line: its name, and its last amount in words."""
    name = wrapped(line.series.label, _NAMES, SIZE, most=3)
    last = line.points[-1][1].words if line.points else ""
    return (*name, *wrapped(last, _NAMES, SIZE, most=2)) if last else name


def _gaps(drawn: Sequence[_Line], headings: Sequence[str]) -> Iterator[str]:
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


def _grid(axis: Axis, left: float, right: float) -> Layer:
    shown = len(axis.marked) or 1
    return Layer(
        name="grid",
        kind="rule",
        rows=tuple({"y": tick, "stroke": GRID if tick else INK} for tick, _ in axis.ticks[:shown]),
        encode={
            **given("stroke", y="y"),
            **always(x=rounded(left), x2=rounded(right)),
        },
    )


def _ticks(axis: Axis, down: Scale, left: float, top: float) -> Iterator[Row]:
    yield words([axis.title], 0, top + LINE / 2, size=SMALL, fill=QUIET)
    for tick, text in axis.marked:
        yield words([text], left - _GAP, down.place(tick), align="right", size=SMALL)
