"""The marks of each line of a line chart: its strokes, its points, and what bounds add."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from attrs import frozen

from ldsp_charts.amounts import Amount, Gap
from ldsp_charts.legend import POINT
from ldsp_charts.palette import (
    BACKGROUND,
    DASHES,
    FORECAST_DASH,
    INK,
    SHAPES,
    STROKES,
    TARGET_DASH,
)
from ldsp_charts.picture import Layer, Row, always, given
from ldsp_core.document import Chart, Series

T = TypeVar("T")


@frozen(kw_only=True)
class DrawnLine:
    """A series: what is known of it at each place, and how it looks."""

    series: Series
    headings: tuple[str, ...]
    shown: tuple[Amount | Gap, ...]
    look: Row

    @property
    def points(self) -> tuple[tuple[int, Amount], ...]:
        """The places where there is an amount."""
        return tuple((at, each) for at, each in enumerate(self.shown) if isinstance(each, Amount))


def look_of(chart: Chart, place: int) -> Row:
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


def strokes(drawn: Sequence[DrawnLine], across: Sequence[float]) -> Iterator[Layer]:
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


def _path(line: DrawnLine, across: Sequence[float]) -> Iterator[Row]:
    for at, each in enumerate(line.shown):
        if isinstance(each, Amount):
            yield {**_at(across[at], each), "defined": True}
        else:
            yield {"x": across[at], "y": 0, "defined": False}


def _at(x: float, shown: Amount) -> dict[str, Any]:
    """Return where a point stands: at its known end, the low one of two."""
    known = shown.known
    return {"x": x, "y": known[0], "y2": known[-1]}


def _arrows(line: DrawnLine, across: Sequence[float]) -> Iterator[Row]:
    for at, each in line.points:
        if each.high is None:
            yield {"x": across[at], "y": each.low, "offset": -10, "shape": "triangle-up"}
        if each.low is None:
            yield {"x": across[at], "y": each.high, "offset": 10, "shape": "triangle-down"}
