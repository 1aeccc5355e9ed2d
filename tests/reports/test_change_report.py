"""The report on what changed: every change in words and in a table, sorted as readers ask."""

from __future__ import annotations

from datetime import timedelta

import pytest
from attrs import evolve

import ldsp_core as ldsp
from ldsp_core.calculations import Change, changes
from ldsp_core.document import BulletList, Report, Table, walk
from ldsp_core.model import Measurement
from ldsp_core.reports.change_report.wording import (
    Sides,
    by_kind,
    difference_in_words,
    sentence_on,
)
from ldsp_core.values import SUPPRESSED, Count, Interval, Money, PartialDate, Share


@pytest.fixture(scope="module")
def earlier(root) -> ldsp.Partnership:
    """The invented partnership a quarter before."""
    return ldsp.load(root / "examples" / "fictional" / "partnership-2026-01.toml")


@pytest.fixture(scope="module")
def report(earlier: ldsp.Partnership, fictional: ldsp.Partnership) -> Report:
    """What changed since."""
    return ldsp.build("change-report", earlier, fictional)


def tables(report: Report) -> dict[str, Table]:
    """Return the tables by their ids."""
    return {
        placed.block.id: placed.block for placed in walk(report) if isinstance(placed.block, Table)
    }


def lines(report: Report) -> list[str]:
    """Return all bullets."""
    return [
        "".join(getattr(span, "text", "") for span in item.spans)
        for placed in walk(report)
        if isinstance(placed.block, BulletList)
        for item in placed.block.items
    ]


def test_every_change_is_told_once_in_words(
    report: Report, earlier: ldsp.Partnership, fictional: ldsp.Partnership
) -> None:
    """And stands in one of the tables."""
    found = changes(earlier, fictional)
    assert len(lines(report)) == len(found)
    rows = [
        row for table in tables(report).values() if table.id != "kinds-table" for row in table.rows
    ]
    assert len(rows) == len(found)
    assert tables(report)["kinds-table"].totals == ("All changes", len(found))


def test_progress_and_restatement_are_told_apart(report: Report) -> None:
    """A quarter reported first, and one reported otherwise before."""
    told = lines(report)
    assert any(
        line == "First Clicks, learners taking part, quarter 4 of financial year 2025-26: 131."
        for line in told
    )
    rows = {row[2]: row for row in tables(report)["results-table"].rows}
    restated = rows["Learners taking part, actual, quarter 3 of financial year 2025-26"]
    assert (restated[0], restated[3:6]) == (
        "restated",
        (Count.exactly(97), Count.exactly(104), "7 more"),
    )


def test_money_keeps_its_sums_and_their_difference(report: Report) -> None:
    """So that a workbook can calculate with them."""
    rows = {row[2]: row for row in tables(report)["money-table"].rows}
    forecast = rows["quarter 1 of financial year 2026-27: Forecast"]
    assert forecast[3:] == (
        Money.pounds(23_290),
        Money.pounds("22134.75"),
        Money.pounds("-1155.25"),
    )


def test_the_new_facts_name_and_date_the_report(report: Report) -> None:
    """The earlier date stands on the front."""
    assert report.front.as_at.isoformat() == "2026-04-30"
    fields = {field.label: field.spans for field in report.front.fields}
    assert fields["Before"] != fields["After"]
    assert report.front.banners


def test_nothing_changed_is_said(fictional: ldsp.Partnership) -> None:
    """In one section without tables."""
    (section,) = ldsp.build("change-report", fictional, fictional).sections
    (told,) = section.blocks
    assert "Nothing changed" in str(told)


def test_names_of_private_people_are_left_out(
    earlier: ldsp.Partnership, fictional: ldsp.Partnership
) -> None:
    """Also where the name itself is what changed."""
    people = tuple(
        evolve(person, name="Pat Secret") if person.id == "pat-private" else person
        for person in fictional.people
    )
    renamed = evolve(fictional, people=people)
    assert "Pat" not in str(ldsp.build("change-report", fictional, renamed))
    assert "Pat Secret" in str(ldsp.build("change-report", fictional, renamed, personal=True))


def test_a_suppressed_figure_is_nowhere(fictional: ldsp.Partnership) -> None:
    """Neither before nor after nor by how much, in words or in a table."""
    hidden = evolve(
        fictional,
        activities=tuple(
            evolve(activity, measurements=tuple(map(_suppressed, activity.measurements)))
            for activity in fictional.activities
        ),
    )
    for pair in ((fictional, hidden), (hidden, fictional)):
        report = ldsp.build("change-report", *pair)
        assert any("suppressed, so not compared" in line for line in lines(report))
        assert "131" not in str(report)
        rows = tables(report)["results-table"].rows
        assert {row[3:5] for row in rows} == {(SUPPRESSED, SUPPRESSED)}


def _suppressed(measurement: Measurement) -> Measurement:
    return evolve(measurement, count=SUPPRESSED) if measurement.count else measurement


def test_a_pair_is_needed(fictional: ldsp.Partnership) -> None:
    """One state alone has no changes."""
    with pytest.raises(ldsp.LdspError, match="about two partnerships, got 1"):
        ldsp.build("change-report", fictional)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (Count.exactly(3), Count.exactly(4), "1 more"),
        (Count.exactly(1_300), Count.exactly(100), "1,200 fewer"),
        (Count.exactly(3), Count.exactly(3), "the same"),
        (Count.exactly(3), Count.parse("over 10"), "over 7 more"),
        (Count.parse("over 10"), Count.exactly(3), "over 7 fewer"),
        (Count.exactly(3), Count.parse("1-10"), ""),
        (Money.pounds(5), Money.pounds(3), "£2 less"),
        (Money.pounds(5), Money.parse("EUR 3"), ""),
        (Share.parse("50%"), Share.parse("51%"), "1 percentage point more"),
        (Share.parse("over 50%"), Share.parse("51%"), ""),
        (PartialDate.parse("2026-05-01"), PartialDate.parse("2026-04-30"), "1 day earlier"),
        (2, 5, "3 more"),
        ("a", "b", ""),
    ],
)
def test_a_difference_says_no_more_than_is_known(old: object, new: object, words: str) -> None:
    """In the units of what is compared."""
    change = Change(kind="other", place="x", subject="X", what="X", old=old, new=new)
    assert difference_in_words(change) == words


def test_differences_are_typed(fictional: ldsp.Partnership) -> None:
    """For programs: days, numbers, money, bounds."""

    def gap(old: object, new: object) -> object:
        return Change(kind="other", place="x", subject="X", what="X", old=old, new=new).difference

    assert gap(PartialDate.parse("2026-05-01"), PartialDate.parse("2026-05-02")) == timedelta(1)
    assert isinstance(gap(Count.exactly(3), Count.parse("over 10")), Interval)


def test_kinds_come_in_the_order_that_readers_ask(
    earlier: ldsp.Partnership, fictional: ldsp.Partnership
) -> None:
    """New first, wording and the rest last."""
    kinds = list(by_kind(changes(earlier, fictional)))
    assert (kinds[0], kinds[-2:]) == ("new", ["wording", "other"])


def test_ids_are_told_by_the_names_they_lead_to(
    earlier: ldsp.Partnership, fictional: ldsp.Partnership
) -> None:
    """Before as in the old facts, after as in the new."""
    sides = Sides(old=earlier, new=fictional)
    (told,) = [
        sentence_on(change, sides)
        for change in changes(earlier, fictional)
        if change.place == "actions[find-a-fourth-library].agreed"
    ]
    assert "was meeting of Partnership Board, 13 January 2026" in told
