"""Derivations as live formulas: one for the rows of a column, and one for its total."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from attrs import frozen

from ldsp_core.document import (
    CellOf,
    Column,
    Degradation,
    Derivation,
    RunningTotal,
    Sum,
    SumWhere,
)
from ldsp_excel.liveness import LiveCells
from ldsp_excel.plan import Plan, PlannedTable
from ldsp_excel.references import down_to_this_row, this_row, total_of, whole_column
from ldsp_excel.rules import LONGEST_FORMULA, formula_in_row


@frozen(kw_only=True)
class Formula:
    """The formula of a column's rows and of its total, without ``=``; empty for none.

    ``flags`` has a 1 for each row that is live; ``sums`` marks a plain total.
    """

    row: str
    flags: bytearray
    total: str
    sums: bool

    @property
    def of_column(self) -> str:
        """The formula that all rows have, empty where one has none."""
        return self.row if self.flags and 0 not in self.flags else ""


def formulas_of(plan: Plan, planned: PlannedTable) -> Mapping[int, Formula]:
    """Return the formulas of a table's columns by their index in the document's table."""
    return {
        index: _formula(plan, planned, planned.table.columns[index], live)
        for index, live in planned.scan.live.items()
    }


def degradations(planned: PlannedTable, formulas: Mapping[int, Formula]) -> Iterable[Degradation]:
    """Yield what is not live although its inputs are exact, a column each."""
    for index, live in planned.scan.live.items():
        label = planned.table.columns[index].label
        for first in live.differ[:1]:
            more = f" and {len(live.differ) - 1} more" if len(live.differ) > 1 else ""
            yield Degradation(
                block=planned.table.id,
                message=f"column {label!r}, {first}{more}: written as a constant, because "
                "the document's value is not what the column's derivation gives in a spreadsheet",
            )
        found = formulas[index]
        if (live.total and not found.total) or (any(live.flags) and not found.row):
            yield Degradation(
                block=planned.table.id,
                message=f"column {label!r}: written as constants, because its formula would go "
                "beyond what Excel allows (255 arguments, 64 levels, 8,192 characters)",
            )


def _formula(plan: Plan, planned: PlannedTable, column: Column, live: LiveCells) -> Formula:
    name = planned.name

    def cell(key: str) -> str:
        return this_row(name, planned.column(key).header)

    def total(key: str) -> str:
        return total_of(name, planned.column(key).header)

    in_rows = _text(plan, planned, column.derive, cell) if any(live.flags) else ""
    sums = live.total and column.total == Sum()
    whole = f"SUBTOTAL(109,{whole_column(name, planned.column(column.key).header)})"
    in_total = _text(plan, planned, column.total, total) if live.total and not sums else ""
    return Formula(
        row=in_rows,
        flags=live.flags if in_rows else bytearray(len(live.flags)),
        total=whole if sums else in_total,
        sums=sums,
    )


def _text(
    plan: Plan, planned: PlannedTable, rule: Derivation | None, refer: Callable[[str], str]
) -> str:
    match rule:
        case RunningTotal(column=key):
            text = f"SUM({down_to_this_row(planned.name, planned.column(key).header)})"
        case SumWhere():
            text = _sum_where(plan, rule, refer)
        case CellOf():
            text = _cell_of(plan, rule)
        case _:
            text = formula_in_row(rule, refer)
    return text if len(text) <= LONGEST_FORMULA else ""


def _sum_where(plan: Plan, rule: SumWhere, refer: Callable[[str], str]) -> str:
    there = plan.table(rule.table)
    where = whole_column(there.name, there.column(rule.where).header)
    values = whole_column(there.name, there.column(rule.column).header)
    # SUMIFS would read *, ? and signs in the criterion, and dates in "March 2019".
    return f"SUMPRODUCT(--({where}={refer(rule.equals)}),{values})"


def _cell_of(plan: Plan, rule: CellOf) -> str:
    there = plan.table(rule.table)
    header = there.column(rule.column).header
    if rule.row == "total":
        return total_of(there.name, header)
    if there.scan.row_count == 1:  # not every program takes one cell for a column
        return there.cell(rule.column, int(rule.row))
    return f"INDEX({whole_column(there.name, header)},{int(rule.row) + 1})"
