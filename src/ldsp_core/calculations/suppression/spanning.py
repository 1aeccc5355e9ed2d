"""Whether hidden numbers can make up for another: linear algebra on sums, without their values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from typing import Final

from ldsp_core.calculations.suppression.tables import Tables

_PRIME: Final = (1 << 61) - 1
"""Whole numbers are taken modulo this prime: exact for sums of any size met here."""

Column = Mapping[int, int]
"""The sums that a cell is in, each with its sign."""


def column_of(tables: Tables, number: int) -> dict[int, int]:
    """Return the column of the cell *number* in the system of sums."""
    column: dict[int, int] = {}
    for row, each in enumerate(tables.sums):
        for cell, sign in each.signs:
            if cell == number:
                column[row] = column.get(row, 0) + sign
    return column


def columns_of(tables: Tables, units: Set[int], *, only: bool = False) -> list[dict[int, int]]:
    """Return the columns of all that can make up for a small cell when *units* are hidden.

    These are large cells, past ones too, and those that nobody sees; with *only* those of
    *units* alone.
    """
    return [
        column_of(tables, number)
        for number, cell in enumerate(tables.cells)
        if cell.role in ("large", "unseen")
        and (cell.unit in units if only else tables.is_hidden(number, units))
        and not cell.known
    ]


class Span:
    """All that can be made of some columns, kept as rows of a triangle."""

    def __init__(self, columns: Iterable[Column], basis: Mapping[int, Column] | None = None):
        self._basis: dict[int, dict[int, int]] = {
            pivot: dict(column) for pivot, column in (basis or {}).items()
        }
        for column in columns:
            rest = self._rest(column)
            if rest:
                pivot = min(rest)
                inverse = pow(rest[pivot], -1, _PRIME)
                self._basis[pivot] = {row: value * inverse % _PRIME for row, value in rest.items()}

    def with_more(self, columns: Iterable[Column]) -> Span:
        """Return the span of these columns and *columns*."""
        return Span(columns, self._basis)

    def holds(self, tables: Tables, number: int) -> bool:
        """Whether the column of the cell *number* can be made of these."""
        return not self._rest(column_of(tables, number))

    def _rest(self, column: Column) -> dict[int, int]:
        """Return what is left of *column* once these have been taken out of it."""
        rest = {row: value % _PRIME for row, value in column.items() if value % _PRIME}
        while True:
            pivot = next((row for row in sorted(rest) if row in self._basis), None)
            if pivot is None:
                return rest
            factor = rest[pivot]
            for row, value in self._basis[pivot].items():
                left = (rest.get(row, 0) - factor * value) % _PRIME
                if left:
                    rest[row] = left
                else:
                    rest.pop(row, None)
