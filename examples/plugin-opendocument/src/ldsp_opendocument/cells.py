"""Cells by type: exact numbers, sums and dates as such, and everything else in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from ldsp_core.document import Cell, Column, Link, format_cell, is_exact
from ldsp_core.values import Count, Money, Share
from ldsp_opendocument.xml import Xml, link, tag, words

_NUMERIC: Final = ("number", "money", "share")


def table_cell(cell: Cell, style: str, paragraph: str, *, lines: bool = False) -> Xml:
    """Return a cell of a table in a cell *style*, its words in a *paragraph* style.

    With *lines* each line is a paragraph of its own, the only way that spreadsheets show it.
    """
    if isinstance(cell, Link):
        content = [link(cell.text, cell.url)]
    else:
        text = format_cell(cell)
        content = [words(line) for line in (text.split("\n") if lines else [text])]
    paragraphs = (tag("text:p", each, text_style_name=paragraph) for each in content)
    return tag("table:table-cell", *paragraphs, **_value(cell), table_style_name=style)


def is_numeric(column: Column) -> bool:
    """Whether the cells of *column* are numbers, which stand to the right."""
    return column.kind in _NUMERIC


def header(column: Column) -> str:
    """Return the words above *column*."""
    return f"{column.label} ({column.unit})" if column.unit else column.label


def kind_of(cell: Cell) -> str:
    """Return what sort of value *cell* is written as: float, currency, percentage, date, string."""
    if isinstance(cell, date):
        return "date"
    if not is_exact(cell):
        return "string"
    if isinstance(cell, Money):
        return "currency"
    if isinstance(cell, Share):
        return "percentage"
    return "float" if isinstance(cell, int | Decimal | Count) else "string"


def _value(cell: Cell) -> dict[str, str]:
    kind = kind_of(cell)
    value = {"office_value_type": kind}
    if isinstance(cell, date):
        value["office_date_value"] = cell.isoformat()
    elif isinstance(cell, Money):
        value |= {"office_currency": cell.currency, "office_value": f"{cell.amount:f}"}
    elif isinstance(cell, Count | Share) and cell.is_exact:
        value["office_value"] = f"{cell.interval.exact:f}"
    elif isinstance(cell, int | Decimal):
        value["office_value"] = f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
    return value
