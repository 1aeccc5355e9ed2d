"""The examples load, hold no errors, and say where what they tell comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

import ldsp_core as ldsp

ROOT = Path(__file__).parents[2]
FILES = sorted(ROOT.glob("examples/*/partnership*.toml"))
PUBLIC = ("cornwall", "south-east")


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_an_example_has_no_errors(path: Path) -> None:
    """Warnings and hints are for its reader; errors would be ours."""
    findings = ldsp.check(ldsp.load(path))
    assert [each for each in findings if each.severity == "error"] == []


@pytest.mark.parametrize("name", PUBLIC)
def test_what_public_pages_tell_leads_to_them(name: str) -> None:
    """Every result, grant and activity has the address of a page that tells it."""
    partnership = ldsp.load(ROOT / "examples" / name / "partnership.toml")
    assert not partnership.fictional
    addresses = {each.url for each in partnership.communications}
    for activity in partnership.activities:
        assert {link.url for link in activity.links} <= addresses
        assert activity.links or any(each.source for each in activity.measurements)
        assert {each.source for each in activity.measurements} <= addresses
    for grant in partnership.grants:
        assert grant.links
        assert {link.url for link in grant.links} <= addresses


@pytest.mark.parametrize("name", PUBLIC)
def test_gaps_stay_gaps(name: str) -> None:
    """Nothing is told of spend, and no reach is made up."""
    partnership = ldsp.load(ROOT / "examples" / name / "partnership.toml")
    assert all(not grant.periods for grant in partnership.grants)
    assert not any(indicator.reach for indicator in partnership.indicators)


def test_the_partnerships_differ_in_themes_and_districts() -> None:
    """So that nothing of one of them is taken to be so everywhere."""
    folders = ("lancashire", *PUBLIC)
    found = [ldsp.load(ROOT / "examples" / name / "partnership.toml") for name in folders]
    themes = [{theme.id for theme in each.themes} for each in found]
    places = [{place.code for place in each.area.places} for each in found]
    assert not set.intersection(*themes)
    assert len(set.union(*places)) == sum(map(len, places))


def test_the_launch_of_cornwall_came_on_a_thursday() -> None:
    """Not on the day that the paper of spring 2019 had printed."""
    cornwall = ldsp.load(ROOT / "examples" / "cornwall" / "partnership.toml")
    assert not isinstance(cornwall.launch, ldsp.Missing)
    assert cornwall.launch.when.date.true_weekday == "Thursday"
    assert [grant.awarded for grant in cornwall.grants] == [ldsp.Money.pounds(75_000)]
