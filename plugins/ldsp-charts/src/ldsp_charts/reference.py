"""Lines that a chart is read against, and what they are called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from ldsp_charts.amounts import Amount, amount_of
from ldsp_charts.fonts import width_of
from ldsp_charts.palette import INK
from ldsp_charts.picture import LINE, SIZE, WIDTH, Layer, Row, Scale, always, rounded, words
from ldsp_charts.wrapping import wrapped
from ldsp_core.document import Chart

_DASH: Final = (6.0, 4.0)


@frozen(kw_only=True)
class Mark:
    """A line at an amount or a day, and what is written at it."""

    value: float
    text: str


def marks_of(chart: Chart) -> tuple[Mark, ...]:
    """Return the lines of *chart* at amounts that are known; of a bound at each known end."""
    return tuple(
        Mark(value=end, text=f"{line.label}: {found.words}")
        for line in chart.lines
        if isinstance(found := amount_of(line.value), Amount)
        for end in dict.fromkeys(found.known)
    )


def unmarked(chart: Chart) -> Iterator[str]:
    """Yield in words the lines of *chart* that cannot be drawn."""
    for line in chart.lines:
        found = amount_of(line.value)
        if not isinstance(found, Amount):
            yield f"{line.label}: {found.words}"


def upright(marks: Sequence[Mark], scale: Scale, top: float, bottom: float) -> Layer:
    """Return *marks* as lines from top to bottom, each from below its own name."""
    return Layer(
        name="reference",
        kind="rule",
        rows=tuple(
            {"at": mark.value, "y": rounded(top + (place + 1) * LINE), "y2": rounded(bottom)}
            for place, mark in enumerate(marks)
        ),
        encode={
            "x": {"field": "at", "scale": scale.name},
            "y": {"field": "y"},
            "y2": {"field": "y2"},
            **_DASHED,
        },
    )


def level(marks: Sequence[Mark], scale: Scale, left: float, right: float) -> Layer:
    """Return *marks* as lines from left to right."""
    return Layer(
        name="reference",
        kind="rule",
        rows=tuple({"at": mark.value} for mark in marks),
        encode={
            "y": {"field": "at", "scale": scale.name},
            **always(x=rounded(left), x2=rounded(right)),
            **_DASHED,
        },
    )


_DASHED: Final = always(stroke=INK, strokeWidth=1.25, strokeDash=list(_DASH))


def names_above(marks: Sequence[Mark], scale: Scale, top: float) -> Iterator[Row]:
    """Yield the names of upright lines, each in a row of its own, within the picture."""
    for place, mark in enumerate(marks):
        (text,) = wrapped(mark.text, WIDTH - 8, SIZE, most=1)
        half = width_of(text, SIZE) / 2
        x = min(max(scale.place(mark.value), half), WIDTH - half)
        yield words([text], x, top + place * LINE + LINE / 2, align="center")
