"""What a grant was planned to spend, and has spent, quarter by quarter and to date.

A quarter is over once its last day is the as-at date or before it. An actual value of
a quarter that is not over is only what was spent so far, and never compared with the
quarter's whole profile.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from itertools import pairwise
from typing import Literal

from attrs import frozen

from ldsp_core.calculations.amounts import Amount, added, interval_of, less, origins_at, running
from ldsp_core.calculations.result import Origins, Result
from ldsp_core.errors import CalculationError
from ldsp_core.model import Grant, GrantPeriod
from ldsp_core.values import NOT_RECORDED, NOT_YET_DUE, Interval, Missing, Money, MoneyRange, Period

Basis = Literal["actual", "forecast", "profile", "actual so far", "nothing"]
"""What a quarter's expected spend rests on."""


@frozen(kw_only=True)
class Spend:
    """Planned and actual spend over some time (unit: money).

    ``variance`` is actual − profile: above zero is more than planned. ``through`` is
    the last quarter that entered, Missing if none did.
    """

    through: Period | Missing
    profile: Amount
    actual: Amount
    variance: Amount


@frozen(kw_only=True)
class QuarterSpend:
    """A quarter of a grant, and where the grant stands at its end (unit: money).

    ``profile``, ``actual`` and ``forecast`` are as recorded, ``variance`` is actual −
    profile; ``..._to_date`` add up from the first quarter. ``expected`` is what enters
    the outturn, and ``basis`` says which of them it is.
    """

    period: Period
    profile: Money | Missing
    actual: Money | Missing
    forecast: Money | Missing
    variance: Amount
    profile_to_date: Amount
    actual_to_date: Amount
    variance_to_date: Amount
    expected: Amount
    expected_to_date: Amount
    basis: Basis


@frozen(kw_only=True)
class Quarter:
    """A quarter of a grant, with its place in the data."""

    place: str
    recorded: GrantPeriod


def day_of(as_at: date | Period) -> date:
    """Return the day that is meant: a period stands for its last day."""
    return as_at.end if isinstance(as_at, Period) else as_at


def quarters_of(grant: Grant) -> tuple[Quarter, ...]:
    """Return the quarters of *grant* in the order of time, whatever that of the file.

    They may be months or years too. Raises CalculationError where two share a day,
    because their spend would count twice.
    """
    quarters = sorted(
        (
            Quarter(place=f"grants[{grant.id}].periods[{index}]", recorded=recorded)
            for index, recorded in enumerate(grant.periods)
        ),
        key=lambda each: (each.recorded.period.start, each.recorded.period.end),
    )
    for one, two in pairwise(quarters):
        first, second = one.recorded.period, two.recorded.period
        if first.overlaps(second):
            raise CalculationError(
                f"{one.place} ({first.code}) and {two.place} ({second.code}) share days, so their "
                "spend would count twice; keep one of them"
            )
    return tuple(quarters)


def spend_in(grant: Grant, period: Period) -> Result[Spend]:
    """Return planned and actual spend in *period* (unit: money).

    Formula: Σ profile and Σ actual of the quarters that lie wholly within *period*,
    variance = actual − profile. A quarter's sum that is not recorded makes the total a
    lower bound. A quarter that lies only partly within is left out and named. After the
    Towns Fund monitoring returns (MHCLG); the bounds are an own definition.
    """
    quarters = quarters_of(grant)
    inside = [each for each in quarters if period.contains(each.recorded.period)]
    partly = tuple(
        f"{each.place}: {each.recorded.period.code} is not wholly within {period.code}"
        for each in quarters
        if each not in inside and each.recorded.period.overlaps(period)
    )
    return _spend(grant, inside, partly)


def spend_to_date(grant: Grant, as_at: date | Period) -> Result[Spend]:
    """Return planned and actual spend from the start to the last quarter known (unit: money).

    Formula: Σ profile and Σ actual of the quarters up to the last one that is over at
    *as_at* and has an actual value; variance = actual − profile. Profile and actual thus
    cover the same time. A quarter among them whose actual is not recorded counts as zero
    or more, so that actual and variance are lower bounds; quarters that are over but
    come after the last known one are left out. Both are named in ``left_out``. Missing
    ("not yet due") before the first quarter is over. After the Towns Fund monitoring
    returns (MHCLG); the bounds are an own definition.
    """
    quarters = quarters_of(grant)
    over = [each for each in quarters if each.recorded.period.end <= day_of(as_at)]
    known = [index for index, each in enumerate(over) if isinstance(each.recorded.actual, Money)]
    if not known:
        reason = NOT_YET_DUE if quarters and not over else Missing()
        return Result(
            value=Spend(through=reason, profile=reason, actual=reason, variance=reason),
            left_out=_gaps(over),
        )
    later = over[known[-1] + 1 :]
    return _spend(grant, over[: known[-1] + 1], _gaps(later))


def spend_by_quarter(grant: Grant, as_at: date | Period) -> Result[tuple[QuarterSpend, ...]]:
    """Return every quarter with the cumulative figures at its end (unit: money).

    Formulas: variance = actual − profile, of quarters that are over; cumulative figures
    are the sums of all quarters up to this one, as in ``spend_to_date``. Expected is the
    actual of a quarter that is over, else its forecast, else its profile; where none is
    recorded, at least what was spent so far. After the Towns Fund monitoring returns
    (MHCLG): each quarter is marked actual or forecast.
    """
    quarters = quarters_of(grant)
    day = day_of(as_at)
    known = [
        index
        for index, each in enumerate(quarters)
        if each.recorded.period.end <= day and isinstance(each.recorded.actual, Money)
    ]
    profiles = running(
        (each.recorded.profile for each in quarters), f"the profiles of {grant.id!r}"
    )
    actuals = running(
        (each.recorded.actual for each in quarters[: known[-1] + 1 if known else 0]),
        f"the spend of {grant.id!r}",
    )
    expected = [expected_of(each.recorded, day) for each in quarters]
    all_expected = running((amount for amount, _ in expected), f"the quarters of {grant.id!r}")
    rows: list[QuarterSpend] = []
    for each, profile, (amount, basis), so_far in zip(
        quarters, profiles, expected, all_expected, strict=True
    ):
        recorded = each.recorded
        is_over = recorded.period.end <= day
        actual = next(actuals, NOT_RECORDED if is_over else NOT_YET_DUE)
        rows.append(
            QuarterSpend(
                period=recorded.period,
                profile=recorded.profile,
                actual=recorded.actual,
                forecast=recorded.forecast,
                variance=(
                    less(recorded.actual, recorded.profile, f"spend and profile in {each.place}")
                    if is_over
                    else NOT_YET_DUE
                ),
                profile_to_date=profile,
                actual_to_date=actual,
                variance_to_date=less(actual, profile, f"spend and profile of {grant.id!r}"),
                expected=amount,
                expected_to_date=so_far,
                basis=basis,
            )
        )
    return Result(
        value=tuple(rows),
        origins=partial(_grant_origins, grant),
        left_out=_gaps(each for each in quarters if each.recorded.period.end <= day),
    )


def expected_of(recorded: GrantPeriod, day: date) -> tuple[Amount, Basis]:
    """Return what is expected of a quarter as at *day*, and what that rests on."""
    if recorded.period.end <= day and isinstance(recorded.actual, Money):
        return recorded.actual, "actual"
    if isinstance(recorded.forecast, Money):
        return recorded.forecast, "forecast"
    if isinstance(recorded.profile, Money):
        return recorded.profile, "profile"
    if isinstance(recorded.actual, Money):
        so_far = Interval(low=interval_of(recorded.actual).low)
        return MoneyRange(interval=so_far, currency=recorded.actual.currency), "actual so far"
    return Missing(), "nothing"


def _spend(grant: Grant, quarters: Sequence[Quarter], left_out: tuple[str, ...]) -> Result[Spend]:
    profile = added([each.recorded.profile for each in quarters], f"the profiles of {grant.id!r}")
    actual = added([each.recorded.actual for each in quarters], f"the spend of {grant.id!r}")
    return Result(
        value=Spend(
            through=quarters[-1].recorded.period if quarters else NOT_RECORDED,
            profile=profile,
            actual=actual,
            variance=less(actual, profile, f"spend and profile of {grant.id!r}"),
        ),
        origins=partial(_spend_origins, quarters),
        left_out=(*_gaps(quarters, "profile"), *_gaps(quarters), *left_out),
    )


def _grant_origins(grant: Grant) -> Origins:
    return _origins(quarters_of(grant), ["profile", "actual", "forecast"])


def _spend_origins(quarters: Sequence[Quarter]) -> Origins:
    return (*_origins(quarters, ["profile"]), *_origins(quarters, ["actual"]))


def _origins(quarters: Sequence[Quarter], names: Sequence[str]) -> Origins:
    return origins_at(
        {
            f"{each.place}.{name}": getattr(each.recorded, name)
            for each in quarters
            for name in names
        }
    )


def _gaps(
    quarters: Iterable[Quarter], name: Literal["profile", "actual"] = "actual"
) -> tuple[str, ...]:
    return tuple(
        f"{each.place}.{name}: {amount}"
        for each in quarters
        if isinstance(amount := getattr(each.recorded, name), Missing)
    )
