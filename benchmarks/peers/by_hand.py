"""The totals as somebody writes them who needs them once: comprehensions over the objects.

No bounds, no measurement that another takes the place of, nothing to say where a figure
comes from.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

from benchmarks.answers import Rows, Totals
from benchmarks.ours import objects
from ldsp_core.model import Partnership
from ldsp_core.values import Count, Money


def totals(size: int) -> Callable[[], Totals]:
    """Return the work over the same objects as ours: a comprehension for each figure."""
    partnership = objects(size)

    def work() -> Totals:
        sums = {
            (theme.id, indicator.id): (
                _sum(partnership, theme.id, indicator.id, "target"),
                _sum(partnership, theme.id, indicator.id, "actual"),
            )
            for theme in partnership.themes
            for indicator in partnership.indicators
        }
        quarters = sorted(
            {each.period for grant in partnership.grants for each in grant.periods},
            key=lambda period: period.start,
        )
        profile, actual = (
            [
                sum(
                    _pence(getattr(each, name))
                    for grant in partnership.grants
                    for each in grant.periods
                    if each.period == quarter
                )
                for quarter in quarters
            ]
            for name in ("profile", "actual")
        )
        return Totals(
            sums=sums, profile=tuple(accumulate(profile)), actual=tuple(accumulate(actual))
        )

    return work


def rows(size: int) -> Callable[[], Rows]:
    """Return the work over the same objects as ours."""
    partnership = objects(size)

    def work() -> Rows:
        targets, actuals = (
            {
                (activity.id, measurement.indicator): _number(measurement.count)
                for activity in partnership.activities
                for measurement in activity.measurements
                if measurement.kind == kind
            }
            for kind in ("target", "actual")
        )
        profile, actual = (
            sum(
                list(accumulate(_pence(getattr(each, name)) for each in grant.periods))[-1]
                for grant in partnership.grants
            )
            for name in ("profile", "actual")
        )
        met = sum(actuals[pair] >= target for pair, target in targets.items())
        return Rows(met=met, profile=profile, actual=actual)

    return work


def _sum(partnership: Partnership, theme: str, indicator: str, kind: str) -> int:
    return sum(
        _number(measurement.count)
        for activity in partnership.activities
        if theme in activity.themes
        for measurement in activity.measurements
        if measurement.indicator == indicator and measurement.kind == kind
    )


def _number(count: object) -> int:
    return count.high or 0 if isinstance(count, Count) else 0


def _pence(amount: object) -> int:
    return int(amount.amount * 100) if isinstance(amount, Money) else 0
