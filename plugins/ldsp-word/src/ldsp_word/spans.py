"""Spans as runs: words, links, cross-references and the marks of notes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ldsp_core.document import Link, NoteRef, Ref, Span, Strong
from ldsp_word.fields import reference
from ldsp_word.markup import run
from ldsp_word.paper import Paper
from ldsp_word.styles import Style

BOLD: Final = "<w:b/><w:bCs/>"
_RAISED: Final = '<w:vertAlign w:val="superscript"/>'


def runs(spans: Iterable[Span], paper: Paper, properties: str = "") -> str:
    """Return the markup of *spans*; *properties* hold for the plain words among them."""
    parts = []
    after_note = False
    for span in spans:
        if isinstance(span, NoteRef):
            parts.append(note_mark(span.note, paper, after_another=after_note))
        elif isinstance(span, Ref):
            parts.append(_cross_reference(span.target, paper))
        elif isinstance(span, Link):
            parts.append(hyperlink(span, paper))
        elif isinstance(span, Strong):
            parts.append(run(span.text, f'<w:rStyle w:val="{Style.STRONG}"/>'))
        else:
            parts.append(run(span.text, properties))
        after_note = isinstance(span, NoteRef)
    return "".join(parts)


def hyperlink(link: Link, paper: Paper) -> str:
    """Return words that lead to an address."""
    words = run(link.text, f'<w:rStyle w:val="{Style.HYPERLINK}"/>')
    relation = paper.relations.link(link.url)
    return f'<w:hyperlink r:id="{relation}" w:history="1">{words}</w:hyperlink>'


def note_mark(note: str, paper: Paper, *, after_another: bool = False) -> str:
    """Return the raised number of a note, which leads to it; a comma parts two of them."""
    words = str(paper.labels.note(note))
    mark = reference(paper.anchors.name("note", note), words, number=True, properties=_RAISED)
    return run(",", _RAISED) + mark if after_another else mark


def _cross_reference(target: str, paper: Paper) -> str:
    """Set the words for *target*, of which its number or title is a field."""
    words = paper.labels.ref(target)
    if paper.anchors.has("caption", target):
        return reference(paper.anchors.name("caption", target), words)
    bookmark = paper.anchors.name("section", target)
    number = paper.labels.section(target)
    if number:
        return run(words.removesuffix(number)) + reference(bookmark, number, number=True)
    return run(words[:1]) + reference(bookmark, words[1:-1]) + run(words[-1:])
