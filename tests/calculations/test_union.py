"""What is known of several groups together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core import Partnership
from ldsp_core.calculations import reach, total_of, totals_by_theme
from ldsp_core.calculations.union import union
from ldsp_core.errors import CalculationError
from ldsp_core.model import Activity, Area, Framework, Indicator, Measurement, Theme
from ldsp_core.values import NOT_APPLICABLE, Count, total

_sizes = st.lists(st.integers(0, 50), min_size=1, max_size=5)


@given(_sizes, st.randoms(use_true_random=False))
def test_the_answer_holds_every_way_that_groups_may_overlap(sizes: list[int], chance) -> None:
    """People are drawn into each group by chance: the true number is never left out."""
    crowd = range(sum(sizes) or 1)
    groups = [set(chance.sample(crowd, size)) for size in sizes]
    counts = [Count.exactly(size) for size in sizes]
    assert union(counts, counts).interval.contains(len(set().union(*groups)))
    assert union(counts[::-1], counts[::-1]) == union(counts, counts)


def test_fewer_than_nobody_is_refused_in_words() -> None:
    """It may come of a difference that was worked out, never of a file."""
    less = Count.exactly(3) - Count.exactly(5)
    for counts in ([less], [Count.exactly(1), less]):
        with pytest.raises(CalculationError, match="people cannot be below zero, got -2"):
            union(counts, counts)
    with pytest.raises(CalculationError, match="below zero"):
        union([total([less])], [])


def test_the_refusal_says_where() -> None:
    """Which activity it is that counts fewer than nobody; every total refuses it alike."""
    people = Indicator(id="people", name="People", unit="u", basis="unique people", reach=True)
    counts = {"x": Count.exactly(9), "y": Count.exactly(3) - Count.exactly(5)}
    facts = Partnership(
        id="p",
        name="P",
        area=Area(name="A"),
        framework=Framework(id="f", name="F", themes=(Theme(id="t", name="T"),)),
        indicators=(people,),
        activities=tuple(
            Activity(
                id=name,
                title="A",
                themes=("t",),
                status="completed",
                summary="S",
                measurements=(Measurement(indicator="people", kind="actual", count=count),),
            )
            for name, count in counts.items()
        ),
    )
    with pytest.raises(CalculationError, match=r"^activities\[y\].measurements: a number"):
        reach(facts)
    with pytest.raises(CalculationError, match=r"^activities\[y\].measurements of 'people': a "):
        total_of(facts, people, "actual")
    (row,) = totals_by_theme(facts)
    assert row.actual == NOT_APPLICABLE
    assert "activities[y]" in "".join(row.left_out)
