"""Looks at the built documentation in a browser, as its readers do.

``python -m scripts.site FOLDER`` opens every page of *FOLDER*, wide and narrow, some of them
dark too, and says what is wrong: links that lead nowhere, scripts that fail, anything fetched
from elsewhere, a page wider than a telephone, and what axe finds against accessibility.
``--pictures TO`` keeps pictures of some pages. Addresses outside are listed, not visited.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from attrs import define, field

BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS: Final = ("--no-sandbox", "--disable-background-networking", "--disable-gpu")
WIDE: Final = {"width": 1280, "height": 900}
NARROW: Final = {"width": 390, "height": 844}
PICTURED: Final = (
    *("index", "tutorial", "how-to/index", "plugins/quick-start", "plugins/testing"),
    *("data-file", "reports/board-paper", "reference/values", "search"),
)


@define
class Links(HTMLParser):
    """What a page leads to, and the places in it that others lead to."""

    targets: list[str] = field(factory=list)
    anchors: set[str] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        """Begin with nothing read."""
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note addresses and ids."""
        for name, value in attrs:
            if value and name == "id":
                self.anchors.add(value)
            elif value and (tag, name) in {("a", "href"), ("img", "src"), ("link", "href")}:
                self.targets.append(value)


def pages(site: Path) -> list[Path]:
    """Return all pages of *site*."""
    return sorted(path for path in site.rglob("*.html") if "_static" not in path.parts)


def pictured(site: Path) -> list[Path]:
    """Return the pages of every kind, which stand for the rest."""
    return [path for path in pages(site) if _name(site, path) in PICTURED]


def _name(site: Path, page: Path) -> str:
    return page.relative_to(site).with_suffix("").as_posix()


def read(page: Path) -> Links:
    """Return the links of *page*."""
    links = Links()
    links.feed(page.read_text(encoding="utf-8"))
    return links


def broken_links(site: Path) -> Iterator[str]:
    """Yield every link within *site* that leads nowhere."""
    found = {page: read(page) for page in pages(site)}
    for page, links in found.items():
        for target in dict.fromkeys(links.targets):
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            file = page if not parts.path else (page.parent / unquote(parts.path)).resolve()
            if not file.exists():
                yield f"{page.relative_to(site)}: {target} is not there"
            elif parts.fragment and file.suffix == ".html":
                known = found[file].anchors if file in found else read(file).anchors
                if unquote(parts.fragment) not in known:
                    yield f"{page.relative_to(site)}: {target} leads to no place on that page"


def addresses(site: Path) -> set[str]:
    """Return the addresses outside that pages lead to."""
    return {
        target
        for page in pages(site)
        for target in read(page).targets
        if urlsplit(target).scheme in {"http", "https"}
    }


def seen(site: Path, pictures: Path | None) -> Iterator[str]:
    """Yield what is wrong with pages as a browser shows them."""
    # By name, as they are installed with what builds the documentation and not with linters.
    axe = import_module("axe_playwright_python.sync_playwright").Axe()
    with import_module("playwright.sync_api").sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=list(ARGUMENTS))
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport=WIDE, color_scheme=scheme)
            tab = context.new_page()
            tab.set_default_timeout(120_000)  # a busy machine is no fault of the page
            said: list[str] = []
            tab.on("pageerror", lambda error, said=said: said.append(f"a script failed: {error}"))
            tab.on(
                "request",
                lambda request, said=said: (
                    None
                    if request.url.startswith(("file:", "data:"))
                    else said.append(f"it fetches {request.url}")
                ),
            )
            for page in pages(site) if scheme == "light" else pictured(site):
                name = str(page.relative_to(site))
                tab.set_viewport_size(WIDE)
                tab.goto(page.as_uri())
                for violation in axe.run(tab).response["violations"]:
                    where = violation["nodes"][0]["target"]
                    said.append(f"{violation['id']} ({violation['help']}) at {where}")
                _picture(tab, pictures, name, f"{scheme}-wide")
                tab.set_viewport_size(NARROW)
                if tab.evaluate("document.documentElement.scrollWidth") > NARROW["width"]:
                    said.append("it is wider than a telephone")
                _picture(tab, pictures, name, f"{scheme}-narrow")
                yield from (f"{name} ({scheme}): {each}" for each in dict.fromkeys(said))
                said.clear()
            context.close()
        browser.close()


def browser_path() -> str:
    """Return the browser of this machine; ends the program where there is none."""
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    sys.exit("no Chromium was found (on Debian and Ubuntu: apt-get install chromium)")


def _picture(tab: Any, pictures: Path | None, name: str, kind: str) -> None:
    if pictures is not None and name.removesuffix(".html") in PICTURED:
        file = pictures / f"{name.removesuffix('.html').replace('/', '-')}-{kind}.png"
        tab.screenshot(path=file)


def main() -> None:
    """Look at a site, and end with 1 if anything is wrong with it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--pictures", type=Path)
    given = parser.parse_args()
    site = given.site.resolve()
    if given.pictures:
        given.pictures.mkdir(parents=True, exist_ok=True)
    number = 0
    for problem in chain(broken_links(site), seen(site, given.pictures)):
        number += 1
        print(problem, flush=True)
    print("addresses outside, not visited:", *sorted(addresses(site)), sep="\n  ")
    print(f"{len(pages(site))} pages, {number} problems")
    sys.exit(1 if number or not pages(site) else 0)


if __name__ == "__main__":
    main()
