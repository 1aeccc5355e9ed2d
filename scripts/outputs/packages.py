"""Rules on papers and workbooks that no validator of others looks at."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.outputs import papers, workbooks
from scripts.outputs.findings import Finding
from scripts.outputs.parts import DUBLIN_CORE, MAIN, WORD, Fault, tree_of


def check_package(path: Path, banners: Iterable[str] = ()) -> Iterator[Finding]:
    """Yield what is wrong with a paper or workbook; *banners* must be among its words."""
    rules = papers.faults if path.suffix == ".docx" else workbooks.faults
    with zipfile.ZipFile(path) as package:
        faults = [*_properties(package), *rules(package), *_banners(package, banners)]
    for text, place in faults:
        yield Finding(path=path, checker="own rules", text=text, place=place)


def _properties(package: zipfile.ZipFile) -> Iterator[Fault]:
    core = tree_of(package, "docProps/core.xml")
    for name in ("title", "creator", "subject", "language"):
        if not core.findtext(f"{DUBLIN_CORE}{name}"):
            yield f"has no {name} among its properties", "docProps/core.xml"


def _banners(package: zipfile.ZipFile, banners: Iterable[str]) -> Iterator[Fault]:
    words = "\n".join(
        "".join(paragraph.itertext())
        for name in package.namelist()
        if re.fullmatch(r"(word|xl)/.*\.xml", name)
        for tag in (f"{WORD}p", f"{MAIN}si", f"{MAIN}is")
        for paragraph in tree_of(package, name).iter(tag)
    )
    return ((f"does not show {banner!r}", "") for banner in banners if banner not in words)
