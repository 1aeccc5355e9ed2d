"""Which derived cells may be live formulas: those whose inputs are all one exact number.

A formula is only allowed where its result, counted in doubles as a spreadsheet counts,
is the value that the document stores. Where an input is a bound, missing or suppressed
there is none: the cell is a constant, so that a blank never counts as zero.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from attrs import define, field, frozen

from ldsp_core.document import (
    Band,
    Cell,
    CellOf,
    Derivation,
    Difference,
    Ratio,
    Row,
    RunningTotal,
    Sum,
    SumWhere,
    Table,
)
from ldsp_core.errors import DocumentError
from ldsp_core.values import Missing
from ldsp_excel.banding import band_words
from ldsp_excel.cells import number
from ldsp_excel.exact import Exact, exact
from ldsp_excel.grouping import Group, Groups
from ldsp_excel.rules import agrees

Results = Sequence[float | str | None]
"""What a rule gives in some rows, counted as a spreadsheet counts; None where it may not."""

Columns = Sequence[Sequence[Cell]]
"""The cells of some rows, column by column."""


@frozen
class LiveCells:
    """Which cells of one column may be live: ``flags`` has a 1 or 0 for each row.

    ``differ`` are the places of stored values that the rule does not give.
    """

    flags: bytearray
    total: bool
    differ: tuple[str, ...]

    @property
    def throughout(self) -> bool:
        """Whether every row of the column is live."""
        return bool(self.flags) and 0 not in self.flags


Live = Mapping[int, LiveCells]
"""The columns with a rule, by their index in the document's table."""


@define
class _Seen:
    flags: bytearray = field(factory=bytearray)
    total: bool = False
    differ: list[str] = field(factory=list)


@define
class Study:
    """Follows one table from its first rows to its totals.

    Raises DocumentError for a rule that refers to what is not there.
    """

    table: Table
    tables: Mapping[str, Table]
    groups: Groups
    _rows: int = field(default=0, init=False)
    _seen: dict[int, _Seen] = field(init=False)
    _sums: dict[int, Group] = field(init=False)
    _running: dict[int, Group] = field(init=False)

    def __attrs_post_init__(self) -> None:
        columns = self.table.columns
        ruled = (index for index, one in enumerate(columns) if one.derive or one.total)
        self._seen = {index: _Seen() for index in ruled}
        summed = (index for index, one in enumerate(columns) if one.total == Sum())
        self._sums = {index: Group() for index in summed}
        running = (i for i, one in enumerate(columns) if isinstance(one.derive, RunningTotal))
        self._running = {index: Group() for index in running}

    def see(self, columns: Columns) -> None:
        """Look at the next rows."""
        inputs = _Inputs(self.table, columns)
        for index, group in self._sums.items():
            group.extend(inputs.exact_at(index))
        for index, seen in self._seen.items():
            rule = self.table.columns[index].derive
            if rule is not None:
                results = self._results(index, rule, inputs)
                seen.flags += self._agreed(index, inputs, results, seen.differ, self._row_name)
        self._rows += len(columns[0])

    def see_totals(self, columns: Columns) -> None:
        """Look at the total row, after all others."""
        if not self._rows:
            return
        inputs = _Inputs(self.table, columns)
        for index, seen in self._seen.items():
            rule = self.table.columns[index].total
            if rule is None:
                continue
            if rule == Sum():
                group = self._sums[index]
                results: Results = [group.total if group.is_exact else None]
            elif isinstance(rule, RunningTotal):
                continue  # no report has one, and a table's total row has no rows to run down
            else:
                results = self._results(index, rule, inputs)
            (flag,) = self._agreed(index, inputs, results, seen.differ, lambda _: "the total row")
            seen.total = bool(flag)

    def result(self) -> Live:
        """Return what was found."""
        return {
            index: LiveCells(seen.flags, seen.total, tuple(seen.differ))
            for index, seen in self._seen.items()
        }

    def _row_name(self, offset: int) -> str:
        return f"row {self._rows + offset + 1}"

    def _results(self, index: int, rule: Derivation, inputs: _Inputs) -> Results:
        match rule:
            case Sum(columns=keys):
                return _added([inputs.exact(key) for key in keys])
            case Difference(minuend=first, subtrahend=second):
                return _subtracted(inputs.exact(first), inputs.exact(second))
            case Ratio(numerator=first, denominator=second):
                return _divided(inputs.exact(first), inputs.exact(second))
            case RunningTotal(column=key):
                return self._running[index].running(inputs.exact(key))
            case Band(column=key):
                return [band_words(rule, value) for value in inputs.exact(key).values]
            case SumWhere():
                found = self.groups.of(self._other(rule.table), rule.column, rule.where)
                groups = map(found.get, inputs.cells(rule.equals))
                return [group.total if group and group.is_exact else None for group in groups]
            case CellOf():
                value = number(self._cell_of(rule))
                return [None if value is None else float(value)] * inputs.count

    def _agreed(
        self,
        index: int,
        inputs: _Inputs,
        results: Results,
        differ: list[str],
        name: Callable[[int], str],
    ) -> bytes:
        """Return a 1 for each result that is what the document stores; note where it is not."""
        stored = inputs.columns[index]
        values = inputs.exact_at(index).values
        flags = bytes(map(agrees, stored, values, results))
        if 0 in flags:
            differ += (
                name(offset)
                for offset, (flag, cell, result) in enumerate(
                    zip(flags, stored, results, strict=True)
                )
                if not flag and result is not None and not isinstance(cell, Missing)
            )
        return flags

    def _other(self, identifier: str) -> Table:
        try:
            return self.tables[identifier]
        except KeyError:
            raise DocumentError(f"the report has no table with the id {identifier!r}") from None

    def _cell_of(self, rule: CellOf) -> Cell:
        there = self._other(rule.table)
        keys = [column.key for column in there.columns]
        if rule.column not in keys:
            raise DocumentError(f"table {there.id} has no column with the key {rule.column!r}")
        row: Row | None = there.totals if rule.row == "total" else None
        if isinstance(rule.row, int) and 0 <= rule.row < len(there.rows):
            row = there.rows[rule.row]
        if row is None:
            raise DocumentError(f"table {there.id} has no row {rule.row!r}")
        return row[keys.index(rule.column)]


@define
class _Inputs:
    """The cells of some rows, and what they are as numbers, each column worked out once."""

    table: Table
    columns: Columns
    _exact: dict[int, Exact] = field(factory=dict, init=False)

    @property
    def count(self) -> int:
        return len(self.columns[0])

    def cells(self, key: str) -> Sequence[Cell]:
        return self.columns[self._index(key)]

    def exact(self, key: str) -> Exact:
        return self.exact_at(self._index(key))

    def exact_at(self, index: int) -> Exact:
        if index not in self._exact:
            self._exact[index] = exact(self.columns[index])
        return self._exact[index]

    def _index(self, key: str) -> int:
        for index, column in enumerate(self.table.columns):
            if column.key == key:
                return index
        raise DocumentError(f"a column is derived from {key!r}, which is no column")


def _same_units(parts: Sequence[Exact]) -> Callable[[int], bool]:
    """Return a function that tells whether the cells of a row are all of one unit."""
    first, *others = (part.units for part in parts)
    if all(units == first for units in others):
        return lambda _row: True
    return lambda row: all(units[row] == first[row] for units in others)


def _added(parts: Sequence[Exact]) -> Results:
    alike = _same_units(parts)
    rows = zip(*(part.values for part in parts), strict=True)
    return [
        sum(row) if alike(number) and None not in row else None for number, row in enumerate(rows)
    ]


def _subtracted(one: Exact, other: Exact) -> Results:
    alike = _same_units((one, other))
    return [
        first - second if first is not None and second is not None and alike(row) else None
        for row, (first, second) in enumerate(zip(one.values, other.values, strict=True))
    ]


def _divided(one: Exact, other: Exact) -> Results:
    return [
        first / second if first is not None and second else None
        for first, second in zip(one.values, other.values, strict=True)
    ]
