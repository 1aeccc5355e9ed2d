"""The page: A4 upright or across, its margins, and the section marks that say so.

Lengths are in twips, twentieths of a point: 567 to the centimetre.
"""

from __future__ import annotations

from typing import Final

from attrs import evolve, frozen

MARGIN: Final = 1247
"""2.2 cm on the left and the right."""

EDGE: Final = 1134
"""2 cm above and below."""

INDENT: Final = 851
"""1.5 cm: where the text of numbered sections begins, beside its numbers."""

STEP: Final = 425
"""0.75 cm: how much further each level of a list stands in."""

EMU_PER_TWIP: Final = 635

_CAPTION: Final = 1134
"""Room for a caption below a picture."""


@frozen(kw_only=True)
class Page:
    """A page's size and margins, and the name by which its headers are told from others'.

    ``header`` and ``footer`` are how far these stand from the edge, ``edging`` is markup.
    """

    name: str
    width: int
    height: int
    top: int = EDGE
    right: int = MARGIN
    bottom: int = EDGE
    left: int = MARGIN
    gutter: int = 0
    header: int = 510
    footer: int = 510
    edging: str = ""

    @property
    def text_width(self) -> int:
        """How wide a line may be."""
        return self.width - self.left - self.right - self.gutter

    @property
    def text_height(self) -> int:
        """How high a picture may be, leaving room for a caption."""
        return self.height - abs(self.top) - abs(self.bottom) - _CAPTION

    def turned(self, name: str) -> Page:
        """Return the page turned by a quarter; margins stay where they are."""
        return evolve(self, name=name, width=self.height, height=self.width)


@frozen(kw_only=True)
class Pages:
    """The two kinds of pages that a paper has."""

    upright: Page
    across: Page


_A4: Final = Page(name="portrait", width=11906, height=16838)

PAGES: Final = Pages(upright=_A4, across=_A4.turned("landscape"))
"""The pages of a paper without a template."""


def section_properties(page: Page, marks: str, *, title_page: bool) -> str:
    """Return the ``w:sectPr`` that ends a run of *page*s.

    *marks* are the references to headers and footers; with a *title_page* the first page
    has its own.
    """
    orient = ' w:orient="landscape"' if page.width > page.height else ""
    return (
        f'<w:sectPr>{marks}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"{orient}/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" '
        f'w:left="{page.left}" w:header="{page.header}" w:footer="{page.footer}" '
        f'w:gutter="{page.gutter}"/>{page.edging}'
        f'<w:cols w:space="708"/>{"<w:titlePg/>" if title_page else ""}</w:sectPr>'
    )
