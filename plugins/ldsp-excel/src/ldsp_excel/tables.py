"""The report's tables, each on a sheet of its own from column A."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from openpyxl.utils import get_column_letter

from ldsp_core.document import Degradation
from ldsp_excel import ratings
from ldsp_excel.book import Book
from ldsp_excel.cells import written
from ldsp_excel.columns import SheetColumn
from ldsp_excel.formulas import Formula, degradations, formulas_of
from ldsp_excel.legend import NO_ROWS, Word
from ldsp_excel.page import Content, Page
from ldsp_excel.plan import HEADER_ROW, MOST_LINKS, NOTES, PlannedTable
from ldsp_excel.references import sheet_location
from ldsp_excel.regions import Header, Region, Total, add_table, begin
from ldsp_excel.sheets import open_sheet, set_up
from ldsp_excel.styles import Look
from ldsp_excel.table_rows import TableRows
from ldsp_excel.widths import column_width

_FEW_COLUMNS: Final = 6
_PAPER: Final = 80.0
"""From this width on the lines above a table find room beside one another."""

_NARROW: Final = 36
"""Up to this width a first column may stay in sight beside the others."""


def write_table(book: Book, planned: PlannedTable) -> None:
    """Write the sheet of a table."""
    page = open_sheet(book, planned.sheet, planned.title, _about(planned))
    formulas = formulas_of(book.plan, planned)
    region = _region(book, planned, formulas)
    begin(page, region, HEADER_ROW)
    last_row = _stream(book, page, planned, formulas)
    add_table(book, page, region, HEADER_ROW, last_row)
    last_row += bool(region.totals)
    for found in planned.scan.addresses:
        page.link(HEADER_ROW + found.row, found.column + 1, address=found.address)
    headers = region.headers
    beside = len(headers) > _FEW_COLUMNS and headers[0].width <= _NARROW
    set_up(book, page, HEADER_ROW, freeze=f"{'B' if beside else 'A'}{HEADER_ROW + 1}")
    if book.is_working:
        _keep_ends_off_paper(page.sheet, planned, headers, last_row)
        for letter, column in _lettered(planned):
            if column.column.kind == "rag":
                end = last_row - (planned.table.totals is not None)
                ratings.show(page.sheet, f"{letter}{HEADER_ROW + 1}:{letter}{end}", column.column)
    book.degradations += degradations(planned, formulas)
    if planned.scan.links > len(planned.scan.addresses):
        message = f"its {planned.scan.links:,} links stand as words with their addresses"
        reason = f"a sheet of a workbook may have {MOST_LINKS:,}"
        book.degradations.append(
            Degradation(block=planned.table.id, message=f"{message}: {reason}")
        )


def _stream(book: Book, page: Page, planned: PlannedTable, formulas: Mapping[int, Formula]) -> int:
    """Have the rows streamed into *page*; return the number of the last, the total left out."""
    table, width = planned.table, len(planned.columns)
    widths = [page.width(column) for column in range(1, width + 1)]
    rows = TableRows(planned.columns, widths, formulas, book.styles, book.strings)
    last = HEADER_ROW + max(planned.scan.row_count, 1)
    if planned.scan.row_count:
        page.stream(rows.body(table.rows, HEADER_ROW + 1), last, width)
    else:
        page.put(last, _no_rows(book, planned))
    if table.totals is not None:
        page.stream([rows.totals(table.totals, last + 1)], last + 1, width)
    return last


def _region(book: Book, planned: PlannedTable, formulas: Mapping[int, Formula]) -> Region:
    return Region(
        name=planned.name,
        title=planned.table.caption,
        headers=tuple(_header(book, column) for column in planned.columns),
        formulas=tuple(
            formulas[column.source].of_column
            if column.part == "value" and column.source in formulas
            else ""
            for column in planned.columns
        ),
        totals=tuple(_totals(planned, formulas)),
    )


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


def _totals(planned: PlannedTable, formulas: Mapping[int, Formula]) -> Iterator[Total]:
    totals = planned.table.totals
    if totals is None:
        return
    for column in planned.columns:
        found = formulas.get(column.source) if column.part == "value" else None
        value = written(totals[column.source], column.part)
        if found and found.total:
            yield Total(function="sum" if found.sums else "custom", formula=found.total)
        else:
            yield Total(label=value if isinstance(value, str) else "")


def _no_rows(book: Book, planned: PlannedTable) -> list[Content]:
    """Return the row that an Excel Table needs where the document's has none."""
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
