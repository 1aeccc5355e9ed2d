"""The value of one indicator in one activity, from its measurements over periods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from attrs import frozen

from ldsp_core.calculations.result import Origin, Result
from ldsp_core.errors import CalculationError
from ldsp_core.model import Activity, Indicator, Measurement, Partnership
from ldsp_core.model.terms import MeasurementKind
from ldsp_core.values import Count, Missing, Money, Share, total, total_money

Value = Count | Money | Share | str | Missing


@frozen(kw_only=True)
class Placed:
    """A measurement, with its place in the data."""

    place: str
    measurement: Measurement


def placed(activity: Activity) -> Iterator[Placed]:
    """Yield the measurements of *activity* with their places."""
    for index, measurement in enumerate(activity.measurements):
        yield Placed(
            place=f"activities[{activity.id}].measurements[{index}]", measurement=measurement
        )


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


def indicators_of(partnership: Partnership, activity: Activity) -> tuple[Indicator, ...]:
    """Return the indicators that *activity* measures, in the order it names them."""
    names = dict.fromkeys(measurement.indicator for measurement in activity.measurements)
    return tuple(partnership.indicator(name) for name in names)


def value_of(activity: Activity, indicator: Indicator, kind: MeasurementKind) -> Result[Value]:
    """Return the value of *indicator* in *activity*, over all its periods.

    Of measurements for the same period, place and breakdowns the one recorded last
    counts (supersession). A cumulative one stands for all before it: the one whose
    period ends last. Others add up over periods by the indicator's own rule; unlike
    values, and periods that overlap, are refused with CalculationError. Own
    definition, after the reporting periods of IATI Standard 2.03.
    """
    found = [
        each
        for each in placed(activity)
        if each.measurement.indicator == indicator.id and each.measurement.kind == kind
    ]
    standing = _superseded(found)
    values = [each for each in standing if not isinstance(each.measurement.value, Missing)]
    if not values:
        reason = standing[0].measurement.value if standing else Missing()
        return Result(value=reason, origins=tuple(map(origin, standing)))
    used = _latest(values) if any(v.measurement.cumulative for v in values) else values
    return Result(
        value=_over_periods(indicator, used),
        origins=tuple(map(origin, used)),
        left_out=tuple(
            f"{each.place}: {each.measurement.value}"
            for each in standing
            if isinstance(each.measurement.value, Missing)
        ),
    )


def _superseded(found: Sequence[Placed]) -> list[Placed]:
    latest: dict[object, Placed] = {}
    for each in found:
        measurement = each.measurement
        dimensions = tuple(breakdown.dimension for breakdown in measurement.breakdowns)
        key = (measurement.period, measurement.place, dimensions)
        held = latest.get(key)
        if held is None or _recorded(measurement) >= _recorded(held.measurement):
            latest[key] = each
    return list(latest.values())


def _recorded(measurement: Measurement) -> date:
    return date.min if isinstance(measurement.recorded, Missing) else measurement.recorded


def _end(found: Placed) -> date:
    period = found.measurement.period
    return date.min if isinstance(period, Missing) else period.end


def _latest(values: Sequence[Placed]) -> list[Placed]:
    end = max(map(_end, values))
    return [each for each in values if _end(each) == end]


def _over_periods(indicator: Indicator, used: Sequence[Placed]) -> Value:
    if len(used) == 1:
        return used[0].measurement.value
    if indicator.over_periods == "latest":
        used = _latest(used)
        if len(used) == 1:
            return used[0].measurement.value
    elif indicator.over_periods != "sum":
        raise CalculationError(
            f"{indicator.name!r} has {len(used)} values, and adding them over periods by "
            f"{indicator.over_periods!r} says nothing; name the period you want"
        )
    _refuse_overlaps(indicator, used)
    values = [each.measurement.value for each in used]
    counts = [value for value in values if isinstance(value, Count)]
    if len(counts) == len(values):
        return total(counts)
    sums = [value for value in values if isinstance(value, Money)]
    if len(sums) == len(values):
        return total_money(sums)
    raise CalculationError(
        f"the values of {indicator.name!r} cannot be added: {', '.join(map(str, values))}; shares "
        "and levels are never added"
    )


def _refuse_overlaps(indicator: Indicator, used: Sequence[Placed]) -> None:
    for index, one in enumerate(used):
        for two in used[index + 1 :]:
            first, second = one.measurement.period, two.measurement.period
            if isinstance(first, Missing) or isinstance(second, Missing):
                overlap = first == second
            else:
                overlap = first.overlaps(second)
            if overlap and one.measurement.place == two.measurement.place:
                raise CalculationError(
                    f"{one.place} and {two.place} measure {indicator.name!r} for the same time; "
                    "say which period each is for"
                )
