"""The cheapest choice that has one of each of several sets: a minimum hitting set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Final

_TRIES: Final = 20_000
"""After how many steps the best choice so far is taken; smaller problems are solved exactly."""


def cheapest_hitting(needs: Sequence[Set[int]], costs: Mapping[int, int]) -> frozenset[int]:
    """Return the members of least cost that have one of each of *needs*.

    *costs* gives the cost of each member, above zero; of equally cheap choices the one
    found first, by the order of *costs*. Branch and bound: the sets that share no member
    with one another each cost their cheapest one at least.
    """
    order = {member: place for place, member in enumerate(costs)}
    ranked = [sorted(need, key=lambda each: (costs[each], order[each])) for need in needs]
    best = _greedy(ranked, costs, order)
    lowest = sum(costs[member] for member in best)
    waiting: list[tuple[frozenset[int], frozenset[int], int]] = [(frozenset(), frozenset(), 0)]
    for _ in range(_TRIES):
        if not waiting:
            break
        chosen, refused, cost = waiting.pop()
        left = [
            [each for each in need if each not in refused]
            for need in ranked
            if chosen.isdisjoint(need)
        ]
        if cost + _at_least(left, costs) >= lowest and left:
            continue
        if not left:
            if cost < lowest:
                best, lowest = chosen, cost
            continue
        branch = min(left, key=len)
        steps = []
        for member in branch:
            steps.append((chosen | {member}, refused, cost + costs[member]))
            refused = refused | {member}
        waiting += reversed(steps)
    return best


def _greedy(
    needs: Sequence[Sequence[int]], costs: Mapping[int, int], order: Mapping[int, int]
) -> frozenset[int]:
    """Return a choice that takes what meets most needs for its cost, one after the other."""
    chosen: set[int] = set()
    left = list(needs)
    while left:
        met: dict[int, int] = {}
        for need in left:
            for member in need:
                met[member] = met.get(member, 0) + 1
        chosen.add(min(met, key=lambda each: (-met[each] / costs[each], order[each])))
        left = [need for need in left if chosen.isdisjoint(need)]
    return frozenset(chosen)


def _at_least(needs: Sequence[Sequence[int]], costs: Mapping[int, int]) -> float:
    """Return what *needs* cost at least; without end where one of them has no member left."""
    cost = 0
    seen: set[int] = set()
    for need in sorted(needs, key=len):
        if not need:
            return float("inf")
        if seen.isdisjoint(need):
            cost += min(costs[member] for member in need)
            seen.update(need)
    return cost
