"""Cells and rows as XML.

A cell is written as a tail: all that comes after its address. A row is its number put
between pieces, so that none of them needs to know which row it is in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from math import isfinite
from typing import Final

from openpyxl.utils import get_column_letter

from ldsp_core.errors import RenderError
from ldsp_excel.cells import FIRST_DAY, Written
from ldsp_excel.markup import escaped
from ldsp_excel.strings import SharedStrings

EPOCH: Final = date(1899, 12, 30).toordinal()
"""Excel's day 0, as it counts from March 1900 on (ISO/IEC 29500-1, 18.17.4.1)."""

_DIGITS: Final = 17
"""More than these a double does not hold."""


def serial(day: date) -> int:
    """Return the number by which a workbook knows *day*.

    Raises RenderError before March 1900, where Excel's calendar is off by a day.
    """
    if day < FIRST_DAY:
        raise RenderError(f"{day} lies before Excel's calendar can be trusted; write it in words")
    return day.toordinal() - EPOCH


def decimal_text(value: Decimal) -> str:
    """Return a finite *value* as a number in XML, with no more digits than a double holds."""
    text = str(value)
    return text if len(text) <= _DIGITS else repr(float(value))


def tail(
    style: int, value: Written | Decimal | bool | None, strings: SharedStrings, formula: str = ""
) -> str:
    """Return a cell's XML from behind its address on; *formula* has no ``=``.

    None gives an empty cell. Raises RenderError for a number that is none, for a day
    before March 1900, and for a formula without a value to store.
    """
    live = f"<f>{escaped(formula)}</f>" if formula else ""
    match value:
        case None if live:
            raise RenderError(f"the formula {formula} has no value to store beside it")
        case None:
            return f'" s="{style}"/>'
        case str() if live:
            return f'" s="{style}" t="str">{live}<v>{escaped(value)}</v></c>'
        case str():
            return f'" s="{style}"{strings.tail(value)}'
        case bool():
            return f'" s="{style}" t="b">{live}<v>{value:d}</v></c>'
        case date():
            return f'" s="{style}">{live}<v>{serial(value)}</v></c>'
        case _ if not isfinite(value):
            raise RenderError(f"{value} is not a number that a cell can hold")
        case Decimal():
            return f'" s="{style}">{live}<v>{decimal_text(value)}</v></c>'
        case _:
            return f'" s="{style}">{live}<v>{value!r}</v></c>'


def pieces_around(columns: int) -> tuple[str, ...]:
    """Return what stands between the numbers of a row of *columns* cells from column A.

    Joined by the number they make a row: the first two come before the first cell's
    tail, each other one after a tail, the last ends the row.
    """
    letters = [get_column_letter(column) for column in range(1, columns + 1)]
    return ('<row r="', opening(), *(f'<c r="{one}' for one in letters[1:]), "</row>")


def opening(height: float | None = None) -> str:
    """Return what follows the number of a row, up to the address of its first cell."""
    return '"><c r="A' if height is None else f'" ht="{height:g}"><c r="A'


def row(number: int, tails: Sequence[str], height: float | None = None) -> str:
    """Return the row *number* with cells from column A on."""
    before, _, *after = pieces_around(len(tails))
    pieces: Iterable[str] = map(str.__add__, tails, after)
    return str(number).join([before, opening(height), *pieces])
