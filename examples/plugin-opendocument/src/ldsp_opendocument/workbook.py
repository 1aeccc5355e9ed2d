"""Workbooks: a report as an .ods, its words on the first sheet and a sheet for each table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, Final

from ldsp_core.document import (
    Cell,
    Column,
    Front,
    Labels,
    Link,
    Paragraph,
    Report,
    Row,
    Section,
    Spans,
    Strong,
    Table,
    format_cell,
)
from ldsp_core.errors import RenderError
from ldsp_core.rendering import RenderResult
from ldsp_core.values import Money
from ldsp_opendocument.cells import header, is_numeric, kind_of, table_cell
from ldsp_opendocument.package import write_document
from ldsp_opendocument.sheet_styles import sheet_automatic, sheet_styles, width_styles
from ldsp_opendocument.xml import Xml, link, tag, words

_LANDSCAPE: Final = {
    "fo:page-width": "29.7cm",
    "fo:page-height": "21cm",
    "style:print-orientation": "landscape",
    "style:scale-to-X": "1",
    "style:scale-to-Y": "0",
}
"""A page is as wide as a sheet, however many rows there are."""

_WIDEST = 36
_NARROWEST = 10


class WorkbookRenderer:
    """Writes a workbook."""

    def render(self, report: Report, stream: BinaryIO, options: Any) -> RenderResult:  # noqa: ARG002 - there are no options
        """Write *report*, lowered to what ``ODS`` can, to *stream*."""
        workbook = _Workbook(report)
        sheets = list(workbook.sheets())
        write_document(
            stream,
            "ods",
            report.front,
            body=Xml("".join(sheets)),
            styles=sheet_styles(report.front.language),
            automatic=Xml(sheet_automatic(workbook.currencies) + width_styles(workbook.widths)),
            page=_LANDSCAPE,
        )
        return RenderResult()


class _Workbook:
    """A report, the names of its sheets, and the widths and currencies in them."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.labels = Labels.of(report)
        self.widths: set[int] = set()
        self.currencies: set[str] = set()

    def sheets(self) -> Iterator[Xml]:
        """Yield the sheet of words, then one for each table."""
        lines = [*self.front(self.report.front)]
        tables: list[Table] = []
        for section in self.report.sections:
            lines += self.section(section, tables)
        yield self.sheet("Report", [90], lines)
        for table in tables:
            yield self.of_table(table)

    def front(self, front: Front) -> Iterator[Xml]:
        """Yield the titles, the warnings and the lines of the front as rows."""
        yield _line("Title", words(front.title))
        if front.subtitle:
            yield _line("Words", words(front.subtitle))
        for banner in self.warnings():
            yield _line("Banner", words(banner))
        yield _line("Words", words(f"Organisation: {front.organisation}"))
        for field in front.fields:
            yield _line("Words", words(f"{field.label}: "), *_spans(field.spans))
        yield _line("Words", words(f"Facts as at: {format_cell(front.as_at)}"))

    def warnings(self) -> list[str]:
        """Return what must be seen on every sheet."""
        front = self.report.front
        return [*(["DRAFT"] if front.draft else []), *front.banners]

    def section(self, section: Section, tables: list[Table]) -> Iterator[Xml]:
        """Yield a section's rows; its tables are added to *tables* and linked to."""
        yield _line("Heading", words(section.title))
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield _line("Words", *_spans(block.spans))
            elif isinstance(block, Table):
                tables.append(block)
                name = self.labels.caption(block.id)
                yield _line("Words", link(f"{name}: {block.caption}", f"#'{name}'.A1"))
            else:
                raise RenderError(f"no form for a {type(block).__name__}; lower the report first")
        for below in section.sections:
            yield from self.section(below, tables)

    def of_table(self, table: Table) -> Xml:
        """Return the sheet of a table: caption, warnings, header row, rows."""
        name = self.labels.caption(table.id)
        lines = [_line("Heading", words(f"{name}: {table.caption}"))]
        lines += [_line("Banner", words(banner)) for banner in self.warnings()]
        lines.append(_line("Words", link("Back to the report", "#'Report'.A1")))
        heads = [
            _text("HeadRight" if is_numeric(column) else "Head", words(header(column)))
            for column in table.columns
        ]
        rows = [self.row(table.columns, row, "") for row in table.rows]
        totals = [] if table.totals is None else [self.row(table.columns, table.totals, "Total")]
        widths = [self.width(table, place) for place in range(len(table.columns))]
        return self.sheet(name, widths, [*lines, tag("table:table-row", *heads), *rows, *totals])

    def row(self, columns: Sequence[Column], row: Row, ending: str) -> Xml:
        """Return a row of typed cells; *ending* tells the total row's styles from others."""
        pairs = zip(columns, row, strict=True)
        return tag("table:table-row", *(self.cell(column, cell, ending) for column, cell in pairs))

    def cell(self, column: Column, cell: Cell, ending: str) -> Xml:
        """Return a cell in the style of what it holds; words among numbers stand to the right."""
        kind = kind_of(cell)
        if isinstance(cell, Money):
            self.currencies.add(cell.currency)
            kind = cell.currency
        elif kind == "float" and "." not in format_cell(cell):
            kind = "whole"
        elif kind == "string" and is_numeric(column):
            kind = "right"
        return table_cell(cell, f"{kind}{ending}", "Default", lines=True)

    def width(self, table: Table, place: int) -> int:
        """Return how many characters wide a column has to be."""
        totals = () if table.totals is None else (table.totals,)
        cells = (row[place] for rows in (table.rows, totals) for row in rows)
        longest = max((len(format_cell(cell)) for cell in cells), default=0)
        return max(_NARROWEST, min(_WIDEST, max(longest, len(header(table.columns[place])))))

    def sheet(self, name: str, widths: Sequence[int], rows: Sequence[Xml]) -> Xml:
        """Return a sheet."""
        self.widths.update(widths)
        columns = [tag("table:table-column", table_style_name=f"W{width}") for width in widths]
        return tag("table:table", *columns, *rows, table_name=name)


def _line(style: str, *content: Xml) -> Xml:
    return tag("table:table-row", _text(style, *content))


def _text(style: str, *content: Xml) -> Xml:
    return tag(
        "table:table-cell",
        tag("text:p", *content),
        office_value_type="string",
        table_style_name=style,
    )


def _spans(spans: Spans) -> Iterator[Xml]:
    for span in spans:
        if isinstance(span, Link):
            yield link(span.text, span.url)
        elif isinstance(span, Strong):
            yield tag("text:span", words(span.text), text_style_name="Strong")
        else:
            yield words(getattr(span, "text", ""))
