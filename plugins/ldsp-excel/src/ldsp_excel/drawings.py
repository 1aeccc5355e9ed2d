"""Native charts: what openpyxl makes of them, and what it leaves out of their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from attrs import frozen
from openpyxl.chart import BarChart, LineChart
from openpyxl.chart.data_source import (
    AxDataSource,
    NumData,
    NumDataSource,
    NumRef,
    NumVal,
    StrData,
    StrRef,
    StrVal,
)
from openpyxl.chart.label import DataLabel, DataLabelList
from openpyxl.chart.series import Series as DrawnAs
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.utils import get_column_letter

from ldsp_core.document import Chart
from ldsp_excel.chart_data import ChartData, DrawnSeries, series_header
from ldsp_excel.markup import escaped
from ldsp_excel.references import sheet_location

INKS: Final = ("1D4F91", "E07B00", "4F7942", "7A4F91", "5B6B7D")
"""The colours of series; with two they differ in lightness too."""

_GRID: Final = "D0D6DD"
_WIDTH: Final = 22.0
_HEIGHT: Final = 10.0
"""In centimetres."""

_FEW: Final = 12
"""Below so many rows there is room for the chart under them, else it stands beside them."""

_LINE: Final = 28_575
"""2.25 points, in English metric units."""

_DASHES: Final = ("solid", "dash", "dot")
_MEASURE: Final = "lgDashDot"
"""The dashes of a line to measure by, which no series has; it has no markers either."""
_MARKERS: Final = ("circle", "square", "triangle")

_NOTHING_ELSE: Final = {
    "showLegendKey": False,
    "showCatName": False,
    "showSerName": False,
    "showPercent": False,
    "showBubbleSize": False,
}

_DRAWING_NAMESPACE: Final = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_BODY: Final = f"<a:bodyPr {_DRAWING_NAMESPACE}></a:bodyPr>"

_LABEL = re.compile(r'<dLbl><idx val="\d+"></idx>')
_PICTURE = re.compile(r"<(?P<tag>[a-z]+:)?cNvPr [^>]*>")


@frozen(kw_only=True)
class Drawing:
    """A chart that was added, with what must be written into its parts afterwards.

    ``labels`` are the words of bounds, in the order of the series and their points.
    """

    chart: Chart
    name: str
    labels: tuple[str, ...]

    def with_labels(self, xml: str) -> str:
        """Return the part of the chart with the words of bounds as labels of their points."""
        left = iter(self.labels)
        return _LABEL.sub(lambda found: found[0] + _rich(next(left)), xml)

    def with_alt(self, xml: str) -> str:
        """Return the part of the drawing with name and description for those who do not see it."""
        known = f"name={quoteattr(self.name)} descr={quoteattr(self.chart.alt)}"
        return _PICTURE.sub(lambda found: f'<{found["tag"] or ""}cNvPr id="2" {known}>', xml)


def _rich(words: str) -> str:
    run = f"<a:r><a:t>{escaped(words)}</a:t></a:r>"
    return f"<tx><rich>{_BODY}<a:p {_DRAWING_NAMESPACE}>{run}</a:p></rich></tx>"


def add_chart(
    sheet: Any, chart: Chart, name: str, data: ChartData, columns: Sequence[int], header_row: int
) -> Drawing:
    """Draw *chart* on *sheet*, from its cells below *header_row*.

    *columns* has the place of each series' column, counted from 1, and last that of the
    table's last column; the categories are in column A. The chart stands
    below, or beside many rows.
    """
    *columns, last_column = columns
    drawn: Any = BarChart() if chart.kind == "bar" else LineChart()
    drawn.title = chart.caption
    _keep_off(drawn.title)
    drawn.x_axis.title, drawn.y_axis.title = data.x.label, _axis_title(data)
    axes: tuple[Any, ...] = (drawn.x_axis, drawn.y_axis)
    for axis in axes:
        axis.delete = False
        _keep_off(axis.title)
    drawn.y_axis.scaling.min = 0 if _starts_at_zero(data) else None
    drawn.y_axis.number_format = "General"
    drawn.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=_GRID))
    drawn.display_blanks = "gap"
    if len(data.series) > 1:
        drawn.legend.position = "b"
    else:
        drawn.legend = None
    drawn.width, drawn.height = _WIDTH, _HEIGHT
    last = header_row + len(data.categories)
    lines: Any = drawn if chart.kind == "line" else LineChart()
    for position, (series, column) in enumerate(zip(data.series, columns, strict=True)):
        made = _series(sheet.title, data, series, column, header_row, last)
        if chart.kind == "bar" and not series.fixed:
            _colour_bar(made, position)
            drawn.series.append(made)
        else:
            _colour_line(made, position)
            lines.series.append(made)
        if series.fixed:
            made.graphicalProperties.line.dashStyle = _MEASURE
            made.marker.symbol = "none" if len(data.categories) > 1 else "dash"
    if chart.kind == "bar" and lines.series:
        drawn += lines  # over the bars, on the same axes
    few = len(data.categories) <= _FEW
    place = f"A{last + 2}" if few else f"{get_column_letter(last_column + 2)}{header_row}"
    sheet.add_chart(drawn, place)
    return Drawing(chart=chart, name=name, labels=tuple(_labels(data)))


def _keep_off(title: Any) -> None:
    """Give *title* room of its own, so that it lies over nothing drawn."""
    title.overlay = False


def _axis_title(data: ChartData) -> str:
    units = list(dict.fromkeys(series.column.unit for series in data.series if series.column.unit))
    if len(units) == 1:
        return units[0][:1].upper() + units[0][1:]
    return "Share" if all(each.column.kind == "share" for each in data.series) else "Number"


def _starts_at_zero(data: ChartData) -> bool:
    values = (point.value for series in data.series for point in series.points)
    return all(value is None or value >= 0 for value in values)


def _series(
    sheet: str, data: ChartData, series: DrawnSeries, column: int, header_row: int, last: int
) -> Any:
    def cells(place: int) -> str:
        letter = get_column_letter(place)
        return sheet_location(sheet, f"${letter}${header_row + 1}:${letter}${last}")

    title = sheet_location(sheet, f"${get_column_letter(column)}${header_row}")
    names = [StrVal(idx=row, v=name) for row, name in enumerate(data.categories)]
    points = [
        NumVal(idx=row, v=repr(point.value))
        for row, point in enumerate(series.points)
        if point.value is not None
    ]
    count = len(series.points)
    made: Any = DrawnAs(
        tx=SeriesLabel(
            strRef=StrRef(f=title, strCache=StrData(ptCount=1, pt=[_name(series)])),
        ),
        cat=AxDataSource(strRef=StrRef(f=cells(1), strCache=StrData(ptCount=count, pt=names))),
        val=NumDataSource(
            numRef=NumRef(f=cells(column), numCache=NumData(ptCount=count, pt=points))
        ),
    )
    bounds = _labelled(series)
    if bounds:
        made.dLbls = DataLabelList(
            dLbl=[DataLabel(idx=row, showVal=True, **_NOTHING_ELSE) for row in bounds],
            showVal=False,
            **_NOTHING_ELSE,
        )
    return made


def _name(series: DrawnSeries) -> StrVal:
    return StrVal(idx=0, v=series_header(series))


def _labelled(series: DrawnSeries) -> list[int]:
    """Return which points are bounds; a line to measure by is as much at all, and says so once."""
    bounds = [
        row
        for row, point in enumerate(series.points)
        if point.value is not None and not point.exact
    ]
    return bounds[-1:] if series.fixed else bounds


def _labels(data: ChartData) -> Iterator[str]:
    for series in data.series:
        yield from (series.points[row].words for row in _labelled(series))


def _colour_bar(made: Any, position: int) -> None:
    ink = INKS[position % len(INKS)]
    made.graphicalProperties.solidFill = ink
    made.graphicalProperties.line.solidFill = ink


def _colour_line(made: Any, position: int) -> None:
    ink = INKS[position % len(INKS)]
    made.graphicalProperties.line.solidFill = ink
    made.graphicalProperties.line.dashStyle = _DASHES[position % len(_DASHES)]
    made.graphicalProperties.line.width = _LINE
    made.marker.symbol = _MARKERS[position % len(_MARKERS)]
    made.marker.size = 7
    made.marker.graphicalProperties.solidFill = ink
    made.marker.graphicalProperties.line.solidFill = ink
    made.smooth = False
