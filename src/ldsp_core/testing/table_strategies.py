"""Hypothesis strategies for tables with columns and totals that derive from others."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ldsp_core.document import (
    Band,
    BandLimit,
    Cell,
    CellOf,
    Column,
    Difference,
    Ratio,
    RunningTotal,
    Sum,
    SumWhere,
    Table,
    complete_table,
)
from ldsp_core.testing import value_strategies as values
from ldsp_core.values import NOT_APPLICABLE, Money

NAMES: Final = ("north", "south", "east")
"""What the first column of a derived table holds, so that rows can be summed by it."""

_LIMITS: Final = (
    BandLimit(up_to="0.05", rag=1),
    BandLimit(up_to="0.5", rag=3),
    BandLimit(up_to=None, rag=5),
)


def inputs() -> SearchStrategy[SearchStrategy[Cell]]:
    """Draw a strategy for cells that can be added to one another: of counts or of pounds."""
    counts = st.one_of(
        st.integers(0, 1000),
        values.counts().filter(lambda count: count.wording is None or bool(count.wording.strip())),
        values.reasons,
    )
    pounds = st.one_of(
        st.integers(-(10**8), 10**8).map(lambda pence: Money(amount=Decimal(pence).scaleb(-2))),
        values.reasons,
    )
    return st.sampled_from([counts, pounds, st.integers(0, 1000)])


@st.composite
def derived_tables(draw: st.DrawFn, table_id: str) -> Table:
    """Draw a table with every rule that looks at its own cells, worked out."""
    numbers = draw(inputs())
    row = st.tuples(st.sampled_from(NAMES), numbers, numbers)
    blank = (NOT_APPLICABLE,) * 5
    return complete_table(
        Table(
            id=table_id,
            caption="Derived",
            columns=(
                Column(key="name", label="Name"),
                Column(key="a", label="A", kind="number", total=Sum()),
                Column(key="b", label="B", kind="number", total=Sum()),
                Column(
                    key="sum",
                    label="Sum",
                    kind="number",
                    derive=Sum(columns=("a", "b")),
                    total=Sum(columns=("a", "b")),
                ),
                Column(
                    key="difference",
                    label="Difference",
                    kind="number",
                    derive=Difference(minuend="a", subtrahend="b"),
                ),
                Column(
                    key="ratio",
                    label="Ratio",
                    kind="share",
                    derive=Ratio(numerator="a", denominator="b"),
                    total=Ratio(numerator="a", denominator="b"),
                ),
                Column(
                    key="running", label="So far", kind="number", derive=RunningTotal(column="a")
                ),
                Column(
                    key="rating",
                    label="Rating",
                    kind="rag",
                    derive=Band(column="ratio", limits=_LIMITS),
                ),
            ),
            rows=tuple((*cells, *blank) for cells in draw(st.lists(row, max_size=4))),
        )
    )


def referring_table(table_id: str, other: Table) -> Table:
    """Return a table of sums and totals of a derived table."""
    return complete_table(
        Table(
            id=table_id,
            caption="Drawn from another table",
            columns=(
                Column(key="name", label="Name"),
                Column(
                    key="part",
                    label="Part",
                    kind="number",
                    derive=SumWhere(table=other.id, column="a", where="name", equals="name"),
                    total=Sum(),
                ),
                Column(
                    key="whole",
                    label="Whole",
                    kind="number",
                    derive=CellOf(table=other.id, row="total", column="a"),
                ),
            ),
            rows=tuple((name, NOT_APPLICABLE, NOT_APPLICABLE) for name in NAMES),
        ),
        others=(other,),
    )
