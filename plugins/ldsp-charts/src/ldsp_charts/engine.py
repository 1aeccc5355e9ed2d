"""Vega, which makes an SVG of a specification, and what makes a PNG of that.

Both work with the fonts of this distribution alone, so that no machine's own fonts can
change a picture. An SVG that leaves this module names fonts that its readers have,
with the same widths.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import vl_convert

from ldsp_charts.fonts import FAMILY, as_drawn

PUBLIC_FAMILIES: Final = "Arial, Helvetica, Arimo, Liberation Sans, sans-serif"
"""What an SVG's text is set in, by whoever shows it: all have the widths that were measured."""

DPI: Final = 192
"""The density of a PNG: twice that of a screen, and enough for print in A4."""

_SCREEN_DPI: Final = 96
_PLAIN_DPI: Final = 72
_OWN: Final = f'font-family="{FAMILY}"'
_PUBLIC: Final = f'font-family="{PUBLIC_FAMILIES}"'
_TAG: Final = re.compile(r"<[^<>]+>")
_CONTENT: Final = re.compile(r">([^<>]+)<")


def svg_of(specification: Mapping[str, Any]) -> str:
    """Return the SVG of a Vega *specification*; nothing is fetched from anywhere."""
    svg: str = _converter().vega_to_svg(dict(specification), allowed_base_urls=[])
    return _TAG.sub(lambda tag: tag[0].replace(_OWN, _PUBLIC), svg)


def png_of(svg: str) -> bytes:
    """Return the PNG of an *svg* of ``svg_of``, at twice its size in pixels, as ``DPI`` says.

    What the fonts lack stands in it as a replacement character.
    """
    own = _TAG.sub(lambda tag: tag[0].replace(_PUBLIC, _OWN), svg)
    drawn = _CONTENT.sub(lambda content: f">{as_drawn(content[1])}<", own)
    png: bytes = _converter().svg_to_png(drawn, scale=_PLAIN_DPI / _SCREEN_DPI, ppi=DPI)
    return png


@cache
def _converter() -> Any:
    """Return the converter, which knows our fonts from its first call on."""
    vl_convert.register_font_directory(str(Path(__file__).parent / "typefaces"))
    return vl_convert
