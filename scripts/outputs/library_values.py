"""Workbooks' tables against the cells of the report that they were written from."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final

from ldsp_core.document import Cell, Labels, Report, Table, format_cell, walk
from ldsp_core.document.walking import all_rows
from ldsp_core.values import Count, Money, MoneyRange, PartialDate, Share
from scripts.outputs.findings import Finding
from scripts.outputs.formulas import RELATIVE, Value, cell_values
from scripts.outputs.workbooks import place_of

_EPOCH: Final = date(1899, 12, 30)
_FIRST_ROW: Final = 6
"""The first row of a table's cells; its headers stand above."""

Grid = Mapping[tuple[int, int], Value]


def check_values(path: Path, report: Report) -> Iterator[Finding]:
    """Yield the cells of a workbook's tables that are not what *report* holds.

    A report lowered for a workbook must have the same tables as *report*.
    """
    labels = Labels.of(report)
    sheets = _sheets(path)
    for placed in walk(report):
        table = placed.block
        if not isinstance(table, Table) or not len(table.rows):
            continue
        title = f"{labels.caption(table.id)}: {table.caption}"
        if title not in sheets:
            yield Finding(path=path, checker="values", text=f"has no sheet for {title!r}")
            continue
        for text in _different(table, sheets[title]):
            yield Finding(path=path, checker="values", text=text, place=title)


def _sheets(path: Path) -> Mapping[str, Grid]:
    grids: dict[int, dict[tuple[int, int], Value]] = {}
    for (number, reference), value in cell_values(path).items():
        grids.setdefault(number, {})[place_of(reference)] = value
    return {str(grid.get((1, 1))): grid for grid in grids.values()}


def _different(table: Table, grid: Grid) -> Iterator[str]:
    for row, cells in enumerate(all_rows(table), start=_FIRST_ROW):
        for column, cell in enumerate(cells, start=1):
            found = grid.get((row, column))
            if not _is(found, cell):
                label = table.columns[column - 1].label
                yield f"row {row}, {label}: {found!r} stands for {format_cell(cell)}"


def _is(found: Value, cell: Cell) -> bool:
    expected = _number(cell)
    if isinstance(found, float) and expected is not None:
        return math.isclose(found, expected, rel_tol=RELATIVE, abs_tol=RELATIVE)
    return isinstance(found, str) and found.startswith(format_cell(cell))


def _number(cell: Cell) -> float | None:
    match cell:
        case bool():
            return None
        case int() | Decimal():
            return float(cell)
        case Money():
            return float(cell.amount)
        case Count() | Share() | MoneyRange() if cell.is_exact:
            return float(cell.interval.exact)
        case date():
            return float((cell - _EPOCH) / timedelta(days=1))
        case PartialDate() if cell.is_exact:
            return float((cell.first - _EPOCH) / timedelta(days=1))
        case _:
            return None
