"""Charts to draw, and a way to look into their specifications."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from ldsp_charts.fonts import width_of
from ldsp_charts.picture import LINE
from ldsp_charts.specification import specification
from ldsp_core.document import Chart, Column, ReferenceLine, Row, Series, Table
from ldsp_core.document.blocks import ChartKind

Spec = dict[str, Any]


class Drawn:
    """The specification of a picture, by its layers."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self.rows: dict[str, list[Any]] = {each["name"]: each["values"] for each in spec["data"]}

    def __getitem__(self, layer: str) -> list[Any]:
        """Return the rows of a layer, none of one that is not drawn."""
        return self.rows.get(layer, [])

    @property
    def texts(self) -> list[str]:
        """Everything that is written, each text in one line."""
        return [" ".join(row["text"]) for rows in self.rows.values() for row in rows
                if "text" in row]  # fmt: skip


Draw = Callable[..., Drawn]


@pytest.fixture
def draw() -> Draw:
    """Return what draws a chart of rows: a heading first, then a cell for each column."""

    def draw_chart(
        kind: ChartKind,
        rows: Iterable[Row],
        *roles: str,
        lines: tuple[ReferenceLine, ...] = (),
        column: str = "number",
        unit: str = "",
    ) -> Drawn:
        chart, table = chart_of(kind, rows, *roles, lines=lines, column=column, unit=unit)
        return Drawn(specification(chart, table))

    return draw_chart


def chart_of(
    kind: ChartKind,
    rows: Iterable[Row],
    *roles: Any,
    lines: tuple[ReferenceLine, ...] = (),
    column: Any = "number",
    unit: str = "",
) -> tuple[Chart, Table]:
    """Return a chart with a series for each of *roles* (one if none is given), and its table."""
    series = tuple(
        Series(column=f"c{place}", label=f"Series {place + 1}", role=role)
        for place, role in enumerate(roles or ("value",))
    )
    columns = (
        Column(key="x", label="Heading"),
        *(Column(key=one.column, label=one.label, kind=column, unit=unit) for one in series),
    )
    table = Table(id="t", caption="A table", columns=columns, rows=tuple(rows))
    chart = Chart(
        id="c", caption="A chart", alt="In words.", table="t", x="x", series=series, kind=kind,
        lines=lines,
    )  # fmt: skip
    return chart, table


Box = tuple[float, float, float, float]


def box_of(row: Any) -> Box:
    """Return left, top, right and bottom of a text, by the widths of its typeface."""
    widths = [
        width_of(line, row["fontSize"], bold=row["fontWeight"] == "bold") for line in row["text"]
    ]
    width, across = max(widths), {"left": 0.0, "center": 0.5, "right": 1.0}[row["align"]]
    left, top = -across * width, -row["fontSize"] / 2
    right, bottom = left + width, top + row["fontSize"] + LINE * (len(row["text"]) - 1)
    if row["angle"] == -90:
        left, top, right, bottom = top, -right, bottom, -left
    return row["x"] + left, row["y"] + top, row["x"] + right, row["y"] + bottom


@pytest.fixture
def boxes() -> Callable[[Drawn], list[tuple[str, Box]]]:
    """Return what lists the texts of a picture, with what each takes up."""
    return lambda drawn: [
        (" ".join(row["text"]), box_of(row))
        for rows in drawn.rows.values()
        for row in rows
        if "text" in row
    ]


@pytest.fixture
def look() -> Callable[[Spec], Drawn]:
    """Return what looks into a specification."""
    return Drawn
