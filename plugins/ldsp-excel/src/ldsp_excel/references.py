"""Structured references: the parts of an Excel Table by their names.

The grammar is that of the OOXML standard, part 1, section 18.17 (ISO/IEC 29500-1).
"""

from __future__ import annotations

import re

_ESCAPED = re.compile(r"[\[\]#']")


def escape(header: str) -> str:
    """Return a column's name as it stands in a formula: brackets, # and ' get a ' before them."""
    return _ESCAPED.sub(r"'\g<0>", header)


def whole_column(table: str, header: str) -> str:
    """Return the cells of a column, without header and total."""
    return f"{table}[{escape(header)}]"


def this_row(table: str, header: str) -> str:
    """Return the cell of a column in the formula's own row."""
    return f"{table}[[#This Row],[{escape(header)}]]"


def down_to_this_row(table: str, header: str) -> str:
    """Return a column from its header, which sums as nothing, to the formula's own row."""
    return f"{table}[[#Headers],[{escape(header)}]]:{this_row(table, header)}"


def total_of(table: str, header: str) -> str:
    """Return the cell of a column in the total row."""
    return f"{table}[[#Totals],[{escape(header)}]]"


def sheet_location(sheet: str, cell: str = "A1") -> str:
    """Return the place of a cell for a link or a name: ``'Reach by theme'!A1``."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{cell}"


def text_literal(text: str) -> str:
    """Return *text* as a formula writes it."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
