"""Where the sheets, the texts and the formats of a workbook are, whatever its parts are called."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Final

from attrs import frozen

from ldsp_excel.entry.formats import PLAIN, NumberFormat, format_of
from ldsp_excel.entry.package_in import Package, refused
from ldsp_excel.entry.xml_in import Attributes, elements, parse

_RELATIONSHIP: Final = frozenset({"Relationship"})
_BOOK: Final = frozenset({"sheet", "workbookPr"})
_STYLES: Final = frozenset({"numFmt", "cellXfs", "xf", "cellStyleXfs", "dxfs", "cellStyles"})
_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")


@frozen(kw_only=True)
class Book:
    """An opened workbook: the parts of its sheets by their titles, and what its cells refer to."""

    sheets: Mapping[str, str]
    strings: tuple[str, ...]
    formats: tuple[NumberFormat, ...]
    since_1904: bool


def open_book(package: Package) -> Book:
    """Return what stands where in the workbook in *package*.

    Raises DataFileError where there is no workbook, a part that is named is not there, or
    something is fetched from outside.
    """
    main = next(
        (
            target
            for kind, target in _related(package, "").values()
            if kind == "officeDocument" and target in package.parts
        ),
        None,
    )
    if main is None:
        raise refused(package.name, "there is no workbook in the package", "save it anew")
    related = _related(package, main)
    sheets: dict[str, str] = {}
    since_1904 = False
    for name, attributes in elements(package, main, _BOOK):
        if name == "workbookPr":
            since_1904 = attributes.get("date1904") in ("1", "true")
            continue
        kind, target = related.get(attributes.get("id", ""), ("", ""))
        if kind == "worksheet":
            if target not in package.parts:
                raise refused(package.name, f"the part {target} is missing", "save it anew")
            sheets[attributes.get("name", "")] = target
    by_kind = {kind: target for kind, target in related.values() if target in package.parts}
    return Book(
        sheets=sheets,
        strings=_strings(package, by_kind.get("sharedStrings")),
        formats=_formats(package, by_kind.get("styles")),
        since_1904=since_1904,
    )


def _related(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Return by their ids what sorts and parts *part* is related to ("": the package)."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in package.parts:
        return {}
    found: dict[str, tuple[str, str]] = {}
    for _, attributes in elements(package, relations, _RELATIONSHIP):
        kind = attributes.get("Type", "").rpartition("/")[2]
        target = attributes.get("Target", "")
        if attributes.get("TargetMode") == "External" or kind == "externalLink":
            if kind == "hyperlink":
                continue
            raise refused(
                package.name,
                f"the workbook fetches something from outside ({target[:80]!r})",
                "in Excel choose Data, Edit Links, Break Link, and save it",
            )
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[attributes.get("Id", "")] = (kind, path)
    return found


def _strings(package: Package, part: str | None) -> tuple[str, ...]:
    """Return the texts that cells share, without their phonetic guides."""
    if part is None:
        return ()
    strings: list[str] = []
    pieces: list[str] = []
    state = {"text": False, "guide": False}

    def start(name: str, _attributes: Attributes) -> None:
        local = name.rpartition("}")[2]
        if local == "si":
            pieces.clear()
        elif local == "t":
            state["text"] = not state["guide"]
        elif local == "rPh":
            state["guide"] = True

    def end(name: str) -> None:
        local = name.rpartition("}")[2]
        if local == "si":
            strings.append(decoded("".join(pieces)))
        elif local == "t":
            state["text"] = False
        elif local == "rPh":
            state["guide"] = False

    def text(data: str) -> None:
        if state["text"]:
            pieces.append(data)

    parse(package, part, start, end, text)
    return tuple(strings)


def decoded(text: str) -> str:
    """Return *text* with the characters that workbooks write as codes (_x000D_)."""
    if "_x" not in text:
        return text
    return _CODE.sub(lambda code: chr(int(code[1], 16)), text)


def _formats(package: Package, part: str | None) -> tuple[NumberFormat, ...]:
    """Return the number formats that cells refer to by number."""
    if part is None:
        return ()
    codes: dict[int, str] = {}
    formats: list[NumberFormat] = []
    of_cells = False
    for name, attributes in elements(package, part, _STYLES):
        if name == "numFmt":
            number = _whole(attributes.get("numFmtId"))
            codes[number] = attributes.get("formatCode", "")
        elif name != "xf":
            of_cells = name == "cellXfs"
        elif of_cells:
            number = _whole(attributes.get("numFmtId"))
            formats.append(format_of(number, codes.get(number)))
    return tuple(formats) or (PLAIN,)


def _whole(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() else 0
