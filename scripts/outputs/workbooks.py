"""Rules on workbooks: the order of cells, titles, tables against their headers, drawings."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from scripts.outputs.parts import MAIN, Fault, drawing_faults, relationships, tree_of

DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"

NOTES: Final = "Notes"
NOT_REFERRED_TO: Final = "not referred to"
MARKER: Final = re.compile(r"\[note \d+\]")

Place = tuple[int, int]
"""A cell's row and column, counted from 1."""


def faults(package: zipfile.ZipFile) -> Iterator[Fault]:
    """Yield what is wrong with a workbook."""
    shared = shared_strings(package)
    sheets: list[dict[Place, str]] = []
    for name in package.namelist():
        if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name):
            sheet = tree_of(package, name)
            texts = {place_of(cell.attrib["r"]): text_of(cell, shared) for cell in _cells(sheet)}
            sheets.append(texts)
            for text in _sheet(sheet, texts):
                yield text, name
            for part in relationships(package, name).values():
                if part.startswith("xl/tables/"):
                    for text in _table(tree_of(package, part), texts):
                        yield text, part
        elif re.fullmatch(r"xl/drawings/drawing\d+\.xml", name):
            for text in drawing_faults(tree_of(package, name).iter(f"{DRAWING}cNvPr")):
                yield text, name
    for text in _notes(sheets):
        yield text, ""


def place_of(reference: str) -> Place:
    """Return the place of a cell such as ``B3``."""
    match = re.fullmatch(r"([A-Z]+)(\d+)", reference)
    if match is None:
        raise ValueError(f"{reference!r} is no cell")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _sheet(sheet: Element, texts: dict[Place, str]) -> Iterator[str]:
    last = (0, 0)
    for cell in _cells(sheet):
        place = place_of(cell.attrib["r"])
        if place <= last:
            yield f"has the cell {cell.attrib['r']} out of order"
        last = place
    yield from _dimension(sheet, tuple(texts))
    if not texts.get((1, 1)):
        yield "has no title in A1"
    if sheet.find(f"{MAIN}mergeCells") is not None:
        yield "has merged cells"


def _notes(sheets: Iterable[Mapping[Place, str]]) -> Iterator[str]:
    """Yield markers without a note, and notes that say they are used where no marker is."""
    explained: dict[str, str] = {}
    used: set[str] = set()
    for texts in sheets:
        is_notes = texts.get((1, 1)) == NOTES
        for (row, column), text in texts.items():
            if is_notes and column == 1 and MARKER.fullmatch(text):
                explained[text] = texts.get((row, 3), "")
            else:
                used.update(MARKER.findall(text))
    for marker in sorted(used - explained.keys()):
        yield f"has the marker {marker} and no note for it"
    for marker, where in explained.items():
        if marker not in used and where != NOT_REFERRED_TO:
            yield f"has {marker} among its notes, said to stand in {where!r}, and no marker"


def _dimension(sheet: Element, places: Iterable[Place]) -> Iterator[str]:
    dimension = sheet.find(f"{MAIN}dimension")
    stated = "" if dimension is None else dimension.attrib["ref"]
    last = max((row for row, _ in places), default=1), max((col for _, col in places), default=1)
    if place_of(stated.split(":")[-1] or "A1") != last:
        yield f"says that its cells are {stated or 'nowhere'}, and the last is {last}"


def _table(table: Element, texts: dict[Place, str]) -> Iterator[str]:
    name = table.attrib["displayName"]
    (row, first), (_, last) = map(place_of, table.attrib["ref"].split(":"))
    columns = [column.attrib["name"] for column in table.iter(f"{MAIN}tableColumn")]
    headers = [texts.get((row, column), "") for column in range(first, last + 1)]
    if headers != columns:
        yield f"has in table {name} the headers {headers} for the columns {columns}"
    if not all(headers) or len({header.casefold() for header in headers}) < len(headers):
        yield f"has in table {name} headers that are empty or not unique: {headers}"


def _cells(sheet: Element) -> Iterator[Element]:
    return sheet.iter(f"{MAIN}c")


def shared_strings(package: zipfile.ZipFile) -> list[str]:
    """Return the texts that a workbook's cells share."""
    if "xl/sharedStrings.xml" not in package.namelist():
        return []
    strings = tree_of(package, "xl/sharedStrings.xml").iter(f"{MAIN}si")
    return ["".join(string.itertext()) for string in strings]


def text_of(cell: Element, shared: list[str]) -> str:
    """Return the text of a cell, or its value as text."""
    match cell.attrib.get("t"):
        case "s":
            return shared[int(cell.findtext(f"{MAIN}v", ""))]
        case "inlineStr":
            return "".join(cell.itertext())
        case _:
            return cell.findtext(f"{MAIN}v", "")
