"""The rows of a report's table as XML, streamed: however many there are, few are held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import Final

from attrs import define, field

from ldsp_core.document import Cell, Row
from ldsp_excel.cell_xml import opening, pieces_around
from ldsp_excel.cells import number, words
from ldsp_excel.column_writers import ColumnWriter
from ldsp_excel.columns import SheetColumn
from ldsp_excel.formulas import Formula
from ldsp_excel.scanning import chunks
from ldsp_excel.strings import SharedStrings
from ldsp_excel.styles import Role, Styles
from ldsp_excel.widths import line_count, row_height

MOST_MEASURED: Final = 5_000
"""Up to so many rows their heights are worked out; beyond, they are left to Excel."""


@define
class TableRows:
    """Writes the rows of a table with these columns, *widths* digits wide, and its total row."""

    columns: Sequence[SheetColumn]
    widths: Sequence[float]
    formulas: Mapping[int, Formula]
    styles: Styles
    strings: SharedStrings
    _around: tuple[str, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._around = pieces_around(len(self.columns))

    def body(self, rows: Sequence[Row], first: int) -> Iterator[str]:
        """Yield the XML of *rows*, of which the first has the number *first* on the sheet."""
        writers = [self._column(index) for index in range(len(self.columns))]
        before = self._around[0]
        openings = self._openings if len(rows) <= MOST_MEASURED else self._plain_openings
        done = 0
        for some in chunks(rows):
            cells = list(zip(*some, strict=True))
            written = (
                writer.write(cells[column.source], done)
                for writer, column in zip(writers, self.columns, strict=True)
            )
            numbers = map(str, range(first + done, first + done + len(some)))
            pieces = zip(repeat(before), openings(some), *written, strict=False)
            yield "".join(map(str.join, numbers, pieces))
            done += len(some)

    def totals(self, totals: Row, place: int) -> str:
        """Return the XML of the total row, which has the number *place* on the sheet."""
        (start,) = self._openings([totals], bold=True)
        tails = [
            self._writer(index, "total", self._total_formula(column)).write(
                [totals[column.source]]
            )[0]
            for index, column in enumerate(self.columns)
        ]
        return str(place).join([self._around[0], start, *tails])

    def _plain_openings(self, rows: Sequence[Row]) -> Iterable[str]:
        return repeat(opening(), len(rows))

    def _openings(self, rows: Sequence[Row], *, bold: bool = False) -> Iterable[str]:
        """Return the openings of *rows*, with the heights that their words need."""
        wrapped = [
            (column.source, width)
            for column, width in zip(self.columns, self.widths, strict=True)
            if column.part == "value" and column.longest
        ]
        for row in rows:
            lines = (
                line_count(words(cell), width, bold=bold)
                for source, width in wrapped
                if number(cell := row[source]) is None
            )
            yield opening(row_height(max(lines, default=1), self.styles.size))

    def _column(self, index: int) -> _Column:
        column = self.columns[index]
        formula = self.formulas.get(column.source) if column.part == "value" else None
        text = formula.row if formula else ""
        return _Column(
            constant=self._writer(index, "body", ""),
            live=self._writer(index, "body", text) if text else None,
            flags=formula.flags if formula else bytearray(),
        )

    def _writer(self, index: int, role: Role, formula: str) -> ColumnWriter:
        return ColumnWriter(
            self.columns[index],
            self.styles,
            self.strings,
            role=role,
            after=self._around[index + 2],
            formula=formula,
        )

    def _total_formula(self, column: SheetColumn) -> str:
        formula = self.formulas.get(column.source) if column.part == "value" else None
        return formula.total if formula else ""


@define(kw_only=True)
class _Column:
    """Writes a column of which some cells may be live."""

    constant: ColumnWriter
    live: ColumnWriter | None
    flags: bytearray

    def write(self, cells: Sequence[Cell], before: int) -> list[str]:
        """Return the XML of *cells*; *before* rows came before them."""
        if self.live is None:
            return self.constant.write(cells)
        flags = self.flags[before : before + len(cells)]
        if 0 not in flags:
            return self.live.write(cells)
        writers = (self.constant, self.live)
        return [writers[flag].write([cell])[0] for flag, cell in zip(flags, cells, strict=True)]
