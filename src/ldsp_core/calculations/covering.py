"""Periods that stand for one another: which of them to add so that no day counts twice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ldsp_core.calculations.standing import Placed
from ldsp_core.errors import CalculationError
from ldsp_core.values import Missing, Period


def end_of_period(found: Placed) -> date:
    """Return the last day that a measurement is for; the earliest day of all without period."""
    period = found.measurement.period
    return date.min if isinstance(period, Missing) else period.end


def start_of_period(found: Placed) -> date:
    """Return the first day that a measurement is for; the earliest day of all without period."""
    period = found.measurement.period
    return date.min if isinstance(period, Missing) else period.start


def widest(found: Sequence[Placed]) -> list[Placed]:
    """Return those that lie within no other, by their start; they stand for all the rest.

    Raises CalculationError where two share days and neither holds the other, or have
    different values for one period, or one of several has no period.
    """
    ordered = sorted(found, key=lambda each: (start_of_period(each), -_days(each)))
    kept: list[Placed] = []
    for each in ordered:
        held = kept[-1] if kept else None
        if held is None:
            kept.append(each)
            continue
        outer, inner = held.measurement.period, each.measurement.period
        if isinstance(outer, Missing) or isinstance(inner, Missing):
            if outer != inner or held.measurement.value != each.measurement.value:
                raise same_time(held, each)
        elif not outer.overlaps(inner):
            kept.append(each)
        elif not outer.contains(inner) or (
            outer == inner and held.measurement.value != each.measurement.value
        ):
            raise same_time(held, each)
    return kept


def tiles(found: Sequence[Placed], first: date, last: date) -> bool:
    """Whether *found*, as ``widest`` returns them, leave no day out from *first* to *last*."""
    day = first
    for each in found:
        if start_of_period(each) != day:
            return False
        if end_of_period(each) >= last:
            return end_of_period(each) == last
        day = end_of_period(each) + timedelta(days=1)
    return day > last


def within(found: Sequence[Placed], period: Period) -> list[Placed]:
    """Return those whose period lies wholly within *period*."""
    return [
        each
        for each in found
        if isinstance(each.measurement.period, Period) and period.contains(each.measurement.period)
    ]


def same_time(one: Placed, two: Placed) -> CalculationError:
    """Return the refusal to add two measurements that may be for the same time."""
    periods = [each.measurement.period for each in (one, two)]
    told = " and ".join("no period" if isinstance(each, Missing) else each.code for each in periods)
    return CalculationError(
        f"{one.place} and {two.place} measure {one.measurement.indicator!r} for the same time "
        f"({told}); say which period each is for"
    )


def _days(found: Placed) -> int:
    return (end_of_period(found) - start_of_period(found)).days
