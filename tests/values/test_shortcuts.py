"""Shortcuts for exact values give what the full rules give."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.values import Count, Money, reaches

NUMBERS = st.integers(-5, 5)
AMOUNTS = st.decimals(-(10**30), 10**30, places=4)


@given(NUMBERS, NUMBERS, st.booleans())
def test_exact_counts_are_compared_as_intervals_are(one: int, two: int, less: bool) -> None:
    """Two exact counts meet each other as their intervals do, in both directions."""
    actual, target = Count.exactly(one), Count.exactly(two)
    assert actual.against(target, less_is_better=less) == reaches(
        actual.interval, target.interval, less_is_better=less
    )


@given(AMOUNTS, AMOUNTS)
def test_sums_of_money_are_money_like_any_other(one: Decimal, two: Decimal) -> None:
    """A sum, a difference and a negative are what the class itself makes of the amount."""
    mine, theirs = Money(amount=one, currency="EUR"), Money(amount=two, currency="EUR")
    for found in (mine + theirs, mine - theirs, -mine, mine - mine):
        made = Money(amount=found.amount, currency="EUR")
        assert (found, hash(found), str(found)) == (made, hash(made), str(made))
        assert str(found.amount) == str(made.amount)


def test_the_least_of_a_count_that_is_no_difference_is_zero() -> None:
    """Nobody counts fewer than none; a difference may be anything."""
    assert Count(high=50).least == 0
    assert Count(low=7, low_open=True).least == 7
    assert Count(high=50, signed=True).least is None
