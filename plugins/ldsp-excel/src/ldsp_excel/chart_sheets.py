"""Sheets with a chart each: the numbers that are drawn, and beside them the drawing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ldsp_excel.book import Book
from ldsp_excel.cells import Decimals, number_format
from ldsp_excel.chart_data import ChartData, DrawnSeries, chart_data, series_header
from ldsp_excel.drawings import add_chart
from ldsp_excel.names import HEADER_LIMIT, Names
from ldsp_excel.page import Content
from ldsp_excel.plan import HEADER_ROW, PlannedChart, PlannedTable
from ldsp_excel.regions import Header, Region, write_rows
from ldsp_excel.sheets import open_sheet, set_up
from ldsp_excel.styles import Look
from ldsp_excel.texts import checked, one_line
from ldsp_excel.widths import text_width

_NUMBERS: Final = 16.0
_WORDS: Final = 24.0


def write_chart(book: Book, planned: PlannedChart) -> None:
    """Write the sheet of a chart: a table with what is drawn, exact cells live, and the chart."""
    there = book.plan.table(planned.chart.table)
    page = open_sheet(book, planned.sheet, planned.title, f"Drawn from {there.title}.")
    data = chart_data(planned.chart, there.table)
    names = Names()
    first = one_line(data.x.label) or "Column 1"
    headers = [Header(text=names.take(first, HEADER_LIMIT), width=_first_width(data))]
    columns: list[int] = []
    for series in data.series:
        text = checked(series_header(series), lambda: f"chart {planned.chart.id}, series")
        headers.append(Header(text=names.take(text, HEADER_LIMIT), width=_NUMBERS, right=True))
        columns.append(len(headers))
        if series.needs_words:
            in_words = names.take(one_line(f"{series.series.label} in words"), HEADER_LIMIT)
            headers.append(Header(text=in_words, width=_WORDS, indent=True))
    region = Region(name=planned.name, title=planned.chart.caption, headers=tuple(headers))
    rows = [list(_row(data, row, there)) for row in range(len(data.categories))]
    write_rows(book, page, region, rows, HEADER_ROW)
    drawing = add_chart(
        page.sheet, planned.chart, planned.label, data, [*columns, len(headers)], HEADER_ROW
    )
    book.drawings.append(drawing)
    set_up(book, page, HEADER_ROW, freeze=f"A{HEADER_ROW + 1}")


def _first_width(data: ChartData) -> float:
    return max(text_width(max(map(len, data.categories))), _NUMBERS)


def _row(data: ChartData, row: int, there: PlannedTable) -> Iterator[Content]:
    yield Content(value=data.categories[row], look=Look(wrap=True))
    for series in data.series:
        point = series.points[row]
        look = Look(number_format=number_format(point.cell, _decimals(series)), right=True)
        yield Content(
            value=point.value,
            look=look if point.value is not None else Look(right=True),
            formula="" if series.fixed or not point.exact else there.cell(series.column.key, row),
        )
        if series.needs_words:
            yield Content(value=point.words, look=Look(wrap=True, indent=True))


def _decimals(series: DrawnSeries) -> Decimals:
    decimals = Decimals()
    for point in series.points:
        decimals = decimals.covering(point.cell)
    return decimals
