"""outputs 3: every drawing has its alt text and a unique id; and 5: SVG with a PNG."""

from __future__ import annotations

import struct
import zlib
from typing import Any

import pytest

from ldsp_core.document import Figure
from ldsp_core.errors import RenderError
from ldsp_core.testing.sample_documents import sample_report

SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}><rect width="9" height="9"/></svg>'
EMU_PER_PIXEL = 9525


def png(width: int, height: int) -> bytes:
    """Return a grey picture of so many pixels, at 96 dots per inch."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
        + chunk(b"pHYs", struct.pack(">IIB", 3780, 3780, 1))
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def figure(name: str = "fig", **content: Any) -> Figure:
    """Return a picture with that content."""
    return Figure(id=name, caption="A picture", alt='What it "shows"\nin words', **content)


def test_every_drawing_has_its_alt_text_and_an_id_of_its_own(blocks: Any) -> None:
    """Two pictures have two ids, and the words that stand for them."""
    docx = blocks(figure("a", png=png(40, 20)), figure("b", png=png(40, 20)))
    properties = docx.find(".//*[local-name()='docPr']")
    assert [one.get("id") for one in properties] == ["1", "2"]
    assert {one.get("descr") for one in properties} == {'What it "shows"\nin words'}


def test_a_picture_has_its_own_size(blocks: Any) -> None:
    """A PNG by its pixels and their density."""
    (extent,) = blocks(figure(png=png(400, 200))).find(".//*[local-name()='extent']")
    width, height = int(extent.get("cx")), int(extent.get("cy"))
    assert abs(width - 400 * EMU_PER_PIXEL) < EMU_PER_PIXEL
    assert abs(height - 200 * EMU_PER_PIXEL) < EMU_PER_PIXEL


@pytest.mark.parametrize(
    "size", ['width="400" height="200"', 'width="300pt" height="150pt"', 'viewBox="0 0 400 200"']
)
def test_an_svg_says_its_size_in_several_ways(blocks: Any, size: str) -> None:
    """In pixels, in points, or by its view box alone."""
    docx = blocks(figure(png=png(4, 2), svg=SVG.format(size)))
    (extent,) = docx.find(".//*[local-name()='extent']")
    assert int(extent.get("cx")) == 400 * EMU_PER_PIXEL
    assert int(extent.get("cy")) == 200 * EMU_PER_PIXEL


def test_a_picture_is_never_wider_than_the_page(blocks: Any) -> None:
    """A large one is made smaller and keeps its shape."""
    (extent,) = blocks(figure(png=png(4000, 1000))).find(".//*[local-name()='extent']")
    width, height = int(extent.get("cx")), int(extent.get("cy"))
    assert width == 9412 * 635
    assert abs(width / height - 4) < 0.01


def test_an_svg_has_its_png_to_fall_back_on(blocks: Any) -> None:
    """The picture is the PNG, with the SVG for those who can draw it."""
    docx = blocks(figure(png=png(4, 2), svg=SVG.format('width="40" height="20"')))
    (blip,) = docx.find(".//*[local-name()='blip']")
    (svg,) = docx.find(".//*[local-name()='svgBlip']")
    embed = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
    targets = {rel.get("Id"): rel.get("Target") for rel in docx.xml("word/_rels/document.xml.rels")}
    assert targets[blip.get(embed)].endswith(".png")
    assert targets[svg.get(embed)].endswith(".svg")
    assert docx.result.degradations == ()


def test_an_svg_alone_is_shown_and_reported(blocks: Any) -> None:
    """Programs that know no SVG show nothing, and the result says so."""
    docx = blocks(figure(svg=SVG.format('width="40" height="20"')))
    assert [one.block for one in docx.result.degradations] == ["Figure fig"]


def test_the_caption_stays_with_its_picture(write: Any) -> None:
    """A picture keeps to its caption, and that to nothing."""
    docx = write(sample_report())
    (picture,) = docx.paragraphs("Picture")
    styles = docx.xml("word/styles.xml")
    assert styles.xpath('w:style[@w:styleId="Picture"]/w:pPr/w:keepNext')
    below = picture.getnext()
    assert below.xpath("string(.//w:instrText)").strip() == r"SEQ Figure \* ARABIC"
    assert below.xpath("w:pPr/w:keepNext/@w:val") == ["0"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"png": b"GIF89a"}, "the PNG of figure 'fig' cannot be read"),
        ({"png": png(4, 2)[:20]}, "the PNG of figure 'fig' cannot be read"),
        ({"png": b"GIF89a" + bytes(8)}, "holds image/gif where a PNG is expected"),
        ({"png": png(0, 0)}, "has no size"),
        ({"svg": "<svg"}, "the SVG of figure 'fig' cannot be read"),
        ({"svg": SVG.format("")}, "does not say how large it is"),
        ({"svg": SVG.format('width="0" height="5"')}, "has no size"),
        ({}, "holds no picture"),
    ],
)
def test_what_cannot_be_read_is_refused(blocks: Any, content: Any, words: str) -> None:
    """The error names the figure."""
    with pytest.raises(RenderError, match=words):
        blocks(figure(**content))
