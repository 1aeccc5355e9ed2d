"""What is written of a sheet: cells, formulas, and how columns look."""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen

from ldsp_excel.entry.looks import Look


@frozen
class Cell:
    """A cell with a number or a text, and its look; an empty text for a blank one."""

    value: str | int | Decimal
    look: Look


@frozen
class Formula:
    """A cell with a formula and its result, a whole number."""

    text: str
    result: int


Written = Cell | Formula


@frozen(kw_only=True)
class ColumnLook:
    """The width of a column in characters, and the look of its cells below what is written."""

    width: float
    look: Look = Look.PLAIN
