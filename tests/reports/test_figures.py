"""The tidy figures: one row a figure, with its interval, its words and its standing."""

from __future__ import annotations

import ldsp_core as ldsp
from ldsp_core.document import Table
from ldsp_core.values import NOT_APPLICABLE


def figures(partnership: ldsp.Partnership) -> list[dict[str, object]]:
    """Return the rows as mappings from column to cell."""
    (section,) = ldsp.build("figures", partnership).sections
    (table,) = section.blocks
    assert isinstance(table, Table)
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row, strict=True)) for row in table.rows]


def test_every_measurement_and_award_is_a_row(lancashire: ldsp.Partnership) -> None:
    """Eleven measurements and two grants."""
    rows = figures(lancashire)
    assert len(rows) == sum(len(each.measurements) for each in lancashire.activities) + 2


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
