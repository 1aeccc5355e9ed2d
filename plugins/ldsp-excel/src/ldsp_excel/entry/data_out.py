"""The sheets that people fill in: one for the partnership itself, one for each class of things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ldsp_core.errors import DataFileError, Problem
from ldsp_excel.entry.addresses import address, column_letters, quoted_title
from ldsp_excel.entry.cells_out import cell_of, look_of
from ldsp_excel.entry.form_in import FORM_LABEL
from ldsp_excel.entry.grid import (
    ABOUT_ROW,
    FIRST_ROW,
    HEADER_ROW,
    HELP_ROW,
    LAST_ROW,
    START,
    TITLE_ROW,
)
from ldsp_excel.entry.helping import example_text, help_text
from ldsp_excel.entry.layout import KEY, OWNER, OWNER_KIND, ROOT, Column, Layout, Sheet
from ldsp_excel.entry.lists_out import Lists
from ldsp_excel.entry.looks import Look
from ldsp_excel.entry.rows_out import Filled, Values
from ldsp_excel.entry.sheet_out import SheetOut
from ldsp_excel.entry.validations import Validation, validation_of
from ldsp_excel.entry.written import Cell, ColumnLook, Written

LONGEST: Final = 32_767
"""Characters in a cell, a character beyond U+FFFF counted as two (Excel limits, Microsoft)."""

_BACK: Final = "Back to the contents"
_TAB: Final = "FF1D4F76"
_NESTED_TAB: Final = "FF9FB3C8"
_WIDTHS: Final = {
    **dict.fromkeys(("Whole", "Decimal", "Count", "Rag", "Share", "TrueOrFalse"), 14.0),
    **dict.fromkeys(("Money", "date", "PartialDate", "Period"), 16.0),
    **dict.fromkeys(("OrgId", "choice"), 22.0),
}
_TEXT_WIDTH: Final = 28.0
_WIDEST: Final = 60.0


def form_sheet(layout: Layout, values: Values, lists: Lists) -> SheetOut:
    """Return the sheet of what a partnership has once, a fact a row."""
    rows: dict[int, dict[int, Written]] = {
        TITLE_ROW: {1: Cell(ROOT, Look.TITLE)},
        ABOUT_ROW: {
            1: Cell(_BACK, Look.LINK),
            2: Cell("What the partnership has once. Fill in column B.", Look.PLAIN),
        },
        HEADER_ROW: {
            1: Cell(FORM_LABEL, Look.HEADER),
            2: Cell("Value", Look.HEADER),
            3: Cell("What it is", Look.HEADER),
        },
    }
    validations = []
    number, group = HEADER_ROW, ""
    for index, column in enumerate(layout.root):
        if column.group != group and column.group:
            number += 1
            rows[number] = {1: Cell(column.group, Look.HEADING)}
        group = column.group
        number += 1
        value = _written(ROOT, number, 2, column, values, index)
        told = " ".join(part for part in (help_text(column), example_text(column)) if part)
        rows[number] = {
            1: Cell(column.header, Look.PROSE),
            2: value,
            3: Cell(told, Look.TAIL),
        }
        if value.look is not Look.FIXED:
            validations.append(validation_of(column, lists.words, lists.ids).xml(f"B{number}"))
    return SheetOut(
        title=ROOT,
        columns=(ColumnLook(width=38), ColumnLook(width=52), ColumnLook(width=70)),
        rows=list(rows.items()),
        frozen=(FIRST_ROW, 1),
        validations=validations,
        links={f"A{ABOUT_ROW}": f"'{START}'!A1"},
        tab=_TAB,
        last_row=number,
    )


def data_sheet(sheet: Sheet, rows: Sequence[Filled], lists: Lists) -> SheetOut:
    """Return the sheet of a class, with its *rows*."""
    columns = [
        *(ColumnLook(width=24, look=Look.TEXT) for _ in sheet.leading),
        *(
            ColumnLook(width=_width(number, column, rows), look=look_of(column.shape))
            for number, column in enumerate(sheet.columns)
        ),
    ]
    last = column_letters(len(columns))
    return SheetOut(
        title=sheet.title,
        columns=columns,
        rows=_rows(sheet, rows),
        frozen=(FIRST_ROW, 2),
        filter=f"A{HEADER_ROW}:{last}{max(FIRST_ROW, HEADER_ROW + len(rows))}",
        validations=list(_validations(sheet, lists)),
        links={f"A{ABOUT_ROW}": f"'{START}'!A1"},
        tab=_NESTED_TAB if sheet.is_nested else _TAB,
        last_row=HEADER_ROW + len(rows),
    )


def _rows(sheet: Sheet, rows: Sequence[Filled]) -> Iterator[tuple[int, Mapping[int, Written]]]:
    leading = len(sheet.leading)
    blank = {number: Cell("", Look.PLAIN) for number in range(1, len(sheet.headers) + 1)}
    yield TITLE_ROW, blank | {1: Cell(sheet.title, Look.TITLE)}
    yield ABOUT_ROW, blank | {1: Cell(_BACK, Look.LINK), 2: Cell(sheet.description, Look.PLAIN)}
    helps = [_leading_help(sheet, header) for header in sheet.leading]
    helps += [
        "\n".join(part for part in (help_text(column), example_text(column)) if part)
        for column in sheet.columns
    ]
    yield HELP_ROW, {number: Cell(text, Look.HELP) for number, text in enumerate(helps, start=1)}
    yield (
        HEADER_ROW,
        {
            number: Cell(header, _header_look(sheet, number - leading - 1))
            for number, header in enumerate(sheet.headers, start=1)
        },
    )
    for number, row in enumerate(rows, start=FIRST_ROW):
        cells: dict[int, Written] = {
            place: Cell(text, Look.TEXT) for place, text in enumerate(row.leading, start=1) if text
        }
        for index in sorted(row.values):
            column = sheet.columns[index]
            place = leading + index + 1
            cells[place] = _written(sheet.title, number, place, column, row.values, index)
        yield number, cells


def _header_look(sheet: Sheet, index: int) -> Look:
    if index < 0:
        is_needed = sheet.leading[index] not in (KEY, OWNER)
        return Look.HEADER_NEEDED if is_needed else Look.HEADER
    return Look.HEADER_NEEDED if sheet.columns[index].needed else Look.HEADER


def _leading_help(sheet: Sheet, header: str) -> str:
    if header == OWNER_KIND:
        return "Needed. The sheet of what this belongs to."
    if header == OWNER:
        return "The id, or the key, of what this belongs to; blank for the partnership itself."
    if header == KEY:
        return (
            "Any name that no other row of this sheet has; needed where rows of another sheet "
            "belong to this one."
        )
    return f"Needed. Which of the rows of {quoted_title(sheet.homes[0].owner)} it belongs to."


def _written(title: str, row: int, place: int, column: Column, values: Values, index: int) -> Cell:
    """Return the cell for a value; raises DataFileError for a text that no cell can hold."""
    if index not in values:
        return Cell("", look_of(column.shape))
    cell = cell_of(column.shape, values[index], in_line=bool(column.refers_to))
    if isinstance(cell.value, str) and len(cell.value) > LONGEST // 2:
        length = len(cell.value) + sum(character > "\uffff" for character in cell.value)
        if length > LONGEST:
            message = f"this needs {length:,} characters in one cell, which holds {LONGEST:,}"
            raise DataFileError(
                "this partnership cannot be written to a workbook",
                [
                    Problem(
                        path=column.path,
                        message=message,
                        where=address(title, row, place, column.header),
                        suggestion="keep it in TOML or JSON",
                        path_told=False,
                    )
                ],
            )
    return cell


def _width(number: int, column: Column, rows: Sequence[Filled]) -> float:
    base = _WIDTHS.get(column.shape.kind, _TEXT_WIDTH)
    if column.shape.kind not in ("Text", "Place") or column.refers_to or column.path == ("id",):
        return max(base, 22.0) if column.shape.kind == "Text" else base
    longest = max(
        (len(str(row.values[number])) for row in rows[:200] if number in row.values), default=0
    )
    return min(_WIDEST, max(base, longest / 2))


def _validations(sheet: Sheet, lists: Lists) -> Iterator[str]:
    for number, header in enumerate(sheet.leading, start=1):
        yield _leading_validation(sheet, header, lists).xml(_below(number))
    for number, column in enumerate(sheet.columns, start=len(sheet.leading) + 1):
        yield validation_of(column, lists.words, lists.ids).xml(_below(number))


def _leading_validation(sheet: Sheet, header: str, lists: Lists) -> Validation:
    prompt = _leading_help(sheet, header)
    if header == OWNER_KIND:
        words = lists.homes[sheet.title]
        return Validation(
            title=header,
            prompt=prompt,
            kind="list",
            formula=lists.words[words],
            error="Choose from the list.",
            strict=True,
        )
    if header in (OWNER, KEY):
        return Validation(title=header, prompt=prompt)
    return Validation(title=header, prompt=prompt, kind="list", formula=lists.owners[sheet.title])


def _below(number: int) -> str:
    letters = column_letters(number)
    return f"{letters}{FIRST_ROW}:{letters}{LAST_ROW}"
