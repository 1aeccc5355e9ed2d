"""What explains a picture: which series is which, and what stands in the gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from attrs import frozen

from ldsp_charts.fonts import width_of
from ldsp_charts.picture import LINE, SIZE, WIDTH, Layer, Row, always, given, rounded, texts, words
from ldsp_charts.wrapping import wrapped

SWATCH: Final = 22.0
"""How wide the sign before a name is."""

ROW: Final = 20.0
_GAP: Final = 18.0


@frozen(kw_only=True)
class Entry:
    """A name, and how its sign looks: channels of a rectangle, or of a line."""

    name: str
    look: Row
    kind: str = "rect"


@frozen(kw_only=True)
class Legend:
    """Entries side by side, in as many rows as they need; ``height`` is of all."""

    layers: tuple[Layer, ...]
    height: float


def legend(entries: Sequence[Entry], *, from_x: float = 0) -> Legend:
    """Return the legend of *entries* at the top of a picture; of one alone, nothing."""
    if len(entries) < 2:
        return Legend(layers=(), height=0)
    signs: list[tuple[Entry, Row]] = []
    names: list[Row] = []
    x, y = from_x, ROW / 2
    for entry in entries:
        (name,) = wrapped(entry.name, WIDTH - SWATCH - 8, SIZE, most=1)
        width = SWATCH + 6 + width_of(name, SIZE)
        if x > from_x and x + width > WIDTH:
            x, y = from_x, y + ROW
        signs.append((entry, _sign(entry, x, y)))
        names.append(words([name], x + SWATCH + 6, y))
        x += width + _GAP
    layers = [
        Layer(
            name=f"legend-{kind}",
            kind=kind,
            rows=tuple(row for entry, row in signs if entry.kind == kind),
            encode={**given(*channels), **always(strokeCap="butt")},
        )
        for kind, channels in (
            ("rect", ("x", "y", "width", "height", "fill", "stroke", "strokeDash")),
            ("rule", ("x", "x2", "y", "stroke", "strokeWidth", "strokeDash")),
        )
    ]
    points = tuple(row for entry, row in signs if "shape" in entry.look)
    symbols = Layer(
        name="legend-points",
        kind="symbol",
        rows=tuple({**row, "x": row["x"] + SWATCH / 2} for row in points),
        encode={
            **given("x", "y", "shape", "fill", "stroke"),
            **always(size=POINT, strokeWidth=1.5),
        },
    )
    return Legend(layers=(*layers, symbols, texts("legend-names", names)), height=y + ROW / 2 + 6)


POINT: Final = 46
"""The area of a point of a line."""


def _sign(entry: Entry, x: float, y: float) -> dict[str, Any]:
    place = (
        {"x": rounded(x), "y": rounded(y - 6), "width": SWATCH, "height": 12}
        if entry.kind == "rect"
        else {"x": rounded(x), "x2": rounded(x + SWATCH), "y": rounded(y)}
    )
    return {**entry.look, **place}


def notes(lines: Iterable[str], top: float, left: float) -> tuple[tuple[Row, ...], float]:
    """Return rows of text that explain what is missing, and where they end."""
    rows = tuple(_notes(lines, top, left))
    return rows, top + len(rows) * LINE + (4 if rows else 0)


def _notes(lines: Iterable[str], top: float, left: float) -> Iterator[Row]:
    y = top + LINE / 2
    for line in lines:
        for part in wrapped(line, WIDTH - left, SIZE, most=6):
            yield words([part], left, y)
            y += LINE
