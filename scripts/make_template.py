"""``python -m scripts.make_template PATH``: writes the example of an organisation's template.

It is what a council's own Word template is: a letterhead on the first page, a plain header
after it, an address in the footer, and styles of its own. The council is invented.
"""

from __future__ import annotations

import io
import struct
import sys
import zipfile
import zlib
from pathlib import Path
from typing import Any, Final

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from ldsp_core.rendering import write_package

TEAL: Final = RGBColor(0x0B, 0x5D, 0x5A)
GREY: Final = RGBColor(0x50, 0x50, 0x50)
TYPEFACE: Final = "Times New Roman"
NAME: Final = "Wenderby Council"
ADDRESS: Final = "The Guildhall, Market Square, Wenderby · www.wenderby.example"
ALT: Final = "Wenderby Council: a bridge of three arches"

_MAIN: Final = b"wordprocessingml.document.main+xml"
_TEMPLATE: Final = b"wordprocessingml.template.main+xml"
_SIDE: Final = 240
_BLOCK: Final = 0xFFFF


def main(path: str) -> None:
    """Write the template to *path*."""
    stream = io.BytesIO()
    _template().save(stream)
    with zipfile.ZipFile(stream) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    with Path(path).open("wb") as target:
        write_package(
            target,
            ((name, content.replace(_MAIN, _TEMPLATE)) for name, content in parts),
        )


def _template() -> Any:
    document = Document()
    _styles(document.styles)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.4)
    section.header_distance = section.footer_distance = Cm(1.1)
    section.different_first_page_header_footer = True
    _letterhead(section.first_page_header.paragraphs[0])
    section.header.paragraphs[0].text = NAME
    for footer in (section.first_page_footer, section.footer):
        _footer(footer.paragraphs[0])
    document.add_paragraph("Type the text of the paper here.")
    return document


def _styles(styles: Any) -> None:
    _font(styles["Normal"], TYPEFACE, 11.5)
    styles["Normal"].paragraph_format.space_after = Pt(7)
    _font(styles["Body Text"], TYPEFACE, 11.5)
    styles["Body Text"].paragraph_format.space_after = Pt(7)
    _font(styles["Title"], TYPEFACE, 22, TEAL)
    _without_borders(styles["Title"])
    _font(styles["Subtitle"], TYPEFACE, 13, GREY, bold=False, italic=False)
    for level, size in enumerate((15, 12.5, 11.5, 11.5, 11, 11), start=1):
        style = styles[f"Heading {level}"]
        _font(style, TYPEFACE, size, TEAL, italic=level > 3)
        style.paragraph_format.space_before = Pt(22 - 3 * min(level, 4))
        style.paragraph_format.space_after = Pt(4)
    _font(styles["Caption"], TYPEFACE, 9.5, TEAL, bold=True)
    _font(styles["Header"], TYPEFACE, 9, GREY)
    _font(styles["Footer"], TYPEFACE, 8.5, GREY)
    styles.element.append(parse_xml(_TABLE))
    heading = styles.add_style("Council Table Heading", WD_STYLE_TYPE.PARAGRAPH)
    heading.base_style = styles["Normal"]
    _font(heading, TYPEFACE, 9, RGBColor(0xFF, 0xFF, 0xFF), bold=True)
    heading.paragraph_format.space_after = Pt(0)


_TABLE: Final = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="CouncilTable">
  <w:name w:val="Council Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>
  <w:tblPr><w:tblBorders>
    <w:bottom w:val="single" w:sz="12" w:space="0" w:color="{TEAL}"/>
    <w:insideH w:val="single" w:sz="4" w:space="0" w:color="B5CFCE"/>
  </w:tblBorders><w:tblCellMar>
    <w:top w:w="50" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>
    <w:bottom w:w="50" w:type="dxa"/><w:right w:w="100" w:type="dxa"/>
  </w:tblCellMar></w:tblPr>
  <w:tblStylePr w:type="firstRow"><w:tcPr>
    <w:shd w:val="clear" w:color="auto" w:fill="{TEAL}"/></w:tcPr></w:tblStylePr>
  <w:tblStylePr w:type="lastRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>
  <w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr>
</w:style>
"""


def _font(
    style: Any,
    name: str,
    size: float,
    colour: RGBColor | None = None,
    *,
    bold: bool | None = None,
    italic: bool | None = None,
) -> None:
    """Set the font of a style, and take the theme's away."""
    font = style.font
    font.name, font.size = name, Pt(size)
    fonts = style.element.rPr.rFonts
    for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{attribute}"), None)
    if colour is not None:
        font.color.rgb = colour
        font.color._element.rPr.color.attrib.pop(qn("w:themeColor"), None)
    if bold is not None:
        font.bold = bold
    if italic is not None:
        font.italic = italic


def _without_borders(style: Any) -> None:
    for borders in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(borders)


def _letterhead(paragraph: Any) -> None:
    picture = paragraph.add_run().add_picture(io.BytesIO(_logo()), height=Cm(1.5))
    picture._inline.docPr.set("descr", ALT)
    run = paragraph.add_run(f"  {NAME}")
    run.font.size, run.font.bold, run.font.color.rgb = Pt(20), True, TEAL
    paragraph.paragraph_format.space_after = Pt(10)


def _footer(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(f"{ADDRESS} · ")
    for kind, text in (("begin", ""), ("", " PAGE "), ("separate", ""), ("", "1"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif text == "1":
            run.text = text
        else:
            instruction = OxmlElement("w:instrText")
            instruction.text = text
            run._r.append(instruction)


def _logo() -> bytes:
    """Return the council's mark as PNG: a bridge of three arches, white on teal."""
    rows = bytearray()
    for y in range(_SIDE):
        rows.append(0)
        rows += bytes(_is_bridge(x, y) for x in range(_SIDE))
    header = struct.pack(">IIBBBBB", _SIDE, _SIDE, 8, 3, 0, 0, 0)
    chunks = (
        (b"IHDR", header),
        (b"PLTE", bytes(TEAL) + b"\xff\xff\xff"),
        (b"IDAT", _stored(bytes(rows))),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def _is_bridge(x: int, y: int) -> bool:
    """Whether a point is white: the deck and the piers, not the arches between them."""
    if not (20 <= x < 220 and 90 <= y < 170):
        return False
    return all((x - middle) ** 2 + (y - 170) ** 2 >= 26**2 for middle in (58, 120, 182))


def _stored(data: bytes) -> bytes:
    """Return *data* as a zlib stream that is not compressed, the same on every machine."""
    blocks = [data[start : start + _BLOCK] for start in range(0, len(data), _BLOCK)]
    return (
        b"\x78\x01"
        + b"".join(
            struct.pack("<BHH", block is blocks[-1], len(block), _BLOCK - len(block)) + block
            for block in blocks
        )
        + struct.pack(">I", zlib.adler32(data))
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
