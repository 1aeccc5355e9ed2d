"""Rolling a quarter on loses nothing, and opens what is to be filled in."""

from __future__ import annotations

import pytest
from attrs import evolve

import ldsp_core as ldsp
from ldsp_core import Count, Missing, PartialDate, Partnership, Period, Place
from ldsp_core.calculations import roll
from ldsp_core.errors import CalculationError
from ldsp_core.model import Measurement, When

Q1 = Period.parse("FY2026-27/Q1")


def test_everything_that_was_there_is_there_still(fictional: Partnership) -> None:
    """Every measurement, quarter and paper of the old file stands in the new one."""
    rolled = roll(fictional, Q1)
    for old, new in zip(fictional.activities, rolled.activities, strict=True):
        assert new.measurements[: len(old.measurements)] == old.measurements
    assert (
        rolled.grants[0].periods[: len(fictional.grants[0].periods)] == fictional.grants[0].periods
    )
    assert rolled.papers[: len(fictional.papers)] == fictional.papers


def test_targets_are_carried_and_actuals_opened_empty(fictional: Partnership) -> None:
    """The target of the quarter before goes on; the new actual is not yet due."""
    opened = roll(fictional, Q1).activity("first-clicks").measurements
    mine = [each for each in opened if each.indicator == "learners" and each.period == Q1]
    assert [(each.kind, each.value) for each in mine] == [
        ("target", Count.exactly(120)),
        ("actual", Missing(reason="not yet due")),
    ]


def test_an_actual_is_opened_for_each_place_of_the_last_quarter(fictional: Partnership) -> None:
    """Two libraries told the last quarter and three the one before: two are asked again."""
    first, *others = fictional.activities
    q4, q3 = Period.parse("FY2025-26/Q4"), Period.parse("FY2025-26/Q3")
    told = [("North", q3), ("Mid", q3), ("South", q3), ("North", q4), ("South", q4)]
    measured = tuple(
        Measurement(
            indicator="learners",
            kind="actual",
            count=Count.exactly(5),
            period=period,
            place=Place(name=name),
            cumulative=True,
        )
        for name, period in told
    )
    facts = evolve(fictional, activities=(evolve(first, measurements=measured), *others))
    opened = roll(facts, Q1).activities[0].measurements[len(measured) :]
    assert [(each.place, each.cumulative, each.value) for each in opened] == [
        (Place(name="North"), True, Missing(reason="not yet due")),
        (Place(name="South"), True, Missing(reason="not yet due")),
    ]


def test_what_is_over_is_left_alone(fictional: Partnership) -> None:
    """A completed activity gets nothing new."""
    assert roll(fictional, Q1).activity("shop-window") == fictional.activity("shop-window")


def test_a_draft_paper_follows_the_last(lancashire: Partnership) -> None:
    """Same committee and title; a draft, with no meeting yet."""
    period = Period.parse("FY2019-20/Q1")
    *_, last = roll(lancashire, period).papers
    assert (last.id, last.status, last.committee) == ("fy2019-20-q1", "draft", "The Board")
    assert isinstance(last.meeting, Missing)


def test_rolling_twice_is_rolling_once(fictional: Partnership) -> None:
    """To the same quarter, nothing more is added."""
    once = roll(fictional, Q1)
    with pytest.raises(CalculationError, match="later period"):
        roll(once, Q1)


def test_a_quarter_that_is_over_is_refused(lancashire: Partnership) -> None:
    """The facts are later than that already."""
    with pytest.raises(CalculationError, match="later period"):
        roll(lancashire, Period.parse("FY2018-19/Q3"))


def values_of(partnership: Partnership, period: Period) -> dict[str, list[str]]:
    """Return the actual values of *period*, by activity, and of the grants' quarters."""
    told = {
        activity.id: [
            str(each.value)
            for each in activity.measurements
            if (each.kind, each.period) == ("actual", period)
        ]
        for activity in partnership.activities
    }
    told["grants"] = [
        str(each.actual)
        for grant in partnership.grants
        for each in grant.periods
        if each.period == period
    ]
    return {name: values for name, values in told.items() if values}


def test_a_quarter_that_is_over_and_was_not_filled_in_is_not_recorded(
    fictional: Partnership,
) -> None:
    """It was not yet due while it was the newest; the next roll says what it is, and keeps it."""
    once = roll(fictional, Q1)
    before = values_of(once, Q1)
    assert {value for values in before.values() for value in values} == {"not yet due"}
    q2 = Q1.next()
    twice = roll(once, q2)
    after = values_of(twice, Q1)
    assert {name: ["not recorded"] * len(values) for name, values in before.items()} == after
    assert {value for values in values_of(twice, q2).values() for value in values} == {
        "not yet due"
    }
    for old, new in zip(once.activities, twice.activities, strict=True):
        assert len(new.measurements) >= len(old.measurements)


def test_what_was_filled_in_stays_and_what_is_still_to_come_does(fictional: Partnership) -> None:
    """A value is never touched, nor a quarter that does not end before the new one begins."""
    year = Period.parse("FY2026-27")
    first, *others = fictional.activities
    told = (
        Measurement(indicator="learners", kind="actual", count=Count.exactly(7), period=Q1),
        Measurement(
            indicator="learners",
            kind="actual",
            count=Missing(reason="not yet due"),
            period=year,
        ),
        Measurement(
            indicator="learners",
            kind="target",
            count=Missing(reason="not yet due"),
            period=Q1,
        ),
    )
    facts = evolve(fictional, activities=(evolve(first, measurements=told), *others))
    assert roll(facts, Q1.next()).activities[0].measurements[: len(told)] == told


def test_what_is_over_tells_what_was_never_recorded_too(fictional: Partnership) -> None:
    """A completed activity and a closed grant get nothing new, but hold no "not yet due"."""
    once = roll(fictional, Q1)
    ended = evolve(
        once,
        activities=tuple(evolve(each, status="completed") for each in once.activities),
        grants=tuple(evolve(each, stage="closed") for each in once.grants),
    )
    after = values_of(roll(ended, Q1.next()), Q1)
    assert {value for values in after.values() for value in values} == {"not recorded"}


@pytest.mark.parametrize(
    ("end", "opened"), [("2026-06-30", False), ("2026-07-01", True), ("2026", True), (None, True)]
)
def test_a_grant_gets_no_quarter_after_its_end(
    fictional: Partnership, end: str | None, opened: bool
) -> None:
    """What would be spent then is outside the grant; an end known to the year leaves it open."""
    q2 = Q1.next()
    when: When | Missing = Missing()
    if end is not None:
        when = When(date=PartialDate.parse(end), certainty="confirmed")
    grants = tuple(evolve(each, end=when, months=Missing()) for each in fictional.grants)
    rolled = roll(evolve(fictional, grants=grants), q2)
    (grant,) = [each for each in rolled.grants if each.periods]
    assert (q2 in [each.period for each in grant.periods]) is opened


@pytest.mark.parametrize("code", ["2026-Q2", "FY2026-27", "AY2025-26", "2026-06"])
def test_a_grant_gets_no_quarter_that_shares_days_with_one_it_has(
    fictional: Partnership, code: str
) -> None:
    """Its spend would count twice, and no report could add it up."""
    rolled = roll(fictional, Period.parse(code))
    assert [each.periods for each in rolled.grants] == [each.periods for each in fictional.grants]
    assert not [each for each in ldsp.check(rolled) if each.check == "grant-clash"]
