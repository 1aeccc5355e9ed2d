"""What is worked out in one pass is what asking for each value alone gives."""

from __future__ import annotations

import pickle
from functools import partial

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core import Count, Missing, Money, Partnership, Period
from ldsp_core.calculations import Origin, Result, performance, reach, reach_of_activity, value_of
from ldsp_core.calculations.amounts import Amount, added, running
from ldsp_core.calculations.targets import position, share_of_target
from ldsp_core.errors import CalculationError, UnknownNameError
from ldsp_core.model import Activity, Area, Indicator, Measurement
from ldsp_core.values import NOT_APPLICABLE, NOT_YET_DUE, Interval, MoneyRange

INDICATORS = (
    Indicator(id="people", name="People", unit="people", basis="unique people", reach=True),
    Indicator(id="calls", name="Calls", unit="calls", direction="less is better"),
    Indicator(id="learners", name="Learners", unit="people", reach=True, over_periods="latest"),
)
QUARTERS = [Period.parse(f"FY2025-26/Q{number}") for number in (1, 2, 3)]
COUNTS = st.one_of(
    st.integers(0, 30).map(Count.exactly),
    st.integers(0, 30).map(lambda low: Count(low=low, low_open=True)),
    st.integers(1, 30).map(lambda high: Count(high=high, approximate=True)),
    st.sampled_from([Missing(), NOT_YET_DUE]),
)
MEASUREMENTS = st.lists(
    st.builds(
        Measurement,
        indicator=st.sampled_from([each.id for each in INDICATORS]),
        kind=st.sampled_from(["baseline", "target", "actual", "forecast"]),
        count=COUNTS,
        period=st.sampled_from(QUARTERS),
    ),
    max_size=8,
    unique_by=lambda each: (each.indicator, each.kind, each.period),
).map(tuple)
AMOUNTS: st.SearchStrategy[list[Amount]] = st.lists(
    st.one_of(
        st.decimals(-50, 50, places=2).map(Money.pounds),
        st.integers(0, 50).map(lambda low: MoneyRange(interval=Interval(low=low))),
        st.sampled_from([Missing(), NOT_APPLICABLE, NOT_YET_DUE]),
    ),
    max_size=6,
)


def partnership(*measured: tuple[Measurement, ...]) -> Partnership:
    """Return a partnership whose activities have these measurements."""
    return Partnership(
        id="p",
        name="P",
        area=Area(name="A"),
        indicators=INDICATORS,
        activities=tuple(
            Activity(
                id=f"a{number}",
                title="A",
                themes=("t",),
                status="completed",
                summary="S",
                measurements=measurements,
            )
            for number, measurements in enumerate(measured)
        ),
    )


@given(MEASUREMENTS, MEASUREMENTS)
def test_performance_is_the_value_of_each_indicator(
    one: tuple[Measurement, ...], two: tuple[Measurement, ...]
) -> None:
    """Each row holds what value_of gives for its activity and indicator, origins too."""
    rows = performance(partnership(one, two))
    assert [(row.activity.id, row.indicator.id) for row in rows] == [
        (f"a{number}", name)
        for number, measurements in enumerate((one, two))
        for name in dict.fromkeys(each.indicator for each in measurements)
    ]
    for row in rows:
        baseline, target, actual, forecast = (
            value_of(row.activity, row.indicator, kind)
            for kind in ("baseline", "target", "actual", "forecast")
        )
        assert (row.baseline, row.forecast) == (baseline.value, forecast.value)
        assert (row.target, row.actual) == (target.value, actual.value)
        assert row.share == share_of_target(actual.value, target.value)
        assert row.position == position(row.indicator, actual.value, target.value)
        assert row.origins == (
            *baseline.origins,
            *target.origins,
            *actual.origins,
            *forecast.origins,
        )


@given(MEASUREMENTS, MEASUREMENTS)
def test_reach_rests_on_what_each_activity_reaches(
    one: tuple[Measurement, ...], two: tuple[Measurement, ...]
) -> None:
    """The whole names the facts and gaps of its parts, and holds each part's low end."""
    facts = partnership(one, two)
    whole = reach(facts)
    parts = [reach_of_activity(facts, activity) for activity in facts.activities]
    assert whole.origins == tuple(origin for part in parts for origin in part.origins)
    assert whole.left_out == tuple(text for part in parts for text in part.left_out)
    known = [part.value for part in parts if isinstance(part.value, Count)]
    assert isinstance(whole.value, Count) == bool(known)
    if isinstance(whole.value, Count):
        assert whole.value.least == max(each.least or 0 for each in known)
        highs = [each.high for each in known if each.high is not None]
        gap = any(text.endswith("not recorded") for text in whole.left_out)
        assert gap or whole.value.high == (sum(highs) if len(highs) == len(known) else None)


def test_a_measurement_of_no_indicator_is_refused() -> None:
    """Nobody knows whether an unknown indicator counts people."""
    facts = partnership((Measurement(indicator="nobody", kind="actual"),))
    for calculation in (reach, performance):
        with pytest.raises(UnknownNameError, match="nobody"):
            calculation(facts)


@given(AMOUNTS)
def test_running_sums_are_the_sums_so_far(amounts: list[Amount]) -> None:
    """Each is the sum of all up to it, bounds and reasons kept."""
    assert list(running(amounts, "sums")) == [
        added(amounts[: end + 1], "sums") for end in range(len(amounts))
    ]


def test_running_sums_of_two_currencies_are_refused() -> None:
    """The refusal says what they are and which currencies they are in."""
    sums = running([Money.pounds(1), Money(amount=2, currency="EUR")], "the profiles")  # type: ignore[arg-type]
    assert next(sums) == Money.pounds(1)
    with pytest.raises(CalculationError, match="the profiles are in EUR and GBP"):
        next(sums)


def _one_origin(place: str) -> tuple[Origin, ...]:
    return (Origin(place=place, value="1"),)


def test_origins_made_on_demand_are_origins_like_others() -> None:
    """A result whose origins are made when asked for equals one that has them already."""
    late, ready = (
        Result(value=1, origins=partial(_one_origin, "a")),
        Result(value=1, origins=_one_origin("a")),
    )
    assert late == ready
    assert hash(late) == hash(ready)
    assert repr(late) == repr(ready)
    assert pickle.loads(pickle.dumps(late)) == ready
    assert evolve(late, value=2) == evolve(ready, value=2)
    assert late != Result(value=1, origins=partial(_one_origin, "b"))
    assert late.origins is late.origins
