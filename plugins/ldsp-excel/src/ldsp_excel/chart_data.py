"""What a chart draws: the points of its series, each with the words that belong to it.

A bound is drawn to its known end and labelled with its words; what has no number is a
gap, and the words stand with the category. A line to measure by, such as an award, is a
series of its own, as much at every point.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from ldsp_core.document import Cell, Chart, Column, ReferenceLine, Series, Table
from ldsp_core.errors import DocumentError
from ldsp_core.values import NOT_YET_DUE
from ldsp_excel.cells import is_bound, number, words, written
from ldsp_excel.texts import one_line


@frozen(kw_only=True)
class Point:
    """One point: its value, None for a gap, and its words; ``exact`` ones follow the table."""

    cell: Cell
    value: int | float | None
    words: str
    exact: bool


@frozen(kw_only=True)
class DrawnSeries:
    """A series with the column it comes from and a point for each row.

    One that is ``fixed`` is a line to measure by, which stands in no column.
    """

    series: Series
    column: Column
    points: tuple[Point, ...]
    fixed: bool = False

    @property
    def needs_words(self) -> bool:
        """Whether a point is no exact number."""
        return not all(point.exact for point in self.points)


@frozen(kw_only=True)
class ChartData:
    """The categories of a chart, and its series."""

    x: Column
    categories: tuple[str, ...]
    series: tuple[DrawnSeries, ...]


def chart_data(chart: Chart, table: Table) -> ChartData:
    """Return what *chart* draws of *table*; raises DocumentError for a column not there."""
    places = {column.key: place for place, column in enumerate(table.columns)}
    for key in (chart.x, *(each.column for each in chart.series)):
        if key not in places:
            raise DocumentError(f"chart {chart.id}: table {table.id} has no column {key!r}")
    rows = list(table.rows)
    series = tuple(
        DrawnSeries(
            series=each,
            column=table.columns[places[each.column]],
            points=tuple(_point(row[places[each.column]]) for row in rows),
        )
        for each in chart.series
    )
    series += tuple(_fixed(line, series[0], len(rows)) for line in chart.lines)
    names = [words(row[places[chart.x]]) for row in rows]
    return ChartData(
        x=table.columns[places[chart.x]],
        categories=tuple(_named(name, row, series) for row, name in enumerate(names)),
        series=series,
    )


def _fixed(line: ReferenceLine, beside: DrawnSeries, number_of_rows: int) -> DrawnSeries:
    return DrawnSeries(
        series=evolve(beside.series, label=line.label, role="target"),
        column=evolve(beside.column, label=line.label),
        points=(_point(line.value),) * number_of_rows,
        fixed=True,
    )


def _point(cell: Cell) -> Point:
    exact = number(cell) is not None
    value = written(cell) if exact else _known_end(cell)
    known = value if isinstance(value, int | float) else None
    return Point(cell=cell, value=known, words=words(cell), exact=exact)


def _known_end(cell: Cell) -> object:
    """Return the low end of a bound; the high one where nothing but zero is known below."""
    if not is_bound(cell):
        return None
    low, high = written(cell, "low"), written(cell, "high")
    return low if isinstance(high, str) or (low and not isinstance(low, str)) else high


def _named(name: str, row: int, series: Sequence[DrawnSeries]) -> str:
    """Return a category's name, with the words of what has a gap there but is not yet due."""
    gaps = list(_gaps(row, series))
    return f"{name} ({'; '.join(gaps)})" if gaps else name


def _gaps(row: int, series: Sequence[DrawnSeries]) -> Iterator[str]:
    for each in series:
        point = each.points[row]
        if point.value is None and point.cell != NOT_YET_DUE:
            yield point.words if len(series) == 1 else f"{each.series.label}: {point.words}"


def series_header(series: DrawnSeries) -> str:
    """Return the header of a series' column: its label with the unit."""
    label, unit = one_line(series.series.label), one_line(series.column.unit)
    return f"{label} ({unit})" if unit else label
