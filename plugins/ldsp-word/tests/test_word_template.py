"""outputs 7: an organisation's own template is honoured, and what it lacks is named."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest
from attrs import evolve
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from ldsp_core.document import Front, Paragraph, Report, Section
from ldsp_core.errors import LdspError, OptionsError
from ldsp_core.structuring.options import structure_options
from ldsp_core.testing.sample_documents import sample_report
from ldsp_word import StyleFor, TemplateError, WordOptions
from ldsp_word.styles import Style

Make = Callable[..., Path]
PLUM = "702050"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Return what makes a template: Word's own styles, a plum heading, a letterhead."""

    def make_template(
        change: Callable[[Any], None] | None = None,
        *,
        name: str = "house.docx",
        parts: Mapping[str, Callable[[bytes], bytes]] | None = None,
        more: Mapping[str, bytes] | None = None,
    ) -> Path:
        document = python_docx.Document()
        document.styles["Heading 1"].font.color.rgb = RGBColor.from_string(PLUM)
        document.sections[0].header.paragraphs[0].text = "House of Words"
        document.add_paragraph("Left over from the last paper.")
        if change:
            change(document)
        stream = io.BytesIO()
        document.save(stream)
        path = tmp_path / name
        _rewrite(stream, path, parts or {}, more or {})
        return path

    return make_template


def _rewrite(
    stream: io.BytesIO,
    path: Path,
    parts: Mapping[str, Callable[[bytes], bytes]],
    more: Mapping[str, bytes],
) -> None:
    """Write the package in *stream* to *path*, some *parts* changed and *more* added."""
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            content = old.read(each)
            new.writestr(each, parts[each](content) if each in parts else content)
        for each, content in more.items():
            new.writestr(each, content)


def _replacing(old: str, new: str) -> Callable[[bytes], bytes]:
    def replace(content: bytes) -> bytes:
        assert old.encode() in content
        return content.replace(old.encode(), new.encode())

    return replace


def style_named(docx: Any, name: str) -> Any:
    """Return the one style that Word shows under *name*."""
    found = docx.xml("word/styles.xml").xpath(f'w:style[w:name/@w:val="{name}"]')
    assert len(found) == 1
    return found[0]


def test_headings_are_in_the_organisations_style(write: Any, paper: Report, make: Make) -> None:
    """Outputs 7: its colour and typeface hold, and its name in Word is as it was."""
    docx = write(paper, template=make())
    heading = style_named(docx, "heading 1")
    assert heading.xpath("w:rPr/w:color/@w:val") == [PLUM]
    assert len(docx.paragraphs(heading.get(qn("w:styleId")))) == 9


def test_what_is_added_goes_with_its_headings(write: Any, paper: Report, make: Make) -> None:
    """Tables and callouts are in the colour of the headings, and built on its text."""
    docx = write(paper, template=make())
    heading = style_named(docx, "Table Heading")
    assert heading.xpath("w:rPr/w:color/@w:val") == [PLUM]
    numbered = style_named(docx, "Numbered Paragraph")
    (parent,) = numbered.xpath("w:basedOn/@w:val")
    assert style_named(docx, "Body Text").get(qn("w:styleId")) == parent


def test_a_heading_too_pale_to_read_gives_no_colour_to_others(
    write: Any, paper: Report, make: Make
) -> None:
    """What is added is black then."""

    def pale(document: Any) -> None:
        document.styles["Heading 1"].font.color.rgb = RGBColor(0xE0, 0xE0, 0xE0)

    heading = style_named(write(paper, template=make(pale)), "Table Heading")
    assert heading.xpath("w:rPr/w:color/@w:val") == ["000000"]


def test_styles_are_taken_by_the_names_that_the_user_gives(
    write: Any, paper: Report, make: Make
) -> None:
    """Outputs 7: the organisation's heading is used, Word's own of that level is kept."""

    def with_council_heading(document: Any) -> None:
        document.styles.add_style("Council Heading", WD_STYLE_TYPE.PARAGRAPH)

    docx = write(
        paper,
        template=make(with_council_heading),
        styles=(StyleFor(Style.HEADING_1, "Council heading"),),
    )
    council, words = style_named(docx, "Council Heading"), style_named(docx, "heading 1")
    assert len(docx.paragraphs(council.get(qn("w:styleId")))) == 9
    assert docx.paragraphs(words.get(qn("w:styleId"))) == []
    assert council.xpath("w:pPr/w:outlineLvl/@w:val") == ["0"]
    assert council.xpath("w:pPr/w:keepNext")


def test_one_style_may_stand_for_several_roles(write: Any, paper: Report, make: Make) -> None:
    """What follows the first is built on it."""
    named = (StyleFor(Style.BODY, "Normal"), StyleFor(Style.CAPTION, "Normal"))
    docx = write(paper, template=make(), styles=named)
    for role in (Style.BODY, Style.CAPTION):
        (style,) = docx.xml("word/styles.xml").xpath(f'w:style[@w:styleId="{role}"]')
        assert style.xpath("w:basedOn/@w:val") == ["Normal"]
        assert docx.paragraphs(role)


def test_a_caption_stands_apart_from_a_table_above(write: Any, paper: Report, make: Make) -> None:
    """Room is added where the organisation's has none; what it has stays."""

    def roomy(document: Any) -> None:
        document.styles["Caption"].paragraph_format.space_before = Pt(30)

    before = "w:pPr/w:spacing/@w:before"
    assert style_named(write(paper, template=make()), "caption").xpath(before) == ["220"]
    assert style_named(write(paper, template=make(roomy)), "caption").xpath(before) == ["600"]


def test_a_table_style_of_the_organisations_is_used(write: Any, paper: Report, make: Make) -> None:
    """The headings in tables leave their colour to it."""
    docx = write(paper, template=make(), styles=(StyleFor(Style.TABLE, "Light Shading Accent 1"),))
    used = set(docx.find(".//w:tblStyle/@w:val"))
    style = style_named(docx, "Light Shading Accent 1")
    assert used == {style.get(qn("w:styleId"))}
    assert style_named(docx, "Table Heading").xpath("w:rPr/w:color") == []


def test_missing_styles_are_named_with_those_that_are_there(
    write: Any, paper: Report, make: Make
) -> None:
    """Outputs 7: all that is missing, what is nearest, what there is, and what to do."""

    def without(document: Any) -> None:
        for name in ("Title", "Heading 2"):
            element = document.styles[name].element
            element.getparent().remove(element)

    with pytest.raises(TemplateError) as caught:
        write(paper, template=make(without), styles=(StyleFor(Style.TABLE, "Light Shadings"),))
    text = str(caught.value)
    assert "house.docx has no\n" in text
    assert "paragraph style 'Title' for the role “title”" in text
    assert "paragraph style 'Heading 2' for the role “heading 2”, did you mean 'Heading 1'?" in text
    assert (
        "table style 'Light Shadings' for the role “table”, did you mean 'Light Shading'?" in text
    )
    assert "its paragraph styles: Body Text, Body Text 2," in text
    assert "option styles" in text


def test_only_headings_that_the_paper_has_are_needed(write: Any, make: Make) -> None:
    """A template without a second heading does for a paper without one."""

    def without(document: Any) -> None:
        element = document.styles["Heading 2"].element
        element.getparent().remove(element)

    docx = write(_short(), template=make(without))
    assert "Heading2" in docx.xml("word/styles.xml").xpath("w:style/@w:styleId")


def test_a_style_of_another_kind_is_none(write: Any, paper: Report, make: Make) -> None:
    """A table style is no heading."""
    with pytest.raises(TemplateError, match="paragraph style 'Table Grid' for the role"):
        write(paper, template=make(), styles=(StyleFor(Style.HEADING_1, "Table Grid"),))


def test_numbers_are_the_papers_own(write: Any, paper: Report, make: Make) -> None:
    """Outputs 1: one numbering, bound to the organisation's headings, as without a template."""
    docx = write(paper, template=make())
    assert list(docx.numbers()) == list(write(paper).numbers())
    heading = style_named(docx, "heading 1")
    (number,) = heading.xpath("w:pPr/w:numPr/w:numId/@w:val")
    numbering = docx.xml("word/numbering.xml")
    bound = numbering.xpath('w:abstractNum[w:lvl/w:pStyle/@w:val="Heading1"]/@w:abstractNumId')
    assert bound == numbering.xpath(f'w:num[@w:numId="{number}"]/w:abstractNumId/@w:val')


def test_a_number_is_taken_off_only_where_there_would_be_one(
    write: Any, paper: Report, make: Make
) -> None:
    """Text built on a heading would count with it; other text is left as it is, since
    LibreOffice forgets the indents of all that is built on a style without its number.
    """

    def built_on_a_heading(document: Any) -> None:
        document.styles["Body Text"].base_style = document.styles["Heading 2"]

    plain = style_named(write(paper, template=make()), "Body Text")
    assert not plain.xpath("w:pPr/w:numPr")
    docx = write(paper, template=make(built_on_a_heading), contents=True)
    for name in ("Body Text", "TOC Heading"):
        assert style_named(docx, name).xpath("w:pPr/w:numPr/w:numId/@w:val") == ["0"]


def test_a_list_of_the_organisations_keeps_its_own_bullets(
    write: Any, paper: Report, make: Make
) -> None:
    """Where the user names its list style, whose numbering is not ours then."""
    docx = write(paper, template=make(), styles=(StyleFor(Style.BULLET_1, "List Bullet"),))
    style = style_named(docx, "List Bullet")
    (number,) = style.xpath("w:pPr/w:numPr/w:numId/@w:val")
    assert int(number) > 10_000
    numbering = docx.xml("word/numbering.xml")
    assert numbering.xpath(f'w:num[@w:numId="{number}"]/w:abstractNumId/@w:val')
    ours = numbering.xpath('w:abstractNum[@w:abstractNumId="3"]/w:lvl/w:pStyle/@w:val')
    assert Style.BULLET_1 not in ours
    assert Style.BULLET_2 in ours


def test_pages_and_margins_are_the_templates(write: Any, paper: Report, make: Make) -> None:
    """Turned where a section is wide, with the same header."""

    def letter(document: Any) -> None:
        section = document.sections[0]
        section.page_width, section.page_height = Cm(21.59), Cm(27.94)
        section.left_margin = Cm(3)

    wide = evolve(paper.sections[-2], wide=True)
    report = evolve(paper, sections=(*paper.sections[:-2], wide, paper.sections[-1]))
    docx = write(report, template=make(letter))
    sizes = [(e.get(qn("w:w")), e.get(qn("w:h"))) for e in docx.find(".//w:pgSz")]
    assert sizes == [("12240", "15840"), ("15840", "12240"), ("12240", "15840")]
    assert set(docx.find(".//w:pgMar/@w:left")) == {"1701"}
    used = docx.find(".//w:headerReference[@w:type='default']/@r:id")
    assert len(used) == 3
    assert len(set(used)) == 1
    widths = {sum(map(int, t.xpath("w:tblGrid/w:gridCol/@w:w"))) for t in docx.find(".//w:tbl")}
    assert max(widths) <= 15840 - 1701 - 1800


def test_headers_and_their_pictures_are_taken_over(write: Any, paper: Report, make: Make) -> None:
    """A logo, a link, and a first page of its own."""

    def letterhead(document: Any) -> None:
        section = document.sections[0]
        section.different_first_page_header_footer = True
        run = section.first_page_header.paragraphs[0].add_run("Letterhead")
        run.add_picture(io.BytesIO(PIXEL))

    docx = write(paper, template=make(letterhead))
    (first,) = docx.find(".//w:headerReference[@w:type='first']/@r:id")
    rels = {r.get("Id"): r.get("Target") for r in docx.xml("word/_rels/document.xml.rels")}
    header = docx.xml(f"word/{rels[first]}")
    assert "Letterhead" in header.xpath("string(.)")
    assert header.xpath(".//wp:docPr/@id") == ["10001"]
    assert PIXEL in docx.parts.values()
    assert docx.find(".//w:titlePg")


def test_drafts_and_banners_are_marked_in_its_headers(
    write: Any, paper: Report, make: Make
) -> None:
    """Below what the organisation has there."""
    front = evolve(paper.front, draft=True, banners=("Invented example",))
    docx = write(evolve(paper, front=front), template=make())
    header = docx.xml("word/template-header1.xml")
    words = ["".join(p.xpath(".//w:t/text()")) for p in header.xpath("w:p")]
    assert words == ["House of Words", "DRAFT", "Invented example"]


def test_the_number_of_the_page_is_added_where_it_lacks(
    write: Any, paper: Report, make: Make
) -> None:
    """Outputs 2: to its footer, or in a footer of ours; not where there is one."""

    def footer(document: Any) -> None:
        document.sections[0].footer.paragraphs[0].text = "House of Words"

    def numbered(document: Any) -> None:
        paragraph = document.sections[0].footer.paragraphs[0]
        field = paragraph._p.makeelement(qn("w:fldSimple"), {qn("w:instr"): " PAGE "})
        paragraph._p.append(field)

    assert _instructions(write(paper, template=make())) == ["PAGE", "NUMPAGES"]
    assert _instructions(write(paper, template=make(footer))) == ["PAGE", "NUMPAGES"]
    assert _instructions(write(paper, template=make(numbered))) == []


def _instructions(docx: Any) -> list[str]:
    return [
        text.strip()
        for name in docx.names
        if "footer" in name and name.endswith(".xml")
        for text in docx.xml(name).xpath(".//w:instrText/text()")
    ]


def test_even_pages_have_headers_of_their_own(write: Any, paper: Report, make: Make) -> None:
    """Where the template says so."""

    def facing(document: Any) -> None:
        document.settings.odd_and_even_pages_header_footer = True
        document.sections[0].even_page_header.paragraphs[0].text = "Even"

    docx = write(paper, template=make(facing))
    assert docx.find(".//w:headerReference[@w:type='even']")
    assert docx.xml("word/settings.xml").xpath("w:evenAndOddHeaders")


def test_its_text_is_not_taken_over(write: Any, paper: Report, make: Make) -> None:
    """What stands in the template itself was for somebody's last paper."""
    assert b"Left over" not in write(paper, template=make()).parts["word/document.xml"]


def test_a_dotx_gives_a_document(write: Any, paper: Report, make: Make) -> None:
    """Outputs 7: a template of Word's own kind; what is written is a document."""
    main = "wordprocessingml.document.main+xml"
    types = {"[Content_Types].xml": _replacing(main, "wordprocessingml.template.main+xml")}
    docx = write(paper, template=make(name="house.dotx", parts=types))
    assert main.encode() in docx.parts["[Content_Types].xml"]


def test_language_and_properties_are_the_papers(write: Any, paper: Report, make: Make) -> None:
    """Outputs 4: en-GB, whatever the template was typed in."""
    docx = write(paper, template=make())
    defaults = docx.xml("word/styles.xml").xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")[0]
    assert defaults.get(qn("w:val")) == "en-GB"
    assert paper.front.title.encode() in docx.parts["docProps/core.xml"]


def test_the_same_template_gives_the_same_bytes(write: Any, paper: Report, make: Make) -> None:
    """Outputs 9."""
    path = make()
    assert write(paper, template=path).content == write(paper, template=path).content


def test_styles_and_parts_are_whole(write: Any, make: Make) -> None:
    """Every style that is used is there, once; every id in the text leads to a part."""
    docx = write(sample_report(), template=make(), contents=True, lists=True)
    styles = docx.xml("word/styles.xml")
    known = styles.xpath("w:style/@w:styleId")
    assert len(set(known)) == len(known)
    names = [name.casefold() for name in styles.xpath("w:style/w:name/@w:val")]
    assert len(set(names)) == len(names)
    used = set(styles.xpath("w:style/w:basedOn/@w:val | w:style/w:next/@w:val"))
    used |= set(docx.find(".//w:pStyle/@w:val | .//w:rStyle/@w:val | .//w:tblStyle/@w:val"))
    assert used <= set(known)
    ids = {relation.get("Id") for relation in docx.xml("word/_rels/document.xml.rels")}
    assert set(docx.find(".//@r:id")) | set(docx.find(".//@r:embed")) <= ids


def test_validators_find_nothing(write: Any, tmp_path: Path, make: Make) -> None:
    """Two independent ones, on a paper with one of everything in a template."""
    openxml_audit = pytest.importorskip("openxml_audit", reason="openxml-audit is not installed")
    docx_integrity = pytest.importorskip("docx_integrity", reason="docx-integrity is not installed")
    path = tmp_path / "sample.docx"
    path.write_bytes(write(sample_report(), template=make(), contents=True).content)
    assert [str(e) for e in openxml_audit.OpenXmlValidator().validate(str(path)).errors] == []
    assert list(docx_integrity.check(str(path))) == []


def test_a_template_without_styles_or_headers_is_told_what_it_lacks(
    write: Any, tmp_path: Path
) -> None:
    """The least that Word opens has no heading to use."""
    path = tmp_path / "bare.docx"
    with zipfile.ZipFile(path, "w") as package:
        for name, content in BARE.items():
            package.writestr(name, content)
    with pytest.raises(TemplateError, match="paragraph style 'Title' for the role “title”"):
        write(_short(), template=path)


SCHEMAS = "http://schemas.openxmlformats.org"
BARE = {
    "[Content_Types].xml": f'<Types xmlns="{SCHEMAS}/package/2006/content-types"><Override '
    'PartName="/d.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{SCHEMAS}/package/2006/relationships"><Relationship '
    f'Id="a" Type="{SCHEMAS}/officeDocument/2006/relationships/officeDocument" Target="d.xml"/>'
    "</Relationships>",
    "d.xml": f'<w:document xmlns:w="{SCHEMAS}/wordprocessingml/2006/main"><w:body/></w:document>',
}


def _short() -> Report:
    front = Front(title="A paper", organisation="A partnership", as_at=date(2019, 4, 1))
    section = Section(id="only", title="Only", blocks=(Paragraph("Text."),))
    return Report(name="paper", front=front, sections=(section,))


def _linking(kind: str, target: str) -> Callable[[bytes], bytes]:
    relation = (
        f'<Relationship Id="x" Type="{SCHEMAS}/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}" TargetMode="External"/></Relationships>'
    )
    return _replacing("</Relationships>", relation)


DOCUMENT_RELS = "word/_rels/document.xml.rels"
DAMAGE: dict[str, tuple[str, dict[str, Any]]] = {
    "macros by its kind": (
        "holds macros; save it as",
        {"parts": {"[Content_Types].xml": _replacing(
            "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "vnd.ms-word.document.macroEnabled.main+xml")}},
    ),
    "macros by a part": ("holds macros", {"more": {"word/vbaProject.bin": b"x"}}),
    "an external template": (
        "leads outside itself.*attachedTemplate.*attach Normal",
        {"parts": {DOCUMENT_RELS: _linking("attachedTemplate", "https://example.org/x.dotm")}},
    ),
    "an external picture": (
        "leads outside itself.*image",
        {"parts": {DOCUMENT_RELS: _linking("image", "https://example.org/x.png")}},
    ),
    "another kind of document": (
        "no Word document",
        {"parts": {"[Content_Types].xml": _replacing(
            "wordprocessingml.document.main+xml", "spreadsheetml.sheet.main+xml")}},
    ),
    "Strict Open XML": (
        "Strict Open XML",
        {"parts": {"word/document.xml": lambda content: content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main")}},
    ),
    "entities": (
        "declares entities",
        {"parts": {"word/styles.xml": lambda content: content.replace(
            b"<w:styles", b'<!DOCTYPE x [<!ENTITY a "b">]>\n<w:styles', 1)}},
    ),
    "broken XML": (
        "word/styles.xml cannot be read",
        {"parts": {"word/styles.xml": lambda content: content[:-20]}},
    ),
    "an embedded workbook in a header": (
        "holds what a paper does not take over .package",
        {"more": {"word/_rels/header1.xml.rels": (
            f'<Relationships xmlns="{SCHEMAS}/package/2006/relationships"><Relationship Id="x" '
            f'Type="{SCHEMAS}/officeDocument/2006/relationships/package" Target="x.xlsx"/>'
            "</Relationships>").encode()}},
    ),
    "a bomb": (
        "unpacked it is .* MiB large, where 32 is the limit.*LDSP_MAX_TEMPLATE_MB",
        {"more": {"word/media/x.bin": bytes(33 * 1024 * 1024)}},
    ),
    "many parts": (
        "has 1,[0-9]+ parts, where 1,000 is the limit",
        {"more": {f"word/x{number}.xml": b"" for number in range(1001)}},
    ),
    "two parts of one name": ("two parts of one name", {"more": {"word/STYLES.xml": b""}}),
}  # fmt: skip


@pytest.mark.parametrize(("says", "how"), DAMAGE.values(), ids=DAMAGE.keys())
def test_what_a_template_may_not_hold_is_refused(
    write: Any, make: Make, says: str, how: dict[str, Any]
) -> None:
    """What others send is not trusted; the error names the file, the reason and the remedy."""
    with pytest.raises(TemplateError, match=rf"house\.docx cannot be used: (?s:.*){says}"):
        write(_short(), template=make(**how))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no Word document, or damaged"),
        (b"words", "no Word document, or damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "encrypted or of Word 2003"),
    ],
)
def test_what_is_no_template_is_refused(
    write: Any, tmp_path: Path, content: bytes, says: str
) -> None:
    """An encrypted document is no package at all."""
    path = tmp_path / "no.docx"
    path.write_bytes(content)
    with pytest.raises(TemplateError, match=says):
        write(_short(), template=path)


def test_a_damaged_part_is_named(write: Any, make: Make) -> None:
    """A package whose bytes were changed on the way."""
    path = make(more={"x.txt": b"x"})
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        start = package.getinfo("word/styles.xml").header_offset + 60
    content[start : start + 40] = bytes(40)
    path.write_bytes(content)
    with pytest.raises(TemplateError, match=r"part word/styles\.xml is damaged"):
        write(_short(), template=path)


def test_a_template_that_is_not_there_is_refused(write: Any, tmp_path: Path) -> None:
    """With what to do."""
    with pytest.raises(TemplateError, match=r"cannot be read: No such file.*correct the path"):
        write(_short(), template=tmp_path / "none.docx")


def test_the_limit_can_be_raised(write: Any, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a template that is trusted."""
    path = make(more={"word/media/x.bin": bytes(33 * 1024 * 1024)})
    monkeypatch.setenv("LDSP_MAX_TEMPLATE_MB", "64")
    assert write(_short(), template=path).content


def test_pages_that_leave_no_room_are_refused(write: Any, make: Make) -> None:
    """A page is no wider than its margins, or hardly."""

    def narrow(document: Any) -> None:
        document.sections[0].left_margin = Cm(16)

    with pytest.raises(TemplateError, match="cm for text, and 8 cm are needed"):
        write(_short(), template=make(narrow))


def test_styles_without_a_template_are_refused(write: Any) -> None:
    """They would be of no use."""
    with pytest.raises(OptionsError, match="give that too"):
        write(_short(), styles=(StyleFor(Style.TITLE, "Title"),))


def test_styles_are_read_from_one_text() -> None:
    """As the command line gives them; capitals, blanks and hyphens in roles are free."""
    text = "heading 1: Council Heading, Table-Heading: Council: head,bullet2:Dash"
    options = structure_options(WordOptions, {"styles": text}, what="options")
    assert options.styles == (
        StyleFor(Style.HEADING_1, "Council Heading"),
        StyleFor(Style.TABLE_HEADING, "Council: head"),
        StyleFor(Style.BULLET_2, "Dash"),
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Council Heading", "not of the form “role: name of the style”"),
        ("heading 1:", "not of the form"),
        ("headline 1: X", "no role 'headline 1', did you mean 'heading 1'"),
    ],
)
def test_styles_that_cannot_be_read_are_refused(text: str, says: str) -> None:
    """With the roles that there are."""
    with pytest.raises(LdspError, match=says):
        structure_options(WordOptions, {"styles": text}, what="options")
