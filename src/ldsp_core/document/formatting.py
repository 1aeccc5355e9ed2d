"""Cells in words: the one formatter of every output."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import singledispatch

from ldsp_core.document.cells import Cell, Link
from ldsp_core.errors import DocumentError
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
from ldsp_core.values.wording import (
    count_in_words,
    date_in_words,
    money_in_words,
    share_in_words,
)


def format_cell(cell: Cell) -> str:
    """Return *cell* as people read it, such as ``over 600``, ``£75,000`` or ``not recorded``.

    A Missing gives its reason, never nothing and never 0; a Link gives its words alone;
    a Decimal keeps every digit it has. Raises DocumentError for what may not be a cell.
    """
    return _words(cell)


@singledispatch
def _words(cell: object) -> str:
    raise DocumentError(
        f"{cell!r} cannot stand in a cell: it is a {type(cell).__name__}; give text, an int, a "
        "Decimal, a date or one of the values (Count, Money, Share, Missing …)"
    )


# A bool is an int and a datetime is a date to Python; here both would lose their meaning.
_words.register(bool, _words.dispatch(object))
_words.register(datetime, _words.dispatch(object))


@_words.register
def _(cell: str) -> str:
    return cell


@_words.register(int)
@_words.register(Decimal)
def _(cell: int | Decimal) -> str:
    return f"{cell:,}" if isinstance(cell, int) else f"{cell:,f}"


@_words.register(date)
@_words.register(PartialDate)
def _(cell: date | PartialDate) -> str:
    return date_in_words(cell)


@_words.register(Money)
@_words.register(MoneyRange)
def _(cell: Money | MoneyRange) -> str:
    return money_in_words(cell)


@_words.register
def _(cell: Count) -> str:
    return count_in_words(cell)


@_words.register
def _(cell: Share) -> str:
    return share_in_words(cell)


@_words.register
def _(cell: Period) -> str:
    return cell.short


@_words.register(Rag)
@_words.register(Missing)
def _(cell: Rag | Missing) -> str:
    return str(cell)


@_words.register
def _(cell: Link) -> str:
    return cell.text
