"""The rows of a sheet to tables, each with what it belongs to and what others call it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from functools import partial
from typing import Any, Final

from attrs import define, evolve, field

from ldsp_excel.entry.addresses import address
from ldsp_excel.entry.cells_in import Given, read_cell
from ldsp_excel.entry.findings import Findings, Place
from ldsp_excel.entry.formats import PLAIN
from ldsp_excel.entry.headers import SEARCHED, Slot, is_header_row, known_slots, match_headers
from ldsp_excel.entry.layout import KEY, OWNER, OWNER_KIND, Column, Keys, Sheet, needed_groups
from ldsp_excel.entry.marks import is_plain
from ldsp_excel.entry.reading import CellError, Found
from ldsp_excel.entry.sheet_in import Cell
from ldsp_excel.entry.workbook_in import Book

Table = dict[str, Any]

_REMEMBERED: Final = 4096
"""How many different cells of a column are remembered with what they stand for."""

_WHOLE = re.compile(r"\.0+$")


@define(eq=False)
class Row:
    """A row as read: its table, its number, and the texts that tell where it belongs."""

    table: Table
    number: int
    owner_kind: str = ""
    owner: str = ""
    key: str = ""


@define(eq=False)
class CellReader:
    """Reads single cells into tables, and keeps what is to be said of them."""

    book: Book
    reasons: Sequence[str]
    findings: Findings
    known: dict[int, dict[tuple[str, str, int], Found]] = field(factory=dict)

    def given(self, cell: Cell) -> Given:
        """Return a cell with its format."""
        _, sort, text, style = cell
        formats = self.book.formats
        shown = formats[style] if style < len(formats) else PLAIN
        return Given(sort=sort, text=text, format=shown, since_1904=self.book.since_1904)

    def _found(self, column: Column, cell: Cell) -> Found:
        """Return what a cell stands for; columns say the same few things over and over."""
        _, sort, text, style = cell
        known = self.known.setdefault(id(column), {})
        found = known.get((sort, text, style))
        if found is None:
            found = read_cell(column, self.given(cell), self.reasons)
            if len(known) < _REMEMBERED:
                known[sort, text, style] = found
        value = found.value
        return evolve(found, value=deepcopy(value)) if isinstance(value, list | dict) else found

    def put(self, table: Table, column: Column, cell: Cell, place_of: Callable[[], Place]) -> None:
        """Put what *cell* stands for into *table*, or say why it cannot be."""
        if column.is_text and cell[1] == "s" and is_plain(cell[2]):
            table[column.path[0]] = cell[2]
            return
        try:
            found = self._found(column, cell)
        except CellError as error:
            self.findings.fault(
                place_of(), error.message, error.advice, table=table, path=column.path
            )
            return
        if found.notice is not None:
            self.findings.notice(place_of(), found.notice)
        path = column.marks if found.is_mark and column.marks is not None else column.path
        for key in path[:-1]:
            table = table.setdefault(key, {})
        if found.is_mark and isinstance(table.get(path[-1]), dict):
            table[path[-1]].update(found.value)
        else:
            table[path[-1]] = found.value


@define(eq=False)
class SheetRows:
    """Takes the rows of one sheet as they come."""

    sheet: Sheet
    order: int
    cells: CellReader
    rows: list[Row] = field(factory=list)
    slots: dict[int, Slot] | None = None
    columns: dict[int, int] = field(factory=dict)
    header_row: int = 0
    headed: frozenset[int] = frozenset()
    outside: dict[int, tuple[int, str, int]] = field(factory=dict)
    known: Mapping[str, Slot] = field(init=False)
    groups: Sequence[Keys] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.known = known_slots(self.sheet)
        self.groups = needed_groups(self.sheet.columns)

    def take(self, number: int, cells: list[Cell]) -> None:
        """Take the row with a *number*, of cells that are not blank."""
        if self.slots is not None:
            self._take_data(number, cells)
        elif number <= SEARCHED:
            texts = {cell[0]: cell[2] for cell in cells if cell[1] == "s"}
            if is_header_row(list(texts.values()), self.known):
                self.header_row = number
                self.headed = frozenset(texts)
                self.slots = match_headers(
                    self.sheet, texts, number, self.order, self.cells.findings
                )
                self.columns = {id(slot): column for column, slot in self.slots.items()}

    def finish(self) -> None:
        """Say so where no headers were found, or something stands under none."""
        if self.slots is None:
            place = self._place(1, 1)
            headers = ", ".join(map(repr, self.sheet.headers[:6]))
            self.cells.findings.fault(
                place,
                f"no row with the headers was found in the first {SEARCHED} rows",
                f"write them back: {headers} …",
            )
        for column, (row, text, count) in self.outside.items():
            more = f", and {count - 1:,} more cells below it" if count > 1 else ""
            self.cells.findings.fault(
                self._place(row, column),
                f"{text!r} stands in a column without a header of this sheet{more}",
                "move it to the column that it belongs to, or clear the cell",
            )

    def _take_data(self, number: int, cells: list[Cell]) -> None:
        row = Row({}, number)
        slots, put = self.slots or {}, self.cells.put
        is_blank = True
        for cell in cells:
            slot = slots.get(cell[0])
            if slot is None:
                self._outside(number, cell)
                continue
            is_blank = False
            if isinstance(slot, Column):
                put(row.table, slot, cell, partial(self._place, number, cell[0], slot.header))
            elif slot == KEY:
                row.key = self._plain(cell, number)
            elif slot == OWNER:
                row.owner = self._plain(cell, number)
            elif slot == OWNER_KIND:
                row.owner_kind = self._plain(cell, number)
        if not is_blank:
            fill_groups(row.table, self.groups)
            self.rows.append(row)

    def _place(self, row: int, column: int, header: str = "") -> Place:
        return Place(
            title=self.sheet.title, order=self.order, row=row, column=column, header=header
        )

    def _plain(self, cell: Cell, number: int) -> str:
        """Return the text of a cell that says where its row belongs."""
        if cell[1] == "n":
            return _WHOLE.sub("", cell[2])
        if cell[1] in "ef":
            place = self._place(number, cell[0])
            self.cells.findings.fault(place, "the cell has no value", "type it")
        return cell[2].strip()

    def _outside(self, number: int, cell: Cell) -> None:
        """Keep what stands under no header at all; of other headers it was said already."""
        if cell[0] in self.headed:
            return
        row, text, count = self.outside.get(cell[0], (number, cell[2][:40], 0))
        self.outside[cell[0]] = (row, text, count + 1)

    def place_of(self, row: int, path: Keys) -> str:
        """Return the address of the cell of a row that *path* leads to, or nearest to it."""
        column = nearest_column(self.sheet.columns, path)
        if column is None:
            return address(self.sheet.title, row, 1)
        return address(self.sheet.title, row, self.columns.get(id(column), 1), column.header)


def fill_groups(table: Table, groups: Sequence[Keys]) -> None:
    """Begin the *groups* that a table needs, so that each fact they lack is missed by name."""
    for path in groups:
        here = table
        for key in path:
            here = here.setdefault(key, {})


def nearest_column(columns: Sequence[Column], path: Keys) -> Column | None:
    """Return the column whose path has most in common with *path*, if any has something."""
    best: Column | None = None
    length = 0
    for column in columns:
        common = 0
        for one, other in zip(column.path, path, strict=False):
            if one != other:
                break
            common += 1
        if common > length:
            best, length = column, common
    return best
