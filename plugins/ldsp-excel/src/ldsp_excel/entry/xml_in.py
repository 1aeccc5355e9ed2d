"""Reading XML as it comes, without a tree, and without what a workbook has no need of.

A document type is refused: entities, which can grow without end or fetch files, can be
declared nowhere else. Names come without their namespace, since there are two sets of
them (ISO/IEC 29500, transitional and strict) with the same meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from xml.parsers import expat

from ldsp_excel.entry.package_in import Package, refused

Attributes = Mapping[str, str]


class LocalNames(dict[str, str]):
    """The names of elements without their namespace, by what the parser calls them."""

    def __missing__(self, name: str) -> str:
        """Take the namespace off a name that is met for the first time."""
        self[name] = local = name.rpartition("}")[2]
        return local


def parse(
    package: Package,
    part: str,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Go through the XML of a *part*, telling of each element that starts and ends, and text.

    Names are told as ``namespace}name``. Raises DataFileError for what is no XML, and
    for a document type.
    """
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = start
    if end is not None:
        parser.EndElementHandler = end
    if text is not None:
        parser.CharacterDataHandler = text

    def refuse(*_: Any) -> None:
        raise refused(
            package.name,
            f"the part {part} declares a document type, which no workbook needs and which can "
            "be used to do harm",
            "open it in Excel and save it anew",
        )

    parser.StartDoctypeDeclHandler = refuse
    data = package.read(part)
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError) as error:
        raise refused(
            package.name, f"the part {part} is not well-formed XML ({error})", "save it anew"
        ) from None


def elements(package: Package, part: str, wanted: frozenset[str]) -> Iterator[tuple[str, Any]]:
    """Return the elements of a small *part* that are called one of *wanted*, in order.

    Each with its attributes, whose names come without their namespace.
    """
    found: list[tuple[str, Any]] = []

    def start(name: str, attributes: Attributes) -> None:
        if (local := name.rpartition("}")[2]) in wanted:
            found.append((local, {key.rpartition("}")[2]: attributes[key] for key in attributes}))

    parse(package, part, start)
    return iter(found)
