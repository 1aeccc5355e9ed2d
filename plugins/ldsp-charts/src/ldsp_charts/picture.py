"""Pictures as Vega specifications: layers of marks, each with the data that it shows.

Whatever has an amount or a date stands at the place that a scale of the specification
gives it; what is only laid out (labels, boxes) stands at places in pixels, so that
nothing depends on how a machine measures text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from attrs import frozen

from ldsp_charts.fonts import FAMILY, width_of
from ldsp_charts.palette import BACKGROUND, INK

SCHEMA: Final = "https://vega.github.io/schema/vega/v6.json"

WIDTH: Final = 608.0
"""The room across, in pixels of a 96th of an inch; with its margins a picture is 165 mm wide,
as the text of an A4 page."""

MARGIN: Final = {"left": 8, "right": 8, "top": 4, "bottom": 4}

SIZE: Final = 12.0
"""The size of text: 9 points on paper."""

SMALL: Final = 11.0
LINE: Final = 14.0
"""From one line of text to the next."""

Row = Mapping[str, Any]
Specification = dict[str, Any]


@frozen(kw_only=True)
class Layer:
    """Marks of one kind, one for each of ``rows``; ``encode`` says what of a row shows how."""

    name: str
    kind: str
    rows: tuple[Row, ...]
    encode: Mapping[str, Any]


@frozen(kw_only=True)
class Scale:
    """Where the amounts from ``low`` to ``high`` stand: from ``start`` to ``end`` in pixels."""

    name: str
    low: float
    high: float
    start: float
    end: float

    def place(self, value: float) -> float:
        """Return where *value* stands."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def picture(
    height: float, layers: Iterable[Layer], *scales: Scale, width: float = WIDTH
) -> Specification:
    """Return the specification of a picture; layers without rows are left out."""
    shown = [layer for layer in layers if layer.rows]
    return {
        "$schema": SCHEMA,
        "width": rounded(width),
        "height": rounded(height),
        "padding": dict(MARGIN),
        "autosize": "none",
        "background": BACKGROUND,
        "data": [{"name": layer.name, "values": list(layer.rows)} for layer in shown],
        "scales": [
            {
                "name": scale.name,
                "type": "linear",
                "zero": False,
                "nice": False,
                "domain": [scale.low, scale.high],
                "range": [rounded(scale.start), rounded(scale.end)],
            }
            for scale in scales
        ],
        "marks": [
            {
                "type": layer.kind,
                "aria": False,
                "from": {"data": layer.name},
                "encode": {"update": dict(layer.encode)},
            }
            for layer in shown
        ],
    }


def rounded(value: float) -> float:
    """Return a place in pixels, to a hundredth."""
    return round(value, 2)


def given(*names: str, **scaled: str) -> dict[str, Any]:
    """Return channels that take the field of their own name, or *scaled* by that scale."""
    plain: dict[str, Any] = {name: {"field": name} for name in names}
    for name, scale in scaled.items():
        plain[name] = {"field": name, "scale": scale}
    return plain


def always(**values: Any) -> dict[str, Any]:
    """Return channels that have one value for all rows."""
    return {name: {"value": value} for name, value in values.items()}


def words(
    lines: Sequence[str],
    x: float,
    y: float,
    *,
    align: str = "left",
    baseline: str = "middle",
    size: float = SIZE,
    bold: bool = False,
    fill: str = INK,
    angle: float = 0,
) -> Row:
    """Return a row of text; *x* and *y* are of the middle of its first line, in pixels."""
    return {
        "text": list(lines),
        "x": rounded(x),
        "y": rounded(y),
        "align": align,
        "baseline": baseline,
        "fontSize": size,
        "fontWeight": "bold" if bold else "normal",
        "fill": fill,
        "angle": angle,
    }


def texts(name: str, rows: Iterable[Row]) -> Layer:
    """Return a layer of text of ``words``."""
    own = ("text", "x", "y", "align", "baseline", "fontSize", "fontWeight", "fill", "angle")
    return Layer(
        name=name,
        kind="text",
        rows=tuple(rows),
        encode={**given(*own), **always(font=FAMILY, lineHeight=LINE)},
    )


def plates(name: str, rows: Iterable[Row]) -> Layer:
    """Return a layer of grounds for texts that start at their left, so that lines end at them."""
    return Layer(
        name=name,
        kind="rect",
        rows=tuple(
            {
                "x": rounded(row["x"] - 2),
                "y": rounded(row["y"] - LINE / 2),
                "width": rounded(max(width_of(line, row["fontSize"]) for line in row["text"]) + 4),
                "height": LINE * len(row["text"]),
            }
            for row in rows
        ),
        encode={**given("x", "y", "width", "height"), **always(fill=BACKGROUND)},
    )


def middle(top: float, height: float, lines: Sequence[str]) -> float:
    """Return the middle of the first of *lines* that are to stand in the middle of a stretch."""
    return top + height / 2 - (len(lines) - 1) * LINE / 2
