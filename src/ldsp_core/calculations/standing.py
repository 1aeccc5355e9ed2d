"""Which measurements stand: the ones that nothing recorded later has taken the place of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from attrs import frozen

from ldsp_core.calculations.result import Origin, Origins
from ldsp_core.errors import CalculationError
from ldsp_core.model import Activity, Indicator, Measurement
from ldsp_core.model.terms import MeasurementKind
from ldsp_core.values import SUPPRESSED, Missing, Place


@frozen(kw_only=True)
class Placed:
    """A measurement, by its activity and its index among the activity's measurements."""

    activity: Activity
    index: int

    @property
    def place(self) -> str:
        """Its place in the data."""
        return f"activities[{self.activity.id}].measurements[{self.index}]"

    @property
    def measurement(self) -> Measurement:
        """The measurement itself."""
        return self.activity.measurements[self.index]


def placed(activity: Activity) -> Iterator[Placed]:
    """Yield the measurements of *activity* with their places."""
    for index in range(len(activity.measurements)):
        yield Placed(activity=activity, index=index)


Indexes = Mapping[MeasurementKind, Sequence[int]]
"""Where the measurements of one indicator stand in an activity, by kind."""


def by_indicator(activity: Activity) -> Mapping[str, Indexes]:
    """Return where the measurements of each indicator stand, in the order of the file."""
    found: dict[str, dict[MeasurementKind, list[int]]] = {}
    for index, measurement in enumerate(activity.measurements):
        kinds = found.get(measurement.indicator)
        if kinds is None:
            found[measurement.indicator] = {measurement.kind: [index]}
        else:
            kinds.setdefault(measurement.kind, []).append(index)
    return found


def by_place(activity: Activity, indexes: Iterable[int]) -> Mapping[Place | Missing, list[int]]:
    """Return which of *indexes* are for which place, in the order of the file; Missing for none."""
    found: dict[Place | Missing, list[int]] = {}
    for index in indexes:
        found.setdefault(activity.measurements[index].place, []).append(index)
    return found


def of_kind(activity: Activity, indicator: Indicator, kind: MeasurementKind) -> list[int]:
    """Return where the measurements of one kind of *indicator* stand in *activity*."""
    return [
        index
        for index, measurement in enumerate(activity.measurements)
        if measurement.indicator == indicator.id and measurement.kind == kind
    ]


def origins_at(activity: Activity, indexes: Iterable[int]) -> Origins:
    """Return where the measurements at *indexes* stand, for the record."""
    return tuple(origin(Placed(activity=activity, index=index)) for index in indexes)


def origins_from(found: Iterable[Placed]) -> Origins:
    """Return where measurements stand, for the record."""
    return tuple(map(origin, found))


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


def standing(activity: Activity, indexes: Iterable[int]) -> list[Placed]:
    """Return those that stand of the measurements at *indexes*, which are of one kind.

    They come in the order in which the file names their times.

    Of measurements for the same period, place and breakdowns the one recorded last
    counts, and of two recorded on one day (or on no known one) that which has a value.
    Raises CalculationError where two of those have different values.
    """
    found = [Placed(activity=activity, index=index) for index in indexes]
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


def told_values(found: Iterable[Placed]) -> list[Placed]:
    """Return those of *found* that have a value, be it one that is suppressed."""
    return [
        each
        for each in found
        if not isinstance(each.measurement.value, Missing) or each.measurement.value == SUPPRESSED
    ]


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
