"""Limits of the format: what lies beyond them is a constant, a shorter name or an error."""

from __future__ import annotations

import pytest

from ldsp_core.document import Band, BandLimit, Column, Sum, Table, complete_table
from ldsp_core.values import NOT_APPLICABLE
from ldsp_excel import formulas, ratings
from ldsp_excel.names import HEADER_LIMIT, SHEET_LIMIT, Names, units
from ldsp_excel.rules import MOST_ARGUMENTS, MOST_LEVELS, formula_in_row


def wide(count: int) -> Table:
    """A table of *count* numbers and their sum."""
    columns = [Column(key=f"k{n}", label=f"L{n}", kind="number") for n in range(count)]
    keys = tuple(column.key for column in columns)
    total = Column(key="sum", label="Sum", kind="number", derive=Sum(columns=keys))
    table = Table(
        id="reach",
        caption="Reach",
        columns=(*columns, total),
        rows=[(*[1] * count, NOT_APPLICABLE)],
    )
    return complete_table(table)


def test_a_sum_of_more_columns_than_a_function_takes_is_a_constant(render, report_of):
    """6: Excel's functions take 255 arguments; beyond them the sum stands, and that is told."""
    most, more = render(report_of(wide(255))), render(report_of(wide(256)))

    assert most.live("reach", "Sum") != [None]
    assert more.live("reach", "Sum") == [None]
    assert more.column("reach", "Sum") == [256]
    assert any("255 arguments" in each.message for each in more.result.degradations)


def test_a_formula_too_long_is_a_constant(render, report_of, monkeypatch: pytest.MonkeyPatch):
    """6: Excel's formulas have at most 8,192 characters."""
    monkeypatch.setattr(formulas, "LONGEST_FORMULA", 40)
    book = render(report_of(wide(5)))

    assert book.live("reach", "Sum") == [None]
    assert book.column("reach", "Sum") == [5]
    assert any("8,192 characters" in each.message for each in book.result.degradations)


def test_bands_nest_no_deeper_than_excel_goes():
    """6: 64 functions may stand in one another."""

    def formula(levels: int) -> str:
        limits = [BandLimit(up_to=str(n), rag=1) for n in range(levels - 1)]
        band = Band(column="a", limits=(*limits, BandLimit(up_to=None, rag=5)))
        return formula_in_row(band, lambda key: key)

    assert formula(MOST_LEVELS).count("IF(") == MOST_LEVELS - 1
    assert formula(MOST_LEVELS + 1) == ""
    assert MOST_ARGUMENTS == 255


def test_lists_to_choose_from_fit_a_validation():
    """Working: the list of a validation has at most 255 characters."""
    (choice,) = [ratings._choice("A1")]

    assert units(str(choice.formula1)) <= 257  # with its quotation marks


def test_names_that_are_cut_stay_unique():
    """1: sheets have at most 31 characters, headers 255, numbers at the end included."""
    names = Names()
    sheets = [names.take("😀" * 40, SHEET_LIMIT, " ({})") for _ in range(12)]

    assert len(set(sheets)) == 12
    assert max(map(units, sheets)) <= SHEET_LIMIT
    assert units(Names().take("x" * 300, HEADER_LIMIT)) == HEADER_LIMIT


def test_columns_are_no_wider_than_excel_allows(render, report_of, table_of):
    """A column is at most 255 digits wide, however long its words and its header are."""
    column = Column(key="a", label="word" * 60)
    sheet = render(report_of(table_of([column], ("x" * 30_000,)))).values["Reach"]

    assert sheet.column_dimensions["A"].width <= 255
