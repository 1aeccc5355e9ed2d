"""The rows of a sheet as they come, blank ones left out, each cell with its true address."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from attrs import define, field, frozen

from ldsp_excel.entry.addresses import column_number
from ldsp_excel.entry.findings import MOST
from ldsp_excel.entry.limits import Limit, Limits
from ldsp_excel.entry.package_in import Package, refused
from ldsp_excel.entry.workbook_in import Book, decoded
from ldsp_excel.entry.xml_in import Attributes, LocalNames, parse

Cell = tuple[int, str, str, int]
"""Column from 1, sort (as in ``Given``), text, number of the format."""

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_SORTS: Final = {"s": "shared", "inlineStr": "inline", "str": "s", "b": "b", "e": "e", "d": "d"}
LAST_ROW: Final = 1_048_576
LAST_COLUMN: Final = 16_384


@frozen(kw_only=True)
class Area:
    """A range of cells, all ends included, counted from 1."""

    reference: str
    first_row: int
    first_column: int
    last_row: int


@define
class _Reader:
    """What is known while a sheet is gone through."""

    package: Package
    book: Book
    limits: Limits
    title: str
    take: Callable[[int, list[Cell]], None]
    merged: list[Area] = field(factory=list)
    columns: dict[str, int] = field(factory=dict)
    row: int = 0
    column: int = 0
    taken: int = 0
    cells: list[Cell] = field(factory=list)
    sort: str = "n"
    style: int = 0
    is_formula: bool = False
    has_result: bool = False
    inside: bool = False
    guide: bool = False
    pieces: list[str] = field(factory=list)
    names: LocalNames = field(factory=LocalNames)

    def start(self, name: str, attributes: Attributes) -> None:
        local = self.names[name]
        if local == "c":
            self._start_cell(attributes)
        elif local == "v" or local == "t":
            self.inside = not self.guide
            self.has_result = True
        elif local == "row":
            self._start_row(attributes)
        elif local == "f":
            self.is_formula = True
        elif local == "rPh":
            self.guide = True
        elif local == "mergeCell":
            self.merged.append(self._area(attributes.get("ref", "")))
            if len(self.merged) > MOST:
                message = f"the sheet has more than {MOST:,} ranges of merged cells"
                raise refused(self.package.name, message, "unmerge them", where=self.title)

    def end(self, name: str) -> None:
        local = self.names[name]
        if local == "c":
            self._end_cell()
        elif local == "v" or local == "t":
            self.inside = False
        elif local == "row":
            if self.cells:
                self._end_row()
        elif local == "rPh":
            self.guide = False

    def text(self, data: str) -> None:
        if self.inside:
            self.pieces.append(data)

    def _start_row(self, attributes: Attributes) -> None:
        given = attributes.get("r")
        row = self.row + 1 if given is None else int(given) if given.isdecimal() else 0
        if not self.row < row <= LAST_ROW:
            raise self._damaged(f"row {given} after row {self.row}")
        self.row, self.column = row, 0

    def _start_cell(self, attributes: Attributes) -> None:
        reference = attributes.get("r")
        if reference is None:
            column = self.column + 1
        else:
            letters = reference.rstrip("0123456789")
            column = self.columns.get(letters, 0) or self._column(letters, reference)
            if reference[len(letters) :] != str(self.row):
                raise self._damaged(f"cell {reference[:20]} in row {self.row}")
        if not self.column < column <= LAST_COLUMN:
            raise self._damaged(f"cell {reference} out of its order")
        if column > self.limits.columns.value:
            raise self._beyond(self.limits.columns)
        self.column = column
        self.sort = _SORTS.get(attributes.get("t", "n"), "n")
        style = attributes.get("s")
        self.style = int(style) if style is not None and style.isdecimal() else 0
        self.is_formula = self.has_result = False
        self.pieces = []

    def _end_cell(self) -> None:
        text = "".join(self.pieces) if len(self.pieces) != 1 else self.pieces[0]
        sort = self.sort
        if sort == "shared":
            strings = self.book.strings
            if not (text.isdecimal() and int(text) < len(strings)):
                if text:
                    raise self._damaged(f"a cell of row {self.row} refers to no text")
                return
            text, sort = strings[int(text)], "s"
        elif sort == "inline":
            text, sort = decoded(text), "s"
        elif sort == "s":
            text = decoded(text)
        if self.is_formula and not text and (not self.has_result or sort != "s"):
            sort, text = "f", "="
        if text and not text.isspace():
            self.cells.append((self.column, sort, text, self.style))

    def _end_row(self) -> None:
        self.taken += 1
        if self.taken > self.limits.rows.value:
            raise self._beyond(self.limits.rows)
        cells, self.cells = self.cells, []
        self.take(self.row, cells)

    def _column(self, letters: str, reference: str) -> int:
        if not _REFERENCE.fullmatch(reference):
            raise self._damaged(f"a cell with the address {reference[:20]!r}")
        self.columns[letters] = number = column_number(letters)
        return number

    def _area(self, reference: str) -> Area:
        ends = [_REFERENCE.fullmatch(end) for end in reference.split(":")]
        known = [(int(end[2]), column_number(end[1])) for end in ends if end is not None]
        if len(ends) > 2 or len(known) < len(ends):
            raise self._damaged(f"merged cells {reference[:40]!r}")
        rows, columns = zip(*known, strict=True)
        return Area(
            reference=reference,
            first_row=min(rows),
            first_column=min(columns),
            last_row=max(rows),
        )

    def _damaged(self, what: str) -> Exception:
        return refused(
            self.package.name, f"the sheet is damaged: {what}", "save it anew", where=self.title
        )

    def _beyond(self, limit: Limit) -> Exception:
        message = f"the sheet has more than {limit.value:,} {limit.of}"
        return refused(self.package.name, message, limit.remedy, where=self.title)


def read_sheet(
    package: Package,
    book: Book,
    title: str,
    limits: Limits,
    take: Callable[[int, list[Cell]], None],
) -> list[Area]:
    """Tell *take* every row of the sheet *title* that is not blank; return its merged cells.

    Cells that hold nothing but space are left out. Raises DataFileError for a sheet that
    is damaged, or goes beyond *limits*.
    """
    reader = _Reader(package, book, limits, title, take)
    parse(package, book.sheets[title], reader.start, reader.end, reader.text)
    return reader.merged
