"""Bars: amounts side by side, category by category, from the top down.

What is known is a solid bar; what may be besides, between the ends of a bound, a broken
outline; where a bound has one end alone, an arrow says that it goes on. A target is a
hollow bar, a forecast a broken one. The words of each cell stand at the end of its bar,
and alone where there is no amount.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from attrs import frozen

from ldsp_charts.amounts import Amount, Gap, amount_of, heading_of
from ldsp_charts.axis import Axis, axis_of, cells_of
from ldsp_charts.fonts import width_of
from ldsp_charts.legend import Entry, legend, notes
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
    middle,
    picture,
    plates,
    rounded,
    texts,
    words,
)
from ldsp_charts.reference import marks_of, names_above, unmarked, upright
from ldsp_charts.wrapping import wrapped
from ldsp_core.document import Chart, Series, Table

_HEADINGS: Final = 200.0
_WORDS: Final = 190.0
_GAP: Final = 10.0
_ARROW: Final = 9.0
_MANY: Final = 20


@frozen(kw_only=True)
class _Bar:
    """One bar: its series, what it shows, how that is said, and where it stands."""

    series: int
    shown: Amount | Gap
    lines: tuple[str, ...]
    y: float
    height: float


@frozen(kw_only=True)
class _Group:
    """The bars of a category, and its heading."""

    lines: tuple[str, ...]
    top: float
    height: float
    bars: tuple[_Bar, ...]


def bars(chart: Chart, table: Table) -> Specification:
    """Return the specification of a bar chart."""
    marks = marks_of(chart)
    known = [
        end
        for series in chart.series
        for cell in cells_of(table, series.column)
        if isinstance(found := amount_of(cell), Amount)
        for end in found.known
    ]
    axis = axis_of(chart, table, [*known, *(mark.value for mark in marks)], most=6)
    looks = tuple(_look(chart.series, place) for place in range(len(chart.series)))
    key = legend(
        [
            Entry(name=series.label, look=look)
            for series, look in zip(chart.series, looks, strict=True)
        ]
    )
    plot = key.height + len(marks) * LINE
    groups = _groups(chart, table, plot + 4)
    widest = max((width_of(line, SIZE) for each in groups for line in each.lines), default=0)
    left = max(widest + _GAP, width_of(axis.ticks[0][1], SMALL) / 2)
    scale = _scale(axis, groups, left)
    bottom = (groups[-1].top + groups[-1].height if groups else plot + 2 * LINE) + 4
    empty = () if groups else (words(["There are no rows."], left + 6, plot + LINE, fill=QUIET),)
    values = (*_values(groups, scale), *empty)
    said, end = notes(unmarked(chart), bottom + 2 * LINE + 8, left)
    return picture(
        end,
        (
            *key.layers,
            _upright("grid", [tick for tick, _ in axis.marked], GRID, plot, bottom),
            *_bars(groups, looks),
            upright(marks, scale, key.height, bottom),
            _upright("baseline", [0], INK, plot, bottom),
            texts("reference-names", names_above(marks, scale, key.height)),
            texts("headings", _headings(groups, left - _GAP)),
            plates("plates", values),
            texts("values", values),
            texts("ticks", _ticks(axis, scale, bottom)),
            texts("notes", said),
        ),
        scale,
    )


def _look(series: Sequence[Series], place: int) -> Row:
    """Return how a series is filled and outlined."""
    role = series[place].role
    if role == "target":
        return {"fill": BACKGROUND, "stroke": INK, "strokeDash": []}
    if role == "forecast":
        return {"fill": BACKGROUND, "stroke": INK, "strokeDash": list(BROKEN)}
    found = sum(each.role == "value" for each in series[:place])
    return {"fill": FILLS[found % len(FILLS)], "stroke": INK, "strokeDash": []}


def _groups(chart: Chart, table: Table, top: float) -> tuple[_Group, ...]:
    many = len(table.rows) * len(chart.series) > _MANY
    height, between = (12.0, 6.0) if many else (18.0, 12.0)
    rows = zip(*(cells_of(table, series.column) for series in chart.series), strict=True)
    found: list[_Group] = []
    for heading, cells in zip(cells_of(table, chart.x), rows, strict=True):
        shown = [amount_of(cell) for cell in cells]
        name = wrapped(heading_of(heading), _HEADINGS, SIZE)
        said = [
            wrapped(_said(chart, place, each), _WORDS, SIZE, most=3)
            for place, each in enumerate(shown)
        ]
        heights = [max(height, len(lines) * LINE) for lines in said]
        own = max(sum(heights) + 2 * (len(heights) - 1), len(name) * LINE)
        y = top + between / 2 + (own - sum(heights) - 2 * (len(heights) - 1)) / 2
        bars_here: list[_Bar] = []
        for place, (each, lines, room) in enumerate(zip(shown, said, heights, strict=True)):
            bars_here.append(
                _Bar(
                    series=place, shown=each, lines=lines, y=y + (room - height) / 2, height=height
                )
            )
            y += room + 2
        found.append(_Group(lines=name, top=top, height=own + between, bars=tuple(bars_here)))
        top += own + between
    return tuple(found)


def _said(chart: Chart, place: int, shown: Amount | Gap) -> str:
    """Return the words at a bar; with more series than fills, its series too."""
    if len(chart.series) <= len(FILLS):
        return shown.words
    return f"{chart.series[place].label}: {shown.words}"


def _scale(axis: Axis, groups: Sequence[_Group], left: float) -> Scale:
    """Return where amounts stand, so that the words at the ends of bars find room."""
    room = WIDTH - left - width_of(axis.ticks[-1][1], SMALL) / 2
    share = {
        each: (_end(each.shown) - axis.low) / (axis.high - axis.low)
        for group in groups
        for each in group.bars
    }
    fitting = [
        (WIDTH - left - _ARROW - 6 - max(width_of(line, SIZE) for line in each.lines)) / part
        for each, part in share.items()
        if part > 0
    ]
    width = max(room / 3, min([room, *fitting]))
    return Scale(name="x", low=axis.low, high=axis.high, start=left, end=left + width)


def _end(shown: Amount | Gap) -> float:
    """Return the amount that the words stand beside: the right end of what is drawn."""
    return max(0.0, *shown.known) if isinstance(shown, Amount) else 0.0


def _bars(groups: Sequence[_Group], looks: Sequence[Row]) -> Iterator[Layer]:
    sure: list[Row] = []
    possible: list[Row] = []
    arrows: list[Row] = []
    for bar in (bar for group in groups for bar in group.bars):
        if not isinstance(bar.shown, Amount):
            continue
        place = {"y": rounded(bar.y), "height": bar.height}
        low, high = bar.shown.possible
        if high > low:
            possible.append({"low": low, "high": high, **place})
        low, high = bar.shown.sure
        if high > low:
            sure.append({"low": low, "high": high, **place, **looks[bar.series]})
        arrows.extend(_arrows(bar))
    channels = {"x": {"field": "low", "scale": "x"}, "x2": {"field": "high", "scale": "x"}}
    yield Layer(
        name="possible",
        kind="rect",
        rows=tuple(possible),
        encode={
            **channels,
            **given("y", "height"),
            **always(fill=BACKGROUND, stroke=INK, strokeWidth=1, strokeDash=list(BROKEN)),
        },
    )
    yield Layer(
        name="bars",
        kind="rect",
        rows=tuple(sure),
        encode={
            **channels,
            **given("y", "height", "fill", "stroke", "strokeDash"),
            **always(strokeWidth=1),
        },
    )
    yield Layer(
        name="arrows",
        kind="symbol",
        rows=tuple(arrows),
        encode={
            "x": {"field": "end", "scale": "x", "offset": {"field": "offset"}},
            **given("y", "shape"),
            **always(size=60, fill=INK),
        },
    )


def _arrows(bar: _Bar) -> Iterator[dict[str, Any]]:
    """Yield an arrow where a bound goes on without a known end."""
    if not isinstance(bar.shown, Amount):
        return
    y = rounded(bar.y + bar.height / 2)
    if bar.shown.high is None:
        yield {"end": bar.shown.low, "offset": 6, "y": y, "shape": "triangle-right"}
    if bar.shown.low is None:
        yield {"end": bar.shown.high, "offset": -6, "y": y, "shape": "triangle-left"}


def _values(groups: Sequence[_Group], scale: Scale) -> Iterator[Row]:
    for bar in (bar for group in groups for bar in group.bars):
        arrow = _ARROW if isinstance(bar.shown, Amount) and bar.shown.high is None else 0
        x = scale.place(_end(bar.shown)) + 6 + arrow
        fill = INK if isinstance(bar.shown, Amount) else QUIET
        yield words(bar.lines, x, middle(bar.y, bar.height, bar.lines), fill=fill)


def _headings(groups: Sequence[_Group], right: float) -> Iterator[Row]:
    for each in groups:
        y = middle(each.top, each.height, each.lines)
        yield words(each.lines, right, y, align="right")


def _upright(name: str, places: Sequence[float], stroke: str, top: float, bottom: float) -> Layer:
    return Layer(
        name=name,
        kind="rule",
        rows=tuple({"x": place} for place in places),
        encode={**given(x="x"), **always(y=rounded(top), y2=rounded(bottom), stroke=stroke)},
    )


def _ticks(axis: Axis, scale: Scale, top: float) -> Iterator[Row]:
    """Yield the words at the marks, as many as there is room for, and what they measure."""
    widest = max(width_of(text, SMALL) for _, text in axis.ticks) + 12
    apart = abs(scale.end - scale.start) / (len(axis.ticks) - 1)
    step = max(1, -int(-widest // apart))
    for tick, text in axis.marked[::step]:
        yield words([text], scale.place(tick), top + LINE / 2 + 2, align="center", size=SMALL)
    yield words([axis.title], scale.start, top + LINE * 1.5 + 5, size=SMALL, fill=QUIET)
