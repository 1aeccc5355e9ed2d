"""Bookmarks: the places that cross-references, note marks and the contents lead to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal

from attrs import field, frozen

from ldsp_core.document import Figure, Report, Section, Table, walk
from ldsp_core.errors import DocumentError

Kind = Literal["section", "caption", "note"]

_NAME: Final = "_Ref{:09d}"


@frozen
class Anchors:
    """A number for everything in a paper that can be led to; make it with ``of(report)``.

    Bookmarks are named by number and not by id, because Word cuts names at 40 characters.
    """

    _numbers: Mapping[tuple[Kind, str], int] = field(alias="numbers")

    @classmethod
    def of(cls, report: Report) -> Anchors:
        """Number the sections, captions and notes of *report*."""
        return cls({key: number for number, key in enumerate(_keys(report), start=1)})

    def has(self, kind: Kind, target: str) -> bool:
        """Whether there is a *kind* of anchor for the id *target*."""
        return (kind, target) in self._numbers

    def name(self, kind: Kind, target: str) -> str:
        """Return the name of the bookmark for the id *target*."""
        return _NAME.format(self._number(kind, target))

    def mark(self, kind: Kind, target: str, content: str) -> str:
        """Return *content* with the bookmark for the id *target* around it."""
        number = self._number(kind, target)
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{_NAME.format(number)}"/>{content}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    def _number(self, kind: Kind, target: str) -> int:
        try:
            return self._numbers[kind, target]
        except KeyError:
            raise DocumentError(f"the report has no {kind} with the id {target!r}") from None


def _keys(report: Report) -> Iterator[tuple[Kind, str]]:
    for section in _sections(report.sections):
        yield "section", section.id
    for placed in walk(report):
        if isinstance(placed.block, Table | Figure):
            yield "caption", placed.block.id
    for note in report.notes:
        yield "note", note.id


def _sections(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _sections(section.sections)
