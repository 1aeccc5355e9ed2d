"""A sheet to XML: rows, frozen headers, protection, drop-downs, links and print set-up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from attrs import field, frozen

from ldsp_excel.entry.addresses import column_letters
from ldsp_excel.entry.heights import height_of
from ldsp_excel.entry.looks import NAMESPACE
from ldsp_excel.entry.written import ColumnLook, Formula, Written
from ldsp_excel.markup import DECLARATION
from ldsp_excel.strings import SharedStrings

_PROTECTION: Final = (
    '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" '
    'formatRows="0" insertRows="0" insertHyperlinks="0" deleteRows="0" sort="0" autoFilter="0"/>'
)


_FIT: Final = '<pageSetUpPr fitToPage="1"/>'
_FITTING: Final = 220.0
"""The width in characters that can still be read when it is fitted to a page."""
_SCALE: Final = 70
"""Per cent; wider sheets are printed on several pages side by side."""


@frozen(kw_only=True)
class SheetOut:
    """All that is written of a sheet.

    ``rows`` are cells by column, from 1, with the number of the row; ``frozen`` is the
    first cell that scrolls; ``links`` lead from cells to places in the workbook.
    """

    title: str
    columns: Sequence[ColumnLook]
    rows: Iterable[tuple[int, Mapping[int, Written]]]
    frozen: tuple[int, int] | None = None
    filter: str = ""
    validations: Sequence[str] = ()
    links: Mapping[str, str] = field(factory=dict)
    tab: str = ""
    first_row: int = 1
    last_row: int = 1


def sheet_part(sheet: SheetOut, strings: SharedStrings, *, selected: bool) -> Iterator[str]:
    """Yield the XML of a sheet in pieces."""
    tab = f'<tabColor rgb="{sheet.tab}"/>' if sheet.tab else ""
    last = column_letters(max(len(sheet.columns), 1))
    is_narrow = sum(column.width for column in sheet.columns) <= _FITTING
    scale = "" if is_narrow else f' scale="{_SCALE}"'
    yield (
        f'{DECLARATION}<worksheet xmlns="{NAMESPACE}"><sheetPr>{tab}'
        f"{_FIT if is_narrow else ''}</sheetPr>"
        f'<dimension ref="A1:{last}{sheet.last_row}"/>{_view(sheet, selected=selected)}'
        '<sheetFormatPr defaultRowHeight="15"/><cols>'
    )
    for number, column in enumerate(sheet.columns, start=1):
        yield (
            f'<col min="{number}" max="{number}" width="{column.width:g}" '
            f'style="{column.look:d}" customWidth="1"/>'
        )
    yield "</cols><sheetData>"
    for number, cells in sheet.rows:
        yield _row(number, cells, height_of(cells, sheet.columns), strings)
    yield f"</sheetData>{_PROTECTION}"
    if sheet.filter:
        yield f'<autoFilter ref="{sheet.filter}"/>'
    if sheet.validations:
        yield f'<dataValidations count="{len(sheet.validations)}">'
        yield from sheet.validations
        yield "</dataValidations>"
    if sheet.links:
        yield "<hyperlinks>"
        for cell, place in sheet.links.items():
            yield f"<hyperlink ref={quoteattr(cell)} location={quoteattr(place)}/>"
        yield "</hyperlinks>"
    yield (
        '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="9"{scale} orientation="landscape" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter>"
        "</headerFooter></worksheet>"
    )


def _view(sheet: SheetOut, *, selected: bool) -> str:
    mark = ' tabSelected="1"' if selected else ""
    if sheet.frozen is None:
        return f'<sheetViews><sheetView showGridLines="0"{mark} workbookViewId="0"/></sheetViews>'
    row, column = sheet.frozen
    cell = f"{column_letters(column)}{row}"
    across = f' xSplit="{column - 1}"' if column > 1 else ""
    pane = "bottomRight" if column > 1 else "bottomLeft"
    return (
        f'<sheetViews><sheetView{mark} workbookViewId="0">'
        f'<pane{across} ySplit="{row - 1}" topLeftCell="{cell}" activePane="{pane}" '
        'state="frozen"/>'
        f'<selection pane="{pane}" activeCell="{cell}" sqref="{cell}"/></sheetView></sheetViews>'
    )


_LETTERS: Final = ("", *(column_letters(number) for number in range(1, 257)))


def _row(
    number: int, cells: Mapping[int, Written], height: float | None, strings: SharedStrings
) -> str:
    tall = "" if height is None else f' ht="{height:g}"'
    pieces = [f'<row r="{number}"{tall}>']
    for column, cell in cells.items():
        reference = f"{_LETTERS[column]}{number}"
        if isinstance(cell, Formula):
            pieces.append(f'<c r="{reference}"><f>{escape(cell.text)}</f><v>{cell.result}</v></c>')
        elif isinstance(cell.value, str):
            if cell.value:
                tail = strings.tail(cell.value)
                pieces.append(f'<c r="{reference}" s="{cell.look:d}"{tail}')
            else:
                pieces.append(f'<c r="{reference}" s="{cell.look:d}"/>')
        else:
            value = f"{cell.value:f}" if isinstance(cell.value, Decimal) else cell.value
            pieces.append(f'<c r="{reference}" s="{cell.look:d}"><v>{value}</v></c>')
    pieces.append("</row>")
    return "".join(pieces)
