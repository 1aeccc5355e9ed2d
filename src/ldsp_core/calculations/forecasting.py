"""Where a grant's spend is heading: outturn, burn rate, and when the award is used up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil

from attrs import frozen

from ldsp_core.calculations.amounts import (
    Amount,
    gaps_at,
    interval_of,
    less,
    one_currency,
    origins_at,
    within,
)
from ldsp_core.calculations.result import Result
from ldsp_core.calculations.spending import (
    Quarter,
    QuarterSpend,
    day_of,
    expected_of,
    quarters_of,
    spend_by_quarter,
)
from ldsp_core.model import Grant
from ldsp_core.values import (
    NOT_APPLICABLE,
    Interval,
    Missing,
    Money,
    PartialDate,
    Period,
    total_money,
)
from ldsp_core.values.wording import date_in_words

_LAST_MONTH = 9999 * 12 + 11


@frozen(kw_only=True)
class MonthRange:
    """A month that is only known to lie between two, both included.

    ``latest`` is Missing where it lies beyond every calendar.
    """

    earliest: PartialDate
    latest: PartialDate | Missing

    def __str__(self) -> str:
        """Return the range in words: "March 2026 to May 2026"."""
        earliest = date_in_words(self.earliest)
        if isinstance(self.latest, Missing):
            return f"{earliest} or later"
        return f"{earliest} to {date_in_words(self.latest)}"


@frozen(kw_only=True)
class Outturn:
    """What a grant will have spent by its end, against its award (unit: money).

    ``against_award`` is outturn − award: above zero is an overspend, below zero an
    underspend.
    """

    outturn: Amount
    award: Amount
    against_award: Amount


def outturn(grant: Grant, as_at: date | Period) -> Result[Outturn]:
    """Return the forecast outturn and how it differs from the award (unit: money).

    Formula: Σ over quarters of the actual value where the quarter is over and has one,
    else the forecast, else the profile; under- or overspend = outturn − award. A quarter
    with none of them makes the outturn a lower bound. ``left_out`` names it, and quarters
    that are over but whose actual is not recorded. After the Towns Fund monitoring
    returns (MHCLG).
    """
    rows = spend_by_quarter(grant, as_at).value
    total: Amount = rows[-1].expected_to_date if rows else Missing()
    origins: dict[str, Amount] = {}
    left_out: list[str] = []
    day = day_of(as_at)
    for each in quarters_of(grant):
        amount, basis = expected_of(each.recorded, day)
        if basis == "nothing":
            left_out.append(f"{each.place}: neither forecast nor profile is recorded")
            continue
        origins[f"{each.place}.{basis.removesuffix(' so far')}"] = amount
        if each.recorded.period.end <= day and basis != "actual":
            left_out.append(
                f"{each.place}.actual: {each.recorded.actual}; the {basis} stands in for it"
            )
    awards: dict[str, Amount] = {f"grants[{grant.id}].awarded": grant.awarded}
    return Result(
        value=Outturn(
            outturn=total,
            award=grant.awarded,
            against_award=less(total, grant.awarded, f"outturn and award of {grant.id!r}"),
        ),
        origins=origins_at(origins | awards),
        left_out=(*left_out, *gaps_at(awards)),
    )


def burn_rate(grant: Grant, as_at: date | Period) -> Result[Amount]:
    """Return how much a grant spends in a month (unit: money a month).

    Formula: Σ actual ÷ number of months, over the quarters that are over and have an
    actual value; gaps count neither as money nor as months. A month in which the grant
    had begun and not ended counts whole; where start or end is known to the year only,
    the rate is a bound. Missing when no quarter has an actual value. Own definition.
    """
    quarters = _known(grant, as_at)
    if not quarters:
        return Result(value=Missing())
    spent = _spent(grant, quarters)
    fewest, most = _months(grant, quarters)
    rate = Interval.exactly(spent.amount) / Interval(low=Decimal(fewest), high=Decimal(most))
    return Result(
        value=within(rate, spent.currency),
        origins=origins_at({f"{each.place}.actual": each.recorded.actual for each in quarters}),
    )


def exhaustion(grant: Grant, as_at: date | Period) -> Result[PartialDate | MonthRange | Missing]:
    """Return when the award is used up, if spend goes on as it did (unit: a month).

    Formula: the months left = (award − actual to date) ÷ burn rate, rounded up, counted
    from the last month of the last quarter that is over and has an actual value. An
    award that is used up already was so in some month of the quarter in which spend
    first reached it. Bounds of the rate, and quarters whose spend is not recorded, make
    the answer a range. Missing without award or spend, and "not applicable" where
    nothing is being spent, or the month lies beyond the year 9999. Own definition.
    """
    quarters = _known(grant, as_at)
    facts: dict[str, Amount] = {
        f"{each.place}.actual": each.recorded.actual
        for each in quarters_of(grant)
        if each.recorded.period.end <= day_of(as_at)
    }
    facts[f"grants[{grant.id}].awarded"] = grant.awarded
    if not quarters or isinstance(grant.awarded, Missing):
        return Result(value=Missing(), origins=origins_at(facts), left_out=gaps_at(facts))
    spent = _spent(grant, quarters)
    one_currency((spent, grant.awarded), f"spend and award of {grant.id!r}")
    last = quarters[-1].recorded.period
    rows = [row for row in spend_by_quarter(grant, as_at).value if row.period.end <= last.end]
    fewest, _ = _months(grant, quarters)
    # A quarter whose spend is not recorded may have been one without any.
    _, most = _months(
        grant, [each for each in quarters_of(grant) if each.recorded.period.end <= last.end]
    )
    now = _month_index(last.end)
    first = _first_reaching(rows, grant.awarded, surely=False)
    sure = _first_reaching(rows, grant.awarded, surely=True)
    earliest: int | None = None if first is None else _month_index(first.start)
    latest: int | None = None if sure is None else _month_index(sure.end)
    left = Fraction(grant.awarded.amount) - Fraction(spent.amount)
    if spent.amount > 0:
        rate = Fraction(spent.amount)
        earliest = now + ceil(left * fewest / rate) if earliest is None else earliest
        latest = now + ceil(left * most / rate) if latest is None else latest
    return Result(
        value=_between(earliest, latest),
        origins=origins_at(facts),
        left_out=gaps_at(facts),
    )


def _known(grant: Grant, as_at: date | Period) -> list[Quarter]:
    day = day_of(as_at)
    return [
        each
        for each in quarters_of(grant)
        if each.recorded.period.end <= day and isinstance(each.recorded.actual, Money)
    ]


def _spent(grant: Grant, quarters: Sequence[Quarter]) -> Money:
    sums = [each.recorded.actual for each in quarters if isinstance(each.recorded.actual, Money)]
    return total_money(sums, one_currency(sums, f"the spend of {grant.id!r}"))


def _months(grant: Grant, quarters: Sequence[Quarter]) -> tuple[int, int]:
    """Return the fewest and the most months of the grant's life that *quarters* touch."""
    start = None if isinstance(grant.start, Missing) else grant.start.date
    end = None if isinstance(grant.end, Missing) else grant.end.date
    fewest: set[int] = set()
    most: set[int] = set()
    for each in quarters:
        period = each.recorded.period
        whole = _touched(period.start, period.end)
        widest = _touched(
            max(period.start, start.first) if start else period.start,
            min(period.end, end.last) if end else period.end,
        )
        narrowest = _touched(
            max(period.start, start.last) if start else period.start,
            min(period.end, end.first) if end else period.end,
        )
        # Spend outside the grant's life is an oddity, but it took its time all the same.
        most |= widest or whole
        fewest |= narrowest or ({max(widest)} if widest else whole)
    return len(fewest), len(most)


def _touched(first: date, last: date) -> set[int]:
    return set(range(_month_index(first), _month_index(last) + 1)) if first <= last else set()


def _month_index(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_reaching(rows: Sequence[QuarterSpend], award: Money, *, surely: bool) -> Period | None:
    """Return the first quarter at whose end spend has reached *award*, surely or perhaps."""
    for row in rows:
        if isinstance(row.actual_to_date, Missing):
            if not surely:
                return row.period
            continue
        interval = interval_of(row.actual_to_date)
        end = interval.low if surely else interval.high
        if (end is None and not surely) or (end is not None and end >= award.amount):
            return row.period
    return None


def _between(earliest: int | None, latest: int | None) -> PartialDate | MonthRange | Missing:
    if earliest is None or earliest > _LAST_MONTH:
        return NOT_APPLICABLE
    first = PartialDate(year=earliest // 12, month=earliest % 12 + 1)
    if latest is None or latest > _LAST_MONTH:
        return MonthRange(earliest=first, latest=NOT_APPLICABLE)
    last = PartialDate(year=latest // 12, month=latest % 12 + 1)
    return first if earliest == latest else MonthRange(earliest=first, latest=last)
