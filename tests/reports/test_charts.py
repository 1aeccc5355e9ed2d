"""Charts in the board paper: which, of what, and in which words."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

import ldsp_core as ldsp
from ldsp_core import Partnership
from ldsp_core.document import Chart, Report, format_cell, table_of, walk
from ldsp_core.errors import OptionsError
from ldsp_core.reports.chart_tables import (
    dates_table,
    partner_themes_table,
    places_table,
    targets_table,
)
from ldsp_core.reports.charts import dates_chart, spend_chart, targets_chart
from ldsp_core.reports.grant_tables import quarters_table
from ldsp_core.values import NOT_APPLICABLE, NOT_RECORDED, Money, PartialDate


def charts(report: Report) -> dict[str, Chart]:
    """Return the charts of *report* by their ids."""
    found = [placed.block for placed in walk(report)]
    return {block.id: block for block in found if isinstance(block, Chart)}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("none", set()),
        ("some", {"spend-coordinator-grant-chart"}),
        (
            "all",
            {
                "spend-coordinator-grant-chart",
                "reach-chart",
                "theme-targets-chart",
                "dates-chart",
                "partner-themes-chart",
            },
        ),
    ],
)
def test_the_paper_has_as_many_charts_as_are_asked_for(
    fictional: Partnership, asked: str, expected: set[str]
) -> None:
    """None, those that say more than their tables, or all that the facts allow."""
    assert set(charts(ldsp.build("board-paper", fictional, charts=asked))) == expected


def test_two_themes_are_not_charted_unless_all_are_asked_for(lancashire: Partnership) -> None:
    """Words tell two numbers as fast, and the paper stays short."""
    assert charts(ldsp.build("board-paper", lancashire)) == {}
    assert set(charts(ldsp.build("board-paper", lancashire, charts="all"))) == {
        "reach-chart",
        "theme-targets-chart",
        "places-chart",
        "partner-themes-chart",
    }


def test_nothing_else_may_be_asked_for(fictional: Partnership) -> None:
    """The error says what may."""
    with pytest.raises(OptionsError, match="none, some, all"):
        ldsp.build("board-paper", fictional, charts="pie")


def test_every_chart_has_its_table_beside_it(fictional: Partnership) -> None:
    """In the same report, next to it."""
    report = ldsp.build("board-paper", fictional, charts="all")
    blocks = [placed.block for placed in walk(report)]
    for chart in charts(report).values():
        table = table_of(report, chart.table)
        assert abs(blocks.index(chart) - blocks.index(table)) == 1


def test_the_words_of_a_chart_tell_bounds_and_gaps(lancashire: Partnership) -> None:
    """What is drawn, in the words of the table, and what is not, with the reason."""
    chart = charts(ldsp.build("board-paper", lancashire, charts="all"))["reach-chart"]
    assert chart.alt == (
        "Bars of people reached: Future Workforce (over 240) and Skilled and Productive Workforce "
        "(over 600). There is no bar for Inclusive Workforce (not recorded) and Informed Approach "
        "(not recorded)."
    )


def test_spend_is_drawn_against_profile_and_award(fictional: Partnership) -> None:
    """What is expected is a forecast, the profile a target, the award a line across."""
    (grant,) = (each for each in fictional.grants if each.periods)
    chart = spend_chart(grant, quarters_table(grant, date(2026, 4, 30)))
    assert chart is not None
    roles = {series.column: series.role for series in chart.series}
    assert roles == {
        "profile-to-date": "target",
        "expected-to-date": "forecast",
        "actual-to-date": "value",
    }
    assert [(line.label, line.value) for line in chart.lines] == [("Award", Money.pounds(80000))]
    assert "actual £57,865.25 by quarter 4" in chart.alt


def test_without_quarters_or_award_there_is_no_such_line(fictional: Partnership) -> None:
    """A grant of one quarter is no line; an award that is not recorded is not drawn."""
    (grant,) = (each for each in fictional.grants if each.periods)
    short = evolve(grant, periods=grant.periods[:1])
    assert spend_chart(short, quarters_table(short, date(2026, 4, 30))) is None
    unsaid = evolve(grant, awarded=NOT_RECORDED)
    chart = spend_chart(unsaid, quarters_table(unsaid, date(2026, 4, 30)))
    assert chart is not None
    assert chart.lines == ()


def test_activities_come_in_the_order_of_their_dates(fictional: Partnership) -> None:
    """As they are known; those without come last, and none at all are no chart."""
    table = dates_table(fictional)
    assert [row[2] for row in table.rows] == sorted(
        (row[2] for row in table.rows), key=lambda cell: getattr(cell, "first", date.max)
    )
    assert isinstance(table.rows[0][2], PartialDate)
    undated = evolve(
        fictional,
        activities=tuple(
            evolve(each, start=NOT_RECORDED, end=NOT_RECORDED) for each in fictional.activities
        ),
    )
    assert dates_chart(dates_table(undated), date(2026, 4, 30)) is None


def test_a_place_without_people_is_not_recorded(lancashire: Partnership) -> None:
    """Sixty pupils are known to be of Blackpool; of no other district is anything known."""
    people = {row[0]: row[1] for row in places_table(lancashire).rows}
    assert str(people["Blackpool"]) == "60"
    assert {cell for name, cell in people.items() if name != "Blackpool"} == {NOT_RECORDED}


def test_an_organisation_has_its_roles_under_each_theme(lancashire: Partnership) -> None:
    """Each once; where it takes no part, that is not applicable, not missing."""
    rows = {row[0]: row[1:] for row in partner_themes_table(lancashire).rows}
    assert rows["Lloyds"] == ("lead", "lead, deliverer", NOT_APPLICABLE, NOT_APPLICABLE)


def test_what_does_not_add_up_at_a_place_is_left_out_and_the_reason_told(
    fictional: Partnership,
) -> None:
    """A measure that never adds up over periods stops no paper with all charts."""
    learners = tuple(
        evolve(each, over_periods="none") if each.id == "learners" else each
        for each in fictional.indicators
    )
    clicks, *others = fictional.activities
    wenderby = fictional.area.places[0]
    here = evolve(
        clicks,
        measurements=tuple(
            evolve(each, place=wenderby) if each.indicator == "learners" else each
            for each in clicks.measurements
        ),
    )
    facts = evolve(fictional, indicators=learners, activities=(here, *others))
    report = ldsp.build("board-paper", facts, charts="all", provenance=True)
    left_out = {
        row[2]: row[3]
        for row in table_of(report, "provenance-table").rows
        if row[0] == f"People reached in {wenderby.name}"
    }
    assert "left out: " in str(left_out["activities[first-clicks].measurements[1]"])
    assert "by 'none' says nothing" in str(left_out["activities[first-clicks].measurements[1]"])


def test_a_target_is_drawn_beside_what_was_reached_towards_it(fictional: Partnership) -> None:
    """First Clicks reached 235 of 240; the 52 of Home Kits, which has no target, stand apart."""
    table = targets_table(fictional)
    (row,) = [row for row in table.rows if row[0] == "Moving On: learners taking part"]
    told = dict(zip([column.key for column in table.columns], map(format_cell, row), strict=True))
    assert (told["target"], told["actual"], told["position"]) == ("240", "235", "not met")
    assert (told["with-target"], told["all"]) == ("1 of 2", "287")
    chart = targets_chart(table)
    assert chart is not None
    assert "Moving On: learners taking part: 235 against a target of 240" in chart.alt
