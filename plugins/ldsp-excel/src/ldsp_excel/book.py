"""A workbook in the making: where every sheet puts its cells, links and stored values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from attrs import define, field, frozen
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet.hyperlink import Hyperlink

from ldsp_core.document import Degradation
from ldsp_excel.cells import Written
from ldsp_excel.legend import Word
from ldsp_excel.options import ExcelOptions
from ldsp_excel.plan import Plan
from ldsp_excel.stored_values import Stored
from ldsp_excel.styles import PLAIN, TYPEFACE, Look, Styles

_EXCEL: Final = 191029
"""The calculation engine of current Excel; results of older ones are calculated anew."""


@frozen(kw_only=True)
class Content:
    """What goes into one cell.

    ``formula`` (without ``=``) makes it live; ``value`` is then what is stored as its
    result. ``address`` leads out of the workbook, ``place`` to a cell in it.
    ``strong`` are the runs of a text of which some are bold.
    """

    value: Written
    look: Look = PLAIN
    formula: str = ""
    address: str = ""
    place: str = ""
    strong: tuple[tuple[str, bool], ...] = ()


@define
class Book:
    """The workbook, and what is learnt while its sheets are filled.

    ``stored`` holds the results of formulas by sheet and cell; ``used`` the sheets in
    which a word of the legend stands.
    """

    plan: Plan
    options: ExcelOptions
    workbook: Workbook = field(init=False)
    styles: Styles = field(init=False)
    stored: dict[str, Stored] = field(factory=dict, init=False)
    used: dict[Word, list[str]] = field(factory=dict, init=False)
    degradations: list[Degradation] = field(factory=list, init=False)

    def __attrs_post_init__(self) -> None:
        """Begin with no sheets."""
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.worksheets[0])
        # The results are stored, so there is nothing to calculate (and to save) on opening.
        self.workbook.calculation = CalcProperties(calcId=_EXCEL, fullCalcOnLoad=False)
        self.styles = Styles(self.workbook, self.options)

    @property
    def is_working(self) -> bool:
        """Whether the workbook is for work rather than for publication."""
        return self.options.profile == "working"

    def put(self, sheet: Any, row: int, column: int, content: Content) -> Any:
        """Write *content* into a cell and return it."""
        cell = sheet.cell(row, column)
        if content.formula:
            cell.value = f"={content.formula}"
            self.stored.setdefault(sheet.title, {})[cell.coordinate] = content.value
        elif any(bold for _, bold in content.strong):
            cell.value = self._rich(content.strong)
        else:
            cell.value = content.value
            if isinstance(content.value, str):
                cell.data_type = "s"  # openpyxl takes text that begins with "=" for a formula
        self.styles.apply(cell, content.look)
        if content.address:
            cell.hyperlink = content.address
        elif content.place:
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=content.place)
        return cell

    def note_words(self, words: Iterable[Word], sheet: str) -> None:
        """Remember that *words* of the legend stand in the sheet called *sheet*."""
        for word in words:
            sheets = self.used.setdefault(word, [])
            if sheet not in sheets:
                sheets.append(sheet)

    def _rich(self, runs: tuple[tuple[str, bool], ...]) -> CellRichText:
        font = InlineFont(rFont=TYPEFACE, b=True, sz=self.styles.size)
        return CellRichText(*(TextBlock(font, text) if bold else text for text, bold in runs))
