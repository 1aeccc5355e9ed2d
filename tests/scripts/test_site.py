"""What is looked for in the built documentation, and what is mended in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.accessible_pages import mend, mended
from scripts.site import addresses, broken_links

PAGE = """<html><body><div class="content"><article role="main" id="furo-main-content">
<h1 id="top">One</h1>{}</article><footer></footer></div></body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of two pages and a picture."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "picture.png").write_bytes(b"")
    (tmp_path / "sub" / "two.html").write_text(PAGE.format('<a href="../one.html#top">One</a>'))
    return tmp_path


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ('<a href="#top">up</a>', ""),
        ('<a href="sub/two.html#top">two</a>', ""),
        ('<img src="picture.png" alt="">', ""),
        ('<a href="https://example.org/#nowhere">out</a>', ""),
        ('<a href="three.html">three</a>', "three.html is not there"),
        ('<a href="sub/two.html#end">two</a>', "sub/two.html#end leads to no place on that page"),
        ('<a href="#end">down</a>', "#end leads to no place on that page"),
        ('<img src="lost.png" alt="">', "lost.png is not there"),
    ],
)
def test_links_that_lead_nowhere_are_found(site: Path, link: str, problem: str) -> None:
    """To pages, to places on them, and to pictures; outside nobody is asked."""
    (site / "one.html").write_text(PAGE.format(link))
    expected = [f"one.html: {problem}"] if problem else []
    assert list(broken_links(site)) == expected


def test_addresses_outside_are_listed(site: Path) -> None:
    """So that a person can visit them."""
    (site / "one.html").write_text(PAGE.format('<a href="https://example.org/">out</a>'))
    assert addresses(site) == {"https://example.org/"}


@pytest.mark.parametrize(
    ("page", "better"),
    [
        ("<h1></h1><pre>x</pre>", '<h1></h1><pre tabindex="0">x</pre>'),
        ('<h1></h1><p role="heading">', '<h1></h1><p role="heading" aria-level="2">'),
        (
            "<h1></h1><dl>\n<dd><em>a</em>,</dd>\n<dd><em>b</em></dd>\n</dl>",
            '<h1></h1><span class="sig-lines"><span class="sig-line"><em>a</em>,</span>\n'
            '<span class="sig-line"><em>b</em></span>\n</span>',
        ),
        ("<h1></h1><dl><dt>a</dt><dd>b</dd></dl>", "<h1></h1><dl><dt>a</dt><dd>b</dd></dl>"),
    ],
)
def test_what_the_theme_leaves_undone_is_mended(page: str, better: str) -> None:
    """Once, and nothing else is touched."""
    assert mended(page) == better
    assert mended(better) == better


def test_every_page_is_mended(site: Path) -> None:
    """Those in folders too."""
    mend(site)
    text = (site / "sub" / "two.html").read_text()
    assert '<div class="content" role="main">' in text
    assert "<article id=" in text
