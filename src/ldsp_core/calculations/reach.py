"""How many people the partnership reaches, without counting anybody twice unawares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from ldsp_core.calculations.measuring import (
    Value,
    is_gap,
    measured,
    value_if_it_adds,
)
from ldsp_core.calculations.result import Origins, Result, origins_of
from ldsp_core.calculations.standing import by_place
from ldsp_core.calculations.union import disjoint_totals, of_people, union
from ldsp_core.model import Activity, Partnership
from ldsp_core.values import NOT_RECORDED, SUPPRESSED, Count, Missing, Place


def reach(partnership: Partnership) -> Result[Count | Missing]:
    """Return how many people all activities reach together (unit: people).

    Formula: at most the sum over activities, each counted once whatever its themes;
    at least the largest number of any one activity, or of any set of activities that
    the data declares to share nobody (``Partnership.disjoint``). Bounds are kept
    throughout. Only actual values of indicators marked ``reach`` enter. A number that is
    suppressed, or told to be "not recorded", may be any, so that the sum has no upper end
    any more. Own definition. Missing
    when nothing is recorded, suppressed when all that is recorded is. Raises
    CalculationError, with the place, for a number below zero.
    """
    return _together(partnership, partial(_results, partnership, partnership.activities))


def reach_of_theme(partnership: Partnership, theme: str) -> Result[Count | Missing]:
    """Return how many people the activities under *theme* reach together (unit: people).

    Formula and source as in ``reach``.
    """
    partnership.theme(theme)
    under = [each for each in partnership.activities if theme in each.themes]
    return _together(partnership, partial(_results, partnership, under))


def reach_of_place(partnership: Partnership, place: Place) -> Result[Count | Missing]:
    """Return how many people are reached in *place*, as far as is said (unit: people).

    Formula: as ``reach``, of what is measured for that place, and of what is measured
    for no place in an activity whose only place it is. Places are the same by their
    codes where both have one, else by their names. What does not add up over periods, by
    the rule "none", is left out there, as ``reach`` leaves it out. Own definition.
    """
    return _together(partnership, partial(_results_at, partnership, place))


def reach_of_activity(partnership: Partnership, activity: Activity) -> Result[Count | Missing]:
    """Return how many people *activity* reaches (unit: people).

    Formula and source as in ``reach``: several reach indicators of one activity may count the
    same people, so they are combined as ``reach`` combines activities that may share
    people.
    """
    return _together(partnership, partial(_results, partnership, [activity]))


def _together(
    partnership: Partnership, results: Callable[[], Iterable[tuple[Activity, Result[Value]]]]
) -> Result[Count | Missing]:
    people: dict[str, list[Count]] = {}
    left_out: list[str] = []
    is_suppressed = has_gap = False
    for activity, result in results():
        is_suppressed = is_suppressed or result.value == SUPPRESSED
        if is_gap(result):
            has_gap = True
            left_out += (f"{origin.place}: {origin.value}" for origin in result.origins)
        left_out += result.left_out
        if isinstance(result.value, Count):
            place = f"activities[{activity.id}].measurements"
            people.setdefault(activity.id, []).append(of_people(result.value, place))
    if not people:
        nothing = SUPPRESSED if is_suppressed else NOT_RECORDED
        return Result(value=nothing, left_out=tuple(left_out))
    each = {
        name: counts[0] if len(counts) == 1 else union(counts, counts)
        for name, counts in people.items()
    }
    singles = list(each.values())
    subsets = [*singles, *disjoint_totals(partnership, each)]
    parts = [*singles, Count(low=0)] if is_suppressed or has_gap else singles
    return Result(
        value=union(parts, subsets),
        origins=partial(_origins, results),
        left_out=tuple(left_out),
    )


def _results(
    partnership: Partnership, activities: Iterable[Activity]
) -> Iterator[tuple[Activity, Result[Value]]]:
    for activity, indicator, indexes in measured(partnership, activities):
        if indicator.reach:
            yield activity, value_if_it_adds(activity, indicator, indexes.get("actual", ()))


def _results_at(partnership: Partnership, place: Place) -> Iterator[tuple[Activity, Result[Value]]]:
    for activity, indicator, indexes in measured(partnership, partnership.activities):
        if indicator.reach:
            for where, mine in by_place(activity, indexes.get("actual", ())).items():
                places = (where,) if isinstance(where, Place) else activity.places
                if len(places) == 1 and _is_same(places[0], place):
                    yield activity, value_if_it_adds(activity, indicator, mine)


def _is_same(one: Place, other: Place) -> bool:
    if one.code is not None and other.code is not None:
        return one.code == other.code
    return one.name == other.name


def _origins(results: Callable[[], Iterable[tuple[Activity, Result[Value]]]]) -> Origins:
    return origins_of(result for _, result in results() if isinstance(result.value, Count))
