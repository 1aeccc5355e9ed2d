"""The page: A4 upright or across, its margins, and the section marks that say so.

Lengths are in twips, twentieths of a point: 567 to the centimetre.
"""

from __future__ import annotations

from typing import Final

from attrs import frozen

MARGIN: Final = 1247
"""2.2 cm on all sides."""

INDENT: Final = 851
"""1.5 cm: where the text of numbered sections begins, beside its numbers."""

STEP: Final = 425
"""0.75 cm: how much further each level of a list stands in."""

EMU_PER_TWIP: Final = 635


@frozen(kw_only=True)
class Page:
    """A page's size, and the names of its header and footer parts."""

    name: str
    width: int
    height: int

    @property
    def text_width(self) -> int:
        """How wide a line may be."""
        return self.width - 2 * MARGIN

    @property
    def text_height(self) -> int:
        """How high a picture may be, leaving room for a caption."""
        return self.height - 2 * MARGIN - 1134


UPRIGHT: Final = Page(name="portrait", width=11906, height=16838)
ACROSS: Final = Page(name="landscape", width=16838, height=11906)


def section_properties(page: Page, marks: str, *, first: bool) -> str:
    """Return the ``w:sectPr`` that ends a run of *page*s.

    *marks* are the references to headers and footers; the *first* section has a first
    page of its own.
    """
    orient = ' w:orient="landscape"' if page is ACROSS else ""
    title_page = "<w:titlePg/>" if first else ""
    return (
        f'<w:sectPr>{marks}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"{orient}/>'
        f'<w:pgMar w:top="{MARGIN}" w:right="{MARGIN}" w:bottom="{MARGIN}" w:left="{MARGIN}" '
        f'w:header="567" w:footer="567" w:gutter="0"/>'
        f'<w:cols w:space="708"/>{title_page}</w:sectPr>'
    )
