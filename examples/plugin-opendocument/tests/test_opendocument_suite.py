"""Papers and workbooks keep every rule of renderers, read with lxml alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from lxml import etree

from ldsp_core.testing import Extracted, Heading, RendererSuite
from ldsp_opendocument.hooks import ODS, ODT

SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}


class OpenDocumentSuite(RendererSuite):
    """What papers and workbooks have in common."""

    cells = "typed"

    def extract(self, data: bytes) -> Extracted:
        """Read content.xml and meta.xml."""
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            body = etree.fromstring(package.read("content.xml")).find(".//office:body", SPACES)
            meta = etree.fromstring(package.read("meta.xml"))
        return Extracted(
            text="\n".join(map(words, body.iter(q("text:p"), q("text:h")))),
            headings=self.headings(body),
            tables=[list(rows(table)) for table in body.iter(q("table:table"))],
            alts=[found.text for found in body.iter(q("svg:desc"))],
            links=[found.get(q("xlink:href")) for found in body.iter(q("text:a"))],
            language=meta.findtext(".//dc:language", namespaces=SPACES),
        )

    def headings(self, body: Any) -> list[Heading] | None:
        """Return the headings of a paper; a workbook has none."""
        found = [
            Heading(int(each.get(q("text:outline-level"))), words(each))
            for each in body.iter(q("text:h"))
        ]
        return found or None


class TestPaper(OpenDocumentSuite):
    """Papers."""

    spec = ODT


class TestWorkbook(OpenDocumentSuite):
    """Workbooks."""

    spec = ODS


def q(name: str) -> str:
    """Return a name with its namespace written out."""
    prefix, local = name.split(":")
    return f"{{{SPACES[prefix]}}}{local}"


def words(element: Any) -> str:
    """Return the words of a paragraph, with its breaks and spaces."""
    marks = {q("text:line-break"): "\n", q("text:tab"): "\t", q("text:s"): " "}
    if element.tag == q("svg:desc"):
        return ""
    inner = "".join(words(child) + (child.tail or "") for child in element)
    return marks.get(element.tag, "") + (element.text or "") + inner


def rows(table: Any) -> Iterator[list[object]]:
    """Yield the rows of a table as typed values."""
    for row in table.iter(q("table:table-row")):
        yield [value(cell) for cell in row.iter(q("table:table-cell"))]


def value(cell: Any) -> object:
    """Return what a cell holds."""
    kind = cell.get(q("office:value-type"))
    if kind == "date":
        return date.fromisoformat(cell.get(q("office:date-value")))
    if kind == "string":
        return "\n".join(map(words, cell.iter(q("text:p"))))
    return Decimal(cell.get(q("office:value")))
