"""Partnerships added up: what may be, by its rule; what differs and what is not there, named."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from ldsp_core import Count, Missing, Money, Partnership, Period, Portfolio, Share
from ldsp_core.calculations import (
    RolledIndicator,
    portfolio_changes,
    reach,
    roll_up,
    rolled_id,
    total_of,
)
from ldsp_core.calculations.combining import numbers_of
from ldsp_core.errors import CalculationError
from ldsp_core.model import Activity, Area, Disjoint, Grant, Indicator, Measurement
from ldsp_core.values import NOT_APPLICABLE, NOT_RECORDED, SUPPRESSED, Interval

CODE = "fund@1/learners"
OVER_50 = Count(low=50, low_open=True)
AT_LEAST_40 = Count(low=40)
YEARS = ("FY2023-24", "FY2024-25", "FY2025-26")


def indicator(**facts: Any) -> Indicator:
    """Return the shared indicator, counted in learners and added up unless told otherwise."""
    whole = {"id": "learners", "name": "Learners", "unit": "learners", "catalogue": CODE}
    return Indicator(**{**whole, **facts})


def measured(value: object, kind: Any = "actual", code: str = "") -> Measurement:
    """Return a measurement of learners; a text is a count."""
    key = {Share: "share", Money: "money"}.get(type(value), "count")
    held = Count.parse(value) if isinstance(value, str) else value
    period = {"period": Period.parse(code)} if code else {}
    return Measurement(indicator="learners", kind=kind, **{key: held}, **period)


def partnership(
    name: str, *activities: Sequence[Measurement], shared: Indicator | None = None, **facts: Any
) -> Partnership:
    """Return a partnership whose activities have these measurements."""
    return Partnership(
        id=name,
        name=name.capitalize(),
        area=Area(name="A"),
        indicators=(indicator() if shared is None else shared,),
        activities=tuple(
            Activity(
                id=f"a{number}",
                title=f"A{number}",
                themes=("t",),
                status="under way",
                summary="S",
                measurements=tuple(measurements),
            )
            for number, measurements in enumerate(activities)
        ),
        **facts,
    )


def rolled(*partnerships: Partnership) -> RolledIndicator:
    """Return the one shared indicator of partnerships."""
    (found,) = roll_up(Portfolio(partnerships=partnerships)).indicators
    return found


def test_counts_of_one_code_are_added() -> None:
    """Partnership by partnership, each with its id among all."""
    found = rolled(
        partnership("east", [measured("40"), measured("50", "target")]),
        partnership("west", [measured("over 10"), measured("20", "target")]),
    )
    assert [each.id for each in found.figures] == [
        "east/indicator/learners",
        "west/indicator/learners",
    ]
    assert (found.actual, found.target) == (OVER_50, Count.exactly(70))
    assert found.share == Share.of(OVER_50, Count.exactly(70))
    assert found.position == "cannot tell yet"
    assert [origin.place for origin in found.figures[1].origins] == [
        "west/activities[a0].measurements[1]",
        "west/activities[a0].measurements[0]",
    ]


def test_unique_people_are_bounds() -> None:
    """Somebody may take part in two places: at least the most of one, at most the sum."""
    people = indicator(basis="unique people")
    found = rolled(
        partnership("east", [measured("40")], shared=people),
        partnership("west", [measured("30")], [measured("20")], shared=people),
    )
    assert found.figures[1].actual == Count(low=30, high=50)
    assert found.actual == Count(low=40, high=90)


def test_shares_are_pooled_and_percentages_alone_never_added() -> None:
    """30 of 60 and 10 of 40 are 40 of 100; 50 per cent and 25 per cent are nothing."""
    east = measured(Share.of(Count.exactly(30), Count.exactly(60)))
    west = measured(Share.of(Count.exactly(10), Count.exactly(40)))
    found = rolled(partnership("east", [east]), partnership("west", [west]))
    assert found.actual == Share.of(Count.exactly(40), Count.exactly(100))
    stated = rolled(
        partnership("east", [measured(Share.parse("50%"))]),
        partnership("west", [measured(Share.parse("25%"))]),
    )
    assert stated.actual == NOT_APPLICABLE
    assert "percentages are never added" in stated.refused[0]
    assert stated.position == "not comparable"


def test_a_mean_is_over_all_activities() -> None:
    """Of 10, 20 and 60 it is 30, not the mean of 15 and 60."""
    mean = indicator(over_activities="mean")
    found = rolled(
        partnership("east", [measured("10")], [measured("20")], shared=mean),
        partnership("west", [measured("60")], shared=mean),
    )
    assert (found.figures[0].actual, found.actual) == (Decimal(15), Decimal(30))


def test_the_greatest_is_the_greatest_of_all() -> None:
    """Whoever has it."""
    found = rolled(
        partnership("east", [measured("10")], shared=indicator(over_activities="maximum")),
        partnership("west", [measured("60")], shared=indicator(over_activities="maximum")),
    )
    assert found.actual == Count.exactly(60)


@pytest.mark.parametrize("rule", ["none", "latest"])
def test_what_does_not_add_up_has_no_total(rule: Any) -> None:
    """The reason is told; one partnership alone is its own total."""
    shared = indicator(over_activities=rule)
    east = partnership("east", [measured("10")], shared=shared)
    west = partnership("west", [measured("60")], shared=shared)
    found = rolled(east, west)
    assert found.actual == NOT_APPLICABLE
    assert "does not add up over partnerships" in found.refused[0]
    assert rolled(east, partnership("north", shared=shared)).actual == Count.exactly(10)


def test_a_partnership_without_a_result_is_a_gap_and_not_zero() -> None:
    """One that measures it makes the total a lower bound; one that does not is only named."""
    silent = partnership("west", [measured("5", "target")])
    found = rolled(partnership("east", [measured("40")]), silent, partnership("north"))
    assert found.actual == AT_LEAST_40
    assert found.gaps == {"west": "not recorded", "north": "no activity measures it"}
    assert rolled(partnership("east", [measured("40")]), partnership("north")).actual == (
        Count.exactly(40)
    )
    other = evolve(partnership("south"), indicators=())
    assert rolled(partnership("east", [measured("40")]), other).gaps == {
        "south": "does not measure it"
    }
    assert rolled(silent, partnership("north")).actual == NOT_RECORDED


def test_a_suppressed_result_stays_so_and_the_total_gives_nothing_away() -> None:
    """The total is what the others have, or more."""
    found = rolled(
        partnership("east", [measured("40")]), partnership("west", [measured(SUPPRESSED)])
    )
    assert found.figures[1].actual == SUPPRESSED
    assert found.gaps == {"west": "suppressed"}
    assert found.actual == AT_LEAST_40


def test_the_same_code_defined_otherwise_is_a_conflict() -> None:
    """Each definition stands alone, and what differs is told by its name."""
    result = roll_up(
        Portfolio(
            partnerships=(
                partnership("east", [measured("40")]),
                partnership("west", [measured("30")], shared=indicator(unit="firms")),
                partnership("north", [measured("2")], shared=indicator(name="Students")),
            )
        )
    )
    (conflict,) = result.conflicts
    assert (conflict.kind, conflict.fields, conflict.labels) == ("definition", ("unit",), ("Unit",))
    assert conflict.entry == "fund/learners"
    assert [each.ids for each in conflict.definitions] == [
        ("east/indicator/learners", "north/indicator/learners"),
        ("west/indicator/learners",),
    ]
    totals = [each.actual for each in result.indicators]
    assert totals == [Count.exactly(42), Count.exactly(30)]
    assert result.indicators[0].gaps == {"west": "defined differently"}


def test_another_version_of_a_catalogue_is_a_conflict() -> None:
    """Even where nothing else differs."""
    result = roll_up(
        Portfolio(
            partnerships=(
                partnership("east", [measured("40")]),
                partnership(
                    "west", [measured("30")], shared=indicator(catalogue="fund@2/learners")
                ),
            )
        )
    )
    (conflict,) = result.conflicts
    assert (conflict.kind, conflict.fields) == ("version", ())
    assert [each.actual for each in result.indicators] == [Count.exactly(40), Count.exactly(30)]
    assert result.indicators[0].gaps == {"west": "another version of the catalogue"}


def test_an_indicator_of_ones_own_is_never_added() -> None:
    """Though it has the same id and name elsewhere."""
    own = evolve(indicator(), catalogue=Missing())
    result = roll_up(
        Portfolio(
            partnerships=(
                partnership("east", [measured("40")], shared=own),
                partnership("west", [measured("40")], shared=own),
            )
        )
    )
    assert result.indicators == ()
    assert result.own == ("east/indicator/learners", "west/indicator/learners")


def test_a_period_is_compared_with_the_same_period() -> None:
    """What is for another one does not enter."""
    east = partnership("east", [measured("40", code=YEARS[0]), measured("50", code=YEARS[1])])
    west = partnership("west", [measured("10", code=YEARS[1])])
    both = Portfolio(partnerships=(east, west))
    (last,) = roll_up(both, Period.parse(YEARS[1])).indicators
    assert last.actual == Count.exactly(60)
    (to_date,) = roll_up(both, Period.parse(YEARS[1]), to_date=True).indicators
    assert to_date.actual == Count.exactly(100)
    (first,) = roll_up(both, Period.parse(YEARS[0])).indicators
    assert (first.actual, first.gaps) == (AT_LEAST_40, {"west": "not recorded"})


def granted(name: str, *awards: Money | Missing) -> Partnership:
    """Return a partnership with these awards."""
    return partnership(
        name,
        grants=tuple(
            Grant(id=f"g{number}", title="G", funder="f", stage="live", awarded=award)
            for number, award in enumerate(awards)
        ),
    )


def test_awards_are_added_by_currency() -> None:
    """One that is not recorded makes each a lower bound; bids are left out."""
    euros = Money.parse("EUR 5000")
    result = roll_up(
        Portfolio(partnerships=(granted("east", Money.pounds(75_000)), granted("west", euros)))
    )
    assert [each.id for each in result.awards] == ["east/grant/g0", "west/grant/g0"]
    assert [(each.currency, each.amount) for each in result.awarded] == [
        ("EUR", euros),
        ("GBP", Money.pounds(75_000)),
    ]
    (difference,) = [each for each in result.differences if each.kind == "currency"]
    assert difference.values == {"east": "GBP", "west": "EUR"}
    unknown = roll_up(Portfolio(partnerships=(granted("east", Money.pounds(75_000), Missing()),)))
    amount = unknown.awarded[0].amount
    assert not isinstance(amount, Money | Missing)
    assert amount.interval == Interval(low=Decimal(75_000))


def test_reach_is_a_union_over_partnerships() -> None:
    """And a lower bound where one says nothing of it."""
    people = indicator(basis="unique people", reach=True)
    east = partnership("east", [measured("40")], shared=people)
    west = partnership("west", [measured("30")], shared=people)
    assert roll_up(Portfolio(partnerships=(east, west))).reach.value == Count(low=40, high=70)
    silent = roll_up(Portfolio(partnerships=(east, partnership("north")))).reach
    assert silent.value == AT_LEAST_40
    assert silent.left_out == ("north: not recorded",)
    assert [origin.place for origin in silent.origins] == ["east/activities[a0].measurements[0]"]


def test_what_differs_between_partnerships_is_named() -> None:
    """Dates, and the calendars that results are for."""
    east = partnership("east", [measured("40", code="FY2025-26/Q4")])
    west = partnership("west", [measured("30", code="AY2025-26")], fictional=True)
    found = {
        each.kind: each.values for each in roll_up(Portfolio(partnerships=(east, west))).differences
    }
    assert found == {
        "calendar": {"east": "quarters of financial years", "west": "academic years"},
        "invented": {"east": "real", "west": "invented"},
    }


def test_an_id_among_many_says_whose_it_is() -> None:
    """Partnership, kind and id."""
    assert rolled_id(partnership("east"), "grant", "fund") == "east/grant/fund"


def test_one_partnership_is_what_it_is_alone(lancashire: Partnership) -> None:
    """Its figures are those of ``total_of``, its reach that of ``reach``."""
    shared = evolve(
        lancashire,
        indicators=tuple(
            evolve(each, catalogue=f"x@1/{each.id}") for each in lancashire.indicators
        ),
    )
    result = roll_up(Portfolio(partnerships=(shared,)))
    assert result.reach.value == reach(lancashire).value
    assert len(result.indicators) == len(lancashire.indicators)
    for found in result.indicators:
        figure = found.figures[0]
        try:
            expected = total_of(shared, found.indicator, "actual").value
        except CalculationError:
            expected = NOT_APPLICABLE
        assert figure.actual == expected
        assert (found.actual, found.target) == (figure.actual, figure.target)


counts = st.dictionaries(st.sampled_from(YEARS), st.integers(0, 1000), max_size=3)


@st.composite
def grown(draw: st.DrawFn) -> tuple[Portfolio, Portfolio]:
    """Draw two states of a portfolio: the same activities, other yearly numbers."""
    states: list[list[Partnership]] = [[], []]
    for name in ("east", "west", "north"):
        activities = draw(st.integers(1, 3))
        for state in states:
            values = [draw(counts) for _ in range(activities)]
            state.append(
                partnership(
                    name,
                    *(
                        [measured(Count.exactly(value), code=year) for year, value in each.items()]
                        for each in values
                    ),
                )
            )
    first, second = (Portfolio(partnerships=tuple(state)) for state in states)
    return first, second


@given(grown())
def test_changes_added_up_are_the_change_of_the_total(drawn: tuple[Portfolio, Portfolio]) -> None:
    """Compared and then rolled up, or rolled up and then compared: the same number."""
    old, new = drawn
    added = 0
    for change in portfolio_changes(old, new):
        for sign, side in ((-1, change.old), (1, change.new)):
            if isinstance(side, Count):
                added += sign * (side.low or 0)
    before, after = (_exact(roll_up(each).indicators[0]) for each in (old, new))
    assert added == after - before


def _exact(found: RolledIndicator) -> int:
    """Return the sum of what is recorded; nothing recorded anywhere adds nothing."""
    return found.actual.low or 0 if isinstance(found.actual, Count) else 0


@given(grown())
def test_the_change_of_a_total_is_the_sum_of_those_of_its_partnerships(
    drawn: tuple[Portfolio, Portfolio],
) -> None:
    """For unique people too, where it lies within the bounds of that sum."""
    old, new = (
        Portfolio(
            partnerships=tuple(
                evolve(each, indicators=(indicator(basis="unique people"),))
                for each in state.partnerships
            )
        )
        for state in drawn
    )
    (before,), (after,) = (roll_up(each).indicators for each in (old, new))
    assume(isinstance(before.actual, Count) and isinstance(after.actual, Count))
    assert isinstance(before.actual, Count)
    assert isinstance(after.actual, Count)
    whole = after.actual.interval - before.actual.interval
    apart = Interval.exactly(0)
    for first, second in zip(before.figures, after.figures, strict=True):
        apart = apart + (_people(second.actual) - _people(first.actual))
    assert _meet(whole, apart)


def _people(value: object) -> Interval:
    return value.interval if isinstance(value, Count) else Interval.exactly(0)


def _meet(one: Interval, two: Interval) -> bool:
    lows = [each.low for each in (one, two) if each.low is not None]
    highs = [each.high for each in (one, two) if each.high is not None]
    return not lows or not highs or max(lows) <= min(highs)


values = st.one_of(
    st.integers(0, 50).map(Count.exactly),
    st.integers(0, 50).map(lambda low: Count(low=low)),
    st.sampled_from([NOT_RECORDED, SUPPRESSED]),
)
yearly = st.lists(
    st.tuples(st.sampled_from(["target", "actual"]), st.sampled_from((*YEARS, "")), values),
    max_size=4,
)


@given(
    st.lists(yearly, max_size=4),
    st.sampled_from(["sum", "maximum", "mean", "none"]),
    st.sampled_from(["sum", "latest"]),
    st.sampled_from(["unique people", "attendances"]),
    st.booleans(),
)
def test_a_figure_is_what_the_total_of_its_partnership_is(
    activities: list[Any], over_activities: Any, over_periods: Any, basis: Any, apart: bool
) -> None:
    """Whichever way it was read, and also where that is refused."""
    shared = indicator(over_activities=over_activities, over_periods=over_periods, basis=basis)
    names = tuple(f"a{number}" for number in range(len(activities)))
    facts = partnership(
        "east",
        *([measured(value, kind, code) for kind, code, value in each] for each in activities),
        shared=shared,
        disjoint=(Disjoint(activities=names, reason="told"),) if apart else (),
    )
    (figure,) = rolled(facts).figures
    for kind, value in (("target", figure.target), ("actual", figure.actual)):
        try:
            expected = total_of(facts, shared, kind).value  # type: ignore[arg-type]
        except CalculationError:
            expected = NOT_APPLICABLE
        assert value == expected


apart_in_time = st.lists(
    st.tuples(st.sampled_from(["target", "actual"]), st.sampled_from(YEARS), values),
    max_size=3,
    unique_by=lambda each: each[:2],
)


@given(
    st.lists(st.lists(apart_in_time, min_size=1, max_size=2), min_size=1, max_size=3),
    st.sampled_from(["sum", "maximum", "mean", "latest", "none"]),
    st.sampled_from(["unique people", "attendances"]),
    st.integers(0, 20),
    st.randoms(use_true_random=False),
)
def test_any_order_gives_the_same_totals_and_vaguer_counts_never_narrower_ones(
    drawn: list[list[Any]], rule: Any, basis: Any, by: int, shuffler: Any
) -> None:
    """Of partnerships, of their activities, and of what these measured."""
    shared = indicator(over_activities=rule, basis=basis, reach=True)

    def added(partnerships: list[list[Any]], by: int = 0) -> tuple[Any, ...]:
        whole = roll_up(
            Portfolio(
                partnerships=tuple(
                    partnership(
                        name,
                        *(
                            [measured(vaguer(value, by), kind, code) for kind, code, value in each]
                            for each in activities
                        ),
                        shared=shared,
                    )
                    for name, activities in partnerships
                )
            )
        )
        (found,) = whole.indicators
        return found.target, found.actual, whole.reach.value, dict(found.gaps)

    named = [(name, each) for name, each in zip(("east", "west", "north"), drawn, strict=False)]
    totals = added(named)
    shuffled = [
        (name, [shuffler.sample(each, len(each)) for each in shuffler.sample(all_, len(all_))])
        for name, all_ in shuffler.sample(named, len(named))
    ]
    assert added(shuffled) == totals
    for wide, narrow in zip(added(named, by)[:3], totals[:3], strict=True):
        mine, theirs = numbers_of(wide), numbers_of(narrow)
        if mine is not None and theirs is not None:
            gap = Interval(low=Decimal("-1e-20"), high=Decimal("1e-20"))
            assert (mine + gap).covers(theirs)


def vaguer(value: Count | Missing, by: int) -> Count | Missing:
    """Return *value* with ends so far apart as before and *by* more on either side."""
    if isinstance(value, Missing):
        return value
    high = None if value.high is None else value.high + by
    return Count(low=max(0, (value.low or 0) - by), high=high)
