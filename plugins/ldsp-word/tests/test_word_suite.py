"""Word papers keep every rule of renderers, read part by part with lxml."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import nsmap, qn
from lxml import etree

from ldsp_core.testing import Extracted, Heading, RendererSuite
from ldsp_word.hooks import ldsp_renderers

(SPEC,) = ldsp_renderers()
TEXT = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
MARKS = {qn("w:br"): "\n", qn("w:tab"): "\t", qn("w:p"): "\n"}


class TestWord(RendererSuite):
    """Papers in Word."""

    spec = SPEC

    def extract(self, data: bytes) -> Extracted:
        """Read the document, its notes, and where its links lead."""
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {
                name: etree.fromstring(package.read(name))
                for name in package.namelist()
                if name.endswith((".xml", ".rels"))
            }
        roots = [parts[name] for name in TEXT if name in parts]
        body = roots[0]
        return Extracted(
            text="\n".join(map(words, roots)),
            headings=list(headings(body)),
            tables=[
                [[words(cell) for cell in row.iter(qn("w:tc"))] for row in table.iter(qn("w:tr"))]
                for table in body.iter(qn("w:tbl"))
            ],
            alts=[drawn.get("descr") for drawn in body.iter(qn("wp:docPr"))],
            links=[
                relation.get("Target")
                for name, part in parts.items()
                if name.endswith(".rels")
                for relation in part
                if relation.get("TargetMode") == "External"
            ],
            language=parts["word/styles.xml"].xpath(
                "string(w:docDefaults//w:lang/@w:val)", namespaces=nsmap
            ),
        )


def words(element: Any) -> str:
    """Return the words below an element, each paragraph on a line of its own."""
    return "".join(
        MARKS.get(found.tag) or (found.text or "")
        for found in element.iter(qn("w:t"), *MARKS)
        if found.tag != qn("w:tab") or found.getparent().tag == qn("w:r")
    )


def headings(body: Any) -> Iterator[Heading]:
    """Yield every paragraph in a style of headings."""
    for paragraph in body.iter(qn("w:p")):
        style = paragraph.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=nsmap)
        if style.startswith("Heading"):
            yield Heading(int(style.removeprefix("Heading")[0]), words(paragraph))
