"""Totals and derived columns: live where every input is exact, else constants (statement 6)."""

from __future__ import annotations

import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ldsp_core.document import (
    Band,
    BandLimit,
    CellOf,
    Column,
    Difference,
    Ratio,
    RunningTotal,
    Sum,
    SumWhere,
    Table,
)
from ldsp_core.document.evaluation import complete_table
from ldsp_core.errors import DocumentError
from ldsp_core.values import (
    NOT_APPLICABLE,
    NOT_RECORDED,
    SUPPRESSED,
    Count,
    Money,
    Rag,
)

NUMBER = "number"
LIMITS = (
    BandLimit(up_to="0.05", rag=1),
    BandLimit(up_to="0.15", rag=3),
    BandLimit(up_to=None, rag=5),
)


def column(key: str, **facts: Any) -> Column:
    """A column of numbers, labelled by its key."""
    return Column(key=key, label=key.capitalize(), kind=NUMBER, **facts)


def filled(*columns: Column, rows: list[tuple[Any, ...]], **facts: Any) -> Table:
    """A table called ``reach`` whose derived cells core has worked out."""
    table = Table(id="reach", caption="Reach", columns=columns, rows=rows, **facts)
    return complete_table(table)


ACTUAL = column("actual", total=Sum())
PROFILE = column("profile", total=Sum())
VARIANCE = column("variance", derive=Difference(minuend="actual", subtrahend="profile"))


def test_difference_is_live(render, report_of):
    """6: a difference of exact cells is a formula over the cells of its own row."""
    book = render(report_of(filled(ACTUAL, PROFILE, VARIANCE, rows=[(7, 5, NOT_APPLICABLE)])))

    assert book.live("reach", "Variance")[0] == (
        "=reach[[#This Row],[Actual]]-reach[[#This Row],[Profile]]"
    )
    assert book.column("reach", "Variance")[0] == 2


@pytest.mark.parametrize("cell", [Count.parse("over 5"), NOT_RECORDED, SUPPRESSED])
def test_inexact_input_makes_a_constant(render, report_of, cell):
    """6: where an input is a bound, missing or suppressed, the cell is a constant."""
    rows = [(7, 5, NOT_APPLICABLE), (cell, 5, NOT_APPLICABLE)]
    book = render(report_of(filled(ACTUAL, PROFILE, VARIANCE, rows=rows)))

    assert [bool(formula) for formula in book.live("reach", "Variance")] == [True, False, False]


@pytest.mark.parametrize("cell", [Count.parse("over 5"), NOT_RECORDED, SUPPRESSED, NOT_APPLICABLE])
def test_inexact_column_makes_a_constant_total(render, report_of, cell):
    """6: a total over anything that is not exact is a constant, so that no blank counts as zero."""
    book = render(report_of(filled(ACTUAL, PROFILE, rows=[(7, 5), (cell, 5)])))

    assert book.live("reach", "Actual")[-1] is None
    assert book.live("reach", "Profile")[-1] == "=SUBTOTAL(109,reach[Profile])"


def test_totals_follow_the_filter(render, report_of):
    """6: a total is a subtotal of its column, which the table knows as its sum."""
    book = render(report_of(filled(ACTUAL, PROFILE, rows=[(7, 5), (8, 6)])))
    (table,) = (t for _, t in book.tables() if t.displayName == "reach")

    assert book.column("reach", "Actual")[-1] == 15
    assert table.totalsRowCount == 1
    assert [each.totalsRowFunction for each in table.tableColumns] == ["sum", "sum"]


def test_ratio_of_totals(render, report_of):
    """6: the total of a ratio is the ratio of the totals."""
    share = Column(
        key="share",
        label="Share",
        kind="share",
        derive=Ratio(numerator="actual", denominator="profile"),
        total=Ratio(numerator="actual", denominator="profile"),
    )
    book = render(report_of(filled(ACTUAL, PROFILE, share, rows=[(1, 4, NOT_APPLICABLE)] * 3)))

    assert book.live("reach", "Share")[-1] == (
        "=reach[[#Totals],[Actual]]/reach[[#Totals],[Profile]]"
    )
    assert book.column("reach", "Share")[-1] == 0.25


def test_money_against_a_number_leaves_only_its_own_share_without_a_formula(render, report_of):
    """The shares of the rows beside it stay live."""
    share = Column(
        key="share",
        label="Share",
        kind="share",
        derive=Ratio(numerator="actual", denominator="profile"),
    )
    whole, unlike = (1, 4, NOT_APPLICABLE), (Money.pounds(1), 4, NOT_APPLICABLE)
    columns = (column("actual"), column("profile"), share)
    book = render(report_of(filled(*columns, rows=[whole, unlike, whole])))
    assert [bool(cell) for cell in book.live("reach", "Share")] == [True, False, True]
    assert book.column("reach", "Share") == [0.25, "not applicable", 0.25]


def test_ratio_by_zero_is_words(render, report_of):
    """6: where there is nothing to divide by, the cell says "not applicable"."""
    share = column("share", derive=Ratio(numerator="actual", denominator="profile"))
    book = render(report_of(filled(ACTUAL, PROFILE, share, rows=[(1, 0, NOT_APPLICABLE)])))

    assert book.live("reach", "Share")[0] is None
    assert book.column("reach", "Share")[0] == "not applicable"


def test_running_total_stops_at_the_first_bound(render, report_of):
    """6: a running total is live down to the first cell that is not exact."""
    running = column("running", derive=RunningTotal(column="actual"))
    rows = [(1, NOT_APPLICABLE), (2, NOT_APPLICABLE), (NOT_RECORDED, NOT_APPLICABLE)]
    book = render(report_of(filled(ACTUAL, running, rows=[*rows, (4, NOT_APPLICABLE)])))

    assert [bool(f) for f in book.live("reach", "Running")] == [True, True, False, False, False]
    assert book.column("reach", "Running")[:2] == [1, 3]


def test_rating_is_a_text_formula(render, report_of):
    """A rating is a formula that gives its words; values on a limit stay within it."""
    share = column("share", derive=Ratio(numerator="actual", denominator="profile"))
    rating = Column(
        key="rating", label="Rating", kind="rag", derive=Band(column="share", limits=LIMITS)
    )
    rows = [(n, 100, NOT_APPLICABLE, NOT_APPLICABLE) for n in (5, 15, 16)]
    book = render(report_of(filled(ACTUAL, PROFILE, share, rating, rows=rows)))

    assert book.column("reach", "Rating")[:3] == [
        "1 (on track)",
        "3 (some concern)",
        "5 (critical)",
    ]
    assert book.live("reach", "Rating")[0] == (
        "=IF(ROUND(reach[[#This Row],[Share]],9)<=0.05,"
        '"1 (on track)",IF(ROUND(reach[[#This Row],[Share]],9)<=0.15,'
        '"3 (some concern)","5 (critical)"))'
    )


def events(*rows: tuple[Any, ...]) -> Table:
    """A table of events with a theme and people."""
    return Table(
        id="events",
        caption="Events",
        columns=(Column(key="theme", label="Theme"), column("people", total=Sum())),
        rows=rows,
        totals=("Total", NOT_APPLICABLE),
    )


def by_theme(*themes: Any) -> Table:
    """A table that sums the people of events by theme."""
    people = column(
        "people", derive=SumWhere(table="events", column="people", where="theme", equals="theme")
    )
    return Table(
        id="reach",
        caption="Reach",
        columns=(Column(key="theme", label="Theme"), people),
        rows=[(theme, NOT_APPLICABLE) for theme in themes],
    )


def test_sums_by_another_column(render, report_of):
    """6: a sum over another table's rows is live, and counts only the rows that match."""
    source = complete_table(events(("A", 1), ("B*", 2), ("A", 4), ("C", NOT_RECORDED)))
    book = render(report_of(source, complete_table(by_theme("A", "B*", "C", "D"), [source])))

    assert book.live("reach", "People")[0] == (
        "=SUMPRODUCT(--(events[Theme]=reach[[#This Row],[Theme]]),events[People])"
    )
    assert [bool(formula) for formula in book.live("reach", "People")] == [True, True, False, True]
    assert book.column("reach", "People") == [5, 2, "not recorded", 0]


def test_what_a_spreadsheet_takes_for_one_is_a_constant(render, report_of):
    """6: where a spreadsheet would take "a" and "A" together, the sum is a constant."""
    source = complete_table(events(("A", 1), ("a", 2)))
    book = render(report_of(source, complete_table(by_theme("A", "a"), [source])))

    assert book.live("reach", "People") == [None, None]
    assert book.column("reach", "People") == [1, 2]


def test_cells_of_other_tables(render, report_of):
    """6: a cell of another table is referred to by its row, or by the total row."""
    source = complete_table(events(("A", 1), ("B", 2)))
    columns = (
        column("second", derive=CellOf(table="events", row=1, column="people")),
        column("all", derive=CellOf(table="events", row="total", column="people")),
    )
    table = Table(id="reach", caption="Reach", columns=columns, rows=[(NOT_APPLICABLE,) * 2])
    book = render(report_of(source, complete_table(table, [source])))

    assert book.live("reach", "Second") == ["=INDEX(events[People],2)"]
    assert book.live("reach", "All") == ["=events[[#Totals],[People]]"]
    assert (book.column("reach", "Second"), book.column("reach", "All")) == ([2], [3])


def test_headers_are_escaped_in_formulas(render, report_of):
    """6: brackets, # and ' of a header are escaped in formulas, and notes' markers with them."""
    odd = Column(key="odd", label="It's #1 [b]", kind="number", unit="£", total=Sum())
    book = render(report_of(filled(odd, rows=[(1,), (2,)])))

    assert book.live("reach", "It's #1 [b] (£)")[-1] == (
        "=SUBTOTAL(109,reach[It''s '#1 '[b'] (£)])"
    )


def test_a_uniform_column_is_a_calculated_column(render, report_of):
    """6: a column with one formula throughout is told to its table, so that new rows get it."""
    rows = [(7, 5, NOT_APPLICABLE), (8, 5, NOT_APPLICABLE)]
    formula = "reach[[#This Row],[Actual]]-reach[[#This Row],[Profile]]"

    def calculated(*more: tuple[Any, ...]) -> str:
        table = filled(ACTUAL, PROFILE, VARIANCE, rows=[*rows, *more])
        parts = render(report_of(table)).parts
        return next(xml for xml in parts.values() if 'displayName="reach"' in xml)

    assert f"<calculatedColumnFormula>{formula}<" in calculated()
    assert "calculatedColumnFormula" not in calculated((NOT_RECORDED, 5, NOT_APPLICABLE))


def test_money_of_two_currencies_is_never_summed(render, report_of):
    """6: a column of two currencies has no live total."""
    cells = [(Money.pounds(1),), (Money(amount=Decimal(2), currency="EUR"),)]
    table = Table(
        id="reach", caption="Reach", columns=(ACTUAL,), rows=cells, totals=(NOT_APPLICABLE,)
    )

    assert render(report_of(table)).live("reach", "Actual")[-1] is None


def test_a_value_that_its_formula_would_not_give_is_a_constant(render, report_of):
    """6: a stored value that a spreadsheet would change is kept as it is, and that is told."""
    table = filled(ACTUAL, PROFILE, VARIANCE, rows=[(7, 5, NOT_APPLICABLE)])
    wrong = evolve(table, rows=((7, 5, 3),))
    book = render(report_of(wrong))

    assert book.live("reach", "Variance")[0] is None
    assert book.column("reach", "Variance")[0] == 3
    assert any("'Variance', row 1" in each.message for each in book.result.degradations)


@pytest.mark.parametrize(
    "derive",
    [
        Difference(minuend="nobody", subtrahend="actual"),
        CellOf(table="nobody", row=0, column="actual"),
        CellOf(table="reach", row=9, column="actual"),
        SumWhere(table="reach", column="nobody", where="actual", equals="actual"),
    ],
)
def test_derivations_from_nothing_are_refused(render, report_of, derive):
    """A rule that refers to nothing is refused, naming what is missing."""
    table = Table(
        id="reach", caption="Reach", columns=(ACTUAL, column("odd", derive=derive)), rows=[(1, 2)]
    )

    with pytest.raises(DocumentError, match=r"nobody|no row 9"):
        render(report_of(table))


def formulas_in(sample) -> int:
    """How many formulas the sample has: 23 in its tables, and 9 behind its charts."""
    return 23 + 9 * ("Chart" in " ".join(sample.values.sheetnames))


def test_every_formula_has_its_result(sample):
    """6: next to every formula stands its result, so that previews show no blanks."""
    found = 0
    for sheet in sample.formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert sample.values[sheet.title][cell.coordinate].value is not None
                    found += 1
    assert found == formulas_in(sample)


def assert_recalculated(book) -> int:
    """Hold all results against what another program works out; return how many there are."""
    ironcalc = pytest.importorskip("ironcalc", reason="ironcalc recalculates workbooks")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "book.xlsx")
        path.write_bytes(book.data)
        model = ironcalc.load_from_xlsx(str(path), "en", "UTC")
    model.evaluate()
    count = 0
    for number, sheet in enumerate(book.formulas.worksheets):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    stored = book.values[sheet.title][cell.coordinate].value
                    again = model.get_cell_value(number, cell.row, cell.column)
                    if isinstance(stored, str):
                        assert again == stored
                    else:
                        assert again == pytest.approx(stored, rel=1e-9, abs=1e-9)
                    count += 1
    return count


def test_results_are_what_a_recalculation_gives(sample):
    """6: every stored result equals what a spreadsheet engine calculates from the formula."""
    assert assert_recalculated(sample) == formulas_in(sample)


INEXACT = st.sampled_from([NOT_RECORDED, SUPPRESSED, NOT_APPLICABLE])
COUNTS = st.one_of(st.integers(-500, 500), INEXACT, st.just(Count.parse("over 5")))
DECIMALS = st.one_of(st.decimals(0, 500, places=2), INEXACT)
MONEY = st.one_of(st.builds(Money.pounds, st.decimals(-500, 500, places=2)), INEXACT)
ROWS = st.one_of(
    st.lists(st.tuples(cells, cells), min_size=1, max_size=5) for cells in (COUNTS, DECIMALS, MONEY)
)


@given(rows=ROWS)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_numbers_recalculate_to_what_is_stored(render, report_of, rows):
    """6: whatever the numbers, stored results equal recalculated ones and core's own."""
    columns = (
        ACTUAL,
        PROFILE,
        column("both", derive=Sum(columns=("actual", "profile")), total=Sum()),
        VARIANCE,
        column("running", derive=RunningTotal(column="actual")),
        column("share", derive=Ratio(numerator="actual", denominator="profile")),
        Column(
            key="rating", label="Rating", kind="rag", derive=Band(column="share", limits=LIMITS)
        ),
    )
    table = filled(*columns, rows=[(*row, *[NOT_APPLICABLE] * 5) for row in rows])
    book = render(report_of(table))

    assert_recalculated(book)
    assert not [each for each in book.result.degradations if each.block == "reach"]


def test_exact_ratings_only_are_live(render, report_of):
    """A rating that is only known within limits is a constant in words."""
    rating = Column(
        key="rating", label="Rating", kind="rag", derive=Band(column="actual", limits=LIMITS)
    )
    table = Table(
        id="reach",
        caption="Reach",
        columns=(ACTUAL, rating),
        rows=[(Count.parse("over 5"), Rag.exactly(5)), (0, Rag.exactly(1))],
    )

    assert [bool(f) for f in render(report_of(table)).live("reach", "Rating")] == [False, True]
