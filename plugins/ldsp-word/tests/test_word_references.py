"""outputs 2: captions that count, references to bookmarks that exist, balanced fields."""

from __future__ import annotations

import re
from typing import Any

import pytest

from ldsp_core.document import (
    Column,
    Labels,
    Note,
    NoteRef,
    Paragraph,
    Ref,
    Report,
    Table,
    Text,
    walk,
)
from ldsp_core.testing.sample_documents import sample_report


def test_fields_are_balanced_in_every_part(write: Any, paper: Report) -> None:
    """Each field begins, is separated from its result and ends, in this order."""
    for report in (paper, sample_report()):
        docx = write(report, contents=True)
        for name in docx.names:
            if not name.startswith("word/") or not name.endswith(".xml"):
                continue
            depth, marks = 0, docx.xml(name).xpath(".//w:fldChar/@w:fldCharType")
            for before, mark in zip(["end", *marks], marks, strict=False):
                depth += {"begin": 1, "separate": 0, "end": -1}[mark]
                assert depth >= 0
                assert mark != "separate" or before == "begin"
            assert depth == 0


def test_captions_are_counted_by_sequence_fields(write: Any, paper: Report) -> None:
    """Each caption has a SEQ field whose cached number is that of the labels."""
    docx = write(paper)
    captions = [p for p in docx.paragraphs("Caption") if p.xpath(".//w:instrText")]
    labels = Labels.of(paper)
    tables = [placed.block for placed in walk(paper) if isinstance(placed.block, Table)]
    assert ["".join(p.xpath(".//w:t/text()")) for p in captions] == [
        f"{labels.caption(table.id)}: {table.caption}" for table in tables
    ]
    assert {p.xpath("string(.//w:instrText)").strip() for p in captions} == {r"SEQ Table \* ARABIC"}


def test_every_reference_leads_to_a_bookmark_that_exists(write: Any, paper: Report) -> None:
    """REF fields name bookmarks of the document, and names and ids are unique."""
    for report in (paper, sample_report()):
        docx = write(report, contents=True)
        names = docx.find(".//w:bookmarkStart/@w:name")
        ids = docx.find(".//w:bookmarkStart/@w:id")
        assert len(set(names)) == len(names)
        assert len(set(ids)) == len(ids)
        assert docx.find(".//w:bookmarkEnd/@w:id") == ids
        instructions = docx.find(".//w:instrText/text()")
        targets = re.findall(r"REF (\S+)", " ".join(instructions))
        assert targets
        assert set(targets) <= set(names)
        assert set(docx.find(".//w:hyperlink/@w:anchor")) <= set(names)
        assert all(len(name) <= 40 for name in names)


@pytest.mark.parametrize(
    ("target", "words", "instruction"),
    [
        ("reach", "Table 1", r"REF {} \h"),
        ("future", "section 3.2", r"REF {} \r \h"),
        ("summary", "“Executive summary”", r"REF {} \h"),
    ],
)
def test_references_are_fields_with_the_words_of_the_labels(
    write: Any, paper: Report, target: str, words: str, instruction: str
) -> None:
    """A caption and a title are repeated by the field, a section's number is counted."""
    from attrs import evolve

    first = paper.sections[0]
    said = evolve(first, blocks=(Paragraph((Text("See "), Ref(target), Text("."))),))
    docx = write(evolve(paper, sections=(said, *paper.sections[1:])))
    (found,) = [p for p in docx.paragraphs("BodyText") if "See " in p.xpath("string(.)")]
    assert "".join(found.xpath(".//w:t/text()")) == f"See {words}."
    text = found.xpath("string(.//w:instrText)").strip()
    bookmark = text.split()[1]
    assert text == instruction.format(bookmark)
    (marked,) = docx.find(f'.//w:p[w:bookmarkStart/@w:name="{bookmark}"]')
    assert marked.xpath("w:pPr/w:pStyle/@w:val")[0] in {"Caption", "Heading1", "Heading2"}


def test_notes_are_listed_by_number_and_every_mark_leads_there(write: Any, paper: Report) -> None:
    """Marks are raised REF fields with the labels' numbers; notes are a real numbered list."""
    docx = write(paper)
    labels = Labels.of(paper)
    notes = docx.paragraphs("NoteText")
    assert len(notes) == len(paper.notes)
    marks = docx.find(".//w:r[w:rPr/w:vertAlign/@w:val='superscript']/w:t/text()")
    assert marks == ["1", ",", "2", "1"]
    assert [labels.note("bound"), labels.note("basis")] == [1, 2]
    assert [words for number, words in docx.numbers() if number == "1"] == [
        "The count is a bound: the source says “over 600”."
    ]


def test_notes_stand_in_the_order_of_their_numbers(blocks: Any) -> None:
    """The note that is referred to first is the first, whatever the report's order."""
    notes = (Note(id="b", spans="second"), Note(id="a", spans="first"))
    docx = blocks(
        Paragraph((Text("x"), NoteRef("a"))), Paragraph((Text("y"), NoteRef("b"))), notes=notes
    )
    assert [p.xpath("string(w:r)") for p in docx.paragraphs("NoteText")] == ["first", "second"]


def test_a_table_and_a_section_of_one_id_are_told_apart(blocks: Any) -> None:
    """Ids are unique per kind: the reference is to the table, as the labels have it."""
    table = Table(
        id="only",
        caption="Words",
        columns=(Column(key="a", label="A"),),
        rows=(("x",),),
    )
    docx = blocks(Paragraph(Ref("only")), table)
    names = docx.find(".//w:bookmarkStart/@w:name")
    assert len(set(names)) == len(names) == 2
    assert "Table 1" in docx.paragraphs("BodyTextIndent")[0].xpath("string(.)")


def test_pages_are_counted_by_fields(write: Any, paper: Report) -> None:
    """The footer says "Page X of Y" with fields."""
    footer = write(paper).xml("word/footer-portrait.xml")
    assert [text.strip() for text in footer.xpath(".//w:instrText/text()")] == ["PAGE", "NUMPAGES"]
    assert "".join(footer.xpath(".//w:t/text()")).endswith("Page 1 of 1")
