"""The report's tables, each on a sheet of its own from column A."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from attrs import evolve
from openpyxl.utils import get_column_letter

from ldsp_core.document import Degradation, Link, Row
from ldsp_excel import ratings
from ldsp_excel.book import Book, Content
from ldsp_excel.cells import Decimals, live_address, number_format, written
from ldsp_excel.columns import SheetColumn
from ldsp_excel.formulas import TableFormulas
from ldsp_excel.grouping import Groups
from ldsp_excel.legend import NO_ROWS, Word
from ldsp_excel.plan import HEADER_ROW, NOTES, PlannedTable
from ldsp_excel.references import sheet_location
from ldsp_excel.regions import Header, Region, Total, TotalFunction, write_region
from ldsp_excel.rules import Formula
from ldsp_excel.sheets import open_sheet, set_up
from ldsp_excel.styles import Look, Role
from ldsp_excel.widths import column_width

_FEW_COLUMNS: Final = 6
_PAPER: Final = 80.0
"""From this width on the lines above a table find room beside one another."""

_NARROW: Final = 36
"""Up to this width a first column may stay in sight beside the others."""


def write_tables(book: Book) -> None:
    """Write a sheet for each table of the report, in order."""
    groups = Groups()
    for planned in book.plan.tables.values():
        _write(book, planned, groups)


def _write(book: Book, planned: PlannedTable, groups: Groups) -> None:
    sheet = open_sheet(book, planned.sheet, planned.title, _about(planned))
    formulas = TableFormulas(book.plan, planned, groups)
    headers = tuple(_header(book, column) for column in planned.columns)
    region = Region(
        name=planned.name,
        title=planned.table.caption,
        headers=headers,
        rows=_rows(planned, formulas) if planned.scan.row_count else [_no_rows(book, planned)],
        totals=_totals(planned, formulas),
    )
    last_row = write_region(book, sheet, region, HEADER_ROW)
    beside = len(headers) > _FEW_COLUMNS and headers[0].width <= _NARROW
    set_up(book, sheet, HEADER_ROW, freeze=f"{'B' if beside else 'A'}{HEADER_ROW + 1}")
    if book.is_working:
        _keep_ends_off_paper(sheet, planned, headers, last_row)
        for letter, column in _lettered(planned):
            if column.column.kind == "rag":
                end = last_row - (planned.table.totals is not None)
                ratings.show(sheet, f"{letter}{HEADER_ROW + 1}:{letter}{end}", column.column)
    book.note_words(planned.scan.words, planned.sheet)
    book.degradations += formulas.degradations()


def _keep_ends_off_paper(
    sheet: Any, planned: PlannedTable, headers: Sequence[Header], last_row: int
) -> None:
    """Print the report's own columns alone: they say in words what the ends repeat."""
    own = len(planned.table.columns)
    if own < len(headers) and sum(header.width for header in headers[:own]) >= _PAPER:
        sheet.print_area = f"A1:{get_column_letter(own)}{last_row}"


def _about(planned: PlannedTable) -> str:
    """Return where the table comes from, and the units in it."""
    units = dict.fromkeys(column.unit for column in planned.table.columns if column.unit)
    numbered = planned.section[:1].isdigit()
    section = planned.section if numbered else f"“{planned.section}”"
    around = f", in {planned.within}" if planned.within else ""
    from_section = f"From section {section}{around}."
    return f"{from_section} Units: {', '.join(units)}." if units else from_section


def _header(book: Book, column: SheetColumn) -> Header:
    place = ""
    if column.part == "value" and column.column.notes:
        first = min(book.plan.labels.note(note) for note in column.column.notes)
        place = sheet_location(NOTES, f"A{HEADER_ROW + first}")
    return Header(
        text=column.header,
        width=column_width(column),
        right=column.is_numeric,
        indent=column.indent,
        place=place,
    )


def _rows(planned: PlannedTable, formulas: TableFormulas) -> Iterator[Sequence[Content]]:
    for row in planned.table.rows:
        yield _contents(planned, row, formulas.row(row), "body")


def _totals(planned: PlannedTable, formulas: TableFormulas) -> Iterator[Total]:
    totals = planned.table.totals
    if totals is None:
        return
    found = formulas.totals()
    contents = _contents(planned, totals, found, "total")
    for column, content in zip(planned.columns, contents, strict=True):
        formula = found[column.source] if content.formula else None
        yield Total(content=content, function=_function(formula))


def _function(formula: Formula | None) -> TotalFunction:
    if formula is None:
        return ""
    return "sum" if formula.sums else "custom"


def _contents(
    planned: PlannedTable, row: Row, formulas: tuple[Formula | None, ...], role: Role
) -> list[Content]:
    return [_content(column, row, formulas[column.source], role) for column in planned.columns]


def _content(column: SheetColumn, row: Row, formula: Formula | None, role: Role) -> Content:
    cell = row[column.source]
    value = written(cell, column.part)
    is_text = isinstance(value, str)
    address = live_address(cell) if isinstance(cell, Link) and column.part == "value" else ""
    look = Look(
        role,
        number_format="General" if is_text else number_format(cell, _decimals(column)),
        right=column.is_numeric,
        indent=column.indent,
        wrap=is_text,
        link=bool(address),
    )
    live = formula.text if formula is not None and column.part == "value" else ""
    return Content(value=value, look=look, formula=live, address=address)


def _decimals(column: SheetColumn) -> Decimals:
    """Return the decimals of *column*; an end of bounds shows enough of a broken percentage
    not to read as another figure than the words beside it, which are rounded away from it.
    """
    if column.part == "value" or not column.decimals.percent:
        return column.decimals
    return evolve(column.decimals, percent=column.decimals.percent + 1)


def _no_rows(book: Book, planned: PlannedTable) -> list[Content]:
    """Return the row that an Excel Table needs where the document's has none."""
    book.note_words([Word.NO_ROWS, Word.NOT_APPLICABLE], planned.sheet)
    book.degradations.append(
        Degradation(
            block=planned.table.id,
            message=f"the table has no rows; an Excel Table needs one, which says {NO_ROWS!r}",
        )
    )
    texts = [NO_ROWS, *[Word.NOT_APPLICABLE.mark] * (len(planned.columns) - 1)]
    return [Content(value=text, look=Look(wrap=True)) for text in texts]


def _lettered(planned: PlannedTable) -> Iterator[tuple[str, SheetColumn]]:
    for position, column in enumerate(planned.columns, start=1):
        yield get_column_letter(position), column
