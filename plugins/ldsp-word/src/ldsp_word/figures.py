"""Pictures: PNG, or SVG with a PNG for programs that cannot draw it, never wider than the page."""

from __future__ import annotations

import base64
import re
import struct
from typing import Final

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.image.image import Image
from docx.oxml import parse_xml

from ldsp_core.document import Degradation, Figure
from ldsp_core.errors import RenderError
from ldsp_word.markup import escaped, paragraph
from ldsp_word.page import EMU_PER_TWIP
from ldsp_word.paper import Paper
from ldsp_word.relations import NewPart
from ldsp_word.styles import Style
from ldsp_word.tables import caption

_UNREADABLE: Final = (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
    struct.error,
)
_PNG: Final = "image/png"
_PLAIN_DPI: Final = 72

_PICTURE: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SVG_BLIP: Final = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_USE: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"

_TWIPS: Final = {"": 15.0, "px": 15.0, "pt": 20.0, "pc": 240.0, "in": 1440.0, "cm": 1440 / 2.54,
                 "mm": 144 / 2.54}  # fmt: skip
_LENGTH: Final = re.compile(r"\s*(\d+(?:\.\d+)?|\.\d+)\s*(px|pt|pc|in|cm|mm|)\s*")

# One transparent pixel, for readers that know no SVG when there is no PNG to show them.
_PIXEL: Final = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


def figure(block: Figure, paper: Paper) -> str:
    """Return a picture with its alt text, and its caption below it.

    Raises RenderError when the picture cannot be read.
    """
    width, height = _fitted(_size(block), (paper.page.text_width, paper.page.text_height))
    paper.drawings += 1
    number = paper.drawings
    extent = f'cx="{width * EMU_PER_TWIP}" cy="{height * EMU_PER_TWIP}"'
    name = f'id="{number}" name="Picture {number}" descr="{escaped(block.alt)}"'
    drawing = (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr {name}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr>'
        f"<pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>{_blip(block, paper)}"
        f"<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    below = caption(block.id, block.caption, paper, '<w:keepNext w:val="0"/>')
    return paragraph(Style.PICTURE, drawing) + below


def _blip(block: Figure, paper: Paper) -> str:
    """Return what refers to the picture's parts, which are written with it."""
    if not block.svg:
        return f'<a:blip r:embed="{_part(paper, "png", block.png)}"/>'
    if not block.png:
        paper.degradations.append(
            Degradation(
                block=f"Figure {block.id}",
                message="there is no PNG beside the SVG, so Word before 2016 shows nothing",
            )
        )
    png = _part(paper, "png", block.png or _PIXEL)
    svg = _part(paper, "svg", block.svg.encode())
    return (
        f'<a:blip r:embed="{png}"><a:extLst><a:ext uri="{_SVG_USE}"><asvg:svgBlip '
        f'xmlns:asvg="{_SVG_BLIP}" r:embed="{svg}"/></a:ext></a:extLst></a:blip>'
    )


def _part(paper: Paper, kind: str, content: bytes) -> str:
    media_type = "image/svg+xml" if kind == "svg" else _PNG
    name = f"media/image{paper.drawings}.{kind}"
    return paper.relations.part(
        "image", NewPart(name=name, content_type=media_type, content=content)
    )


def _size(block: Figure) -> tuple[float, float]:
    """Return how wide and high the picture is by itself, in twips."""
    if not block.svg and not block.png:
        raise RenderError(f"figure {block.id!r} holds no picture; give it an SVG or a PNG")
    width, height = _svg_size(block) if block.svg else _png_size(block)
    if width <= 0 or height <= 0:
        raise RenderError(f"the picture of figure {block.id!r} has no size: {width} by {height}")
    return width, height


def _png_size(block: Figure) -> tuple[float, float]:
    try:
        image = Image.from_blob(block.png)
    except _UNREADABLE as error:
        raise RenderError(f"the PNG of figure {block.id!r} cannot be read: {error}") from error
    if image.content_type != _PNG:
        raise RenderError(
            f"figure {block.id!r} holds {image.content_type} where a PNG is expected; convert it"
        )
    across, down = image.horz_dpi or _PLAIN_DPI, image.vert_dpi or _PLAIN_DPI
    return image.px_width / across * 1440, image.px_height / down * 1440


def _svg_size(block: Figure) -> tuple[float, float]:
    try:
        root = parse_xml(block.svg.encode())
    except SyntaxError as error:  # the parser's own error is one
        raise RenderError(f"the SVG of figure {block.id!r} cannot be read: {error}") from error
    sides = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
    if sides[0] and sides[1]:
        width, height = (float(side[1]) * _TWIPS[side[2]] for side in sides if side)
    else:
        numbers = re.split(r"[\s,]+", root.get("viewBox", "").strip())
        try:
            width, height = (float(number) * _TWIPS[""] for number in numbers[2:4])
        except ValueError:
            raise RenderError(
                f"the SVG of figure {block.id!r} does not say how large it is; give it a width "
                "and a height, or a viewBox"
            ) from None
    return width, height


def _fitted(size: tuple[float, float], room: tuple[int, int]) -> tuple[int, int]:
    """Make *size* smaller, never larger, until it fits *room*."""
    scale = min(1.0, room[0] / size[0], room[1] / size[1])
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
