"""Each block said by simpler blocks: the rules that lowering applies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ldsp_core.document.blocks import (
    Block,
    BulletList,
    Callout,
    Chart,
    Column,
    Diagram,
    Figure,
    Item,
    LetteredList,
    Metrics,
    NoteRef,
    NumberedParagraph,
    Paragraph,
    Quote,
    Span,
    Spans,
    Strong,
    Table,
    Text,
)
from ldsp_core.document.cells import Cell, Link
from ldsp_core.document.formatting import format_cell
from ldsp_core.document.labels import letter
from ldsp_core.document.walking import all_rows
from ldsp_core.values import NOT_APPLICABLE

DASH = "– "
"""What stands before an item where there are no bullets; once more for each level down."""


def numbered_as_paragraph(block: NumberedParagraph, number: str) -> Paragraph:
    """Type *number* in front, where there is one."""
    return Paragraph((Text(f"{number} "), *block.spans) if number else block.spans)


def letters_as_blocks(block: LetteredList) -> Iterator[Block]:
    """Type the letters; what stands below an item follows it."""
    for position, item in enumerate(block.items):
        yield Paragraph((Text(f"{letter(position)}. "), *item.spans))
        yield from item.more
        if item.items:
            yield BulletList(item.items)


def bullets_as_paragraphs(items: Iterable[Item], depth: int = 1) -> Iterator[Paragraph]:
    """Type a dash before each item, one more for each level."""
    for item in items:
        yield Paragraph((Text(DASH * depth), *item.spans))
        yield from item.more
        yield from bullets_as_paragraphs(item.items, depth + 1)


def without_bullets_below(block: LetteredList) -> LetteredList:
    """Keep the letters and type dashes before what stands below them."""
    return LetteredList(
        tuple(
            Item(item.spans, more=(*item.more, *bullets_as_paragraphs(item.items)))
            for item in block.items
        )
    )


def metrics_as_table(block: Metrics, table_id: str) -> Table:
    """Set the figures in a table called *table_id*, with a column for notes if there are any."""
    columns = [Column(key="measure", label="Measure"), Column(key="value", label="Value")]
    rows: list[tuple[Cell, ...]] = [(metric.label, metric.value) for metric in block.metrics]
    if any(metric.note for metric in block.metrics):
        columns.append(Column(key="note", label="Note"))
        rows = [
            (*row, metric.note or NOT_APPLICABLE)
            for row, metric in zip(rows, block.metrics, strict=True)
        ]
    return Table(id=table_id, caption="Headline figures", columns=tuple(columns), rows=tuple(rows))


def captioned(block: Table | Chart | Diagram | Figure, label: str) -> Paragraph:
    """Set the caption, after its *label* ("Table 1") where there is one."""
    return Paragraph(Strong(f"{label}: {block.caption}" if label else block.caption))


def table_as_blocks(table: Table) -> tuple[Block, ...]:
    """Set an item a row: "Theme: Informed Approach; Reached (people): 60"."""
    items = tuple(Item(_row_spans(table.columns, row)) for row in all_rows(table))
    return (BulletList(items) if items else Paragraph("There are no rows."),)


def _row_spans(columns: Iterable[Column], row: Iterable[Cell]) -> Spans:
    spans: list[Span] = []
    for column, cell in zip(columns, row, strict=True):
        unit = f" ({column.unit})" if column.unit else ""
        spans.append(Text(f"{'; ' if spans else ''}{column.label}{unit}"))
        spans.extend(NoteRef(note) for note in column.notes)
        spans.append(Text(": "))
        spans.append(cell if isinstance(cell, Link) else Text(format_cell(cell)))
    return tuple(spans)


def diagram_as_list(block: Diagram) -> BulletList:
    """Set the boxes as a list in a list, in their order."""
    return BulletList(tuple(_boxes(block, None)))


def _boxes(diagram: Diagram, parent: str | None) -> Iterator[Item]:
    for node in diagram.nodes:
        if node.parent == parent:
            words = f"{node.label} – {node.detail}" if node.detail else node.label
            yield Item(words, items=tuple(_boxes(diagram, node.id)))


def quote_as_paragraph(block: Quote) -> Paragraph:
    """Put the words in quotation marks, and whose they are after them."""
    return Paragraph(f"“{block.text}”" + (f" – {block.source}" if block.source else ""))


def callout_as_paragraphs(block: Callout) -> tuple[Paragraph, ...]:
    """Set the title, which says so when it is a warning, and then the paragraphs."""
    title = f"Warning: {block.title}" if block.kind == "warning" else block.title
    return Paragraph(Strong(title)), *block.paragraphs
