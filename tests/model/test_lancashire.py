"""The facts of the 2019 paper, each where the model keeps it."""

from __future__ import annotations

from ldsp_core import Count, Money, PartialDate, Partnership
from ldsp_core.model import Correction, walk
from ldsp_core.values import is_recorded


def test_the_programme_and_its_pilots(lancashire: Partnership) -> None:
    """Five other pilots: two launched, three announced, each with what is known of its launch."""
    programme = lancashire.programme
    assert is_recorded(programme)
    states = [(pilot.name, pilot.status) for pilot in programme.pilots]
    assert states == [
        ("West Midlands", "launched"),
        ("Heart of the South West", "launched"),
        ("Cornwall and the Isles of Scilly", "announced"),
        ("Cheshire and Warrington", "announced"),
        ("South East", "announced"),
    ]
    planned = [pilot.planned_launch for pilot in programme.pilots[2:]]
    assert [when.date.iso for when in planned if is_recorded(when)] == [
        "2019",
        "2019-06",
        "2019-07",
    ]


def test_the_area_has_twelve_districts_and_two_unitaries(lancashire: Partnership) -> None:
    """E07000117 to E07000128, E06000008 and E06000009."""
    codes = [place.code for place in lancashire.area.places]
    assert codes == [f"E07000{number}" for number in range(117, 129)] + ["E06000008", "E06000009"]


def test_the_grants(lancashire: Partnership) -> None:
    """£75,000 for a coordinator, £261,000 from the fund that four areas won."""
    coordinator, fund = lancashire.grants
    assert coordinator.awarded == Money.pounds(75_000)
    assert coordinator.months == 12
    assert [line.purpose for line in coordinator.budget_lines][1:] == ["associated costs", "events"]
    assert fund.awarded == Money.pounds(261_000)
    assert fund.areas_awarded == 4
    assert len(fund.target_groups) == 3
    assert len(fund.links) == 2
    assert is_recorded(fund.announced)
    assert fund.announced.date == PartialDate(year=2019, month=3, day=15)


def test_thirteen_introductions_and_two_by_another_route(lancashire: Partnership) -> None:
    """The department's and those through the Digital Enterprise Delivery Group."""
    direct = [each for each in lancashire.introductions if not is_recorded(each.through)]
    through = [each for each in lancashire.introductions if is_recorded(each.through)]
    assert len(direct) == 13
    assert {each.status for each in direct} == {"followed up"}
    assert [each.organisation for each in through] == ["onedigital", "cisco"]
    assert through[1].offers[0].what == "an industry day visit"


def test_three_groups_for_four_themes(lancashire: Partnership) -> None:
    """Each group agreed to meet quarterly, in turn at different places; one sits in a forum."""
    groups = [body for body in lancashire.bodies if body.kind == "networking group"]
    assert [body.theme for body in groups] == [theme.id for theme in lancashire.themes[:3]]
    assert all(body.cadence == "quarterly" and body.rotates for body in groups)
    assert groups[2].sits_within == "adult-skills-forum"
    met = [each.when.date.iso for each in lancashire.meetings if each.body == groups[2].id]
    assert met == ["2018-11", "2019-01", "2019-03"]


def test_the_activities_stand_under_their_themes_in_the_papers_order(
    lancashire: Partnership,
) -> None:
    """The lettered activities of sections 4.1 to 4.4; the award scheme under two themes."""
    told = {
        theme.name: [a.title for a in lancashire.activities if theme.id in a.themes]
        for theme in lancashire.themes
    }
    assert [len(titles) for titles in told.values()] == [4, 4, 3, 1]
    both = [each.id for each in lancashire.activities if len(each.themes) == 2]
    assert both == ["idea-award"]


def test_the_numbers_of_the_paper(lancashire: Partnership) -> None:
    """Each number as printed; a bound is a bound."""
    values = {
        (activity.id, each.indicator, each.kind): each.value
        for activity in lancashire.activities
        for each in activity.measurements
    }
    assert values == {
        ("lloyds-rediscover", "pupils-attending", "actual"): Count.exactly(60),
        ("lloyds-rediscover", "schools-taking-part", "actual"): Count.exactly(6),
        ("teach-too", "employers-engaged", "actual"): Count.exactly(33),
        ("teach-too", "college-staff-reached", "actual"): Count.parse("over 180"),
        ("chorley-hack", "schools-taking-part", "actual"): Count.exactly(30),
        ("idea-award", "digital-exclusion-risk", "baseline"): "medium",
        ("idea-award", "digital-exclusion-risk", "actual"): "low",
        ("google-garage", "training-places-taken-up", "target"): Count.exactly(1000),
        ("google-garage", "training-places-taken-up", "actual"): Count.parse("over 600"),
        ("google-garage", "courses-planned", "forecast"): Count.exactly(6),
        ("skills-support-for-the-workforce", "face-to-face-sessions", "forecast"): Count.exactly(6),
    }


def test_ten_pupils_from_each_of_six_schools(lancashire: Partnership) -> None:
    """The breakdown names six schools, though the printed list lacks a separator."""
    (breakdown,) = lancashire.activity("lloyds-rediscover").measurements[0].breakdowns
    assert [part.count for part in breakdown.parts] == [Count.exactly(10)] * 6


def test_the_badges_for_tracking(lancashire: Partnership) -> None:
    """Two codes, by age."""
    codes = [badge.code for badge in lancashire.activity("idea-award").badges]
    assert codes == ["D1G1LANCS18UP", "D1G1LANCS18UN"]


def test_the_research_is_paid_for_by_three(lancashire: Partnership) -> None:
    """The European Social Fund, the department, and Digital Lancashire."""
    given = lancashire.activity("digital-skills-research").contributions
    assert [each.organisation for each in given] == [
        "european-social-fund",
        "dcms",
        "digital-lancashire",
    ]


def test_what_the_paper_got_wrong_is_kept_beside_what_is_right(lancashire: Partnership) -> None:
    """The two wrong dates, the school list and the misspelt names are corrections."""
    printed = [
        fact.value.printed for fact in walk(lancashire) if isinstance(fact.value, Correction)
    ]
    assert "Thursday 25th May, 2019" in printed
    assert "November 2019" in printed
    assert "St George’s High School St Mary’s RC Academy" in printed
    start = lancashire.role("coordinator").start
    assert is_recorded(start)
    assert start.date.iso == "2018-11"
