"""How many people the partnership reaches, without counting anybody twice unawares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from ldsp_core.calculations.measuring import Value, measured, value_at
from ldsp_core.calculations.result import Origins, Result, origins_of
from ldsp_core.calculations.union import disjoint_totals, union
from ldsp_core.model import Activity, Partnership
from ldsp_core.values import NOT_RECORDED, SUPPRESSED, Count, Missing


def reach(partnership: Partnership) -> Result[Count | Missing]:
    """Return how many people all activities reach together (unit: people).

    Formula: at most the sum over activities, each counted once whatever its themes;
    at least the largest number of any one activity, or of any set of activities that
    the data declares to share nobody (``Partnership.disjoint``). Bounds are kept
    throughout. Only actual values of indicators marked ``reach`` enter. A suppressed
    number may be any, so that the sum has no upper end any more. Own definition. Missing
    when nothing is recorded, suppressed when all that is recorded is.
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
    return _together(partnership, [activity])


def _together(partnership: Partnership, activities: Sequence[Activity]) -> Result[Count | Missing]:
    people: dict[str, list[Count]] = {}
    left_out: list[str] = []
    is_suppressed = False
    for activity, result in _results(partnership, activities):
        left_out += result.left_out
        is_suppressed = is_suppressed or result.value == SUPPRESSED
        if isinstance(result.value, Count):
            people.setdefault(activity.id, []).append(result.value)
    if not people:
        nothing = SUPPRESSED if is_suppressed else NOT_RECORDED
        return Result(value=nothing, left_out=tuple(left_out))
    each = {
        name: counts[0] if len(counts) == 1 else union(counts, counts)
        for name, counts in people.items()
    }
    singles = list(each.values())
    subsets = [*singles, *disjoint_totals(partnership, each)]
    parts = [*singles, Count(low=0)] if is_suppressed else singles
    return Result(
        value=union(parts, subsets),
        origins=partial(_origins, partnership, activities),
        left_out=tuple(left_out),
    )


def _results(
    partnership: Partnership, activities: Iterable[Activity]
) -> Iterator[tuple[Activity, Result[Value]]]:
    for activity, indicator, indexes in measured(partnership, activities):
        if indicator.reach:
            yield activity, value_at(activity, indicator, indexes.get("actual", ()))


def _origins(partnership: Partnership, activities: Iterable[Activity]) -> Origins:
    found = _results(partnership, activities)
    return origins_of(result for _, result in found if isinstance(result.value, Count))
