"""Calculating with cells."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.document import Cell
from ldsp_core.document.arithmetic import Adder, divide, interval_of, missing_of, subtract
from ldsp_core.errors import CalculationError
from ldsp_core.values import (
    NOT_APPLICABLE,
    NOT_RECORDED,
    NOT_YET_DUE,
    SUPPRESSED,
    Count,
    Interval,
    Money,
    MoneyRange,
    Rag,
    Share,
)

OVER_600 = Count.parse("over 600")
EUROS = Money(amount=Decimal(5), currency="EUR")

counts = st.integers(0, 1000) | st.builds(
    lambda low, size: Count(low=low, high=low + size), st.integers(0, 1000), st.integers(0, 50)
)


def added(*cells: Cell, zero: Cell = 0) -> Cell:
    """Return the sum of *cells*."""
    adder = Adder(zero)
    for cell in cells:
        adder.add(cell)
    return adder.result()


@pytest.mark.parametrize(
    ("cells", "total"),
    [
        ((1, 2, 3), 6),
        ((1, Count.exactly(2)), Count.exactly(3)),
        ((33, OVER_600), Count(low=633, low_open=True)),
        ((1, Decimal("0.5")), Decimal("1.5")),
        ((Count.exactly(1), Decimal("0.5")), Decimal("1.5")),
        ((Money.pounds(1), Money.pounds("0.01")), Money.pounds("1.01")),
        (
            (Money.pounds(1), MoneyRange(interval=Interval(low=Decimal(2)))),
            MoneyRange(interval=Interval(low=Decimal(3))),
        ),
        ((Count.parse("about 180"), 20), Count(low=200, high=200, approximate=True)),
    ],
)
def test_sums_keep_kind_and_bounds(cells: tuple[Cell, ...], total: Cell) -> None:
    """Ints give an int, a Count among them a Count without words, money gives money."""
    assert added(*cells) == total


@pytest.mark.parametrize("missing", [NOT_RECORDED, NOT_YET_DUE, SUPPRESSED])
def test_a_missing_part_leaves_a_bound(missing: Cell) -> None:
    """What is recorded is the least that the sum can be."""
    assert added(33, missing, OVER_600) == Count(low=633, low_open=True)
    assert added(33, missing) == Count(low=33)
    assert added(Count(high=50, high_open=True), missing, 30) == Count(low=30)
    assert added(Money.pounds(5), missing) == MoneyRange(interval=Interval(low=Decimal(5)))


@pytest.mark.parametrize(
    "recorded",
    [(0,), (-5, 10), (Decimal(3),), (Money.pounds(-1), Money.pounds(9)), (Count(high=50),)],
)
def test_a_missing_part_may_leave_nothing_to_say(recorded: tuple[Cell, ...]) -> None:
    """No bound of zero, none where numbers can be negative, none that no cell can hold."""
    assert added(*recorded, NOT_RECORDED) == NOT_RECORDED


def test_what_does_not_apply_takes_no_part_in_a_sum() -> None:
    """It is no gap; a sum of nothing else is itself not applicable."""
    assert added(1, NOT_APPLICABLE, 2) == 3
    assert added(NOT_APPLICABLE, NOT_APPLICABLE) == NOT_APPLICABLE


def test_the_sum_of_no_cells_is_zero() -> None:
    """Of the kind that was asked for."""
    assert added() == 0
    assert added(zero=Money.pounds(0)) == Money.pounds(0)


def test_the_reason_of_a_result_is_the_strongest() -> None:
    """Suppressed before not recorded before not yet due before not applicable."""
    reasons = (NOT_APPLICABLE, NOT_YET_DUE, NOT_RECORDED, SUPPRESSED)
    for weak, strong in pairwise(reasons):
        assert missing_of((weak, 1, strong)) == strong
        assert subtract(weak, strong) == strong
        assert divide(strong, weak) == strong
    assert missing_of((1, "x")) is None


@given(st.lists(counts, min_size=1, max_size=5))
def test_a_sum_holds_every_sum_of_values(cells: list[Cell]) -> None:
    """The sums of the lowest and of the highest values are its ends."""
    total = interval_of(added(*cells))
    ends = [interval_of(cell) for cell in cells]
    assert total.low == sum(end.low for end in ends if end.low is not None)
    assert total.high == sum(end.high for end in ends if end.high is not None)


EXACT = (
    st.integers(-1000, 1000),
    st.decimals(-1000, 1000, places=2).map(Money.pounds),
    st.one_of(counts, st.just(NOT_RECORDED)),
)


@given(st.one_of(*(st.lists(st.lists(cells, min_size=1), min_size=1) for cells in EXACT)))
def test_adding_many_at_once_is_adding_one_by_one(parts: list[list[Cell]]) -> None:
    """However the cells are put together; with bounds and what is missing among them too."""
    adder = Adder()
    for part in parts:
        adder.extend(part)
    assert adder.result() == added(*(cell for part in parts for cell in part))
    adder.extend([NOT_RECORDED])
    assert adder.result() == added(*(cell for part in parts for cell in part), NOT_RECORDED)


def test_many_of_another_unit_are_not_added() -> None:
    """Neither numbers to money nor one currency to another."""
    adder = Adder()
    adder.extend([Money.pounds(1)])
    for others in ([1, 2], [EUROS, EUROS], [Money.pounds(1), EUROS]):
        with pytest.raises(CalculationError, match="together"):
            adder.extend(others)


@given(counts, counts)
def test_a_difference_undoes_a_sum(one: Cell, two: Cell) -> None:
    """Taking away what was added covers what was there, exactly where both are exact."""
    back = interval_of(subtract(added(one, two), two))
    assert back.covers(interval_of(one))
    if isinstance(one, int) and isinstance(two, int):
        assert subtract(added(one, two), two) == one


@pytest.mark.parametrize(
    ("minuend", "subtrahend", "difference"),
    [
        (3, 5, -2),
        (OVER_600, 100, Count(low=500, low_open=True, signed=False)),
        (Decimal("0.3"), Decimal("0.1"), Decimal("0.2")),
        (Money.pounds("14250.50"), Money.pounds(15000), Money.pounds("-749.50")),
    ],
)
def test_differences(minuend: Cell, subtrahend: Cell, difference: Cell) -> None:
    """They are of the kind that a sum would be, and may be negative."""
    assert subtract(minuend, subtrahend) == difference


@pytest.mark.parametrize(
    ("numerator", "denominator", "ratio"),
    [
        (OVER_600, 1000, Share.of(OVER_600, Count.exactly(1000))),
        (1, 3, Share.of(Count.exactly(1), Count.exactly(3))),
        (Money.pounds("3.5"), Money.pounds(70), Share(stated=Interval.exactly(Decimal("0.05")))),
        (Money.pounds(75000), 600, Money.pounds(125)),
        (
            Money.pounds(75000),
            OVER_600,
            MoneyRange(
                interval=Interval(low=Decimal(0), high=Decimal(125), low_open=True, high_open=True)
            ),
        ),
    ],
)
def test_ratios(numerator: Cell, denominator: Cell, ratio: Cell) -> None:
    """Counts make a share, money a stated share, money by a count the money for each."""
    assert divide(numerator, denominator) == ratio


@pytest.mark.parametrize("denominator", [0, -5, Count(high=50), Decimal(0)])
def test_a_ratio_to_what_may_be_nothing_does_not_apply(denominator: Cell) -> None:
    """There is no share of nothing, and none of less."""
    assert divide(5, denominator) == NOT_APPLICABLE


@pytest.mark.parametrize(
    ("one", "two", "reason"),
    [
        (Money.pounds(1), EUROS, "GBP and an amount in EUR"),
        (Money.pounds(1), 5, "GBP and a plain number"),
        (Share.parse("62%"), Share.parse("1%"), "shares are never added"),
        (1, "one", "'one'"),
        (Rag.exactly(1), 1, "Rag"),
        (OVER_600, Decimal("0.5"), "no count"),
    ],
)
def test_what_does_not_belong_together_is_refused(one: Cell, two: Cell, reason: str) -> None:
    """With the reason."""
    with pytest.raises(CalculationError, match=reason):
        added(one, two)
    with pytest.raises(CalculationError, match=reason):
        subtract(one, two)


def test_a_number_is_not_divided_by_money() -> None:
    """There are no people per pound."""
    with pytest.raises(CalculationError, match="plain number and an amount in GBP"):
        divide(5, Money.pounds(1))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (Share.parse("75%"), Share.parse("70%")),
        ("medium", "low"),
        (10, "between 9 and 12"),
        (Share.parse("75%"), 10),
    ],
)
def test_a_ratio_of_shares_or_words_does_not_apply(one: Cell, two: Cell) -> None:
    """They stand in one column with counts, where results of many kinds are told."""
    assert divide(one, two) == NOT_APPLICABLE
