"""Whether a table of a report is in a file: its rows, and each cell by its value or words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from ldsp_core.document import (
    Cell,
    Report,
    Row,
    Table,
    format_cell,
    is_exact,
    walk,
)
from ldsp_core.document.walking import all_rows
from ldsp_core.testing.shown_words import squeezed
from ldsp_core.values import Count, Missing, Money, PartialDate, Period, Rag, Share

Rows = Sequence[Sequence[object]]
"""A table as it is found in a file."""

NEAR: Final = Decimal("1e-9")
"""How far a number in a file may lie from what it stands for: formats keep doubles."""


def tables_of(report: Report) -> tuple[Table, ...]:
    """Return the tables of *report*."""
    return tuple(placed.block for placed in walk(report) if isinstance(placed.block, Table))


def wrong_table(table: Table, found: Sequence[Rows], *, typed: bool) -> str:
    """Return what is wrong with *table* in the file, nothing if one of *found* is it.

    That one has the headers in their order, columns of its own between them allowed,
    and below them every row, in order.
    """
    best = "no table in the file has its headers: " + ", ".join(
        repr(column.label) for column in table.columns
    )
    most = -1
    for rows in found:
        for start, row in enumerate(rows):
            columns = _columns(table, row)
            if columns is None:
                continue
            matched, problem = _rows(table, rows[start + 1 :], columns, typed)
            if not problem:
                return ""
            if matched > most:
                best, most = problem, matched
    return f"table {table.id}: {best}"


def wrong_cell(cell: Cell, found: object, *, typed: bool) -> str:
    """Return how *found* differs from *cell*, nothing if it shows it.

    An exact number may be a number or its words, a date a date or its words; where the
    format is *typed*, words do not do.
    """
    if is_exact(cell) and (_is_number(found, cell) or (typed and not isinstance(cell, Rag))):
        return "" if _is_number(found, cell) else f"the number {format_cell(cell)} is {found!r}"
    if isinstance(cell, date) and (found == cell or typed):
        return "" if found == cell else f"the date {cell} is {found!r}"
    text = found.isoformat() if isinstance(found, date) else found
    if isinstance(text, str) and squeezed(text) in _ways(cell):
        return ""
    if isinstance(cell, Missing):
        return f"{cell.reason!r} is {found!r}; what is missing is neither nothing nor nought"
    return f"{format_cell(cell)!r} is {found!r}"


def _columns(table: Table, row: Sequence[object]) -> tuple[int, ...] | None:
    """Return the place of each column in a row of headers, ``None`` if it is none."""
    places: list[int] = []
    for column in table.columns:
        start = places[-1] + 1 if places else 0
        label = squeezed(column.label)
        place = next(
            (
                place
                for place in range(start, len(row))
                if isinstance(row[place], str) and squeezed(str(row[place])).startswith(label)
            ),
            None,
        )
        if place is None:
            return None
        places.append(place)
    return tuple(places)


def _rows(table: Table, rows: Rows, columns: tuple[int, ...], typed: bool) -> tuple[int, str]:
    """Return how many rows are there, and what is wrong with the first that is not."""
    at = 0
    for number, row in enumerate(all_rows(table)):
        for position in range(at, len(rows)):
            if not _wrong_row(table, row, rows[position], columns, typed):
                at = position + 1
                break
        else:
            which = "its total row" if number == len(table.rows) else f"row {number + 1}"
            if at == len(rows):
                return number, f"{which} is not there"
            return number, f"{which}, {_wrong_row(table, row, rows[at], columns, typed)}"
    return len(table.rows) + 1, ""


def _wrong_row(
    table: Table, row: Row, found: Sequence[object], columns: tuple[int, ...], typed: bool
) -> str:
    for column, cell, place in zip(table.columns, row, columns, strict=True):
        there = found[place] if place < len(found) else None
        if problem := wrong_cell(cell, there, typed=typed):
            return f"column {column.label!r}: {problem}"
    return ""


def _ways(cell: Cell) -> set[str]:
    """Return the texts that *cell* may be written as: in words, or as a code for programs."""
    ways = {format_cell(cell)}
    if isinstance(cell, date):
        ways.add(cell.isoformat())
    elif isinstance(cell, PartialDate):
        ways.add(cell.iso)
    elif isinstance(cell, Period):
        ways.add(cell.code)
    return {squeezed(way) for way in ways}


def _is_number(found: object, cell: Cell) -> bool:
    if isinstance(found, bool) or not isinstance(found, int | float | Decimal):
        return False
    number = Decimal(found)
    return any(
        abs(number - meant) <= NEAR * max(Decimal(1), abs(meant)) for meant in _numbers(cell)
    )


def _numbers(cell: Cell) -> Iterator[Decimal]:
    """Yield the numbers that may stand for an exact *cell*."""
    if isinstance(cell, int | Decimal):
        yield Decimal(cell)
    elif isinstance(cell, Money):
        yield cell.amount
    elif isinstance(cell, Rag):
        yield Decimal(cell.best)
    elif isinstance(cell, Count | Share):
        yield cell.interval.exact
