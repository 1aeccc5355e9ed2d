"""What papers and workbooks have in common: parts of XML that refer to one another."""

from __future__ import annotations

import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DUBLIN_CORE: Final = "{http://purl.org/dc/elements/1.1/}"

Fault = tuple[str, str]
"""What is wrong, and in which part."""


def tree_of(package: zipfile.ZipFile, part: str) -> Element:
    """Return the root of a part."""
    return ElementTree.fromstring(package.read(part))


def relationships(package: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Return the parts that a part refers to, by the relationship's id."""
    folder, name = posixpath.split(part)
    path = f"{folder}/_rels/{name}.rels"
    if path not in package.namelist():
        return {}
    return {
        each.attrib["Id"]: posixpath.normpath(
            posixpath.join("/", folder, each.attrib["Target"])
        ).removeprefix("/")
        for each in tree_of(package, path)
        if each.attrib.get("TargetMode") != "External"
    }


def drawing_faults(drawings: Iterable[Element]) -> Iterator[str]:
    """Yield what is wrong with the properties of a file's drawings."""
    drawings = list(drawings)
    ids = Counter(each.attrib["id"] for each in drawings)
    for repeated in sorted(identifier for identifier, count in ids.items() if count > 1):
        yield f"has several drawings with the id {repeated}"
    for each in drawings:
        if not each.attrib.get("descr"):
            yield f"has no alternative text for the drawing {each.attrib.get('name')!r}"
