"""Sharing out a sum over activities or places so that no penny is lost."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from attrs import evolve, frozen

from ldsp_core.calculations.combining import Value
from ldsp_core.calculations.measuring import value_of, values_by_place
from ldsp_core.calculations.result import Result, origins_of
from ldsp_core.errors import CalculationError
from ldsp_core.model import Indicator, Partnership
from ldsp_core.model.terms import MeasurementKind
from ldsp_core.values import SUPPRESSED, Count, Missing, Money

Weight = Count | Decimal | int | Missing
"""What a part counts for; a bound is refused, what is Missing is left out."""


@frozen(kw_only=True)
class Portion:
    """A part of a sum: the name it goes to, its weight, its amount (unit: money)."""

    name: str
    weight: Decimal
    amount: Money


def shared_out(money: Money, weights: Mapping[str, Weight]) -> Result[tuple[Portion, ...]]:
    """Return *money* shared out in the ratio of *weights* (unit: money).

    Formula: each part is money × weight ÷ Σ weights, rounded down to the penny; the
    pennies left go to the largest remainders, ties to the first name in the alphabet, so
    that the parts add up to the whole whatever the order (largest remainder method,
    Hamilton; ``Money.allocate``). A Missing weight gets nothing and is named in
    ``left_out``. Raises CalculationError for a weight that is a bound or below zero, for
    none above zero, for a suppressed one, and for a sum that is not whole pence.
    """
    exact = {name: _exact(name, weight) for name, weight in weights.items()}
    known = {name: weight for name, weight in exact.items() if weight is not None}
    names = sorted(known)
    amounts = dict(zip(names, money.allocate([known[name] for name in names]), strict=True))
    return Result(
        value=tuple(
            Portion(name=name, weight=weight, amount=amounts[name])
            for name, weight in known.items()
        ),
        left_out=tuple(
            f"{name}: {weights[name]}" for name, weight in exact.items() if weight is None
        ),
    )


def shared_over_activities(
    partnership: Partnership, money: Money, indicator: Indicator, kind: MeasurementKind = "actual"
) -> Result[tuple[Portion, ...]]:
    """Return *money* shared out over the activities that measure *indicator* (unit: money).

    Formula and source as in ``shared_out``; the weights are the activities' own values
    (``value_of``), by id.
    """
    results = {
        activity.id: value_of(activity, indicator, kind)
        for activity in partnership.activities
        if any(each.indicator == indicator.id for each in activity.measurements)
    }
    shared = shared_out(
        money,
        {
            name: result.value
            if isinstance(result.value, Missing)
            else _count(indicator, result.value)
            for name, result in results.items()
        },
    )
    return evolve(
        shared,
        origins=origins_of(results.values()),
        left_out=(*shared.left_out, *(text for each in results.values() for text in each.left_out)),
    )


def shared_over_places(
    partnership: Partnership, money: Money, indicator: Indicator, kind: MeasurementKind = "actual"
) -> Result[tuple[Portion, ...]]:
    """Return *money* shared out over the places *indicator* is measured for (unit: money).

    Formula and source as in ``shared_out``; the weight of a place, by name, is the sum of its
    values over activities. Measurements without a place are left out, and named.
    """
    weights: dict[str, Count] = {}
    results: list[Result[Value]] = []
    nowhere: list[str] = []
    for activity in partnership.activities:
        for place, result in values_by_place(activity, indicator, kind).items():
            if isinstance(place, Missing):
                nowhere += [f"{origin.place}: it has no place" for origin in result.origins]
                continue
            count = _count(indicator, result.value)
            weights[place.name] = count + weights.get(place.name, Count.exactly(0))
            results.append(result)
    shared = shared_out(money, weights)
    return evolve(shared, origins=origins_of(results), left_out=tuple(nowhere))


def _count(indicator: Indicator, value: Value) -> Count:
    if value == SUPPRESSED:
        raise CalculationError(
            f"a value of {indicator.name!r} is suppressed, and the amounts would tell it"
        )
    if isinstance(value, Count):
        return value
    raise CalculationError(
        f"{indicator.name!r} counts nothing ({value}), so nothing can be shared out by it"
    )


def _exact(name: str, weight: Weight) -> Decimal | None:
    if weight == SUPPRESSED:
        raise CalculationError(
            f"the weight of {name!r} is suppressed, and the others' amounts would tell it"
        )
    if isinstance(weight, Missing):
        return None
    if isinstance(weight, Count):
        if not weight.is_exact or weight.low is None:
            raise CalculationError(
                f"the weight of {name!r} is {weight}; pennies are shared out by exact numbers only"
            )
        return Decimal(weight.low)
    return Decimal(weight)
