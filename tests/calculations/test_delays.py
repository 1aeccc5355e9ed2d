"""Delays in months, counted on a calendar."""

from __future__ import annotations

from datetime import date

import pytest

from ldsp_core import Count, PartialDate
from ldsp_core.calculations import delay_of
from ldsp_core.model import Milestone
from ldsp_core.values import Missing

APRIL = date(2026, 4, 30)


def milestone(planned: str, done: str = "", forecast: str = "") -> Milestone:
    """Return a milestone; an empty text is not recorded."""
    return Milestone(
        id="m",
        title="M",
        planned=PartialDate.parse(planned),
        done=PartialDate.parse(done) if done else Missing(),
        forecast=PartialDate.parse(forecast) if forecast else Missing(),
    )


@pytest.mark.parametrize(
    ("planned", "done", "months"),
    [
        ("2026-01-12", "2026-01-12", 0),
        ("2026-01-12", "2025-12-01", 0),
        ("2026-01-12", "2026-01-13", 1),
        ("2026-01-12", "2026-02-12", 1),
        ("2026-01-12", "2026-02-13", 2),
        ("2026-01-31", "2026-02-28", 1),
        ("2026-01-31", "2026-03-01", 2),
        ("2025-11-30", "2026-02-28", 3),
    ],
)
def test_begun_months_count_whole(planned: str, done: str, months: int) -> None:
    """A day late is a month, a month and a day are two."""
    assert delay_of(milestone(planned, done), APRIL) == Count.exactly(months)


def test_a_milestone_not_reached_is_measured_by_its_forecast() -> None:
    """Planned for 12 January, now expected on 20 May."""
    assert delay_of(milestone("2026-01-12", forecast="2026-05-20"), APRIL) == Count.exactly(5)


@pytest.mark.parametrize("forecast", ["", "2026-03-01"])
def test_an_overdue_milestone_is_measured_by_the_day(forecast: str) -> None:
    """By 30 April it is three months and some days late, whatever was once expected."""
    assert delay_of(milestone("2026-01-12", forecast=forecast), APRIL) == Count.exactly(4)


def test_what_is_not_due_is_not_late() -> None:
    """However vague its date is."""
    assert delay_of(milestone("2026-06"), APRIL) == Count.exactly(0)
    assert delay_of(milestone("2026-06-01"), APRIL) == Count.exactly(0)


def test_dates_known_to_the_month_make_a_bound() -> None:
    """Planned on 12 January, reached in February: 1 or 2 months."""
    assert delay_of(milestone("2026-01-12", "2026-02"), APRIL) == Count(low=1, high=2)
    assert delay_of(milestone("2026-01", "2026-01"), APRIL) == Count(low=0, high=1)
