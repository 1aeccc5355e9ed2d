"""Which measurements stand: the ones that nothing recorded later has taken the place of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from ldsp_core.calculations.result import Origin
from ldsp_core.errors import CalculationError
from ldsp_core.model import Activity, Indicator, Measurement
from ldsp_core.model.terms import MeasurementKind
from ldsp_core.values import Missing


@frozen(kw_only=True)
class Placed:
    """A measurement, with its place in the data."""

    place: str
    measurement: Measurement


def placed(activity: Activity) -> Iterator[Placed]:
    """Yield the measurements of *activity* with their places."""
    for index, measurement in enumerate(activity.measurements):
        yield _at(activity, index, measurement)


def origin(found: Placed) -> Origin:
    """Return where a measurement stands, for the record."""
    measurement = found.measurement
    return Origin(
        place=found.place,
        value=str(measurement.value),
        source="" if isinstance(measurement.source, Missing) else measurement.source,
        recorded=(
            "" if isinstance(measurement.recorded, Missing) else measurement.recorded.isoformat()
        ),
    )


def standing(activity: Activity, indicator: Indicator, kind: MeasurementKind) -> list[Placed]:
    """Return the measurements that stand, in the order in which the file names their times.

    Of measurements for the same period, place and breakdowns the one recorded last
    counts, and of two recorded on one day (or on no known one) that which has a value.
    Raises CalculationError where two of those have different values.
    """
    found = [
        _at(activity, index, measurement)
        for index, measurement in enumerate(activity.measurements)
        if measurement.kind == kind and measurement.indicator == indicator.id
    ]
    if len(found) < 2:
        return found
    rivals: dict[object, list[Placed]] = {}
    for each in found:
        measurement = each.measurement
        dimensions = tuple(sorted(breakdown.dimension for breakdown in measurement.breakdowns))
        key = (measurement.period, measurement.place, measurement.cumulative, dimensions)
        rivals.setdefault(key, []).append(each)
    return [_latest(those) for those in rivals.values()]


def recorded_values(found: Iterable[Placed]) -> list[Placed]:
    """Return those of *found* that have a value."""
    return [each for each in found if not isinstance(each.measurement.value, Missing)]


def _at(activity: Activity, index: int, measurement: Measurement) -> Placed:
    place = f"activities[{activity.id}].measurements[{index}]"
    return Placed(place=place, measurement=measurement)


def _latest(rivals: list[Placed]) -> Placed:
    rank = max(map(_rank, rivals))
    first, *others = [each for each in rivals if _rank(each) == rank]
    mine = first.measurement
    for other in others:
        theirs = other.measurement
        if mine.value != theirs.value and not isinstance(mine.value, Missing):
            raise CalculationError(
                f"{first.place} ({mine.value}) and {other.place} ({theirs.value}) measure "
                f"{mine.indicator!r} for the same time; say when each was recorded, or which "
                "place each is for"
            )
    return first


def _rank(found: Placed) -> tuple[date, bool]:
    recorded = found.measurement.recorded
    return (
        date.min if isinstance(recorded, Missing) else recorded,
        not isinstance(found.measurement.value, Missing),
    )
