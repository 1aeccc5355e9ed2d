"""Whether a whole agrees with the periods that make it up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from attrs import frozen

from ldsp_core.calculations.combining import Recorded, combined, kind_of, numbers_of
from ldsp_core.calculations.covering import (
    tiles,
    widest,
    within,
)
from ldsp_core.calculations.over_time import prior
from ldsp_core.calculations.result import Origin
from ldsp_core.calculations.standing import Placed, of_kind, origin, recorded_values, standing
from ldsp_core.model import Activity, Indicator
from ldsp_core.model.terms import MeasurementKind
from ldsp_core.values import Count, Missing, Money, Period, Place

Agreement = Literal["agrees", "differs", "cannot tell yet"]
"""Whether a whole and its parts may both be right."""


@frozen(kw_only=True)
class Reconciliation:
    """A value for a longer time against the sum of the shorter ones within it.

    ``whole`` is a cumulative value, or one for a period that holds others; ``parts``
    are what stands for the time within it, and ``summed`` their sum. ``complete`` says
    whether the parts leave no day out.
    """

    whole: Origin
    parts: tuple[Origin, ...]
    stated: Count | Money
    summed: Recorded
    complete: bool
    outcome: Agreement


def reconciles(
    activity: Activity, indicator: Indicator, kind: MeasurementKind
) -> tuple[Reconciliation, ...]:
    """Return each whole against the periods that make it up (unit: the indicator's).

    A whole is a cumulative value, made up of the cumulative one before it and what
    follows that, or of all periods from the start; or a value for a period that holds
    others. Formula: "differs" where whole − Σ parts cannot be zero or, where the parts
    leave days out, lies below zero; "cannot tell yet" near an approximate value, and
    where parts that leave days out make up less than the whole; else "agrees". Only for
    counts and money that add up over periods. Raises CalculationError for parts that
    overlap. Own definition, after the reporting periods of IATI Standard 2.03.
    """
    if indicator.over_periods != "sum":
        return ()
    places: dict[Place | Missing, list[Placed]] = {}
    for each in recorded_values(standing(activity, of_kind(activity, indicator, kind))):
        if isinstance(each.measurement.value, Count | Money):
            places.setdefault(each.measurement.place, []).append(each)
    return tuple(
        one
        for found in places.values()
        for whole in found
        if (one := _reconciled(activity, indicator, whole, found)) is not None
    )


def _reconciled(
    activity: Activity, indicator: Indicator, whole: Placed, found: Sequence[Placed]
) -> Reconciliation | None:
    period = whole.measurement.period
    if isinstance(period, Missing):
        return None
    if whole.measurement.cumulative:
        others = [each for each in found if each is not whole]
        parts, complete = prior(activity, others, _day_after(period.end))
    else:
        single = [each for each in found if not each.measurement.cumulative]
        parts = widest([each for each in within(single, period) if _period(each) != period])
        complete = tiles(parts, period.start, period.end)
    stated = whole.measurement.value
    values = [each.measurement.value for each in parts]
    recorded = [value for value in values if isinstance(value, Count | Money)]
    if not recorded or not isinstance(stated, Count | Money):
        return None
    summed = combined(indicator, recorded, "sum", f"the periods of activities[{activity.id}]")
    return Reconciliation(
        whole=origin(whole),
        parts=tuple(map(origin, parts)),
        stated=stated,
        summed=summed,
        complete=complete,
        outcome=_outcome(stated, summed, complete=complete),
    )


def _outcome(stated: Count | Money, summed: Recorded, *, complete: bool) -> Agreement:
    mine, theirs = numbers_of(stated), numbers_of(summed)
    if mine is None or theirs is None or kind_of(stated) != kind_of(summed):
        return "differs"
    if mine.approximate or theirs.approximate:
        return "cannot tell yet"
    gap = mine - theirs
    if gap.contains(0):
        return "agrees"
    if complete or (gap.high is not None and gap.high <= 0):
        return "differs"
    return "cannot tell yet"


def _period(found: Placed) -> Period | Missing:
    return found.measurement.period


def _day_after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)
