"""All grants together, quarter by quarter: what was planned and spent, each and to date.

Each quarter of each grant is read once, so that it takes time in proportion to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Final

from attrs import Factory, define, field, frozen

from ldsp_core.calculations.amounts import Amount, added, gaps_at, one_currency_at, origins_at
from ldsp_core.calculations.result import Origins
from ldsp_core.calculations.spending import quarters_of
from ldsp_core.model import Grant, Partnership
from ldsp_core.values import NOT_RECORDED, NOT_YET_DUE, Missing, Money, Period, total_money

_CALLED: Final = {
    "profile": "the profiles",
    "actual": "the grants' spend",
    "forecast": "the forecasts",
}


@frozen(kw_only=True)
class QuarterTotal:
    """A quarter over all grants, and where they stand at its end (unit: money).

    ``profile``, ``actual`` and ``forecast`` are the sums of what is recorded for it;
    ``..._to_date`` add up all that ends with it or before.
    """

    period: Period
    profile: Amount
    actual: Amount
    forecast: Amount
    profile_to_date: Amount
    actual_to_date: Amount
    _grants: tuple[Grant, ...] = field(alias="grants", repr=False)

    @property
    def origins(self) -> Origins:
        """The facts behind the quarter's own three sums; looked up when asked for."""
        return tuple(each for name in _CALLED for each in origins_at(self._recorded(name)))

    @property
    def left_out(self) -> tuple[str, ...]:
        """What is not recorded though others are, so that its sum is a lower bound."""
        return tuple(
            text
            for name in _CALLED
            if not isinstance(getattr(self, name), Missing)
            for text in gaps_at(self._recorded(name))
        )

    def _recorded(self, name: str) -> dict[str, Amount]:
        return {
            f"grants[{grant.id}].periods[{index}].{name}": getattr(each, name)
            for grant in self._grants
            for index, each in enumerate(grant.periods)
            if each.period.start == self.period.start and each.period.end == self.period.end
        }


def profile_by_quarter(partnership: Partnership) -> tuple[QuarterTotal, ...]:
    """Return planned and actual spend of all grants, quarter by quarter (unit: money).

    Formulas: Σ profile, Σ actual and Σ forecast of the grants that have the quarter;
    cumulative figures add up every quarter that ends with this one or before. A sum that
    is not recorded makes the total a lower bound; Missing where none is. Actual spend to
    date ends with the last quarter that is over, at the partnership's as-at date, and in
    which any is recorded; afterwards it is Missing. Without an as-at date every quarter
    counts as over. Quarters may be months or years too. Raises CalculationError for
    several currencies, and for a grant two of whose quarters share a day. After the
    Towns Fund monitoring returns (MHCLG); the bounds are an own definition.
    """
    quarters = _by_quarter(partnership)
    day = date.max if isinstance(partnership.as_at, Missing) else partnership.as_at
    known = max(
        (
            each.period.end
            for each in quarters
            if each.period.end <= day and any(isinstance(sum_, Money) for sum_ in each.actuals)
        ),
        default=date.min,
    )
    rows: list[QuarterTotal] = []
    planned: list[Amount] = []
    spent: list[Amount] = []
    for end, ending in groupby(quarters, key=lambda each: each.period.end):
        together = list(ending)
        for each in together:
            planned = _condensed([*planned, *each.profiles], partnership, "profile")
            spent = _condensed([*spent, *each.actuals], partnership, "actual")
        to_date = added(planned, "the profiles")
        late = NOT_RECORDED if end <= day else NOT_YET_DUE
        spent_to_date = added(spent, "the grants' spend") if end <= known else late
        rows.extend(
            QuarterTotal(
                period=each.period,
                profile=added(each.profiles, "the profiles"),
                actual=added(each.actuals, "the grants' spend"),
                forecast=added(each.forecasts, "the forecasts"),
                profile_to_date=to_date,
                actual_to_date=spent_to_date,
                grants=partnership.grants,
            )
            for each in together
        )
    return tuple(rows)


@define
class _Quarter:
    period: Period
    profiles: list[Amount] = Factory(list)
    actuals: list[Amount] = Factory(list)
    forecasts: list[Amount] = Factory(list)


def _by_quarter(partnership: Partnership) -> list[_Quarter]:
    """Return the sums of each quarter in order of their ends: the one pass over all grants."""
    found: dict[tuple[date, date], _Quarter] = {}
    for grant in partnership.grants:
        last = None
        for each in grant.periods:
            period = each.period
            start, end = period.start, period.end
            if last is not None and start <= last:
                quarters_of(grant)  # out of order; refuses those that share a day
            last = end
            quarter = found.get((start, end))
            if quarter is None:
                quarter = found[start, end] = _Quarter(period)
            quarter.profiles.append(each.profile)
            quarter.actuals.append(each.actual)
            quarter.forecasts.append(each.forecast)
    quarters = sorted(found.values(), key=lambda each: (each.period.end, each.period.start))
    for quarter in quarters:
        quarter.profiles = _condensed(quarter.profiles, partnership, "profile")
        quarter.actuals = _condensed(quarter.actuals, partnership, "actual")
        quarter.forecasts = _condensed(quarter.forecasts, partnership, "forecast")
    return quarters


def _all(partnership: Partnership, name: str) -> dict[str, Amount]:
    return {
        f"grants[{grant.id}].periods[{index}].{name}": getattr(each, name)
        for grant in partnership.grants
        for index, each in enumerate(grant.periods)
    }


def _condensed(amounts: Sequence[Amount], partnership: Partnership, name: str) -> list[Amount]:
    """Return a few amounts whose sum, by ``added``, is that of *amounts*: a Missing a reason.

    They are what *partnership* has by the *name* in its quarters, for the refusal of
    several currencies.
    """
    sums = [each for each in amounts if type(each) is Money]
    few: list[Amount] = []
    if len(sums) < len(amounts):
        few += dict.fromkeys(each for each in amounts if isinstance(each, Missing))
    if sums:
        if len({each.currency for each in sums}) > 1:
            one_currency_at(_all(partnership, name), _CALLED[name])
        few.append(total_money(sums))
    return few
