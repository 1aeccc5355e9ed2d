"""What is promised of papers, statement by statement, on a board paper as it is written.

Each holds for a paper of its own and for one in an organisation's template. The other
tests look at each promise more closely.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest
from attrs import evolve
from docx.oxml.ns import qn

import ldsp_core as ldsp
from ldsp_core.document import Report
from ldsp_core.files.examples import lancashire
from ldsp_core.testing.sample_documents import sample_report
from ldsp_word import TemplateError


@pytest.fixture(scope="module")
def board_paper(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The board paper of the example, as built from its data file."""
    path = tmp_path_factory.mktemp("facts") / "partnership.toml"
    path.write_bytes(lancashire())
    return ldsp.build("board-paper", ldsp.load(path))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A template with Word's own styles and a header."""
    document = python_docx.Document()
    document.sections[0].header.paragraphs[0].text = "House of Words"
    path = tmp_path_factory.mktemp("house") / "house.docx"
    document.save(str(path))
    return path


@pytest.fixture(params=["own look", "template"])
def paper_options(request: pytest.FixtureRequest, house: Path) -> dict[str, Any]:
    """The options that a paper is written with."""
    return {} if request.param == "own look" else {"template": house}


@pytest.fixture
def written(write: Any, board_paper: Report, paper_options: dict[str, Any]) -> Any:
    """The board paper with contents and lists, opened again."""
    return write(board_paper, contents=True, lists=True, **paper_options)


def is_balanced(marks: list[str]) -> bool:
    """Whether every field begins, separates and ends, those within others before these."""
    text = "".join(mark[0] for mark in marks)
    while (less := text.replace("bse", "")) != text:
        text = less
    return not text


def test_statement_1(written: Any) -> None:
    """1: headings by style without a gap, one multilevel numbering, no typed number."""
    levels = [
        int(style[-1])
        for style in written.find("./w:body/w:p/w:pPr/w:pStyle/@w:val")
        if re.fullmatch("Heading[1-6]", style)
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    numbers = [number for number, _ in written.numbers()]
    assert [number for number in numbers if number.endswith(".0")] == [
        f"{n}.0" for n in range(1, 9)
    ]
    assert {"1.1", "4.1", "a.", "b."} <= set(numbers)
    for paragraph in written.find("./w:body/w:p[w:pPr/w:pStyle[starts-with(@w:val,'Heading')]]"):
        assert not re.match(r"\d", "".join(paragraph.xpath(".//w:t/text()")))
    numbering = written.xml("word/numbering.xml")
    bound = numbering.xpath("w:abstractNum[w:lvl/w:pStyle/@w:val='Heading1']")
    assert len(bound) == 1
    assert "NumberedParagraph" in bound[0].xpath("w:lvl/w:pStyle/@w:val")


def test_statement_2(written: Any) -> None:
    """2: captions count by SEQ, references and entries lead somewhere, page X of Y, no prompt."""
    names = set(written.find(".//w:bookmarkStart/@w:name"))
    instructions = written.find(".//w:instrText/text()")
    assert {text.split()[0] for text in instructions} >= {"SEQ", "REF", "TOC"}
    targets = {text.split()[1] for text in instructions if text.split()[0] == "REF"}
    assert targets | set(written.find(".//w:hyperlink/@w:anchor")) <= names
    for name in written.names:
        if name.startswith("word/") and name.endswith(".xml"):
            assert is_balanced(written.xml(name).xpath(".//w:fldChar/@w:fldCharType"))
    feet = [written.xml(name) for name in written.names if "footer" in name]
    counted = {text.strip() for foot in feet for text in foot.xpath(".//w:instrText/text()")}
    assert {"PAGE", "NUMPAGES"} <= counted
    assert written.paragraphs("TOC1")
    assert written.paragraphs("TableofFigures")
    assert not written.xml("word/settings.xml").xpath("w:updateFields")


def test_statement_3(written: Any) -> None:
    """3: tables repeat their header, are described, fill the line and split no row; alt texts."""
    tables = written.find(".//w:tbl")
    assert tables
    for table in tables:
        rows = table.xpath("w:tr")
        assert rows[0].xpath("w:trPr/w:tblHeader")
        assert all(row.xpath("w:trPr/w:cantSplit") for row in rows)
        assert table.xpath("w:tblPr/w:tblCaption/@w:val")[0]
        assert table.xpath("w:tblPr/w:tblDescription/@w:val")[0]
        assert all(int(width) > 0 for width in table.xpath("w:tblGrid/w:gridCol/@w:w"))
    drawings = written.find(".//wp:docPr")
    assert all(drawing.get("descr") for drawing in drawings)
    assert len({drawing.get("id") for drawing in drawings}) == len(drawings)


def test_statement_4(written: Any, board_paper: Report) -> None:
    """4: British English in the defaults and the properties, and the title."""
    language = written.xml("word/styles.xml").xpath("w:docDefaults//w:lang")[0]
    assert language.get(qn("w:val")) == "en-GB"
    core = {each.tag.rpartition("}")[2]: each.text for each in written.xml("docProps/core.xml")}
    assert (core["language"], core["title"]) == ("en-GB", board_paper.front.title)


def test_statement_5(write: Any, paper_options: dict[str, Any]) -> None:
    """5: a picture is SVG with a PNG to fall back on; a chart has its data as a table."""
    docx = write(sample_report(), **paper_options)
    blips = docx.find(".//*[local-name()='svgBlip']")
    assert blips
    for blip in blips:
        png = blip.xpath("ancestor::a:blip/@r:embed")
        assert png
    captions = ["".join(p.xpath(".//w:t/text()")) for p in docx.paragraphs("Caption")]
    assert any(words.startswith("Table ") for words in captions)


def test_statement_6(written: Any) -> None:
    """6: hyperlinks are links with words, not addresses."""
    links = written.find(".//w:hyperlink[@r:id]")
    assert links
    for link in links:
        words = "".join(link.xpath(".//w:t/text()"))
        assert words.strip()
        assert "://" not in words


def test_statement_7(write: Any, board_paper: Report, house: Path, tmp_path: Path) -> None:
    """7: the organisation's template is honoured, and a style that it lacks is a clear error."""
    docx = write(board_paper, template=house)
    (header,) = [name for name in docx.names if "template-header" in name and "rels" not in name]
    assert "House of Words" in docx.xml(header).xpath("string(.)")
    document = python_docx.Document(str(house))
    style = document.styles["Heading 1"].element
    style.getparent().remove(style)
    document.save(str(tmp_path / "lacking.docx"))
    with pytest.raises(TemplateError, match=r"'Heading 1' for the role.*\n.*paragraph styles: "):
        write(board_paper, template=tmp_path / "lacking.docx")


def test_statement_8(written: Any) -> None:
    """8: front sheet, recommendation, implications and background papers."""
    front = written.find(".//w:tbl")[0]
    fields = ["".join(row.xpath("w:tc[1]//w:t/text()")) for row in front.xpath("w:tr")]
    for field in ("Committee", "Date of meeting", "Report author", "Classification"):
        assert field in fields
    headings = ["".join(p.xpath(".//w:t/text()")) for p in written.paragraphs("Heading1")]
    assert headings[:2] == ["Executive summary", "Recommendation"]
    assert headings[-2:] == ["Implications", "Background papers"]


def test_statement_9(write: Any, board_paper: Report, paper_options: dict[str, Any]) -> None:
    """9: the same input gives the same bytes; another day would give others."""
    first, again = (write(board_paper, **paper_options).content for _ in range(2))
    assert first == again
    front = evolve(board_paper.front, as_at=board_paper.front.as_at.replace(year=2020))
    assert write(evolve(board_paper, front=front), **paper_options).content != first
