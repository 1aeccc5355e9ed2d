"""Claims: what was claimed and paid so far, and what may be claimed now."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from ldsp_core.calculations.amounts import (
    Amount,
    added,
    gaps_at,
    interval_of,
    less,
    one_currency,
    origins_at,
    within,
)
from ldsp_core.calculations.result import Result, part_of
from ldsp_core.calculations.spending import day_of, quarters_of
from ldsp_core.errors import CalculationError
from ldsp_core.model import Claim, Grant
from ldsp_core.values import Interval, Missing, Money, PartialDate, Period


@frozen(kw_only=True)
class Claims:
    """The claims of a grant so far (unit: money); ``outstanding`` is claimed − paid."""

    claimed: Amount
    paid: Amount
    outstanding: Amount


@frozen(kw_only=True)
class Claimable:
    """What may be claimed for a period (unit: money).

    ``spent`` is the recorded spend to the end of the period, ``claimed`` what was
    claimed for it and for earlier periods, ``claimable`` what is left to claim.
    """

    spent: Amount
    claimed: Amount
    claimable: Amount


def claim_for(grant: Grant, period: Period) -> Claim | Missing:
    """Return the claim of *grant* for *period*, drafts too; Missing if there is none.

    Raises CalculationError where several claims are for the same period.
    """
    found = [claim for claim in grant.claims if claim.period == period]
    if len(found) > 1:
        raise CalculationError(
            f"{grant.id!r} has {len(found)} claims for {period.code} "
            f"({', '.join(claim.id for claim in found)}); keep one for each period"
        )
    return found[0] if found else Missing()


def claims_to_date(grant: Grant, as_at: date | Period) -> Result[Claims]:
    """Return what was claimed and paid by *as_at*, and what is outstanding (unit: money).

    Formulas: claimed = Σ amounts of claims made; paid = Σ amounts paid; outstanding =
    claimed − paid. Drafts never count, and what happened after *as_at* does not yet;
    where a date known to the month or year leaves that open, the sum is a bound, and a
    payment whose amount is not recorded counts as zero or more. A claim or payment
    without date counts as its status says. Own definition.
    """
    indexes = list(range(len(grant.claims)))
    return _claims(grant, [day_of(as_at)] * len(indexes), indexes)


def claimable(grant: Grant, period: Period, as_at: date | None = None) -> Result[Claimable]:
    """Return what may be claimed of a grant for *period* (unit: money).

    Formula: the recorded spend of the quarters that end within *period* or before it,
    at most the award, less what was claimed for *period* and earlier ones by *as_at*;
    never below zero. Unless that is given, claims for earlier periods count however late
    they were made, and one for *period* itself if it was made by its end. Only recorded
    spend can be claimed, so a quarter without an actual value adds nothing and is named in
    ``left_out``. For grants that are paid on spend; own definition.
    """
    quarters = [each for each in quarters_of(grant) if each.recorded.period.end <= period.end]
    actuals: dict[str, Amount] = {f"{each.place}.actual": each.recorded.actual for each in quarters}
    recorded = [actual for actual in actuals.values() if isinstance(actual, Money)]
    earlier = [index for index, claim in enumerate(grant.claims) if claim.period.end <= period.end]
    days = [_counts_by(grant.claims[index], period, as_at) for index in earlier]
    claims = _claims(grant, days, earlier)
    made = part_of(claims, claims.value.claimed, ".paid")
    awards: dict[str, Amount] = {f"grants[{grant.id}].awarded": grant.awarded}
    spent = added(recorded, f"the spend of {grant.id!r}")
    return Result(
        value=Claimable(spent=spent, claimed=made.value, claimable=_left(spent, made.value, grant)),
        origins=(*origins_at(actuals | awards), *made.origins),
        left_out=(*gaps_at(actuals | awards), *made.left_out),
    )


def _counts_by(claim: Claim, period: Period, as_at: date | None) -> date:
    """Return the day by which *claim* has to be made, so that it counts for *period*."""
    if as_at is not None:
        return as_at
    return date.max if claim.period.end < period.end else period.end


def _claims(grant: Grant, days: list[date], indexes: list[int]) -> Result[Claims]:
    claimed: dict[str, Amount] = {}
    paid: dict[str, Amount] = {}
    left_out: list[str] = []
    for index, day in zip(indexes, days, strict=True):
        claim, place = grant.claims[index], f"grants[{grant.id}].claims[{index}]"
        if claim.status == "draft":
            left_out.append(f"{place}: the claim is a draft")
            continue
        claimed[f"{place}.amount"] = _by(claim.amount, claim.claimed, day)
        if claim.status == "paid":
            paid[f"{place}.paid"] = _by(claim.paid, claim.paid_on, day)
    currency = one_currency(
        [grant.awarded, *claimed.values(), *paid.values()], f"the claims of {grant.id!r}"
    )
    nothing = Money(amount=0, currency=currency)
    all_claimed = added([nothing, *claimed.values()], "claims")
    all_paid = added([nothing, *paid.values()], "payments")
    return Result(
        value=Claims(claimed=all_claimed, paid=all_paid, outstanding=less(all_claimed, all_paid)),
        origins=origins_at(claimed | paid),
        left_out=(*left_out, *gaps_at(paid)),
    )


def _by(amount: Amount, when: PartialDate | Missing, day: date) -> Amount:
    """Return how much of *amount* had come about by *day*: all, nothing, or perhaps all."""
    if isinstance(amount, Missing) or isinstance(when, Missing) or when.last <= day:
        return amount
    if when.first > day:
        return Money(amount=0, currency=amount.currency)
    return within(Interval.exactly(0).hull(interval_of(amount)), amount.currency)


def _left(spent: Amount, claimed: Amount, grant: Grant) -> Amount:
    if isinstance(spent, Missing) or isinstance(claimed, Missing):
        return spent if isinstance(spent, Missing) else claimed
    currency = one_currency((spent, claimed, grant.awarded), f"spend and claims of {grant.id!r}")
    most = interval_of(spent)
    if isinstance(grant.awarded, Money) and most.exact > grant.awarded.amount:
        most = Interval.exactly(grant.awarded.amount)
    return within(_not_below_zero(most - interval_of(claimed)), currency)


def _not_below_zero(interval: Interval) -> Interval:
    if interval.high is not None and interval.high <= 0:
        return Interval.exactly(0)
    if interval.low is None or interval.low < 0:
        return Interval(low=0, high=interval.high, high_open=interval.high_open)
    return interval
