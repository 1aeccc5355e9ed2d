"""The same rows written by others, each in the way that its own documentation recommends.

What a peer leaves out of a Table, formats and stored results of formulas is said at its
function.
"""
# pyright: reportMissingImports=false

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from benchmarks.lines import HEADERS, Lines, plain

_NUMBERS: Final = {
    4: "d mmm yyyy",
    5: "d mmm yyyy",
    6: "#,##0",
    7: "#,##0",
    8: "0%",
    9: "£#,##0.00",
    10: "£#,##0.00",
    11: "£#,##0.00",
}
"""The formats of columns, counted from 0."""

_SHARE: Final = "activities[[#This Row],[Actual]]/activities[[#This Row],[Target]]"
_VARIANCE: Final = "activities[[#This Row],[Spend (£)]]-activities[[#This Row],[Profile (£)]]"

Write = Callable[[Sequence[tuple[Any, ...]], Path], None]


def _measured(write: Write, size: int) -> Callable[[], int]:
    rows: Lines[Any] = Lines(size, plain)
    folder = TemporaryDirectory()
    path = Path(folder.name, "activities.xlsx")

    def work() -> int:
        write(rows, path)
        with folder:
            return path.stat().st_size

    return work


def with_xlsxwriter(size: int) -> Callable[[], int]:
    """Table, formats, formulas with their results; the library holds all cells until the end."""
    return _measured(_xlsxwriter, size)


def with_xlsxwriter_values(size: int) -> Callable[[], int]:
    """Table and formats; the results stand as constants in the place of formulas."""
    return _measured(partial(_xlsxwriter, formulas=False), size)


def with_xlsxwriter_constant(size: int) -> Callable[[], int]:
    """Formats and constants row by row, in memory that stays the same; it can make no Table."""
    return _measured(partial(_xlsxwriter, formulas=False, constant=True), size)


def _xlsxwriter(
    rows: Sequence[tuple[Any, ...]], path: Path, *, formulas: bool = True, constant: bool = False
) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(path, {"constant_memory": constant})
    sheet = book.add_worksheet("Activities")
    formats = [book.add_format({"num_format": _NUMBERS.get(i, "")}) for i in range(len(HEADERS))]
    share, variance = f"={_SHARE}", f"={_VARIANCE}"
    if constant:
        sheet.write_row(0, 0, HEADERS)
    for number, row in enumerate(rows, start=1):
        for column in range(4):
            sheet.write_string(number, column, row[column], formats[column])
        for column in (4, 5):
            sheet.write_datetime(number, column, row[column], formats[column])
        for column in (6, 7, 9, 10) if formulas else range(6, 12):
            sheet.write_number(number, column, row[column], formats[column])
        if not formulas:
            continue
        sheet.write_formula(number, 8, share, formats[8], row[8])
        sheet.write_formula(number, 11, variance, formats[11], row[11])
    if not constant:
        columns = [{"header": header} for header in HEADERS]
        sheet.add_table(0, 0, len(rows), 11, {"name": "activities", "columns": columns})
    book.close()


def with_openpyxl(size: int) -> Callable[[], int]:
    """Table, formats, formulas; it stores no results."""
    return _measured(_openpyxl, size)


def _openpyxl(rows: Sequence[tuple[Any, ...]], path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.worksheet.table import Table

    book = Workbook()
    sheet: Any = book.active
    sheet.append(HEADERS)
    for number, row in enumerate(rows, start=2):
        sheet.append((*row[:8], f"={_SHARE}", *row[9:11], f"={_VARIANCE}"))
        for column, form in _NUMBERS.items():
            sheet.cell(number, column + 1).number_format = form
    sheet.add_table(Table(displayName="activities", ref=f"A1:L{len(rows) + 1}"))
    book.save(path)


def with_openpyxl_write_only(size: int) -> Callable[[], int]:
    """Formats and formulas row by row; no Table, and no results of formulas."""
    return _measured(_openpyxl_write_only, size)


def _openpyxl_write_only(rows: Sequence[tuple[Any, ...]], path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Activities")
    cells = [WriteOnlyCell(sheet) for _ in HEADERS]
    for column, form in _NUMBERS.items():
        cells[column].number_format = form
    sheet.append(HEADERS)
    for row in rows:
        values = (*row[:8], f"={_SHARE}", *row[9:11], f"={_VARIANCE}")
        for cell, value in zip(cells, values, strict=True):
            cell.value = value
        sheet.append(cells)
    book.save(path)


def with_gptables(size: int) -> Callable[[], int]:
    """Table and formats, with cover and contents; all cells are constants."""
    return _measured(_gptables, size)


def _gptables(rows: Iterable[tuple[Any, ...]], path: Path) -> None:
    import gptables
    import pandas

    sheet = gptables.GPTable(
        table=pandas.DataFrame(list(rows), columns=list(HEADERS)),
        table_name="activities",
        title="Activities",
        instructions="Every activity, a row each.",
    )
    sheet.additional_formatting = [
        {"column": {"columns": [column], "format": {"num_format": form}}}
        for column, form in _NUMBERS.items()
    ]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        gptables.write_workbook(filename=str(path), sheets={"Activities": sheet})


def with_pyexcelerate(size: int) -> Callable[[], int]:
    """Values alone, dates with a format of its own: no Table, no other formats, no formulas."""
    return _measured(_pyexcelerate, size)


def _pyexcelerate(rows: Iterable[tuple[Any, ...]], path: Path) -> None:
    from pyexcelerate import Workbook

    book = Workbook()
    book.new_sheet("Activities", data=[HEADERS, *rows])
    book.save(str(path))


def with_rust(size: int) -> Callable[[], int]:
    """Values alone, written by compiled code: no Table, no formats but of dates, no formulas."""
    return _measured(_rust, size)


def _rust(rows: Iterable[tuple[Any, ...]], path: Path) -> None:
    from rustpy_xlsxwriter import write_worksheet

    records = [dict(zip(HEADERS, row, strict=True)) for row in rows]
    write_worksheet(records, str(path), sheet_name="Activities")
