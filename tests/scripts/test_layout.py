"""Headings and captions at the end of a page are seen, and papers that are too long."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from scripts.outputs.layout import SIDES, left_alone, titles, too_long

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TITLES = ("Background", "Table 1: People reached")


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        ([["Text.", "Background"], ["More."]], [("Background", 1)]),
        ([["Text.", " 2.0   Background ", ""], ["More."]], [("Background", 1)]),
        ([["Text.", "Table 1:  People reached"], ["1"]], [("Table 1: People reached", 1)]),
        ([["Background", "Text."], ["More."]], []),
        ([["Text."], ["Background"]], []),
        ([["1.0 Background"], ["1.0 Background", "Text."]], []),
        ([[], ["Text."]], []),
    ],
)
def test_what_is_left_alone_is_found(pages: list[list[str]], found: list[tuple[str, int]]) -> None:
    """A title is, where its page ends with it; the last page and the contents are not meant."""
    assert list(left_alone(pages, TITLES)) == found


def test_titles_are_headings_and_captions_of_tables(tmp_path: Path) -> None:
    """What stands below a figure may end a page."""
    body = "".join(
        f"<w:p><w:pPr><w:pStyle w:val='{style}'/>{keep}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        for style, keep, text in (
            ("Heading1", "<w:keepNext/>", "Background"),
            ("BodyText", "", "Text"),
            ("Caption", "<w:keepNext/>", "Table 1"),
            ("Caption", "<w:keepNext w:val='0'/>", "Figure 1"),
        )
    )
    path = tmp_path / "paper.docx"
    with zipfile.ZipFile(path, "w") as package:
        document = f"<w:document xmlns:w='{WORD}'><w:body>{body}</w:body></w:document>"
        package.writestr("word/document.xml", document)
    assert list(titles(path)) == ["Background", "Table 1"]


@pytest.mark.parametrize(
    ("sides", "text"), [(5, None), (6, None), (7, "has 7 sides; 6 are the most")]
)
def test_a_paper_that_is_too_long_is_told(sides: int, text: str | None) -> None:
    """The board paper has at most six sides; in a template, with contents, it may have more."""
    folder = Path("outputs", "lancashire")
    paper = folder / "board-paper-spring-2019.docx"
    counts = {paper: sides, folder / "board-paper-spring-2019-template.docx": 9}
    assert [(found.path, found.text, found.severity) for found in too_long(counts)] == (
        [(paper, text, "error")] if text else []
    )


def test_a_paper_whose_sides_nobody_counted_is_told() -> None:
    """A limit for a paper that was not written, or is called otherwise now, holds nothing."""
    found = list(too_long({Path("outputs", "fictional", "board-paper.docx"): 1}))
    assert [each.path.as_posix() for each in found] == list(SIDES)
    assert all("was not written" in each.text for each in found)
