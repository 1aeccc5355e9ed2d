"""What goes where: sheets, tables and their names, settled before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import field, frozen
from openpyxl.utils import get_column_letter

from ldsp_core.document import Chart, Labels, Metric, Metrics, Placed, Report, Table, walk
from ldsp_core.errors import DocumentError, RenderError
from ldsp_excel.columns import SheetColumn, sheet_columns
from ldsp_excel.grouping import Groups
from ldsp_excel.legend import Word
from ldsp_excel.liveness import Study
from ldsp_excel.names import SHEET_LIMIT, TABLE_LIMIT, Names, name_from, sheet_name, sheet_names
from ldsp_excel.prose import Line, heading, lines_of
from ldsp_excel.references import sheet_location
from ldsp_excel.scanning import Scan, scan
from ldsp_excel.texts import checked

COVER: Final = "Cover"
CONTENTS: Final = "Contents"
HEADLINES: Final = "Headline figures"
NOTES: Final = "Notes"
TEXT: Final = "Text"

TABLE_NAMES: Final = ("details", "headline_figures", "contents", "notes", "text_of_the_report")
"""The names of the tables that the workbook itself brings."""

HEADER_ROW: Final = 5
"""The row with the headers of the table on every sheet but the cover."""

_ROWS: Final = 1_048_576
_COLUMNS: Final = 16_384

MOST_POINTS: Final = 32_000
MOST_SERIES: Final = 255
"""Excel's limits on a chart."""

MOST_LINKS: Final = 65_000
"""Excel follows 65,530 links on a sheet; some are for its headers and the line above."""


@frozen(kw_only=True)
class PlannedTable:
    """A table of the report with the sheet and the names that it gets.

    ``section`` is the one it stands in, ``within`` those around that.
    """

    table: Table
    label: str
    section: str
    within: str
    sheet: str
    name: str
    scan: Scan
    columns: tuple[SheetColumn, ...]

    @property
    def title(self) -> str:
        """What stands at the top of the sheet: ``Table 1: Reach by theme``."""
        return f"{self.label}: {self.table.caption}"

    @property
    def words(self) -> frozenset[Word]:
        """The words of the legend that stand in the table."""
        words = set(self.scan.words)
        if any(column.part != "value" for column in self.columns):
            words.add(Word.ENDS)
        if any(found.bound and found.endless for found in self.scan.found):
            words.add(Word.NOT_APPLICABLE)
        if not self.scan.row_count:
            words |= {Word.NO_ROWS, Word.NOT_APPLICABLE}
        return frozenset(words)

    def column(self, key: str) -> SheetColumn:
        """Return the sheet's column with the values of the document's column *key*.

        Raises DocumentError when the table has none.
        """
        for column in self.columns:
            if column.column.key == key and column.part == "value":
                return column
        raise DocumentError(f"table {self.table.id} has no column with the key {key!r}")

    def cell(self, key: str, row: int) -> str:
        """Return the reference to a cell of the column *key*, in the row *row* from 0."""
        letter = get_column_letter(self.columns.index(self.column(key)) + 1)
        return sheet_location(self.sheet, f"{letter}{HEADER_ROW + 1 + row}")


@frozen(kw_only=True)
class PlannedChart:
    """A chart of the report with the sheet and the name that it gets."""

    chart: Chart
    label: str
    section: str
    sheet: str
    name: str

    @property
    def title(self) -> str:
        """What stands at the top of the sheet: ``Figure 1: Reach by theme``."""
        return f"{self.label}: {self.chart.caption}"


@frozen(kw_only=True)
class Headline:
    """A headline figure and the section that it stands in."""

    metric: Metric
    section: str


@frozen(kw_only=True)
class Plan:
    """Everything that sheets need to know of one another.

    ``sheets`` are those of tables and of charts, in order, by the id of what they show.
    """

    report: Report
    labels: Labels
    sheets: Mapping[str, PlannedTable | PlannedChart]
    headlines: tuple[Headline, ...]
    lines: tuple[Line, ...]

    @property
    def tables(self) -> tuple[PlannedTable, ...]:
        """The tables, in order."""
        return tuple(each for each in self.sheets.values() if isinstance(each, PlannedTable))

    def table(self, identifier: str) -> PlannedTable:
        """Return the table with the id *identifier*; raises DocumentError for none."""
        found = self.sheets.get(identifier)
        if not isinstance(found, PlannedTable):
            raise DocumentError(f"the report has no table with the id {identifier!r}")
        return found


def plan(report: Report, *, pictures: bool) -> Plan:
    """Settle sheets and names for *report*, and go once through all its tables.

    Charts get sheets where there may be *pictures* and a workbook can draw them.
    """
    labels = Labels.of(report)
    sheets = dict(_sheets(report, labels, pictures=pictures))
    return Plan(
        report=report,
        labels=labels,
        sheets=sheets,
        headlines=tuple(_headlines(report, labels)),
        lines=lines_of(report, labels, frozenset(sheets)),
    )


def not_drawn(chart: Chart, table: Table) -> str:
    """Return why a workbook cannot draw *chart*, or nothing."""
    if not len(table.rows):
        return "its table has no rows"
    if len(table.rows) > MOST_POINTS or len(chart.series) > MOST_SERIES:
        return f"Excel draws at most {MOST_POINTS:,} points and {MOST_SERIES} series"
    return ""


def _sheets(
    report: Report, labels: Labels, *, pictures: bool
) -> Iterator[tuple[str, PlannedTable | PlannedChart]]:
    planner = _Planner(
        labels=labels,
        tables={
            each.block.id: each.block for each in walk(report) if isinstance(each.block, Table)
        },
    )
    for placed in walk(report):
        if isinstance(placed.block, Table):
            yield placed.block.id, planner.table(placed, placed.block)
        elif pictures and isinstance(placed.block, Chart) and planner.draws(placed.block):
            yield placed.block.id, planner.chart(placed, placed.block)


def _own_sheets() -> Names:
    sheets = sheet_names()
    for own in (COVER, CONTENTS, HEADLINES, NOTES, TEXT):
        sheets.take(own, SHEET_LIMIT)
    return sheets


@frozen(kw_only=True)
class _Planner:
    """Gives sheets and names to one table or chart after the other."""

    labels: Labels
    tables: Mapping[str, Table]
    groups: Groups = field(factory=Groups)
    sheets: Names = field(factory=_own_sheets)
    names: Names = field(factory=lambda: Names(TABLE_NAMES))

    def draws(self, chart: Chart) -> bool:
        if chart.table not in self.tables:
            raise DocumentError(f"chart {chart.id}: there is no table {chart.table!r}")
        return not not_drawn(chart, self.tables[chart.table])

    def chart(self, placed: Placed, chart: Chart) -> PlannedChart:
        checked(chart.caption, lambda: f"{placed.place}, caption")
        wanted = sheet_name(f"Chart – {chart.caption}", chart.id)
        return PlannedChart(
            chart=chart,
            label=self.labels.caption(chart.id),
            section=heading(placed.section, self.labels),
            sheet=self.sheets.take(wanted, SHEET_LIMIT, " ({})"),
            name=self.names.take(name_from(chart.id, "chart"), TABLE_LIMIT, "_{}"),
        )

    def table(self, placed: Placed, table: Table) -> PlannedTable:
        checked(table.caption, lambda: f"{placed.place}, caption")
        wanted = sheet_name(table.caption, table.id)
        sheet = self.sheets.take(wanted, SHEET_LIMIT, " ({})")
        _check_size(table, len(table.rows), len(table.columns), sheet)
        found = scan(table, Study(table, self.tables, self.groups), MOST_LINKS)
        columns = tuple(sheet_columns(table, self.labels, found))
        _check_size(table, found.row_count, len(columns), sheet)
        around = (heading(above, self.labels) for above in reversed(placed.path[:-1]))
        return PlannedTable(
            table=table,
            label=self.labels.caption(table.id),
            section=heading(placed.section, self.labels),
            within=", in ".join(around),
            sheet=sheet,
            name=self.names.take(name_from(table.id), TABLE_LIMIT, "_{}"),
            scan=found,
            columns=columns,
        )


def _check_size(table: Table, rows: int, columns: int, sheet: str) -> None:
    last = HEADER_ROW + max(rows, 1) + (table.totals is not None)
    if last > _ROWS or not 0 < columns <= _COLUMNS:
        raise RenderError(
            f"sheet {sheet!r}, table {table.id}: {rows:,} rows by {columns:,} columns do not "
            f"fit a sheet, which has {_ROWS:,} rows (the table begins in row {HEADER_ROW}) and "
            f"{_COLUMNS:,} columns; split the table, or choose a format without these limits"
        )


def _headlines(report: Report, labels: Labels) -> Iterator[Headline]:
    for placed in walk(report):
        if isinstance(placed.block, Metrics):
            for metric in placed.block.metrics:
                yield Headline(metric=metric, section=heading(placed.section, labels))
