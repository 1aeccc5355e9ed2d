"""Finding cells that are not what the rule of their column, or of their total, gives.

Rows are taken some thousand at a time, so that they may be lazy, and none is kept: only
what other tables refer to is. Where all that a rule takes is exact, as it mostly is in
long tables, the cells of a column are compared all at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import Final

from attrs import evolve

from ldsp_core.document.arithmetic import Adder, interval_of
from ldsp_core.document.blocks import Column, Row, Table
from ldsp_core.document.cells import Cell
from ldsp_core.document.derivations import CellOf, Derivation, RunningTotal, Sum, SumWhere
from ldsp_core.document.formatting import format_cell
from ldsp_core.document.plain_rows import plainly_holds
from ldsp_core.document.sheet import Derived, Sheet
from ldsp_core.errors import LdspError
from ldsp_core.values import SUPPRESSED, Count, Missing, Money, MoneyRange, Share

TOLERANCE: Final = Decimal("1e-20")
"""How far two ends may differ, relative to the larger: quotients have only so many digits."""

BATCH: Final = 2_000
"""How many rows are looked at at a time."""


def batches(rows: Iterable[Row]) -> Iterator[Sequence[Row]]:
    """Yield *rows* in lists of ``BATCH``, the last perhaps shorter."""
    left = iter(rows)
    while some := list(islice(left, BATCH)):
        yield some


def contradictions(tables: Iterable[Table]) -> Iterator[str]:
    """Yield in words every cell of *tables* that is not what its rule gives.

    *tables* are all those of a report, with rows of the right length. A cell may always
    be SUPPRESSED, and a sum of which a part is missing may be known better than its
    parts tell; else it must be what the rule gives, words apart.
    """
    sheets: dict[str, Sheet] = {}
    for table in tables:
        sheets[table.id] = Sheet(table, sheets)
    for sheet in sheets.values():
        yield from _of_table(sheet, sheets)


def _of_table(sheet: Sheet, sheets: Mapping[str, Sheet]) -> Iterator[str]:
    table = sheet.table
    ruled = [column for column in table.columns if column.derive or column.total]
    if not ruled:
        return
    checks = [_ColumnCheck(sheet, column) for column in ruled]
    for rows in [table.rows] if _looks_at_itself(table) else batches(table.rows):
        part = Sheet(evolve(table, rows=rows), sheets)
        for check in checks:
            check.see(part)
    for check in checks:
        yield from check.problems()


def _looks_at_itself(table: Table) -> bool:
    rules = (rule for column in table.columns for rule in (column.derive, column.total))
    return any(isinstance(rule, SumWhere | CellOf) and rule.table == table.id for rule in rules)


class _ColumnCheck:
    """Follows one column from the first rows to the total row."""

    def __init__(self, sheet: Sheet, column: Column) -> None:
        self._sheet = sheet
        self._column = column
        self._found: list[str] = []
        self._failed = False
        self._rows = 0
        self._running = _adder(sheet.table, column.derive)
        self._total = _adder(sheet.table, column.total, column.key)

    def see(self, part: Sheet) -> None:
        """Look at the next rows, *part* of the table."""
        if self._failed:
            return
        try:
            if self._column.derive is not None:
                self._see_cells(part)
            if self._total is not None and self._sheet.table.totals is not None:
                key, adder = self._total
                part.add_up(self._column.key, adder, key)
        except LdspError as error:
            self._fail(error)
        self._rows += len(part.table.rows)

    def problems(self) -> list[str]:
        """Return what was found, the total looked at last."""
        key = self._column.key
        if not self._failed and self._column.total and self._sheet.table.totals is not None:
            try:
                derived = (
                    self._sheet.derived_total(key)
                    if self._total is None
                    else _result(self._total[1])
                )
                cell = self._sheet.total(key)
                if not _agree(cell, derived):
                    self._found.append(f"{self._place}, total row: {_differ(cell, derived)}")
            except LdspError as error:
                self._fail(error)
        return self._found

    @property
    def _place(self) -> str:
        return f"table {self._sheet.table.id}, column {self._column.key}"

    def _see_cells(self, part: Sheet) -> None:
        cells = part.cells(self._column.key)
        if self._running is None:
            if plainly_holds(self._column.derive, cells, part.cells):
                return
            derived = part.derived(self._column.key)
        else:
            key, adder = self._running
            derived = part.running(self._column.key, adder, key)
        for number, (cell, given) in enumerate(zip(cells, derived, strict=True), self._rows + 1):
            if not _agree(cell, given):
                self._found.append(f"{self._place}, row {number}: {_differ(cell, given)}")

    def _fail(self, error: LdspError) -> None:
        self._failed = True
        self._found.append(str(error))


Adding = tuple[str, Adder]
"""The key of a column that is added up, and its sum so far."""


def _adder(table: Table, rule: Derivation | None, own: str = "") -> Adding | None:
    """Return what *rule* adds up from row to row, ``None`` for other rules."""
    if isinstance(rule, RunningTotal):
        key = rule.column
    elif own and rule == Sum():
        key = own
    else:
        return None
    kind = next((column.kind for column in table.columns if column.key == key), "number")
    return key, Adder(Money(amount=Decimal(0)) if kind == "money" else 0)


def _result(adder: Adder) -> Derived:
    return adder.result(), adder.is_incomplete


def _differ(cell: Cell, derived: Derived) -> str:
    return (
        f"it holds {format_cell(cell)}, but its rule gives {format_cell(derived[0])}; "
        "build the table with complete_table"
    )


def _agree(cell: Cell, derived: Derived) -> bool:
    result, is_incomplete = derived
    if cell in (result, SUPPRESSED):
        return True
    if isinstance(result, Missing) or isinstance(cell, Missing):
        return is_incomplete or (isinstance(result, Missing) and isinstance(cell, Missing))
    sort = _sort(cell)
    if not sort or sort != _sort(result):
        return False
    mine, theirs = interval_of(cell), interval_of(result)
    return (is_incomplete and theirs.covers(mine)) or (
        _close(mine.low, theirs.low)
        and _close(mine.high, theirs.high)
        and (mine.low_open, mine.high_open) == (theirs.low_open, theirs.high_open)
        and mine.approximate == theirs.approximate
    )


def _sort(cell: Cell) -> str:
    """Return what is measured: money by its currency, shares, plain numbers; else nothing."""
    if isinstance(cell, Money | MoneyRange):
        return cell.currency
    if isinstance(cell, Share):
        return "share"
    return "number" if isinstance(cell, int | Decimal | Count) else ""


def _close(one: Decimal | None, two: Decimal | None) -> bool:
    if one is None or two is None:
        return one is two
    return abs(one - two) <= TOLERANCE * max(abs(one), abs(two))
