"""The appendix, held against the figures: what alters one is among the facts that it names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve

import ldsp_core as ldsp
from ldsp_core import Count, Money, Partnership
from ldsp_core.document import table_of

MORE = Money.pounds("1234.50")


def figures(facts: Partnership, report: str, **params: str) -> dict[str, tuple[str, set[str]]]:
    """Return each figure of the appendix: its value, and the places of its facts."""
    built = ldsp.build(report, facts, provenance=True, internal=True, **params)
    found: dict[str, tuple[str, set[str]]] = {}
    for name, value, place, *_ in table_of(built, "provenance-table").rows:
        found.setdefault(str(name), (str(value), set()))[1].add(str(place))
    return found


def altered(facts: Partnership) -> Iterator[tuple[str, Partnership]]:
    """Yield the place of each sum and each count, and the facts with another one there."""
    for number, activity in enumerate(facts.activities):
        for index, each in enumerate(activity.measurements):
            if isinstance(each.count, Count):
                more = evolve(each, count=each.count + Count.exactly(7), breakdowns=())
                told = evolve(activity, measurements=put(activity.measurements, index, more))
                place = f"activities[{activity.id}].measurements[{index}]"
                yield place, evolve(facts, activities=put(facts.activities, number, told))
    for number, grant in enumerate(facts.grants):
        for name, key in (("periods", "profile"), ("periods", "actual"), ("claims", "amount")):
            for index, each in enumerate(getattr(grant, name)):
                if isinstance(getattr(each, key), Money):
                    more = evolve(each, **{key: getattr(each, key) + MORE})
                    told = evolve(grant, **{name: put(getattr(grant, name), index, more)})
                    place = f"grants[{grant.id}].{name}[{index}].{key}"
                    yield place, evolve(facts, grants=put(facts.grants, number, told))


def put(things: tuple[Any, ...], index: int, other: object) -> tuple[Any, ...]:
    """Return *things* with another at *index*."""
    return (*things[:index], other, *things[index + 1 :])


@pytest.mark.parametrize(
    ("report", "params"),
    [
        ("monitoring", {}),
        ("grant-claim", {"grant": "coordinator-grant", "period": "FY2025-26/Q4"}),
    ],
)
def test_no_figure_rests_on_a_fact_that_it_does_not_name(
    fictional: Partnership, report: str, params: dict[str, str]
) -> None:
    """Each sum and each count is altered in turn: only figures that name it are others then."""
    before = figures(fictional, report, **params)
    moved: set[str] = set()
    for place, facts in altered(fictional):
        after = figures(facts, report, **params)
        for name, (value, places) in before.items():
            if after[name][0] != value:
                moved.add(name)
                assert place in places, name
    assert "Example Skills Grant: spend to date" in moved
    assert len(moved) > 10
