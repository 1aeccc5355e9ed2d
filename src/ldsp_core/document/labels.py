"""The numbers that readers see: of sections, paragraphs, captions and notes.

Numbered sections at the top are 1.0, 2.0 …; what is numbered below one counts on
together, paragraphs and then sections: 4.1, 4.2 …, and 4.2.1 in section 4.2. What
stands in a section without a number has none either (the numbering of committee papers).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from attrs import field, frozen

from ldsp_core.document.blocks import (
    Block,
    Chart,
    Diagram,
    Figure,
    NumberedParagraph,
    Report,
    Section,
    Table,
)
from ldsp_core.document.walking import referred_notes, walk, walk_sections
from ldsp_core.errors import DocumentError

Number = tuple[int, ...]
T = TypeVar("T")


@frozen(kw_only=True)
class Labels:
    """The visible numbers of one report; make them with ``Labels.of(report)``.

    Every method raises DocumentError for an id that the report does not have.
    """

    _sections: Mapping[str, str] = field(alias="sections")
    _titles: Mapping[str, str] = field(alias="titles")
    _paragraphs: Mapping[str, tuple[str, ...]] = field(alias="paragraphs")
    _captions: Mapping[str, str] = field(alias="captions")
    _notes: Mapping[str, int] = field(alias="notes")

    @classmethod
    def of(cls, report: Report) -> Labels:
        """Count through *report*."""
        sections: dict[str, str] = {}
        paragraphs: dict[str, tuple[str, ...]] = {}
        top = 0
        for section in report.sections:
            top += section.numbered
            _number(section, (top,) if section.numbered else None, sections, paragraphs)
        return cls(
            sections=sections,
            titles={path[-1].id: path[-1].title for path in walk_sections(report)},
            paragraphs=paragraphs,
            captions=_captions(placed.block for placed in walk(report)),
            notes={note: number for number, note in enumerate(_notes(report), start=1)},
        )

    def section(self, section: str) -> str:
        """Return the number of a section, ``4.1``, or nothing for one without."""
        return _find(self._sections, "section", section)

    def paragraphs(self, section: str) -> tuple[str, ...]:
        """Return the numbers of the NumberedParagraphs among a section's own blocks.

        One for each in their order, empty text in a section without a number.
        """
        return _find(self._paragraphs, "section", section)

    def caption(self, block: str) -> str:
        """Return ``Table 1`` or ``Figure 2``; charts, diagrams and figures count together."""
        return _find(self._captions, "table, chart, diagram or figure", block)

    def note(self, note: str) -> int:
        """Return the number of a note: by first reference, then the order in the report."""
        return _find(self._notes, "note", note)

    def ref(self, target: str) -> str:
        """Return the words that lead to *target*: ``Table 1``, ``section 4.1``.

        A section without a number is called by its title in quotation marks.
        """
        if target in self._captions:
            return self._captions[target]
        number = _find(self._sections, "section, table, chart, diagram or figure", target)
        return f"section {number}" if number else f"“{self._titles[target]}”"


def letter(position: int) -> str:
    """Return the letter of an item of a lettered list, from 0: a, b … z, aa, ab."""
    text = ""
    left = position + 1
    while left:
        left, digit = divmod(left - 1, 26)
        text = chr(ord("a") + digit) + text
    return text


def _find(labels: Mapping[str, T], kind: str, name: str) -> T:
    try:
        return labels[name]
    except KeyError:
        raise DocumentError(f"the report has no {kind} with the id {name!r}") from None


def _number(
    section: Section,
    number: Number | None,
    sections: dict[str, str],
    paragraphs: dict[str, tuple[str, ...]],
) -> None:
    """Number *section* and all in it; *number* is ``None`` where there is none."""
    sections[section.id] = "" if number is None else _text(number if number[1:] else (*number, 0))
    counts: list[int] = []
    found: list[str] = []
    for block in section.blocks:
        if isinstance(block, NumberedParagraph):
            counts = _next(counts, block.level)
            found.append("" if number is None else _text((*number, *counts)))
    paragraphs[section.id] = tuple(found)
    for below in section.sections:
        if below.numbered:
            counts = _next(counts, 1)
        its_own = (*number, *counts) if number is not None and below.numbered else None
        _number(below, its_own, sections, paragraphs)


def _next(counts: list[int], level: int) -> list[int]:
    kept = [*counts, *[0] * level][:level]
    return [*kept[:-1], kept[-1] + 1]


def _text(number: Number) -> str:
    return ".".join(map(str, number))


def _captions(blocks: Iterable[Block]) -> dict[str, str]:
    captions: dict[str, str] = {}
    tables = figures = 0
    for block in blocks:
        if isinstance(block, Table):
            tables += 1
            captions[block.id] = f"Table {tables}"
        elif isinstance(block, Chart | Diagram | Figure):
            figures += 1
            captions[block.id] = f"Figure {figures}"
    return captions


def _notes(report: Report) -> Iterable[str]:
    """Return the ids of all notes, each once, those referred to first."""
    known = {note.id for note in report.notes}
    in_order = [*referred_notes(report), *(note.id for note in report.notes)]
    return dict.fromkeys(note for note in in_order if note in known)
