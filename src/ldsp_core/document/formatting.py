"""Cells in words: the one formatter of every output."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

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
    kind = type(cell)
    words = _WORDS.get(kind) or _of_subclass(kind)
    if words is None:
        raise DocumentError(
            f"{cell!r} cannot stand in a cell: it is a {kind.__name__}; give text, an int, a "
            "Decimal, a date or one of the values (Count, Money, Share, Missing …)"
        )
    return words(cell)


# Looked up by the exact kind of cell, which is several times faster than singledispatch.
# A bool is an int and a datetime is a date to Python; here both would lose their meaning.
_WORDS: Final[Mapping[type, Callable[[Any], str] | None]] = {
    str: str,
    int: "{:,}".format,
    Decimal: "{:,f}".format,
    date: date_in_words,
    PartialDate: date_in_words,
    Money: money_in_words,
    MoneyRange: money_in_words,
    Count: count_in_words,
    Share: share_in_words,
    Period: lambda period: period.short,
    Rag: str,
    Missing: str,
    Link: lambda link: link.text,
    bool: None,
    datetime: None,
}


def _of_subclass(kind: type) -> Callable[[Any], str] | None:
    """Return what words a kind that is built on another, such as an enum of texts."""
    return next((_WORDS[each] for each in kind.__mro__ if each in _WORDS), None)
