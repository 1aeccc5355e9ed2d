"""Rows are streamed: however many there are, few are held, and all arrive."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import ldsp_core as ldsp
from ldsp_core.document import (
    Column,
    Difference,
    Link,
    Paragraph,
    Row,
    RunningTotal,
    Sum,
    Table,
    complete_table,
)
from ldsp_core.errors import RenderError
from ldsp_core.values import NOT_APPLICABLE, NOT_RECORDED, Count, Money, Period, Share
from ldsp_excel import plan, text_sheet
from ldsp_excel.scanning import CHUNK
from ldsp_excel.table_rows import MOST_MEASURED


class Lazy(Sequence[Row]):
    """Rows made when they are asked for; ``on_pass`` is told of each time through them."""

    def __init__(self, size: int, make: Callable[[int], Row]) -> None:
        self.size = size
        self.make = make
        self.passes = 0
        self.fails_in_pass = 0

    def __len__(self) -> int:
        return self.size

    def __getitem__(self, index: int) -> Row:  # type: ignore[override]
        return self.make(index)

    def __iter__(self) -> Iterator[Row]:
        self.passes += 1
        for index in range(self.size):
            if self.passes == self.fails_in_pass and index == CHUNK + 5:
                raise RuntimeError("the rows come to an end")
            yield self.make(index)


class Held(tuple[Any, ...]):
    """A row that counts how many of its kind there are."""

    now = 0
    most = 0

    def __new__(cls, cells: Row) -> Held:
        """Count a new row."""
        Held.now += 1
        Held.most = max(Held.most, Held.now)
        return super().__new__(cls, cells)

    def __del__(self) -> None:
        Held.now -= 1


NUMBER = Column(key="n", label="N", kind="number")


def lazy_table(rows: Lazy, *columns: Column, totals: Row | None = None) -> Table:
    """A table of lazy rows, called ``reach``."""
    return Table(
        id="reach", caption="Reach", columns=columns or (NUMBER,), rows=rows, totals=totals
    )


def test_few_rows_are_held(render, report_of):
    """However many rows there are, no more than some chunks of them are held at a time."""
    Held.most = Held.now
    render(report_of(lazy_table(Lazy(6 * CHUNK, lambda index: Held((index,))))))

    assert Held.most <= 2 * CHUNK + 2


def test_rows_are_gone_through_twice(render, report_of):
    """Once to find what must be known before the first, once to write them."""
    rows = Lazy(CHUNK + 1, lambda index: (index,))
    render(report_of(lazy_table(rows)))

    assert rows.passes == 2


@pytest.mark.parametrize("size", [CHUNK - 1, CHUNK, 2 * CHUNK + 1, MOST_MEASURED + 1])
def test_all_rows_arrive_in_order(render, report_of, size: int):
    """At the edges of chunks too; and the sheet says truly how far it goes."""
    book = render(report_of(lazy_table(Lazy(size, lambda index: (index,)))))

    assert book.column("reach", "N") == list(range(size))
    sheet = next(xml for xml in book.parts.values() if f'r="A{size + 5}"' in xml)
    assert f'<dimension ref="A1:A{size + 5}">' in sheet


def test_kinds_may_change_from_row_to_row(render, report_of):
    """What is frequent and what is rare come back in their places."""
    cells = [
        1,
        "words",
        NOT_RECORDED,
        Decimal("0.5"),
        Money.pounds("1.50"),
        Count.parse("over 600"),
        Share.of(Count.exactly(1), Count.exactly(4)),
        date(2019, 4, 1),
        date(1899, 4, 1),
        "  ",
        10**16,
        Money.pounds(10**16),
        Decimal(10**16),
        Period.parse("FY2018-19/Q4"),
        Money(amount=Decimal(2), currency="EUR"),
        Share.parse("over 60%"),
    ]
    rows = Lazy(3 * CHUNK, lambda index: (cells[index % len(cells)],))
    found = render(report_of(lazy_table(rows))).column("reach", "N")
    few = render(report_of(lazy_table(Lazy(len(cells), lambda index: (cells[index],)))))

    assert found[: len(cells)] == few.column("reach", "N")
    assert found[-len(cells) :] == found[CHUNK * 3 % len(cells) :][: len(cells)]
    assert found[:5] == [1, "words", "not recorded", 0.5, 1.5]
    assert found[8:13] == [
        "1 April 1899",
        "–",
        "10,000,000,000,000,000",
        "£10,000,000,000,000,000",
        "10,000,000,000,000,000",
    ]


def test_formulas_are_live_in_every_chunk_but_where_they_may_not(render, report_of):
    """A cell that is not exact makes a constant of its own row, and of sums from it on."""
    gap = CHUNK + 3
    columns = (
        Column(key="a", label="A", kind="number", total=Sum()),
        Column(key="b", label="B", kind="number", total=Sum()),
        Column(key="d", label="D", kind="number", derive=Difference(minuend="a", subtrahend="b")),
        Column(key="r", label="R", kind="number", derive=RunningTotal(column="a")),
    )
    blank = (NOT_APPLICABLE,) * 2
    rows = [(NOT_RECORDED if n == gap else n, 1, *blank) for n in range(2 * CHUNK)]
    table = Table(id="reach", caption="Reach", columns=columns, rows=rows)
    book = render(report_of(complete_table(table)))
    differences, sums = book.live("reach", "D"), book.live("reach", "R")

    assert [n for n, formula in enumerate(differences[:-1]) if formula is None] == [gap]
    assert all(sums[:gap])
    assert not any(sums[gap:])
    assert (book.live("reach", "A")[-1], bool(book.live("reach", "B")[-1])) == (None, True)


def test_too_many_rows_name_the_sheet(render, report_of):
    """A table beyond 1,048,576 rows is refused with its sheet before any row is looked at."""
    rows = Lazy(1_048_572, lambda index: (index,))
    with pytest.raises(
        RenderError, match=r"sheet 'Reach', table reach: 1,048,572 rows .* has 1,048,576 rows"
    ):
        render(report_of(lazy_table(rows)))
    assert rows.passes == 0


def test_too_many_columns_are_refused(render, report_of):
    """A table beyond 16,384 columns is refused with its sheet."""
    columns = [Column(key=f"k{n}", label=f"L{n}") for n in range(16_385)]
    with pytest.raises(RenderError, match=r"sheet 'Reach', .* 16,384 columns"):
        render(report_of(lazy_table(Lazy(1, lambda _: ("x",) * 16_385), *columns)))


def test_links_beyond_what_excel_follows_are_words(
    render, report_of, monkeypatch: pytest.MonkeyPatch
):
    """Then the addresses stand in the cells, and that is told."""
    link = Link("words", "https://example.org")
    report = report_of(lazy_table(Lazy(3, lambda _: (link,))))

    assert render(report).column("reach", "N") == ["words"] * 3
    monkeypatch.setattr(plan, "MOST_LINKS", 2)
    monkeypatch.setattr(text_sheet, "MOST_LINKS", 0)
    lines = render(report_of(Paragraph(link))).column("text_of_the_report", "Text")
    assert lines == ["words (https://example.org)"]
    book = render(report)
    assert book.column("reach", "N") == ["words (https://example.org)"] * 3
    assert any("links" in each.message for each in book.result.degradations)


def test_heights_are_given_where_there_are_few_rows(render, report_of):
    """Up to some thousand rows; beyond them Excel works heights out when it opens the file."""

    def heights(size: int) -> int:
        column = Column(key="t", label="T")
        book = render(report_of(lazy_table(Lazy(size, lambda _: ("words",)), column)))
        sheet = next(xml for xml in book.parts.values() if f'r="A{size + 5}"' in xml)
        return len(re.findall("<row [^>]*ht=", sheet))

    assert heights(3) == 4  # the headers' too
    assert heights(MOST_MEASURED + 1) == 1


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A workbook that was there before."""
    path = tmp_path / "reach.xlsx"
    path.write_bytes(b"the old workbook")
    return path


def test_a_failure_midway_leaves_the_old_file(report_of, old: Path):
    """Rows that fail while they are written harm nothing, and leave no unfinished file."""
    rows = Lazy(3 * CHUNK, lambda index: (index,))
    ldsp.render(report_of(lazy_table(rows)), old.with_stem("whole"))
    old.with_stem("whole").unlink()
    rows.fails_in_pass, rows.passes = rows.passes, 0
    with pytest.raises(RenderError, match="the rows come to an end"):
        ldsp.render(report_of(lazy_table(rows)), old)

    assert rows.passes == rows.fails_in_pass
    assert old.read_bytes() == b"the old workbook"
    assert [path.name for path in old.parent.iterdir()] == ["reach.xlsx"]


FULL = """
import resource, sys
from datetime import date
import ldsp_core as ldsp
from ldsp_core.document import Column, Front, Report, Section, Table
from ldsp_core.errors import WriteError
rows = tuple((f"{n * 7919 % 9973} words {n}",) for n in range(9_000))
table = Table(id="t", caption="T", columns=(Column(key="a", label="A"),), rows=rows)
front = Front(title="T", organisation="O", as_at=date(2019, 4, 1))
section = Section(id="s", title="S", blocks=(table,))
report = Report(name="r", front=front, sections=(section,))
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
try:
    ldsp.render(report, sys.argv[1])
except WriteError as error:
    print(error)
"""


def test_a_full_disk_leaves_the_old_file(old: Path):
    """Where no more can be written, the error says so and what was there stays."""
    pytest.importorskip("resource", reason="only POSIX systems limit the size of files")
    answer = subprocess.run(
        [sys.executable, "-c", FULL, str(old)], capture_output=True, text=True, check=True
    )

    assert "cannot write" in answer.stdout
    assert "too large for this disk" in answer.stdout
    assert old.read_bytes() == b"the old workbook"
    assert [path.name for path in old.parent.iterdir()] == ["reach.xlsx"]
