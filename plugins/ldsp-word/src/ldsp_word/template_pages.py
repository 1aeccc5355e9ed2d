"""The pages of a template: their size and margins, and which headers and footers they have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import field, frozen

from ldsp_word.errors import TemplateError
from ldsp_word.page import PAGES, Page, Pages
from ldsp_word.template_file import TemplateFile
from ldsp_word.wordml import TAG, markup

_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LEAST: Final = 4536
_MARGINS: Final = ("top", "right", "bottom", "left", "gutter", "header", "footer")

Mark = tuple[str, str]
"""Whether it is a "header" or "footer", and of which kind: "default", "first" or "even"."""


@frozen(kw_only=True)
class TemplatePages:
    """The pages of a template; ``stories`` are the parts of headers and footers, by page."""

    pages: Pages
    stories: Mapping[str, Mapping[Mark, str]]
    title_page: bool


@frozen(kw_only=True)
class _Layout:
    page: Page
    stories: Mapping[Mark, str] = field(factory=dict)
    title_page: bool = False


def template_pages(file: TemplateFile) -> TemplatePages:
    """Read the pages: those of the last upright section, and of the last one that lies across.

    Where a template has but one of them, the other is that one turned, with the same
    headers and footers. Raises TemplateError for a page that leaves no room.
    """
    upright = across = None
    for layout in _layouts(file):
        if layout.page.width > layout.page.height:
            across = layout
        else:
            upright = layout
    if upright is None and across is None:
        upright = _Layout(page=PAGES.upright)
    upright = upright or _turned(across, PAGES.upright.name)
    across = across or _turned(upright, PAGES.across.name)
    return TemplatePages(
        pages=Pages(upright=upright.page, across=across.page),
        stories={each.page.name: each.stories for each in (upright, across)},
        title_page=upright.title_page,
    )


def _turned(layout: _Layout | None, name: str) -> _Layout:
    assert layout is not None
    return _Layout(
        page=layout.page.turned(name), stories=layout.stories, title_page=layout.title_page
    )


def _layouts(file: TemplateFile) -> Iterator[_Layout]:
    """Yield what each section says; a header that it does not name is that of the one before."""
    parts = {each.id: each.target for each in file.references(file.main) if not each.external}
    stories: dict[Mark, str] = {}
    for section in file.tree(file.main).iter(f"{TAG}sectPr"):
        if section.getparent().tag == f"{TAG}sectPrChange":
            continue
        for what in ("header", "footer"):
            for mark in section.findall(f"{TAG}{what}Reference"):
                part = parts.get(mark.get(_ID, ""), "")
                if file.has(part):
                    stories[what, mark.get(f"{TAG}type", "default")] = part
        yield _Layout(
            page=_page(file, section),
            stories=dict(stories),
            title_page=_is_on(section.find(f"{TAG}titlePg")),
        )


def _page(file: TemplateFile, section: Any) -> Page:
    size, margins = section.find(f"{TAG}pgSz"), section.find(f"{TAG}pgMar")
    edging = section.find(f"{TAG}pgBorders")
    width, height = (
        _twips(file, size, side, usual)
        for side, usual in (("w", PAGES.upright.width), ("h", PAGES.upright.height))
    )
    page = Page(
        name=(PAGES.across if width > height else PAGES.upright).name,
        width=width,
        height=height,
        edging="" if edging is None else markup(edging),
        **{side: _twips(file, margins, side, getattr(PAGES.upright, side)) for side in _MARGINS},
    )
    if page.text_width < _LEAST or page.text_height < _LEAST:
        raise TemplateError(
            f"the template {file.path} cannot be used: its pages leave "
            f"{page.text_width / 567:.1f} by {page.text_height / 567:.1f} cm for text, and "
            f"{_LEAST / 567:.0f} cm are needed; make its margins smaller"
        )
    return page


def _twips(file: TemplateFile, element: Any, name: str, usual: int) -> int:
    given = None if element is None else element.get(f"{TAG}{name}")
    if given is None:
        return usual
    try:
        return round(float(given))
    except (ValueError, OverflowError) as error:
        raise TemplateError(
            f"the template {file.path} cannot be used: {given!r} is no length of a page ({name}); "
            "save it anew in Word"
        ) from error


def _is_on(element: Any) -> bool:
    return element is not None and element.get(f"{TAG}val", "true") in ("true", "1", "on")
