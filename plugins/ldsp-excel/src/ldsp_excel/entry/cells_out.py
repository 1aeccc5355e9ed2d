"""A plain value to the cell that stands for it: numbers as numbers wherever they stay exact."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, DecimalException
from typing import Any, Final

from ldsp_excel.entry.dates import day_in, serial_of
from ldsp_excel.entry.looks import Look
from ldsp_excel.entry.marks import EMPTY_LIST, mark
from ldsp_excel.entry.schemas import CHOICE, VERSION, Shape
from ldsp_excel.entry.wordings import text_of
from ldsp_excel.entry.written import Cell

_DIGITS: Final = 15
_IN_LINE: Final = frozenset({CHOICE, "Whole", "Decimal"})

LOOKS: Final = {
    "Whole": Look.NUMBER,
    "Decimal": Look.NUMBER,
    "Count": Look.NUMBER,
    "Rag": Look.NUMBER,
    "Money": Look.MONEY,
    "Share": Look.PERCENT,
    "date": Look.DAY,
    VERSION: Look.FIXED,
}
"""How the cells of a kind look; all others are text, so that nothing is made of what is typed."""


def look_of(shape: Shape) -> Look:
    """Return how the cells of a column look before anything stands in them."""
    return Look.TEXT if shape.many else LOOKS.get(shape.kind, Look.TEXT)


def cell_of(shape: Shape, plain: Any, *, in_line: bool = False) -> Cell:
    """Return the cell for a *plain* value, or for the reason why there is none.

    Lists of ids (*in_line*), words and numbers stand in one line, others an item a line.
    """
    look = look_of(shape)
    if isinstance(plain, dict) and set(plain) == {"missing"}:
        return Cell(mark(plain["missing"]), look)
    if shape.many:
        return Cell(_list_text(shape.kind, plain, in_line or shape.kind in _IN_LINE), look)
    number = _number(shape.kind, plain)
    if number is None:
        return Cell(text_of(shape.kind, plain), look)
    is_whole = number == int(number * 100) / Decimal(100) if shape.kind == "Share" else True
    return Cell(number, look if is_whole else Look.PERCENT_EXACT)


def _list_text(kind: str, plain: Any, in_line: bool) -> str:
    if not plain:
        return EMPTY_LIST
    items = [text_of(kind, each, in_list=True) for each in plain]
    if in_line and not any(set(",;\n\\") & set(item) or item != item.strip() for item in items):
        return ", ".join(items)
    return "\n".join(items)


def _number(kind: str, plain: Any) -> int | Decimal | None:
    """Return *plain* as the number of a cell; None where it is none, or too exact for one."""
    if isinstance(plain, bool):
        return None
    if isinstance(plain, int | Decimal):
        return plain if _fits(Decimal(plain)) else None
    if isinstance(plain, date):
        return serial_of(plain)
    if not isinstance(plain, str):
        return None
    if kind == "date" and (day := day_in(plain)) is not None:
        return serial_of(day)
    if kind == "Money" and plain.lstrip("-").startswith("£"):
        number = _decimal(plain.replace("£", "").replace(",", ""))
    elif kind == "Share" and plain.endswith("%"):
        number = _decimal(plain[:-1])
        if number is None or not 0 <= number <= 100 or f"{_short(number)}%" != plain:
            return None
        number = number / 100
    else:
        return None
    return number if number is not None and _fits(number) else None


def _short(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except DecimalException:
        return None
    return number if number.is_finite() else None


def _fits(number: Decimal) -> bool:
    """Whether a spreadsheet keeps *number* as it is."""
    digits = "".join(map(str, number.as_tuple().digits)).strip("0")
    return len(digits) <= _DIGITS and -_DIGITS <= number.adjusted() < _DIGITS
