"""Mends what the theme of the documentation leaves undone for readers who do not see it.

Each mending is for a rule of axe, and is left alone where it is done already.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

REPLACED: Final = {
    # region: the link to a page's source must stand in a landmark too
    '<div class="content">': '<div class="content" role="main">',
    '<article role="main"': "<article",
    # landmark-contentinfo-is-top-level: the foot of the article is then within it
    "<footer>": '<footer role="group">',
    # landmark-unique: the two sides of a page need names
    '<aside class="sidebar-drawer">': '<aside class="sidebar-drawer" aria-label="All pages">',
    '<aside class="toc-drawer">': '<aside class="toc-drawer" aria-label="On this page">',
    '<aside class="toc-drawer no-toc">': '<aside class="toc-drawer no-toc" aria-label="Nothing">',
    # aria-required-attr: a heading needs a level
    'role="heading">': 'role="heading" aria-level="2">',
    # scrollable-region-focusable: code that is too wide is scrolled by keyboard too
    "<pre>": '<pre tabindex="0">',
}
_MAIN: Final = re.compile(r'(<article id="furo-main-content">)')
_PARAMETERS: Final = re.compile(r"<dl>\s*((?:<dd>(?:(?!</?d[dlt]>).)*</dd>\s*)+)</dl>", re.S)


def mended(page: str) -> str:
    """Return the HTML of *page* as everybody can use it."""
    for found, instead in REPLACED.items():
        page = page.replace(found, instead)
    # definition-list: the parameters of a long signature are no list of definitions
    page = _PARAMETERS.sub(_lines, page)
    if "<h1" not in page:  # page-has-heading-one
        page = _MAIN.sub(r"\1<h1>Search</h1>", page, count=1)
    return page


def mend(site: Path) -> None:
    """Mend every page of *site*."""
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        better = mended(text)
        if better != text:
            path.write_text(better, encoding="utf-8")


def _lines(found: re.Match[str]) -> str:
    lines = found[1].replace("<dd>", '<span class="sig-line">').replace("</dd>", "</span>")
    return f'<span class="sig-lines">{lines}</span>'
