"""A small format for the tests of the suites: JSON, a line for each thing in a report."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ldsp_core.document import (
    ALL,
    BulletList,
    Callout,
    Cell,
    Chart,
    Custom,
    Diagram,
    Figure,
    Item,
    Labels,
    LetteredList,
    Link,
    Metrics,
    NoteRef,
    NumberedParagraph,
    Paragraph,
    Quote,
    Ref,
    Report,
    Section,
    Span,
    Spans,
    Table,
    format_cell,
    is_exact,
)
from ldsp_core.rendering import NoOptions, RendererSpec, RenderResult
from ldsp_core.testing import Extracted, Heading, RendererSuite
from ldsp_core.values import Count, Money, Rag, Share

Line = dict[str, Any]


class LinesRenderer:
    """Writes a report as it should be written; the wrong ones change one thing."""

    def render(self, report: Report, stream: Any, options: Any) -> RenderResult:
        """Write *report*."""
        for line in self.report(report):
            stream.write(f"{json.dumps(line)}\n".encode())
        return RenderResult()

    def report(self, report: Report) -> Iterator[Line]:
        """Yield the lines of all there is."""
        front, labels = report.front, Labels.of(report)
        yield {"kind": "language", "text": front.language}
        words = [front.title, front.subtitle, front.organisation, *front.banners]
        yield from map(self.text, [*words, "Draft"] if front.draft else words)
        for field in front.fields:
            yield self.text(field.label)
            yield from self.spans(field.spans, labels)
        for section in report.sections:
            yield from self.section(section, 1, labels)
        for note in report.notes:
            yield from self.spans(note.spans, labels)

    def section(self, section: Section, level: int, labels: Labels) -> Iterator[Line]:
        """Yield the lines of a section and those in it."""
        yield {"kind": "heading", "level": level, "text": section.title}
        for block in section.blocks:
            yield from self.block(block, labels)
        for below in section.sections:
            yield from self.section(below, level + 1, labels)

    def block(self, block: Any, labels: Labels) -> Iterator[Line]:
        """Yield the lines of a block."""
        match block:
            case Paragraph() | NumberedParagraph():
                yield from self.spans(block.spans, labels)
            case BulletList() | LetteredList():
                for item in block.items:
                    yield from self.item(item, labels)
            case Metrics():
                for metric in block.metrics:
                    yield self.text(metric.label)
                    yield self.text(format_cell(metric.value))
                    yield self.text(metric.note)
            case Table():
                yield from self.table(block)
            case Chart() | Diagram() | Figure():
                yield self.text(block.caption)
                yield {"kind": "picture", "text": block.alt}
                for node in block.nodes if isinstance(block, Diagram) else ():
                    yield self.text(node.label)
                    yield self.text(node.detail)
            case Quote():
                yield self.text(block.text)
                yield self.text(block.source)
            case Callout():
                yield self.text(block.title)
                for paragraph in block.paragraphs:
                    yield from self.spans(paragraph.spans, labels)
            case Custom():
                yield from self.custom(block, labels)

    def custom(self, block: Custom, labels: Labels) -> Iterator[Line]:
        """Yield nothing: no kind is declared, so none arrives."""
        yield from ()

    def table(self, table: Table) -> Iterator[Line]:
        """Yield a table."""
        yield self.text(table.caption)
        header = [column.label for column in table.columns]
        rows = [*table.rows, *([] if table.totals is None else [table.totals])]
        yield {"kind": "table", "rows": [header, *([*map(self.cell, row)] for row in rows)]}
        for row in rows:
            yield from (self.link(cell) for cell in row if isinstance(cell, Link))

    def cell(self, cell: Cell) -> object:
        """Return a cell as JSON."""
        if isinstance(cell, Rag) or not is_exact(cell):
            return format_cell(cell)
        if isinstance(cell, Count | Share):
            return float(cell.interval.exact)
        return float(cell.amount if isinstance(cell, Money) else Decimal(cell))  # type: ignore[arg-type]

    def item(self, item: Item, labels: Labels) -> Iterator[Line]:
        """Yield an item and those below it."""
        yield from self.spans(item.spans, labels)
        for paragraph in item.more:
            yield from self.spans(paragraph.spans, labels)
        for below in item.items:
            yield from self.item(below, labels)

    def spans(self, spans: Spans, labels: Labels) -> Iterator[Line]:
        """Yield the words of spans, and after them their links."""
        yield self.text("".join(self.span(span, labels) for span in spans))
        yield from (self.link(span) for span in spans if isinstance(span, Link))

    def span(self, span: Span, labels: Labels) -> str:
        """Return the words of a span."""
        if isinstance(span, Ref):
            return labels.ref(span.target)
        return f"[{labels.note(span.note)}]" if isinstance(span, NoteRef) else span.text

    def link(self, link: Link) -> Line:
        """Return a link."""
        return {"kind": "link", "text": link.url}

    def text(self, text: str) -> Line:
        """Return words."""
        return {"kind": "text", "text": text}


def spec_of(renderer: type[LinesRenderer], **changes: Any) -> RendererSpec:
    """Return the spec of *renderer*, with *changes*."""
    facts: dict[str, Any] = {
        "name": "lines",
        "title": "Lines",
        "extensions": (".jsonl",),
        "media_type": "application/jsonl",
        "load": renderer,
        "capabilities": ALL,
        "options": NoOptions,
    }
    return RendererSpec(**facts | changes)


class LinesSuite(RendererSuite):
    """The rules, for lines."""

    spec = spec_of(LinesRenderer)
    cells = "typed"
    module = "json"  # the tests' own modules cannot be imported alone

    def extract(self, data: bytes) -> Extracted:
        """Read the lines."""
        lines = [json.loads(line) for line in data.decode().splitlines()]

        def of(kind: str) -> list[Line]:
            return [line for line in lines if line["kind"] == kind]

        words = [
            line["text"] if line["kind"] in {"text", "heading"} else cells_text(line)
            for line in lines
            if line["kind"] in {"text", "heading", "table"}
        ]
        return Extracted(
            text="\n".join(words),
            headings=[Heading(line["level"], line["text"]) for line in of("heading")],
            tables=[[[dated(c) for c in row] for row in line["rows"]] for line in of("table")],
            alts=[line["text"] for line in of("picture")],
            links=[line["text"] for line in of("link")],
            language=of("language")[0]["text"],
        )


def cells_text(line: Line) -> str:
    """Return the words in a table."""
    return "\n".join(str(cell) for row in line["rows"] for cell in row)


def dated(cell: object) -> object:
    """Return the date that a cell's words are, or the cell."""
    from datetime import datetime

    try:
        return datetime.strptime(str(cell), "%d %B %Y").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return cell
