"""Sums over rows, and whether a spreadsheet's sum over them is the same."""

from __future__ import annotations

from attrs import define, field

from ldsp_core.document import Cell, Table
from ldsp_core.errors import DocumentError
from ldsp_excel.cells import number, written
from ldsp_excel.exact import Exact, currency


@define
class Group:
    """A sum in doubles; ``is_exact`` while all that went into it is exact and of one kind."""

    total: float = 0.0
    is_exact: bool = True
    _unit: str | None = field(default=None, init=False)

    def add(self, value: float | None, unit: str) -> None:
        """Add *value*, None for what is no exact number, in *unit*."""
        if value is None or self._unit not in (None, unit):
            self.is_exact = False
            return
        self._unit = unit
        self.total += value

    def extend(self, more: Exact) -> None:
        """Add all of *more*."""
        known = [value for value in more.values if value is not None]
        units = set(more.units) | ({self._unit} if self._unit is not None else set())
        if len(known) < len(more.values) or len(units) > 1:
            self.is_exact = False
        if self.is_exact and units:
            (self._unit,) = units
            self.total = sum(known, start=self.total)

    def running(self, more: Exact) -> list[float | None]:
        """Add all of *more* and return the sum after each, None from the first inexact on."""
        sums: list[float | None] = []
        for value, unit in zip(more.values, more.units, strict=True):
            if self.is_exact:
                self.add(value, unit)
            sums.append(self.total if self.is_exact else None)
        return sums


@define
class Groups:
    """Sums of one column of a table over the rows whose other column has one value.

    A spreadsheet compares what cells show, whatever the case; where that would take
    together what the document holds apart, there is no group.
    """

    _known: dict[tuple[str, str, str], Grouped] = field(factory=dict, init=False)

    def of(self, table: Table, column: str, where: str) -> Grouped:
        """Return the sums of *column* by the values of *where*, both keys of *table*."""
        key = (table.id, column, where)
        if key not in self._known:
            keys = [candidate.key for candidate in table.columns]
            for name in (column, where):
                if name not in keys:
                    raise DocumentError(f"table {table.id} has no column with the key {name!r}")
            grouped = Grouped()
            value_at, where_at = keys.index(column), keys.index(where)
            for row in table.rows:
                grouped.add(row[where_at], row[value_at])
            self._known[key] = grouped
        return self._known[key]


@define
class Grouped:
    """Sums by the value that a spreadsheet sees."""

    _groups: dict[tuple[type, object], Group] = field(factory=dict, init=False)
    _cells: dict[tuple[type, object], set[Cell]] = field(factory=dict, init=False)

    def add(self, where: Cell, value: Cell) -> None:
        """Add *value* to the group of *where*."""
        key = _seen(where)
        found = number(value)
        group = self._groups.setdefault(key, Group())
        group.add(None if found is None else float(found), currency(value))
        self._cells.setdefault(key, set()).add(where)

    def get(self, wanted: Cell) -> Group | None:
        """Return the sum over the rows that equal *wanted*, zero over none."""
        key = _seen(wanted)
        if self._cells.get(key, {wanted}) != {wanted}:
            return None
        return self._groups.get(key, Group())


def _seen(cell: Cell) -> tuple[type, object]:
    shown = written(cell)
    if isinstance(shown, str):
        return str, shown.casefold()
    return type(shown) if not isinstance(shown, int | float) else float, shown
