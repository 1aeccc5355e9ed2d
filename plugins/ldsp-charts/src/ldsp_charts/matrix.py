"""Matrices: which row goes with which heading, and how.

What goes together is a filled box with its words; what does not is a dash; what is not
known has its reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from ldsp_charts.amounts import heading_of
from ldsp_charts.axis import cells_of
from ldsp_charts.fonts import width_of
from ldsp_charts.palette import GRID, INK, QUIET, TINT
from ldsp_charts.picture import (
    LINE,
    SIZE,
    SMALL,
    WIDTH,
    Layer,
    Row,
    Specification,
    always,
    given,
    middle,
    picture,
    rounded,
    texts,
    words,
)
from ldsp_charts.wrapping import wrapped
from ldsp_core.document import Cell, Chart, Table, format_cell
from ldsp_core.values import NOT_APPLICABLE, Missing

_HEADINGS: Final = 190.0
_GAP: Final = 12.0
_NARROW: Final = 64.0
_PADDING: Final = 5.0
_LONGEST: Final = 120.0
_DASH: Final = 7.0


@frozen(kw_only=True)
class _Row:
    """A row: its heading and its cells in lines of text, and where it stands."""

    name: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    kinds: tuple[str, ...]
    top: float
    height: float


def matrix(chart: Chart, table: Table) -> Specification:
    """Return the specification of a matrix."""
    names = [
        wrapped(heading_of(cell), _HEADINGS, SIZE, most=3) for cell in cells_of(table, chart.x)
    ]
    left = _GAP + max((width_of(line, SIZE) for name in names for line in name), default=0.0)
    apart = (WIDTH - left) / len(chart.series)
    headings, top = _across(chart, left, apart)
    rows = _rows(chart, table, names, top, apart - 2 * _PADDING)
    bottom = rows[-1].top + rows[-1].height if rows else top + 2 * LINE
    empty = () if rows else (words(["There are no rows."], left, top + LINE, fill=QUIET),)
    return picture(
        bottom,
        (
            _rules(rows, bottom),
            _boxes(rows, left, apart),
            _dashes(rows, left, apart),
            texts("across", headings),
            texts(
                "headings",
                (words(row.name, 0, middle(row.top, row.height, row.name)) for row in rows),
            ),
            texts("cells", (*_cells(rows, left, apart), *empty)),
        ),
    )


def _across(chart: Chart, left: float, apart: float) -> tuple[tuple[Row, ...], float]:
    """Return the headings across, upright where columns are narrow, and where they end."""
    upright = apart < _NARROW
    room = _LONGEST if upright else apart - 2 * _PADDING
    most = max(1, int(apart // LINE)) if upright else 4
    lines = [wrapped(series.label, room, SIZE, bold=True, most=most) for series in chart.series]
    if upright:
        height = max(width_of(one, SIZE, bold=True) for each in lines for one in each)
    else:
        height = max(map(len, lines)) * LINE
    rows: list[Row] = []
    for place, each in enumerate(lines):
        x = left + (place + 0.5) * apart
        if upright:
            first = x - (len(each) - 1) * LINE / 2
            rows.append(words(each, first, height, bold=True, angle=-90))
        else:
            y = height - (len(each) - 0.5) * LINE
            rows.append(words(each, x, y, align="center", bold=True))
    return tuple(rows), height + 6


def _rows(
    chart: Chart, table: Table, names: Sequence[tuple[str, ...]], top: float, room: float
) -> tuple[_Row, ...]:
    columns = [cells_of(table, series.column) for series in chart.series]
    found: list[_Row] = []
    for name, cells in zip(names, zip(*columns, strict=True), strict=True):
        kinds = tuple(map(_kind, cells))
        said = tuple(
            ("",) if kind == "no" else wrapped(format_cell(cell), room, SMALL, most=6)
            for cell, kind in zip(cells, kinds, strict=True)
        )
        height = max(len(name), *map(len, said)) * LINE + 2 * _PADDING + 4
        found.append(_Row(name=name, cells=said, kinds=kinds, top=top, height=height))
        top += height
    return tuple(found)


def _kind(cell: Cell) -> str:
    """Return whether the two go together: ``yes``, ``no``, or ``unknown``."""
    if isinstance(cell, Missing):
        return "no" if cell == NOT_APPLICABLE else "unknown"
    return "yes"


def _rules(rows: Sequence[_Row], bottom: float) -> Layer:
    tops = [row.top for row in rows]
    return Layer(
        name="rules",
        kind="rule",
        rows=tuple({"y": rounded(y)} for y in (*tops, bottom)),
        encode={**given("y"), **always(x=0, x2=WIDTH, stroke=GRID)},
    )


def _boxes(rows: Sequence[_Row], left: float, apart: float) -> Layer:
    return Layer(
        name="boxes",
        kind="rect",
        rows=tuple(
            {
                "x": rounded(left + place * apart + 2),
                "y": rounded(row.top + 3),
                "width": rounded(apart - 4),
                "height": rounded(row.height - 6),
            }
            for row in rows
            for place, kind in enumerate(row.kinds)
            if kind == "yes"
        ),
        encode={
            **given("x", "y", "width", "height"),
            **always(fill=TINT, stroke=INK, strokeWidth=0.75, cornerRadius=2),
        },
    )


def _dashes(rows: Sequence[_Row], left: float, apart: float) -> Layer:
    """Return a stroke where a row and a heading have nothing to do with one another."""
    return Layer(
        name="dashes",
        kind="rule",
        rows=tuple(
            {
                "x": rounded(left + (place + 0.5) * apart - _DASH / 2),
                "x2": rounded(left + (place + 0.5) * apart + _DASH / 2),
                "y": rounded(row.top + row.height / 2),
            }
            for row in rows
            for place, kind in enumerate(row.kinds)
            if kind == "no"
        ),
        encode={**given("x", "x2", "y"), **always(stroke=QUIET)},
    )


def _cells(rows: Sequence[_Row], left: float, apart: float) -> Iterator[Row]:
    for row in rows:
        for place, (lines, kind) in enumerate(zip(row.cells, row.kinds, strict=True)):
            if kind != "no":
                yield words(
                    lines,
                    left + (place + 0.5) * apart,
                    middle(row.top, row.height, lines),
                    align="center",
                    size=SMALL,
                    fill=INK if kind == "yes" else QUIET,
                )
