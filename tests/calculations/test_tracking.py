"""On track or not: limits worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ldsp_core import Count, Missing, Money, Partnership, Period, Share
from ldsp_core.calculations import on_track, track
from ldsp_core.errors import CalculationError
from ldsp_core.values import NOT_APPLICABLE

FIFTEEN = Decimal(15)


@pytest.mark.parametrize(
    ("actual", "answer"),
    [
        ("84", "behind"),
        ("85", "on track"),
        ("115", "on track"),
        ("116", "ahead"),
        ("over 115", "ahead"),
        ("over 100", "cannot tell yet"),
        ("90-110", "on track"),
        ("80-90", "cannot tell yet"),
        ("fewer than 85", "behind"),
        ("about 100", "cannot tell yet"),
        ("about 300", "ahead"),
        ("about 20", "behind"),
    ],
)
def test_fifteen_per_cent_of_a_hundred(actual: str, answer: str) -> None:
    """From 85 to 115, both included."""
    assert on_track(Count.parse(actual), Count.exactly(100), FIFTEEN) == answer


@pytest.mark.parametrize(("actual", "answer"), [("84", "ahead"), ("116", "behind")])
def test_where_less_is_better_the_sides_change(actual: str, answer: str) -> None:
    """Fewer complaints than planned are ahead."""
    found = on_track(Count.parse(actual), Count.exactly(100), FIFTEEN, "less is better")
    assert found == answer


def test_a_target_that_is_a_bound_stands_for_its_end() -> None:
    """At least 100 is 100; fewer than 100, where less is better, too."""
    assert on_track(Count.exactly(100), Count.parse("at least 100"), FIFTEEN) == "on track"
    below = Count.parse("fewer than 100")
    assert on_track(Count.exactly(50), below, FIFTEEN, "less is better") == "ahead"


def test_money_and_shares_are_tracked_too() -> None:
    """In one currency, and against their like."""
    assert on_track(Money.pounds(50), Money.pounds(100), FIFTEEN) == "behind"
    assert on_track(Share.parse("62%"), Share.parse("60%"), FIFTEEN) == "on track"
    assert on_track(Share.parse("62%"), Count.exactly(1), FIFTEEN) == NOT_APPLICABLE
    with pytest.raises(CalculationError, match="currencies"):
        on_track(Money.pounds(50), Money.parse("EUR 50"), FIFTEEN)


def test_a_target_of_nought_has_no_margin() -> None:
    """Nought is on track, one is past it."""
    assert on_track(Count.exactly(0), Count.exactly(0), FIFTEEN) == "on track"
    assert on_track(Count.exactly(1), Count.exactly(0), FIFTEEN, "less is better") == "behind"


def test_what_is_missing_keeps_its_reason() -> None:
    """And levels are not measured by margins."""
    due = Missing(reason="not yet due")
    assert on_track(due, Count.exactly(1), FIFTEEN) == due
    assert on_track(Count.exactly(1), Missing(), FIFTEEN) == Missing()
    assert on_track("low", "low", FIFTEEN) == NOT_APPLICABLE


def test_a_margin_below_zero_is_refused() -> None:
    """There is nothing within it."""
    with pytest.raises(CalculationError, match="margin"):
        on_track(Count.exactly(1), Count.exactly(1), Decimal(-1))


def test_an_activity_by_its_own_target(clicks: Partnership) -> None:
    """104 of 120 in the third quarter (102 to 138 is on track), 131 of 120 in the fourth."""
    activity, learners = clicks.activities[0], clicks.indicator("learners")
    for code in ("FY2025-26/Q3", "FY2025-26/Q4"):
        assert track(clicks, activity, learners, Period.parse(code)).value == "on track"
