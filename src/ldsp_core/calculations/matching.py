"""Match funding: what the intervention rate asks for, and what others have put in."""

from __future__ import annotations

from decimal import Decimal

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
from ldsp_core.calculations.result import Origin, Result
from ldsp_core.errors import CalculationError
from ldsp_core.model import Grant
from ldsp_core.values import (
    NOT_APPLICABLE,
    NOT_RECORDED,
    Interval,
    Missing,
    Money,
    Share,
    total_money,
)


@frozen(kw_only=True)
class Match:
    """What a grant needs beside it, and what it has (unit: money).

    ``eligible_cost`` is the whole cost that the grant and its match pay; ``short`` is
    required − secured, ``short_with_pledges`` required − secured − pledged: below zero
    is more than is needed. ``leverage`` is secured match for each pound of grant.
    """

    eligible_cost: Amount
    required: Amount
    secured: Amount
    pledged: Amount
    short: Amount
    short_with_pledges: Amount
    leverage: Decimal | Missing


def match_funding(grant: Grant) -> Result[Match]:
    """Return the match that a grant requires, has secured, and was pledged (unit: money).

    Formulas: eligible cost = award ÷ intervention rate; required = eligible cost − award;
    secured and pledged = Σ match funding, cash and in kind, by whether it is secured;
    leverage = secured ÷ award. A rate that is a bound ("up to 60%") makes the cost one.
    Sums are not rounded to the penny. Missing without award or rate; without any match
    recorded nobody knows what is secured, and what is short is Missing. Raises
    CalculationError for an award below zero, for a rate of zero or above 100 per cent,
    and for several currencies. Match funding after the Towns Fund monitoring returns
    (MHCLG); the formulas are own definitions.
    """
    currency = one_currency(
        [grant.awarded, *(each.amount for each in grant.match)],
        f"the award and the match of {grant.id!r}",
    )
    secured, pledged = (_told(grant, currency, secured=secured) for secured in (True, False))
    cost = _eligible_cost(grant)
    required = _required(grant.awarded, cost)
    short = less(required, secured)
    amounts: dict[str, Amount] = {f"grants[{grant.id}].awarded": grant.awarded}
    for index, each in enumerate(grant.match):
        amounts[f"grants[{grant.id}].match[{index}].amount"] = each.amount
    place = f"grants[{grant.id}].intervention_rate"
    rate = grant.intervention_rate
    return Result(
        value=Match(
            eligible_cost=cost,
            required=required,
            secured=secured,
            pledged=pledged,
            short=short,
            short_with_pledges=less(short, pledged),
            leverage=_leverage(secured, grant.awarded),
        ),
        origins=(
            *origins_at(amounts),
            *(() if isinstance(rate, Missing) else (Origin(place=place, value=str(rate)),)),
        ),
        left_out=(
            *gaps_at(amounts),
            *(() if grant.match else (f"grants[{grant.id}].match: {NOT_RECORDED}",)),
            *((f"{place}: {rate}",) if isinstance(rate, Missing) else ()),
        ),
    )


def _told(grant: Grant, currency: str, *, secured: bool) -> Money | Missing:
    if not grant.match:
        return NOT_RECORDED
    return total_money((each.amount for each in grant.match if each.secured == secured), currency)


def _eligible_cost(grant: Grant) -> Amount:
    if isinstance(grant.awarded, Missing):
        return grant.awarded
    if grant.awarded.amount < 0:
        raise CalculationError(
            f"the award of {grant.id!r} is {grant.awarded}; an award is zero or more"
        )
    if isinstance(grant.intervention_rate, Missing):
        return grant.intervention_rate
    rate = _possible(grant.id, grant.intervention_rate)
    return within(interval_of(grant.awarded) / rate, grant.awarded.currency)


def _required(award: Money | Missing, cost: Amount) -> Amount:
    """Return cost − award, never below zero: no rate lies above 100 per cent."""
    required = less(cost, award)
    if isinstance(required, Missing):
        return required
    interval = interval_of(required)
    if interval.low is not None and interval.low < 0:
        interval = Interval(low=0, high=interval.high, high_open=interval.high_open)
    return within(interval, required.currency)


def _possible(grant: str, share: Share) -> Interval:
    """Return the rates that *share* may mean: above zero, at most one."""
    rate = share.interval
    low, low_open = (0, True) if rate.low is None or rate.low <= 0 else (rate.low, rate.low_open)
    high, high_open = (
        (1, False) if rate.high is None or rate.high > 1 else (rate.high, rate.high_open)
    )
    if high <= 0 or low > 1 or (low == 1 and low_open):
        raise CalculationError(
            f"the intervention rate of {grant!r} is {share}; it lies above 0%, and is 100% at most"
        )
    return Interval(
        low=low, low_open=low_open, high=high, high_open=high_open, approximate=rate.approximate
    )


def _leverage(secured: Money | Missing, award: Money | Missing) -> Decimal | Missing:
    if isinstance(award, Missing):
        return award
    if isinstance(secured, Missing):
        return secured
    if award.amount <= 0:
        return NOT_APPLICABLE
    return (Interval.exactly(secured.amount) / Interval.exactly(award.amount)).exact
