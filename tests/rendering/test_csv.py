"""Tidy data in CSV: typed values plainly, text that stays text, one table a file."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.document import Cell, Column, Front, Link, Report, Section, Table
from ldsp_core.errors import OptionsError
from ldsp_core.rendering import render_bytes
from ldsp_core.rendering.csv import CSV, CsvOptions, plain
from ldsp_core.values import (
    Count,
    Missing,
    Money,
    MoneyRange,
    PartialDate,
    Period,
    Share,
)
from ldsp_core.values.interval import Interval


def report(*tables: Table) -> Report:
    """Return a report of *tables*."""
    return Report(
        name="r",
        front=Front(title="T", organisation="O", as_at=date(2019, 4, 1)),
        sections=(Section(id="s", title="S", blocks=tables),),
    )


def table(*cells: Cell, id: str = "t") -> Table:  # noqa: A002
    """Return a table of one column."""
    return Table(
        id=id,
        caption="C",
        columns=(Column(key="a", label="A", unit="£"),),
        rows=tuple((cell,) for cell in cells),
    )


def written(*cells: Cell) -> list[str]:
    """Return the cells below the header, as a reader of CSV gets them."""
    data, _ = render_bytes(report(table(*cells)), CSV)
    rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
    assert rows[0] == ["A (£)"]
    return [row[0] for row in rows[1:]]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (1500, "1500"),
        (-5, "-5"),
        (Decimal("-0.10"), "-0.10"),
        (Money.pounds(75_000), "75000"),
        (Money.pounds("-1.50"), "-1.50"),
        (Count.exactly(1000), "1000"),
        (Count.parse("over 600"), "over 600"),
        (Share.of(Count.exactly(1), Count.exactly(4)), "0.25"),
        (Share.of(Count.parse("over 600"), Count.exactly(1000)), "over 60%"),
        (MoneyRange(interval=Interval(high=Decimal(125), high_open=True)), "under £125"),
        (date(2019, 4, 1), "2019-04-01"),
        (PartialDate.parse("2019-05"), "2019-05"),
        (Period.parse("FY2018-19/Q4"), "FY2018-19/Q4"),
        (Missing(), "not recorded"),
        (Link("words", "https://x.example/"), "words (https://x.example/)"),
        ("plain", "plain"),
        ('with "quotes", and\na line', 'with "quotes", and\na line'),
    ],
)
def test_each_kind_of_cell(cell: Cell, text: str) -> None:
    """Exact values plainly, bounds in words, and everything read back as it was written."""
    assert written(cell) == [text]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\n", "＝"])
def test_text_that_looks_like_a_formula_stays_text(start: str) -> None:
    """An apostrophe goes before it; the rest is unchanged."""
    text = f"{start}HYPERLINK(1)"
    assert written(text) == [f"'{text}"]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_no_text_begins_like_a_formula(text: str) -> None:
    """Whatever the text is."""
    assert not plain(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_missing_values_may_be_left_blank() -> None:
    """For programs that read columns of numbers."""
    data, _ = render_bytes(report(table(Missing(), 0)), CSV, CsvOptions(missing="blank"))
    assert data == b'A (\xc2\xa3)\r\n""\r\n0\r\n'


def test_excels_mark_is_written_on_request() -> None:
    """The file then begins with it."""
    data, _ = render_bytes(report(table(1)), CSV, CsvOptions(bom=True))
    assert data.startswith(b"\xef\xbb\xbf")


def test_a_report_of_several_tables_needs_the_name_of_one() -> None:
    """The error lists them."""
    two = report(table(1, id="one"), table(2, id="two"))
    with pytest.raises(OptionsError, match="one, two"):
        render_bytes(two, CSV)
    data, result = render_bytes(two, CSV, CsvOptions(table="two"))
    assert data.endswith(b"2\r\n")
    assert any("leaves out" in each.message for each in result.degradations)
    with pytest.raises(OptionsError, match="no table 'three'"):
        render_bytes(two, CSV, CsvOptions(table="three"))
