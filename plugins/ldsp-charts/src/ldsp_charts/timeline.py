"""Timelines: what takes time, from the earliest day to the latest.

A date known to the month or the year may be any of its days: that stretch has a broken
outline, and only what lies between the ends for certain is solid. Where no end is
recorded, a broken line with an arrow says that it goes on, and where no start is, that
it began before. The words of the dates stand below each name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Any, Final, Literal

from attrs import frozen

from ldsp_charts.amounts import heading_of
from ldsp_charts.axis import cells_of
from ldsp_charts.calendar import DayTicks, day_ticks
from ldsp_charts.fonts import width_of
from ldsp_charts.legend import notes
from ldsp_charts.palette import BACKGROUND, BROKEN, FILLS, GRID, INK, QUIET
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
    rounded,
    texts,
    words,
)
from ldsp_charts.reference import Mark, names_above, upright
from ldsp_charts.wrapping import wrapped
from ldsp_core.document import Cell, Chart, Table, format_cell
from ldsp_core.values import Missing, PartialDate, Period

_HEADINGS: Final = 230.0
_GAP: Final = 12.0
_BAR: Final = 14.0
_ROW: Final = 10.0
_SIGNS: Final = {
    "possible": "Broken outline: a date that is known to the month or the year.",
    "open": "Arrow: no start, or no end, is recorded.",
}


@frozen(kw_only=True)
class _Days:
    """The days that a cell may mean, as ordinals; both ends included."""

    first: int
    last: int


@frozen(kw_only=True)
class _Span:
    """What takes time: its name and dates in lines of text, and when it starts and ends."""

    name: tuple[str, ...]
    dates: tuple[str, ...]
    start: _Days | None
    end: _Days | None
    top: float

    @property
    def height(self) -> float:
        """How high its row is."""
        return (len(self.name) + len(self.dates)) * LINE + _ROW

    @property
    def width(self) -> float:
        """How wide its lines of text are."""
        names = [width_of(line, SIZE, bold=True) for line in self.name]
        return max(*names, *(width_of(line, SIZE) for line in self.dates))

    @property
    def middle(self) -> float:
        """Where its bar stands: beside its name."""
        return self.top + self.height / 2


def timeline(chart: Chart, table: Table) -> Specification:
    """Return the specification of a timeline."""
    lines = [(line, _days_of(line.value)) for line in chart.lines]
    marks = tuple(
        Mark(value=days.first, text=f"{line.label}: {format_cell(line.value)}")
        for line, days in lines
        if days is not None
    )
    plot = len(marks) * LINE
    spans = _spans(chart, table, plot + 4)
    known = [days for span in spans for days in (span.start, span.end) if days is not None]
    ends = [*(end for days in known for end in (days.first, days.last + 1))]
    axis = day_ticks([*ends, *(mark.value for mark in marks)])
    left = _GAP + max((each.width for each in spans), default=0.0)
    scale = Scale(name="x", low=axis.low, high=axis.high, start=left, end=WIDTH - 24)
    bottom = (spans[-1].top + spans[-1].height if spans else plot + 2 * LINE) + 4
    missing = [f"{line.label}: {format_cell(line.value)}" for line, days in lines if days is None]
    drawn = tuple(_bars(spans, axis))
    signs = [_SIGNS[layer.name] for layer in drawn if layer.name in _SIGNS and layer.rows]
    said, end = notes([*missing, *signs], bottom + LINE + 6, 0)
    empty = () if spans else (words(["There are no rows."], left + 6, plot + LINE, fill=QUIET),)
    return picture(
        end,
        (
            _grid(axis, plot, bottom),
            *drawn,
            upright(marks, scale, 0, bottom),
            texts("reference-names", names_above(marks, scale, 0)),
            texts("headings", chain.from_iterable(_headings(each, left - _GAP) for each in spans)),
            texts("ticks", _ticks(axis, scale, bottom)),
            texts("notes", (*said, *empty)),
        ),
        scale,
    )


def _days_of(cell: Cell, side: Literal["start", "end"] = "start") -> _Days | None:
    """Return the days that *cell* may mean, ``None`` if it is no date; of a period its *side*."""
    match cell:
        case PartialDate():
            return _Days(first=cell.first.toordinal(), last=cell.last.toordinal())
        case date():
            return _Days(first=cell.toordinal(), last=cell.toordinal())
        case Period():
            day = (cell.start if side == "start" else cell.end).toordinal()
            return _Days(first=day, last=day)
        case _:
            return None


def _spans(chart: Chart, table: Table, top: float) -> tuple[_Span, ...]:
    columns = [cells_of(table, series.column) for series in chart.series]
    found: list[_Span] = []
    for heading, start, end in zip(cells_of(table, chart.x), columns[0], columns[-1], strict=True):
        span = _Span(
            name=wrapped(heading_of(heading), _HEADINGS, SIZE, bold=True, most=3),
            dates=wrapped(_said(start, end, len(columns)), _HEADINGS, SIZE, most=3),
            start=_days_of(start, "start"),
            end=_days_of(end, "end"),
            top=top,
        )
        found.append(span)
        top += span.height
    return tuple(found)


def _said(start: Cell, end: Cell, columns: int) -> str:
    """Return the dates in words: of one day or month once, of what is missing the reason."""
    first, last = format_cell(start), format_cell(end)
    if columns == 1 or first == last:
        return first
    if isinstance(start, Missing):
        return f"start {first}; to {last}"
    return f"from {first}; end {last}" if isinstance(end, Missing) else f"{first} to {last}"


def _bars(spans: Sequence[_Span], axis: DayTicks) -> Iterator[Layer]:
    """Yield what may be, what is sure, days alone, and what goes on beyond what is known."""
    rows: dict[str, list[Row]] = {"possible": [], "sure": [], "days": [], "open": [], "arrows": []}
    for span in spans:
        for layer, row in _parts(span, axis):
            rows[layer].append({**row, "middle": rounded(span.middle)})
    across = {
        "x": {"field": "low", "scale": "x"},
        "x2": {"field": "high", "scale": "x"},
        "yc": {"field": "middle"},
    }
    looks: dict[str, dict[str, Any]] = {
        "possible": always(fill=BACKGROUND, stroke=INK, strokeDash=list(BROKEN), height=_BAR),
        "sure": always(fill=FILLS[0], stroke=INK, height=_BAR),
    }
    for name, look in looks.items():
        yield Layer(name=name, kind="rect", rows=tuple(rows[name]), encode={**across, **look})
    yield Layer(
        name="open",
        kind="rule",
        rows=tuple(rows["open"]),
        encode={
            "x": across["x"],
            "x2": across["x2"],
            "y": {"field": "middle"},
            **always(stroke=INK, strokeWidth=1.5, strokeDash=list(BROKEN)),
        },
    )
    for name, size in (("arrows", 60), ("days", 110)):
        yield Layer(
            name=name,
            kind="symbol",
            rows=tuple(rows[name]),
            encode={
                "x": {"field": "at", "scale": "x"},
                "y": {"field": "middle"},
                **given("shape"),
                **always(size=size, fill=INK if name == "arrows" else FILLS[0], stroke=INK),
            },
        )


def _parts(span: _Span, axis: DayTicks) -> Iterator[tuple[str, dict[str, Any]]]:
    start, end = span.start, span.end
    if start is not None and end is not None:
        yield from _between(start, end)
    elif start is not None:
        yield from _between(start, start)
        yield "open", {"low": start.last + 1, "high": axis.high}
        yield "arrows", {"at": axis.high, "shape": "triangle-right"}
    elif end is not None:
        yield from _between(end, end)
        yield "open", {"low": axis.low, "high": end.first}
        yield "arrows", {"at": axis.low, "shape": "triangle-left"}


def _between(start: _Days, end: _Days) -> Iterator[tuple[str, dict[str, Any]]]:
    if start.first == end.last:
        yield "days", {"at": start.first + 0.5, "shape": "diamond"}
        return
    if start.first < start.last or end.first < end.last:
        yield "possible", {"low": start.first, "high": end.last + 1}
    if start.last < end.first:
        yield "sure", {"low": start.last, "high": end.first + 1}


def _headings(span: _Span, right: float) -> Iterator[Row]:
    y = span.top + _ROW / 2 + LINE / 2
    yield words(span.name, right, y, align="right", bold=True)
    y += len(span.name) * LINE
    yield words(span.dates, right, y, align="right", fill=QUIET)


def _grid(axis: DayTicks, top: float, bottom: float) -> Layer:
    shown = [tick for tick, text in axis.ticks if text]
    return Layer(
        name="grid",
        kind="rule",
        rows=tuple({"x": tick} for tick in shown),
        encode={**given(x="x"), **always(y=rounded(top), y2=rounded(bottom), stroke=GRID)},
    )


def _ticks(axis: DayTicks, scale: Scale, top: float) -> Iterator[Row]:
    shown = [tick for tick in axis.ticks if tick[1]]
    if not shown:
        return
    widest = max(width_of(text, SMALL) for _, text in shown) + 12
    step = -int(-widest // ((scale.end - scale.start) / (len(shown) - 1)))
    for tick, text in shown[::step]:
        yield words([text], scale.place(tick), top + LINE / 2 + 2, align="center", size=SMALL)
