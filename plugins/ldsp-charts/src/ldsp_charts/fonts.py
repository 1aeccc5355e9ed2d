"""How wide text is, and which characters can be drawn."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Final

FAMILY: Final = "LDSP Charts Sans"
"""The typeface of all pictures: Arimo, as wide as Arial, under a name that no machine has."""

EMOJI: Final = "LDSP Charts Emoji"
"""The typeface of emoji in a PNG: Noto Emoji, in one colour."""

_UNITS: Final = 2048
_WIDE: Final = 2550
_SKIN_TONES: Final = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_FLAGS: Final = {0x1F1E6 + place: chr(ord("A") + place) for place in range(26)}
_REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
_ADVANCES: Final = Path(__file__).parent / "typefaces" / "advances.json"


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide *text* is at *size*, in the same unit; no kerning is applied.

    A character that the typeface lacks counts as wide as an emoji, one that is not seen
    as nothing.
    """
    advances = _advances()["bold" if bold else "regular"]
    return sum(advances.get(ord(each), _width_beyond(each)) for each in text) * size / _UNITS


def _width_beyond(character: str) -> int:
    return 0 if _is_unseen(character) else _WIDE


def as_drawn(text: str) -> str:
    """Return *text*, escaped as in an SVG, as it stands in a PNG.

    Emoji are set in their own typeface; what is not seen is left out, and what no
    typeface of ours has becomes a replacement character. Flags are the letters of their
    countries; skin tones, and accents that make no single letter, are left out: what
    makes a PNG fails for characters that belong together beside another typeface.
    """
    if text.isascii():
        return text
    return "".join(
        f'<tspan font-family="{EMOJI}">{"".join(run)}</tspan>' if emoji else "".join(run)
        for emoji, run in groupby(_shown(text), key=_is_emoji)
    )


def _shown(text: str) -> Iterator[str]:
    plain = _advances()["regular"]
    for character in unicodedata.normalize("NFC", text).translate(_FLAGS):
        known = ord(character) in plain
        if not _is_unseen(character):
            yield character if known or _is_emoji(character) else _REPLACEMENT


def _is_unseen(character: str) -> bool:
    """Whether a character has no room of its own: accents, marks of direction, skin tones."""
    return unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc") or character in _SKIN_TONES


def _is_emoji(character: str) -> bool:
    advances = _advances()
    return ord(character) in advances["emoji"] and ord(character) not in advances["regular"]


@cache
def _advances() -> dict[str, dict[int, int]]:
    """Return how far each character moves the pen on, by typeface, in its own units."""
    runs = json.loads(_ADVANCES.read_text(encoding="utf-8"))
    return {
        name: {
            start + place: advance
            for start, advances in parts
            for place, advance in enumerate(advances)
        }
        for name, parts in runs.items()
    }
