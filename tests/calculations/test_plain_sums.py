"""The short way gives what the long way would, and is left wherever they could differ."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core import Count, Period, Place
from ldsp_core.calculations import value_of
from ldsp_core.calculations.plain_sums import plain_sum
from ldsp_core.errors import CalculationError
from ldsp_core.model import Activity, Breakdown, Indicator, Measurement
from ldsp_core.values import Missing, total

LEARNERS = Indicator(id="learners", name="Learners", unit="learners")
QUARTERS = tuple(f"FY2025-26/Q{number}" for number in range(1, 5))


def measured(count: Any, code: str = "", **facts: Any) -> Measurement:
    """Return an actual number of learners for a period."""
    period = {"period": Period.parse(code)} if code else {}
    return Measurement(indicator="learners", kind="actual", count=count, **period, **facts)


def activity(*measurements: Measurement) -> Activity:
    """Return an activity with these measurements."""
    return Activity(
        id="a",
        title="A",
        themes=("t",),
        status="under way",
        summary="S",
        measurements=measurements,
    )


def short(*measurements: Measurement, indicator: Indicator = LEARNERS) -> Count | None:
    """Return what the short way gives."""
    return plain_sum(activity(*measurements), indicator, range(len(measurements)))


@given(st.dictionaries(st.sampled_from(QUARTERS), st.integers(0, 10_000), min_size=2))
def test_quarters_side_by_side_are_added(counts: dict[str, int]) -> None:
    """As the long way would, with the same origins."""
    facts = activity(*(measured(Count.exactly(n), code) for code, n in counts.items()))
    result = value_of(facts, LEARNERS, "actual")
    assert result.value == total(map(Count.exactly, counts.values()))
    assert [each.value for each in result.origins] == [str(n) for n in counts.values()]
    # A bound in the first of them takes the long way to the same ends.
    first, *others = facts.measurements
    assert isinstance(first.count, Count)
    bound = evolve(first, count=Count(low=first.count.low))
    longer = value_of(activity(bound, *others), LEARNERS, "actual")
    assert longer.value == Count(low=sum(counts.values()))
    assert [each.place for each in longer.origins] == [each.place for each in result.origins]


ONE, TWO = (measured(Count.exactly(number), QUARTERS[number]) for number in (1, 2))


@pytest.mark.parametrize(
    "other",
    [
        measured(Count.parse("over 2"), QUARTERS[2]),
        measured(Count.parse("about 2"), QUARTERS[2]),
        measured(Missing(), QUARTERS[2]),
        measured(Count.exactly(2)),
        measured(Count.exactly(2), QUARTERS[1]),
        measured(Count.exactly(2), "2025-12"),
        measured(Count.exactly(2), "2025-Q4"),
        measured(Count.exactly(2), QUARTERS[2], cumulative=True),
        measured(Count.exactly(2), QUARTERS[2], place=Place(name="North")),
        measured(Count.exactly(2), QUARTERS[2], breakdowns=(Breakdown(dimension="age"),)),
    ],
)
def test_anything_else_is_looked_at_closely(other: Measurement) -> None:
    """Bounds, gaps, overlaps, places: none of them takes the short way."""
    assert short(ONE, TWO) == Count.exactly(3)
    assert short(ONE, other) is None


def test_indicators_that_do_not_add_up_are_not_added() -> None:
    """Nor is one value alone, which stays as it is worded."""
    assert short(ONE, TWO, indicator=evolve(LEARNERS, over_periods="latest")) is None
    assert short(ONE) is None


def test_one_quarter_told_twice_is_still_refused() -> None:
    """With two values for it, nobody can say which one stands."""
    again = measured(Count.exactly(9), QUARTERS[1])
    with pytest.raises(CalculationError, match="say when each was recorded"):
        value_of(activity(ONE, again), LEARNERS, "actual")
