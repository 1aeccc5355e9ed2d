"""The board paper says who took part, and no more of it than the public may see."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, fields

import ldsp_core as ldsp
from ldsp_core.calculations import HiddenFigure, suppressed, suppression_pattern
from ldsp_core.document import BulletList, Item, NumberedParagraph, Paragraph, Section, Table
from ldsp_core.document import format_cell as words
from ldsp_core.model import Breakdown, Measurement, Part, Partnership
from ldsp_core.testing import lancashire_partnership, sample_partnership
from ldsp_core.values import Count, Period, Place
from ldsp_who_took_part import hooks

AUTUMN = Period.parse("FY2025-26/Q3")
WINTER = Period.parse("FY2025-26/Q4")

SectionOf = Callable[..., Section]


@pytest.fixture
def section_of(registry: ldsp.Registry) -> SectionOf:
    """Build the board paper about a partnership, and return what the plugin adds to it."""
    registry.register(hooks, "who-took-part")

    def section_of(partnership: Partnership, **asked: Any) -> Section:
        paper = ldsp.build("board-paper", partnership, registry=registry, **asked)
        names = [section.id for section in paper.sections]
        assert names[names.index("performance") + 1] == "who-took-part"
        return paper.sections[names.index("who-took-part")]

    return section_of


def table_of(section: Section) -> Table:
    """Return its only table."""
    (table,) = (block for block in section.blocks if isinstance(block, Table))
    return table


def words_of(table: Table) -> list[list[str]]:
    """Return what readers see: headers, rows and the total row."""
    rows = [*table.rows, *([table.totals] if table.totals else [])]
    head = [column.label for column in table.columns]
    return [head, *([words(cell) for cell in row] for row in rows)]


def measured(*counts: int, **more: Any) -> Measurement:
    """Return learners by age: these counts, of as many groups."""
    parts = tuple(
        Part(category=f"group {number}", count=Count.exactly(count))
        for number, count in enumerate(counts, 1)
    )
    told = {
        "indicator": "learners",
        "kind": "actual",
        "count": Count.exactly(sum(counts)),
        "breakdowns": (Breakdown(dimension="age", parts=parts),),
    }
    return Measurement(**(told | more))


def partnership_of(*measurements: Measurement) -> Partnership:
    """Return the sample, whose only activity measures these."""
    sample = sample_partnership()
    (course,) = sample.activities
    return evolve(sample, activities=(evolve(course, measurements=measurements),))


SMALL = partnership_of(measured(21, 62, 45, 3, period=AUTUMN), measured(9, 8, 7, period=WINTER))
"""Three people of the first quarter are few enough to be recognised."""


def test_a_table_for_each_breakdown(section_of: SectionOf) -> None:
    """Categories down, quarters across, with the total that is stated."""
    table = table_of(section_of(SMALL, internal=True))
    assert table.caption == "Learners taking part (First course), by age"
    assert words_of(table) == [
        ["Age", "2025-26 Q3", "2025-26 Q4"],
        ["group 1", "21", "9"],
        ["group 2", "62", "8"],
        ["group 3", "45", "7"],
        ["group 4", "3", "not recorded"],
        ["All", "131", "24"],
    ]


def test_small_numbers_stay_suppressed(section_of: SectionOf) -> None:
    """And the second number with them, from which the small one could be worked out."""
    table = table_of(section_of(SMALL))
    assert [row[1] for row in words_of(table)[1:]] == [
        "suppressed",
        "62",
        "45",
        "suppressed",
        "131",
    ]


def test_nothing_is_given_to_undo_it_with(registry: ldsp.Registry) -> None:
    """What a section is asked with holds the partnership as the public may see it, no other."""
    asked: list[Any] = []

    class Curious:
        @ldsp.hookimpl
        def ldsp_sections(self) -> list[Any]:
            return [evolve(hooks.WHO_TOOK_PART, build=asked.append)]

    registry.register(Curious(), "curious")
    ldsp.build("board-paper", SMALL, registry=registry)
    (request,) = asked
    pattern = suppression_pattern(SMALL)
    assert len(pattern) == 2
    assert request.subjects == (suppressed(SMALL, pattern),)
    assert request.patterns == (pattern,)
    assert {field.name for field in fields(HiddenFigure)} == {"place", "path", "name", "state"}


def test_what_is_not_broken_down_is_not_stated(section_of: SectionOf) -> None:
    """People who were reached without a word of who they are, are named as such."""
    section = section_of(lancashire_partnership())
    assert table_of(section).caption == "Pupils attending (Lloyds Rediscover event), by school"
    assert section.blocks[-2:] == (
        NumberedParagraph("Who took part is not stated for:"),
        BulletList(
            (
                Item("Teach Too: College staff reached"),
                Item("Google Garage: Training places taken up"),
            )
        ),
    )


def test_nobody_counted_is_not_stated(section_of: SectionOf) -> None:
    """The committee is told that the section has nothing."""
    assert section_of(partnership_of()).blocks == (Paragraph("Not stated"),)


@pytest.mark.parametrize("which", ["first", "second"])
def test_only_activities_that_the_paper_takes_in(section_of: SectionOf, which: str) -> None:
    """Those of the paper that is asked for."""
    whole = partnership_of(measured(10, 20))
    (course,), (paper,) = whole.activities, whole.papers
    names = ("first", "second")
    both = evolve(
        whole,
        activities=tuple(evolve(course, id=name, title=f"The {name}") for name in names),
        papers=tuple(evolve(paper, id=name, activities=(name,)) for name in names),
    )
    caption = table_of(section_of(both, paper=which)).caption
    assert caption == f"Learners taking part (The {which}), by age"


def test_a_revised_number_counts_once(section_of: SectionOf) -> None:
    """The one recorded last stands, as in the rest of the paper."""
    first = measured(10, 20, period=AUTUMN, recorded=WINTER.start)
    later = measured(11, 21, period=AUTUMN, recorded=WINTER.end)
    table = table_of(section_of(partnership_of(first, later), internal=True))
    assert words_of(table)[1:] == [["group 1", "11"], ["group 2", "21"], ["All", "32"]]


def test_what_a_quarter_does_not_tell_is_not_recorded(section_of: SectionOf) -> None:
    """Neither left out nor nought."""
    silent = measured(30, period=WINTER, breakdowns=())
    table = table_of(section_of(partnership_of(measured(10, 20, period=AUTUMN), silent)))
    assert words_of(table)[1:] == [
        ["group 1", "10", "not recorded"],
        ["group 2", "20", "not recorded"],
        ["All", "30", "30"],
    ]


def test_places_and_what_is_cumulative_are_named(section_of: SectionOf) -> None:
    """So that nobody adds what is not to be added."""
    here = measured(10, 20, period=AUTUMN, place=Place(name="Otley"))
    there = measured(12, 22, period=AUTUMN, place=Place(name="Ilkley"), cumulative=True)
    table = table_of(section_of(partnership_of(here, there)))
    assert words_of(table)[0] == ["Age", "Otley, 2025-26 Q3", "Ilkley, up to 2025-26 Q3"]


def test_a_category_named_twice_stays_twice(section_of: SectionOf) -> None:
    """Nothing is dropped or added up in silence."""
    parts = tuple(Part(category="other", count=Count.exactly(number)) for number in (10, 20))
    told = measured(30, breakdowns=(Breakdown(dimension="age", parts=parts),))
    table = table_of(section_of(partnership_of(told)))
    assert words_of(table)[1:] == [["other", "10"], ["other", "20"], ["All", "30"]]


def test_many_quarters_lie_across(section_of: SectionOf) -> None:
    """An upright page has room for the category and five figures."""
    years = [Period.parse(f"FY{year}-{year - 1999}") for year in range(2018, 2025)]
    tables = [measured(10, 20, period=year) for year in years]
    assert not section_of(partnership_of(*tables[:5])).wide
    assert section_of(partnership_of(*tables)).wide


def test_it_is_written_with_the_paper(registry: ldsp.Registry, tmp_path: Path) -> None:
    """Between its neighbours, with its words and numbers."""
    registry.register(hooks, "who-took-part")
    paper = ldsp.build("board-paper", SMALL, registry=registry)
    ldsp.render(paper, tmp_path / "paper.md", registry=registry)
    text = (tmp_path / "paper.md").read_text(encoding="utf-8")
    assert text.index("Performance") < text.index("Who took part") < text.index("Finance")
    assert "says who took part in First course, by age." in text
    assert "| group 1 | suppressed | 9 |" in text
