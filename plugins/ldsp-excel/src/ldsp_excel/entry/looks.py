"""How cells look, and the part of the package that says it."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from attrs import frozen

from ldsp_excel.markup import DECLARATION

NAMESPACE: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


class Look(IntEnum):
    """The looks there are, by their numbers in the package."""

    PLAIN = 0
    TITLE = 1
    PROSE = 2
    HEADING = 3
    HEADER = 4
    HEADER_NEEDED = 5
    HELP = 6
    LINK = 7
    FIXED = 8
    TEXT = 9
    NUMBER = 10
    MONEY = 11
    DAY = 12
    PERCENT = 13
    PERCENT_EXACT = 14
    TAIL = 15


_INK: Final = "FF1F2933"
_BLUE: Final = "FF1D4F76"
_DARK: Final = "FF12344D"
_LINE: Final = "FFB8C4CE"

_FONTS: Final = (
    ("11", _INK, ""),
    ("16", _BLUE, "<b/>"),
    ("12", _BLUE, "<b/>"),
    ("11", "FFFFFFFF", "<b/>"),
    ("9", "FF52606D", "<i/>"),
    ("11", "FF0B5394", "<u/>"),
)
_FILLS: Final = (_BLUE, _DARK, "FFF0F4F8", "FFFFFDF0")
_FORMATS: Final = ((164, "[$£-809]#,##0.00"), (165, "dd/mm/yyyy"), (166, "0.00##########%"))


@frozen(kw_only=True)
class _Style:
    format: int = 0
    font: int = 0
    fill: int = 0
    border: int = 0
    wrap: bool = False
    is_open: bool = False
    middle: bool = False


def _open(number: int) -> _Style:
    return _Style(format=number, fill=5, border=1, wrap=True, is_open=True)


_STYLES: Final = {
    Look.PLAIN: _Style(),
    Look.TITLE: _Style(font=1),
    Look.PROSE: _Style(wrap=True),
    Look.HEADING: _Style(font=2),
    Look.HEADER: _Style(font=3, fill=2, border=1, wrap=True, middle=True),
    Look.HEADER_NEEDED: _Style(font=3, fill=3, border=1, wrap=True, middle=True),
    Look.HELP: _Style(font=4, fill=4, wrap=True),
    Look.LINK: _Style(font=5),
    Look.FIXED: _Style(fill=4, border=1),
    Look.TEXT: _open(49),
    Look.NUMBER: _open(0),
    Look.MONEY: _open(164),
    Look.DAY: _open(165),
    Look.PERCENT: _open(9),
    Look.PERCENT_EXACT: _open(166),
    Look.TAIL: _Style(font=4, wrap=True),
}


def styles_part() -> str:
    """Return the part ``xl/styles.xml``."""
    codes = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{code}"/>' for number, code in _FORMATS
    )
    fonts = "".join(
        f'<font>{marks}<sz val="{size}"/><color rgb="{colour}"/><name val="Arial"/>'
        '<family val="2"/></font>'
        for size, colour, marks in _FONTS
    )
    fills = "".join(
        f'<fill><patternFill patternType="{pattern}"/></fill>' for pattern in ("none", "gray125")
    )
    fills += "".join(
        f'<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/>'
        '<bgColor indexed="64"/></patternFill></fill>'
        for colour in _FILLS
    )
    sides = "".join(
        f'<{side} style="thin"><color rgb="{_LINE}"/></{side}>'
        for side in ("left", "right", "top", "bottom")
    )
    borders = (
        "<border><left/><right/><top/><bottom/><diagonal/></border>"
        f"<border>{sides}<diagonal/></border>"
    )
    formats = "".join(_format(_STYLES[look]) for look in Look)
    return (
        f'{DECLARATION}<styleSheet xmlns="{NAMESPACE}">'
        f'<numFmts count="{len(_FORMATS)}">{codes}</numFmts>'
        f'<fonts count="{len(_FONTS)}">{fonts}</fonts>'
        f'<fills count="{len(_FILLS) + 2}">{fills}</fills>'
        f'<borders count="2">{borders}</borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        "</cellStyleXfs>"
        f'<cellXfs count="{len(Look)}">{formats}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        '<dxfs count="0"/><tableStyles count="0"/></styleSheet>'
    )


def _format(style: _Style) -> str:
    vertical = "center" if style.middle else "top"
    wrap = ' wrapText="1"' if style.wrap else ""
    locked = '<protection locked="0"/>' if style.is_open else ""
    applied = ' applyProtection="1"' if style.is_open else ""
    return (
        f'<xf numFmtId="{style.format}" fontId="{style.font}" fillId="{style.fill}" '
        f'borderId="{style.border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" '
        f'applyBorder="1" applyAlignment="1"{applied}>'
        f'<alignment vertical="{vertical}"{wrap}/>{locked}</xf>'
    )
