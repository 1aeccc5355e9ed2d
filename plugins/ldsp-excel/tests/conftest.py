"""What the tests of workbooks share: reports, workbooks opened again, and their parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Any

import pytest
from attrs import frozen
from openpyxl import load_workbook

from ldsp_core.document import Block, Column, Front, Note, Report, Row, Section, Table, lower
from ldsp_core.rendering import RenderResult
from ldsp_core.testing.sample_documents import sample_report
from ldsp_excel.hooks import CAPABILITIES
from ldsp_excel.options import ExcelOptions
from ldsp_excel.renderer import ExcelRenderer

PROFILES = ("working", "publication")


@frozen(slots=False)
class Rendered:
    """A workbook as bytes, with what the renderer said about it."""

    data: bytes
    result: RenderResult

    @cached_property
    def values(self) -> Any:
        """The workbook with stored results in place of formulas."""
        return load_workbook(io.BytesIO(self.data), data_only=True)

    @cached_property
    def formulas(self) -> Any:
        """The workbook with formulas."""
        return load_workbook(io.BytesIO(self.data))

    @property
    def parts(self) -> dict[str, str]:
        """The XML of every part, by its name."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as package:
            return {name: package.read(name).decode() for name in package.namelist()}

    def tables(self) -> Iterator[tuple[Any, Any]]:
        """Every sheet with each of its Excel Tables."""
        for sheet in self.values.worksheets:
            for table in sheet.tables.values():
                yield sheet, table

    def column(self, table: str, header: str) -> list[Any]:
        """The values of a column of a table, header left out and total row included."""
        for sheet, found in self.tables():
            if found.displayName == table:
                rows = [[cell.value for cell in row] for row in sheet[found.ref]]
                position = rows[0].index(header)
                return [row[position] for row in rows[1:]]
        raise AssertionError(f"no table {table}")

    def live(self, table: str, header: str) -> list[str | None]:
        """The formulas of a column of a table, None where a cell is a constant."""
        for sheet in self.formulas.worksheets:
            for found in sheet.tables.values():
                if found.displayName == table:
                    rows = list(sheet[found.ref])
                    position = [cell.value for cell in rows[0]].index(header)
                    cells = [row[position] for row in rows[1:]]
                    return [cell.value if cell.data_type == "f" else None for cell in cells]
        raise AssertionError(f"no table {table}")


def render(report: Report, profile: Any = "working") -> Rendered:
    """Lower *report* as core does, and render it."""
    stream = io.BytesIO()
    lowered = lower(report, CAPABILITIES).report
    result = ExcelRenderer().render(lowered, stream, ExcelOptions(profile=profile))
    return Rendered(stream.getvalue(), result)


def report_of(*blocks: Block, notes: Sequence[Note] = (), **front: Any) -> Report:
    """A small report with *blocks* in one section; *front* overrides its front."""
    facts: dict[str, Any] = {
        "title": "Reach",
        "organisation": "A partnership",
        "as_at": date(2019, 4, 1),
        **front,
    }
    section = Section(id="only", title="Performance", blocks=blocks)
    return Report(name="test", front=Front(**facts), sections=(section,), notes=tuple(notes))


def table_of(columns: Sequence[Column], *rows: Row, totals: Row | None = None) -> Table:
    """A table called ``reach``."""
    return Table(id="reach", caption="Reach", columns=tuple(columns), rows=rows, totals=totals)


@pytest.fixture(name="render")
def _render() -> Callable[..., Rendered]:
    return render


@pytest.fixture(name="report_of")
def _report_of() -> Callable[..., Report]:
    return report_of


@pytest.fixture(name="table_of")
def _table_of() -> Callable[..., Table]:
    return table_of


@pytest.fixture(scope="session", params=PROFILES)
def sample(request: pytest.FixtureRequest) -> Rendered:
    """The sample document of core in both profiles."""
    return render(sample_report(), request.param)


@pytest.fixture(scope="session")
def working() -> Rendered:
    """The sample document of core as a working workbook."""
    return render(sample_report())


@pytest.fixture(scope="session")
def publication() -> Rendered:
    """The sample document of core as a workbook for publication."""
    return render(sample_report(), "publication")
