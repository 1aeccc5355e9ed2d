"""The sheet of what a partnership has once to a table: the name of a fact, and its value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import define, field

from ldsp_core.errors import did_you_mean
from ldsp_excel.entry.addresses import address, quoted_title
from ldsp_excel.entry.findings import Place
from ldsp_excel.entry.layout import Column, Keys, needed_groups
from ldsp_excel.entry.rows_in import CellReader, Table, fill_groups, nearest_column
from ldsp_excel.entry.sheet_in import Cell
from ldsp_excel.entry.titles import normal

FORM_LABEL: Final = "Fact"
"""The header over the names of the facts on the sheet of what a partnership has once."""


@define(eq=False)
class FormRows:
    """Takes the rows of the sheet of what a partnership has once: its name, and its value."""

    title: str
    order: int
    fields: Sequence[Column]
    cells: CellReader
    table: Table = field(factory=dict)
    rows: dict[int, int] = field(factory=dict)
    known: dict[str, Column] = field(init=False)
    begun: bool = False

    def __attrs_post_init__(self) -> None:
        self.known = {normal(column.header): column for column in self.fields}

    def take(self, number: int, cells: list[Cell]) -> None:
        """Take the row with a *number*, of cells that are not blank."""
        label = next((cell[2] for cell in cells if cell[0] == 1 and cell[1] == "s"), "")
        value = next((cell for cell in cells if cell[0] == 2), None)
        if not self.begun:
            self.begun = normal(label) == normal(FORM_LABEL)
            return
        column = self.known.get(normal(label))
        place = Place(title=self.title, order=self.order, row=number, column=2, header=label[:80])
        if column is None:
            if value is not None:
                self._fault(
                    place,
                    f"{label[:80]!r} is no fact of this sheet"
                    + did_you_mean(label, [each.header for each in self.fields]),
                    "write the name of the fact back in column A",
                )
            return
        if id(column) in self.rows:
            self._fault(place, "this fact stands on the sheet twice", "keep one of the two rows")
            return
        self.rows[id(column)] = number
        if value is not None:
            self.cells.put(self.table, column, value, lambda: place)

    def finish(self) -> None:
        """Begin what is needed, and say so where the facts were not found."""
        fill_groups(self.table, needed_groups(self.fields))
        if not self.begun:
            place = Place(title=self.title, order=self.order, row=1, column=1)
            self._fault(place, f"no row begins with {FORM_LABEL!r}", "write the header back")

    def _fault(self, place: Place, message: str, advice: str) -> None:
        self.cells.findings.fault(place, message, advice)

    def place_of(self, path: Keys) -> str:
        """Return the address of the cell that *path* leads to, or nearest to it."""
        column = nearest_column(self.fields, path)
        row = None if column is None else self.rows.get(id(column))
        if column is None or row is None:
            return quoted_title(self.title)
        return address(self.title, row, 2, column.header)
