"""How many months a milestone is late, as exactly as its dates are known."""

from __future__ import annotations

from datetime import date

from ldsp_core.calculations.spending import day_of
from ldsp_core.model import Milestone
from ldsp_core.values import Count, PartialDate, Period


def delay_of(milestone: Milestone, as_at: date | Period) -> Count:
    """Return how many months *milestone* is late as at *as_at* (unit: months, begun ones whole).

    Formula: the least number of months that have to be added to the planned date to
    come to the day it was reached on; none when it is on time or early. A milestone not
    reached is measured by its forecast, or by *as_at* where that is later or there is no
    forecast. Dates known to the month or year make the delay a
    bound. One day late is one month, a month and a day are two. Bands and dates after
    the Towns Fund monitoring returns (MHCLG); counting begun months whole is an own
    definition.
    """
    day = day_of(as_at)
    first, last = _reached(milestone, day)
    planned = milestone.planned
    return Count(low=_months(planned.last, first), high=_months(planned.first, last))


def _reached(milestone: Milestone, day: date) -> tuple[date, date]:
    """Return the first and the last day on which the milestone was or will be reached."""
    done, forecast = milestone.done, milestone.forecast
    if isinstance(done, PartialDate):
        return done.first, done.last
    if isinstance(forecast, PartialDate):
        return max(forecast.first, day), max(forecast.last, day)
    return day, day  # a planned date that is still to come is no delay, however vague


def _months(planned: date, reached: date) -> int:
    """Return the least number of months from *planned* that reach *reached*."""
    months = (reached.year - planned.year) * 12 + reached.month - planned.month
    end_of_month = PartialDate(year=reached.year, month=reached.month).last.day
    if reached.day > min(planned.day, end_of_month):
        months += 1
    return max(0, months)
