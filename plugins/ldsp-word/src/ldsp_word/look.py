"""How a style of paragraphs is described, and the colours that all styles share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal

from attrs import evolve, frozen

from ldsp_word.styles import Style

FONT: Final = "Arial"

_READABLE: Final = 4.5
"""The least contrast with white that text may have (WCAG 2.2, 1.4.3)."""


@frozen(kw_only=True)
class Palette:
    """The colours of a paper, as hexadecimal RGB.

    ``ink`` is for headings and strong lines, ``grey`` for what stands back, ``rule`` for
    fine lines; ``shade`` and ``pale`` lie behind text. The rest say what they are for.
    """

    ink: str = "1F2F46"
    grey: str = "595959"
    rule: str = "B8C0CC"
    shade: str = "E9EDF2"
    pale: str = "F1F4F8"
    link: str = "1D4F91"
    warning: str = "8A6100"
    behind_warning: str = "FFF6DB"

    def with_ink(self, ink: str) -> Palette:
        """Return colours around another *ink*: its tints, or those of black if it is too pale."""
        ink = ink if _contrast(ink) >= _READABLE else "000000"
        return evolve(
            self, ink=ink, rule=_tint(ink, 0.7), shade=_tint(ink, 0.9), pale=_tint(ink, 0.94)
        )


def _tint(colour: str, white: float) -> str:
    """Return *colour* mixed with so much *white*, from 0 to 1."""
    return "".join(f"{round(part + (255 - part) * white):02X}" for part in _rgb(colour))


def _contrast(colour: str) -> float:
    """Return the contrast of *colour* with white (WCAG 2.2, relative luminance)."""
    red, green, blue = (
        part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in _rgb(colour)
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour))


OWN: Final = Palette()
"""The colours of a paper without a template."""


@frozen(kw_only=True)
class ParagraphStyle:
    """A paragraph style, on top of its ``parent``.

    ``numbering`` is a numbering and a level of it, from 0; ``edges`` and ``tabs`` are
    markup. Room before and after, and indents, are in twips, ``size`` in half-points,
    ``line`` in 240ths of a line; ``None`` is as the parent has it.
    """

    style: Style
    name: str
    parent: str = "Normal"
    following: Style | None = None
    keep_next: bool = False
    keep_lines: bool = False
    numbering: tuple[int, int] | None = None
    edges: str = ""
    tabs: str = ""
    before: int | None = 0
    after: int | None = 0
    line: int | None = None
    left: int | None = None
    hanging: int = 0
    right: int | None = None
    align: Literal["", "right"] = ""
    outline: int | None = None
    bold: bool = False
    italic: bool = False
    colour: str = ""
    size: int | None = None

    @property
    def xml(self) -> str:
        """The ``w:style`` element."""
        following = f'<w:next w:val="{self.following}"/>' if self.following else ""
        return (
            f'<w:style w:type="paragraph" w:styleId="{self.style}"{_custom(self.style)}>'
            f'<w:name w:val="{self.name}"/><w:basedOn w:val="{self.parent}"/>{following}'
            f"<w:qFormat/><w:pPr>{self._paragraph()}</w:pPr><w:rPr>{self._run()}</w:rPr></w:style>"
        )

    def _paragraph(self) -> str:
        parts = []
        if self.keep_next:
            parts.append("<w:keepNext/>")
        if self.keep_lines:
            parts.append("<w:keepLines/>")
        if self.numbering is not None:
            number, level = self.numbering
            parts.append(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
        parts += [self.edges, self.tabs]
        parts.append(self._spacing())
        if self.left is not None or self.right is not None:
            right = f' w:right="{self.right}"' if self.right is not None else ""
            hanging = f' w:hanging="{self.hanging}"' if self.hanging else ""
            parts.append(f'<w:ind w:left="{self.left or 0}"{right}{hanging}/>')
        if self.align:
            parts.append(f'<w:jc w:val="{self.align}"/>')
        if self.outline is not None:
            parts.append(f'<w:outlineLvl w:val="{self.outline}"/>')
        return "".join(parts)

    def _spacing(self) -> str:
        sides = {"before": self.before, "after": self.after, "line": self.line}
        said = "".join(f' w:{side}="{room}"' for side, room in sides.items() if room is not None)
        rule = "" if self.line is None else ' w:lineRule="auto"'
        return f"<w:spacing{said}{rule}/>" if said else ""

    def _run(self) -> str:
        parts = []
        if self.bold:
            parts.append("<w:b/><w:bCs/>")
        if self.italic:
            parts.append("<w:i/><w:iCs/>")
        if self.colour:
            parts.append(f'<w:color w:val="{self.colour}"/>')
        if self.size is not None:
            parts.append(f'<w:sz w:val="{self.size}"/><w:szCs w:val="{self.size}"/>')
        return "".join(parts)


_BUILT_IN: Final = re.compile(
    "Title|Subtitle|Heading[1-6]|BodyText(Indent)?|List(Bullet|Continue)[2-5]?|Caption|Quote|"
    "TOC.*|TableofFigures|Header|Footer"
)


def _custom(style: Style) -> str:
    """Mark styles that are not of Word's own."""
    return "" if _BUILT_IN.fullmatch(style) else ' w:customStyle="1"'


def borders(sides: Mapping[str, tuple[int, int, str]], fill: str = "") -> str:
    """Return borders, and a shade behind.

    Each of *sides* (in the order top, left, bottom, right) has a width in eighths of a
    point, a distance in points, and a colour.
    """
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{width}" w:space="{space}" w:color="{colour}"/>'
        for side, (width, space, colour) in sides.items()
    )
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f"<w:pBdr>{lines}</w:pBdr>{shade}"
