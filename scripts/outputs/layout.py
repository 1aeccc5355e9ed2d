"""How a paper falls on its pages: how many, and no heading or caption is the last line of one."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from scripts.outputs.findings import Finding
from scripts.outputs.parts import WORD, tree_of

SIDES: Final[Mapping[str, int]] = {"lancashire/board-paper-spring-2019.docx": 6}
"""How many sides a paper at default settings may have at most, by its folder and name."""

_TWIPS: Final = 20
_SIZE: Final = re.compile(r"Page +\d+ size: +([\d.]+) x ([\d.]+) pts")


def layout(pdfs: Mapping[Path, Path]) -> Iterator[Finding]:
    """Yield what is wrong with the pages of papers, given the PDF of each."""
    counts: dict[Path, int] = {}
    for path, pdf in pdfs.items():
        pages = _pages(path, pdf)
        counts[path] = len(pages)
        for text, number in left_alone(pages, titles(path)):
            what = f"leaves {text!r} alone at the end of a page"
            yield Finding(path=path, checker="layout", text=what, place=f"page {number}")
    yield from too_long(counts)


def too_long(counts: Mapping[Path, int]) -> Iterator[Finding]:
    """Yield papers with too many sides, given how many each has, and those that are missing."""
    found = {f"{path.parent.name}/{path.name}": (path, sides) for path, sides in counts.items()}
    for name, most in SIDES.items():
        path, sides = found.get(name, (Path(name), None))
        if sides is None:
            text = f"was not written; nobody knows whether it keeps to {most} sides"
            yield Finding(path=path, checker="layout", text=text)
        elif sides > most:
            text = f"has {sides} sides; {most} are the most"
            yield Finding(path=path, checker="layout", text=text)


def left_alone(pages: Sequence[Sequence[str]], titles: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield each of *titles* that is the last line of a page but the last, and that page.

    Pages are the lines of their text, without header and footer. A title that comes again
    later was an entry of the contents.
    """
    known = {_plain(title) for title in titles}
    words = [[text for line in page if (text := _unnumbered(line))] for page in pages]
    for number, lines in enumerate(words[:-1], start=1):
        later = {line for page in words[number:] for line in page}
        if lines and lines[-1] in known - later:
            yield lines[-1], number


def titles(path: Path) -> Iterator[str]:
    """Yield the words of all headings and of the captions above tables."""
    with zipfile.ZipFile(path) as package:
        body = tree_of(package, "word/document.xml").find(f"{WORD}body")
    for paragraph in [] if body is None else body.findall(f"{WORD}p"):
        style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
        name = "" if style is None else style.attrib[f"{WORD}val"]
        caption = name == "Caption" and paragraph.find(f"{WORD}pPr/{WORD}keepNext") is not None
        kept = not caption or _is_on(paragraph.find(f"{WORD}pPr/{WORD}keepNext"))
        if (name.startswith("Heading") or caption) and kept:
            yield "".join(each.text or "" for each in paragraph.iter(f"{WORD}t"))


def _is_on(element: Element | None) -> bool:
    return element is not None and element.attrib.get(f"{WORD}val", "1") not in ("0", "false")


def _unnumbered(line: str) -> str:
    return _plain(re.sub(r"^\s*[\d.]+\s+", "", line))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _pages(path: Path, pdf: Path) -> list[list[str]]:
    """Return the lines of each page between its margins."""
    with zipfile.ZipFile(path) as package:
        document = tree_of(package, "word/document.xml")
    margins = next(document.iter(f"{WORD}pgMar"))
    bottom = int(margins.attrib[f"{WORD}bottom"]) / _TWIPS
    pages = []
    for number, (width, height) in enumerate(_sizes(pdf), start=1):
        area = ("-x", 0, "-y", 0, "-W", round(width), "-H", round(height - bottom))
        text = _said("pdftotext", "-layout", "-f", number, "-l", number, *area, pdf, "-")
        pages.append(text.splitlines())
    return pages


def _sizes(pdf: Path) -> list[tuple[float, float]]:
    said = _said("pdfinfo", "-f", 1, "-l", 9999, pdf)
    return [(float(match[1]), float(match[2])) for match in _SIZE.finditer(said)]


def _said(*command: object) -> str:
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, check=True, encoding="utf-8"
    )
    return done.stdout
