"""Excel Tables: every region of data has one, with typed cells and a header row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, Literal

from attrs import define, field, frozen
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableFormula, TableStyleInfo

from ldsp_excel.book import Book, Content
from ldsp_excel.styles import Look
from ldsp_excel.widths import line_count, row_height

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
    """A cell of the total row; ``function`` is what its table is told about a formula."""

    content: Content
    function: TotalFunction = ""


@frozen(kw_only=True)
class Region:
    """One Excel Table: its name, its headers, its rows from the first to the last.

    ``rows`` is gone through once, in order, and must hold at least one; ``totals`` is
    called after it.
    """

    name: str
    title: str
    headers: tuple[Header, ...]
    rows: Iterable[Sequence[Content]]
    totals: Iterable[Total] = ()


@define
class _Formulas:
    """Finds the columns that have the same formula in every row."""

    _first: list[str] = field(factory=list)
    _same: list[bool] = field(factory=list)

    def see(self, row: Sequence[Content]) -> None:
        formulas = [content.formula for content in row]
        if not self._first:
            self._first, self._same = formulas, [True] * len(formulas)
        for index, formula in enumerate(formulas):
            self._same[index] = self._same[index] and formula == self._first[index]

    def of_columns(self) -> Iterator[str]:
        for formula, same in zip(self._first, self._same, strict=True):
            yield formula if same else ""


def write_region(book: Book, sheet: Any, region: Region, header_row: int) -> int:
    """Write *region* to *sheet* with its headers in *header_row*; return its last row."""
    widths = [header.width for header in region.headers]
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    _put_row(book, sheet, header_row, [_header_cell(header) for header in region.headers], widths)
    formulas = _Formulas()
    last_row = header_row
    for last_row, row in enumerate(region.rows, start=header_row + 1):
        formulas.see(row)
        _put_row(book, sheet, last_row, row, widths)
    totals = list(region.totals)
    if totals:
        _put_row(book, sheet, last_row + 1, [total.content for total in totals], widths)
    _add_table(book, sheet, region, header_row, last_row, totals, list(formulas.of_columns()))
    return last_row + bool(totals)


def _header_cell(header: Header) -> Content:
    look = Look("header", right=header.right, indent=header.indent, wrap=True)
    return Content(value=header.text, look=look, place=header.place)


def _put_row(
    book: Book, sheet: Any, row: int, contents: Sequence[Content], widths: Sequence[float]
) -> None:
    lines = 1
    for column, (content, width) in enumerate(zip(contents, widths, strict=True), start=1):
        book.put(sheet, row, column, content)
        if content.look.wrap and isinstance(content.value, str):
            bold = content.look.role != "body"
            lines = max(lines, line_count(content.value, width, bold=bold))
    sheet.row_dimensions[row].height = row_height(lines, book.styles.size)


def _add_table(
    book: Book,
    sheet: Any,
    region: Region,
    header_row: int,
    last_row: int,
    totals: list[Total],
    formulas: list[str],
) -> None:
    last_column = get_column_letter(len(region.headers))
    body = f"A{header_row}:{last_column}{last_row}"
    table = Table(
        displayName=region.name,
        ref=f"A{header_row}:{last_column}{last_row + bool(totals)}",
        totalsRowCount=1 if totals else None,
        totalsRowShown=None if totals else False,
        comment=region.title if len(region.title) <= _COMMENT_LIMIT else None,
    )
    table.tableColumns = [
        _column(number, header, formula, totals[number - 1] if totals else None)
        for number, (header, formula) in enumerate(
            zip(region.headers, formulas, strict=True), start=1
        )
    ]
    if book.is_working:
        table.autoFilter = AutoFilter(ref=body)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(table)


def _column(number: int, header: Header, formula: str, total: Total | None) -> TableColumn:
    column = TableColumn(id=number, name=header.text)
    if formula:
        column.calculatedColumnFormula = TableFormula(attr_text=formula)
    if total is None:
        return column
    if total.function:
        column.totalsRowFunction = total.function
    elif isinstance(total.content.value, str):
        column.totalsRowLabel = total.content.value
    if total.function == "custom":
        column.totalsRowFormula = TableFormula(attr_text=total.content.formula)
    return column
