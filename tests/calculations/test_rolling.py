"""Rolling a quarter on loses nothing, and opens what is to be filled in."""

from __future__ import annotations

import pytest
from attrs import evolve

from ldsp_core import Count, Missing, Partnership, Period, Place
from ldsp_core.calculations import roll
from ldsp_core.errors import CalculationError
from ldsp_core.model import Measurement

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
