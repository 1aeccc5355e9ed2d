"""Outturn, burn rate and exhaustion: divided out by hand."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from ldsp_core import Money, PartialDate, Period
from ldsp_core.calculations import MonthRange, burn_rate, exhaustion, outturn
from ldsp_core.model import Grant, GrantPeriod, When
from ldsp_core.values import NOT_APPLICABLE, Interval, Missing, MoneyRange
from ldsp_core.values.wording import money_in_words

APRIL = date(2026, 4, 30)


def month(text: str) -> PartialDate:
    """Return a month."""
    return PartialDate.parse(text)


def test_the_outturn_takes_actuals_then_forecasts(grant: Grant) -> None:
    """57,865.25 + 22,134.75 = 80,000: neither over nor under the award."""
    result = outturn(grant, APRIL).value
    assert (result.outturn, result.against_award) == (Money.pounds(80_000), Money.pounds(0))


def test_where_no_forecast_is_the_profile_stands_in(grant: Grant) -> None:
    """57,865.25 + 20,000 = 77,865.25, an underspend of 2,134.75."""
    unforeseen = evolve(
        grant, periods=(*grant.periods[:3], evolve(grant.periods[3], forecast=Missing()))
    )
    result = outturn(unforeseen, APRIL).value
    assert result.outturn == Money.pounds("77865.25")
    assert result.against_award == Money.pounds("-2134.75")


def test_a_quarter_of_which_nothing_is_known_makes_a_lower_bound(grant: Grant) -> None:
    """At least what the others come to; the quarter is named."""
    blank = evolve(
        grant,
        periods=(*grant.periods[:3], GrantPeriod(period=Period.parse("FY2026-27/Q1"))),
    )
    result = outturn(blank, APRIL)
    assert result.value.outturn == MoneyRange(
        interval=Interval(low=Money.pounds("57865.25").amount)
    )
    assert result.left_out == ("grants[g].periods[3]: neither forecast nor profile is recorded",)


def test_a_forecast_that_stands_in_for_an_actual_is_named(grant: Grant) -> None:
    """In July the quarter to June is over, but its spend is not recorded."""
    assert outturn(grant, date(2026, 7, 1)).left_out == (
        "grants[g].periods[3].actual: not recorded; the forecast stands in for it",
    )


def test_the_burn_rate_counts_months_of_the_grants_life(grant: Grant) -> None:
    """57,865.25 over September to March, seven months: £8,266.46 a month."""
    rate = burn_rate(grant, APRIL).value
    assert isinstance(rate, Money)
    assert money_in_words(rate) == "£8,266.46"


def test_a_start_known_to_the_year_makes_the_burn_rate_a_bound(grant: Grant) -> None:
    """From one month to six of 2025 and three of 2026: 57,865.25 ÷ 9 to ÷ 7."""
    vague = evolve(grant, start=When(date=month("2025"), certainty="confirmed"))
    rate = burn_rate(vague, APRIL).value
    assert isinstance(rate, MoneyRange)
    spent = Interval.exactly(Money.pounds("57865.25").amount)
    assert rate.interval == spent / Interval(low=5, high=9)


def test_the_award_is_used_up_in_june(grant: Grant) -> None:
    """22,134.75 are left; at 8,266.46 a month that is 2.7 months from April on."""
    assert exhaustion(grant, APRIL).value == month("2026-06")


def test_an_award_used_up_already_was_so_in_a_month_of_that_quarter(grant: Grant) -> None:
    """£30,000 were passed between October and December."""
    small = evolve(grant, awarded=Money.pounds(30_000))
    assert exhaustion(small, APRIL).value == MonthRange(
        earliest=month("2025-10"), latest=month("2025-12")
    )


def test_a_gap_makes_exhaustion_a_range(grant: Grant) -> None:
    """The unknown quarter may have used everything up, or nothing.

    If nothing, 44,444.75 are left, and 35,555.25 in seven months are 5,079.32 a month:
    8.75 months more, so that the award lasts until the ninth month from April on.
    """
    periods = (grant.periods[0], evolve(grant.periods[1], actual=Missing()), *grant.periods[2:])
    result = exhaustion(evolve(grant, periods=periods), APRIL)
    assert result.value == MonthRange(earliest=month("2025-10"), latest=month("2026-12"))
    assert str(result.value) == "October 2025 to December 2026"
    assert result.left_out == ("grants[g].periods[1].actual: not recorded",)


def test_nothing_spent_never_uses_an_award_up(grant: Grant) -> None:
    """There is no such month."""
    idle = evolve(
        grant, periods=(GrantPeriod(period=Period.parse("FY2025-26/Q3"), actual=Money.pounds(0)),)
    )
    assert exhaustion(idle, APRIL).value == NOT_APPLICABLE


def test_a_month_beyond_every_calendar_is_not_told(grant: Grant) -> None:
    """A penny a quarter would last for ever."""
    slow = evolve(
        grant,
        periods=(GrantPeriod(period=Period.parse("FY2025-26/Q3"), actual=Money.pounds("0.01")),),
    )
    assert exhaustion(slow, APRIL).value == NOT_APPLICABLE


@pytest.mark.parametrize("calculation", [burn_rate, exhaustion])
def test_without_spend_there_is_no_rate(calculation: object, grant: Grant) -> None:
    """Nothing recorded is no nought."""
    assert callable(calculation)
    assert calculation(evolve(grant, periods=()), APRIL).value == Missing()
