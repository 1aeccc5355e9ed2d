"""The body of a paper, from the banners to the notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import evolve

from ldsp_core.document import Block, Section
from ldsp_core.errors import RenderError
from ldsp_word.blocks import Place, block_markup, leads
from ldsp_word.contents import contents_markup, lists_markup
from ldsp_word.front_sheet import front_markup
from ldsp_word.headers import marks
from ldsp_word.markup import KEEP, paragraph, run
from ldsp_word.numbering import no_number, paper_number
from ldsp_word.options import WordOptions
from ldsp_word.page import Page, section_properties
from ldsp_word.paper import Paper
from ldsp_word.spans import runs
from ldsp_word.styles import HEADINGS, Style, heading
from ldsp_word.template_marks import template_marks

_NOTES: Final = "Notes"


class Body:
    """Writes the body of one paper, turning the page where a section is wide.

    Where all sections are, the whole paper lies across.
    """

    def __init__(self, paper: Paper) -> None:
        """Begin the body of *paper*."""
        self._paper = paper
        self._parts: list[str] = []
        self._runs_of_pages = 0

    def write(self, options: WordOptions) -> str:
        """Return the inside of ``w:body``."""
        sections = self._paper.report.sections
        wide = bool(sections) and all(section.wide for section in sections)
        pages = self._paper.pages
        page = self._paper.page = pages.across if wide else pages.upright
        self._parts += front_markup(self._paper)
        if options.contents:
            self._parts += contents_markup(self._paper)
        if options.lists:
            self._parts += lists_markup(self._paper)
        for section in sections:
            self._section(section, 1, above=page)
        self._notes()
        return self._ended()

    def _section(self, section: Section, depth: int, *, above: Page) -> None:
        if depth > HEADINGS:
            raise RenderError(
                f"section {section.id!r} is {depth} levels deep; a Word paper has "
                f"{HEADINGS} levels of headings: bring it up"
            )
        page = self._paper.pages.across if section.wide else above
        self._turn_to(self._first_page(section, page))
        numbered = bool(self._paper.labels.section(section.id))
        style = heading(depth)
        title = self._paper.anchors.mark("section", section.id, run(section.title))
        number = paper_number(style, depth - 1) if numbered else no_number(depth - 1)
        self._parts.append(paragraph(style, title, KEEP + number))
        self._blocks(section.blocks, Place(depth=depth, numbered=numbered))
        for below in section.sections:
            self._section(below, depth + 1, above=page)

    def _blocks(self, blocks: Sequence[Block], place: Place) -> None:
        leading = evolve(place, leads=True)
        for block, following in zip(blocks, (*blocks[1:], None), strict=False):
            here = leading if leads(block, following) else place
            if markup := block_markup(block, self._paper, here):
                self._parts.append(markup)

    def _notes(self) -> None:
        """Write the notes in the order of their numbers."""
        notes = self._paper.report.notes
        if not notes:
            return
        self._parts.append(paragraph(heading(1), run(_NOTES), KEEP + no_number(0)))
        for note in sorted(notes, key=lambda note: self._paper.labels.note(note.id)):
            words = runs(note.spans, self._paper)
            marked = self._paper.anchors.mark("note", note.id, words)
            self._parts.append(paragraph(Style.NOTE, marked))

    def _turn_to(self, page: Page) -> None:
        """Go on on *page*; what was written so far ends with a section mark if that differs."""
        if page is self._paper.page:
            return
        self._close_table()
        before, properties_end, after = self._parts[-1].rpartition("</w:pPr>")
        mark = self._section_mark()
        self._parts[-1] = f"{before}{mark}{properties_end}{after}"
        self._paper.page = page

    def _ended(self) -> str:
        self._close_table()
        return "".join(self._parts) + self._section_mark()

    def _close_table(self) -> None:
        """Word wants a paragraph after a table that nothing follows; this one has no height."""
        if self._parts[-1].endswith("</w:tbl>"):
            self._parts.append(paragraph(Style.TABLE_END, ""))

    def _section_mark(self) -> str:
        first = self._runs_of_pages == 0
        self._runs_of_pages += 1
        page, template = self._paper.page, self._paper.template
        title_page = first and (template is None or template.title_page)
        references = (
            template_marks(self._paper, template, page, title_page=title_page)
            if template
            else marks(self._paper, page, title_page=title_page)
        )
        return section_properties(page, references, title_page=title_page)

    def _first_page(self, section: Section, page: Page) -> Page:
        """Return the page for a heading: that of what follows it, so that it is not alone."""
        if section.blocks or not section.sections:
            return page
        below = section.sections[0]
        return self._first_page(below, self._paper.pages.across if below.wide else page)
