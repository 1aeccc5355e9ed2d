"""Cells are held against the rules of their columns, however long a table is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.document import (
    CellOf,
    Column,
    Derivation,
    Difference,
    Ratio,
    Row,
    RunningTotal,
    Sum,
    SumWhere,
    Table,
    complete_table,
)
from ldsp_core.document.contradictions import BATCH, contradictions
from ldsp_core.document.plain_rows import plainly_holds
from ldsp_core.document.sheet import Sheet
from ldsp_core.values import NOT_APPLICABLE, Count, Money, Share

LONG = 2 * BATCH + 3


class Lazy(Sequence[Row]):
    """Rows that are made when they are asked for; it counts those in one's hands."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.passes = 0

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, index: int) -> Row:  # type: ignore[override]
        return self.rows[index]

    def __iter__(self) -> Iterator[Row]:
        self.passes += 1
        return iter(self.rows)


def table(rows: Sequence[Row], totals: Row | None = None) -> Table:
    """Return a table of two numbers, their difference, and the first added up."""
    columns = (
        Column(key="a", label="A", kind="number", total=Sum()),
        Column(key="b", label="B", kind="number", total=Sum()),
        Column(
            key="d",
            label="D",
            kind="number",
            derive=Difference(minuend="a", subtrahend="b"),
            total=Sum(),
        ),
        Column(key="r", label="R", kind="number", derive=RunningTotal(column="a")),
    )
    return Table(id="t", caption="T", columns=columns, rows=rows, totals=totals)


def long_table() -> Table:
    """Return a long table that is right."""
    rows = tuple((n, 1, NOT_APPLICABLE, NOT_APPLICABLE) for n in range(LONG))
    return complete_table(table(rows))


def test_a_long_table_that_is_right_has_no_contradiction() -> None:
    """Sums run on from one batch of rows to the next."""
    assert list(contradictions([long_table()])) == []


@pytest.mark.parametrize("number", [1, BATCH, BATCH + 1, LONG])
@pytest.mark.parametrize(("column", "key"), [(2, "d"), (3, "r")])
def test_a_wrong_cell_is_named_in_every_batch(number: int, column: int, key: str) -> None:
    """By its column and its row, counted from the first."""
    right = long_table()
    rows = [list(row) for row in right.rows]
    rows[number - 1][column] = -7
    wrong = list(contradictions([evolve(right, rows=[tuple(row) for row in rows])]))
    assert wrong[0].startswith(f"table t, column {key}")
    assert any(f"column {key}, row {number}: it holds -7" in each for each in wrong)


def test_a_wrong_total_of_a_long_table_is_named() -> None:
    """The total row comes after all batches."""
    right = long_table()
    assert right.totals is not None
    wrong = evolve(right, totals=(0, *right.totals[1:]))
    (found,) = contradictions([wrong])
    assert found.startswith("table t, column a, total row: it holds 0")


def test_rows_are_gone_through_once() -> None:
    """A table that only looks at its own rows is read in one pass, and not kept."""
    lazy = Lazy(long_table().rows)
    assert list(contradictions([evolve(long_table(), rows=lazy)])) == []
    assert lazy.passes == 1


@pytest.mark.parametrize(
    "rule",
    [
        CellOf(table="t", row=LONG - 1, column="a"),
        CellOf(table="t", row="total", column="a"),
        SumWhere(table="t", column="a", where="b", equals="b"),
    ],
)
def test_a_table_may_refer_to_its_own_rows(rule: Derivation) -> None:
    """To those of other batches, and to its total."""
    rows = tuple((n, n % 2, NOT_APPLICABLE) for n in range(LONG))
    columns = (
        Column(key="a", label="A", kind="number", total=Sum()),
        Column(key="b", label="B", kind="number"),
        Column(key="c", label="C", kind="number", derive=rule),
    )
    made = complete_table(Table(id="t", caption="T", columns=columns, rows=rows))
    assert list(contradictions([made])) == []


NUMBERS = st.integers(-3, 3) | st.builds(Count.exactly, st.integers(0, 3))
SUMS = st.integers(-2, 2).map(Money.pounds) | st.just(Money(amount=Decimal(1), currency="EUR"))
CELLS = (NUMBERS, SUMS, st.integers(0, 2))
RULES = (
    Difference(minuend="a", subtrahend="b"),
    Sum(columns=("a", "b")),
    Ratio(numerator="a", denominator="b"),
)


@given(
    rule=st.sampled_from(RULES),
    rows=st.one_of(
        *(st.lists(st.tuples(each, each, each), min_size=1, max_size=2) for each in CELLS)
    ),
)
def test_what_plainly_holds_is_what_the_rule_gives(rule: Derivation, rows: list[Row]) -> None:
    """The quick look never takes for right what the careful one would not."""
    columns = (
        Column(key="a", label="A"),
        Column(key="b", label="B"),
        Column(key="c", label="C", derive=rule),
    )
    sheet = Sheet(Table(id="t", caption="T", columns=columns, rows=rows))
    if plainly_holds(rule, sheet.cells("c"), sheet.cells):
        assert [cell for cell, _ in sheet.derived("c")] == sheet.cells("c")


@pytest.mark.parametrize(
    ("rule", "row", "holds"),
    [
        (RULES[0], (7, 5, 2), True),
        (RULES[0], (7, 5, 3), False),
        (RULES[0], (Money.pounds("0.30"), Money.pounds("0.10"), Money.pounds("0.2")), True),
        (RULES[0], (Money.pounds(3), Money.pounds(1), Money.pounds(1)), False),
        (RULES[1], (7, 5, 12), True),
        (RULES[1], (Money.pounds(3), Money.pounds(1), Money.pounds(4)), True),
        (
            RULES[1],
            (Money.pounds(3), Money.pounds(1), Money(amount=Decimal(4), currency="EUR")),
            False,
        ),
    ],
)
def test_exact_cells_are_compared_at_once(rule: Derivation, row: Row, holds: bool) -> None:
    """Whole numbers, and money of one currency."""
    read = {"a": row[:1], "b": row[1:2]}.__getitem__
    assert plainly_holds(rule, row[2:], read) == holds


def test_a_share_plainly_holds_by_its_counts() -> None:
    """Of whole numbers it must be made of the very two."""
    half = Share.of(Count.exactly(1), Count.exactly(2))
    ratio = Ratio(numerator="a", denominator="b")
    read = {"a": [1], "b": [2], "c": [4]}.__getitem__
    assert plainly_holds(ratio, [half], read)
    assert not plainly_holds(ratio, [Share.of(Count.exactly(2), Count.exactly(4))], read)
    assert not plainly_holds(ratio, [Share.parse("50%")], read)
