"""Papers as people write them with python-docx and docxtpl: one table, or paragraphs.

Cells come as texts that are ready; there are no captions, descriptions, widths, numbers,
headers or properties.
"""
# pyright: reportMissingImports=false

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from benchmarks.our_papers import COLUMNS, TEXT, cells
from ldsp_core.document import format_cell


def texts(size: int) -> list[list[str]]:
    """Return the table's rows as texts."""
    return [[format_cell(cell) for cell in cells(number)] for number in range(size)]


def with_docxtpl(size: int) -> Callable[[], int]:
    """Fill a template whose one row is repeated."""
    from docxtpl import DocxTemplate

    rows, template = texts(size), _template()

    def work() -> int:
        document = DocxTemplate(io.BytesIO(template))
        document.render({"rows": rows})
        return _saved(document)

    return work


def _template() -> bytes:
    import docx

    document = docx.Document()
    table = document.add_table(4, len(COLUMNS))
    for place, (label, _) in enumerate(COLUMNS):
        table.cell(0, place).text = label
        table.cell(2, place).text = f"{{{{ row[{place}] }}}}"
    table.cell(1, 0).text = "{%tr for row in rows %}"
    table.cell(3, 0).text = "{%tr endfor %}"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_add_row(size: int) -> Callable[[], int]:
    """Add row after row, and set the text of its cells."""
    rows = texts(size)

    def work() -> int:
        document, table = _begun(1)
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        return _saved(document)

    return work


def with_row_cells(size: int) -> Callable[[], int]:
    """Make the whole table first, then set the text of each row's cells."""
    rows = texts(size)

    def work() -> int:
        document, table = _begun(1 + size)
        for row, line in zip(rows, list(table.rows)[1:], strict=True):
            for cell, text in zip(line.cells, row, strict=True):
                cell.text = text
        return _saved(document)

    return work


def plain_paragraphs(size: int) -> Callable[[], int]:
    """Add paragraphs as they come."""

    def work() -> int:
        import docx

        document = docx.Document()
        for number in range(size):
            document.add_paragraph(f"{TEXT}{number}.")
        return _saved(document)

    return work


def styled_paragraphs(size: int) -> Callable[[], int]:
    """Add paragraphs with the name of their style."""

    def work() -> int:
        import docx

        document = docx.Document()
        for number in range(size):
            document.add_paragraph(f"{TEXT}{number}.", style="List Number")
        return _saved(document)

    return work


def _begun(rows: int) -> tuple[Any, Any]:
    import docx

    document = docx.Document()
    table = document.add_table(rows, len(COLUMNS))
    for cell, (label, _) in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.text = label
    return document, table


def _saved(document: Any) -> int:
    stream = io.BytesIO()
    document.save(stream)
    return len(stream.getvalue())
