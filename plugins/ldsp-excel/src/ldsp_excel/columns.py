"""From a table's columns to a sheet's: headers, ends of bounds, formats and widths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve, frozen

from ldsp_core.document import Column, Labels, Table
from ldsp_core.errors import RenderError
from ldsp_excel.cells import Decimals, Part
from ldsp_excel.names import HEADER_LIMIT, Names, units
from ldsp_excel.scanning import Found, Scan
from ldsp_excel.texts import checked, one_line, with_marks

NUMERIC: Final = ("number", "money", "share")
"""The kinds of column whose cells line up at the right."""

_LONGEST_WORDS: Final = "not applicable"
"""The longest words in a column of ends, and in a table without rows."""


@frozen(kw_only=True)
class SheetColumn:
    """A column of a sheet: which column of the document's table it shows, and how.

    ``source`` counts the document's columns from 0; ``title`` is the header without the
    markers of notes; ``links`` says whether addresses in it can be followed. ``longest``
    is the longest line of text in it, ``widest`` the longest number, both in characters
    as displayed; ``indent`` keeps it off the column before.
    """

    source: int
    column: Column
    part: Part
    title: str
    header: str
    decimals: Decimals
    links: bool = False
    longest: int = 0
    widest: int = 0
    indent: bool = False

    @property
    def is_numeric(self) -> bool:
        """Whether its cells line up at the right."""
        return self.column.kind in NUMERIC


def sheet_columns(table: Table, labels: Labels, scan: Scan) -> Iterator[SheetColumn]:
    """Yield the document's columns, and after them the ends of those that hold bounds.

    Raises RenderError for a header longer than Excel allows.
    """
    names = Names()
    linked = {address.column for address in scan.addresses}
    for source, part in _parts(scan.found):
        column, seen = table.columns[source], scan.found[source]
        title = _title(column, source, part)
        notes = [labels.note(note) for note in column.notes] if part == "value" else []
        header = _valid(with_marks(title, notes), table, column)
        yield SheetColumn(
            source=source,
            column=column,
            part=part,
            title=title,
            header=names.take(header, HEADER_LIMIT, " ({})"),
            decimals=_decimals(seen.decimals, part),
            links=part == "value" and source in linked,
            longest=_longest(scan, seen) if part == "value" else len(_LONGEST_WORDS),
            widest=seen.widest,
            indent=_stands_off(table, source, part),
        )


def _longest(scan: Scan, seen: Found) -> int:
    return seen.longest if scan.row_count else max(seen.longest, len(_LONGEST_WORDS))


def _decimals(decimals: Decimals, part: Part) -> Decimals:
    """Return the decimals of a column; an end of bounds shows enough of a broken percentage
    not to read as another figure than the words beside it, which are rounded away from it.
    """
    if part == "value" or not decimals.percent:
        return decimals
    return evolve(decimals, percent=decimals.percent + 1)


def _parts(found: Sequence[Found]) -> Iterator[tuple[int, Part]]:
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
