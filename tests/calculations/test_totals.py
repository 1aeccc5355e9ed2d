"""The totals made in one pass are those that asking for each alone gives."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core import Count, Missing, Money, Partnership, Period, Share
from ldsp_core.calculations import (
    Result,
    profile_by_quarter,
    spend_by_quarter,
    total_of,
    totals_by_theme,
)
from ldsp_core.calculations.amounts import Amount, added
from ldsp_core.calculations.combining import Value
from ldsp_core.errors import CalculationError, UnknownNameError
from ldsp_core.model import (
    Activity,
    Area,
    Disjoint,
    Framework,
    Grant,
    GrantPeriod,
    Indicator,
    Measurement,
    Theme,
)
from ldsp_core.model.terms import MeasurementKind
from ldsp_core.values import (
    NOT_APPLICABLE,
    NOT_RECORDED,
    NOT_YET_DUE,
    SUPPRESSED,
    Interval,
    MoneyRange,
)
from ldsp_core.values.missing import MissingReason

THEMES = ("one", "two", "three")
RULES = ("sum", "latest", "maximum", "mean", "none")
INDICATORS = (
    *(Indicator(id=rule, name=rule, unit="u", over_activities=rule) for rule in RULES),  # type: ignore[arg-type]
    Indicator(id="people", name="People", unit="people", basis="unique people"),
    Indicator(id="steps", name="Steps", unit="u", over_activities="maximum", levels=("a", "b")),
)
PERIODS = [Period.parse(code) for code in ("FY2025-26/Q1", "FY2025-26/Q2", "2025-06")]
COUNTS = st.one_of(
    st.integers(0, 9).map(Count.exactly),
    st.integers(0, 9).map(lambda low: Count(low=low, low_open=True)),
    st.integers(1, 9).map(lambda high: Count(high=high, high_open=True)),
    st.sampled_from(["over 5", ">5", "about 5", "3-5"]).map(Count.parse),
    st.sampled_from([Count(wording="many"), Missing(), NOT_YET_DUE]),
)
VALUES = st.one_of(
    *(st.fixed_dictionaries({"count": COUNTS}) for _ in range(4)),  # mostly counts
    st.sampled_from(
        [
            {"money": Money.pounds(5)},
            {"share": Share.parse("50%")},
            {"share": Share.of(Count.exactly(1), Count.exactly(2))},
            {"level": "a"},
            {"level": "b"},
        ]
    ),
)
MEASUREMENTS = st.builds(
    lambda indicator, kind, period, cumulative, value: Measurement(
        indicator=indicator, kind=kind, period=period, cumulative=cumulative, **value
    ),
    st.sampled_from([each.id for each in INDICATORS]),
    st.sampled_from(["target", "actual", "actual", "baseline"]),
    st.sampled_from(PERIODS),
    st.booleans(),
    VALUES,
)
ACTIVITIES = st.lists(
    st.tuples(
        st.lists(st.sampled_from(THEMES), min_size=1, max_size=3).map(tuple),
        st.lists(MEASUREMENTS, max_size=6).map(tuple),
    ),
    max_size=6,
)


def partnership(
    *told: tuple[tuple[str, ...], tuple[Measurement, ...]], disjoint: tuple[str, ...] = ()
) -> Partnership:
    """Return a partnership with an activity for each pair of themes and measurements."""
    return Partnership(
        id="p",
        name="P",
        area=Area(name="A"),
        framework=Framework(
            id="f", name="F", themes=tuple(Theme(id=name, name=name) for name in THEMES)
        ),
        indicators=INDICATORS,
        activities=tuple(
            Activity(
                id=f"a{number}",
                title="A",
                themes=themes,
                status="completed",
                summary="S",
                measurements=measurements,
            )
            for number, (themes, measurements) in enumerate(told)
        ),
        disjoint=(Disjoint(activities=disjoint, reason="told"),) if disjoint else (),
    )


def measured(name: str, count: object, kind: MeasurementKind = "actual") -> Measurement:
    """Return a measurement of the indicator *name*."""
    return Measurement(indicator=name, kind=kind, count=count)  # type: ignore[arg-type]


def asked(
    facts: Partnership, indicator: Indicator, kind: MeasurementKind, under: list[Activity]
) -> Result[Value]:
    """Return what ``total_of`` says, "not applicable" and the reason where it refuses."""
    try:
        return total_of(facts, indicator, kind, activities=under)
    except CalculationError as error:
        return Result(value=NOT_APPLICABLE, left_out=(f"{kind}: {error}",))


@given(ACTIVITIES, st.sampled_from([(), ("a0", "a1"), ("a0", "a2", "a3", "elsewhere")]))
def test_totals_by_theme_are_the_totals_asked_for_alone(
    told: list[tuple[tuple[str, ...], tuple[Measurement, ...]]], disjoint: tuple[str, ...]
) -> None:
    """Of every indicator under every theme, with what they rest on and what is left out."""
    facts = partnership(*told, disjoint=disjoint)
    rows = iter(totals_by_theme(facts))
    for theme in facts.themes:
        under = [each for each in facts.activities if theme.id in each.themes]
        for indicator in facts.indicators:
            number = sum(
                any(each.indicator == indicator.id for each in activity.measurements)
                for activity in under
            )
            if not number:
                continue
            row = next(rows)
            assert (row.theme, row.indicator, row.activities) == (theme, indicator, number)
            target, actual = (asked(facts, indicator, kind, under) for kind in ("target", "actual"))
            assert (row.target, row.actual) == (target.value, actual.value)
            assert row.origins == tuple(dict.fromkeys((*target.origins, *actual.origins)))
            assert row.left_out == (*target.left_out, *actual.left_out)
            aimed = [
                each
                for each in under
                if any(
                    (found.indicator, found.kind) == (indicator.id, "target")
                    and (not isinstance(found.value, Missing) or found.value == SUPPRESSED)
                    for found in each.measurements
                )
            ]
            assert row.with_target == len(aimed)
            reached = asked(facts, indicator, "actual", aimed) if aimed else actual
            assert row.towards_target == reached.value
    assert not list(rows)


def test_a_theme_against_its_target() -> None:
    """60 and over 20 of 100 sessions are over 80 per cent, and nobody can tell more."""
    (row,) = totals_by_theme(
        partnership(
            (
                ("one",),
                (
                    measured("sum", Count.exactly(70), "target"),
                    measured("sum", Count.exactly(60)),
                ),
            ),
            (
                ("one",),
                (
                    measured("sum", Count.parse("over 20")),
                    measured("sum", Count.exactly(30), "target"),
                ),
            ),
        )
    )
    assert row.actual == row.towards_target == Count(low=80, low_open=True)
    assert row.share == Share.of(row.actual, Count.exactly(100))  # type: ignore[arg-type]
    assert row.position == "cannot tell yet"
    assert (row.activities, row.with_target) == (2, 2)


def test_a_target_is_set_against_what_the_activities_that_have_one_reached() -> None:
    """95 of 100 is not met, though a club without a target reached 30 more: 125 in all."""
    facts = partnership(
        (
            ("one",),
            (measured("sum", Count.exactly(100), "target"), measured("sum", Count.exactly(95))),
        ),
        (("one",), (measured("sum", Count.exactly(30)),)),
    )
    (row,) = totals_by_theme(facts)
    assert (row.actual, row.towards_target) == (Count.exactly(125), Count.exactly(95))
    assert (row.share, row.position) == (Share.of(Count.exactly(95), Count.exactly(100)), "not met")
    assert (row.activities, row.with_target) == (2, 1)
    assert [each.place for each in row.result_of("towards target").origins] == [
        "activities[a0].measurements[1]"
    ]


@pytest.mark.parametrize("target", ["not recorded", "not yet due"])
def test_a_target_that_is_not_there_is_none(target: MissingReason) -> None:
    """An activity that only says so has no target, and does not enter the comparison."""
    facts = partnership(
        (
            ("one",),
            (measured("sum", Count.exactly(100), "target"), measured("sum", Count.exactly(95))),
        ),
        (
            ("one",),
            (
                measured("sum", Missing(reason=target), "target"),
                measured("sum", Count.exactly(30)),
            ),
        ),
    )
    (row,) = totals_by_theme(facts)
    assert (row.with_target, row.towards_target) == (1, Count.exactly(95))


def test_a_target_nobody_has_worked_towards_yet() -> None:
    """What others reached without one says nothing of it."""
    (row,) = totals_by_theme(
        partnership(
            (("one",), (measured("sum", Count.exactly(100), "target"),)),
            (("one",), (measured("sum", Count.exactly(60)),)),
        )
    )
    assert (row.actual, row.towards_target) == (Count.exactly(60), NOT_RECORDED)
    assert (row.share, row.position) == (NOT_APPLICABLE, "not recorded")


def test_an_activity_under_two_themes_counts_in_each() -> None:
    """And once in either, even where it names a theme twice."""
    rows = totals_by_theme(
        partnership((("two", "one", "two"), (measured("sum", Count.exactly(7)),)))
    )
    assert [(row.theme.id, row.actual) for row in rows] == [
        ("one", Count.exactly(7)),
        ("two", Count.exactly(7)),
    ]
    assert [row.position for row in rows] == ["no target recorded"] * 2


def test_unique_people_are_a_bound_unless_declared_apart() -> None:
    """60 and 100 people are 100 to 160, and 160 if nobody is among both."""
    told = [(("one",), (measured("people", Count.exactly(number)),)) for number in (60, 100)]
    assert totals_by_theme(partnership(*told))[0].actual == Count(low=100, high=160)
    apart = partnership(*told, disjoint=("a0", "a1"))
    assert totals_by_theme(apart)[0].actual == Count.exactly(160)


def test_what_does_not_add_up_is_not_applicable_with_the_reason() -> None:
    """The other rows are there all the same."""
    facts = partnership(
        *(
            (("one",), (measured("none", count), measured("sum", count)))
            for count in [Count.exactly(5)] * 2
        )
    )
    added_up, refused = totals_by_theme(facts)
    assert added_up.actual == Count.exactly(10)
    assert refused.actual == NOT_APPLICABLE
    assert refused.position == "not comparable"
    assert refused.origins == ()
    assert [text[:28] for text in refused.left_out] == ["actual: 'none' has 2 values,"]


def test_what_nobody_knows_is_refused() -> None:
    """A theme or an indicator that the partnership does not have."""
    with pytest.raises(UnknownNameError, match="four"):
        totals_by_theme(partnership((("four",), ())))
    with pytest.raises(UnknownNameError, match="nobody"):
        totals_by_theme(partnership((("one",), (measured("nobody", Count.exactly(1)),))))


QUARTERS = [Period.parse(f"FY2025-26/Q{number}") for number in (1, 2, 3, 4)]
YEAR = Period.parse("FY2025-26")
SUMS = st.one_of(
    st.decimals(-50, 50, places=2).map(Money.pounds),
    st.sampled_from([Missing(), NOT_APPLICABLE, NOT_YET_DUE]),
)


def lines(periods: list[Period]) -> st.SearchStrategy[list[GrantPeriod]]:
    """Return lines of a grant for some of *periods*, in any order."""
    return st.lists(
        st.builds(
            GrantPeriod,
            period=st.sampled_from(periods),
            profile=SUMS,
            actual=SUMS,
            forecast=SUMS,
        ),
        max_size=4,
        unique_by=lambda each: each.period.start,
    )


GRANTS = st.lists(st.one_of(lines(QUARTERS), lines(QUARTERS), lines([YEAR])), max_size=5)
DAYS = st.sampled_from([Missing(), date(2025, 6, 29), date(2025, 12, 31), date(2027, 1, 1)])


def funded(grants: list[list[GrantPeriod]], day: date | Missing = NOT_RECORDED) -> Partnership:
    """Return a partnership with a grant for each list of quarters."""
    return evolve(
        partnership(),
        as_at=day,
        grants=tuple(
            Grant(id=f"g{number}", title="G", funder="f", stage="live", periods=tuple(periods))
            for number, periods in enumerate(grants)
        ),
    )


@given(GRANTS, DAYS)
def test_a_profile_adds_up_what_the_grants_have_recorded(
    grants: list[list[GrantPeriod]], day: date | Missing
) -> None:
    """For each quarter, and for all that end with it or before."""
    rows = profile_by_quarter(funded(grants, day))
    every = [each for periods in grants for each in periods]
    by_end = sorted(every, key=lambda each: (each.period.end, each.period.start))
    assert [row.period for row in rows] == list(dict.fromkeys(each.period for each in by_end))
    last = date.max if isinstance(day, Missing) else day
    known = [
        each.period.end
        for each in every
        if each.period.end <= last and isinstance(each.actual, Money)
    ]
    for row in rows:
        mine = [each for each in every if each.period == row.period]
        assert row.profile == added([each.profile for each in mine], "sums")
        assert row.actual == added([each.actual for each in mine], "sums")
        assert row.forecast == added([each.forecast for each in mine], "sums")
        before = [each for each in by_end if each.period.end <= row.period.end]
        assert row.profile_to_date == added([each.profile for each in before], "sums")
        spent: Amount = NOT_RECORDED if row.period.end <= last else NOT_YET_DUE
        if known and row.period.end <= max(known):
            spent = added([each.actual for each in before], "sums")
        assert row.actual_to_date == spent


@given(lines(QUARTERS), st.sampled_from([date(2025, 6, 29), date(2025, 12, 31)]))
def test_one_grant_alone_is_its_own_profile(periods: list[GrantPeriod], day: date) -> None:
    """As ``spend_by_quarter`` tells it."""
    facts = funded([periods], day)
    alone = spend_by_quarter(facts.grants[0], day).value
    assert [
        (row.period, row.profile, row.actual, row.forecast, row.profile_to_date, row.actual_to_date)
        for row in profile_by_quarter(facts)
    ] == [
        (row.period, row.profile, row.actual, row.forecast, row.profile_to_date, row.actual_to_date)
        for row in alone
    ]


def test_a_gap_makes_a_lower_bound_and_is_named() -> None:
    """£5 and a sum not recorded are at least £5; both are found again."""
    (row,) = profile_by_quarter(
        funded(
            [
                [GrantPeriod(period=QUARTERS[0], profile=Money.pounds(5), actual=Money.pounds(4))],
                [GrantPeriod(period=QUARTERS[0], profile=Money.pounds(6))],
            ]
        )
    )
    assert row.profile == Money.pounds(11)
    assert row.actual == MoneyRange(interval=Interval(low=4))  # type: ignore[arg-type]
    assert row.forecast == NOT_RECORDED
    assert row.left_out == ("grants[g1].periods[0].actual: not recorded",)
    assert [(each.place, each.value) for each in row.origins] == [
        ("grants[g0].periods[0].profile", "£5"),
        ("grants[g1].periods[0].profile", "£6"),
        ("grants[g0].periods[0].actual", "£4"),
    ]


def test_quarters_that_share_days_are_refused() -> None:
    """Within one grant; and so are several currencies."""
    year = GrantPeriod(period=YEAR, profile=Money.pounds(1))
    quarter = GrantPeriod(period=QUARTERS[1], profile=Money.parse("EUR 1"))
    with pytest.raises(CalculationError, match="share days"):
        profile_by_quarter(funded([[quarter, year]]))
    with pytest.raises(CalculationError, match=r"the profiles are in EUR \(grants\[g0\]"):
        profile_by_quarter(funded([[quarter], [year]]))
