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


def marks(paper: Paper, page: Page, *, title_page: bool) -> str:
    """Write the headers and footers of a kind of *page*; return what refers to them.

    A *title_page* needs no banner in its header, because there they stand above the title.
    """
    kinds = ("default", "first") if title_page else ("default",)
    return "".join(
        header_mark(paper, page, kind) + footer_mark(paper, page, kind) for kind in kinds
    )


def header_mark(paper: Paper, page: Page, kind: str) -> str:
    """Write one of our headers; return what refers to it."""
    front = paper.report.front
    banners = () if kind == "first" else front.banners
    content = part_xml("hdr", _header(front, banners, page))
    id_ = paper.relations.word_part("header", f"header-{page.name}-{kind}", content)
    return f'<w:headerReference w:type="{kind}" r:id="{id_}"/>'


def footer_mark(paper: Paper, page: Page, kind: str) -> str:
    """Write our footer; return what refers to it."""
    content = part_xml("ftr", _line(Style.FOOTER, paper.report.front.title, page_of_pages(), page))
    id_ = paper.relations.word_part("footer", f"footer-{page.name}", content)
    return f'<w:footerReference w:type="{kind}" r:id="{id_}"/>'


def _header(front: Front, banners: tuple[str, ...], page: Page) -> str:
    """Set the organisation and whether it is a draft in one line, the banners below."""
    state = run(DRAFT, BOLD) if front.draft else ""
    below = "".join(run(f"\n{banner}") for banner in banners)
    return _line(Style.HEADER, front.organisation, state + below, page)


def _line(style: Style, left: str, right: str, page: Page) -> str:
    """Set words on the left, and runs against the right margin."""
    stop = f'<w:tabs><w:tab w:val="right" w:pos="{page.text_width}"/></w:tabs>'
    return paragraph(style, f"{run(left)}<w:r><w:tab/></w:r>{right}", stop)
