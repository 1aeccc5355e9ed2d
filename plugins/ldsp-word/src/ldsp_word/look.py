"""How a style of paragraphs is described, and the colours that all styles share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from attrs import frozen

from ldsp_word.styles import Style

FONT: Final = "Arial"
INK: Final = "1F2F46"
GREY: Final = "595959"
RULE: Final = "B8C0CC"
SHADE: Final = "E9EDF2"
PALE: Final = "F1F4F8"
LINK: Final = "1D4F91"
AMBER: Final = "8A6100"
PALE_AMBER: Final = "FFF6DB"


@frozen(kw_only=True)
class ParagraphStyle:
    """A paragraph style, on top of its ``parent``.

    ``numbering`` is a numbering and a level of it, from 0; ``edges`` and ``tabs`` are
    markup. Room before and after, and indents, are in twips, ``size`` in half-points,
    ``line`` in 240ths of a line.
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
    before: int = 0
    after: int = 0
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
        line = f' w:line="{self.line}" w:lineRule="auto"' if self.line is not None else ""
        parts.append(f'<w:spacing w:before="{self.before}" w:after="{self.after}"{line}/>')
        if self.left is not None or self.right is not None:
            right = f' w:right="{self.right}"' if self.right is not None else ""
            hanging = f' w:hanging="{self.hanging}"' if self.hanging else ""
            parts.append(f'<w:ind w:left="{self.left or 0}"{right}{hanging}/>')
        if self.align:
            parts.append(f'<w:jc w:val="{self.align}"/>')
        if self.outline is not None:
            parts.append(f'<w:outlineLvl w:val="{self.outline}"/>')
        return "".join(parts)

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


_BUILT_IN: Final = ("Title", "Subtitle", "Head", "Body", "List", "Caption", "TOC", "Footer")


def _custom(style: Style) -> str:
    """Mark styles that are not of Word's own."""
    return "" if style.startswith(_BUILT_IN) else ' w:customStyle="1"'


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
