"""Checks on figures that cannot be added up, or do not agree with what they are made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

from ldsp_core.calculations import indicators_of, ratings, reconciles
from ldsp_core.calculations.measuring import value_if_it_adds
from ldsp_core.calculations.standing import of_kind
from ldsp_core.calculations.union import of_people
from ldsp_core.checks.spec import CheckContext, CheckSpec, Finding, Severity
from ldsp_core.errors import CalculationError
from ldsp_core.model import Activity, Grant, Indicator, Partnership
from ldsp_core.model.terms import MeasurementKind
from ldsp_core.values import Count, Missing

_KINDS: Final[tuple[MeasurementKind, ...]] = get_args(MeasurementKind)


def _measured(
    partnership: Partnership,
) -> Iterator[tuple[Activity, Indicator, MeasurementKind]]:
    for activity in partnership.activities:
        for indicator in indicators_of(partnership, activity):
            for kind in _KINDS:
                yield activity, indicator, kind


def measures_clash(partnership: Partnership, _context: CheckContext) -> Iterator[Finding]:
    """Find measurements of one indicator that cannot be put together, with the reason.

    Two different values for the same time, periods that overlap in part, values of
    unlike kinds, people below zero: reports that need their sum refuse it.
    """
    for activity, indicator, kind in _measured(partnership):
        try:
            indexes = of_kind(activity, indicator, kind)
            value = value_if_it_adds(activity, indicator, indexes).value
            if isinstance(value, Count) and (indicator.reach or indicator.basis == "unique people"):
                of_people(value)
        except CalculationError as error:
            yield Finding(
                check=MEASURES_CLASH.id,
                severity=MEASURES_CLASH.severity,
                place=f"activities[{activity.id}].measurements",
                message=f"the {kind} values of {indicator.name!r} cannot be put together: {error}",
                suggestion="correct a value or its period, or say when each was recorded",
            )


def periods_differ(partnership: Partnership, _context: CheckContext) -> Iterator[Finding]:
    """Find values for a longer time that the shorter ones within it cannot make up.

    A year against its quarters, a cumulative value against what it adds up.
    """
    for activity, indicator, kind in _measured(partnership):
        try:
            found = reconciles(activity, indicator, kind)
        except CalculationError:  # told by measures-clash
            continue
        for each in found:
            if each.outcome == "differs":
                yield Finding(
                    check=PERIODS_DIFFER.id,
                    severity=PERIODS_DIFFER.severity,
                    place=each.whole.place,
                    message=f"{each.stated} is recorded for the whole time, but the periods within "
                    f"it make {each.summed}",
                    suggestion="correct one of the values",
                )


def rating_differs(partnership: Partnership, context: CheckContext) -> Iterator[Finding]:
    """Find grants and activities whose declared rating cannot be the one worked out."""
    rated: list[tuple[str, Grant | Activity]] = [
        *(("grants", each) for each in partnership.grants),
        *(("activities", each) for each in partnership.activities),
    ]
    for kind, each in rated:
        if isinstance(each.rating, Missing):
            continue
        try:
            found = ratings(partnership, each, context.as_at)
        except CalculationError:  # told by grant-clash
            continue
        basis = "spend and milestones give" if kind == "grants" else "its milestones give"
        if found.differs:
            yield Finding(
                check=RATING_DIFFERS.id,
                severity=RATING_DIFFERS.severity,
                place=f"{kind}[{each.id}].rating",
                message=f"{each.title} is declared as {found.declared}, but {basis} "
                f"{found.overall}",
                suggestion="say in the reason why, and accept the finding, or correct the rating",
            )


MEASURES_CLASH: Final = CheckSpec(
    id="measures-clash",
    title="Measurements cannot be put together",
    severity=Severity.ERROR,
    run=measures_clash,
)
PERIODS_DIFFER: Final = CheckSpec(
    id="periods-differ",
    title="A value for a longer time is not what its periods make",
    severity=Severity.ERROR,
    run=periods_differ,
)
RATING_DIFFERS: Final = CheckSpec(
    id="rating-differs",
    title="A declared rating is not the one worked out",
    severity=Severity.INFO,
    run=rating_differs,
)
CHECKS: Final = (MEASURES_CLASH, PERIODS_DIFFER, RATING_DIFFERS)
