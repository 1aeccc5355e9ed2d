"""The table of contents, written out, so that nobody is asked to update it.

It has no page numbers: only a program that lays pages out knows them, and a wrong one
is worse than none. Entries are links.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ldsp_core.document import Section
from ldsp_word.markup import paragraph, run
from ldsp_word.paper import Paper
from ldsp_word.styles import Style

_DEPTH: Final = 3
_INSTRUCTION: Final = rf'TOC \o "1-{_DEPTH}" \h \n \z \u'


def contents_markup(paper: Paper) -> Iterator[str]:
    """Yield the heading and an entry for each section down to the third level."""
    entries = list(_entries(paper.report.sections, 1))
    if not entries:
        return
    yield paragraph(Style.CONTENTS_HEADING, run("Contents"))
    last = len(entries) - 1
    for index, (section, depth) in enumerate(entries):
        content = _entry(section, paper)
        if index == 0:
            content = _BEGIN + content
        if index == last:
            content += _END
        yield paragraph(Style(f"TOC{depth}"), content)


_BEGIN: Final = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
    f'{_INSTRUCTION} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_END: Final = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _entry(section: Section, paper: Paper) -> str:
    number = paper.labels.section(section.id)
    words = run(f"{number}\t{section.title}" if number else section.title)
    anchor = paper.anchors.name("section", section.id)
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{words}</w:hyperlink>'


def _entries(sections: tuple[Section, ...], depth: int) -> Iterator[tuple[Section, int]]:
    for section in sections:
        yield section, depth
        if depth < _DEPTH:
            yield from _entries(section.sections, depth + 1)
