"""The report's words as rows, one a paragraph, so that a workbook loses none of them."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Final

from attrs import frozen

from ldsp_core.document import (
    Block,
    BulletList,
    Callout,
    Chart,
    Item,
    Labels,
    LetteredList,
    Link,
    Metrics,
    NoteRef,
    NumberedParagraph,
    Paragraph,
    Placed,
    Quote,
    Report,
    Section,
    Spans,
    Strong,
    Table,
    Text,
    letter,
    walk,
)
from ldsp_core.document.walking import walk_sections
from ldsp_core.errors import RenderError
from ldsp_excel.cells import live_address

_CALLOUTS: Final = {"information": "information", "warning": "warning"}


@frozen(kw_only=True)
class Line:
    """One row of the sheet of text.

    ``item`` says what it is, by its number where it has one ("1.1", "a.", "bullet");
    ``shown`` is the id of the table or chart whose place in the text it marks.
    """

    section: str
    item: str
    spans: Spans
    shown: str = ""

    @property
    def address(self) -> str:
        """The address to follow when the line is a link and nothing else."""
        lone = self.spans[0] if len(self.spans) == 1 else None
        return live_address(lone) if isinstance(lone, Link) else ""

    @property
    def notes(self) -> tuple[str, ...]:
        """The ids of the notes that the line refers to."""
        return tuple(span.note for span in self.spans if isinstance(span, NoteRef))


def heading(section: Section, labels: Labels) -> str:
    """Return a section's number and title."""
    return f"{labels.section(section.id)} {section.title}".strip()


def lines_of(report: Report, labels: Labels, drawn: Set[str]) -> tuple[Line, ...]:
    """Return all prose of *report* in reading order; nothing for a report of tables alone.

    *drawn* has the ids of charts with sheets of their own; what they show is told here too.
    A section without anything to tell has its heading, so that none is missing in the order.

    Raises RenderError for a block that should have been lowered.
    """
    if all(isinstance(found.block, Table | Metrics) for found in walk(report)):
        return ()
    lines: list[Line] = []
    for path in walk_sections(report):
        section = path[-1]
        title = heading(section, labels)
        before = len(lines)
        numbers = iter(labels.paragraphs(section.id))
        for index, block in enumerate(section.blocks):
            where = Placed(block=block, path=path, index=index)
            if isinstance(block, Chart):
                found = _chart_in_words(block, labels, has_sheet=block.id in drawn)
            else:
                found = _numbered(block, numbers) or _pieces(block, where, labels)
            told = (Line(section=title, item=i, spans=s, shown=t) for i, s, t in found)
            lines += [line for line in told if line.spans]
        if len(lines) == before:
            lines.append(Line(section=title, item="heading", spans=(Strong(section.title),)))
    return tuple(lines)


Piece = tuple[str, Spans, str]
"""An item, its words, and the id of the table or chart that it stands for."""


def _numbered(block: Block, numbers: Iterator[str]) -> list[Piece]:
    if not isinstance(block, NumberedParagraph):
        return []
    return [(next(numbers) or "paragraph", block.spans, "")]


def _chart_in_words(chart: Chart, labels: Labels, *, has_sheet: bool) -> list[Piece]:
    label = labels.caption(chart.id)
    data = Text(f"The data is in {labels.caption(chart.table)}")
    return [
        (label, (Text(chart.caption),), chart.id if has_sheet else ""),
        (f"{label} in words", (Text(chart.alt),), ""),
        (f"{label}, data", (data,), chart.table),
    ]


def _pieces(block: Block, where: Placed, labels: Labels) -> list[Piece]:
    match block:
        case Paragraph(spans):
            return [("paragraph", spans, "")]
        case BulletList(items):
            return [piece for item in items for piece in _item(item, "bullet", 1)]
        case LetteredList(items):
            return [
                piece
                for position, item in enumerate(items)
                for piece in _item(item, f"{letter(position)}.", 0)
            ]
        case Quote():
            source = f"\n{block.source}" if block.source else ""
            return [("quotation", (Text(f"“{block.text}”{source}"),), "")]
        case Callout():
            item = _CALLOUTS[block.kind]
            title: list[Piece] = [(item, (Strong(block.title),), "")] if block.title else []
            return title + [(item, paragraph.spans, "") for paragraph in block.paragraphs]
        case Table():
            return [(labels.caption(block.id), (Text(block.caption),), block.id)]
        case Metrics():
            return []  # they stand with the headline figures
        case _:
            raise RenderError(
                f"{where.place}: a workbook cannot show this block; lower the report to the "
                "format's capabilities before rendering it"
            )


def _item(item: Item, name: str, depth: int) -> Iterator[Piece]:
    yield name, item.spans, ""
    for paragraph in item.more:
        yield f"{name} continued" if name != "bullet" else "bullet continued", paragraph.spans, ""
    for below in item.items:
        below_name = "bullet" if depth == 0 else f"bullet, level {depth + 1}"
        yield from _item(below, below_name, depth + 1)
