"""Filling in and checking what derives from other cells."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given, settings

from ldsp_core.document import (
    Cell,
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
    format_cell,
    walk,
)
from ldsp_core.document.contradictions import contradictions
from ldsp_core.errors import DocumentError
from ldsp_core.testing.sample_documents import sample_report
from ldsp_core.testing.sample_tables import events_table
from ldsp_core.testing.table_strategies import derived_tables, referring_table
from ldsp_core.values import (
    NOT_APPLICABLE,
    NOT_RECORDED,
    SUPPRESSED,
    Count,
    Interval,
    Missing,
    Money,
    MoneyRange,
    Share,
)

SAMPLES = [placed.block for placed in walk(sample_report()) if isinstance(placed.block, Table)]


def emptied(table: Table) -> Table:
    """Return *table* as a builder would give it: nothing in the cells that derive."""
    rows = tuple(
        tuple(
            NOT_APPLICABLE if column.derive else cell
            for column, cell in zip(table.columns, row, strict=True)
        )
        for row in table.rows
    )
    return evolve(table, rows=rows, totals=None)


def others(table: Table) -> Iterator[Table]:
    """Yield the other tables of the sample."""
    return (other for other in SAMPLES if other.id != table.id)


def table(*rows: Row, derive: Derivation | None = None, total: Derivation | None = None) -> Table:
    """Return a table of the columns name, a, b and c, of which c derives."""
    return Table(
        id="t",
        caption="C",
        columns=(
            Column(key="name", label="Name"),
            Column(key="a", label="A", total=Sum()),
            Column(key="b", label="B", total=Sum()),
            Column(key="c", label="C", derive=derive, total=total),
        ),
        rows=rows,
    )


def column(of: Table, key: str) -> list[Cell]:
    """Return the cells of a column, its total last."""
    place = [each.key for each in of.columns].index(key)
    return [row[place] for row in (*of.rows, *([of.totals] if of.totals else []))]


@pytest.mark.parametrize("sample", SAMPLES, ids=[sample.id for sample in SAMPLES])
def test_the_sample_is_filled_in_as_it_was_by_hand(sample: Table) -> None:
    """Every rule gives what was worked out without it."""
    assert complete_table(emptied(sample), others(sample)) == sample


def test_the_sample_does_not_contradict_itself() -> None:
    """Its cells are what its rules give."""
    assert list(contradictions(SAMPLES)) == []


@settings(deadline=None, max_examples=50)
@given(derived_tables("t"))
def test_what_was_filled_in_does_not_contradict_itself(drawn: Table) -> None:
    """Filling in again changes nothing, and the check finds nothing."""
    other = referring_table("other", drawn)
    assert list(contradictions([drawn, other])) == []
    assert complete_table(drawn) == drawn


def test_columns_may_derive_from_derived_ones_in_any_order() -> None:
    """A rule sees what the rules of other columns give."""
    columns = (
        Column(key="third", label="3", derive=Sum(columns=("second", "first"))),
        Column(key="second", label="2", derive=Sum(columns=("first", "first"))),
        Column(key="first", label="1"),
    )
    given_table = Table(
        id="t", caption="C", columns=columns, rows=((NOT_APPLICABLE, NOT_APPLICABLE, 2),)
    )
    assert complete_table(given_table).rows == ((6, 4, 2),)


def test_a_share_of_the_total_refers_to_its_own_table() -> None:
    """The total row of the table that is being filled in counts as filled in."""
    columns = (
        Column(key="n", label="N", total=Sum()),
        Column(key="all", label="All", derive=CellOf(table="t", row="total", column="n")),
        Column(key="share", label="Share", derive=Ratio(numerator="n", denominator="all")),
    )
    rows = ((1, NOT_APPLICABLE, NOT_APPLICABLE), (3, NOT_APPLICABLE, NOT_APPLICABLE))
    shares = column(complete_table(Table(id="t", caption="C", columns=columns, rows=rows)), "share")
    assert list(map(format_cell, shares)) == ["25%", "75%", "not applicable"]


def test_the_total_of_a_ratio_is_the_ratio_of_the_totals() -> None:
    """Never the mean of ratios."""
    ratio = Ratio(numerator="a", denominator="b")
    blank = (NOT_APPLICABLE,)
    filled = complete_table(
        table(("x", 1, 2, *blank), ("y", 1, 8, *blank), derive=ratio, total=ratio)
    )
    assert list(map(format_cell, column(filled, "c"))) == ["50%", "12.5%", "20%"]


def test_a_running_total_goes_on_over_what_is_missing() -> None:
    """As a bound from there on."""
    rows = (("x", 5, 0), ("y", NOT_RECORDED, 0), ("z", 7, 0))
    filled = complete_table(
        table(*((*row, NOT_APPLICABLE) for row in rows), derive=RunningTotal(column="a"))
    )
    assert column(filled, "c")[:3] == [5, Count(low=5), Count(low=12)]


def test_the_total_of_a_running_total_is_its_last() -> None:
    """The sum of the column that runs."""
    running = RunningTotal(column="a")
    rows = (("x", 5, 0, NOT_APPLICABLE), ("y", 7, 0, NOT_APPLICABLE))
    assert column(complete_table(table(*rows, derive=running, total=running)), "c") == [5, 12, 12]


def test_a_cell_of_a_row_is_taken_as_it_is() -> None:
    """By the row's number, from 0."""
    first = CellOf(table="events", row=1, column="event")
    filled = complete_table(table(("x", 1, 2, NOT_APPLICABLE), derive=first), (events_table(),))
    assert column(filled, "c")[0] == "Teach-in"


def test_there_is_no_total_where_there_is_no_total_row() -> None:
    """The error names the table."""
    total = CellOf(table="plain", row="total", column="a")
    plain = Table(id="plain", caption="C", columns=(Column(key="a", label="A"),), rows=())
    with pytest.raises(DocumentError, match="the table plain has no total row"):
        complete_table(table(("x", 1, 2, NOT_APPLICABLE), derive=total), (plain,))


def test_a_total_row_is_made_where_there_are_rules_for_it() -> None:
    """The word "Total" in front; what has no rule does not apply."""
    assert complete_table(table(("x", 1, 2, "plain"))).totals == ("Total", 1, 2, NOT_APPLICABLE)


def test_a_table_without_rules_stays_as_it_is() -> None:
    """Its rows are not even copied."""
    rows = (("x",), ("y",))
    plain = Table(id="t", caption="C", columns=(Column(key="a", label="A"),), rows=rows)
    assert complete_table(plain).rows is rows


def test_what_stands_there_already_is_kept() -> None:
    """Only NOT_APPLICABLE is filled in."""
    given_table = table(("x", 1, 2, SUPPRESSED), derive=Sum(columns=("a", "b")))
    assert column(complete_table(given_table), "c")[0] == SUPPRESSED


def test_the_sum_of_no_rows_is_zero_of_the_right_kind() -> None:
    """Of money where the column holds money."""
    columns = (Column(key="a", label="A", kind="money", total=Sum()),)
    empty = Table(id="t", caption="C", columns=columns, rows=())
    assert complete_table(empty).totals == (Money.pounds(0),)
    euros = Column(
        key="c",
        label="C",
        derive=SumWhere(table="events", column="people", where="theme", equals="name"),
    )
    nothing = Table(
        id="x",
        caption="C",
        columns=(Column(key="name", label="N"), euros),
        rows=(("No such theme", NOT_APPLICABLE),),
    )
    assert complete_table(nothing, (events_table(),)).rows[0][1] == 0


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        (Sum(columns=("a", "nowhere")), "'nowhere'"),
        (Sum(), "names other columns"),
        (CellOf(table="nowhere", row=0, column="a"), "'nowhere'"),
        (CellOf(table="t", row=7, column="a"), "no row 7"),
        (SumWhere(table="events", column="x", where="theme", equals="name"), "'x'"),
        (Difference(minuend="name", subtrahend="a"), "column c: cannot calculate with 'x'"),
        (Sum(columns=("c",)), "derive from one another: column c of table t, column c of table t"),
        (RunningTotal(column="c"), "derive from one another"),
    ],
)
def test_a_rule_that_cannot_be_followed_is_an_error(rule: Derivation, problem: str) -> None:
    """It says which column, and why."""
    with pytest.raises(DocumentError, match=problem):
        complete_table(table(("x", 1, 2, NOT_APPLICABLE), derive=rule), (events_table(),))


def test_a_row_of_the_wrong_length_is_an_error() -> None:
    """Every such row is named."""
    with pytest.raises(DocumentError, match=r"row 1: it has 2 cells(.|\n)*row 3: it has 5 cells"):
        complete_table(table(("x", 1), ("y", 1, 2, 3), ("z", 1, 2, 3, 4)))


@pytest.mark.parametrize(
    ("inputs", "stored", "right"),
    [
        ((1, 2), 3, True),
        ((1, 2), Count.exactly(3), True),
        ((1, 2), 4, False),
        ((1, 2), NOT_APPLICABLE, False),
        ((1, 2), "3", False),
        ((1, 2), Money.pounds(3), False),
        ((1, 2), SUPPRESSED, True),
        ((Count.parse("over 600"), 33), Count.parse("over 633"), True),
        ((Count.parse("over 600"), 33), Count.parse("at least 633"), False),
        ((Count.parse("over 600"), 33), 650, False),
        ((Count.parse("about 180"), 20), 200, False),
        ((20, NOT_RECORDED), Count(low=20), True),
        ((20, NOT_RECORDED), 28, True),
        ((20, NOT_RECORDED), 19, False),
        ((20, NOT_RECORDED), NOT_RECORDED, True),
        ((NOT_RECORDED, NOT_RECORDED), 28, True),
        ((NOT_APPLICABLE, NOT_APPLICABLE), NOT_RECORDED, True),
        ((Money.pounds(5), NOT_RECORDED), MoneyRange(interval=Interval(low=Decimal(5))), True),
    ],
)
def test_a_stored_sum_is_checked(inputs: tuple[Cell, Cell], stored: Cell, right: bool) -> None:
    """It must be the sum; hidden, or better known than its parts, where one is missing."""
    checked = table(("x", *inputs, stored), derive=Sum(columns=("a", "b")))
    assert (list(contradictions([checked])) == []) == right


@pytest.mark.parametrize(
    ("stored", "right"),
    [
        (NOT_RECORDED, True),
        (Missing(reason="not yet due"), True),
        (SUPPRESSED, True),
        (Share.parse("62%"), False),
    ],
)
def test_a_ratio_with_a_missing_part_has_no_value(stored: Cell, right: bool) -> None:
    """A value there would give away what is missing."""
    ratio = Ratio(numerator="a", denominator="b")
    checked = table(("x", NOT_RECORDED, 5, stored), derive=ratio)
    assert (list(contradictions([checked])) == []) == right


@pytest.mark.parametrize(
    ("stored", "right"),
    [
        (Share(stated=Interval.exactly(Decimal("0.5"))), True),
        (Share(stated=Interval.exactly(Decimal("0.51"))), False),
        (Share.parse("about 50%"), False),
        (Decimal("0.5"), False),
    ],
)
def test_a_stored_share_is_checked(stored: Cell, right: bool) -> None:
    """By what it comes to, however it is kept."""
    checked = table(("x", 1, 2, stored), derive=Ratio(numerator="a", denominator="b"))
    assert (list(contradictions([checked])) == []) == right


def test_a_contradiction_names_the_cell() -> None:
    """What it holds, what it should, and what to do."""
    checked = evolve(
        table(("x", 1, 2, 7), derive=Sum(columns=("a", "b"))),
        totals=("Total", 5, 2, NOT_APPLICABLE),
    )
    assert list(contradictions([checked])) == [
        "table t, column a, total row: it holds 5, but its rule gives 1; "
        "build the table with complete_table",
        "table t, column c, row 1: it holds 7, but its rule gives 3; "
        "build the table with complete_table",
    ]


def test_a_quotient_is_compared_as_far_as_digits_go() -> None:
    """A third is a third, to whatever length it was written."""
    third = Money(amount=Money.pounds(1).amount / 3)
    checked = table(("x", Money.pounds(1), 3, third), derive=Ratio(numerator="a", denominator="b"))
    assert list(contradictions([checked])) == []


def test_in_a_column_of_shares_only_what_is_unlike_has_none() -> None:
    """Money against a number, and two currencies, are "not applicable"; other rows are as ever."""
    table = Table(
        id="t",
        caption="T",
        columns=(
            Column(key="target", label="Target"),
            Column(key="actual", label="Actual"),
            Column(
                key="share",
                label="Share",
                kind="share",
                derive=Ratio(numerator="actual", denominator="target"),
            ),
        ),
        rows=(
            (4, 3, NOT_APPLICABLE),
            (4, Money.pounds(3), NOT_APPLICABLE),
            (Money.pounds(4), Money.parse("EUR 3"), NOT_APPLICABLE),
            (Money.pounds(4), Money.pounds(3), NOT_APPLICABLE),
        ),
    )
    whole = complete_table(table)
    assert [format_cell(row[2]) for row in whole.rows] == [
        "75%",
        "not applicable",
        "not applicable",
        "75%",
    ]
    assert not list(contradictions([whole]))
