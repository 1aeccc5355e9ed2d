"""How many people the partnership reaches, without counting anybody twice unawares."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from ldsp_core.calculations.measuring import indicators_of, value_of
from ldsp_core.calculations.result import Origin, Result, origins_of
from ldsp_core.calculations.union import disjoint_totals, union
from ldsp_core.model import Activity, Partnership
from ldsp_core.values import Count, Missing


@frozen(kw_only=True)
class ActivityReach:
    """The people one activity reaches, with the facts behind the number."""

    activity: Activity
    people: Count
    origins: tuple[Origin, ...]


def reach(partnership: Partnership) -> Result[Count | Missing]:
    """Return how many people all activities reach together (unit: people).

    Formula: at most the sum over activities, each counted once whatever its themes;
    at least the largest number of any one activity, or of any set of activities that
    the data declares to share nobody (``Partnership.disjoint``). Bounds are kept
    throughout. Only actual values of indicators marked ``reach`` enter. Own
    definition. Missing when nothing is recorded.
    """
    return _together(partnership, partnership.activities)


def reach_of_theme(partnership: Partnership, theme: str) -> Result[Count | Missing]:
    """Return how many people the activities under *theme* reach together; see ``reach``."""
    partnership.theme(theme)
    return _together(partnership, [each for each in partnership.activities if theme in each.themes])


def reach_of_activity(partnership: Partnership, activity: Activity) -> Result[Count | Missing]:
    """Return how many people *activity* reaches.

    Several reach indicators of one activity may count the same people, so they are
    combined as ``reach`` combines activities that may share people.
    """
    results = [
        value_of(activity, indicator, "actual")
        for indicator in indicators_of(partnership, activity)
        if indicator.reach
    ]
    counted = [result for result in results if isinstance(result.value, Count)]
    counts = [result.value for result in counted if isinstance(result.value, Count)]
    left_out = tuple(text for result in results for text in result.left_out)
    if not counts:
        return Result(value=Missing(), left_out=left_out)
    return Result(value=union(counts, counts), origins=origins_of(counted), left_out=left_out)


def _together(partnership: Partnership, activities: Sequence[Activity]) -> Result[Count | Missing]:
    found: dict[str, ActivityReach] = {}
    left_out: list[str] = []
    for activity in activities:
        result = reach_of_activity(partnership, activity)
        left_out += result.left_out
        if isinstance(result.value, Count):
            found[activity.id] = ActivityReach(
                activity=activity, people=result.value, origins=result.origins
            )
    if not found:
        return Result(value=Missing(), left_out=tuple(left_out))
    singles = [each.people for each in found.values()]
    disjoint_sets = disjoint_totals(
        partnership, {name: each.people for name, each in found.items()}
    )
    return Result(
        value=union(singles, [*singles, *disjoint_sets]),
        origins=origins_of(
            [Result(value=each.people, origins=each.origins) for each in found.values()]
        ),
        left_out=tuple(left_out),
    )
