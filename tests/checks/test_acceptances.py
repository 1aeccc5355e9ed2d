"""Acceptances: places that stay the same, and those that do nothing."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

import ldsp_core as ldsp
from ldsp_core import Partnership, Period
from ldsp_core.model import (
    Acceptance,
    Activity,
    Area,
    CheckSeverity,
    Indicator,
    Measurement,
    Settings,
    path_of_place,
    place_text,
    walk,
)

ACTUAL = Measurement(
    indicator="risk", kind="actual", level="odd", period=Period.parse("FY2018-19/Q4")
)
OTHER = evolve(ACTUAL, kind="forecast", level="low")


def partnership(*places: str, check: str = "unknown-level") -> Partnership:
    """Return a partnership with one wrong level, after another measurement, and acceptances."""
    return Partnership(
        id="p",
        name="P",
        area=Area(name="A"),
        as_at=date(2019, 4, 1),
        indicators=(Indicator(id="risk", name="Risk", unit="places", levels=("low", "high")),),
        activities=(
            Activity(
                id="a",
                title="A",
                themes=(),
                status="under way",
                summary="S",
                measurements=(OTHER, ACTUAL),
            ),
        ),
        accepted=tuple(Acceptance(check=check, place=place, reason="R") for place in places),
    )


@pytest.mark.parametrize(
    "label", ["1", "kind=actual", "indicator=risk, kind=actual", "period=FY2018-19/Q4,level=odd"]
)
def test_an_acceptance_names_its_place_by_number_or_by_what_stands_there(label: str) -> None:
    """The second way stays true when measurements are put before it."""
    place = f"activities[a].measurements[{label}].level"
    facts = partnership(place)
    (accepted,) = ldsp.check(facts).accepted
    assert accepted.place == "activities[a].measurements[1].level"
    (activity,) = facts.activities
    more = (Measurement(indicator="risk", kind="target", level="high"), *activity.measurements)
    moved = evolve(facts, activities=(evolve(activity, measurements=more),))
    found = ldsp.check(moved)
    assert [each.place for each in found.accepted] == (
        [] if label == "1" else ["activities[a].measurements[2].level"]
    )


@pytest.mark.parametrize(
    "place",
    [
        "activities[b].measurements[0]",
        "activities[a].measurements[2]",
        "activities[a].measurements[indicator=risk]",
        "activities[a].measurements[indicator=people]",
        "activities[a].measurements[lost=x]",
        "activities[a].measurement[0]",
        "activities[a]measurements[0]",
        "activities[a].title[0]",
        "activities[a].",
        "activities[a",
    ],
)
def test_a_place_that_names_nothing_or_too_much_is_found(place: str) -> None:
    """A reason that belongs to nothing any more is not kept in silence."""
    found = [each for each in ldsp.check(partnership(place)) if each.check == "without-effect"]
    assert [each.place for each in found] == ["accepted[0].place"]


@pytest.mark.parametrize("reason", ["", " "])
def test_an_acceptance_without_a_reason_accepts_nothing_and_is_told(reason: str) -> None:
    """The finding stays open, and whoever wrote the acceptance learns why."""
    facts = partnership("activities[a].measurements[1].level")
    facts = evolve(facts, accepted=(evolve(facts.accepted[0], reason=reason),))
    found = ldsp.check(facts)
    assert found.accepted == ()
    told = {each.check: each.place for each in found}
    assert told["unknown-level"] == "activities[a].measurements[1].level"
    assert told["without-effect"] == "accepted[0].reason"


def test_places_that_a_plugin_may_name_are_left_alone() -> None:
    """They need not begin with a key of the data file."""
    assert not [
        each for each in ldsp.check(partnership("all of it")) if each.check == "without-effect"
    ]


def test_checks_that_are_not_there_are_found() -> None:
    """In acceptances and in severities, with the nearest that is."""
    facts = evolve(
        partnership("activities[a]", check="unknown-levle"),
        settings=Settings(severities=(CheckSeverity(check="not-statd", severity="off"),)),
    )
    found = [each for each in ldsp.check(facts) if each.check == "without-effect"]
    assert [each.place for each in found] == ["accepted[0].check", "settings.severities[0].check"]
    assert "did you mean 'unknown-level'?" in found[0].message
    assert "did you mean 'not-stated'?" in found[1].message


def test_a_check_that_is_left_out_is_there() -> None:
    """What is accepted of a check that is off may be needed again."""
    facts = evolve(
        partnership("activities[a].measurements[1].level"),
        settings=Settings(severities=(CheckSeverity(check="unknown-level", severity="off"),)),
    )
    assert not [each for each in ldsp.check(facts) if each.check == "without-effect"]


def test_every_place_that_is_named_is_found_again() -> None:
    """What ``place_text`` says of a fact leads back to it."""
    facts = partnership("activities[a]")
    for fact in walk(facts):
        assert path_of_place(facts, place_text(facts, fact.path)) == fact.path
