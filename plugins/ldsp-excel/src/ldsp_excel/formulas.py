"""Derivations as live formulas, wherever every input is one exact number.

A formula is only given where its result, counted in doubles as a spreadsheet counts,
is the value that the document stores. Where an input is a bound, missing or suppressed
there is none: the cell is a constant, so that a blank never counts as zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import define, field

from ldsp_core.document import (
    Cell,
    CellOf,
    Column,
    Degradation,
    Derivation,
    Row,
    RunningTotal,
    Sum,
    SumWhere,
)
from ldsp_core.errors import DocumentError
from ldsp_core.values import Missing
from ldsp_excel.cells import number
from ldsp_excel.grouping import Group, Groups
from ldsp_excel.plan import Plan, PlannedTable
from ldsp_excel.references import down_to_this_row, this_row, total_of, whole_column
from ldsp_excel.rules import Formula, Inputs, formula_in_row, holds


@define
class TableFormulas:
    """The formulas of one table, row by row from the first and then the totals.

    ``row`` must be called for each row in order: running totals and totals depend on
    what came before.
    """

    _plan: Plan
    _planned: PlannedTable
    _groups: Groups
    _this_row: dict[str, str] = field(init=False)
    _total_row: dict[str, str] = field(init=False)
    _running: dict[str, Group] = field(init=False)
    _rows: int = field(default=0, init=False)
    _differ: dict[str, list[str]] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        headers = {
            column.column.key: column.header
            for column in self._planned.columns
            if column.part == "value"
        }
        name = self._planned.name
        self._this_row = {key: this_row(name, header) for key, header in headers.items()}
        self._total_row = {key: total_of(name, header) for key, header in headers.items()}
        columns = self._planned.table.columns
        summed = [column.key for column in columns if column.total == Sum()]
        summed += [one.derive.column for one in columns if isinstance(one.derive, RunningTotal)]
        self._running = {key: Group() for key in summed}

    def row(self, row: Row) -> tuple[Formula | None, ...]:
        """Return a formula or None for each of the document's columns of *row*."""
        self._rows += 1
        columns = self._planned.table.columns
        for column, cell in zip(columns, row, strict=True):
            if column.key in self._running:
                self._running[column.key].add(cell)
        if all(column.derive is None for column in columns):
            return (None,) * len(columns)
        cells = self._cells(row, self._this_row)
        return tuple(
            self._agreed(column, cell, self._of_row(column.derive, cells), f"row {self._rows}")
            for column, cell in zip(columns, row, strict=True)
        )

    def totals(self) -> tuple[Formula | None, ...]:
        """Return a formula or None for each of the document's columns of the total row."""
        table = self._planned.table
        if table.totals is None or not self._rows:
            return (None,) * len(table.columns)
        cells = self._cells(table.totals, self._total_row)
        return tuple(
            self._agreed(column, cell, self._of_total(column, cells), "the total row")
            for column, cell in zip(table.columns, table.totals, strict=True)
        )

    def degradations(self) -> Iterable[Degradation]:
        """Yield the columns whose stored values are not what their derivation gives."""
        for label, places in self._differ.items():
            more = f" and {len(places) - 1} more" if len(places) > 1 else ""
            yield Degradation(
                block=self._planned.table.id,
                message=f"column {label!r}, {places[0]}{more}: written as a constant, because the "
                "document's value is not what the column's derivation gives in a spreadsheet",
            )

    def _cells(self, row: Row, reference: Mapping[str, str]) -> Inputs:
        keys = (column.key for column in self._planned.table.columns)
        return Inputs(cells=dict(zip(keys, row, strict=True)), reference=reference)

    def _of_row(self, derivation: Derivation | None, cells: Inputs) -> Formula | None:
        match derivation:
            case RunningTotal(column=key):
                group = self._running[key]
                header = self._planned.column(key).header
                text = f"SUM({down_to_this_row(self._planned.name, header)})"
                return Formula(text=text, value=group.total) if group.is_exact else None
            case SumWhere():
                return self._sum_where(derivation, cells)
            case _:
                return formula_in_row(derivation, cells) or self._cell_of(derivation)

    def _of_total(self, column: Column, cells: Inputs) -> Formula | None:
        if column.total == Sum():
            group = self._running[column.key]
            header = self._planned.column(column.key).header
            text = f"SUBTOTAL(109,{whole_column(self._planned.name, header)})"
            return Formula(text=text, value=group.total, sums=True) if group.is_exact else None
        return formula_in_row(column.total, cells) or self._cell_of(column.total)

    def _sum_where(self, derivation: SumWhere, cells: Inputs) -> Formula | None:
        there = self._plan.table(derivation.table)
        wanted = cells.cell(derivation.equals)
        group = self._groups.of(there.table, derivation.column, derivation.where).get(wanted)
        if group is None or not group.is_exact:
            return None
        where = whole_column(there.name, there.column(derivation.where).header)
        values = whole_column(there.name, there.column(derivation.column).header)
        # SUMIFS would read *, ? and signs in the criterion, and dates in "March 2019".
        text = f"SUMPRODUCT(--({where}={cells.reference[derivation.equals]}),{values})"
        return Formula(text=text, value=group.total)

    def _cell_of(self, derivation: Derivation | None) -> Formula | None:
        if not isinstance(derivation, CellOf):
            return None
        there = self._plan.table(derivation.table)
        column = there.column(derivation.column)
        value = number(_cell_at(there, derivation)[column.source])
        if derivation.row == "total":
            text = total_of(there.name, column.header)
        else:
            text = f"INDEX({whole_column(there.name, column.header)},{int(derivation.row) + 1})"
        return None if value is None else Formula(text=text, value=float(value))

    def _agreed(
        self, column: Column, cell: Cell, formula: Formula | None, place: str
    ) -> Formula | None:
        """Return *formula* where it gives what the document stores in *cell*."""
        if isinstance(cell, Missing) or formula is None:
            return None
        if holds(cell, formula.value):
            return formula
        self._differ.setdefault(column.label, []).append(place)
        return None


def _cell_at(there: PlannedTable, derivation: CellOf) -> Row:
    table = there.table
    row = table.totals if derivation.row == "total" else None
    if isinstance(derivation.row, int) and 0 <= derivation.row < len(table.rows):
        row = table.rows[derivation.row]
    if row is None:
        raise DocumentError(f"table {table.id} has no row {derivation.row!r}")
    return row
