"""What goes where: sheets, tables and their names, settled before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import frozen

from ldsp_core.document import Labels, Metric, Metrics, Report, Table, walk
from ldsp_core.errors import DocumentError, RenderError
from ldsp_excel.columns import SheetColumn, sheet_columns
from ldsp_excel.grouping import Groups
from ldsp_excel.legend import Word
from ldsp_excel.liveness import Study
from ldsp_excel.names import SHEET_LIMIT, TABLE_LIMIT, Names, name_from, sheet_name, sheet_names
from ldsp_excel.prose import Line, heading, lines_of
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


@frozen(kw_only=True)
class Headline:
    """A headline figure and the section that it stands in."""

    metric: Metric
    section: str


@frozen(kw_only=True)
class Plan:
    """Everything that sheets need to know of one another; ``tables`` are by id, in order."""

    report: Report
    labels: Labels
    tables: Mapping[str, PlannedTable]
    headlines: tuple[Headline, ...]
    lines: tuple[Line, ...]

    def table(self, identifier: str) -> PlannedTable:
        """Return the table with the id *identifier*; raises DocumentError for none."""
        try:
            return self.tables[identifier]
        except KeyError:
            raise DocumentError(f"the report has no table with the id {identifier!r}") from None


def plan(report: Report) -> Plan:
    """Settle sheets and names for *report*, and go once through all its tables."""
    labels = Labels.of(report)
    return Plan(
        report=report,
        labels=labels,
        tables={planned.table.id: planned for planned in _tables(report, labels)},
        headlines=tuple(_headlines(report, labels)),
        lines=lines_of(report, labels),
    )


def _tables(report: Report, labels: Labels) -> Iterator[PlannedTable]:
    sheets = sheet_names()
    for own in (COVER, CONTENTS, HEADLINES, NOTES, TEXT):
        sheets.take(own, SHEET_LIMIT)
    names = Names(TABLE_NAMES)
    tables = {each.block.id: each.block for each in walk(report) if isinstance(each.block, Table)}
    groups = Groups()
    for placed in walk(report):
        table = placed.block
        if not isinstance(table, Table):
            continue
        checked(table.caption, lambda: f"{placed.place}, caption")  # noqa: B023 - called at once
        sheet = sheets.take(sheet_name(table.caption, table.id), SHEET_LIMIT, " ({})")
        _check_size(table, len(table.rows), len(table.columns), sheet)
        found = scan(table, Study(table, tables, groups), MOST_LINKS)
        columns = tuple(sheet_columns(table, labels, found))
        _check_size(table, found.row_count, len(columns), sheet)
        yield PlannedTable(
            table=table,
            label=labels.caption(table.id),
            section=heading(placed.section, labels),
            within=", in ".join(heading(above, labels) for above in reversed(placed.path[:-1])),
            sheet=sheet,
            name=names.take(name_from(table.id), TABLE_LIMIT, "_{}"),
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
