"""Ratings: the bands looked up by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve

from ldsp_core import Count, Money, PartialDate, Partnership, Period
from ldsp_core.calculations import (
    delay_rating,
    latest_delay,
    ratings,
    spend_rating,
    spend_variance,
    worst,
)
from ldsp_core.model import Activity, DeclaredRating, Grant, GrantPeriod, Milestone, Settings
from ldsp_core.values import NOT_APPLICABLE, NOT_YET_DUE, Missing, Rag, Share
from ldsp_core.values.wording import share_in_words

APRIL = date(2026, 4, 30)


def spent(grant: Grant, actual: str, profile: str = "100") -> Grant:
    """Return *grant* with one quarter that is over."""
    return evolve(
        grant,
        periods=(
            GrantPeriod(
                period=Period.parse("FY2025-26/Q4"),
                profile=Money.pounds(profile),
                actual=Money.pounds(actual),
            ),
        ),
    )


def milestone(done: str) -> Milestone:
    """Return a milestone planned for 12 January 2026."""
    return Milestone(
        id="m",
        title="M",
        planned=PartialDate.parse("2026-01-12"),
        done=PartialDate.parse(done),
    )


@pytest.mark.parametrize(
    ("actual", "rating"),
    [
        ("100", 1),
        ("95", 1),
        ("105", 1),
        ("105.01", 2),
        ("85", 2),
        ("130", 3),
        ("69.99", 4),
        ("150", 4),
        ("49.99", 5),
        ("250", 5),
    ],
)
def test_the_bands_of_spend(grant: Grant, actual: str, rating: int) -> None:
    """Up to 5, 15, 30 and 50 per cent either way, limits included."""
    assert spend_rating(spent(grant, actual), APRIL).value == Rag.exactly(rating)


def test_the_variance_of_the_grant(grant: Grant) -> None:
    """2,134.75 of 60,000 is 3.6 per cent."""
    value = spend_variance(grant, APRIL).value
    assert isinstance(value, Share)
    assert share_in_words(value) == "3.6%"


def test_a_profile_of_nought_has_no_variance(grant: Grant) -> None:
    """Nothing is a share of nothing."""
    assert spend_rating(spent(grant, "5", "0"), APRIL).value == NOT_APPLICABLE


def test_nothing_due_is_not_rated(grant: Grant) -> None:
    """Before the first quarter is over."""
    assert spend_rating(grant, date(2025, 9, 1)).value == NOT_YET_DUE


def test_spend_that_is_a_bound_makes_the_rating_one(grant: Grant) -> None:
    """At least 35,555.25 of 60,000 may be anything."""
    periods = (grant.periods[0], evolve(grant.periods[1], actual=Missing()), *grant.periods[2:])
    assert spend_rating(evolve(grant, periods=periods), APRIL).value == Rag(best=1, worst=5)


@pytest.mark.parametrize(
    ("done", "rating"),
    [
        ("2026-01-12", Rag.exactly(1)),
        ("2026-02-12", Rag.exactly(2)),
        ("2026-04-12", Rag.exactly(3)),
        ("2026-07-12", Rag.exactly(4)),
        ("2026-07-13", Rag.exactly(5)),
        ("2026-01", Rag(best=1, worst=2)),
    ],
)
def test_the_bands_of_delay(done: str, rating: Rag) -> None:
    """None, up to 1, 3 and 6 months; a date known to the month gives "2 or better"."""
    assert delay_rating([milestone(done)], APRIL) == rating


def test_the_latest_milestone_counts() -> None:
    """Others on time do not help."""
    late = [milestone("2026-01-12"), milestone("2026-03-01"), milestone("2026-02")]
    assert latest_delay(late, APRIL) == Count(low=2, high=2)
    assert delay_rating([], APRIL) == NOT_APPLICABLE


def test_bands_can_be_set(grant: Grant) -> None:
    """Ten per cent may be a 1 where the partnership says so."""
    loose = Settings(spend_bands=(Decimal(10), Decimal(20), Decimal(30), Decimal(40)))
    assert spend_rating(spent(grant, "110"), APRIL, loose).value == Rag.exactly(1)


def test_the_worst_rules() -> None:
    """What is not applicable does not enter; what is not recorded may be worst of all."""
    assert worst([Rag.exactly(1), Rag(best=2, worst=3)]) == Rag(best=2, worst=3)
    assert worst([Rag.exactly(2), NOT_APPLICABLE]) == Rag.exactly(2)
    assert worst([Rag.exactly(2), Missing()]) == Rag(best=2, worst=5)
    assert worst([NOT_YET_DUE, NOT_APPLICABLE]) == NOT_YET_DUE
    assert worst([]) == NOT_APPLICABLE


def test_declared_and_computed_stand_side_by_side(clicks: Partnership, grant: Grant) -> None:
    """A declared 3 beside a computed 1 differs; a declared 1 does not."""

    def rated(rating: int) -> Grant:
        return evolve(
            grant, rating=DeclaredRating(rating=Rag.exactly(rating), reason="too few tutors")
        )

    found = ratings(clicks, rated(3), APRIL)
    assert (found.spend, found.delay, found.overall) == (
        Rag.exactly(1),
        NOT_APPLICABLE,
        Rag.exactly(1),
    )
    assert (found.declared, found.reason, found.differs) == (
        Rag.exactly(3),
        "too few tutors",
        True,
    )
    assert not ratings(clicks, rated(1), APRIL).differs
    undeclared = ratings(clicks, grant, APRIL)
    assert (undeclared.declared, undeclared.differs) == (Missing(), False)


def test_an_activity_is_rated_by_its_milestones(clicks: Partnership) -> None:
    """Worked by hand: reached on 13 February for 12 January is 2 months, which is rating 3."""
    activity = Activity(
        id="a",
        title="A",
        themes=(),
        status="under way",
        summary="S",
        milestones=(milestone("2026-02-13"),),
        rating=DeclaredRating(rating=Rag.exactly(1), reason="All is well."),
    )
    found = ratings(clicks, activity, APRIL)
    assert (found.spend_variance, found.spend) == (NOT_APPLICABLE, NOT_APPLICABLE)
    assert found.delay_months == Count.exactly(2)
    assert found.delay == found.overall == Rag.exactly(3)
    assert (found.declared, found.differs) == (Rag.exactly(1), True)
    assert [each.place for each in found.origins] == ["activities[a].milestones[0]"]
    bare = ratings(clicks, evolve(activity, milestones=(), rating=Missing()), APRIL)
    assert (bare.overall, bare.differs) == (NOT_APPLICABLE, False)
