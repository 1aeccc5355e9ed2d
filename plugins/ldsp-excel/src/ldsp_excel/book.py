"""A workbook in the making: its plan, its looks, its texts and its pages."""

from __future__ import annotations

from typing import Final

from attrs import define, field
from openpyxl import Workbook
from openpyxl.workbook.properties import CalcProperties

from ldsp_core.document import Degradation
from ldsp_excel.drawings import Drawing
from ldsp_excel.options import ExcelOptions
from ldsp_excel.page import Page
from ldsp_excel.plan import Plan
from ldsp_excel.strings import SharedStrings
from ldsp_excel.styles import Styles

_EXCEL: Final = 191029
"""The calculation engine of current Excel; results of older ones are calculated anew."""


@define
class Book:
    """The workbook, and what is learnt while its pages are made; they come in their order."""

    plan: Plan
    options: ExcelOptions
    workbook: Workbook = field(init=False)
    styles: Styles = field(init=False)
    strings: SharedStrings = field(factory=SharedStrings, init=False)
    pages: list[Page] = field(factory=list, init=False)
    drawings: list[Drawing] = field(factory=list, init=False)
    degradations: list[Degradation] = field(factory=list, init=False)

    def __attrs_post_init__(self) -> None:
        """Begin with no sheets."""
        self.workbook = Workbook()
        self.styles = Styles(self.workbook, self.options)
        self.workbook.remove(self.workbook.worksheets[0])
        # The results are stored, so there is nothing to calculate (and to save) on opening.
        self.workbook.calculation = CalcProperties(calcId=_EXCEL, fullCalcOnLoad=False)

    @property
    def is_working(self) -> bool:
        """Whether the workbook is for work rather than for publication."""
        return self.options.profile == "working"

    def page(self, name: str) -> Page:
        """Add a sheet called *name* at the end, and return its page."""
        sheet = self.workbook.create_sheet(name)
        self.pages.append(Page(sheet, self.styles, self.strings))
        return self.pages[-1]
