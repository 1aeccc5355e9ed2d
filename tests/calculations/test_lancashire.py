"""The figures of the 2019 paper, worked out by hand from its text."""

from __future__ import annotations

from ldsp_core import Count, Money, Partnership, Share
from ldsp_core.calculations import awarded, end_of, performance, reach, reach_of_theme, unit_cost
from ldsp_core.values.wording import count_in_words, money_in_words, share_in_words


def words(partnership: Partnership, theme: str) -> str:
    """Return the reach of *theme* in words."""
    value = reach_of_theme(partnership, theme).value
    return count_in_words(value) if isinstance(value, Count) else str(value)


def test_reach_by_theme(lancashire: Partnership) -> None:
    """60 pupils and over 180 staff are different people; over 600 from businesses; no more."""
    assert words(lancashire, "future-workforce") == "over 240"
    assert words(lancashire, "skilled-and-productive-workforce") == "over 600"
    assert words(lancashire, "inclusive-workforce") == "not recorded"
    assert words(lancashire, "informed-approach") == "not recorded"


def test_reach_in_all(lancashire: Partnership) -> None:
    """At least the pupils and those from businesses, whom nobody can mistake for one another.

    60 and over 600 make over 660; the college staff may be among the latter.
    """
    value = reach(lancashire).value
    assert isinstance(value, Count)
    assert count_in_words(value) == "over 660"
    assert not value.interval.contains(660)


def test_googles_places_are_over_60_per_cent_taken_up(lancashire: Partnership) -> None:
    """Over 600 of 1,000; whether the target is met cannot be told."""
    (found,) = [
        each for each in performance(lancashire) if each.indicator.id == "training-places-taken-up"
    ]
    assert isinstance(found.share, Share)
    assert share_in_words(found.share) == "over 60%"
    assert found.position == "cannot tell yet"


def test_teach_toos_staff_are_over_180(lancashire: Partnership) -> None:
    """The bound is kept, and there is no target to compare it with."""
    (found,) = [
        each for each in performance(lancashire) if each.indicator.id == "college-staff-reached"
    ]
    assert found.actual == Count.parse("over 180")
    assert found.position == "no target recorded"


def test_grants_awarded(lancashire: Partnership) -> None:
    """£75,000 and £261,000 make £336,000, and the result says where they stand."""
    result = awarded(lancashire)
    assert result.value == Money.pounds(336_000)
    assert [origin.place for origin in result.origins] == [
        "grants[dcms-coordinator].awarded",
        "grants[digital-skills-innovation-fund].awarded",
    ]


def test_the_reach_says_where_it_comes_from(lancashire: Partnership) -> None:
    """Every number that entered is named by its place in the data."""
    assert [origin.place for origin in reach(lancashire).origins] == [
        "activities[lloyds-rediscover].measurements[0]",
        "activities[teach-too].measurements[1]",
        "activities[google-garage].measurements[1]",
    ]


def test_the_coordinators_grant_ends_in_november_2019(lancashire: Partnership) -> None:
    """Twelve months from some day in November 2018."""
    assert str(end_of(lancashire, lancashire.grant("dcms-coordinator"))) == "2019-11"


def test_a_unit_cost_keeps_its_bound() -> None:
    """£75,000 for over 600 people is under £125 each."""
    cost = unit_cost(Money.pounds(75_000), Count.parse("over 600"))
    assert money_in_words(cost) == "under £125"
