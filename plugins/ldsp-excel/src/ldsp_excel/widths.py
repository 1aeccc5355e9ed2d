"""How much room text takes: columns wide enough for numbers, rows tall enough for words.

Widths are in digits, as a workbook counts them; letters are weighed as Arial has them.
"""

from __future__ import annotations

from math import ceil
from typing import Final

from ldsp_excel.columns import SheetColumn

_LEAST: Final = 11.0
_MOST: Final = 42.0
_WIDEST: Final = 110.0
_LINES: Final = 24
"""Lines of text that the tallest row of Excel (409 points) shows."""

TALLEST: Final = 409.0
_LEADING: Final = 1.32
"""The height of a line in sizes of its type."""

_PADDING: Final = 2.0
"""Room that a cell keeps free at its sides, its indent included."""

_SHORT: Final = 20.0
"""A header up to so long stands on one line."""

_BUTTON: Final = 3.0
"""Room for the filter's button beside the last word of a header."""

_SPARE: Final = 3.0
"""Room for decimals that a column shows for the sake of its other cells, and for growth."""

_BOLD: Final = 1.08
_DIGIT: Final = 556
_OTHER: Final = 722
_LETTERS: Final = {
    222: "ijl|'’‘",
    278: " !,./:;I[]\\ft\u00a0",
    333: "()-r`“”",
    500: "ckvsxyzJ",
    556: "0123456789abdeghnopquL?$£€#_–",
    611: "FTZ+<=>~",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "mM",
    1000: "W%@—…",
}
"""Letters by their width in Arial, in thousandths of the type's size."""

_WEIGHTS: Final = {
    letter: width / _DIGIT for width, letters in _LETTERS.items() for letter in letters
}


def room(text: str) -> float:
    """Return the width of *text* in digits."""
    return sum(map(_weight, text))


def line_count(text: str, width: float, *, bold: bool = False) -> int:
    """Return how many lines *text* takes in a column *width* digits wide."""
    usable = (width - _PADDING) / (_BOLD if bold else 1.0)
    if len(text) * 1.5 <= usable and "\n" not in text:
        return 1
    return sum(_wrapped(line, usable) for line in text.split("\n"))


def row_height(lines: int, size: int) -> float:
    """Return the height in points of a row with *lines* of type of *size* points."""
    return min(ceil(lines * size * _LEADING * 4) / 4, TALLEST)


def column_width(column: SheetColumn) -> float:
    """Return the width of *column*: numbers in full, long text wrapped."""
    words = [room(word) for word in column.header.split()]
    whole = room(column.header)
    if column.column.notes:
        words.append(whole)  # a header that is a link is not wrapped everywhere
    header = max(*words, whole / 2 if whole > _SHORT else whole) * _BOLD + _BUTTON + _PADDING
    number = column.widest + _SPARE + _PADDING if column.widest else 0.0
    return min(max(_LEAST, number, text_width(column.longest), min(header, _MOST)), _WIDEST)


def text_width(longest: int) -> float:
    """Return the width for text whose longest line has *longest* characters."""
    if longest <= _MOST * _LINES:
        return min(longest * _BOLD + _PADDING, _MOST)
    return min(ceil(longest / _LINES), _WIDEST)


def _weight(character: str) -> float:
    return _WEIGHTS.get(character, _OTHER / _DIGIT)


def _wrapped(line: str, usable: float) -> int:
    lines, used = 1, 0.0
    for word in line.split(" "):
        width = room(word)
        if used and used + _weight(" ") + width > usable:
            lines, used = lines + 1, 0.0
        used += width + (_weight(" ") if used else 0.0)
        if used > usable:  # a word longer than the line is broken
            lines, used = lines + int(used // usable), used % usable
    return lines
