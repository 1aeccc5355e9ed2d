"""How tall a row is so that its texts can be read; it still grows with what is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ldsp_excel.entry.looks import Look
from ldsp_excel.entry.written import Cell, ColumnLook, Written

_TITLE: Final = 24.0
_LINE: Final = 15.0
_SMALL_LINE: Final = 12.0
_TALLEST: Final = 405.0
"""A row is at most 409 points tall (Excel specifications and limits, Microsoft)."""

_ONE_LINE: Final = frozenset({Look.PLAIN, Look.HEADING, Look.LINK})


def height_of(cells: Mapping[int, Written], columns: Sequence[ColumnLook]) -> float | None:
    """Return the height that the texts of a row need; None where a line each is enough."""
    most, is_small = 1, True
    for number, cell in cells.items():
        if not isinstance(cell, Cell) or not isinstance(cell.value, str):
            continue
        if cell.look is Look.TITLE and cell.value:
            return _TITLE
        if cell.look in _ONE_LINE or not cell.value:
            continue
        is_small = is_small and cell.look in (Look.HELP, Look.TAIL)
        width = columns[number - 1].width * (1.2 if cell.look in (Look.HELP, Look.TAIL) else 1.08)
        if len(cell.value) > width or "\n" in cell.value:
            lines = (max(1, -(-len(line) // int(width))) for line in cell.value.split("\n"))
            most = max(most, sum(lines))
    if most == 1:
        return None
    return min(_TALLEST, most * (_SMALL_LINE if is_small else _LINE) + 3)
