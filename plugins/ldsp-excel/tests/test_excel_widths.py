"""Room: figures always fit their columns, and words their rows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.document import Column, format_cell
from ldsp_core.values import Money
from ldsp_excel.cells import Decimals
from ldsp_excel.columns import SheetColumn
from ldsp_excel.widths import TALLEST, column_width, line_count, room, row_height, text_width

WORDS = st.text("abc MW.i ", max_size=80)


def column_of(amount: Money) -> SheetColumn:
    """A column that holds *amount*, in a column that shows pence."""
    return SheetColumn(
        source=0,
        column=Column(key="spend", label="Spend", kind="money", unit="£"),
        part="value",
        title="Spend (£)",
        header="Spend (£)",
        decimals=Decimals(money=2),
        widest=len(format_cell(amount)),
    )


@given(st.integers(-(10**12), 10**12).map(Money.pounds))
def test_figures_fit(amount: Money):
    """A sum of money, pence and all, is narrower than its column."""
    assert room(f"{format_cell(amount)}.00") < column_width(column_of(amount))


@given(WORDS, st.floats(10, 100))
def test_narrower_columns_need_no_fewer_lines(text: str, width: float):
    """A text takes at least one line, and no fewer in a narrower column."""
    assert 1 <= line_count(text, width) <= line_count(text, width / 2)


def test_line_breaks_count():
    """Every line of a text takes a line."""
    assert line_count("a\nb\nc", 40) == 3


def test_long_text_gets_a_wide_column():
    """A text too long for the tallest row of a usual column gets a wider one."""
    assert text_width(100) == 42
    assert text_width(2_400) == 100
    assert text_width(32_767) == 110


def test_rows_end_at_what_excel_allows():
    """No row is taller than Excel allows."""
    assert row_height(1, 11) == 14.75
    assert row_height(1_000, 11) == TALLEST
