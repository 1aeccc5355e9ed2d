"""A sheet in the making: what openpyxl sets up, and the rows that are streamed into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import define, field, frozen
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

from ldsp_excel.cell_xml import row, tail
from ldsp_excel.cells import Written
from ldsp_excel.strings import Run, SharedStrings
from ldsp_excel.styles import PLAIN, TYPEFACE, Look, Styles
from ldsp_excel.widths import line_count, row_height


@frozen(kw_only=True)
class Content:
    """What goes into one cell.

    ``value`` is None where it is blank on purpose. ``formula`` (without ``=``) makes it
    live; ``value`` is then what is stored as its result. ``address`` leads out of the
    workbook, ``place`` to a cell in it. ``strong`` are the runs of a text of which some
    are bold.
    """

    value: Written | None
    look: Look = PLAIN
    formula: str = ""
    address: str = ""
    place: str = ""
    strong: tuple[Run, ...] = ()


@define
class Page:
    """A sheet, and the XML of its rows in their order, from the first to the last."""

    sheet: Any
    styles: Styles
    strings: SharedStrings
    _rows: list[Iterable[str]] = field(factory=list, init=False)
    _last: int = field(default=1, init=False)
    _columns: int = field(default=1, init=False)

    @property
    def name(self) -> str:
        """The sheet's name."""
        return str(self.sheet.title)

    @property
    def dimension(self) -> str:
        """The cells from the first to the last, such as ``A1:C9``."""
        return f"A1:{get_column_letter(self._columns)}{self._last}"

    def rows(self) -> Iterator[str]:
        """Yield the XML of the rows, piece by piece; it can be had once."""
        for some in self._rows:
            yield from some

    def put(self, number: int, contents: Sequence[Content]) -> None:
        """Write the row *number*, from column A on; it must come after all others."""
        tails = [self._tail(content) for content in contents]
        self.stream([row(number, tails, self._height(contents))], number, len(tails))
        for column, content in enumerate(contents, start=1):
            self.link(number, column, address=content.address, place=content.place)

    def stream(self, rows: Iterable[str], last: int, columns: int) -> None:
        """Take *rows* as XML, of which the last has the number *last*."""
        self._rows.append(rows)
        self._last = last
        self._columns = max(self._columns, columns)

    def link(self, number: int, column: int, *, address: str = "", place: str = "") -> None:
        """Have a cell lead to *address*, or to *place* in the workbook, where one is given."""
        if address or place:
            cell = self.sheet.cell(number, column)
            cell.hyperlink = address if address else Hyperlink(ref=cell.coordinate, location=place)

    def _height(self, contents: Sequence[Content]) -> float | None:
        """Return the height that wrapped words need, None for a row without any."""
        lines = [
            line_count(content.value, self.width(column), bold=content.look.role != "body")
            for column, content in enumerate(contents, start=1)
            if content.look.wrap and isinstance(content.value, str)
        ]
        return row_height(max(lines), self.styles.size) if lines else None

    def width(self, column: int) -> float:
        """Return the width of a column, counted from 1, in digits."""
        return float(self.sheet.column_dimensions[get_column_letter(column)].width)

    def _tail(self, content: Content) -> str:
        style = self.styles.number(content.look)
        if any(bold for _, bold in content.strong):
            rich = self.strings.rich_tail(content.strong, self.styles.size, TYPEFACE)
            return f'" s="{style}"{rich}'
        return tail(style, content.value, self.strings, content.formula)
