"""Long JSON texts, a piece at a time, so that no tree of the whole is ever in memory.

A table of facts takes ten times its text as a tree. To make so much and let it go again
takes longer than to read it, and as much memory as the facts themselves.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from itertools import islice
from typing import Any, Final

from ldsp_core.files.spec import Take, Tree

PIECE: Final = 200_000
"""About how many characters are read at once: enough that what a piece costs does not count."""

_TRIES: Final = 100
"""At how many places the end of a piece is looked for."""

_SPACE: Final = r"[ \t\n\r]*"
_START: Final = re.compile(rf"{_SPACE}\{{")
_KEY: Final = re.compile(rf'{_SPACE}"([a-z_]+)"{_SPACE}:{_SPACE}')
_MEMBER: Final = re.compile(rf'\[{_SPACE}(\{{{_SPACE}"[a-z_]+")')
_NEXT: Final = re.compile(rf"{_SPACE}([,}}])")
_END: Final = re.compile(rf"{_SPACE}\Z")

class UnsureError(ValueError):
    """The text is no table of JSON, or one of a form that is not read in pieces."""


def tree_in_pieces(
    text: str, takers: Mapping[str, Take], decoder: json.JSONDecoder, piece: int = PIECE
) -> Tree:
    """Return the table in *text* without the lists that *takers* are given, piece by piece.

    Raises UnsureError, or what the *decoder* raises, unless the text is sound.
    """
    tree: Tree = {}
    known = set()
    at = _match(_START, text, 0).end()
    mark = ","
    while mark == ",":
        key = _match(_KEY, text, at)
        name, at = key[1], key.end()
        if name in known:
            raise UnsureError
        known.add(name)
        if name in takers and (member := _MEMBER.match(text, at)):
            at = _take_members(text, at, member[1], takers[name], decoder, piece)
        else:
            tree[name], at = _scanned(decoder, text, at)
        found = _match(_NEXT, text, at)
        mark, at = found[1], found.end()
    _match(_END, text, at)
    return tree


def _take_members(
    text: str, start: int, beginning: str, take: Take, decoder: json.JSONDecoder, piece: int
) -> int:
    """Give the members of the list that starts at *start* to *take*; return where it ends.

    A piece ends before a comma and the *beginning* of a member. That may stand in a member
    too: then the piece is no list of whole members, and ends at the next such place.
    """
    boundary = re.compile(f",(?={_SPACE}{re.escape(beginning)})")
    at = start + 1
    while True:
        places = islice(boundary.finditer(text, at + piece), _TRIES)
        for stop in (*(place.start() for place in places), len(text)):
            try:
                members, read = _scanned(decoder, f"[{text[at:stop]}]", 0)
            except UnsureError:
                continue
            break
        else:
            raise UnsureError
        take(members)
        if read < stop - at + 2:  # it ended before the bracket that was put there
            return at + read - 1
        at = stop + 1


def _scanned(decoder: json.JSONDecoder, text: str, at: int) -> tuple[Any, int]:
    try:
        found: tuple[Any, int] = decoder.scan_once(text, at)  # type: ignore[attr-defined]
    except (StopIteration, json.JSONDecodeError):
        raise UnsureError from None
    return found


def _match(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str]:
    found = pattern.match(text, at)
    if found is None:
        raise UnsureError
    return found
