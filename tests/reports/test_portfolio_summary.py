"""Many partnerships in one report: totals by their rules, conflicts, gaps, grants."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import ldsp_core as ldsp
from ldsp_core.document import NumberedParagraph, Report, Sum, Table, complete_table, walk
from ldsp_core.model import Indicator, Measurement
from ldsp_core.values import NOT_APPLICABLE, Count, Money


def tables(report: Report) -> dict[str, Table]:
    """Return the tables by their ids."""
    return {
        placed.block.id: placed.block for placed in walk(report) if isinstance(placed.block, Table)
    }


def told(report: Report) -> str:
    """Return all numbered paragraphs."""
    return " ".join(
        str(placed.block) for placed in walk(report) if isinstance(placed.block, NumberedParagraph)
    )


@pytest.fixture(scope="module")
def four(root: Path) -> tuple[ldsp.Partnership, ...]:
    """All examples."""
    names = ("lancashire", "cornwall", "south-east", "fictional")
    return tuple(ldsp.load(root / "examples" / name / "partnership.toml") for name in names)


@pytest.fixture
def alike(fictional: ldsp.Partnership) -> Any:
    """Make a partnership like the invented one, with an id and facts of its own."""

    def make(name: str, **facts: Any) -> ldsp.Partnership:
        return evolve(fictional, id=name, name=name.capitalize(), **facts)

    return make


def test_the_examples_together(four: tuple[ldsp.Partnership, ...]) -> None:
    """Four partnerships, their grants added, an invented one labelled."""
    report = ldsp.build("portfolio-summary", *four)
    partnerships = tables(report)["partnerships-table"]
    assert [row[0] for row in partnerships.rows][:3] == [each.name for each in four[:3]]
    assert str(partnerships.rows[3][0]).endswith("(invented)")
    awards = tables(report)["awards-table"]
    assert awards.totals is not None
    assert awards.totals[-1] == Money.pounds(75_000 + 261_000 + 75_000 + 75_000 + 80_000)
    assert "does not exist" in report.front.banners[0]
    assert report.front.as_at == four[3].as_at


def test_no_data_is_never_zero(four: tuple[ldsp.Partnership, ...]) -> None:
    """A partnership without the indicator has no number, and is named among the gaps."""
    report = ldsp.build("portfolio-summary", *four)
    firms = tables(report)["indicator-1"]
    assert firms.rows[0][1:] == (
        0,
        0,
        NOT_APPLICABLE,
        NOT_APPLICABLE,
        NOT_APPLICABLE,
        "does not measure it",
    )
    assert firms.totals is not None
    assert firms.totals[4] == Count.parse("at least 43")
    gaps = tables(report)["gaps-table"].rows
    assert (
        "Firms advised",
        "skills-fund@1/employers-engaged",
        four[0].name,
        "does not measure it",
    ) in gaps
    assert tables(report)["partnerships-table"].rows[1][4] == ldsp.Missing()


def test_a_plain_sum_may_be_a_formula(alike: Any) -> None:
    """And what it comes to is what the workbook would calculate."""
    report = ldsp.build("portfolio-summary", alike("east"), alike("west"))
    table = tables(report)["indicator-1"]
    actual = table.columns[4]
    assert actual.total == Sum()
    assert table.totals is not None
    unfilled = (*table.totals[:3], *[NOT_APPLICABLE] * 3, table.totals[6])
    assert complete_table(evolve(table, totals=unfilled)).totals == table.totals
    assert table.totals[4] == Count(low=86)


def test_how_many_activities_have_a_target_stands_beside_it(alike: Any) -> None:
    """What others reached is among the actual value: the reader can see that it is of more."""
    found = Measurement(indicator="firms", kind="actual", count=Count.exactly(9))
    east = alike("east")
    first, *others = east.activities
    more = evolve(first, measurements=(*first.measurements, found))
    report = ldsp.build("portfolio-summary", evolve(east, activities=(more, *others)))
    table = tables(report)["indicator-1"]
    assert [column.key for column in table.columns[1:3]] == ["activities", "with-target"]
    assert table.rows[0][1:3] == (2, 1)
    assert table.totals is not None
    assert table.totals[1:3] == (2, 1)


def test_unique_people_are_never_a_formula(alike: Any, fictional: ldsp.Partnership) -> None:
    """The bound is told, and why."""
    people = _measured(fictional, "into-jobs", 20)
    report = ldsp.build("portfolio-summary", alike("east", **people), alike("west", **people))
    table = tables(report)["indicator-2"]
    assert table.columns[4].total is None
    assert table.totals is not None
    assert table.totals[4] == Count(low=20, high=40)
    assert "at least the largest number" in told(report)


def _measured(partnership: ldsp.Partnership, indicator: str, count: int) -> dict[str, Any]:
    found = Measurement(indicator=indicator, kind="actual", count=Count.exactly(count))
    first, *others = partnership.activities
    return {
        "activities": (evolve(first, measurements=(*first.measurements, found)), *others),
    }


def test_a_conflict_is_named_and_not_added(alike: Any, fictional: ldsp.Partnership) -> None:
    """Each definition has a table of its own."""
    other = tuple(map(_in_shops, fictional.indicators))
    report = ldsp.build("portfolio-summary", alike("east"), alike("west", indicators=other))
    rows = tables(report)["conflicts-table"].rows
    assert [row[2:] for row in rows] == [
        ("East (invented)", "Unit: firms"),
        ("West (invented)", "Unit: shops"),
    ]
    titles = [section.title for section in report.sections[1].sections]
    assert titles[0].startswith("Firms advised, as defined in")
    assert "One entry of a catalogue is defined differently" in told(report)


def _in_shops(indicator: Indicator) -> Indicator:
    return evolve(indicator, unit="shops") if indicator.id == "firms" else indicator


def test_several_currencies_are_not_added(alike: Any, fictional: ldsp.Partnership) -> None:
    """Each has a total of its own."""
    grants = tuple(
        evolve(grant, awarded=Money.parse("EUR 5000")) if grant.awarded else grant
        for grant in fictional.grants
    )
    report = ldsp.build("portfolio-summary", alike("east"), alike("west", grants=grants))
    assert tables(report)["awards-table"].totals is None
    assert [row[0] for row in tables(report)["currencies-table"].rows] == ["EUR", "GBP"]
    assert "Sums in several currencies are not added" in told(report)


def test_without_shared_indicators_nothing_is_added(lancashire: ldsp.Partnership) -> None:
    """And that is said."""
    report = ldsp.build("portfolio-summary", lancashire)
    assert "none is compared or added" in told(report)


def test_a_period_stands_on_the_front(fictional: ldsp.Partnership) -> None:
    """And the figures are for it."""
    report = ldsp.build("portfolio-summary", fictional, period="FY2025-26/Q4", to_date=True)
    assert [field.label for field in report.front.fields] == ["Period", "Small numbers"]
