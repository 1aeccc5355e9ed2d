"""Long JSON texts, a piece at a time, so that no tree of the whole is ever in memory.

A table of facts takes ten times its text as a tree. To make so much and let it go again
takes longer than to read it, and as much memory as the facts themselves.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from itertools import chain, islice
from typing import Any, Final

from attrs import frozen

from ldsp_core.files.spec import JsonTake, Take, Tree
from ldsp_core.structuring.tally import keys_may_be

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


@frozen(kw_only=True)
class PieceReader:
    """Reads the table in a text, and the lists at its top in pieces.

    ``decoder`` reads what is no piece; it refuses keys that are given twice. Of pieces that
    is seen by counting: ``decode`` reads a whole one, or raises any exception, and
    ``lax_decoder`` one that ends before its text does. If ``typed``, takers that take JSON
    are given the text first.
    """

    decoder: json.JSONDecoder
    lax_decoder: json.JSONDecoder
    decode: Callable[[str], Any]
    typed: bool = False
    size: int = 100_000
    """About how many characters are read at once: more would not fit near the processor."""

    def read(self, text: str, takers: Mapping[str, Take]) -> Tree:
        """Return the table in *text* without the lists that *takers* are given.

        Raises any exception unless the text is sound.
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
                at = self._take_members(text, at, member[1], takers[name])
            else:
                tree[name], at = _scanned(self.decoder, text, at)
            found = _match(_NEXT, text, at)
            mark, at = found[1], found.end()
        _match(_END, text, at)
        return tree

    def _take_members(self, text: str, start: int, beginning: str, take: Take) -> int:
        """Give the members of the list that starts at *start* to *take*; return where it ends.

        A piece ends before a comma and the *beginning* of a member. That may stand in a
        member too: then the piece is no list of whole members, and ends at the next such
        place.
        """
        boundary = re.compile(f",(?={_SPACE}{re.escape(beginning)})")
        at = start + 1
        while True:
            places = islice(boundary.finditer(text, at + self.size), _TRIES)
            for stop in chain((place.start() for place in places), (len(text),)):
                piece = f"[{text[at:stop]}]"
                if self.typed and isinstance(take, JsonTake) and take.take_json(piece):
                    end = len(piece)
                    break
                try:
                    members, end = self._members(piece)
                except UnsureError:
                    continue
                if not keys_may_be(take(members), piece[:end]):
                    raise UnsureError
                break
            else:
                raise UnsureError
            if end < len(piece):  # the list ended before the bracket that was put there
                return at + end - 1
            at = stop + 1

    def _members(self, piece: str) -> tuple[list[Any], int]:
        try:
            return self.decode(piece), len(piece)
        except Exception:  # noqa: BLE001 - a decoder's own; the other one tells what is amiss
            return _scanned(self.lax_decoder, piece, 0)


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
