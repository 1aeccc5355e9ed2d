"""The phrases that reports are written with."""

from __future__ import annotations

import pytest

from ldsp_core import Count, PartialDate
from ldsp_core.reports.phrases import (
    agreeing,
    counted,
    dated,
    listed,
    lower_first,
    numbered,
    sentence,
    sentences,
    spelled,
)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a, x", "b"], "a, x and b"),
        (["a, x", "b", "c"], "a, x; b; and c"),
    ],
)
def test_lists_have_one_and(words: list[str], text: str) -> None:
    """Commas between, "and" before the last; semicolons where an item has a comma."""
    assert listed(words) == text


def test_numbers_agree_with_their_nouns() -> None:
    """One group, six groups, 15 groups, no groups."""
    told = [numbered(number, "group", "groups") for number in (0, 1, 6, 15, 1200)]
    assert told == ["no groups", "one group", "six groups", "15 groups", "1,200 groups"]
    assert agreeing(1, "is", "are") == "is"
    assert spelled(9) == "nine"


def test_counts_keep_their_bounds_in_running_text() -> None:
    """Only a small exact number is spelled out."""
    told = [counted(Count.parse(text)) for text in ("6", "60", "over 600", "over 6")]
    assert told == ["six", "60", "over 600", "over 6"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("it is", "It is."),
        ("It is.", "It is."),
        ("is it?", "Is it?"),
        ("he said “yes.”", "He said “yes.”"),
        ("he said “yes”", "He said “yes”."),
        ("", ""),
    ],
)
def test_a_sentence_has_one_capital_and_one_stop(text: str, told: str) -> None:
    """What ends a sentence already is not ended again."""
    assert sentence(text) == told


def test_empty_sentences_are_left_out() -> None:
    """No double spaces, no stray stops."""
    assert sentences(["one", "", " ", "two."]) == "One. Two."


def test_names_keep_their_capitals_within_a_sentence() -> None:
    """A name such as "DCMS" goes on as it is; an article does not."""
    assert lower_first("The course") == "the course"
    assert lower_first("DCMS funds it") == "DCMS funds it"
    assert lower_first("iDEA award") == "iDEA award"


def test_dates_take_the_right_preposition() -> None:
    """On a day, in a month, in a year; the weekday is that of the date."""
    day = PartialDate.parse("2019-05-09")
    assert dated(day) == "on 9 May 2019"
    assert dated(day, weekday=True) == "on Thursday 9 May 2019"
    assert dated(PartialDate.parse("2019-05")) == "in May 2019"
    assert dated(PartialDate.parse("2019")) == "in 2019"
