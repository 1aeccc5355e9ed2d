"""Targets against what was reached, activity by activity and indicator by indicator."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, Literal

from attrs import frozen

from ldsp_core.calculations.combining import Value, interval_in, kind_of, numbers_of
from ldsp_core.calculations.measuring import measured, value_if_it_adds
from ldsp_core.calculations.result import Origins, Result, origins_of
from ldsp_core.calculations.standing import Indexes, of_kind
from ldsp_core.model import Activity, Indicator, Partnership
from ldsp_core.model.terms import MeasurementKind
from ldsp_core.values import (
    NOT_APPLICABLE,
    SUPPRESSED,
    Comparison,
    Count,
    Missing,
    Money,
    MoneyRange,
    Share,
    reaches,
)

Position = (
    Comparison | Literal["no target recorded", "not recorded", "not comparable", "suppressed"]
)

_KINDS: Final[tuple[MeasurementKind, ...]] = ("baseline", "target", "actual", "forecast")
_DIVISIBLE: Final = (Count, Decimal, Money, MoneyRange)


@frozen(kw_only=True)
class Performance:
    """One indicator of one activity: what was aimed at, what was reached.

    Formulas: share = actual ÷ target; met when the actual value reaches the target
    for every value that either may have (for "less is better", when it does not
    exceed it). A value is "not applicable" where its indicator does not add up over what it
    is told for. Own definition, with IATI's target and actual (IATI Standard 2.03).
    """

    activity: Activity
    indicator: Indicator
    baseline: Value
    target: Value
    actual: Value
    forecast: Value

    @property
    def share(self) -> Share | Missing:
        """The actual value as a share of the target; see ``share_of_target``."""
        return share_of_target(self.actual, self.target)

    @property
    def position(self) -> Position:
        """Whether the target is met."""
        return position(self.indicator, self.actual, self.target)

    @property
    def origins(self) -> Origins:
        """The facts behind the four values."""
        return origins_of(self.result_of(kind) for kind in _KINDS)

    def result_of(self, kind: MeasurementKind) -> Result[Value]:
        """The value of one kind, with the facts behind it."""
        indexes = of_kind(self.activity, self.indicator, kind)
        return value_if_it_adds(self.activity, self.indicator, indexes)


def performance(partnership: Partnership) -> tuple[Performance, ...]:
    """Return every indicator of every activity, in the order of the file (unit: its own).

    Formulas and source as ``Performance`` says: actual ÷ target, and whether it is met.
    """
    return tuple(
        of_indicator(activity, indicator, indexes)
        for activity, indicator, indexes in measured(partnership, partnership.activities)
    )


def of_indicator(activity: Activity, indicator: Indicator, indexes: Indexes) -> Performance:
    """Return how *activity* stands on *indicator*, whose measurements stand at *indexes*."""

    def value(kind: MeasurementKind) -> Value:
        mine = indexes.get(kind, ())
        if len(mine) == 1:  # as value_if_it_adds, without a Result that nobody would see
            return activity.measurements[mine[0]].value
        return value_if_it_adds(activity, indicator, mine).value

    return Performance(
        activity=activity,
        indicator=indicator,
        baseline=value("baseline"),
        target=value("target"),
        actual=value("actual"),
        forecast=value("forecast"),
    )


def share_of_target(actual: Value, target: Value) -> Share | Missing:
    """Return actual ÷ target, bounds kept; "not applicable" where that makes no sense.

    For counts, exact means and money in one currency, with a target above zero: a share
    of shares or of levels says nothing. Suppressed where either is.
    """
    if SUPPRESSED in (actual, target):
        return SUPPRESSED
    if isinstance(actual, Count) and isinstance(target, Count):
        least = target.least
        return NOT_APPLICABLE if least is None or least <= 0 else Share.of(actual, target)
    if not isinstance(actual, _DIVISIBLE) or not isinstance(target, _DIVISIBLE):
        return NOT_APPLICABLE
    mine, theirs = numbers_of(actual), numbers_of(target)
    if mine is None or theirs is None or kind_of(actual) != kind_of(target):
        return NOT_APPLICABLE
    if theirs.low is None or theirs.low < 0 or theirs.contains(0):
        return NOT_APPLICABLE
    return Share(stated=mine / theirs)


def position(indicator: Indicator, actual: Value, target: Value) -> Position:
    """Say whether *actual* meets *target*, in the indicator's own direction.

    "Not comparable" for unlike values (a share against a number, two currencies) and for
    levels that the indicator does not have.
    """
    if SUPPRESSED in (actual, target):
        return "suppressed"
    if isinstance(actual, Missing):
        return "not recorded"
    if isinstance(target, Missing):
        return "no target recorded"
    less_is_better = indicator.direction == "less is better"
    if isinstance(actual, Count) and isinstance(target, Count):
        return actual.against(target, less_is_better=less_is_better)
    mine, theirs = interval_in(indicator, actual), interval_in(indicator, target)
    if mine is None or theirs is None or kind_of(actual) != kind_of(target):
        return "not comparable"
    return reaches(mine, theirs, less_is_better=less_is_better)
