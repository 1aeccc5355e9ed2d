"""The cheapest choice that has one of each set is found."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.calculations.suppression.hitting import cheapest_hitting

MEMBERS = st.integers(min_value=0, max_value=6)
NEEDS = st.lists(st.sets(MEMBERS, min_size=1, max_size=4), max_size=6)
COSTS = st.lists(st.integers(min_value=1, max_value=3), min_size=7, max_size=7)


@given(NEEDS, COSTS)
def test_no_choice_is_cheaper(needs: list[set[int]], prices: list[int]) -> None:
    """It hits every set, and of all choices that do, tried one by one, none costs less."""
    costs = dict(enumerate(prices))
    found = cheapest_hitting(needs, costs)
    assert all(found & need for need in needs)
    least = min(
        sum(costs[member] for member in choice)
        for size in range(8)
        for choice in combinations(costs, size)
        if all(need & set(choice) for need in needs)
    )
    assert sum(costs[member] for member in found) == least
