"""The writer of the data-entry workbook, filled in or blank."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, BinaryIO

from ldsp_excel.entry.book_out import write_book
from ldsp_excel.entry.data_out import data_sheet, form_sheet
from ldsp_excel.entry.lists_out import lists_of, lists_sheet
from ldsp_excel.entry.planning import layout_of
from ldsp_excel.entry.rows_out import filling_of
from ldsp_excel.entry.schemas import VERSION, shape_of
from ldsp_excel.entry.start_out import start_sheet


class EntryWriter:
    """Writes data-entry workbooks."""

    def write(self, tree: Mapping[str, Any], schema: Mapping[str, Any], stream: BinaryIO) -> None:
        """Write a workbook with all that *tree* holds to *stream*.

        Raises DataFileError for what no workbook can hold: a text that is too long with
        the signs it needs, a list of things that have no facts.
        """
        layout = layout_of(schema)
        filling = filling_of(tree, layout)
        lists = lists_of(layout)
        name = tree.get("name", "")
        sheets = [
            start_sheet(layout, name if isinstance(name, str) else "", filling.rows),
            form_sheet(layout, filling.root, lists),
            *(data_sheet(sheet, filling.rows[sheet.title], lists) for sheet in layout.sheets),
            lists_sheet(lists),
        ]
        title = f"{name}: facts" if name else "The facts of a partnership"
        write_book(sheets, lists.names, title, stream)


def write_blank(schema: Mapping[str, Any], stream: BinaryIO) -> None:
    """Write a workbook that holds no facts to *stream*."""
    versions = {
        name: int(shape.choices[0])
        for name, each in schema["properties"].items()
        if (shape := shape_of(each, schema)).kind == VERSION
    }
    EntryWriter().write(versions, schema, stream)
