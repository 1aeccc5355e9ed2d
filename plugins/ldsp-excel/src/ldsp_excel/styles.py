"""How a workbook looks: one typeface, few greys, and a colour only for what must be seen."""

from __future__ import annotations

from typing import Any, Final, Literal

from attrs import define, field, frozen
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils.indexed_list import IndexedList

from ldsp_excel.options import ExcelOptions

Role = Literal["body", "header", "total", "information", "alert", "figure", "title", "subtitle"]

TYPEFACE: Final = "Arial"
INK: Final = "FF1F2A37"
LINK_INK: Final = "FF1D4F91"
ALERT_INK: Final = "FF9B1C1C"
HEADER_FILL: Final = "FFE3E8EE"
TITLE: Final = "Heading 1"
SUBTITLE: Final = "Heading 2"
_NAMED: Final[dict[Role, str]] = {"title": TITLE, "subtitle": SUBTITLE}

RATING_FILLS: Final = ("FFD9EAD3", "FFEAF1DD", "FFFFF2CC", "FFFCE4D6", "FFF8CBAD")
"""The fills behind ratings 1 to 5; they repeat what the words say."""

_LINE = Side(style="thin", color="FFD0D6DD")
_STRONG_LINE = Side(style="medium", color="FF5B6B7D")
_TOTAL_LINE = Side(style="thin", color="FF5B6B7D")


@frozen
class Look:
    """How one cell looks."""

    role: Role = "body"
    number_format: str = field(default="General", kw_only=True)
    right: bool = field(default=False, kw_only=True)
    indent: bool = field(default=False, kw_only=True)
    wrap: bool = field(default=False, kw_only=True)
    link: bool = field(default=False, kw_only=True)


PLAIN: Final = Look()
"""An ordinary cell of a table."""


@define
class Styles:
    """The looks of one workbook; each is made once and then known by its number."""

    _workbook: Any
    _options: ExcelOptions
    _known: dict[Look, int] = field(factory=dict, init=False)
    _sheet: Any = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Make the typeface the workbook's own, so that empty cells and widths follow it."""
        self._sheet = self._workbook.worksheets[0]
        normal = self._font()
        # openpyxl has no public way to change the font that a workbook starts with.
        self._workbook._fonts = IndexedList([normal])
        self._workbook._named_styles["Normal"].font = normal
        for name, builtin, size in ((TITLE, 16, 15), (SUBTITLE, 17, 12)):
            style = NamedStyle(name=name, font=self._font(size=size, bold=True), builtinId=builtin)
            style.alignment = Alignment(vertical="center")
            self._workbook.add_named_style(style)

    @property
    def size(self) -> int:
        """The size of ordinary text in points (at least 12 where it is published)."""
        return 12 if self._options.profile == "publication" else 11

    def number(self, look: Look) -> int:
        """Return the number by which a cell with this *look* refers to it."""
        if look not in self._known:
            self._known[look] = self._made(look)
        return self._known[look]

    def _made(self, look: Look) -> int:
        cell = Cell(self._sheet, row=1, column=1)  # of no sheet: only its style is wanted
        if look.role in _NAMED:
            cell.style = _NAMED[look.role]
            return int(cell.style_id)
        cell.font = self._font_of(look)
        cell.alignment = Alignment(
            horizontal="right" if look.right else "left",
            vertical="bottom" if look.role == "header" else "top",
            indent=int(look.indent),
            wrap_text=look.wrap,
        )
        cell.border = _border_of(look)
        if look.role == "header" and self._options.profile == "working":
            cell.fill = PatternFill("solid", fgColor=HEADER_FILL)
        cell.number_format = look.number_format
        return int(cell.style_id)

    def _font_of(self, look: Look) -> Font:
        if look.link:
            return self._font(color=LINK_INK, underline="single")
        if look.role == "alert":
            return self._font(bold=True, color=ALERT_INK)
        return self._font(bold=look.role in ("header", "total", "figure"))

    def _font(
        self,
        *,
        size: int = 0,
        bold: bool = False,
        color: str = INK,
        underline: Literal["single"] | None = None,
    ) -> Font:
        return Font(
            name=TYPEFACE,
            family=2,
            size=size or self.size,
            bold=bold or None,
            color=color,
            underline=underline,
        )


def _border_of(look: Look) -> Border:
    if look.role == "header":
        return Border(bottom=_STRONG_LINE)
    if look.role == "total":
        return Border(top=_TOTAL_LINE, bottom=_STRONG_LINE)
    return Border(bottom=_LINE) if look.role in ("body", "figure") else Border()
