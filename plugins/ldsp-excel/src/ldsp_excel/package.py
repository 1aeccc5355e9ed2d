"""The pass over the package that openpyxl saved, and the writing of it.

What openpyxl does by the clock, or leaves out, is put right here: stored results,
shared texts, the order in a font, the document's properties, the order of the parts.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import BinaryIO, Final
from xml.etree.ElementTree import canonicalize

from openpyxl import Workbook

from ldsp_core.document import Front
from ldsp_core.rendering import write_package
from ldsp_excel import shared_strings
from ldsp_excel.properties import APP, DECLARATION, core_properties
from ldsp_excel.shared_strings import SharedStrings, without_codes
from ldsp_excel.stored_values import Stored, with_stored_values

_FIRST_PARTS: Final = ("[Content_Types].xml", "_rels/.rels")
_STRINGS: Final = "xl/sharedStrings.xml"
_FIXED_HEIGHT: Final = '<row customHeight="1" '
"""Heights are estimates: without this mark a row still grows with what is typed into it."""

_FONT = re.compile(r"<(?P<tag>font|rPr)>(?P<children>.*?)</(?P=tag)>")
_COLUMN = re.compile(r"<tableColumn [^>]*>")
_CHILD = re.compile(r"<(\w+)[^>]*></\1>")
_FONT_ORDER: Final = (
    "b",
    "i",
    "strike",
    "condense",
    "extend",
    "outline",
    "shadow",
    "u",
    "vertAlign",
    "sz",
    "color",
    "name",
    "rFont",
    "family",
    "charset",
    "scheme",
)
"""CT_Font and CT_RPrElt are sequences (ISO/IEC 29500-1, 18.8.22 and 18.4.7); openpyxl writes
its own."""


def write(workbook: Workbook, stored: Mapping[str, Stored], front: Front, out: BinaryIO) -> None:
    """Write *workbook* to *out*, with *stored* results by sheet and cell."""
    parts = _saved(workbook)
    strings = SharedStrings()
    for number, sheet in enumerate(workbook.worksheets, start=1):
        name = f"xl/worksheets/sheet{number}.xml"
        xml = parts[name].replace(_FIXED_HEIGHT, "<row ")
        filled = with_stored_values(xml, stored.get(sheet.title, {}))
        parts[name] = _without_warnings(strings.take_from(filled), sheet.dimensions)
    for name in [name for name in parts if name.startswith("xl/tables/")]:
        parts[name] = _COLUMN.sub(lambda column: without_codes(column[0]), parts[name])
    parts["xl/styles.xml"] = _FONT.sub(_ordered_font, parts["xl/styles.xml"])
    parts = {name: DECLARATION + xml for name, xml in parts.items()}
    parts[_STRINGS] = _FONT.sub(_ordered_font, strings.part())
    _register_strings(parts)
    parts["docProps/app.xml"] = APP
    parts["docProps/core.xml"] = core_properties(front)
    write_package(out, _in_order(parts))


def _saved(workbook: Workbook) -> dict[str, str]:
    """Return the parts that openpyxl writes, in canonical XML.

    openpyxl writes otherwise with lxml than without; canonical XML is the same.
    """
    buffer = BytesIO()
    workbook.save(buffer)
    with zipfile.ZipFile(buffer) as package:
        return {name: canonicalize(package.read(name).decode()) for name in package.namelist()}


def _without_warnings(xml: str, cells: str) -> str:
    """Tell Excel that text such as "1.1" is meant as text, so that it marks no cell."""
    ignored = f'<ignoredError numberStoredAsText="1" sqref="{cells}"/>'
    return xml.replace("<tableParts", f"<ignoredErrors>{ignored}</ignoredErrors><tableParts", 1)


def _ordered_font(match: re.Match[str]) -> str:
    children = [child[0] for child in _CHILD.finditer(match["children"])]
    children.sort(key=_font_order)
    return f"<{match['tag']}>{''.join(children)}</{match['tag']}>"


def _font_order(child: str) -> int:
    tag = child[1:].partition(">")[0].split()[0]
    return _FONT_ORDER.index(tag)


def _register_strings(parts: dict[str, str]) -> None:
    """Make the shared texts known to the package."""
    types, relations = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
    override = f'<Override ContentType="{shared_strings.CONTENT_TYPE}" PartName="/{_STRINGS}"/>'
    relation = (
        f'<Relationship Id="rIdStrings" Target="/{_STRINGS}" Type="{shared_strings.RELATIONSHIP}"/>'
    )
    parts[types] = parts[types].replace("</Types>", f"{override}</Types>")
    parts[relations] = parts[relations].replace("</Relationships>", f"{relation}</Relationships>")


def _in_order(parts: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    rest = sorted(name for name in parts if name not in _FIRST_PARTS)
    for name in (*_FIRST_PARTS, *rest):
        yield name, parts[name].encode()
