"""The board paper: its parts in order, its sentences from the facts, nothing the facts lack."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

import ldsp_core as ldsp
from ldsp_core import Count, Missing, Money, Partnership, Share
from ldsp_core.document import (
    Item,
    LetteredList,
    Section,
    Table,
    format_cell,
    table_of,
    walk,
)
from ldsp_core.errors import ReportError, UnknownNameError
from ldsp_core.model import Measurement, OwnParagraph, Recommendation
from ldsp_core.rendering import render_bytes
from ldsp_core.rendering.markdown import MARKDOWN


def text_of(partnership: Partnership, **params: object) -> str:
    """Return the paper in Markdown."""
    data, _ = render_bytes(ldsp.build("board-paper", partnership, **params), MARKDOWN)
    return data.decode("utf-8")


def sections(report: ldsp.Report) -> Iterator[Section]:
    """Yield the sections, those within others after them."""
    for section in report.sections:
        yield section
        yield from section.sections


def test_the_parts_come_in_the_papers_order(lancashire: Partnership) -> None:
    """Summary, recommendation, background, support, groups, themes; then the close."""
    report = ldsp.build("board-paper", lancashire)
    assert [section.title for section in sections(report)] == [
        "Executive summary",
        "Recommendation",
        "Background",
        "Support from the Department for Digital, Culture, Media and Sport",
        "Steering group and networking groups",
        "Activity by strategic theme",
        "Future Workforce",
        "Skilled and Productive Workforce",
        "Inclusive Workforce",
        "Informed Approach",
        "Performance",
        "Finance",
        "Implications",
        "Background papers",
    ]


def test_activities_are_lettered_under_their_themes(lancashire: Partnership) -> None:
    """Four, four, three and one; each list begins anew."""
    report = ldsp.build("board-paper", lancashire)
    lists = [each.block for each in walk(report) if isinstance(each.block, LetteredList)]
    assert [len(each.items) for each in lists] == [4, 4, 3, 1]


@pytest.mark.parametrize(
    "told",
    [
        "The Board is asked to note the update.",
        "launched in April 2018",
        "at the Lancashire Digital Skills Summit, held at EKM, Preston",
        "a grant of £75,000 to enable the appointment of a coordinator for 12 months",
        "Kerry Harrison took up the post of Digital Skills Partnership Coordinator in November",
        "one of only four areas",
        "announced on Friday 15 March 2019",
        "Introductions to 13 organisations",
        "chaired by Mike Blackburn, Board Director of the Lancashire Enterprise Partnership",
        "launched in late January 2019",
        "10 from each of Aspire Academy",
        "33 employers took part and over 180 college staff were reached",
        "Targets were exceeded",
        "Over 600 people attended, against a target of 1,000 (over 60%)",
        "judged by Kerry Harrison",
        "D1G1LANCS18UN",
        "in Wigan",
        "over five months",
        "There is no networking group for Informed Approach",
        "due to close on 13 April 2019",
        "£336,000 in all. Table 3 lists them. Spend, profile and forecast are not stated.",
        "Next step, under way: discuss with Lloyds how to bring such events",
    ],
)
def test_the_facts_are_told(lancashire: Partnership, told: str) -> None:
    """In sentences composed from the data."""
    plain = text_of(lancashire).replace("**", "").replace("\\", "")
    assert told in plain


def test_nothing_reads_as_if_a_machine_wrote_it(
    lancashire: Partnership, fictional: Partnership
) -> None:
    """No placeholder, no doubled stop or space, no "1 activities", no heading without text."""
    slips = (
        r"\bNone\b(?! \|)",
        r"\.\.",
        r" ,",
        r" \.",
        r"(?<!Table )(?<!Figure )\b1 [a-z]+s\b",
        r"Missing",
        r"\S  \S",
    )
    for partnership in (lancashire, fictional):
        text = text_of(partnership)
        for slip in slips:
            assert not re.search(slip, text), slip
        assert not re.search(r"^(#+) [^\n]*\n+\1 ", text, flags=re.MULTILINE)


def test_implications_are_not_stated_where_the_data_is_silent(
    lancashire: Partnership, fictional: Partnership
) -> None:
    """A paper prints "None" only where the data says that there are none."""

    def implications(partnership: Partnership) -> list[tuple[str, ...]]:
        (table,) = (
            each.block
            for each in walk(ldsp.build("board-paper", partnership))
            if isinstance(each.block, Table) and each.block.id == "implications-table"
        )
        return [tuple(format_cell(cell) for cell in row) for row in table.rows]

    assert {row[1] for row in implications(lancashire)} == {"Not stated"}
    told = dict(implications(fictional))
    assert told["Legal"] == "None"
    assert told["Equality"] == "Not stated"
    assert told["Finance"] == "Met from the Example Skills Grant."


def test_more_than_one_recommendation_is_lettered(lancashire: Partnership) -> None:
    """One alone is a sentence."""
    asked = (
        Recommendation(action="note", text="the update"),
        Recommendation(action="approve", text="the plan"),
    )
    paper = evolve(lancashire.papers[0], recommendations=asked)
    report = ldsp.build("board-paper", evolve(lancashire, papers=(paper,)))
    (letters,) = [b for b in report.sections[1].blocks if isinstance(b, LetteredList)]
    assert report.sections[1].title == "Recommendations"
    assert [isinstance(item, Item) for item in letters.items] == [True, True]


def test_own_paragraphs_stay_through_every_rendering(lancashire: Partnership) -> None:
    """In their section, after what is composed."""
    own = (OwnParagraph(section="background", text="We owe thanks to many."),)
    paper = evolve(lancashire.papers[0], paragraphs=own)
    text = text_of(evolve(lancashire, papers=(paper,)))
    background = text[text.index("1.0 Background") : text.index("## 2.0 Support")]
    assert background.rstrip().endswith("We owe thanks to many.")


def test_a_paper_takes_in_the_activities_it_names(lancashire: Partnership) -> None:
    """The others stay out of the sections by theme."""
    paper = evolve(lancashire.papers[0], activities=("teach-too",))
    report = ldsp.build("board-paper", evolve(lancashire, papers=(paper,)))
    lists = [each.block for each in walk(report) if isinstance(each.block, LetteredList)]
    assert [len(each.items) for each in lists] == [1]


def test_the_paper_asked_for_is_written(fictional: Partnership) -> None:
    """By its id; without any paper there is a remedy in the error."""
    assert ldsp.build("board-paper", fictional, paper="may-2026").front.draft
    with pytest.raises(UnknownNameError, match="did you mean 'may-2026'"):
        ldsp.build("board-paper", fictional, paper="may-2025")
    with pytest.raises(ReportError, match="add a"):
        ldsp.build("board-paper", evolve(fictional, papers=()))


def test_private_people_are_left_out_unless_asked_for(fictional: Partnership) -> None:
    """And the paper says that somebody is left out."""
    silent, told = text_of(fictional), text_of(fictional, personal=True)
    assert "Pat Private" not in silent
    assert "The names of one person without a public role are left out." in silent
    assert "Pat Private" in told
    assert "left out" not in told
    assert "pat@home.example" not in told


def test_the_appendix_names_the_facts_behind_each_figure(lancashire: Partnership) -> None:
    """Only on request, with the files they stand in."""
    assert "Where the figures come from" not in text_of(lancashire)
    told = text_of(lancashire, provenance=True, files=["data/partnership.toml"]).replace("\\", "")
    assert "partnership.toml, lancashire, as at 1 April 2019" in told
    assert "activities[google-garage].measurements[1]" in told


def test_the_paper_is_as_it_was_looked_at(lancashire: Partnership, root: object) -> None:
    """The golden paper; after a wanted change, render it anew and read the difference.

    ``ldsp render examples/lancashire/partnership.toml --report board-paper --to
    tests/golden/lancashire-board-paper.md``
    """
    from pathlib import Path

    golden = Path(str(root)) / "tests" / "golden" / "lancashire-board-paper.md"
    assert text_of(lancashire) == golden.read_text("utf-8")


def test_ratings_of_activities_and_what_is_on_track_are_told(fictional: Partnership) -> None:
    """In the paper where somebody declared a rating, in the workbook wherever there is one."""
    paper, workbook = (ldsp.build(name, fictional) for name in ("board-paper", "monitoring"))
    told = table_of(paper, "activity-ratings-table")
    assert [str(cell) for cell in told.rows[0]] == [
        "First Clicks",
        "not applicable",
        "2 (minor concern)",
        "2 (minor concern)",
        "2 (minor concern)",
        "The fourth library opens a month late.",
    ]
    assert [row[0] for row in table_of(workbook, "ratings-table").rows] == [
        "Example Skills Grant",
        "First Clicks",
    ]
    for report in (paper, workbook):
        measures = table_of(report, "performance-table")
        assert measures.columns[-1].label == "On track"
        assert [str(row[-1]) for row in measures.rows] == [
            "on track",
            "not applicable",
            "cannot tell yet",
            "cannot tell yet",
            "not applicable",
            "ahead",
            "not applicable",
        ]


def test_a_paper_without_targets_says_nothing_of_track(lancashire: Partnership) -> None:
    """A column of "cannot tell yet" tells nobody anything."""
    measures = table_of(ldsp.build("board-paper", lancashire), "performance-table")
    assert measures.columns[-1].label == "Position"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "One risk is open; Table 8 gives it, with what is done."),
        (2, "Two risks are open; Table 8 gives them, the weightiest first, with what is done."),
    ],
)
def test_risks_are_told_in_agreement(fictional: Partnership, number: int, said: str) -> None:
    """One is it, several are them; and what a weight is made of is said."""
    text = re.sub(
        r"\[(.+?)\]\(.+?\)", r"\1", text_of(evolve(fictional, risks=fictional.risks[:number]))
    )
    assert f"{said} Weight is likelihood times impact, each from 1 to 5." in text


@pytest.mark.parametrize("report", ["board-paper", "monitoring"])
@pytest.mark.parametrize(
    ("measured", "aimed_at", "share"),
    [
        ({"share": Share.parse("75%")}, {"share": Share.parse("70%")}, "not applicable"),
        ({"level": "low"}, {"level": "low"}, "not applicable"),
        ({"money": Money.pounds(30)}, {"money": Money.pounds(40)}, "75%"),
        ({"money": Money.pounds(30)}, {"count": Count.exactly(40)}, "not applicable"),
    ],
)
def test_results_of_every_kind_stand_beside_their_targets(
    fictional: Partnership,
    report: str,
    measured: dict[str, Any],
    aimed_at: dict[str, Any],
    share: str,
) -> None:
    """Those that nothing can be divided by have no share, and are no reason to refuse."""
    own = evolve(fictional.indicators[0], id="own", name="Own", levels=("low",), reach=False)
    first, *others = fictional.activities
    told = (
        Measurement(indicator="own", kind="actual", **measured),
        Measurement(indicator="own", kind="target", **aimed_at),
    )
    facts = evolve(
        fictional,
        indicators=(*fictional.indicators, own),
        activities=(evolve(first, measurements=(*first.measurements, *told)), *others),
    )
    built = ldsp.build(report, facts)
    render_bytes(built, MARKDOWN)
    table = table_of(built, "performance-table")
    keys = [column.key for column in table.columns]
    (row,) = [row for row in table.rows if row[keys.index("measure")] == "Own"]
    assert format_cell(row[keys.index("share")]) == share


def test_results_are_those_of_the_papers_activities(fictional: Partnership) -> None:
    """What the paper does not take in is told nowhere in it; reach stays that of all."""
    *before, last = fictional.papers
    papers = (*before, evolve(last, activities=("shop-window",)))
    all_told, chosen = (
        ldsp.build("board-paper", facts) for facts in (fictional, evolve(fictional, papers=papers))
    )
    rows = table_of(chosen, "performance-table").rows
    assert {row[0] for row in rows} == {"Shop Window"}
    milestones = table_of(chosen, "milestones-table").rows
    assert "First Clicks" not in {row[0] for row in milestones}
    assert table_of(chosen, "reach-table") == table_of(all_told, "reach-table")


@pytest.mark.parametrize("report", ["board-paper", "monitoring"])
def test_awards_in_two_currencies_are_listed_and_not_added(
    fictional: Partnership, report: str
) -> None:
    """One in euros is no reason to refuse the report."""
    first, *others = fictional.grants
    euros = evolve(first, id="euros", awarded=Money(amount=Decimal(5), currency="EUR"), periods=())
    facts = evolve(fictional, grants=(first, evolve(euros, match=(), claims=()), *others))
    built = ldsp.build(report, facts, provenance=True)
    render_bytes(built, MARKDOWN)
    table = table_of(built, "grants-table")
    assert [format_cell(row[3]) for row in table.rows] == ["£80,000", "€5"]
    assert table.totals is not None
    assert format_cell(table.totals[3]) == "not applicable"


def test_a_result_that_is_not_comparable_takes_no_rule_from_the_column(
    fictional: Partnership,
) -> None:
    """Pounds against firms have no share; those of all other rows still follow their rule."""
    firms = tuple(
        evolve(each, count=Missing(), money=Money.pounds(43))
        if each.indicator == "firms" and each.kind == "actual"
        else each
        for activity in fictional.activities
        for each in activity.measurements
        if activity.id == "shop-window"
    )
    facts = evolve(
        fictional,
        activities=tuple(
            evolve(each, measurements=firms) if each.id == "shop-window" else each
            for each in fictional.activities
        ),
    )
    table = table_of(ldsp.build("monitoring", facts), "performance-table")
    assert {column.key: column.derive for column in table.columns}["share"] is not None
    keys = [column.key for column in table.columns]
    shares = {
        row[keys.index("measure")]: format_cell(row[keys.index("share")]) for row in table.rows
    }
    assert shares["Firms advised"] == "not applicable"
    assert shares["Computers lent"] == "over 104%"


def test_an_activity_is_not_left_empty_under_a_second_theme(fictional: Partnership) -> None:
    """It says where it is told."""
    first, *others = fictional.activities
    facts = evolve(fictional, activities=(evolve(first, theme_notes=()), *others))
    assert "**First Clicks** – This is told under Starting Out." in text_of(facts)


def test_a_forecast_is_never_told_as_if_it_had_come_to_be(fictional: Partnership) -> None:
    """That 140 took part is no way to say that 140 are expected."""
    first, *others = fictional.activities
    more = Measurement(
        indicator="learners",
        kind="forecast",
        count=Count.exactly(140),
        period=ldsp.Period.parse("FY2026-27/Q1"),
    )
    told = evolve(first, measurements=(*first.measurements, more))
    text = text_of(evolve(fictional, activities=(told, *others)))
    assert "140 learners took part" not in text
    assert "The forecast for learners taking part is 140 (quarter 1" in text


def test_the_appendix_is_about_the_activities_of_the_paper(fictional: Partnership) -> None:
    """What a paper leaves out has no figures in its appendix either."""
    papers = tuple(evolve(each, activities=("first-clicks",)) for each in fictional.papers)
    report = ldsp.build("board-paper", evolve(fictional, papers=papers), provenance=True)
    figures = " ".join(str(row[0]) for row in table_of(report, "provenance-table").rows)
    assert "First Clicks: " in figures
    assert "Home Kits: " not in figures
