"""Valid, unique and meaningful names for sheets, tables, columns and headline figures."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

SHEET_LIMIT: Final = 31
"""The length of a sheet's name that Excel allows, in UTF-16 units."""

TABLE_LIMIT: Final = 255
HEADER_LIMIT: Final = 255
"""The length of a table column's name that Excel allows, in UTF-16 units."""

_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_LOOKS_LIKE_A_REFERENCE = re.compile(r"[a-z]{1,3}\d+|r\d*c\d*|r\d*|c\d*|true|false", re.IGNORECASE)
_RESERVED_SHEETS: Final = ("History",)


class Names:
    """Hands out names, each once, whatever the case."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """Begin with the names in *taken* gone."""
        self._taken = {name.casefold() for name in taken}

    def take(self, name: str, limit: int, suffix: str = " {}") -> str:
        """Return *name*, numbered from 2 by *suffix* when it is gone, within *limit* units."""
        candidate, number = cut(name, limit), 1
        while candidate.casefold() in self._taken:
            number += 1
            end = suffix.format(number)
            candidate = cut(name, limit - len(end)) + end
        self._taken.add(candidate.casefold())
        return candidate


def sheet_names() -> Names:
    """Return the names of a workbook's sheets, those that Excel keeps for itself gone."""
    return Names(_RESERVED_SHEETS)


def sheet_name(caption: str, identifier: str) -> str:
    """Return a valid name for the sheet of a table: its caption, or its id when that is too long.

    A caption is cut after a word where the id is too long as well. ``Names`` makes it
    unique.
    """
    from_caption = _valid_sheet_name(caption)
    from_id = _valid_sheet_name(_words(identifier))
    for name in (from_caption, from_id):
        if name and units(name) <= SHEET_LIMIT:
            return name
    return _cut_at_word(from_caption or from_id or "Table", SHEET_LIMIT)


def name_from(text: str, prefix: str = "table") -> str:
    """Return *text* as a name that a workbook allows: letters, digits and underscores.

    One that would read as a cell ("q1", "r1c1") or begin with a digit gets *prefix*.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")
    if not words:
        return prefix
    if not words[0].isalpha() or _LOOKS_LIKE_A_REFERENCE.fullmatch(words):
        words = f"{prefix}_{words}"
    return words[:TABLE_LIMIT]


def units(text: str) -> int:
    """Return the length of *text* as Excel counts it, in UTF-16 units."""
    return len(text) + sum(ord(character) > 0xFFFF for character in text)


def cut(text: str, limit: int) -> str:
    """Return as much of *text* as *limit* UTF-16 units hold."""
    while units(text) > limit:
        text = text[:-1]
    return text


def _words(identifier: str) -> str:
    words = re.sub(r"[-_]+", " ", identifier).strip()
    return words[:1].upper() + words[1:]


def _valid_sheet_name(text: str) -> str:
    return " ".join(_NOT_IN_SHEET_NAMES.sub(" ", text).split()).strip("' ")


def _cut_at_word(text: str, limit: int) -> str:
    head, _, _ = cut(text, limit + 1).rpartition(" ")
    kept = head if units(head) >= limit // 2 else cut(text, limit)
    return kept.rstrip(" ,;.–-'")
