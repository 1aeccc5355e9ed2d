"""Going through a document in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from ldsp_core.document.blocks import (
    Block,
    BulletList,
    Callout,
    Chart,
    Custom,
    Diagram,
    Figure,
    Item,
    LetteredList,
    NoteRef,
    NumberedParagraph,
    Paragraph,
    Report,
    Row,
    Section,
    Span,
    Table,
)
from ldsp_core.errors import DocumentError


@frozen(kw_only=True)
class Placed:
    """A block and where it stands.

    ``path`` are the sections around it, outermost first; ``index`` is its place among
    the blocks of the innermost, from 0.
    """

    block: Block
    path: tuple[Section, ...]
    index: int

    @property
    def section(self) -> Section:
        """The section that the block stands in."""
        return self.path[-1]

    @property
    def place(self) -> str:
        """The place as people find it: ``section background, block 2 (Table reach)``."""
        return f"section {self.section.id}, block {self.index + 1} ({block_name(self.block)})"


def block_name(block: Block) -> str:
    """Return what *block* is and its id or kind: ``Table reach``, ``Paragraph``."""
    name = type(block).__name__
    if isinstance(block, Table | Chart | Diagram | Figure):
        return f"{name} {block.id}"
    return f"{name} {block.kind}" if isinstance(block, Custom) else name


def walk_sections(report: Report) -> Iterator[tuple[Section, ...]]:
    """Yield every section with those around it, outermost first, in reading order."""
    return _sections(report.sections, ())


def _sections(
    sections: Iterable[Section], above: tuple[Section, ...]
) -> Iterator[tuple[Section, ...]]:
    for section in sections:
        path = (*above, section)
        yield path
        yield from _sections(section.sections, path)


def walk(report: Report) -> Iterator[Placed]:
    """Yield every block in reading order; a section's own blocks come before its sections.

    What a Custom block falls back on is not shown beside it, so it is not yielded; it is
    once the report has been lowered.
    """
    for path in walk_sections(report):
        for index, block in enumerate(path[-1].blocks):
            yield Placed(block=block, path=path, index=index)


def table_of(report: Report, table: str) -> Table:
    """Return the table with the id *table*; raises DocumentError when there is none."""
    for placed in walk(report):
        if isinstance(placed.block, Table) and placed.block.id == table:
            return placed.block
    raise DocumentError(f"the report {report.name} has no table with the id {table!r}")


def spans_in(block: Block) -> Iterator[Span]:
    """Yield the spans of *block* in reading order; those of a Custom's fallback are not."""
    if isinstance(block, Paragraph | NumberedParagraph):
        yield from block.spans
    elif isinstance(block, BulletList | LetteredList):
        for item in block.items:
            yield from _item_spans(item)
    elif isinstance(block, Callout):
        for paragraph in block.paragraphs:
            yield from paragraph.spans


def _item_spans(item: Item) -> Iterator[Span]:
    yield from item.spans
    for paragraph in item.more:
        yield from paragraph.spans
    for below in item.items:
        yield from _item_spans(below)


def notes_in(block: Block) -> Iterator[str]:
    """Yield the ids of the notes that *block* refers to, in reading order, by column too."""
    if isinstance(block, Table):
        for column in block.columns:
            yield from column.notes
    for span in spans_in(block):
        if isinstance(span, NoteRef):
            yield span.note


def all_rows(table: Table) -> Iterator[Row]:
    """Yield the rows of *table*, and its total row last where there is one."""
    yield from table.rows
    if table.totals is not None:
        yield table.totals


def with_fallbacks(block: Block) -> Iterator[Block]:
    """Yield *block* and, for a Custom, all that it falls back on, however deep."""
    yield block
    if isinstance(block, Custom):
        for below in block.fallback:
            yield from with_fallbacks(below)


def all_ids(report: Report) -> Iterator[str]:
    """Yield every id in *report*, in fallbacks too; one that is used twice comes twice."""
    for path in walk_sections(report):
        yield path[-1].id
        for block in path[-1].blocks:
            for one in with_fallbacks(block):
                if isinstance(one, Table | Chart | Diagram | Figure):
                    yield one.id
    yield from (note.id for note in report.notes)


def referred_notes(report: Report) -> Iterator[str]:
    """Yield the id of the note of each reference to one, in reading order; notes come last."""
    for line in report.front.fields:
        yield from (span.note for span in line.spans if isinstance(span, NoteRef))
    for placed in walk(report):
        yield from notes_in(placed.block)
    for note in report.notes:
        yield from (span.note for span in note.spans if isinstance(span, NoteRef))
