"""Headers and footers: whose paper it is, what it is called, and which page this is."""

from __future__ import annotations

from typing import Final

from ldsp_core.document import Front
from ldsp_word.fields import page_of_pages
from ldsp_word.markup import paragraph, part_xml, run
from ldsp_word.page import Page
from ldsp_word.paper import Paper
from ldsp_word.spans import BOLD
from ldsp_word.styles import Style

DRAFT: Final = "DRAFT"


def marks(paper: Paper, page: Page, *, first: bool) -> str:
    """Write the headers and footers of a kind of *page*; return what refers to them.

    The *first* pages of a paper begin with one that needs no banner in its header,
    because there they stand above the title.
    """
    front = paper.report.front
    headers = {"default": front.banners, "first": ()} if first else {"default": front.banners}
    footer = part_xml("ftr", _line(Style.FOOTER, front.title, page_of_pages(), page))
    footer_id = paper.relations.word_part("footer", f"footer-{page.name}", footer)
    references = []
    for kind, banners in headers.items():
        content = part_xml("hdr", _header(front, banners, page))
        header_id = paper.relations.word_part("header", f"header-{page.name}-{kind}", content)
        references += [
            f'<w:headerReference w:type="{kind}" r:id="{header_id}"/>',
            f'<w:footerReference w:type="{kind}" r:id="{footer_id}"/>',
        ]
    return "".join(references)


def _header(front: Front, banners: tuple[str, ...], page: Page) -> str:
    state = run(DRAFT, BOLD) if front.draft else ""
    words = " · ".join((front.organisation, *banners))
    return _line(Style.HEADER, words, state, page)


def _line(style: Style, left: str, right: str, page: Page) -> str:
    """Set words on the left, and runs against the right margin."""
    stop = f'<w:tabs><w:tab w:val="right" w:pos="{page.text_width}"/></w:tabs>'
    aside = f"<w:r><w:tab/></w:r>{right}" if right else ""
    return paragraph(style, run(left) + aside, stop)
