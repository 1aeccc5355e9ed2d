"""Text survives as text: whatever it holds, nothing is run, cut or changed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ldsp_core.document import Column, Link, Paragraph, Quote, Strong, Table, Text
from ldsp_core.errors import RenderError
from ldsp_word.markup import run

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DIFFICULT = {
    "Welsh": "Llanfairpwllgwyngyll: dŵr, ŷd, tŷ, ôl, ïonau",
    "right to left": "שלום, مرحبا, and back",
    "emoji": "👩🏽‍💻 and 🏴󠁧󠁢󠁷󠁬󠁳󠁿 and e\u0301",
    "a field code": r'{ PAGE } { INCLUDETEXT "C:\\x" } TOC \o REF _Ref1 \h',
    "a formula": "=1+1 +2 -3 @x",
    "markup": "<w:p/> &amp; ]]> <!-- --> \"quoted\" 'so'",
    "blanks": "  two before, two   within, two after  ",
    "marks": "\u200b\u00ad\u202ehidden\u202c\u00a0",
    "long": "words and words " * 2000,
    "lines": "first\nsecond\n\nfourth\tafter a tab",
}
CHARACTERS = st.characters(
    exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff", include_characters="\n\t"
)


@pytest.mark.parametrize("text", DIFFICULT.values(), ids=DIFFICULT.keys())
def test_difficult_text_survives_everywhere(blocks: Any, text: str) -> None:
    """In paragraphs, cells, quotes, links and captions."""
    table = Table(
        id="t",
        caption=text.replace("\n", " ").replace("\t", " "),
        columns=(Column(key="a", label=text),),
        rows=((text,), (Link(text, "https://example.org/"),)),
        totals=(text,),
    )
    docx = blocks(Paragraph((Text(text), Strong(text))), Quote(text=text), table)
    from_docx = words(docx.body)
    assert from_docx.count(text) == 7 + ("\n" not in text)


def words(element: Any) -> str:
    """Return the words in an element, with line breaks and tabs."""
    marks = {"br": "\n", "tab": "\t"}
    pieces = []
    for found in element.iter():
        name = found.tag.rpartition("}")[2]
        if found.getparent() is not None and found.getparent().tag.endswith("}r"):
            pieces.append(marks.get(name, (found.text or "") if name == "t" else ""))
    return "".join(pieces)


@given(st.text(CHARACTERS))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_text_reads_back_as_it_was(text: str) -> None:
    """Whatever XML can hold stands in a run unchanged."""
    from docx.oxml import parse_xml

    root = parse_xml(f"<w:p {NAMESPACE}>{run(text)}</w:p>")
    assert words(root) == text


@pytest.mark.parametrize("character", ["\0", "\x0b", "\x1f", "\r", "\ud800", "\ufffe"])
def test_what_xml_cannot_hold_is_refused_with_its_place(blocks: Any, character: str) -> None:
    """Such text is refused when loaded; should a report bring some, the error shows where."""
    with pytest.raises(RenderError, match=rf"U\+{ord(character):04X} .* after 'before '"):
        blocks(Paragraph(f"before {character}after"))


def test_addresses_are_fit_for_a_relationship(blocks: Any) -> None:
    """A blank or a bracket in an address is escaped; what is escaped already stays."""
    docx = blocks(
        Paragraph(
            (
                Link("one", "https://example.org/a b?<x>"),
                Link("two", "https://example.org/a%20b#c"),
            )
        )
    )
    targets = [
        rel.get("Target")
        for rel in docx.xml("word/_rels/document.xml.rels")
        if rel.get("TargetMode") == "External"
    ]
    assert targets == ["https://example.org/a%20b?%3Cx%3E", "https://example.org/a%20b#c"]


def test_only_our_fields_are_fields(blocks: Any) -> None:
    """Text that looks like a field code makes none."""
    docx = blocks(Paragraph(DIFFICULT["a field code"]))
    assert docx.find(".//w:instrText") == []
