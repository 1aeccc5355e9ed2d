"""XML as text: names of OpenDocument, escaped words, and nothing else."""

from __future__ import annotations

import re
from typing import Final, NewType
from xml.sax.saxutils import escape, quoteattr

Xml = NewType("Xml", str)
"""Text that is XML already."""

NOTHING: Final = Xml("")

_SPECIAL: Final = re.compile(r"\n|\t|(?<= ) +|^ +| +$", re.M)


def tag(name: str, *children: Xml, **attributes: str) -> Xml:
    """Return an element; the attribute ``text_style_name`` is written ``text:style-name``."""
    written = "".join(
        f" {key.replace('_', ':', 1).replace('_', '-')}={quoteattr(value)}"
        for key, value in attributes.items()
    )
    if not children:
        return Xml(f"<{name}{written}/>")
    return Xml(f"<{name}{written}>{''.join(children)}</{name}>")


def words(text: str) -> Xml:
    """Return *text* with its line breaks, tabs and spaces, which XML alone would fold."""
    pieces: list[str] = []
    end = 0
    for found in _SPECIAL.finditer(text):
        pieces += [escape(text[end : found.start()]), _space(found[0])]
        end = found.end()
    return Xml("".join([*pieces, escape(text[end:])]))


def _space(found: str) -> str:
    if found == "\n":
        return tag("text:line-break")
    return tag("text:tab") if found == "\t" else tag("text:s", text_c=str(len(found)))


def paragraph(style: str, *content: Xml) -> Xml:
    """Return a paragraph in *style*."""
    return tag("text:p", *content, text_style_name=style)


def link(text: str, address: str) -> Xml:
    """Return words that lead to an address, or to a bookmark (``#name``)."""
    return tag("text:a", words(text), xlink_type="simple", xlink_href=address)


def bookmark(name: str) -> Xml:
    """Return the mark that a link to ``#name`` leads to."""
    return tag("text:bookmark", text_name=name)
