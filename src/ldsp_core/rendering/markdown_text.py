"""Text, links and emphasis in Markdown, so that text stays text whatever it holds.

The rules are those of CommonMark and of GitHub Flavored Markdown (tables, strikethrough,
addresses that become links by themselves); ``$`` is escaped as GitHub takes it for
mathematics.
"""

from __future__ import annotations

import re
import string
from typing import Final

from ldsp_core.document import (
    Cell,
    Labels,
    Link,
    NoteRef,
    Ref,
    Spans,
    Strong,
    format_cell,
)

_MARKS: Final = str.maketrans(
    {
        **{mark: f"\\{mark}" for mark in "\\`*_[]<|~$"},
        "\n": "<br>",
    }
)
_MEANING: Final = re.compile(
    r"&(?=#?\w)|(?<=www)\.|(?<=mailto):|(?<=xmpp):|:(?=//)", re.IGNORECASE | re.ASCII
)
"""Entities, and what would become a link by itself, with all marks of the text escaped in it."""

_BEGINNING: Final = re.compile(r"(\d{1,9})(?=[.)](?:[ \t]|$))|(?=[-+#>])")
"""What starts a list, a heading or a quotation at the start of a line."""

_CLOSING: Final = re.compile(r"(?<![^ \t])(?=#+$)")
"""Where a heading's closing marks start."""

_TAGS: Final = ("<strong>", "</strong>")
_PUNCTUATION: Final = frozenset(string.punctuation) - set("*_")
_OUTER_SPACE: Final = re.compile(r"\A[ \t]+|[ \t]+\Z")
_SEPARATORS: Final = str.maketrans({"\u2028": "&#8232;", "\u2029": "&#8233;"})
"""What some programs take for the end of a line."""

_URL_MARKS: Final = str.maketrans(
    {
        **{mark: f"\\{mark}" for mark in "\\`*_[]()<>&|#~$!"},
        **{space: f"%{ord(space):02X}" for space in " \t\n"},
    }
)


def escaped(text: str) -> str:
    """Return *text* so that it is shown as it is anywhere within a line; newlines break it."""
    marked = text.translate(_MARKS)
    if "&" in marked or ":" in marked or "." in marked:
        marked = _MEANING.sub(r"\\\g<0>", marked)
    return marked.translate(_SEPARATORS) if not marked.isprintable() else marked


def line(content: str) -> str:
    """Return *content*, already escaped, as a whole line that is nothing but a line of text."""
    content = _OUTER_SPACE.sub(lambda found: "".join(f"&#{ord(one)};" for one in found[0]), content)
    content = _CLOSING.sub(r"\\", content)
    return _BEGINNING.sub(r"\1\\", content, count=1) if _BEGINNING.match(content) else content


def strong(text: str, before: str = "", after: str = "") -> str:
    """Return *text* set strong between the (escaped) texts *before* and *after* it.

    Asterisks only work beside certain characters; where they would not, a tag stands.
    """
    inner = text.strip(" \t")
    if not inner:
        return escaped(text)
    lead, tail = text[: text.index(inner)], text[text.index(inner) + len(inner) :]
    opens = _works(inner[0], (before + lead)[-1:])
    closes = _works(inner[-1], (tail + after)[:1])
    marks = ("**", "**") if opens and closes and not before.endswith("*") else _TAGS
    return f"{lead}{marks[0]}{escaped(inner)}{marks[1]}{tail}"


def _works(inner: str, outer: str) -> bool:
    """Whether asterisks work between a character of the words and the one outside, if any."""
    return inner.isalnum() or (not inner.isspace() and (outer in _PUNCTUATION or outer in " \t"))


def link(words: Link) -> str:
    """Return a link with words."""
    return f"[{escaped(words.text)}]({words.url.translate(_URL_MARKS)})"


def spans_text(spans: Spans, labels: Labels) -> str:
    """Return *spans* one after the other, within a line."""
    pieces = _pieces(spans, labels)
    alone = [_piece(piece, labels, "", "") for piece in pieces]
    text = ""
    for piece, after in zip(pieces, [*alone[1:], ""], strict=False):
        text += _piece(piece, labels, text, after)
    return text


def _pieces(spans: Spans, labels: Labels) -> list[str | Strong | Link | NoteRef]:
    """Return *spans* with references worded and plain words put together.

    What two texts mean together, such as "&" and "amp;", is then seen.
    """
    pieces: list[str | Strong | Link | NoteRef] = []
    for span in spans:
        if isinstance(span, Strong | Link | NoteRef):
            pieces.append(span)
            continue
        words = labels.ref(span.target) if isinstance(span, Ref) else span.text
        before = pieces[-1] if pieces else None
        if isinstance(before, str):
            pieces[-1] = before + words
        else:
            pieces.append(words)
    return pieces


def _piece(piece: str | Strong | Link | NoteRef, labels: Labels, before: str, after: str) -> str:
    if isinstance(piece, Strong):
        return strong(piece.text, before, after)
    if isinstance(piece, Link):
        return link(piece)
    if isinstance(piece, NoteRef):
        return f"[^{labels.note(piece.note)}]"
    words = escaped(piece)
    # An exclamation mark makes a picture of the link that follows it.
    return f"{words[:-1]}\\!" if words.endswith("!") and after.startswith("[") else words


def cell_text(cell: Cell) -> str:
    """Return a cell's words, within a line."""
    return link(cell) if isinstance(cell, Link) else escaped(format_cell(cell))
