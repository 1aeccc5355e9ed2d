"""The rules on written papers and workbooks see what they are for."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from scripts.outputs.packages import check_package

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DC = "http://purl.org/dc/elements/1.1/"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"

CORE = (
    f"<p xmlns:dc='{DC}'><dc:title>t</dc:title><dc:creator>c</dc:creator>"
    "<dc:subject>s</dc:subject><dc:language>en-GB</dc:language></p>"
)
STYLES = (
    f"<w:styles xmlns:w='{WORD}'><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val='en-GB'/>"
    "</w:rPr></w:rPrDefault></w:docDefaults><w:style w:styleId='Plain'/></w:styles>"
)
TABLE = (
    "<w:tbl><w:tblPr><w:tblCaption w:val='c'/></w:tblPr>"
    "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr></w:tr>"
    "<w:tr><w:trPr><w:cantSplit/></w:trPr></w:tr></w:tbl>"
)
FIELD = "".join(f"<w:fldChar w:fldCharType='{kind}'/>" for kind in ("begin", "separate", "end"))
REFERENCE = "<w:bookmarkStart w:id='7' w:name='there'/><w:instrText> REF there \\h</w:instrText>"
DRAWING = "<wp:docPr id='1' name='Picture' descr='what it shows'/>"
BANNER = (
    "<w:p><w:pPr><w:pStyle w:val='Plain'/></w:pPr>"
    "<w:r><w:t>Fictional </w:t></w:r><w:r><w:t>example</w:t></w:r></w:p>"
)
LINK = "<w:hyperlink r:id='rId1'><w:r><w:t>words</w:t></w:r></w:hyperlink>"
BODY = TABLE + FIELD + REFERENCE + DRAWING + BANNER + LINK
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "<r><x Id='rId1' TargetMode='External' Target='https://example.org/'/></r>"

DIMENSION = "<dimension ref='A1:AA4'/>"
ROW = "<row r='1'><c r='A1' t='inlineStr'><is><t>Title</t></is></c></row>"
ROWS = (
    ROW + "<row r='3'><c r='A3' t='s'><v>0</v></c><c r='B3' t='s'><v>1</v></c></row>"
    "<row r='4'><c r='A4'><v>1</v></c><c r='AA4'><v>2</v></c></row>"
)
STRINGS = f"<sst xmlns='{MAIN}'><si><t>Theme</t></si><si><t>Count</t></si></sst>"
COLUMNS = "<tableColumn id='1' name='Theme'/><tableColumn id='2' name='Count'/>"
WORKBOOK = {
    "xl/worksheets/sheet1.xml": f"<worksheet xmlns='{MAIN}'>{DIMENSION}"
    f"<sheetData>{ROWS}</sheetData></worksheet>",
    "xl/worksheets/_rels/sheet1.xml.rels": "<r><x Id='r1' Target='../tables/table1.xml'/></r>",
    "xl/tables/table1.xml": f"<table xmlns='{MAIN}' displayName='Reach' ref='A3:B4'>"
    f"<tableColumns>{COLUMNS}</tableColumns></table>",
    "xl/sharedStrings.xml": STRINGS,
}


def says(path: Path, parts: dict[str, str], banners: tuple[str, ...] = ()) -> list[str]:
    """Return what the rules say of a package of these parts."""
    with zipfile.ZipFile(path, "w") as package:
        for name, text in {"docProps/core.xml": CORE, **parts}.items():
            package.writestr(name, text)
    return [finding.text for finding in check_package(path, banners)]


@pytest.mark.parametrize(
    ("sound", "broken", "text"),
    [
        ("", "", None),
        ("<w:tblHeader/>", "", "has no repeated header row in table 1"),
        ("<w:cantSplit/></w:trPr></w:tr></w:tbl>", "</w:trPr></w:tr></w:tbl>", "lets rows of"),
        ("<w:tblCaption w:val='c'/>", "", "has no description of table 1"),
        ("<w:fldChar w:fldCharType='begin'/>", "", "has the "),
        ("<w:fldChar w:fldCharType='end'/>", "", "has fields that never end (1)"),
        ("w:name='there'", "w:name='elsewhere'", "refers to the bookmark 'there'"),
        (" descr='what it shows'", "", "has no alternative text for the drawing 'Picture'"),
        (DRAWING, DRAWING * 2, "has several drawings with the id 1"),
        ("Fictional ", "", "does not show 'Fictional example'"),
        (
            "<w:bookmarkStart w:id='7'",
            "<w:bookmarkStart w:id='7' w:name='x'/><w:bookmarkStart w:id='7'",
            "has several bookmarks with the id '7'",
        ),
        (
            REFERENCE,
            REFERENCE + "<w:bookmarkStart w:id='8' w:name='there'/>",
            "has several bookmarks with the name 'there'",
        ),
        ("w:val='Plain'", "w:val='Fancy'", "uses the style 'Fancy', which is not there"),
        ("words", "", "has a link without words"),
        ("rId1", "rId2", "refers to 'rId2', which leads nowhere"),
    ],
)
def test_paper(tmp_path: Path, sound: str, broken: str, text: str | None) -> None:
    """A sound paper has no fault, and each fault planted into it is told."""
    assert sound in BODY
    body = BODY.replace(sound, broken, 1) if sound else BODY
    parts = {
        "word/document.xml": f"<w:document xmlns:w='{WORD}' xmlns:wp='{WP}' xmlns:r='{R}'>{body}"
        "</w:document>",
        "word/_rels/document.xml.rels": RELATIONS,
        "word/styles.xml": STYLES,
    }
    found = says(tmp_path / "paper.docx", parts, ("Fictional example",))
    assert bool(found) == (text is not None), found
    assert all(each.startswith(text or "") for each in found)


def test_language_of_a_paper(tmp_path: Path) -> None:
    """A paper whose default language is not British English is told so."""
    parts = {
        "word/document.xml": f"<w:document xmlns:w='{WORD}'/>",
        "word/styles.xml": STYLES.replace("en-GB", "en-US"),
    }
    found = says(tmp_path / "paper.docx", parts)
    assert found == ["has the language 'en-US' by default, not en-GB"]


@pytest.mark.parametrize(
    ("sound", "broken", "text"),
    [
        ("", "", None),
        ("<c r='A4'>", "<c r='AB4'>", "has the cell AA4 out of order"),
        (ROW, "", "has no title in A1"),
        ("<c r='B3' t='s'><v>1</v></c>", "", "has in table Reach the headers ['Theme', '']"),
        ("<si><t>Theme</t></si>", "<si><t>Topic</t></si>", "has in table Reach the headers"),
        ("</sheetData>", "</sheetData><mergeCells/>", "has merged cells"),
        (DIMENSION, "<dimension ref='A1:B2'/>", "says that its cells are A1:B2, and the last is"),
        (DIMENSION, "", "says that its cells are nowhere"),
    ],
)
def test_workbook(tmp_path: Path, sound: str, broken: str, text: str | None) -> None:
    """A sound workbook has no fault, and each fault planted into it is told."""
    parts = dict(WORKBOOK)
    assert any(sound in part for part in parts.values())
    if sound:
        parts = {name: part.replace(sound, broken, 1) for name, part in parts.items()}
    found = says(tmp_path / "book.xlsx", parts)
    assert [each for each in found if text and each.startswith(text)] == found[:1], found
    assert bool(found) == (text is not None)


NOTE = "<c r='{}' t='inlineStr'><is><t>{}</t></is></c>"


@pytest.mark.parametrize(
    ("marked", "note", "where", "text"),
    [
        ("Theme [note 1]", "[note 1]", "Reach", None),
        ("Theme", "[note 1]", "not referred to", None),
        ("Theme [note 2]", "[note 1]", "not referred to", "has the marker [note 2] and no note"),
        ("Theme", "[note 1]", "Reach", "has [note 1] among its notes, said to stand in 'Reach'"),
    ],
)
def test_notes(tmp_path: Path, marked: str, note: str, where: str, text: str | None) -> None:
    """Every marker has its note, and every note that is said to be used has its marker."""
    rows = (
        f"<row r='1'>{NOTE.format('A1', 'Notes')}</row>"
        f"<row r='2'>{NOTE.format('A2', note)}{NOTE.format('C2', where)}</row>"
    )
    parts = {name: part.replace("Theme", marked) for name, part in WORKBOOK.items()}
    parts["xl/worksheets/sheet2.xml"] = (
        f"<worksheet xmlns='{MAIN}'><dimension ref='A1:C2'/><sheetData>{rows}</sheetData>"
        "</worksheet>"
    )
    found = says(tmp_path / "book.xlsx", parts)
    assert [each.startswith(text or "") for each in found] == ([True] if text else [])


def test_headers_are_unique(tmp_path: Path) -> None:
    """Headers that differ in their case alone are told."""
    parts = {name: part.replace("Count", "THEME") for name, part in WORKBOOK.items()}
    found = says(tmp_path / "book.xlsx", parts)
    assert len(found) == 1
    assert "not unique" in found[0]


def test_properties(tmp_path: Path) -> None:
    """A property that is missing or empty is told."""
    parts = {"docProps/core.xml": CORE.replace("<dc:title>t", "<dc:title>")}
    found = says(tmp_path / "book.xlsx", parts)
    assert found == ["has no title among its properties"]
