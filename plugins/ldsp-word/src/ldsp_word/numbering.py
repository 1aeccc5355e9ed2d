"""The numbering: one multilevel definition for all that a paper counts, and its lists.

Sections and paragraphs are levels of one definition (1.0, 1.1, 1.1.1), so that what is
added in Word renumbers all that follows. A level names one style only, the one that is
used most: that of the first sections, then those of numbered paragraphs; headings below
the first level say theirs themselves. (The other way round, LibreOffice takes numbered
paragraphs for headings when it writes a tagged PDF.)

Letters have a definition of their own, because LibreOffice counts a section above a
lettered list that stands before section 1.0; each lettered list has an instance of it,
which starts at a.
"""

from __future__ import annotations

from typing import Final

from attrs import define

from ldsp_word.page import INDENT, STEP
from ldsp_word.styles import LISTS, NUMBERED, Style, bullet, numbered_paragraph

LEVELS: Final = 9
"""How many levels Word knows."""

PAPER: Final = 1
"""The numbering of sections and paragraphs."""

LETTERS: Final = 2
BULLETS: Final = 3
NOTES: Final = 4

NO_NUMBERS: Final = 5
"""The numbering of what has no number."""

_FIRST_LIST: Final = 6


@define
class LetteredLists:
    """Hands each lettered list a numbering instance of its own."""

    count: int = 0

    def new(self) -> int:
        """Return the number of the next list's instance."""
        self.count += 1
        return _FIRST_LIST + self.count - 1


def numbering(lists: LetteredLists, own_numbers: frozenset[Style] = frozenset()) -> str:
    """Return the inside of ``w:numbering`` for a paper with so many lettered *lists*.

    Nothing is bound to styles with *own_numbers*, those that a template numbers itself.
    """
    definitions = (
        _definition(PAPER, [_paper_level(level) for level in range(LEVELS)]),
        _definition(LETTERS, [_level(0, "lowerLetter", "%1.", Style.LETTERED, INDENT + STEP)]),
        _definition(BULLETS, [_bullet_level(level, own_numbers) for level in range(LEVELS)]),
        _definition(NOTES, [_level(0, "decimal", "%1", Style.NOTE, STEP)]),
        _definition(NO_NUMBERS, [_empty_level(level) for level in range(LEVELS)]),
    )
    instances = "".join(_instance(number, number) for number in range(PAPER, _FIRST_LIST))
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    restarted = "".join(
        _instance(_FIRST_LIST + number, LETTERS, restart) for number in range(lists.count)
    )
    return "".join(definitions) + instances + restarted


def bound_to(level: int) -> Style | None:
    """Return the style that *level* (from 0) of the paper's numbering names."""
    if level == 0:
        return Style.HEADING_1
    return numbered_paragraph(level) if level <= NUMBERED else None


def paper_number(style: Style, level: int) -> str:
    """Return what puts a paragraph in *style* on *level* (from 0) of the paper's numbering."""
    return "" if style is bound_to(level) else number_properties(PAPER, level)


def number_properties(instance: int, level: int) -> str:
    """Return the ``w:numPr`` that puts a paragraph on *level* (from 0) of *instance*."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>'


def no_number(level: int) -> str:
    """Return what takes the number off a heading that stands on *level* (from 0)."""
    return number_properties(NO_NUMBERS, level) + '<w:ind w:left="0" w:firstLine="0"/>'


def _instance(number: int, definition: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'


def _definition(number: int, levels: list[str]) -> str:
    kind = "multilevel" if len(levels) > 1 else "singleLevel"
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x4C445350 + number:08X}"/>'
        f'<w:multiLevelType w:val="{kind}"/><w:tmpl w:val="{0x57000000 + number:08X}"/>'
        f"{''.join(levels)}</w:abstractNum>"
    )


def _paper_level(level: int) -> str:
    wording = "%1.0" if level == 0 else ".".join(f"%{part}" for part in range(1, level + 2))
    width = INDENT if level <= NUMBERED else INDENT + STEP
    style = bound_to(level)
    return _level(level, "decimal", wording, style, width, hanging=width)


def _bullet_level(level: int, own_numbers: frozenset[Style]) -> str:
    sign = "•" if level % 2 == 0 else "–"
    style = bullet(level + 1) if level < LISTS else None
    style = None if style in own_numbers else style
    return _level(level, "bullet", sign, style, INDENT + STEP * (level + 1))


def _empty_level(level: int) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="none"/>'
        '<w:suff w:val="nothing"/><w:lvlText w:val=""/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
    )


def _level(
    level: int, kind: str, wording: str, style: Style | None, left: int, *, hanging: int = STEP
) -> str:
    bound = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{bound}'
        f'<w:suff w:val="tab"/><w:lvlText w:val="{wording}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs>'
        f'<w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )
