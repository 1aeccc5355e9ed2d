"""Workbooks keep every rule of renderers, read by openpyxl, in both profiles."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from ldsp_core.document import Report
from ldsp_core.testing import Extracted, RendererSuite
from ldsp_excel.hooks import ldsp_renderers
from ldsp_excel.options import ExcelOptions

(SPEC,) = ldsp_renderers(None)  # type: ignore[arg-type]


@pytest.mark.parametrize("profile", ["working", "publication"])
class TestExcel(RendererSuite):
    """Workbooks."""

    spec = SPEC
    cells = "typed"
    profile: str

    @pytest.fixture(autouse=True)
    def _choose(self, profile: Any) -> None:
        self.profile = profile

    def options(self, report: Report) -> ExcelOptions:
        """Write the profile that is tried."""
        return ExcelOptions(profile=self.profile)  # type: ignore[arg-type]

    def extract(self, data: bytes) -> Extracted:
        """Read every sheet: its words row by row, its tables, its links."""
        book = load_workbook(io.BytesIO(data), data_only=True)
        sheets = book.worksheets
        lines = [str(cell.value) for cell in cells(sheets) if cell.value is not None]
        return Extracted(
            text="\n".join(lines),
            alts=[*described(data), *lines],
            tables=[
                [[value(cell) for cell in row] for row in sheet[table.ref]]
                for sheet in sheets
                for table in sheet.tables.values()
            ],
            links=[
                cell.hyperlink.target
                for cell in cells(sheets)
                if cell.hyperlink is not None and cell.hyperlink.target
            ],
            language=book.properties.language,
        )


def described(data: bytes) -> Iterator[str]:
    """Yield the descriptions of drawings; the other profile has no drawings, but the words."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.startswith("xl/drawings/drawing"):
                for element in ElementTree.fromstring(package.read(name)).iter():
                    yield from filter(None, [element.get("descr")])


def cells(sheets: list[Any]) -> Iterator[Any]:
    """Yield every cell of *sheets*."""
    return (cell for sheet in sheets for row in sheet.iter_rows() for cell in row)


def value(cell: Any) -> object:
    """Return what a cell holds; Excel keeps dates with a time of day."""
    return cell.value.date() if isinstance(cell.value, datetime) else cell.value
