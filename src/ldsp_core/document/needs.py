"""What a document asks of a format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from ldsp_core.document.blocks import (
    Block,
    BulletList,
    Callout,
    Chart,
    ChartKind,
    Diagram,
    Figure,
    LetteredList,
    Metrics,
    NoteRef,
    NumberedParagraph,
    Quote,
    Ref,
    Report,
    Span,
    Table,
)
from ldsp_core.document.capabilities import Capability
from ldsp_core.document.cells import Link
from ldsp_core.document.walking import all_rows, spans_in, walk

OF_BLOCK: Final[dict[type[Block], Capability]] = {
    NumberedParagraph: Capability.NUMBERED_PARAGRAPHS,
    BulletList: Capability.BULLET_LISTS,
    LetteredList: Capability.LETTERED_LISTS,
    Metrics: Capability.METRICS,
    Table: Capability.TABLES,
    Diagram: Capability.DIAGRAMS,
    Figure: Capability.FIGURES,
    Quote: Capability.QUOTES,
    Callout: Capability.CALLOUTS,
}
"""What a format must be able to show for a block to stand as it is; all show the others.

What a chart needs goes by its kind.
"""

OF_CHART: Final[dict[ChartKind, Capability]] = {
    "bar": Capability.CHARTS,
    "line": Capability.CHARTS,
    "timeline": Capability.TIMELINES,
    "matrix": Capability.MATRICES,
}
"""The same for charts: a format that draws bars and lines need not know the other kinds."""

OF_SPAN: Final[dict[type[Span], Capability]] = {
    Link: Capability.LINKS,
    Ref: Capability.REFERENCES,
    NoteRef: Capability.NOTES,
}
"""The same for spans."""


def needs(report: Report, beyond: AbstractSet[Capability] = frozenset()) -> frozenset[Capability]:
    """Return every capability that *report* makes use of, *beyond* those that are there.

    A Custom block needs none here: it asks for a renderer that knows its kind.
    """
    return frozenset(_needs(report, beyond)) - beyond


def _needs(report: Report, beyond: AbstractSet[Capability]) -> Iterator[Capability]:
    for field in report.front.fields:
        yield from needs_of_spans(field.spans)
    for placed in walk(report):
        yield from needs_of(placed.block, beyond)
    for note in report.notes:
        yield Capability.NOTES
        yield from needs_of_spans(note.spans)


def capability_of(block: Block) -> Capability | None:
    """Return what a format must be able to show for *block* to stand, if anything."""
    return OF_CHART[block.kind] if isinstance(block, Chart) else OF_BLOCK.get(type(block))


def needs_of(block: Block, beyond: AbstractSet[Capability] = frozenset()) -> Iterator[Capability]:
    """Yield what *block* makes use of, perhaps more than once.

    The cells of a table are gone through only where links are asked for: not *beyond* them.
    """
    if (own := capability_of(block)) is not None:
        yield own
    yield from needs_of_spans(spans_in(block))
    if isinstance(block, LetteredList) and any(item.items for item in block.items):
        yield Capability.BULLET_LISTS
    if isinstance(block, Table):
        if any(column.notes for column in block.columns):
            yield Capability.NOTES
        if Capability.LINKS not in beyond and has_links(block):
            yield Capability.LINKS


def needs_of_spans(spans: Iterable[Span]) -> Iterator[Capability]:
    """Yield what *spans* make use of, perhaps more than once."""
    return (OF_SPAN[type(span)] for span in spans if type(span) in OF_SPAN)


def has_links(table: Table) -> bool:
    """Whether a cell of *table* is a link."""
    return any(Link in map(type, row) for row in all_rows(table))
