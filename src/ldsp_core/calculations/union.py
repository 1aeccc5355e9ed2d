"""How many people are in several groups together, when nobody knows who is in two of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ldsp_core.errors import CalculationError
from ldsp_core.model import Partnership
from ldsp_core.values import Count, total


def union(parts: Sequence[Count], subsets: Sequence[Count]) -> Count:
    """Return what is known of a union of *parts* (unit: people).

    Formula: at least the greatest low end of any of the *subsets*, each of which is
    sure to hold that many different people; at most the sum of all *parts*. Own
    definition. Raises CalculationError for a number of people that may be below zero.
    """
    for each in (*parts, *subsets):
        of_people(each)
    whole = total(parts)
    lows = [(each.least, each.low_open) for each in subsets]
    best, is_open = max(
        ((low, is_open) for low, is_open in lows if low is not None), default=(None, False)
    )
    if best is None:
        return Count(low=0, high=whole.high, high_open=whole.high_open)
    if best == whole.high:
        return whole
    return Count(
        low=best,
        low_open=is_open,
        high=whole.high,
        high_open=whole.high_open,
        approximate=whole.approximate,
    )


def of_people(count: Count, where: str = "") -> Count:
    """Return *count*, a number of people; *where* is its place in the data, for the refusal.

    Raises CalculationError for one that may be below zero.
    """
    if count.least is None or count.least < 0:
        raise CalculationError(
            f"{f'{where}: ' if where else ''}a number of people cannot be below zero, got "
            f"{count}; people who were counted by mistake are taken off the count itself"
        )
    return count


def disjoint_totals(partnership: Partnership, people: Mapping[str, Count]) -> list[Count]:
    """Return the sums over activities that the data declares to share nobody.

    *people* holds the number of each activity by its id.
    """
    return [
        total(people[name] for name in dict.fromkeys(declared.activities) if name in people)
        for declared in partnership.disjoint
    ]
