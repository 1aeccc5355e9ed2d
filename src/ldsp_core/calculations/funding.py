"""Grants: what was awarded, and how long it lasts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ldsp_core.calculations.amounts import each_of, one_currency_at
from ldsp_core.calculations.result import Origin, Result
from ldsp_core.model import Grant, Partnership
from ldsp_core.values import (
    Count,
    Interval,
    Missing,
    Money,
    MoneyRange,
    PartialDate,
    money_range,
)


def awarded(partnership: Partnership) -> Result[Money | MoneyRange | Missing]:
    """Return the sum of all grants awarded (unit: money, one currency).

    Formula: Σ award over grants past the bid. A grant whose award is not recorded
    makes the sum a lower bound. Missing when no award is recorded. Raises
    CalculationError for awards in several currencies. Own definition.
    """
    grants = [grant for grant in partnership.grants if grant.stage != "bid"]
    known = [(grant, grant.awarded) for grant in grants if isinstance(grant.awarded, Money)]
    left_out = tuple(
        f"grants[{grant.id}].awarded: {grant.awarded}"
        for grant in grants
        if isinstance(grant.awarded, Missing)
    )
    if not known:
        return Result(value=Missing(), left_out=left_out)
    currency = one_currency_at(
        {f"grants[{grant.id}].awarded": money for grant, money in known}, "the awards"
    )
    amount = sum((money.amount for _, money in known), Decimal(0))
    interval = Interval(low=amount) if left_out else Interval.exactly(amount)
    return Result(
        value=money_range(interval, currency),
        origins=tuple(
            Origin(place=f"grants[{grant.id}].awarded", value=str(money)) for grant, money in known
        ),
        left_out=left_out,
    )


def end_of(partnership: Partnership, grant: Grant) -> PartialDate | Missing:
    """Return when *grant* ends, as exactly as known (unit: a day, a month or a year).

    Formula: its own end; else ``months`` counted from its start, or from the start of the role
    it runs from. A start known to the month gives an end known to the month (12 months from
    some day in November 2018 end in November 2019). Missing where that is not known, or
    lies beyond the year 9999. Own definition.
    """
    if not isinstance(grant.end, Missing):
        return grant.end.date
    start = grant.start
    if isinstance(start, Missing) and not isinstance(grant.runs_from, Missing):
        start = partnership.role(grant.runs_from).start
    if isinstance(start, Missing) or isinstance(grant.months, Missing):
        return Missing()
    return _after(start.date, grant.months)


def unit_cost(money: Money | MoneyRange, count: Count) -> Money | MoneyRange:
    """Return *money* for each of *count*, bounds kept (unit: money each).

    Formula: money ÷ count: £75,000 for over 600 people is under £125 each; "not known" where
    it may be anything (``each_of``). Raises CalculationError when the count may be zero. Own
    definition.
    """
    return each_of(money, count.interval)


def _after(start: PartialDate, months: int) -> PartialDate | Missing:
    if start.month is None:
        return Missing()
    index = start.year * 12 + start.month - 1 + months
    if index // 12 > date.max.year:
        return Missing()
    if start.day is None:
        return PartialDate(year=index // 12, month=index % 12 + 1)
    return _day_before(index // 12, index % 12 + 1, start.day)


def _day_before(year: int, month: int, day: int) -> PartialDate:
    if day > 1:
        last = PartialDate(year=year, month=month).last
        return PartialDate.of(last.replace(day=min(day - 1, last.day)))
    index = year * 12 + month - 2
    return PartialDate.of(PartialDate(year=index // 12, month=index % 12 + 1).last)
