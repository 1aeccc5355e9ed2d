"""The paragraph styles: sober, and spaced so that nobody needs an empty paragraph.

Room stands above paragraphs, not below them, so that text after a table is spaced like
any other. Sizes are half-points, lengths twips.
"""

from __future__ import annotations

from typing import Final

from ldsp_word.look import OWN, Palette, ParagraphStyle, borders
from ldsp_word.numbering import BULLETS, LETTERS, NOTES, PAPER
from ldsp_word.page import INDENT, STEP
from ldsp_word.styles import (
    HEADINGS,
    LISTS,
    NUMBERED,
    Style,
    bullet,
    continuation,
    heading,
    numbered_paragraph,
)


def paragraph_styles(palette: Palette = OWN) -> list[ParagraphStyle]:
    """Return all paragraph styles, those that others build on first."""
    return [
        *_headings(palette),
        *_text(palette),
        *_numbered(),
        *_lists(),
        *_callouts(palette),
        *_tables(palette),
        *_furniture(palette),
    ]


_SIDES: Final = ("top", "left", "bottom", "right")


def _bar(colour: str, fill: str) -> str:
    """Return a bar on the left and a shade behind, for what is set apart."""
    return borders({"top": (4, 4, fill), "left": (36, 8, colour), "bottom": (4, 4, fill)}, fill)


def _headings(palette: Palette) -> list[ParagraphStyle]:
    sizes = (28, 24, 22, 22, 22, 22)
    before = (300, 240, 200, 180, 180, 180)
    return [
        ParagraphStyle(
            style=heading(level),
            name=f"heading {level}",
            following=Style.BODY,
            keep_next=True,
            keep_lines=True,
            numbering=(PAPER, level - 1),
            before=before[level - 1],
            line=252,
            outline=level - 1,
            bold=level < 5,
            italic=level > 3,
            colour=palette.ink,
            size=sizes[level - 1],
        )
        for level in range(1, HEADINGS + 1)
    ]


def _lists() -> list[ParagraphStyle]:
    styles = [
        ParagraphStyle(
            style=Style.LETTERED,
            name="Lettered Item",
            parent=Style.BODY,
            numbering=(LETTERS, 0),
            before=80,
        )
    ]
    for level in range(1, LISTS + 1):
        number = "" if level == 1 else f" {level}"
        styles += [
            ParagraphStyle(
                style=bullet(level),
                name=f"List Bullet{number}",
                parent=Style.BODY,
                numbering=(BULLETS, level - 1),
                before=60,
            ),
            ParagraphStyle(
                style=continuation(level),
                name=f"List Continue{number}",
                parent=Style.BODY,
                before=80,
                left=INDENT + STEP * level,
            ),
        ]
    return styles


def _text(palette: Palette) -> list[ParagraphStyle]:
    return [
        ParagraphStyle(
            style=Style.TITLE,
            name="Title",
            following=Style.BODY,
            keep_next=True,
            keep_lines=True,
            before=160,
            after=120,
            line=240,
            bold=True,
            colour=palette.ink,
            size=40,
        ),
        ParagraphStyle(
            style=Style.SUBTITLE,
            name="Subtitle",
            following=Style.BODY,
            after=160,
            keep_next=True,
            colour=palette.grey,
            size=26,
        ),
        ParagraphStyle(
            style=Style.BANNER,
            name="Banner",
            edges=borders(dict.fromkeys(_SIDES, (8, 5, palette.warning)), palette.behind_warning),
            before=60,
            keep_lines=True,
            left=120,
            right=120,
            bold=True,
            size=21,
        ),
        ParagraphStyle(style=Style.BODY, name="Body Text", before=120),
        ParagraphStyle(
            style=Style.BODY_INDENT,
            name="Body Text Indent",
            parent=Style.BODY,
            before=120,
            left=INDENT,
        ),
        ParagraphStyle(
            style=Style.CAPTION,
            name="caption",
            following=Style.BODY,
            keep_next=True,
            keep_lines=True,
            before=220,
            after=60,
            line=252,
            bold=True,
            colour=palette.ink,
            size=20,
        ),
        ParagraphStyle(
            style=Style.PICTURE,
            name="Picture",
            following=Style.CAPTION,
            keep_next=True,
            before=240,
            line=240,
        ),
        ParagraphStyle(
            style=Style.QUOTE,
            name="Quote",
            parent=Style.BODY,
            keep_lines=True,
            following=Style.BODY,
            edges=borders({"left": (36, 8, palette.rule)}),
            before=180,
            left=INDENT + 180,
            right=STEP,
            italic=True,
        ),
        ParagraphStyle(
            style=Style.QUOTE_SOURCE,
            name="Quotation Source",
            parent=Style.QUOTE,
            following=Style.BODY,
            before=40,
            left=INDENT + 180,
            right=STEP,
            colour=palette.grey,
            size=20,
        ),
        ParagraphStyle(
            style=Style.NOTE, name="Note Text", numbering=(NOTES, 0), before=80, size=20
        ),
    ]


def _callouts(palette: Palette) -> list[ParagraphStyle]:
    calm = _bar(palette.ink, palette.pale)
    strong = _bar(palette.warning, palette.behind_warning)
    styles = []
    for head, text, name, edges in (
        (Style.CALLOUT_HEADING, Style.CALLOUT, "Callout", calm),
        (Style.WARNING_HEADING, Style.WARNING, "Warning", strong),
    ):
        styles += [
            ParagraphStyle(
                style=head,
                name=f"{name} Heading",
                following=text,
                keep_next=True,
                keep_lines=True,
                edges=edges,
                before=240,
                left=260,
                bold=True,
            ),
            ParagraphStyle(
                style=text, name=f"{name} Text", keep_lines=True, edges=edges, before=80, left=260
            ),
        ]
    return styles


def _tables(palette: Palette) -> list[ParagraphStyle]:
    return [
        ParagraphStyle(
            style=Style.TABLE_HEADING,
            name="Table Heading",
            keep_next=True,
            keep_lines=True,
            line=252,
            bold=True,
            colour=palette.ink,
            size=19,
        ),
        ParagraphStyle(
            style=Style.TABLE_HEADING_NUMBER,
            name="Table Heading Number",
            parent=Style.TABLE_HEADING,
            keep_next=True,
            line=252,
            align="right",
        ),
        ParagraphStyle(style=Style.TABLE_TEXT, name="Table Text", line=252, size=19),
        ParagraphStyle(
            style=Style.TABLE_NUMBER,
            name="Table Number",
            parent=Style.TABLE_TEXT,
            line=252,
            align="right",
        ),
        ParagraphStyle(style=Style.TABLE_END, name="Table End", line=20, size=2),
    ]


def _furniture(palette: Palette) -> list[ParagraphStyle]:
    contents = [
        ParagraphStyle(
            style=Style(f"TOC{level}"),
            name=f"toc {level}",
            before=(100, 40, 40)[level - 1],
            tabs=f'<w:tabs><w:tab w:val="left" w:pos="{INDENT + STEP * (level - 1)}"/></w:tabs>',
            left=INDENT + STEP * (level - 1),
            hanging=INDENT,
        )
        for level in (1, 2, 3)
    ]
    return [
        ParagraphStyle(
            style=Style.CONTENTS_HEADING,
            name="TOC Heading",
            following=Style.BODY,
            keep_next=True,
            before=360,
            bold=True,
            colour=palette.ink,
            size=28,
        ),
        *contents,
        ParagraphStyle(
            style=Style.LIST_ENTRY,
            name="table of figures",
            before=40,
            tabs=f'<w:tabs><w:tab w:val="left" w:pos="{INDENT + STEP}"/></w:tabs>',
            left=INDENT + STEP,
            hanging=INDENT + STEP,
        ),
        ParagraphStyle(
            style=Style.HEADER,
            name="header",
            edges=borders({"bottom": (4, 4, palette.rule)}),
            after=160,
            line=240,
            colour=palette.grey,
            size=18,
        ),
        ParagraphStyle(
            style=Style.HEADER_MARK,
            name="Header Mark",
            before=60,
            line=240,
            align="right",
            bold=True,
            size=18,
        ),
        ParagraphStyle(
            style=Style.FOOTER,
            name="footer",
            edges=borders({"top": (4, 4, palette.rule)}),
            before=160,
            line=240,
            colour=palette.grey,
            size=18,
        ),
    ]


def _numbered() -> list[ParagraphStyle]:
    return [
        ParagraphStyle(
            style=numbered_paragraph(level),
            name=f"Numbered Paragraph{'' if level == 1 else f' {level}'}",
            parent=Style.BODY,
            numbering=(PAPER, level),
            before=120,
        )
        for level in range(1, NUMBERED + 1)
    ]
