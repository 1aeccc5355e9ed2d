"""The styles that a paper uses, by their ids; ``stylesheet`` says how each looks."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

HEADINGS: Final = 6
"""How many levels of headings there are."""

NUMBERED: Final = 3
"""How many styles numbered paragraphs have; deeper ones share the last."""

LISTS: Final = 5
"""How many levels of bullets have a style; deeper ones share the last."""


class Style(StrEnum):
    """The ids of all styles that a paper uses."""

    TITLE = "Title"
    SUBTITLE = "Subtitle"
    BANNER = "Banner"
    HEADING_1 = "Heading1"
    HEADING_2 = "Heading2"
    HEADING_3 = "Heading3"
    HEADING_4 = "Heading4"
    HEADING_5 = "Heading5"
    HEADING_6 = "Heading6"
    BODY = "BodyText"
    BODY_INDENT = "BodyTextIndent"
    NUMBERED_1 = "NumberedParagraph"
    NUMBERED_2 = "NumberedParagraph2"
    NUMBERED_3 = "NumberedParagraph3"
    LETTERED = "LetteredItem"
    BULLET_1 = "ListBullet"
    BULLET_2 = "ListBullet2"
    BULLET_3 = "ListBullet3"
    BULLET_4 = "ListBullet4"
    BULLET_5 = "ListBullet5"
    CONTINUE_1 = "ListContinue"
    CONTINUE_2 = "ListContinue2"
    CONTINUE_3 = "ListContinue3"
    CONTINUE_4 = "ListContinue4"
    CONTINUE_5 = "ListContinue5"
    CAPTION = "Caption"
    PICTURE = "Picture"
    TABLE = "PaperTable"
    TABLE_HEADING = "TableHeading"
    TABLE_HEADING_NUMBER = "TableHeadingNumber"
    TABLE_TEXT = "TableText"
    TABLE_NUMBER = "TableNumber"
    TABLE_END = "TableEnd"
    QUOTE = "Quote"
    QUOTE_SOURCE = "QuotationSource"
    CALLOUT_HEADING = "CalloutHeading"
    CALLOUT = "CalloutText"
    WARNING_HEADING = "WarningHeading"
    WARNING = "WarningText"
    NOTE = "NoteText"
    CONTENTS_HEADING = "TOCHeading"
    CONTENTS_1 = "TOC1"
    CONTENTS_2 = "TOC2"
    CONTENTS_3 = "TOC3"
    LIST_ENTRY = "TableofFigures"
    HEADER = "Header"
    HEADER_MARK = "HeaderMark"
    FOOTER = "Footer"
    HYPERLINK = "Hyperlink"
    STRONG = "Strong"


def heading(level: int) -> Style:
    """Return the style of a heading of *level*, 1 to ``HEADINGS``."""
    return Style(f"Heading{level}")


def numbered_paragraph(level: int) -> Style:
    """Return the style of a paragraph numbered on *level* of the numbering, from 1."""
    return Style(f"NumberedParagraph{_suffix(min(level, NUMBERED))}")


def bullet(level: int) -> Style:
    """Return the style of a bullet *level* deep, from 1."""
    return Style(f"ListBullet{_suffix(min(level, LISTS))}")


def continuation(level: int) -> Style:
    """Return the style of a further paragraph of an item *level* deep, from 1."""
    return Style(f"ListContinue{_suffix(min(level, LISTS))}")


def _suffix(level: int) -> str:
    return "" if level == 1 else str(level)
