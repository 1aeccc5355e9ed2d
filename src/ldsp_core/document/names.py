"""What the ids in a document stand for, and which of them stand for nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve, frozen

from ldsp_core.document.blocks import (
    Block,
    Chart,
    Custom,
    Diagram,
    Figure,
    NoteRef,
    Ref,
    Report,
    Section,
    Span,
    Table,
)
from ldsp_core.document.walking import walk, walk_sections, with_fallbacks
from ldsp_core.errors import did_you_mean

Captioned = Table | Chart | Diagram | Figure
"""Blocks with an id and a caption."""


@frozen(kw_only=True)
class Names:
    """What ids stand for: ``targets`` for references, ``notes``; ``blocks`` is every block.

    ``targets`` leaves out what Custom blocks fall back on, as it may not be shown;
    ``ids`` holds every id of a target, as often as it is given, and ``note_ids`` so too.
    """

    targets: Mapping[str, Section | Captioned]
    notes: frozenset[str]
    blocks: tuple[Block, ...]
    ids: tuple[str, ...]
    note_ids: tuple[str, ...]

    @classmethod
    def of(cls, report: Report) -> Names:
        """Gather the names of *report*."""
        sections = [path[-1] for path in walk_sections(report)]
        shown = [placed.block for placed in walk(report)]
        blocks = [block for one in shown for block in with_fallbacks(one)]
        targets = [*sections, *(block for block in shown if isinstance(block, Captioned))]
        every = [*sections, *(block for block in blocks if isinstance(block, Captioned))]
        return cls(
            targets={target.id: target for target in targets},
            notes=frozenset(note.id for note in report.notes),
            blocks=tuple(blocks),
            ids=tuple(target.id for target in every),
            note_ids=tuple(note.id for note in report.notes),
        )

    def used_twice(self) -> Iterator[str]:
        """Yield in words each id that more than one thing has."""
        for kind, ids in (("id", self.ids), ("note", self.note_ids)):
            for name, times in Counter(ids).items():
                if times > 1:
                    yield f"the {kind} {name!r} is used {times} times; each must be its own"

    def seen_from(self, block: Block) -> Names:
        """Return the names that *block* may use: a Custom's fallback sees itself too."""
        if not isinstance(block, Custom):
            return self
        inner = [one for one in with_fallbacks(block) if isinstance(one, Captioned)]
        return evolve(self, targets={**self.targets, **{one.id: one for one in inner}})

    def wrong_refs(self, spans: Iterable[Span]) -> Iterator[str]:
        """Yield in words each reference to nothing."""
        for span in spans:
            if isinstance(span, Ref) and span.target not in self.targets:
                advice = did_you_mean(span.target, self.targets)
                yield f"it refers to {span.target!r}, which is nothing{advice}"
            if isinstance(span, NoteRef):
                yield from self.wrong_notes((span.note,))

    def wrong_notes(self, notes: Iterable[str]) -> Iterator[str]:
        """Yield in words each reference to a note that is not there."""
        for note in notes:
            if note not in self.notes:
                yield f"there is no note {note!r}{did_you_mean(note, self.notes)}"

    def table(self, table: str) -> Table | None:
        """Return a table by its id."""
        target = self.targets.get(table)
        return target if isinstance(target, Table) else None
