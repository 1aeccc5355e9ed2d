"""From a table's columns to a sheet's: headers, ends of bounds, formats and widths.

One pass over the rows finds all of it, so that rows may be lazy and are never kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from attrs import define, field, frozen

from ldsp_core.document import Cell, Column, Labels, Row, Table
from ldsp_core.errors import DocumentError, RenderError
from ldsp_excel import legend
from ldsp_excel.cells import Decimals, Part, is_bound, number, words
from ldsp_excel.names import HEADER_LIMIT, Names, units
from ldsp_excel.texts import Place, checked, one_line, with_marks

NUMERIC: Final = ("number", "money", "share")
"""The kinds of column whose cells line up at the right."""

_TOTAL: Final = "total row"
_LONGEST_WORDS: Final = "not applicable"
"""The longest words in a column of ends, and in a table without rows."""


@frozen(kw_only=True)
class SheetColumn:
    """A column of a sheet: which column of the document's table it shows, and how.

    ``source`` counts the document's columns from 0; ``title`` is the header without the
    markers of notes; ``longest`` is the longest line of text in it, ``widest`` the
    longest number, both in characters as displayed; ``indent`` keeps it off the column
    before.
    """

    source: int
    column: Column
    part: Part
    title: str
    header: str
    decimals: Decimals
    longest: int = 0
    widest: int = 0
    indent: bool = False

    @property
    def is_numeric(self) -> bool:
        """Whether its cells line up at the right."""
        return self.column.kind in NUMERIC


@frozen(kw_only=True)
class Scan:
    """What one pass over a table's rows finds."""

    columns: tuple[SheetColumn, ...]
    row_count: int
    words: frozenset[legend.Word]


@define
class _Found:
    """What has been seen of a column so far."""

    bound: bool = False
    decimals: Decimals = field(factory=Decimals)
    longest: int = 0
    widest: int = 0

    def see(self, cell: Cell, place: Place) -> None:
        self.bound = self.bound or is_bound(cell)
        self.decimals = self.decimals.covering(cell)
        text = words(cell)
        if number(cell) is None:
            checked(text, place)
            self.longest = max(self.longest, max(map(len, text.split("\n"))))
        else:
            self.widest = max(self.widest, len(text))


def scan(table: Table, labels: Labels) -> Scan:
    """Go through *table* once.

    Raises DocumentError for a row that does not fit the columns, RenderError for text
    that a workbook cannot hold or a header longer than Excel allows.
    """
    found = tuple(_Found() for _ in table.columns)
    used: set[legend.Word] = set()
    count = 0
    for place, row in _rows(table):
        count += place != _TOTAL
        if len(row) != len(table.columns):
            raise DocumentError(
                f"table {table.id}, {place}: {len(row)} cells for {len(table.columns)} columns"
            )
        for column, seen, cell in zip(table.columns, found, row, strict=True):
            seen.see(cell, partial(_place, table, place, column))
            used.update(legend.words_of(cell))
    if not count:
        for seen in found:
            seen.longest = max(seen.longest, len(_LONGEST_WORDS))
    columns = tuple(_sheet_columns(table, labels, found))
    if any(seen.bound for seen in found):
        used.add(legend.Word.ENDS)
    return Scan(columns=columns, row_count=count, words=frozenset(used))


def _place(table: Table, row: str, column: Column) -> str:
    return f"table {table.id}, {row}, column {column.label!r}"


def _rows(table: Table) -> Iterator[tuple[str, Row]]:
    for index, row in enumerate(table.rows, start=1):
        yield f"row {index}", row
    if table.totals is not None:
        yield _TOTAL, table.totals


def _sheet_columns(
    table: Table, labels: Labels, found: tuple[_Found, ...]
) -> Iterator[SheetColumn]:
    """Yield the document's columns, and after them the ends of those that hold bounds."""
    names = Names()
    for source, part in _parts(found):
        column, seen = table.columns[source], found[source]
        title = _title(column, source, part)
        notes = [labels.note(note) for note in column.notes] if part == "value" else []
        header = _valid(with_marks(title, notes), table, column)
        yield SheetColumn(
            source=source,
            column=column,
            part=part,
            title=title,
            header=names.take(header, HEADER_LIMIT, " ({})"),
            decimals=seen.decimals,
            longest=seen.longest if part == "value" else len(_LONGEST_WORDS),
            widest=seen.widest,
            indent=_stands_off(table, source, part),
        )


def _parts(found: tuple[_Found, ...]) -> Iterator[tuple[int, Part]]:
    for source in range(len(found)):
        yield source, "value"
    for source, seen in enumerate(found):
        if seen.bound:
            yield source, "low"
            yield source, "high"


def _stands_off(table: Table, source: int, part: Part) -> bool:
    """Whether words at the left would touch numbers at the right of the column before."""
    kinds = [column.kind for column in table.columns]
    after = source > 0 and part == "value" and kinds[source - 1] in NUMERIC
    return after and kinds[source] not in NUMERIC


def _title(column: Column, source: int, part: Part) -> str:
    """Return ``Label (unit)``, or ``Label – low (unit)`` for an end of bounds."""
    text = one_line(column.label) or f"Column {source + 1}"
    if part != "value":
        text += f" – {part}"
    unit = one_line(column.unit)
    return f"{text} ({unit})" if unit else text


def _valid(header: str, table: Table, column: Column) -> str:
    where = f"table {table.id}, header of column {column.key!r}"
    if units(header) > HEADER_LIMIT:
        raise RenderError(
            f"{where}: {header!r} has {units(header)} characters, and Excel allows {HEADER_LIMIT} "
            "in the name of a table's column; shorten the label"
        )
    return checked(header, lambda: where)
