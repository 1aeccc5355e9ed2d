"""Texts that tell a suppressed number are found, and the finding does not repeat it."""

from __future__ import annotations

import pytest
from attrs import evolve

import ldsp_core as ldsp
from ldsp_core import Partnership
from ldsp_core.calculations import suppressed, suppression_pattern


def told(partnership: Partnership, text: str) -> Partnership:
    """Return the example, in which 3 learners are of unknown age, with *text* as an outcome."""
    first, *others = partnership.activities
    return evolve(partnership, activities=(evolve(first, outcome=text), *others))


def findings(partnership: Partnership, check: str = "figure-in-text") -> list[ldsp.Finding]:
    """Return what *check* finds."""
    return [each for each in ldsp.check(partnership) if each.check == check]


@pytest.mark.parametrize(
    "text",
    [
        "Only three learners gave no age",
        "There were 3 people of unknown age",
        "Another 21 of the learners are young",
    ],
)
def test_a_suppressed_number_in_a_sentence_is_found(fictional: Partnership, text: str) -> None:
    """In digits and in words, before a word for whom is counted."""
    (found,) = findings(told(fictional, text))
    assert found.place == "activities[first-clicks].outcome"
    assert not any(word in found.message for word in ("3", "three", "21"))


@pytest.mark.parametrize(
    "text",
    ["Three libraries open late", "62 learners are between", "Chapter 3", "In 2021 people came"],
)
def test_other_numbers_are_not_found(fictional: Partnership, text: str) -> None:
    """Of something else, or shown, or part of another number."""
    assert findings(told(fictional, text)) == []


def test_what_the_public_sees_gives_no_finding_away(fictional: Partnership) -> None:
    """The checks in a report for the public know no more than its reader."""
    facts = told(fictional, "Only three learners gave no age")
    assert findings(suppressed(facts, suppression_pattern(facts))) == []
