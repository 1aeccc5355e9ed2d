"""The renderer of the format ``excel``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ldsp_core.document import Chart, Degradation, Report, walk
from ldsp_core.rendering import RenderResult
from ldsp_excel.book import Book
from ldsp_excel.chart_sheets import write_chart
from ldsp_excel.contents import write_contents
from ldsp_excel.cover import write_cover
from ldsp_excel.headlines import write_headlines_sheet
from ldsp_excel.notes import write_notes
from ldsp_excel.options import ExcelOptions
from ldsp_excel.package import write
from ldsp_excel.plan import PlannedTable, not_drawn, plan
from ldsp_excel.tables import write_table
from ldsp_excel.text_sheet import write_text


class ExcelRenderer:
    """Writes any report as a workbook."""

    def render(self, report: Report, stream: BinaryIO, options: ExcelOptions) -> RenderResult:
        """Write *report*, lowered to the format's capabilities, to *stream*.

        Raises RenderError for what a workbook cannot hold, with its place, and
        DocumentError for a report that contradicts itself.
        """
        book = Book(plan(report, pictures=options.profile == "working"), options)
        write_cover(book)
        write_contents(book)
        if book.plan.headlines and not book.is_working:
            write_headlines_sheet(book)
        write_notes(book)
        if book.plan.lines:
            write_text(book)
        for planned in book.plan.sheets.values():
            if isinstance(planned, PlannedTable):
                write_table(book, planned)
            else:
                write_chart(book, planned)
        book.workbook.active = 0
        book.workbook.worksheets[0].sheet_view.tabSelected = True
        write(book, stream)
        return RenderResult(degradations=(*book.degradations, *_without_pictures(book)))


def _without_pictures(book: Book) -> Iterator[Degradation]:
    """Yield the charts for which words stand, and why."""
    for placed in walk(book.plan.report):
        if isinstance(placed.block, Chart) and placed.block.id not in book.plan.sheets:
            table = book.plan.table(placed.block.table).table
            why = (
                not_drawn(placed.block, table)
                if book.is_working
                else "a workbook for publication has no pictures"
            )
            message = f"words stand for the chart: {why}; its data is in the table {table.id}"
            yield Degradation(block=placed.place, message=message)
