"""Excel Tables: every region of data has one, with typed cells and a header row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from attrs import frozen
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableFormula, TableStyleInfo

from ldsp_excel.book import Book
from ldsp_excel.names import units
from ldsp_excel.page import Content, Page
from ldsp_excel.styles import Look

TotalFunction = Literal["sum", "custom", ""]

_COMMENT_LIMIT: Final = 255


@frozen(kw_only=True)
class Header:
    """A column's header and width; ``place`` is where a marker in it leads."""

    text: str
    width: float
    right: bool = False
    indent: bool = False
    place: str = ""


@frozen(kw_only=True)
class Total:
    """What a table is told about the total of a column: a function, or words."""

    function: TotalFunction = ""
    formula: str = ""
    label: str = ""


@frozen(kw_only=True)
class Region:
    """One Excel Table: its name and headers, and what it is told about formulas in it.

    ``formulas`` has for each column the formula of all its rows, or nothing; ``totals``
    is empty where there is no total row.
    """

    name: str
    title: str
    headers: tuple[Header, ...]
    formulas: tuple[str, ...] = ()
    totals: tuple[Total, ...] = ()


def write_rows(
    book: Book, page: Page, region: Region, rows: Sequence[Sequence[Content]], header_row: int
) -> int:
    """Write *region* with few *rows* and no totals, headers in *header_row*; return its last row.

    There must be at least one row.
    """
    begin(page, region, header_row)
    last = header_row
    for last, row in enumerate(rows, start=header_row + 1):
        page.put(last, row)
    add_table(book, page, region, header_row, last)
    return last


def begin(page: Page, region: Region, header_row: int) -> None:
    """Set the widths of the columns and write the headers."""
    for column, header in enumerate(region.headers, start=1):
        page.sheet.column_dimensions[get_column_letter(column)].width = header.width
    page.put(header_row, [_header_cell(header) for header in region.headers])


def _header_cell(header: Header) -> Content:
    look = Look("header", right=header.right, indent=header.indent, wrap=True)
    return Content(value=header.text, look=look, place=header.place)


def add_table(book: Book, page: Page, region: Region, header_row: int, last_row: int) -> None:
    """Make an Excel Table of the cells from the headers to *last_row*, the total left out."""
    last_column = get_column_letter(len(region.headers))
    body = f"A{header_row}:{last_column}{last_row}"
    table = Table(
        displayName=region.name,
        ref=f"A{header_row}:{last_column}{last_row + bool(region.totals)}",
        totalsRowCount=1 if region.totals else None,
        totalsRowShown=None if region.totals else False,
        comment=region.title if units(region.title) <= _COMMENT_LIMIT else None,
    )
    nothing = [""] * len(region.headers)
    table.tableColumns = [
        _column(number, header, formula, total)
        for number, (header, formula, total) in enumerate(
            zip(
                region.headers,
                region.formulas or nothing,
                region.totals or [None] * len(nothing),
                strict=True,
            ),
            start=1,
        )
    ]
    if book.is_working:
        table.autoFilter = AutoFilter(ref=body)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    page.sheet.add_table(table)


def _column(number: int, header: Header, formula: str, total: Total | None) -> TableColumn:
    column = TableColumn(id=number, name=header.text)
    if formula:
        column.calculatedColumnFormula = TableFormula(attr_text=formula)
    if total is None:
        return column
    if total.function:
        column.totalsRowFunction = total.function
    elif total.label:
        column.totalsRowLabel = total.label
    if total.function == "custom":
        column.totalsRowFormula = TableFormula(attr_text=total.formula)
    return column
