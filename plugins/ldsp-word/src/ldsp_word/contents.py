"""The contents, and lists of tables and figures, written out, so that nobody must update them.

Entries are links. Only a program that lays pages out knows their page numbers, and a wrong
one is worse than none: each is a field that shows nothing until Word fills it in, which it
does whenever it updates fields. Nothing leads to the empty place, so that nothing looks
amiss before. To have fields updated on opening, Word would ask every reader first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ldsp_core.document import Figure, Section, Table, walk
from ldsp_word.fields import field
from ldsp_word.markup import KEEP, paragraph, run
from ldsp_word.page import Page
from ldsp_word.paper import Paper
from ldsp_word.styles import Style

_DEPTH: Final = 3
_CONTENTS: Final = rf'TOC \o "1-{_DEPTH}" \h \z \u'

Entry = tuple[Style, str, str, str]
"""The style of a line, the bookmark it leads to, its number and its words."""


def contents_markup(paper: Paper) -> Iterator[str]:
    """Yield the heading and an entry for each section down to the third level."""
    entries = _sections(paper, paper.report.sections, 1)
    return _listed("Contents", _CONTENTS, entries, paper.page)


def lists_markup(paper: Paper) -> Iterator[str]:
    """Yield the lists of the tables and of the figures, as far as there are any."""
    for kind in (Table, Figure):
        word = kind.__name__
        entries = _captions(paper, kind)
        yield from _listed(f"{word}s", rf'TOC \h \z \c "{word}"', entries, paper.page)


def _listed(title: str, instruction: str, entries: Iterable[Entry], page: Page) -> Iterator[str]:
    lines = list(entries)
    if not lines:
        return
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{page.text_width}"/></w:tabs>'
    yield paragraph(Style.CONTENTS_HEADING, run(title), KEEP)
    for index, (style, bookmark, number, words) in enumerate(lines):
        text = run(f"{number}\t{words}\t" if number else f"{words}\t")
        text += field(rf"PAGEREF {bookmark} \h", "")
        content = f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{text}</w:hyperlink>'
        begin = _begin(instruction) if index == 0 else ""
        yield paragraph(style, begin + content + (_END if index == len(lines) - 1 else ""), tabs)


def _begin(instruction: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
        f'{instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


_END: Final = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _sections(paper: Paper, sections: tuple[Section, ...], depth: int) -> Iterator[Entry]:
    for section in sections:
        bookmark = paper.anchors.name("section", section.id)
        yield Style(f"TOC{depth}"), bookmark, paper.labels.section(section.id), section.title
        if depth < _DEPTH:
            yield from _sections(paper, section.sections, depth + 1)


def _captions(paper: Paper, kind: type[Table] | type[Figure]) -> Iterator[Entry]:
    for placed in walk(paper.report):
        if isinstance(placed.block, kind):
            block = placed.block
            bookmark = paper.anchors.name("caption", block.id)
            yield Style.LIST_ENTRY, bookmark, paper.labels.caption(block.id), block.caption
