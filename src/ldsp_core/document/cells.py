"""What may stand in a cell: typed values, never text that looks like them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from attrs import frozen

from ldsp_core.values import (
    Count,
    Missing,
    Money,
    MoneyRange,
    PartialDate,
    Period,
    Rag,
    Share,
)


@frozen
class Link:
    """Words that lead to an address; usable as a span of text and as a cell."""

    text: str
    url: str


Cell = (
    str
    | int
    | Decimal
    | date
    | PartialDate
    | Money
    | MoneyRange
    | Count
    | Share
    | Period
    | Rag
    | Missing
    | Link
)
"""A cell's value. A bool is never one; an empty cell is ``Missing``, with its reason."""


def is_exact(cell: Cell) -> bool:
    """Whether *cell* is one number that a spreadsheet may calculate with."""
    if isinstance(cell, Count | Share | MoneyRange | Rag):
        return cell.is_exact
    return isinstance(cell, int | Decimal | Money)
