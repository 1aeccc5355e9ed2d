"""What the number format of a cell says of the number in it: a date, a percentage, a currency."""

from __future__ import annotations

import re
from typing import Final, Literal

from attrs import frozen

Shows = Literal["number", "day", "month", "year", "time", "percentage"]
"""What a cell's format makes of a number; "month" and "year" are dates shown without a day."""


@frozen
class NumberFormat:
    """What a number format shows, and the currency sign in it, if it has one."""

    shows: Shows = "number"
    sign: str = ""


PLAIN: Final = NumberFormat()

_BUILT_IN: Final = {
    **dict.fromkeys((9, 10), NumberFormat("percentage")),
    **dict.fromkeys((14, 15, 16), NumberFormat("day")),
    17: NumberFormat("month"),
    **dict.fromkeys((18, 19, 20, 21, 22, 45, 46, 47), NumberFormat("time")),
    **dict.fromkeys((*range(27, 32), 36, *range(50, 59)), NumberFormat("day")),
}
"""By number, those that no file spells out (ISO/IEC 29500-1, 18.8.30)."""

_SILENT = re.compile(r'"[^"]*"|\\.|_.|\*.')
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_CONDITION = re.compile(r"\[[^\]]*\]")
_SIGNS: Final = "£€$¥"


def format_of(number: int, code: str | None) -> NumberFormat:
    """Return what the format *number* shows, spelt out as *code* where it is none of Excel's."""
    if code is None:
        return _BUILT_IN.get(number, PLAIN)
    found = _CURRENCY.search(code)
    sign = found[1] if found else next((each for each in _SIGNS if each in code), "")
    # Of the sections for positive and negative numbers, zero and text, the first tells.
    letters = _CONDITION.sub("", _SILENT.sub("", code)).partition(";")[0].lower()
    if letters in ("general", "@"):
        return PLAIN
    if "%" in letters:
        return NumberFormat("percentage")
    if "h" in letters or "s" in letters:
        return NumberFormat("time")
    if "d" in letters:
        return NumberFormat("day")
    if "y" in letters:
        return NumberFormat("month" if "m" in letters else "year")
    return NumberFormat("number", sign)
