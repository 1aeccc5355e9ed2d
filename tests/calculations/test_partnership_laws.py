"""Laws of everything that is worked out of a partnership: any order, and bounds that never narrow.

One partnership holds it all: activities at places and under themes, measured over quarters
and cumulatively, by indicators of every rule, paid from grants that pay by results too.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core import Count, Money, Partnership, Period, Place, Share
from ldsp_core.calculations import (
    Result,
    awarded,
    costs_per_output,
    payment_counts,
    payment_due,
    performance,
    profile_by_quarter,
    ratings,
    reach,
    reach_of_activity,
    reach_of_place,
    reach_of_theme,
    reconciles,
    shared_over_activities,
    shared_over_places,
    total_of,
    totals_by_theme,
    track,
    value_of,
    worst,
)
from ldsp_core.calculations.amounts import Amount, added
from ldsp_core.calculations.combining import numbers_of
from ldsp_core.errors import CalculationError
from ldsp_core.model import (
    Activity,
    Area,
    DeclaredRating,
    Disjoint,
    Framework,
    Grant,
    GrantPeriod,
    Indicator,
    Measurement,
    PaymentShare,
    Theme,
)
from ldsp_core.values import NOT_APPLICABLE, NOT_RECORDED, NOT_YET_DUE, Interval, Missing, Rag

DAY = date(2026, 3, 31)
QUARTERS = Period.parse("FY2025-26").quarters()
LAST = QUARTERS[-1]
NORTH, SOUTH = Place(name="North"), Place(name="South")
INDICATORS = (
    Indicator(id="people", name="P", unit="people", basis="unique people", reach=True),
    Indicator(id="visits", name="V", unit="visits", basis="attendances"),
    Indicator(id="wait", name="W", unit="days", over_periods="mean", over_activities="mean"),
    Indicator(id="most", name="M", unit="u", over_periods="maximum", over_activities="maximum"),
    Indicator(id="newest", name="N", unit="u", over_periods="latest", over_activities="latest"),
)
COUNTS = st.one_of(
    st.integers(0, 40).map(Count.exactly),
    st.integers(0, 40).map(lambda low: Count(low=low, low_open=True)),
    st.tuples(st.integers(0, 40), st.integers(0, 9)).map(
        lambda ends: Count(low=ends[0], high=sum(ends))
    ),
    st.sampled_from([NOT_RECORDED, NOT_YET_DUE]),
)
MONEY = st.one_of(
    st.integers(0, 10**6).map(lambda pennies: Money(amount=Decimal(pennies).scaleb(-2))),
    st.sampled_from([NOT_RECORDED, NOT_YET_DUE]),
)
MEASUREMENTS = st.lists(
    st.builds(
        Measurement,
        indicator=st.sampled_from([each.id for each in INDICATORS]),
        kind=st.sampled_from(["target", "actual", "actual"]),
        count=COUNTS,
        period=st.sampled_from(QUARTERS),
        place=st.sampled_from([NORTH, SOUTH, Missing()]),
        cumulative=st.sampled_from([False, False, True]),
    ),
    max_size=9,
    unique_by=lambda each: (each.indicator, each.kind, each.period, each.place),
).map(tuple)


def activity(number: int, measurements: tuple[Measurement, ...]) -> Activity:
    """Return an activity with one place, theme and grant, or two of each."""
    return Activity(
        id=f"a{number}",
        title="A",
        themes=("one", "two")[: 1 + number % 2],
        status="under way",
        summary="S",
        places=(NORTH, SOUTH)[number % 2 :],
        grants=("g0", "g1")[: 1 + number % 2],
        measurements=measurements,
    )


@st.composite
def grants(draw: st.DrawFn, number: int) -> Grant:
    """Draw a grant with some quarters, that pays by results."""
    quarters = draw(st.lists(st.sampled_from(QUARTERS), unique=True, max_size=4))
    return Grant(
        id=f"g{number}",
        title="G",
        funder="f",
        stage=draw(st.sampled_from(["bid", "live"])),
        awarded=draw(MONEY),
        price=Money.pounds("1234.56"),
        payment_shares=tuple(
            PaymentShare(event=event, share=Share.parse(share), indicator=name)  # type: ignore[arg-type]
            for event, share, name in (("start", "45%", "people"), ("completion", "55%", "visits"))
        ),
        periods=tuple(
            GrantPeriod(period=each, profile=draw(MONEY), actual=draw(MONEY), forecast=draw(MONEY))
            for each in quarters
        ),
        rating=DeclaredRating(rating=Rag.exactly(2), reason="R"),
    )


PARTNERSHIPS = st.builds(
    lambda measured, one, two, disjoint: Partnership(
        id="p",
        name="P",
        as_at=DAY,
        area=Area(name="A", places=(NORTH, SOUTH)),
        framework=Framework(
            id="f", name="F", themes=(Theme(id="one", name="1"), Theme(id="two", name="2"))
        ),
        indicators=INDICATORS,
        grants=(one, two),
        activities=tuple(activity(*each) for each in enumerate(measured)),
        disjoint=(Disjoint(activities=("a0", "a1"), reason="told"),) if disjoint else (),
    ),
    st.lists(MEASUREMENTS, min_size=2, max_size=3),
    grants(0),
    grants(1),
    st.booleans(),
)


def everything(facts: Partnership) -> Mapping[object, Any]:
    """Return whatever can be worked out of *facts*, by names that no order alters."""
    found: dict[object, Any] = {}

    def note(name: object, work_out: Callable[..., Any], *given: object, **more: object) -> None:
        try:
            result = work_out(*given, **more)
        except CalculationError:
            result = "refused"
        found[name] = result.value if isinstance(result, Result) else result

    times = ((None, False), (LAST, False), (LAST, True))
    for each in INDICATORS:
        for kind, (period, to_date) in product(("target", "actual"), times):
            name = (each.id, kind, period, to_date)
            note(("total", *name), total_of, facts, each, kind, period, to_date=to_date)
            for one in facts.activities:
                note((one.id, *name), value_of, one, each, kind, period, to_date=to_date)
        for one in facts.activities:
            note(("track", one.id, each.id), track, facts, one, each)
            note(("whole", one.id, each.id), wholes, one, each)
        note(("by activity", each.id), portions, shared_over_activities, facts, each)
        note(("by place", each.id), portions, shared_over_places, facts, each)
    for one in facts.activities:
        note(("reach", one.id), reach_of_activity, facts, one)
    for theme in ("one", "two"):
        note(("reach", theme), reach_of_theme, facts, theme)
    for place in (NORTH, SOUTH):
        note(("reach", place), reach_of_place, facts, place)
    note(("reach",), reach, facts)
    note("awarded", awarded, facts)
    note("performance", rows, performance, facts, "activity", "indicator")
    note("by theme", rows, totals_by_theme, facts, "theme", "indicator")
    note("by quarter", quarters, facts)
    for grant in facts.grants:
        note(("rating", grant.id), rating_of, facts, grant)
        note(("costs", grant.id), costs, facts, grant)
        note(("payments", grant.id), payments, facts, grant)
    return found


def costs(facts: Partnership, grant: Grant) -> object:
    """Return what one of each costs, by indicator."""
    return {
        each.indicator.id: (each.spend, each.count, each.cost)
        for each in costs_per_output(facts, grant, DAY)
    }


def payments(facts: Partnership, grant: Grant) -> object:
    """Return what is due for results."""
    return payment_due(grant, payment_counts(facts, grant).value).value


def wholes(one: Activity, indicator: Indicator) -> set[object]:
    """Return what each whole is set against; in what order does not matter."""
    return {
        (str(each.stated), str(each.summed), each.complete, each.outcome)
        for each in reconciles(one, indicator, "actual")
    }


def portions(share: Callable[..., Any], facts: Partnership, indicator: Indicator) -> object:
    """Return a sum shared out, by name, whose parts make the whole again."""
    parts = share(facts, Money.pounds("100.01"), indicator).value
    assert sum(each.amount.amount for each in parts) == Decimal("100.01")
    return {each.name: each.amount for each in parts}


def rows(work_out: Callable[..., Any], facts: Partnership, *of: str) -> object:
    """Return rows by what they are of."""
    return {
        tuple(getattr(row, name).id for name in of): (
            *(row.target, row.actual),
            *(row.share, row.position),
        )
        for row in work_out(facts)
    }


def quarters(facts: Partnership) -> object:
    """Return the sums of each quarter."""
    return [
        (
            *(each.period, each.profile, each.actual, each.forecast),
            *(each.profile_to_date, each.actual_to_date),
        )
        for each in profile_by_quarter(facts)
    ]


def rating_of(facts: Partnership, grant: Grant) -> object:
    """Return what is worked out of a grant's ratings."""
    found = ratings(facts, grant, DAY)
    return found.spend_variance, found.spend, found.delay, found.overall, found.differs


@given(PARTNERSHIPS, st.randoms(use_true_random=False))
def test_the_order_of_facts_never_matters(facts: Partnership, shuffler: random.Random) -> None:
    """Shuffled activities, measurements, grants, quarters and lists give the same figures."""

    def shuffled(things: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(shuffler.sample(things, len(things)))

    other = evolve(
        facts,
        indicators=shuffled(facts.indicators),
        activities=tuple(
            evolve(each, measurements=shuffled(each.measurements), themes=shuffled(each.themes))
            for each in shuffled(facts.activities)
        ),
        grants=tuple(
            evolve(
                each,
                periods=shuffled(each.periods),
                payment_shares=each.payment_shares,
            )
            for each in shuffled(facts.grants)
        ),
    )
    assert everything(other) == everything(facts)


@given(PARTNERSHIPS, st.integers(0, 99), st.integers(0, 20))
def test_a_vaguer_count_never_narrows_anything(facts: Partnership, place: int, by: int) -> None:
    """Values, totals, reach, costs and payments hold all that they held before."""
    told = [
        (number, index)
        for number, each in enumerate(facts.activities)
        for index, measurement in enumerate(each.measurements)
        if isinstance(measurement.count, Count)
    ]
    if not told:
        return
    number, index = told[place % len(told)]
    activities = list(facts.activities)
    measurements = list(activities[number].measurements)
    count = measurements[index].count
    assert isinstance(count, Count)
    vague = evolve(
        count,
        low=max(0, (count.low or 0) - by),
        high=None if count.high is None else count.high + by,
        low_open=count.low_open and by == 0,
    )
    measurements[index] = evolve(measurements[index], count=vague)
    activities[number] = evolve(activities[number], measurements=tuple(measurements))
    before, after = everything(facts), everything(evolve(facts, activities=tuple(activities)))
    for name, narrow in before.items():
        if isinstance(narrow, str) or not isinstance(name, tuple) or after[name] == "refused":
            continue
        for one, two in pairs(narrow, after[name]):
            assert covers(two, one), name


def pairs(one: Any, two: Any) -> list[tuple[Any, Any]]:
    """Return the figures of two results side by side."""
    if hasattr(one, "events"):
        amounts = [(a.amount, b.amount) for a, b in zip(one.events, two.events, strict=True)]
        return [*amounts, (one.total, two.total)]
    if isinstance(one, dict) and one and isinstance(next(iter(one.values())), tuple):
        return [
            pair for name in one if name in two for pair in zip(one[name], two[name], strict=True)
        ]
    return [(one, two)]


def covers(wide: Any, narrow: Any) -> bool:
    """Whether *wide* may be everything that *narrow* may be."""
    gap = Interval(low=Decimal("-1e-20"), high=Decimal("1e-20"))
    mine, theirs = numbers_of(wide), numbers_of(narrow)
    if mine is None or theirs is None:
        return True  # what is not there, or no number, claims nothing
    return (mine + gap).covers(theirs)


@given(
    st.lists(st.one_of(MONEY, st.just(NOT_APPLICABLE)), max_size=5),
    st.randoms(use_true_random=False),
)
def test_what_is_missing_has_one_reason_whatever_the_order(
    amounts: list[Amount], shuffler: random.Random
) -> None:
    """A sum of nothing known, and the worst of no ratings, too."""
    other = shuffler.sample(amounts, len(amounts))
    assert added(other, "the sums") == added(amounts, "the sums")
    missing = [each for each in amounts if isinstance(each, Missing)]
    assert worst([each for each in other if isinstance(each, Missing)]) == worst(missing)
