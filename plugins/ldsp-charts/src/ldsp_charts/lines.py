"""Lines: amounts from period to period, from left to right.

Each line has its name at its end, a dash and a shape of its own; targets and forecasts
have hollow points. A point that is a bound has its words beside it, and a stroke to its
other end or an arrow. A line breaks where there is no amount; what stands there instead
is told below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ldsp_charts.amounts import amount_of, heading_of
from ldsp_charts.axis import Axis, axis_of, cells_of
from ldsp_charts.fonts import width_of
from ldsp_charts.labels import Room, box_of
from ldsp_charts.legend import Entry, legend, notes
from ldsp_charts.line_strokes import DrawnLine, look_of, strokes
from ldsp_charts.line_words import beside_points, gaps, name_of, names_at_ends
from ldsp_charts.palette import GRID, INK, QUIET
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
from ldsp_core.document import Chart, Table

_HEIGHT: Final = 210.0
_GAP: Final = 8.0


def lines(chart: Chart, table: Table) -> Specification:
    """Return the specification of a line chart."""
    headings = tuple(heading_of(cell) for cell in cells_of(table, chart.x))
    drawn = tuple(
        DrawnLine(
            series=series,
            headings=headings,
            shown=tuple(map(amount_of, cells_of(table, series.column))),
            look=look_of(chart, place),
        )
        for place, series in enumerate(chart.series)
    )
    marks = marks_of(chart)
    known = [end for line in drawn for _, each in line.points for end in each.known]
    axis = axis_of(chart, table, [*known, *(mark.value for mark in marks)], most=5)
    key = legend([Entry(name=each.series.label, look=each.look, kind="rule") for each in drawn])
    top = key.height + LINE + 8
    left = max(width_of(text, SMALL) for _, text in axis.ticks) + _GAP
    names = [name_of(each) for each in drawn]
    right = WIDTH - max(width_of(line, SIZE) for each in names for line in each) - 2 * _GAP
    down = Scale(name="y", low=axis.low, high=axis.high, start=top + _HEIGHT, end=top)
    across = _across(len(headings), left + 14, right - 6)
    below, bottom = _headings(headings, across, top + _HEIGHT, left, right)
    beside = max(left, width_of(axis.title, SMALL) + _GAP)
    titles = tuple(words([one.text], beside, down.place(one.value) - LINE / 2 - 1) for one in marks)
    room = Room(inside=(left, top - 8, right, top + _HEIGHT))
    for row in titles:
        room.take(box_of(row))
    placed = tuple(beside_points(drawn, names, across, down, room))
    told = tuple(row for _, row in placed if row is not None)
    unplaced = [text for text, row in placed if text and row is None]
    said, end = notes([*unplaced, *gaps(drawn, headings), *unmarked(chart)], bottom + 4, left)
    empty = () if headings else (words(["There are no rows."], left + 8, top + LINE),)
    return picture(
        end,
        (
            *key.layers,
            _grid(axis, left, right),
            level(marks, down, left, right),
            *strokes(drawn, across),
            plates("plates", (*titles, *told)),
            texts("reference-names", titles),
            texts("beside-points", told),
            texts("names", names_at_ends(drawn, names, down, right + _GAP)),
            texts("ticks", _ticks(axis, down, left, key.height)),
            texts("headings", below),
            texts("notes", (*said, *empty)),
        ),
        down,
    )


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
