"""What the tests of the data-entry workbook share: workbooks written, changed and read back."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from attrs import define, field
from openpyxl import load_workbook

import ldsp_core as ldsp
from ldsp_core.errors import DataFileError
from ldsp_core.files import Notice, dump_partnership, load_partnership, partnership_schema
from ldsp_excel.entry.grid import FIRST_ROW, HEADER_ROW
from ldsp_excel.entry.reader import EntryReader
from ldsp_excel.entry.writer import EntryWriter, write_blank

ROOT = Path(__file__).parents[4]

SMALL: dict[str, Any] = {
    "format_version": 1,
    "id": "north",
    "name": "North",
    "area": {"name": "North"},
    "framework": {
        "id": "plan",
        "name": "Plan",
        "themes": [{"id": "first", "name": "First"}, {"id": "second", "name": "Second"}],
    },
    "organisations": [{"id": "college", "name": "College", "kind": "school"}],
    "grants": [
        {"id": "grant", "title": "Grant", "funder": "college", "stage": "live", "awarded": "£500"}
    ],
    "indicators": [{"id": "learners", "name": "Learners", "unit": "learners"}],
    "activities": [
        {
            "id": "club",
            "title": "Club",
            "themes": ["first"],
            "status": "under way",
            "summary": "A club",
            "start": {"date": "2019-05-25", "certainty": "happened"},
            "measurements": [{"indicator": "learners", "kind": "actual", "count": 60}],
        }
    ],
}
"""A partnership with a thing or two of those that the tests are about."""


@define
class Workbook:
    """A workbook that a person changes: cells by sheet, row of data (from 1) and header."""

    data: bytes
    changes: list[Callable[[Any], None]] = field(factory=list)

    def set(self, sheet: str, row: int, header: str, value: Any, shown: str = "") -> Workbook:
        """Type *value* into a cell, perhaps giving it a number format."""

        def change(book: Any) -> None:
            cell = self._cell(book[sheet], row, header)
            cell.value = value
            if shown:
                cell.number_format = shown

        return self.change(change)

    def set_fact(self, name: str, value: Any, shown: str = "") -> Workbook:
        """Type *value* beside the name of a fact of the partnership itself."""

        def change(book: Any) -> None:
            for cells in book["Partnership"].iter_rows(min_row=FIRST_ROW):
                if cells[0].value == name:
                    cells[1].value = value
                    if shown:
                        cells[1].number_format = shown

        return self.change(change)

    def change(self, change: Callable[[Any], None]) -> Workbook:
        """Change the workbook as openpyxl opens it."""
        self.changes.append(change)
        return self

    @property
    def saved(self) -> bytes:
        """The workbook as another program saves it: with its own styles and texts."""
        if not self.changes:
            return self.data
        book = load_workbook(io.BytesIO(self.data))
        for change in self.changes:
            change(book)
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()

    def tree(self) -> dict[str, Any]:
        """What the reader makes of it, when nothing is wrong."""
        source = EntryReader().read(self.saved, "book.xlsx")
        assert not source.problems, list(map(str, source.problems))
        return source.tree

    def notices(self) -> list[str]:
        """What the reader says it read otherwise."""
        return list(map(str, EntryReader().read(self.saved, "book.xlsx").notices))

    def problems(self) -> list[str]:
        """Everything that is wrong with it, as people are told."""
        with pytest.raises(DataFileError) as caught:
            load_partnership(self.saved, "book.xlsx", EntryReader())
        return list(map(str, caught.value.problems))

    @staticmethod
    def _cell(sheet: Any, row: int, header: str) -> Any:
        for cell in sheet[HEADER_ROW]:
            if cell.value == header:
                return sheet.cell(FIRST_ROW + row - 1, cell.column)
        raise AssertionError(f"{sheet.title} has no header {header!r}")


def written(tree: Mapping[str, Any], schema: Mapping[str, Any] | None = None) -> bytes:
    """Return the workbook that is written for *tree*."""
    stream = io.BytesIO()
    EntryWriter().write(tree, partnership_schema() if schema is None else schema, stream)
    return stream.getvalue()


def dumped(partnership: ldsp.Partnership) -> bytes:
    """Return the workbook that core writes for *partnership*."""
    stream = io.BytesIO()
    dump_partnership(partnership, EntryWriter(), stream)
    return stream.getvalue()


def loaded(data: bytes) -> tuple[ldsp.Partnership, list[Notice]]:
    """Return the partnership in a workbook, and the notices of its reading."""
    notices: list[Notice] = []
    partnership = load_partnership(data, "book.xlsx", EntryReader(), on_notice=notices.append)
    return partnership, notices


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def package_of(parts: Mapping[str, bytes] | list[tuple[str, bytes]]) -> bytes:
    """Return the package of *parts*."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items() if isinstance(parts, Mapping) else parts:
            package.writestr(name, content)
    return stream.getvalue()


def examples() -> Iterator[Path]:
    """Yield the data files of the examples."""
    yield from (
        ROOT / "examples" / name / "partnership.toml" for name in ("lancashire", "fictional")
    )


@pytest.fixture(scope="session")
def small_data() -> bytes:
    """The workbook of SMALL."""
    return written(SMALL)


@pytest.fixture
def book(small_data: bytes) -> Workbook:
    """The workbook of SMALL, to be changed."""
    return Workbook(small_data)


@pytest.fixture(scope="session")
def blank() -> bytes:
    """The blank workbook."""
    stream = io.BytesIO()
    write_blank(partnership_schema(), stream)
    return stream.getvalue()


@pytest.fixture(params=list(examples()), ids=lambda path: path.parent.name)
def example(request: pytest.FixtureRequest) -> ldsp.Partnership:
    """The partnership of an example."""
    return ldsp.load(request.param)


@pytest.fixture(scope="session", name="written")
def _written() -> Callable[..., bytes]:
    return written


@pytest.fixture(scope="session", name="dumped")
def _dumped() -> Callable[[ldsp.Partnership], bytes]:
    return dumped


@pytest.fixture(scope="session", name="loaded")
def _loaded() -> Callable[[bytes], tuple[ldsp.Partnership, list[Notice]]]:
    return loaded


@pytest.fixture(scope="session", name="parts_of")
def _parts_of() -> Callable[[bytes], dict[str, bytes]]:
    return parts_of


@pytest.fixture(scope="session", name="package_of")
def _package_of() -> Callable[..., bytes]:
    return package_of


@pytest.fixture
def ldsp_command(tmp_path: Path) -> Callable[..., Any]:
    """Run ``ldsp`` with the given arguments in an empty folder."""

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "ldsp_core", *map(str, arguments)],
            check=False,
            capture_output=True,
            text=True,
            cwd=tmp_path,
        )

    return run
