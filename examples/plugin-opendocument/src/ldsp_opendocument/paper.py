"""Papers: a report as an .odt, block by block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO

from ldsp_core.document import (
    Block,
    BulletList,
    Callout,
    Column,
    Figure,
    Front,
    Item,
    Labels,
    LetteredList,
    Link,
    NoteRef,
    NumberedParagraph,
    Paragraph,
    Quote,
    Ref,
    Report,
    Row,
    Section,
    Spans,
    Strong,
    Table,
    format_cell,
    walk,
)
from ldsp_core.errors import RenderError
from ldsp_core.rendering import RenderResult
from ldsp_opendocument.cells import header, is_numeric, table_cell
from ldsp_opendocument.figures import bytes_of, frame, path_of
from ldsp_opendocument.package import write_document
from ldsp_opendocument.styles import paper_automatic, paper_styles
from ldsp_opendocument.xml import Xml, bookmark, link, paragraph, tag, words

_DEEPEST = 10


class PaperRenderer:
    """Writes a paper."""

    def render(self, report: Report, stream: BinaryIO, options: Any) -> RenderResult:  # noqa: ARG002 - there are no options
        """Write *report*, lowered to what ``ODT`` can, to *stream*."""
        blocks = (placed.block for placed in walk(report))
        pictures = {path_of(each): bytes_of(each) for each in blocks if isinstance(each, Figure)}
        write_document(
            stream,
            "odt",
            report.front,
            body=Xml("".join(_Paper(report).lines())),
            styles=paper_styles(report.front.language),
            automatic=paper_automatic(),
            page={"fo:margin-left": "2cm", "fo:margin-right": "2cm"},
            footer=_footer(report.front),
            pictures=pictures,
        )
        return RenderResult()


class _Paper:
    """A report and the numbers that its readers see."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.labels = Labels.of(report)

    def lines(self) -> Iterator[Xml]:
        """Yield everything from the title to the last note."""
        yield from self.front(self.report.front)
        for section in self.report.sections:
            yield from self.section(section, 1)
        if self.report.notes:
            yield tag("text:h", words("Notes"), **_of_level(1))
        for note in sorted(self.report.notes, key=lambda each: self.labels.note(each.id)):
            number = words(f"{self.labels.note(note.id)}\t")
            mark = bookmark(f"note-{note.id}")
            yield paragraph("Numbered", mark, number, *self.spans(note.spans))

    def front(self, front: Front) -> Iterator[Xml]:
        """Yield the titles, the warnings, and the lines of the front."""
        yield paragraph("Title", words(front.title))
        if front.subtitle:
            yield paragraph("Subtitle", words(front.subtitle))
        for banner in [*(["DRAFT"] if front.draft else []), *front.banners]:
            yield paragraph("Banner", words(banner))
        yield self.fact("Organisation", words(front.organisation))
        for field in front.fields:
            yield self.fact(field.label, *self.spans(field.spans))
        yield self.fact("Facts as at", words(format_cell(front.as_at)))

    def fact(self, label: str, *content: Xml) -> Xml:
        """Return a line of the front."""
        return paragraph("Standard", _strong(f"{label}:"), words(" "), *content)

    def section(self, section: Section, level: int) -> Iterator[Xml]:
        """Yield a section's heading, its blocks, and the sections in it."""
        title = f"{self.labels.section(section.id)} {section.title}".strip()
        yield tag("text:h", bookmark(section.id), words(title), **_of_level(level))
        numbers = iter(self.labels.paragraphs(section.id))
        for block in section.blocks:
            if isinstance(block, NumberedParagraph):
                number = next(numbers)
                typed = [words(f"{number}\t")] if number else []
                yield paragraph("Numbered", *typed, *self.spans(block.spans))
            else:
                yield from self.block(block)
        for below in section.sections:
            yield from self.section(below, level + 1)

    def block(self, block: Block) -> Iterator[Xml]:
        """Yield a block; raises RenderError for one that should have been lowered."""
        match block:
            case Paragraph():
                yield paragraph("Standard", *self.spans(block.spans))
            case BulletList():
                yield self.items(block.items, "Bullets")
            case LetteredList():
                yield self.items(block.items, "Letters")
            case Table():
                yield self.caption(block.id, block.caption)
                yield self.table(block)
                yield paragraph("Standard")
            case Figure():
                yield paragraph("Standard", frame(block))
                yield self.caption(block.id, block.caption)
            case Quote():
                yield paragraph("Quotations", words(f"“{block.text}”"))
                if block.source:
                    yield paragraph("Quotations", words(f"— {block.source}"))
            case Callout():
                warning = "Warning: " if block.kind == "warning" else ""
                yield paragraph("Callout", _strong(f"{warning}{block.title}"))
                for each in block.paragraphs:
                    yield paragraph("Callout", *self.spans(each.spans))
            case _:
                raise RenderError(f"no form for a {type(block).__name__}; lower the report first")

    def items(self, items: Iterable[Item], style: str) -> Xml:
        """Return a list; what stands below an item is bulleted."""
        entries = []
        for item in items:
            content = [paragraph("Standard", *self.spans(item.spans))]
            content += [paragraph("Standard", *self.spans(each.spans)) for each in item.more]
            content += [self.items(item.items, "Bullets")] if item.items else []
            entries.append(tag("text:list-item", *content))
        return tag("text:list", *entries, text_style_name=style)

    def caption(self, block: str, text: str) -> Xml:
        """Return the caption of a table or a figure, which references lead to."""
        return paragraph("Caption", bookmark(block), words(f"{self.labels.caption(block)}: {text}"))

    def table(self, table: Table) -> Xml:
        """Return a table whose header row is repeated on every page."""
        columns = [tag("table:table-column") for _ in table.columns]
        heads = [self.head(column) for column in table.columns]
        header_rows = tag("table:table-header-rows", _row(heads))
        rows = [self.row(table.columns, row, "Cell") for row in table.rows]
        if table.totals is not None:
            rows.append(self.row(table.columns, table.totals, "Total"))
        return tag(
            "table:table",
            *columns,
            header_rows,
            *rows,
            table_name=table.id,
            table_style_name="Table",
        )

    def head(self, column: Column) -> Xml:
        """Return a cell of the header row, with the marks of its notes."""
        marks = self.spans(tuple(map(NoteRef, column.notes)))
        style = "Table_20_Heading_20_Right" if is_numeric(column) else "Table_20_Heading"
        text = paragraph(style, words(header(column)), *marks)
        return tag("table:table-cell", text, office_value_type="string", table_style_name="Head")

    def row(self, columns: Sequence[Column], row: Row, style: str) -> Xml:
        """Return a row of cells, numbers to the right."""
        return _row(
            [
                table_cell(
                    cell,
                    style,
                    "Table_20_Numbers" if is_numeric(column) else "Table_20_Contents",
                )
                for column, cell in zip(columns, row, strict=True)
            ]
        )

    def spans(self, spans: Spans) -> Iterator[Xml]:
        """Yield words, links, and what leads to other places in the paper."""
        for span in spans:
            if isinstance(span, Link):
                yield link(span.text, span.url)
            elif isinstance(span, Ref):
                yield link(self.labels.ref(span.target), f"#{span.target}")
            elif isinstance(span, NoteRef):
                mark = link(str(self.labels.note(span.note)), f"#note-{span.note}")
                yield tag("text:span", mark, text_style_name="Marker")
            else:
                yield _strong(span.text) if isinstance(span, Strong) else words(span.text)


def _footer(front: Front) -> Xml:
    return paragraph("Footer", words(f"{front.title}\t"), tag("text:page-number"))


def _row(cells: Sequence[Xml]) -> Xml:
    return tag("table:table-row", *cells, table_style_name="Row")


def _strong(text: str) -> Xml:
    return tag("text:span", words(text), text_style_name="Strong")


def _of_level(level: int) -> dict[str, str]:
    shown = str(min(level, _DEEPEST))
    return {"text_style_name": f"Heading_20_{shown}", "text_outline_level": shown}
