"""Addresses of cells, as people read them in a message."""

from __future__ import annotations

import re
from collections.abc import Mapping

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*")
_ADDRESS = re.compile(r"(?P<title>'(?:[^']|'')*'|[^'!]+)(?:!(?P<letters>[A-Z]+)(?P<row>\d+))?")


def column_number(letters: str) -> int:
    """Return the number of a column, from 1: "AA" is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """Return the letters of a column with a *number* from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def quoted_title(title: str) -> str:
    """Return the *title* of a sheet as it stands in an address."""
    if _PLAIN.fullmatch(title):
        return title
    return "'" + title.replace("'", "''") + "'"


def address(title: str, row: int, column: int, header: str = "") -> str:
    """Return the address of a cell, with its header: ``Activities!D14 Start date``."""
    place = f"{quoted_title(title)}!{column_letters(column)}{row}"
    return f"{place} {header}" if header else place


def rank_of(where: str, orders: Mapping[str, int]) -> tuple[int, int, int]:
    """Return what sorts addresses as cells come in the workbook: by sheet, row and column.

    *orders* are the numbers of the sheets by their titles as they stand in an address.
    """
    match = _ADDRESS.match(where)
    if match is None or match["title"] not in orders:
        return (-1, 0, 0)
    row, letters = match["row"] or "0", match["letters"] or ""
    return (orders[match["title"]], int(row), column_number(letters))
