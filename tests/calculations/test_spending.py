"""Spend against profile: tables added up by hand, on paper, from the quarters' figures."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from ldsp_core import Money, Period
from ldsp_core.calculations import spend_by_quarter, spend_in, spend_to_date
from ldsp_core.errors import CalculationError
from ldsp_core.model import Grant, GrantPeriod
from ldsp_core.values import NOT_YET_DUE, Interval, Missing, MoneyRange

APRIL = date(2026, 4, 30)
Q3, Q4 = Period.parse("FY2025-26/Q3"), Period.parse("FY2025-26/Q4")


def pounds(text: str) -> Money:
    """Return a sum in pounds."""
    return Money.pounds(text)


def without_actual(grant: Grant, index: int) -> Grant:
    """Return *grant* with the actual value of one quarter not recorded."""
    periods = list(grant.periods)
    periods[index] = evolve(periods[index], actual=Missing())
    return evolve(grant, periods=tuple(periods))


def test_spend_to_date_covers_the_quarters_that_are_over(grant: Grant) -> None:
    """12,000 + 24,000 + 24,000 planned; 9,450.50 + 22,310 + 26,104.75 spent."""
    result = spend_to_date(grant, APRIL)
    assert result.value.profile == pounds("60000")
    assert result.value.actual == pounds("57865.25")
    assert result.value.variance == pounds("-2134.75")
    assert result.value.through == Q4
    assert result.left_out == ()


def test_a_period_stands_for_its_last_day(grant: Grant) -> None:
    """Asked at the end of December, two quarters count."""
    result = spend_to_date(grant, Q3)
    assert result.value.actual == pounds("31760.50")
    assert result.value == spend_to_date(grant, date(2025, 12, 31)).value


def test_before_the_first_quarter_is_over_nothing_is_due(grant: Grant) -> None:
    """Not yet due is no nought."""
    assert spend_to_date(grant, date(2025, 9, 29)).value.actual == NOT_YET_DUE


def test_a_last_quarter_not_yet_recorded_is_left_out_and_named(grant: Grant) -> None:
    """Profile and actual then both end in December, so that they can be compared."""
    result = spend_to_date(without_actual(grant, 2), APRIL)
    assert result.value.through == Q3
    assert result.value.profile == pounds("36000")
    assert result.value.variance == pounds("-4239.50")
    assert result.left_out == ("grants[g].periods[2].actual: not recorded",)


def test_a_gap_in_the_middle_makes_lower_bounds(grant: Grant) -> None:
    """Without the second quarter at least 9,450.50 + 26,104.75 were spent, of 60,000."""
    result = spend_to_date(without_actual(grant, 1), APRIL)
    assert result.value.actual == MoneyRange(interval=Interval(low=pounds("35555.25").amount))
    assert result.value.variance == MoneyRange(interval=Interval(low=pounds("-24444.75").amount))
    assert result.left_out == ("grants[g].periods[1].actual: not recorded",)


def test_what_was_spent_of_a_quarter_that_runs_does_not_count_yet(grant: Grant) -> None:
    """An actual value for April to June recorded in April is only spend so far."""
    running = evolve(
        grant,
        periods=(*grant.periods[:3], evolve(grant.periods[3], actual=pounds("1000"))),
    )
    assert spend_to_date(running, APRIL).value.actual == pounds("57865.25")
    last = spend_by_quarter(running, APRIL).value[-1]
    assert (last.basis, last.variance) == ("forecast", NOT_YET_DUE)


def test_spend_in_a_quarter_and_in_a_year(grant: Grant) -> None:
    """January to March alone; the financial year is the three quarters to March."""
    assert spend_in(grant, Q4).value.variance == pounds("2104.75")
    assert spend_in(grant, Period.parse("FY2025-26")).value.actual == pounds("57865.25")


def test_a_quarter_partly_within_is_left_out_and_named(grant: Grant) -> None:
    """The calendar year 2026 holds two quarters; one month holds none, but meets one."""
    result = spend_in(grant, Period.parse("2026-01"))
    assert result.value.actual == Missing()
    assert result.left_out == ("grants[g].periods[2]: FY2025-26/Q4 is not wholly within 2026-01",)


def test_the_cumulative_table(grant: Grant) -> None:
    """Each row adds to the one before: worked out by hand."""
    rows = spend_by_quarter(grant, APRIL).value
    assert [row.profile_to_date for row in rows] == [
        *(pounds("12000"), pounds("36000"), pounds("60000"), pounds("80000"))
    ]
    assert [row.actual_to_date for row in rows] == [
        *(pounds("9450.50"), pounds("31760.50"), pounds("57865.25"), NOT_YET_DUE)
    ]
    assert [row.variance_to_date for row in rows] == [
        *(pounds("-2549.50"), pounds("-4239.50"), pounds("-2134.75"), NOT_YET_DUE)
    ]
    assert [row.expected_to_date for row in rows] == [
        *(pounds("9450.50"), pounds("31760.50"), pounds("57865.25"), pounds("80000.00"))
    ]
    assert [row.basis for row in rows] == ["actual", "actual", "actual", "forecast"]


def test_periods_that_share_days_are_refused(grant: Grant) -> None:
    """A quarter beside its year would count twice."""
    doubled = evolve(grant, periods=(*grant.periods, GrantPeriod(period=Period.parse("FY2025-26"))))
    with pytest.raises(CalculationError, match="share days"):
        spend_to_date(doubled, APRIL)


def test_profiles_in_two_currencies_are_refused(grant: Grant) -> None:
    """Euros and pounds are not added without a rate."""
    mixed = evolve(
        grant,
        periods=(
            evolve(grant.periods[0], profile=Money.parse("EUR 5")),
            *grant.periods[1:],
        ),
    )
    with pytest.raises(CalculationError, match="EUR and GBP"):
        spend_to_date(mixed, APRIL)
