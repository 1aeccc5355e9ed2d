"""outputs 4 and 8: the language, the title, the front sheet, headers and footers."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from ldsp_core.document import BulletList, FrontField, Ref, Report, format_cell


def words(element: Any) -> str:
    """Return the words in an element."""
    return "".join(element.xpath(".//w:t/text()"))


def test_the_language_stands_in_defaults_and_properties(write: Any, paper: Report) -> None:
    """Both are en-GB, or whatever the report says."""
    for language in ("en-GB", "cy-GB"):
        docx = write(evolve(paper, front=evolve(paper.front, language=language)))
        defaults = docx.xml("word/styles.xml").xpath("w:docDefaults//w:lang/@w:val")
        assert defaults == [language]
        core = docx.xml("docProps/core.xml")
        assert core.xpath("dc:language/text()") == [language]


def test_the_properties_tell_what_the_paper_is(write: Any, paper: Report) -> None:
    """Title, subject, creator and keywords are the report's."""
    core = write(paper).xml("docProps/core.xml")
    assert core.xpath("dc:title/text()") == ["Lancashire Digital Skills Partnership update"]
    assert core.xpath("dc:subject/text()") == ["Quarterly progress report"]
    assert core.xpath("dc:creator/text()") == ["Digital Skills Partnership Coordinator"]
    assert core.xpath("cp:keywords/text()") == ["digital skills, Lancashire, partnership"]


def test_without_an_author_the_organisation_is_the_creator(write: Any, paper: Report) -> None:
    """A file always says whose it is."""
    core = write(evolve(paper, front=evolve(paper.front, author=""))).xml("docProps/core.xml")
    assert core.xpath("dc:creator/text()") == ["Lancashire Digital Skills Partnership"]


def test_dates_are_those_of_the_facts(write: Any, paper: Report) -> None:
    """No clock is read: created and modified are the as-at date."""
    core = write(paper).xml("docProps/core.xml")
    for name in ("created", "modified"):
        assert core.xpath(f"dcterms:{name}/text()") == ["2019-04-01T00:00:00Z"]


def test_a_long_title_is_kept_whole(write: Any, paper: Report) -> None:
    """Properties are not cut at 255 characters."""
    title = "A very long title " * 40
    docx = write(evolve(paper, front=evolve(paper.front, title=title)))
    assert docx.xml("docProps/core.xml").xpath("dc:title/text()") == [title]
    assert words(docx.paragraphs("Title")[0]) == title


def test_the_front_sheet_has_a_row_for_each_field(write: Any, paper: Report) -> None:
    """Labels head their rows and spans are as in any text."""
    docx = write(paper)
    (sheet,) = docx.find('.//w:tbl[w:tblPr/w:tblCaption/@w:val="Front sheet"]')
    assert sheet.xpath("w:tblPr/w:tblLook/@w:firstColumn") == ["1"]
    rows = [[words(cell) for cell in row.xpath("w:tc")] for row in sheet.xpath("w:tr")]
    assert rows[1] == ["Organisation", paper.front.organisation]
    assert rows[-1] == ["Facts as at", format_cell(paper.front.as_at)]
    assert rows[2:-1] == [
        ["Committee", "Lancashire Skills and Employment Board"],
        ["Date of meeting", "Wednesday 10 April 2019"],
        ["Report author", "Digital Skills Partnership Coordinator"],
        ["Classification", "Public"],
        [
            "Areas affected",
            "All twelve districts of Lancashire, Blackburn with Darwen and Blackpool",
        ],
        ["Contact", "the partnership’s office"],
    ]
    assert sheet.xpath(".//w:hyperlink")


def test_a_field_of_the_front_sheet_may_refer_to_a_table(write: Any, paper: Report) -> None:
    """Its reference is a field like any other."""
    field = FrontField(label="Figures", spans=Ref("reach"))
    docx = write(evolve(paper, front=evolve(paper.front, fields=(field,))))
    (sheet,) = docx.find('.//w:tbl[w:tblPr/w:tblCaption/@w:val="Front sheet"]')
    assert "REF" in sheet.xpath("string(.//w:instrText)")


def test_banners_stand_first_and_on_every_further_page(write: Any, paper: Report) -> None:
    """They are the first words of the paper and in the header of all pages but the first."""
    banner = "Fictional example: an invented partnership"
    docx = write(evolve(paper, front=evolve(paper.front, banners=(banner,))))
    first = docx.find("./w:body/*[1]")[0]
    assert words(first) == banner
    assert banner in words(docx.xml("word/header-portrait-default.xml"))
    assert banner not in words(docx.xml("word/header-portrait-first.xml"))


def test_a_draft_says_so_on_every_page(write: Any, paper: Report) -> None:
    """In the headers and above the title; a final paper does not."""
    draft = write(evolve(paper, front=evolve(paper.front, draft=True)))
    for name in ("word/header-portrait-first.xml", "word/header-portrait-default.xml"):
        assert words(draft.xml(name)).endswith("DRAFT")
        assert "DRAFT" not in words(write(paper).xml(name))
    assert words(draft.find("./w:body/*[1]")[0]) == "DRAFT"


def test_header_and_footer_tell_whose_paper_it_is(write: Any, paper: Report) -> None:
    """The organisation stands above, the title and the page below."""
    docx = write(paper)
    header = words(docx.xml("word/header-portrait-default.xml"))
    assert header == "Lancashire Digital Skills Partnership"
    footer = words(docx.xml("word/footer-portrait.xml"))
    assert footer.startswith("Lancashire Digital Skills Partnership update")


def test_pages_are_a4(write: Any, paper: Report) -> None:
    """210 × 297 mm, upright."""
    (size,) = write(paper).find(".//w:pgSz")
    assert {key.split("}")[1]: value for key, value in size.attrib.items()} == {
        "w": "11906",
        "h": "16838",
    }


def test_a_wide_section_lies_across_and_the_next_stands_upright(write: Any, paper: Report) -> None:
    """The page turns before and after it, with headers that fit, and no paragraph is empty."""
    sections = tuple(evolve(section, wide=section.id == "activity") for section in paper.sections)
    docx = write(evolve(paper, sections=sections))
    marks = docx.find(".//w:sectPr")
    assert [mark.xpath("string(w:pgSz/@w:orient)") for mark in marks] == ["", "landscape", ""]
    assert [bool(mark.xpath("w:titlePg")) for mark in marks] == [True, False, False]
    assert all(mark.xpath("w:headerReference[@w:type='default']") for mark in marks)
    (before,) = docx.find(".//w:p[w:pPr/w:sectPr][1]")[:1]
    assert words(before)


def test_where_all_sections_are_wide_all_pages_lie_across(write: Any, paper: Report) -> None:
    """The front sheet and the notes do not stand alone on upright pages."""
    sections = tuple(evolve(section, wide=True) for section in paper.sections)
    docx = write(evolve(paper, sections=sections))
    assert docx.find(".//w:pgSz/@w:orient") == ["landscape"]
    assert len(docx.find(".//w:sectPr")) == 1
    assert "word/header-landscape-first.xml" in docx.names


def test_a_table_before_a_turn_of_the_page_is_closed(write: Any, paper: Report) -> None:
    """Where a table stands last, a paragraph of no height carries the mark."""
    sections = tuple(evolve(section, wide=section.id == "papers") for section in paper.sections)
    finance = next(section for section in sections if section.id == "finance")
    turned = evolve(finance, blocks=finance.blocks[:2])
    papers = sections[-1]
    docx = write(evolve(paper, sections=(*sections[:5], turned, papers)))
    (end,) = docx.paragraphs("TableEnd")
    assert end.xpath("w:pPr/w:sectPr")


def test_a_heading_is_not_left_alone_before_the_page_turns(write: Any, paper: Report) -> None:
    """A section that begins with a wide one stands on its page."""
    below = evolve(paper.sections[3], sections=(), wide=True)
    finance = next(section for section in paper.sections if section.id == "finance")
    above = evolve(finance, blocks=(), sections=(below,))
    docx = write(evolve(paper, sections=(paper.sections[0], above), notes=()))
    (turned,) = docx.find(".//w:p[w:pPr/w:sectPr]")
    assert words(turned) != "Finance"
    (heading,) = docx.find(".//w:p[w:bookmarkStart][.//w:t='Finance']")
    assert heading.xpath("(following::w:sectPr)[1]/w:pgSz/@w:orient") == ["landscape"]


def test_a_list_without_items_leaves_nothing_behind(write: Any, paper: Report) -> None:
    """Even where the page turns after it."""
    first = evolve(paper.sections[2], blocks=(BulletList(()),))
    wide = evolve(paper.sections[3], wide=True)
    docx = write(evolve(paper, sections=(first, wide), notes=()))
    assert len(docx.find("./w:body/w:p/w:pPr/w:sectPr")) == 1
