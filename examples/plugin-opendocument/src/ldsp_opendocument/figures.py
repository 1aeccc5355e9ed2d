"""Pictures in a paper: which form is taken, how large it is, and the words that stand for it."""

from __future__ import annotations

import re
import struct
from typing import Final

from ldsp_core.document import Figure
from ldsp_opendocument.xml import Xml, tag, words

_WIDEST: Final = 17.0
_DOT: Final = 2.54 / 96
"""Centimetres of a picture's dot, at 96 to the inch."""


def path_of(figure: Figure) -> str:
    """Return where in the file the picture is kept; the drawn form is preferred."""
    return f"Pictures/{figure.id}.{'svg' if figure.svg else 'png'}"


def bytes_of(figure: Figure) -> bytes:
    """Return the picture."""
    return figure.svg.encode() if figure.svg else figure.png


def frame(figure: Figure) -> Xml:
    """Return the picture in a frame, with its description."""
    width, height = _size(figure)
    shrink = min(1.0, _WIDEST / width)
    picture = tag("draw:image", xlink_href=path_of(figure), xlink_type="simple")
    return tag(
        "draw:frame",
        picture,
        tag("svg:desc", words(figure.alt)),
        draw_name=figure.id,
        draw_style_name="Frame",
        text_anchor_type="as-char",
        svg_width=f"{width * shrink:.3f}cm",
        svg_height=f"{height * shrink:.3f}cm",
    )


def _size(figure: Figure) -> tuple[float, float]:
    """Return width and height in centimetres."""
    if not figure.svg:
        width, height = struct.unpack(">II", figure.png[16:24])
        return width * _DOT, height * _DOT
    start = figure.svg[: figure.svg.find(">", figure.svg.find("<svg")) + 1]
    box = re.search(r'viewBox="[\d.-]+[ ,]+[\d.-]+[ ,]+([\d.]+)[ ,]+([\d.]+)"', start)
    if box is None:
        return _WIDEST, _WIDEST / 2
    return float(box[1]) * _DOT, float(box[2]) * _DOT
