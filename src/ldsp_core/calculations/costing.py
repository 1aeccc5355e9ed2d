"""What one learner, firm or session costs a grant."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from ldsp_core.calculations.adding import total_of
from ldsp_core.calculations.amounts import Amount, each_of
from ldsp_core.calculations.combining import Value
from ldsp_core.calculations.result import Origin, part_of
from ldsp_core.calculations.spending import spend_to_date
from ldsp_core.errors import CalculationError
from ldsp_core.model import Activity, Grant, Indicator, Partnership
from ldsp_core.values import NOT_APPLICABLE, SUPPRESSED, Count, Interval, Missing, Period


@frozen(kw_only=True)
class OutputCost:
    """A grant's spend for each one that an indicator counts (unit: money each).

    ``cost`` is ``spend`` ÷ ``count``.
    """

    indicator: Indicator
    spend: Amount
    count: Count | Missing
    cost: Amount
    origins: tuple[Origin, ...] = ()
    left_out: tuple[str, ...] = ()


def activities_of(partnership: Partnership, grant: Grant) -> tuple[Activity, ...]:
    """Return the activities paid from *grant*, which are those that name it."""
    return tuple(each for each in partnership.activities if grant.id in each.grants)


def cost_per_output(
    partnership: Partnership,
    grant: Grant,
    indicator: Indicator,
    as_at: date | Period,
    period: Period | None = None,
) -> OutputCost:
    """Return what each one counted by *indicator* cost *grant* (unit: money each).

    Formula: the grant's spend to date (``spend_to_date``) ÷ the actual total of the
    indicator over the activities that name the grant (``total_of``; with *period*,
    everything up to its end), bounds kept. "Not applicable" where nothing was counted;
    a count that may be zero is taken as above zero. The whole spend is divided, overheads
    too, and an activity that other grants pay as well is named in ``left_out``. Own
    definition.
    """
    activities = activities_of(partnership, grant)
    to_date = spend_to_date(grant, as_at)
    spend = part_of(to_date, to_date.value.actual, ".profile")
    counted = total_of(
        partnership,
        indicator,
        "actual",
        period,
        to_date=period is not None,
        activities=activities,
    )
    if not isinstance(counted.value, Count | Missing):
        raise CalculationError(
            f"grants[{grant.id}]: {indicator.name!r} counts nothing ({counted.value}), so nothing "
            "costs so much each"
        )
    shared = tuple(
        f"activities[{each.id}].grants: what other grants pay is left out"
        for each in activities
        if len(each.grants) > 1 and any(m.indicator == indicator.id for m in each.measurements)
    )
    return OutputCost(
        indicator=indicator,
        spend=spend.value,
        count=counted.value,
        cost=cost_each(spend.value, counted.value),
        origins=(*spend.origins, *counted.origins),
        left_out=(*spend.left_out, *counted.left_out, *shared),
    )


def costs_per_output(
    partnership: Partnership, grant: Grant, as_at: date | Period, period: Period | None = None
) -> tuple[OutputCost, ...]:
    """Return ``cost_per_output`` for each indicator that counts and adds up (unit: money each).

    These are the indicators measured by the grant's activities, in the order of the
    partnership, whose actual values are all counts, whose rule over activities is "sum",
    and which add up over periods too (a mean, or what never adds up, costs nothing each).
    Formula and source as there: spend to date ÷ total. Own definition.
    """
    values: dict[str, list[Value]] = {}
    for activity in activities_of(partnership, grant):
        for each in activity.measurements:
            if each.kind == "actual":
                values.setdefault(each.indicator, []).append(each.value)
    return tuple(
        cost_per_output(partnership, grant, indicator, as_at, period)
        for indicator in partnership.indicators
        if indicator.over_activities == "sum"
        and indicator.over_periods not in ("mean", "none")
        and _are_counts(values.get(indicator.id, ()))
    )


def _are_counts(values: Iterable[Value]) -> bool:
    """Whether some of *values* are counts, suppressed or not, and none is anything else."""
    told = [each for each in values if not isinstance(each, Missing) or each == SUPPRESSED]
    return bool(told) and all(isinstance(each, Count | Missing) for each in told)


def cost_each(money: Amount, count: Count | Missing) -> Amount:
    """Return *money* ÷ *count* by ``each_of`` (unit: money each); Missing where either is.

    "Not applicable" for a count of zero; one that may be zero is taken as above it.
    """
    if isinstance(money, Missing):
        return money
    if isinstance(count, Missing):
        return count
    number = count.interval
    if number.high is not None and number.high <= 0:
        return NOT_APPLICABLE
    if number.low is None or number.low <= 0:
        number = Interval(
            low=0,
            low_open=True,
            high=number.high,
            high_open=number.high_open,
            approximate=number.approximate,
        )
    return each_of(money, number)
