"""Spans that a format cannot show, typed as words: links, references and notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from attrs import evolve, frozen

from ldsp_core.document.blocks import (
    Block,
    BulletList,
    Callout,
    Column,
    FrontField,
    Item,
    LetteredList,
    NoteRef,
    NumberedParagraph,
    Paragraph,
    Ref,
    Row,
    Span,
    Spans,
    Table,
    Text,
)
from ldsp_core.document.capabilities import Capability
from ldsp_core.document.cells import Cell, Link
from ldsp_core.document.labels import Labels
from ldsp_core.document.needs import has_links, needs_of, needs_of_spans
from ldsp_core.document.walking import spans_in

_CHANGES: Final = {
    Capability.LINKS: "addresses are typed",
    Capability.REFERENCES: "references are typed",
    Capability.NOTES: "note markers are typed",
}


@frozen(kw_only=True)
class SpanTyper:
    """Types what *capabilities* lack.

    ``labels`` are those of the report whose blocks are lowered already; ``instead`` gives
    what stands for references to blocks that are no longer there; ``words`` holds words
    for references that ``labels`` would word otherwise.
    """

    capabilities: AbstractSet[Capability]
    labels: Labels
    instead: Mapping[str, Span]
    words: Mapping[str, str]

    def changes_in(self, block: Block) -> Iterator[str]:
        """Yield in words what ``block`` changes in *block*, perhaps more than once."""
        if not _CHANGES.keys() <= self.capabilities:  # spares looking through every cell
            yield from self._said(needs_of(block))
        yield from self._moved(spans_in(block))

    def changes(self, spans: Spans) -> Iterator[str]:
        """Yield in words what ``spans`` changes in *spans*, perhaps more than once."""
        yield from self._said(needs_of_spans(spans))
        yield from self._moved(spans)

    def _said(self, needs: Iterable[Capability]) -> Iterator[str]:
        return (_CHANGES[one] for one in needs if one in _CHANGES and one not in self.capabilities)

    def _moved(self, spans: Iterable[Span]) -> Iterator[str]:
        for span in spans:
            if isinstance(span, Ref) and span.target in self.instead:
                yield f"references to {span.target} are worded anew"

    def field(self, field: FrontField) -> FrontField:
        """Return a line of the front sheet with its spans typed."""
        return evolve(field, spans=self.spans(field.spans))

    def block(self, block: Block) -> Block:
        """Return *block* with its spans, cells and column notes typed."""
        if isinstance(block, Paragraph | NumberedParagraph):
            return evolve(block, spans=self.spans(block.spans))
        if isinstance(block, BulletList | LetteredList):
            return evolve(block, items=tuple(map(self._item, block.items)))
        if isinstance(block, Callout):
            return evolve(block, paragraphs=tuple(map(self._paragraph, block.paragraphs)))
        return self._table(block) if isinstance(block, Table) else block

    def spans(self, spans: Spans) -> Spans:
        """Return *spans* with nothing in them that the format lacks."""
        typed: list[Span] = []
        for span in spans:
            before = typed[-1] if typed else None
            typed.append(self._span(span, before))
        return tuple(typed)

    def _span(self, span: Span, before: Span | None) -> Span:
        if isinstance(span, Ref):
            span = self.instead.get(span.target, span)
        if isinstance(span, Ref) and Capability.REFERENCES not in self.capabilities:
            return Text(self.words.get(span.target) or self.labels.ref(span.target))
        if isinstance(span, Link) and Capability.LINKS not in self.capabilities:
            return Text(link_in_words(span))
        if isinstance(span, NoteRef) and Capability.NOTES not in self.capabilities:
            space = "" if before is None or _ends_in_space(before) else " "
            return Text(f"{space}{self.marker(span.note)}")
        return span

    def marker(self, note: str) -> str:
        """Return the typed marker of a note: ``[note 1]``."""
        return f"[note {self.labels.note(note)}]"

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        return Paragraph(self.spans(paragraph.spans))

    def _item(self, item: Item) -> Item:
        return Item(
            self.spans(item.spans),
            more=tuple(map(self._paragraph, item.more)),
            items=tuple(map(self._item, item.items)),
        )

    def _table(self, table: Table) -> Table:
        if Capability.NOTES not in self.capabilities:
            table = evolve(table, columns=tuple(map(self._column, table.columns)))
        if Capability.LINKS not in self.capabilities and has_links(table):
            totals = None if table.totals is None else _typed_row(table.totals)
            table = evolve(table, rows=tuple(map(_typed_row, table.rows)), totals=totals)
        return table

    def _column(self, column: Column) -> Column:
        label = " ".join([column.label, *map(self.marker, column.notes)])
        return evolve(column, label=label, notes=())


def link_in_words(link: Link) -> str:
    """Return ``words (address)``, or the address alone where the words are the address."""
    return link.url if link.text == link.url else f"{link.text} ({link.url})"


def _ends_in_space(span: Span) -> bool:
    words = span.text if not isinstance(span, Ref | NoteRef) else ""
    return words[-1:].isspace()


def _typed_row(row: Row) -> Row:
    return tuple(_typed_cell(cell) for cell in row)


def _typed_cell(cell: Cell) -> Cell:
    return link_in_words(cell) if isinstance(cell, Link) else cell
