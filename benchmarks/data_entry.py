"""Reading workbooks: rows of a sheet, by this library and by those that read sheets alone.

The workbook is a data-entry workbook whose sheet of measurements has as many rows as are
asked for, twelve cells filled in each: ids, words, counts, periods, places, days, text.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any, Final

from benchmarks.measuring import Candidate, Row
from benchmarks.synthetic import INDICATORS, QUARTERS, folder
from ldsp_core.files import partnership_schema
from ldsp_excel.entry.reader import EntryReader
from ldsp_excel.entry.writer import EntryWriter

_EACH: Final = 100
"""Measurements of an activity."""

_REMARK: Final = (
    "ours checks the package, matches headers, types every cell, keeps where it stands and builds "
    "the tree of all sheets; the peers give rows of plain values. Inline: texts stand in the sheet "
    "itself, as some programs write them"
)


def rows(scale: float = 1) -> tuple[Row, ...]:
    """Return the rows, their sizes multiplied by *scale*."""
    return tuple(_reading(max(_EACH, int(size * scale))) for size in (20_000, 100_000))


def _reading(size: int) -> Row:
    return Row(
        work="workbook to rows",
        size=f"{size:,} x 12",
        ours=_program("EntryReader", "ours", size),
        peers=(
            _program("openpyxl read-only", "with_openpyxl", size, reach=1),
            _program("openpyxl read-only, inline", "with_openpyxl_inline", size),
            _program("EntryReader, inline", "ours_inline", size),
            _program("calamine", "with_calamine", size, needs="python_calamine"),
        ),
        rounds=3,
        remark=_REMARK,
    )


def _program(
    name: str, function: str, size: int, *, needs: str = "", reach: float | None = None
) -> Candidate:
    return Candidate(
        name=name,
        arguments=("-m", "benchmarks.run", "data_entry", function, str(size)),
        needs=tuple(needs.split()),
        reach=reach,
    )


def tree(measurements: int) -> dict[str, Any]:
    """Return the tree of a data file with so many measurements."""
    chance = random.Random(2019)
    names = [f"activity-{number}" for number in range(1, measurements // _EACH + 2)]
    left = measurements
    activities = []
    for name in names:
        count = min(_EACH, left)
        left -= count
        activities.append(
            {
                "id": name,
                "title": name,
                "themes": ["theme"],
                "status": "under way",
                "summary": "A course",
                "measurements": [_measurement(chance) for _ in range(count)],
            }
        )
    return {
        "format_version": 1,
        "id": "synthetic",
        "name": "Synthetic",
        "area": {"name": "Nowhere"},
        "framework": {"id": "plan", "name": "Plan", "themes": [{"id": "theme", "name": "Theme"}]},
        "indicators": [{"id": each, "name": each, "unit": "people"} for each in INDICATORS],
        "activities": activities,
    }


def _measurement(chance: random.Random) -> dict[str, Any]:
    number = chance.randint(1, 10**6)
    return {
        "indicator": chance.choice(INDICATORS),
        "kind": chance.choice(("target", "actual")),
        "count": number if number % 10 else f"over {number}",
        "money": f"£{number:,}",
        "period": chance.choice(QUARTERS),
        "place": f"Place {number % 24}",
        "recorded": date(2026, chance.randint(1, 12), chance.randint(1, 28)),
        "source": f"register {number}",
        "confidence": "high",
        "note": f"Counted by hand, sheet {number}",
    }


def workbook(measurements: int, *, inline: bool = False) -> Path:
    """Return the workbook with so many measurements, written when it is not there yet."""
    path = folder() / f"ldsp-benchmark-{measurements}{'-inline' if inline else ''}.xlsx"
    if not path.exists():
        unfinished = path.with_suffix(".part")
        if inline:
            _save_inline(workbook(measurements), unfinished)
        else:
            with unfinished.open("wb") as stream:
                EntryWriter().write(tree(measurements), partnership_schema(), stream)
        unfinished.replace(path)
    return path


def _save_inline(source: Path, target: Path) -> None:
    """Have openpyxl's write-only mode write the same cells, which puts texts into the sheet."""
    from openpyxl import Workbook, load_workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    with closing(load_workbook(source, read_only=True)) as sheets:
        for sheet in sheets:
            copy = book.create_sheet(sheet.title)
            for row in sheet.iter_rows(values_only=True):
                cells = []
                plain: Any
                for plain in row:
                    cell = WriteOnlyCell(copy, value=plain)
                    if isinstance(plain, date):
                        cell.number_format = "dd/mm/yyyy"
                    cells.append(cell)
                copy.append(cells)
    book.save(target)


def ours(size: int, *, inline: bool = False) -> Callable[[], int]:
    """Read the workbook to the tree of a data file, with all checks of the reader on."""
    path = workbook(size, inline=inline)

    def work() -> int:
        source = EntryReader().read(path.read_bytes(), path.name)
        return sum(len(each.get("measurements", ())) for each in source.tree["activities"])

    return work


def ours_inline(size: int) -> Callable[[], int]:
    """Read the workbook whose texts stand in the sheets themselves."""
    return ours(size, inline=True)


def with_openpyxl(size: int, *, inline: bool = False) -> Callable[[], int]:
    """Read the rows of all sheets with openpyxl's read-only mode."""
    from openpyxl import load_workbook

    path = workbook(size, inline=inline)

    def work() -> int:
        with closing(load_workbook(path, read_only=True)) as book:
            return sum(1 for sheet in book for _ in sheet.iter_rows(values_only=True))

    return work


def with_openpyxl_inline(size: int) -> Callable[[], int]:
    """Read the workbook whose texts stand in the sheets themselves."""
    return with_openpyxl(size, inline=True)


def with_calamine(size: int) -> Callable[[], int]:
    """Read the rows of all sheets with calamine."""
    from python_calamine import CalamineWorkbook  # pyright: ignore[reportMissingImports]

    path = workbook(size)

    def work() -> int:
        book = CalamineWorkbook.from_path(str(path))
        return sum(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)

    return work
