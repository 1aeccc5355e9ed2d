"""CSV keeps every rule of renderers, read by the standard library."""

from __future__ import annotations

import csv
import io
from decimal import Decimal, InvalidOperation

from ldsp_core.document import Report, Table, walk
from ldsp_core.rendering.csv import CSV, CsvOptions
from ldsp_core.testing import Extracted, RendererSuite


class TestCsv(RendererSuite):
    """Tidy data in CSV."""

    spec = CSV

    def options(self, report: Report) -> CsvOptions:
        """Name the first table: CSV holds one."""
        tables = [each.block.id for each in walk(report) if isinstance(each.block, Table)]
        return CsvOptions(table=tables[0] if tables else "")

    def extract(self, data: bytes) -> Extracted:
        """Read it as programs do: what looks like a number is one."""
        text = data.decode()
        rows = list(csv.reader(io.StringIO(text)))
        return Extracted(text=text, tables=[[list(map(value, row)) for row in rows]])


def value(text: str) -> object:
    """Return the number that *text* is, or itself."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return text
