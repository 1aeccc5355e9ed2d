"""The phrase grammar, and the checks on dates at their edges."""

from __future__ import annotations

import pytest

from ldsp_core.checks.dates import undated_phrases


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
