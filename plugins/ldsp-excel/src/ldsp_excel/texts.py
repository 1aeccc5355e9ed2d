"""Text for cells: refused where a workbook cannot hold it, never cut or mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from ldsp_core.document import Labels, Link, NoteRef, Ref, Span, Spans, Strong, Text
from ldsp_core.errors import RenderError
from ldsp_excel.names import units

CELL_LIMIT: Final = 32_767
"""The longest text of a cell, in UTF-16 units (Excel's specification)."""

NOTHING_SAID: Final = "–"
"""Stands in a cell whose text is empty; the sheet of notes explains it."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")

Place = Callable[[], str]
"""Says where a text stands; called only when something is wrong with it."""


def checked(text: str, place: Place) -> str:
    """Return *text* unless it is too long or holds what XML forbids.

    Raises RenderError with the place, what was found and what to do.
    """
    if found := _FORBIDDEN.search(text):
        raise RenderError(
            f"{place()}: the text holds the control character U+{ord(found[0]):04X} at position "
            f"{found.start() + 1}, which a workbook cannot hold; remove it from the text"
        )
    if len(text) * 2 > CELL_LIMIT and units(text) > CELL_LIMIT:
        raise RenderError(
            f"{place()}: the text has {units(text):,} characters, and a cell holds at most "
            f"{CELL_LIMIT:,}; shorten it or split it into several rows"
        )
    return text


def are_safe(joined: str, texts: Sequence[str]) -> bool:
    """Whether a cell can surely hold each of *texts*, which *joined* is put together from."""
    return _FORBIDDEN.search(joined) is None and max(map(len, texts)) * 2 <= CELL_LIMIT


def plain(spans: Spans, labels: Labels) -> str:
    """Return *spans* as text: addresses in brackets, notes as ``[note 1]``."""
    return "".join(text for text, _ in runs(spans, labels))


def runs(spans: Spans, labels: Labels) -> tuple[tuple[str, bool], ...]:
    """Return *spans* as runs of text, each with whether it is strong."""
    found: list[tuple[str, bool]] = []
    for span in spans:
        gap = " " if isinstance(span, NoteRef) and found and not found[-1][0][-1:].isspace() else ""
        text = gap + _words(span, labels)
        if text:
            found.append((text, isinstance(span, Strong)))
    return tuple(found)


def note_mark(number: int) -> str:
    """Return the marker of a note, as the Government Analysis Function's guidance writes it."""
    return f"[note {number}]"


def with_marks(text: str, notes: Iterable[int]) -> str:
    """Return *text* with the markers of *notes* after it."""
    return " ".join([text, *map(note_mark, notes)])


def one_line(text: str) -> str:
    """Return *text* with every stretch of white space as one space."""
    return " ".join(text.split())


def _words(span: Span, labels: Labels) -> str:
    match span:
        case Text(text) | Strong(text):
            return text
        case Link():
            return link_words(span)
        case Ref(target):
            return labels.ref(target)
        case NoteRef(note):
            return note_mark(labels.note(note))


def link_words(link: Link) -> str:
    """Return a link as text: its words, and its address unless they are the same."""
    return link.text if link.text == link.url else f"{link.text} ({link.url})"
