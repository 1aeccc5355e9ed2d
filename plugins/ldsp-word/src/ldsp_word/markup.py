"""WordprocessingML as text: runs, paragraphs and the escaping that they need.

Body markup is put together as text and never as a tree: a paper's tables can have
many thousands of cells, and a tree costs ten times as much for each.
"""

from __future__ import annotations

import re
from typing import Final

from ldsp_core.errors import RenderError
from ldsp_word.styles import Style

XML_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_SCHEMAS: Final = "http://schemas.openxmlformats.org"
W: Final = f"{_SCHEMAS}/wordprocessingml/2006/main"
NAMESPACES: Final = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "r": f"{_SCHEMAS}/officeDocument/2006/relationships",
        "wp": f"{_SCHEMAS}/drawingml/2006/wordprocessingDrawing",
        "a": f"{_SCHEMAS}/drawingml/2006/main",
        "pic": f"{_SCHEMAS}/drawingml/2006/picture",
    }.items()
)
"""The namespace declarations of the parts that hold text."""

KEEP: Final = "<w:keepNext/>"
"""What keeps a paragraph on the page of the next one; it comes first of its properties."""

_SPECIAL: Final = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS: Final = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_SHOWN: Final = 40


def escaped(text: str) -> str:
    """Return *text* ready for an attribute or an element that keeps no line breaks.

    Raises RenderError for characters that XML cannot hold.
    """
    if not _SPECIAL.search(text):
        return text
    if found := _FORBIDDEN.search(text):
        before = text[: found.start()][-_SHOWN:]
        raise RenderError(
            f"the character U+{ord(found.group()):04X} cannot stand in a Word file; it was found "
            f"after {before!r}: take it out of the text"
        )
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def text_content(text: str) -> str:
    """Return what a run holds for *text*: words, line breaks and tabs."""
    if not _SPECIAL.search(text):
        return f'<w:t xml:space="preserve">{text}</w:t>'
    if "\n" not in text and "\t" not in text:
        return f'<w:t xml:space="preserve">{escaped(text)}</w:t>'
    pieces = (piece for piece in re.split("([\n\t])", text) if piece)
    return "".join(_BREAKS.get(piece) or text_content(piece) for piece in pieces)


def run(text: str, properties: str = "") -> str:
    """Return a run of *text*; *properties* is the inside of its ``w:rPr``."""
    if not text:
        return ""
    head = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{head}{text_content(text)}</w:r>"


def paragraph(style: Style, content: str, properties: str = "") -> str:
    """Return a paragraph in *style*; *properties* follow ``w:pStyle`` in its ``w:pPr``."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def part_xml(root: str, content: str) -> bytes:
    """Return a whole part whose root element is ``w:``*root*."""
    return f"{XML_HEAD}<w:{root} {NAMESPACES}>{content}</w:{root}>".encode()
