"""outputs 1: headings by style, no level skipped; and the contents (outputs 2)."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from docx.oxml.ns import qn

from ldsp_core.document import Report
from ldsp_core.testing.sample_documents import sample_report


def headings(docx: Any) -> list[int]:
    """Return the levels of all headings in their order."""
    styles = docx.find(".//w:pStyle[starts-with(@w:val, 'Heading')]/@w:val")
    return [int(style.removeprefix("Heading")) for style in styles]


def test_no_level_of_headings_is_skipped(write: Any, paper: Report) -> None:
    """The first heading is of level 1 and none is more than one below the one before."""
    for report in (paper, sample_report()):
        levels = headings(write(report))
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_headings_keep_to_what_follows(write: Any, paper: Report) -> None:
    """Heading styles have an outline level and never stand alone at the foot of a page."""
    styles = write(paper).xml("word/styles.xml")
    for level in range(1, 7):
        (style,) = styles.xpath(f'w:style[@w:styleId="Heading{level}"]')
        assert style.xpath("w:name/@w:val") == [f"heading {level}"]
        assert style.xpath("w:pPr/w:outlineLvl/@w:val") == [str(level - 1)]
        assert style.xpath("w:pPr/w:keepNext")


def test_there_is_no_empty_paragraph(write: Any, paper: Report) -> None:
    """Nothing is spaced by empty paragraphs, in no part."""
    docx = write(paper, contents=True)
    for name in docx.names:
        if name.startswith("word/") and name.endswith(".xml"):
            empty = docx.xml(name).xpath(".//w:p[not(w:r) and not(w:hyperlink)]")
            assert [p for p in empty if not p.xpath(".//w:r")] == []


def test_contents_are_off_unless_asked_for(write: Any, paper: Report) -> None:
    """A short paper has none."""
    assert not write(paper).paragraphs("TOCHeading")


def test_contents_list_each_section_with_its_number_and_a_link(write: Any, paper: Report) -> None:
    """Entries are written out, and each leads to a bookmark that is there."""
    docx = write(paper, contents=True)
    entries = docx.paragraphs("TOC1") + docx.paragraphs("TOC2")
    texts = ["".join(entry.xpath(".//w:t/text()")) for entry in entries]
    assert "Executive summary" in texts
    assert "1.0Background" in texts
    assert "3.2Future Workforce" in texts
    bookmarks = set(docx.find(".//w:bookmarkStart/@w:name"))
    anchors = [entry.xpath("w:hyperlink/@w:anchor") for entry in entries]
    assert all(len(anchor) == 1 and anchor[0] in bookmarks for anchor in anchors)


def test_contents_ask_nobody_to_update_them(write: Any, paper: Report) -> None:
    """No field is marked as out of date, which would make Word ask whoever opens the paper."""
    docx = write(paper, contents=True, lists=True)
    assert not docx.xml("word/settings.xml").xpath("w:updateFields")
    assert not docx.find(".//w:fldChar[@w:dirty]")


def test_page_numbers_are_left_to_word(write: Any, paper: Report) -> None:
    """Each entry ends with a field for its page, at the right margin and empty until updated.

    The contents themselves ask for page numbers too, so that updating them keeps these.
    """
    docx = write(paper, contents=True, lists=True)
    (page,) = docx.find("./w:body/w:sectPr")
    size, margins = page.xpath("w:pgSz")[0], page.xpath("w:pgMar")[0]
    room = int(size.get(qn("w:w"))) - sum(
        int(margins.get(qn(f"w:{side}"))) for side in ("left", "right", "gutter")
    )
    entries = [
        entry for style in ("TOC1", "TOC2", "TableofFigures") for entry in docx.paragraphs(style)
    ]
    for entry in entries:
        (link,) = entry.xpath("w:hyperlink")
        (instruction,) = link.xpath(".//w:instrText/text()")
        assert instruction.split() == ["PAGEREF", link.get(qn("w:anchor")), "\\h"]
        *_, tab, begin, code, separate, end = link.xpath("w:r")
        assert tab.xpath("w:tab")
        assert not code.xpath("w:t")
        assert [mark.xpath("string(w:fldChar/@w:fldCharType)") for mark in (begin, separate, end)]
        stop, *others = entry.xpath("w:pPr/w:tabs/w:tab")
        assert not others
        assert (stop.get(qn("w:val")), stop.get(qn("w:leader"))) == ("right", None)
        assert int(stop.get(qn("w:pos"))) == room
    tables_of = [text for text in docx.find(".//w:instrText/text()") if "TOC" in text]
    assert len(tables_of) == 2
    assert not any(r"\n" in text for text in tables_of)


def test_lists_of_tables_and_figures_lead_to_their_captions(write: Any, paper: Report) -> None:
    """Cached entries where asked for; a kind that there is none of has no list."""
    docx = write(paper, lists=True)
    entries = docx.paragraphs("TableofFigures")
    assert ["".join(entry.xpath(".//w:t/text()")) for entry in entries] == [
        "Table 1People reached by activity",
        "Table 2Grants",
    ]
    captions = docx.find('.//w:p[w:pPr/w:pStyle/@w:val="Caption"]/w:bookmarkStart/@w:name')
    assert [entry.xpath("w:hyperlink/@w:anchor")[0] for entry in entries] == captions
    assert [p.xpath("string(.)") for p in docx.paragraphs("TOCHeading")] == ["Tables"]
    assert not write(paper).paragraphs("TableofFigures")


def test_headings_and_what_leads_to_a_table_stay_with_what_follows(
    write: Any, paper: Report
) -> None:
    """No heading stands alone at the end of a page, nor a sentence before a table or list."""
    docx = write(paper)
    for style in ("Heading1", "Heading2"):
        assert all(p.xpath("w:pPr/w:keepNext") for p in docx.paragraphs(style))
    kept = [p.xpath("string(.)") for p in docx.paragraphs("NumberedParagraph")
            if p.xpath("w:pPr/w:keepNext")]  # fmt: skip
    assert len(kept) == 1
    assert kept[0].startswith("Grants are in")
    asked = [p for p in docx.paragraphs("BodyText") if p.xpath("w:pPr/w:keepNext")]
    assert asked[-1].xpath("string(.)") == "The Board is asked to:"
