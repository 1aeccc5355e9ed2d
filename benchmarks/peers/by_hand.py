"""The totals as somebody writes them who needs them once: comprehensions over the objects.

No bounds, no measurement that another takes the place of, nothing to say where a figure
comes from.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

from benchmarks.answers import Totals
from benchmarks.ours import objects
from ldsp_core.values import Count, Money


def totals(size: int) -> Callable[[], Totals]:
    """Return the work over the same objects as ours."""
    partnership = objects(size)

    def work() -> Totals:
        counted = {each.id for each in partnership.indicators if each.reach}
        reached = {
            theme.id: sum(
                _number(measurement.count)
                for activity in partnership.activities
                if theme.id in activity.themes
                for measurement in activity.measurements
                if measurement.kind == "actual" and measurement.indicator in counted
            )
            for theme in partnership.themes
        }
        targets, actuals = (
            {
                (activity.id, measurement.indicator): _number(measurement.count)
                for activity in partnership.activities
                for measurement in activity.measurements
                if measurement.kind == kind
            }
            for kind in ("target", "actual")
        )
        profiles, spent = (
            [
                list(accumulate(_pence(getattr(each, name)) for each in grant.periods))
                for grant in partnership.grants
            ]
            for name in ("profile", "actual")
        )
        return Totals(
            reached=reached,
            met=sum(actuals[pair] >= target for pair, target in targets.items()),
            profile=sum(line[-1] for line in profiles),
            actual=sum(line[-1] for line in spent),
        )

    return work


def _number(count: object) -> int:
    return count.high or 0 if isinstance(count, Count) else 0


def _pence(amount: object) -> int:
    return int(amount.amount * 100) if isinstance(amount, Money) else 0
