"""The headers and footers of a template, with what must be on every page added to them."""

from __future__ import annotations

import copy
import re
from typing import Final

from attrs import evolve

from ldsp_word.fields import page_of_pages
from ldsp_word.headers import DRAFT, footer_mark, header_mark
from ldsp_word.markup import paragraph, run
from ldsp_word.page import Page
from ldsp_word.paper import Paper
from ldsp_word.styles import Style
from ldsp_word.template import Story, Template
from ldsp_word.wordml import TAG, parsed, serialised

_PAGE: Final = re.compile(r"\bPAGE\b")


def template_marks(paper: Paper, template: Template, page: Page, *, title_page: bool) -> str:
    """Write the headers and footers of a kind of *page*; return what refers to them.

    They are the organisation's, and ours where it has none. Added to them are that a paper
    is a draft, its banners, and the number of the page where they lack it; a *title_page*
    stays as it is, because the banners stand above the title there.
    """
    stories = template.stories[page.name]
    kinds = ["default"]
    kinds += ["even"] if template.facing else []
    kinds += ["first"] if title_page else []
    references = []
    for kind in kinds:
        header, footer = stories.get(("header", kind)), stories.get(("footer", kind))
        if header:
            told = "" if kind == "first" else _told(paper)
            references.append(_reference(paper, "header", kind, header, told))
        elif kind == "default":
            references.append(header_mark(paper, page, kind))
        if footer:
            counted = kind == "first" or any(map(_counts, filter(None, (header, footer))))
            told = "" if counted else paragraph(Style.HEADER_MARK, page_of_pages())
            references.append(_reference(paper, "footer", kind, footer, told))
        elif kind == "default":
            references.append(footer_mark(paper, page, kind))
    return "".join(references)


def _told(paper: Paper) -> str:
    """Return what every header says besides: that it is a draft, and the banners."""
    front = paper.report.front
    words = [*([DRAFT] if front.draft else []), *front.banners]
    return "".join(paragraph(Style.HEADER_MARK, run(text)) for text in words)


def _reference(paper: Paper, what: str, kind: str, story: Story, told: str) -> str:
    """Write a header or footer with what is *told* at its end; return what refers to it."""
    root, part = story
    if told:
        root = copy.deepcopy(root)
        root.extend(parsed(told))
        part = evolve(part, content=serialised(root))
    id_ = paper.relations.part(what, part)
    return f'<w:{what}Reference w:type="{kind}" r:id="{id_}"/>'


def _counts(story: Story) -> bool:
    """Whether a header or footer has the number of the page."""
    root, _ = story
    instructions = [
        *(each.text or "" for each in root.iter(f"{TAG}instrText")),
        *(each.get(f"{TAG}instr", "") for each in root.iter(f"{TAG}fldSimple")),
    ]
    return any(map(_PAGE.search, instructions))
