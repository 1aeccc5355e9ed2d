"""A table seen as a sheet: the rules of its columns applied to its cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

from ldsp_core.document.arithmetic import Adder, divide, share_of, subtract
from ldsp_core.document.banding import limits_of, rate
from ldsp_core.document.blocks import Column, Table
from ldsp_core.document.cells import Cell
from ldsp_core.document.derivations import (
    Band,
    CellOf,
    Difference,
    Ratio,
    RunningTotal,
    Sum,
    SumWhere,
)
from ldsp_core.errors import DocumentError, LdspError
from ldsp_core.values import NOT_APPLICABLE, Missing, Money, MoneyRange

T = TypeVar("T")

Derived = tuple[Cell, bool]
"""A cell that follows from others, and whether it is a sum in which something is missing."""

ByRow = Sum | Difference | Ratio | Band | SumWhere | CellOf
"""Rules that work the same in a row and in the total row."""

Read = Callable[[str], Sequence[Cell]]
"""Gives the cells of a column by its key: those of all rows, or of the total row alone."""


class Sheet:
    """A table whose derived cells can be worked out.

    With *fill*, a derived cell that holds NOT_APPLICABLE is taken to be what its rule
    gives; without it all cells count as they stand. *others* holds the sheets that rules
    may refer to, by the id of their table. All rows must be as long as there are columns,
    and no rules may go round in a circle.
    """

    def __init__(
        self, table: Table, others: Mapping[str, Sheet] | None = None, *, fill: bool = False
    ) -> None:
        """Look at *table*."""
        self.table = table
        self._others = {} if others is None else others
        self._fill = fill
        self._places = {column.key: place for place, column in enumerate(table.columns)}
        self._cells: dict[str, Sequence[Cell]] = {}
        self._totals: dict[str, Cell] = {}

    def cells(self, key: str) -> Sequence[Cell]:
        """Return the cells of a column, the total left out."""
        if key not in self._cells:
            column, place = self._column(key)
            stored = [row[place] for row in self.table.rows]
            if self._fill and column.derive is not None:
                derived = self.derived(key)
                stored = [
                    new if old == NOT_APPLICABLE else old
                    for old, (new, _) in zip(stored, derived, strict=True)
                ]
            self._cells[key] = stored
        return self._cells[key]

    def total(self, key: str) -> Cell:
        """Return the total of a column; raises DocumentError without a total row."""
        if key not in self._totals:
            column, place = self._column(key)
            if self.table.totals is None:
                raise DocumentError(f"the table {self.table.id} has no total row")
            total = self.table.totals[place]
            if self._fill and column.total is not None and total == NOT_APPLICABLE:
                total, _ = self.derived_total(key)
            self._totals[key] = total
        return self._totals[key]

    def derived(self, key: str) -> Sequence[Derived]:
        """Return what the rule of a column gives in each row."""
        rule = self._column(key)[0].derive
        if isinstance(rule, RunningTotal):
            return self.running(key, Adder(self.zero(rule.column)), rule.column)
        if rule is None or rule == Sum():
            raise self._error(key, "a cell in a row needs a rule that names other columns")
        return self._applied(rule, key, self.cells, len(self.table.rows))

    def derived_total(self, key: str) -> Derived:
        """Return what the rule for the total of a column gives."""
        rule = self._column(key)[0].total
        if rule is None:
            raise self._error(key, "its total has no rule")
        if isinstance(rule, RunningTotal):
            return self._sum(key, self.cells(rule.column), self.zero(rule.column))
        if rule == Sum():
            return self._sum(key, self.cells(key), self.zero(key))
        return self._applied(rule, key, lambda other: (self.total(other),), 1)[0]

    def zero(self, key: str) -> Cell:
        """Return the sum of no cells of a column: 0, or no money in its currency."""
        for cell in self.cells(key):
            if isinstance(cell, Money | MoneyRange):
                return Money(amount=Decimal(0), currency=cell.currency)
            if not isinstance(cell, Missing):
                return 0
        return Money(amount=Decimal(0)) if self._column(key)[0].kind == "money" else 0

    def _applied(self, rule: ByRow, key: str, read: Read, count: int) -> Sequence[Derived]:
        """Apply a rule that looks at other columns to *count* cells."""
        match rule:
            case Sum():
                zero = self.zero(rule.columns[0])
                parts = zip(*map(read, rule.columns), strict=True)
                return [self._sum(key, row, zero) for row in parts]
            case Difference():
                return self._both(key, subtract, read(rule.minuend), read(rule.subtrahend))
            case Ratio():
                ratio = share_of if self._column(key)[0].kind == "share" else divide
                return self._both(key, ratio, read(rule.numerator), read(rule.denominator))
            case Band():
                limits = self._tried(key, limits_of, rule)
                return [(self._tried(key, rate, cell, limits), False) for cell in read(rule.column)]
            case SumWhere():
                other = self._sheet(key, rule.table)
                sums = other.sums_where(rule.column, rule.where)
                nothing = (other.zero(rule.column), False)
                return [sums.get(cell, nothing) for cell in read(rule.equals)]
            case CellOf():
                return [(self._sheet(key, rule.table).cell(rule.row, rule.column), False)] * count

    def cell(self, row: int | str, key: str) -> Cell:
        """Return one cell: of a row by its number from 0, or of the row "total"."""
        if row == "total":
            return self.total(key)
        cells = self.cells(key)
        if not isinstance(row, int) or not 0 <= row < len(cells):
            raise DocumentError(f"the table {self.table.id} has no row {row!r}")
        return cells[row]

    def sums_where(self, key: str, where: str) -> Mapping[Cell, Derived]:
        """Return the sums of a column over the rows that hold the same in the column *where*."""
        groups: dict[Cell, list[Cell]] = {}
        for name, cell in zip(self.cells(where), self.cells(key), strict=True):
            groups.setdefault(name, []).append(cell)
        zero = self.zero(key)
        return {name: self._sum(key, cells, zero) for name, cells in groups.items()}

    def running(self, key: str, adder: Adder, source: str) -> Sequence[Derived]:
        """Add the cells of the column *source*, for *key*, and return the sum after each."""
        sums: list[Derived] = []
        for cell in self.cells(source):
            self._tried(key, adder.add, cell)
            sums.append((self._tried(key, adder.result), adder.is_incomplete))
        return sums

    def add_up(self, key: str, adder: Adder, source: str) -> None:
        """Add the cells of the column *source*, for *key*."""
        self._tried(key, adder.extend, self.cells(source))

    def _sum(self, key: str, cells: Iterable[Cell], zero: Cell) -> Derived:
        adder = Adder(zero)
        self._tried(key, adder.extend, tuple(cells))
        return self._tried(key, adder.result), adder.is_incomplete

    def _both(
        self,
        key: str,
        calculate: Callable[[Cell, Cell], Cell],
        ones: Sequence[Cell],
        others: Sequence[Cell],
    ) -> Sequence[Derived]:
        return [
            (self._tried(key, calculate, one, other), False)
            for one, other in zip(ones, others, strict=True)
        ]

    def _tried(self, key: str, calculate: Callable[..., T], *inputs: object) -> T:
        """Calculate, and say where it went wrong if it does."""
        try:
            return calculate(*inputs)
        except LdspError as error:
            raise self._error(key, str(error)) from error

    def _column(self, key: str) -> tuple[Column, int]:
        place = self._places.get(key)
        if place is None:
            raise DocumentError(f"the table {self.table.id} has no column {key!r}")
        return self.table.columns[place], place

    def _sheet(self, key: str, table: str) -> Sheet:
        if table == self.table.id:
            return self
        if table not in self._others:
            raise self._error(key, f"it derives from the table {table!r}, which is not there")
        return self._others[table]

    def _error(self, key: str, message: str) -> DocumentError:
        return DocumentError(f"table {self.table.id}, column {key}: {message}")
