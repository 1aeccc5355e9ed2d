"""The package: what openpyxl saved of the skeleton, with the rows streamed into its sheets.

What openpyxl does by the clock, or leaves out, is put right here: the rows with their
stored results, the shared texts, the order in a font, the document's properties, the
order of the parts.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import BinaryIO, Final
from xml.etree.ElementTree import canonicalize, tostring

from openpyxl import Workbook
from openpyxl.styles.stylesheet import write_stylesheet

from ldsp_core.rendering import write_package
from ldsp_excel import strings
from ldsp_excel.book import Book
from ldsp_excel.markup import DECLARATION, without_codes
from ldsp_excel.page import Page
from ldsp_excel.properties import APP, core_properties

_FIRST_PARTS: Final = ("[Content_Types].xml", "_rels/.rels")
_STRINGS: Final = "xl/sharedStrings.xml"
_STYLES: Final = "xl/styles.xml"

_SMALL: Final = 6
_FAST: Final = 1
_MANY_ROWS: Final = 5_000

_AFTER_WARNINGS = re.compile("<drawing|<tableParts")
_ROWS = re.compile(r"<sheetData>.*</sheetData>", re.DOTALL)
_DIMENSION = re.compile(r'<dimension ref="[^"]*">')
_FONT = re.compile(r"<font>(?P<children>.*?)</font>")
_COLUMN = re.compile(r"<tableColumn [^>]*>")
_CHILD = re.compile(r"<(\w+)[^>]*></\1>")
_FONT_ORDER: Final = ("b", "i", "strike", "u", "vertAlign", "sz", "color", "name", "family")
"""CT_Font is a sequence (ISO/IEC 29500-1, 18.8.22); openpyxl writes its own."""


def write(book: Book, out: BinaryIO) -> None:
    """Write the workbook of *book* to *out*; its rows are asked for meanwhile."""
    parts = _saved(book.workbook)
    pages = {
        f"xl/worksheets/sheet{number}.xml": page for number, page in enumerate(book.pages, start=1)
    }
    for name in [name for name in parts if name.startswith("xl/tables/")]:
        parts[name] = _COLUMN.sub(lambda column: without_codes(column[0]), parts[name])
    for number, drawing in enumerate(book.drawings, start=1):
        chart, around = f"xl/charts/chart{number}.xml", f"xl/drawings/drawing{number}.xml"
        parts[chart] = drawing.with_labels(parts[chart])
        parts[around] = drawing.with_alt(parts[around])
    _register_strings(parts)
    del parts[_STYLES]
    parts = {name: DECLARATION + xml for name, xml in parts.items()}
    parts["docProps/app.xml"] = APP
    parts["docProps/core.xml"] = core_properties(book.plan.report.front)
    write_package(out, _in_order(book, parts, pages), level=_level(book))


def _in_order(
    book: Book, parts: dict[str, str], pages: dict[str, Page]
) -> Iterator[tuple[str, bytes | Iterable[bytes]]]:
    """Yield the parts; what is only known after the rows comes last."""
    rest = sorted(name for name in parts if name not in _FIRST_PARTS)
    for name in (*_FIRST_PARTS, *rest):
        if name in pages:
            yield name, _encoded(_sheet(parts[name], pages[name]))
        else:
            yield name, parts[name].encode()
    yield _STRINGS, _encoded(book.strings.part())
    styles = canonicalize(tostring(write_stylesheet(book.workbook), encoding="unicode"))
    yield _STYLES, (DECLARATION + _FONT.sub(_ordered_font, styles)).encode()


def _encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    return (piece.encode() for piece in pieces)


def _sheet(xml: str, page: Page) -> Iterator[str]:
    """Yield a sheet: what openpyxl saved, with the page's rows in the place of its own."""
    head, tail = _ROWS.split(xml)
    yield _DIMENSION.sub(f'<dimension ref="{page.dimension}">', head)
    yield "<sheetData>"
    yield from page.rows()
    yield "</sheetData>"
    yield _without_warnings(tail, page.dimension)


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
    return _AFTER_WARNINGS.sub(rf"<ignoredErrors>{ignored}</ignoredErrors>\g<0>", xml, count=1)


def _ordered_font(match: re.Match[str]) -> str:
    children = [child[0] for child in _CHILD.finditer(match["children"])]
    children.sort(key=_font_order)
    return f"<font>{''.join(children)}</font>"


def _font_order(child: str) -> int:
    tag = child[1:].partition(">")[0].split()[0]
    return _FONT_ORDER.index(tag)


def _register_strings(parts: dict[str, str]) -> None:
    """Make the shared texts known to the package."""
    types, relations = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
    override = f'<Override ContentType="{strings.CONTENT_TYPE}" PartName="/{_STRINGS}"/>'
    relation = f'<Relationship Id="rIdStrings" Target="/{_STRINGS}" Type="{strings.RELATIONSHIP}"/>'
    parts[types] = parts[types].replace("</Types>", f"{override}</Types>")
    parts[relations] = parts[relations].replace("</Relationships>", f"{relation}</Relationships>")


def _level(book: Book) -> int:
    """Return how hard to pack: beyond some thousand rows, packing would take most of the time."""
    rows = sum(planned.scan.row_count for planned in book.plan.tables)
    return _FAST if rows > _MANY_ROWS else _SMALL
