"""The phrase grammar, and the checks on dates at their edges."""

from __future__ import annotations

from collections import Counter

import pytest
from attrs import evolve

import ldsp_core as ldsp
from ldsp_core.checks.dates import dates_with_weekday, undated_phrases


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("launched in April last year", ("in April", "last year")),
        ("to be finished next quarter", ("next quarter",)),
        ("closes on 13 April", ("13 April",)),
        ("closes on the 13th of April", ("13th of April",)),
        ("March and April will see more courses", ("March and April",)),
        ("appointed in November", ("in November",)),
        ("met in November, January and March", ("in November", "January and March")),
        ("by late March", ("late March",)),
        ("from 3 January to 4 March", ("3 January", "4 March")),
        ("on 3 January and 4 more in March 2019", ("3 January",)),
    ],
)
def test_dates_without_a_year_are_found(text: str, phrases: tuple[str, ...]) -> None:
    """A month, a day or a relative phrase without a year is one finding each."""
    assert undated_phrases(text) == phrases


@pytest.mark.parametrize(
    "text",
    [
        "launched in April 2018",
        "on 13 April 2019",
        "in March and April 2019",
        "13th of April, 2019",
        "from 3 January to 4 March 2019",
        "between the 25th of April and the 9th of May, 2019",
        "25 April \u2013 9 May 2019",
        "in March/April 2019",
        "pupils may attend",
        "May Smith and April Jones spoke",
        "the march of progress",
        "this partnership",
        "",
    ],
)
def test_dates_with_a_year_and_other_words_are_left_alone(text: str) -> None:
    """A year of four digits settles it; names and verbs are no months."""
    assert undated_phrases(text) == ()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("opens on Thursday 25th May 2019, at ten", ["Thursday 25th May 2019"]),
        ("Thursday, the 25th of May, 2019", ["Thursday, the 25th of May, 2019"]),
        (
            "from Friday 15 March 2019 to Monday 18 March 2019",
            ["Friday 15 March 2019", "Monday 18 March 2019"],
        ),
        ("on Thursday\n25 May 2019", ["Thursday 25 May 2019"]),
        ("on Thursday 25 May", []),
        ("on Thursday 31 April 2019", []),
        ("on Thursday 0 May 2019, in May 0000", []),
        ("on Thursday 25 May 20191", []),
        ("on 25 May 2019", []),
        ("every Thursday in May 2019", []),
    ],
)
def test_whole_dates_with_a_weekday_are_found_in_text(text: str, days: list[str]) -> None:
    """Each in its own words; what lacks a part, or is no date, is left alone."""
    assert [str(day) for day in dates_with_weekday(text)] == days


def test_a_wrong_weekday_in_free_text_is_a_finding_and_a_right_one_is_none(
    lancashire: ldsp.Partnership,
) -> None:
    """In a summary, with its place and both days that it may be; not in a title."""
    first, *others = lancashire.activities
    wrong = evolve(
        first,
        title="The summit of Thursday 25th May 2019",
        summary="It opened on Thursday 25th May 2019, after Friday 15 March 2019.",
    )
    before = Counter(each.check for each in ldsp.check(lancashire))
    facts = evolve(lancashire, activities=(wrong, *others))
    (found,) = [each for each in ldsp.check(facts) if each.check == "weekday-mismatch"]
    assert before["weekday-mismatch"] == 0
    assert found.place == f"activities[{first.id}].summary"
    assert found.message == "'Thursday 25th May 2019' says Thursday, but 25 May 2019 is a Saturday"
    assert "25 April 2019 and 25 July 2019" in found.suggestion
