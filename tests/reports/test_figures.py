"""The tidy figures: one row a figure, with its interval, its words and its standing."""

from __future__ import annotations

from attrs import evolve

import ldsp_core as ldsp
from ldsp_core import Count
from ldsp_core.document import Table
from ldsp_core.model import Breakdown, Measurement, Part
from ldsp_core.values import NOT_APPLICABLE, SUPPRESSED, Place


def figures(partnership: ldsp.Partnership) -> list[dict[str, object]]:
    """Return the rows as mappings from column to cell."""
    (section,) = ldsp.build("figures", partnership).sections
    (table,) = section.blocks
    assert isinstance(table, Table)
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row, strict=True)) for row in table.rows]


def test_every_measurement_part_and_award_is_a_row(lancashire: ldsp.Partnership) -> None:
    """Eleven measurements, six schools of one of them, and two grants."""
    measurements = [one for each in lancashire.activities for one in each.measurements]
    parts = [part for one in measurements for split in one.breakdowns for part in split.parts]
    assert (len(measurements), len(parts)) == (11, 6)
    assert len(figures(lancashire)) == 11 + 6 + 2


def test_the_parts_of_a_breakdown_follow_their_total(fictional: ldsp.Partnership) -> None:
    """With what they are parts of; small ones are suppressed by the one pattern, as everywhere."""
    rows = [
        (each["dimension"], each["category"], each["low"], each["wording"], each["status"])
        for each in figures(fictional)
        if str(each["period"]) == "FY2025-26/Q4" and each["kind"] == "actual"
    ][:5]
    assert rows == [
        (NOT_APPLICABLE, NOT_APPLICABLE, 131, "131", "exact"),
        ("age", "16 to 24", SUPPRESSED, "suppressed", "suppressed"),
        ("age", "25 to 49", 62, "62", "exact"),
        ("age", "50 and over", 45, "45", "exact"),
        ("age", "unknown", SUPPRESSED, "suppressed", "suppressed"),
    ]


def test_rows_of_one_measure_are_told_apart(fictional: ldsp.Partnership) -> None:
    """By place, theme, and whether they count from the start; a part may have its own place."""
    first, *others = fictional.activities
    school = Part(category="one school", count=Count.exactly(20), place=Place(name="South March"))
    measured = Measurement(
        indicator="learners",
        kind="actual",
        count=Count.exactly(20),
        cumulative=True,
        place=Place(name="North March"),
        theme="moving-on",
        breakdowns=(Breakdown(dimension="school", parts=(school,)),),
    )
    (total, part) = figures(
        evolve(fictional, activities=(evolve(first, measurements=(measured,)), *others), grants=())
    )[:2]
    told = ("theme", "cumulative", "place", "dimension", "category")
    assert [total[each] for each in told] == [
        "Moving On",
        "yes",
        "North March",
        NOT_APPLICABLE,
        NOT_APPLICABLE,
    ]
    assert [part[each] for each in told] == [
        "Moving On",
        "yes",
        "South March",
        "school",
        "one school",
    ]


def test_a_bound_has_the_end_that_is_known(lancashire: ldsp.Partnership) -> None:
    """Over 600 begins at 600, and has no upper end."""
    (row,) = [
        each
        for each in figures(lancashire)
        if each["activity"] == "Google Garage" and each["kind"] == "actual"
    ]
    assert (row["low"], row["high"]) == (600, NOT_APPLICABLE)
    assert (row["wording"], row["status"]) == ("over 600", "bound")


def test_a_level_has_words_only(lancashire: ldsp.Partnership) -> None:
    """Medium and low are no numbers."""
    rows = [each for each in figures(lancashire) if each["unit"] == "level of risk"]
    assert [each["wording"] for each in rows] == ["medium", "low"]
    assert {each["low"] for each in rows} == {NOT_APPLICABLE}


def test_the_invented_partnership_is_labelled_in_every_row(fictional: ldsp.Partnership) -> None:
    """A row may be copied anywhere."""
    assert all("invented example" in str(each["partnership"]) for each in figures(fictional))


def test_a_figure_says_where_its_proof_is_and_how_far_it_is_trusted(
    fictional: ldsp.Partnership,
) -> None:
    """For a total and for its parts."""
    first, *others = fictional.activities
    told = tuple(evolve(each, evidence="shelf 3") for each in first.measurements)
    facts = evolve(fictional, activities=(evolve(first, measurements=told), *others))
    rows = [each for each in figures(facts) if str(each["period"]) == "FY2025-26/Q3"]
    actual = [each for each in rows if each["activity"] == "First Clicks" and each["low"] != 120]
    assert {(each["evidence"], each["confidence"]) for each in actual} == {("shelf 3", "high")}
    assert len(actual) == 5
