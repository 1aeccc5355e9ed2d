"""Headings and captions at the end of a page are seen, and papers that are too long."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from scripts.outputs.layout import left_alone, titles

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
