r"""Texts that mean something else than they say, and how a text stands as just itself.

``[not applicable]`` says why a fact is missing, ``[none]`` that a list is empty. A text
that begins with a backslash is taken as it stands after it, where ``\n`` is a line break
and ``\\`` a backslash; that is how a text like ``[none]`` itself is kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

EMPTY_LIST: Final = "[none]"

_SIGN = re.compile(r"\\(.)", re.DOTALL)
_MEANINGS: Final = {"n": "\n", "\\": "\\"}
_MARK = re.compile(r"\[\s*([^\[\]]*?)\s*\]")


def mark(reason: str) -> str:
    """Return what stands in a cell whose fact is missing for a *reason*."""
    return f"[{reason}]"


def reason_in(text: str, reasons: Sequence[str]) -> str | None:
    """Return the reason that *text* gives for a missing fact; None for any other text."""
    match = _MARK.fullmatch(text)
    if match is None:
        return None
    said = " ".join(match[1].casefold().split())
    return said if said in reasons else None


def says_empty(text: str) -> bool:
    """Whether *text* says that a list is empty."""
    return "".join(text.casefold().split()) == EMPTY_LIST


def escaped(text: str, *, in_list: bool = False, also: str = "") -> str:
    """Return *text* as it stands in a cell, so that it is read as itself.

    *in_list* lines break a list; texts that begin with one of the characters *also*
    would be read as something else too.
    """
    plain = text and text[0] not in f"\\[{also}" and text == text.strip()
    if plain and not (in_list and "\n" in text):
        return text
    return "\\" + text.replace("\\", "\\\\").replace("\n", "\\n")


def is_plain(text: str) -> bool:
    """Whether a cell's *text* surely stands for itself, as it is."""
    return text[0] not in "\\[" and text == text.strip() and "\r" not in text


def trimmed(text: str) -> str:
    """Return *text* without the space around it, which counts only after a backslash."""
    return text if text.startswith("\\") else text.strip()


def unescaped(text: str) -> str:
    """Return the text that a cell's *text* stands for."""
    if not text.startswith("\\"):
        return text
    return _SIGN.sub(lambda sign: _MEANINGS.get(sign[1], sign[0]), text[1:])
