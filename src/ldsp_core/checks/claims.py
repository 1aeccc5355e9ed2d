"""Checks on what is claimed of grants: against award, spend and payment; payment by results."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import evolve

from ldsp_core.calculations.spending import quarters_of
from ldsp_core.checks.spec import CheckContext, CheckSpec, Finding, Severity
from ldsp_core.errors import CalculationError
from ldsp_core.model import Claim, Grant, Partnership
from ldsp_core.values import Interval, Missing, Money, Share, total_money
from ldsp_core.values.wording import date_in_words


def claim_too_high(partnership: Partnership, context: CheckContext) -> Iterator[Finding]:
    """Find grants of which more is claimed than was awarded or spent, and claims overpaid.

    Claims are set against spend, as a warning, up to the last claim made for a time that
    is over and whose spend is recorded without a gap; of grants without payment by
    results. Drafts never count.
    """
    for grant in partnership.grants:
        made = [claim.amount for claim in grant.claims if claim.status != "draft"]
        claimed = _in_one_currency(grant.awarded, *made)
        if isinstance(grant.awarded, Money) and claimed and grant.awarded < total_money(claimed):
            yield Finding(
                check=CLAIM_TOO_HIGH.id,
                severity=CLAIM_TOO_HIGH.severity,
                place=f"grants[{grant.id}].claims",
                message=f"{total_money(claimed)} is claimed of {grant.awarded}",
                suggestion="correct a claim, or the award",
            )
        yield from _above_spend(grant, context.as_at)
        for claim in grant.claims:
            if not _in_one_currency(claim.amount, claim.paid):
                continue
            if isinstance(claim.paid, Money) and claim.amount < claim.paid:
                yield Finding(
                    check=CLAIM_TOO_HIGH.id,
                    severity=CLAIM_TOO_HIGH.severity,
                    place=f"grants[{grant.id}].claims[{claim.id}].paid",
                    message=f"{claim.paid} was paid on a claim of {claim.amount}",
                    suggestion="correct one of the two amounts",
                )


def _above_spend(grant: Grant, as_at: date) -> Iterator[Finding]:
    made = [claim for claim in grant.claims if claim.status != "draft"]
    if grant.payment_shares:
        return
    for last in sorted(made, key=lambda claim: claim.period.end, reverse=True):
        mine = [claim for claim in made if claim.period.end <= last.period.end]
        spent = _spent(grant, mine, last) if last.period.end <= as_at else []
        claimed = [claim.amount for claim in mine]
        if not spent or not _in_one_currency(spent[0], *spent, *claimed):
            continue
        if total_money(spent) < total_money(claimed):
            yield Finding(
                check=CLAIM_TOO_HIGH.id,
                severity=Severity.WARNING,
                place=f"grants[{grant.id}].claims[{last.id}]",
                message=f"{total_money(claimed)} is claimed to {date_in_words(last.period.end)}, "
                f"but only {total_money(spent)} was spent by then",
                suggestion="correct a claim, or the spend of a quarter; accept it where the grant "
                "is paid in advance",
            )
        return


def _spent(grant: Grant, claims: list[Claim], last: Claim) -> list[Money]:
    """Return the spend of the quarters to the end of *last*; nothing where any is not known."""
    try:
        quarters = [each.recorded for each in quarters_of(grant)]
    except CalculationError:  # told by grant-clash
        return []
    mine = [each for each in quarters if each.period.end <= last.period.end]
    known = [each.actual for each in mine if isinstance(each.actual, Money)]
    if not mine or len(known) < len(mine):
        return []
    first = min(claim.period.start for claim in claims)
    covered = mine[0].period.start <= first and mine[-1].period.end == last.period.end
    return known if covered else []


def _in_one_currency(first: Money | Missing, *others: Money | Missing) -> list[Money]:
    """Return the sums of *others* that are there; none where a currency differs from *first*."""
    known = [each for each in others if isinstance(each, Money)]
    currencies = {each.currency for each in (first, *known) if isinstance(each, Money)}
    return known if len(currencies) == 1 else []


def payment_shares(partnership: Partnership, _context: CheckContext) -> Iterator[Finding]:
    """Find payment by results whose shares do not make the whole price.

    More than the whole can never be right: an error. Less may be: an info.
    """
    for grant in partnership.grants:
        if not grant.payment_shares:
            continue
        whole = Interval.exactly(0)
        for each in grant.payment_shares:
            whole = whole + each.share.interval
        if whole.approximate or whole.contains(1):
            continue
        found = Finding(
            check=PAYMENT_SHARES.id,
            severity=PAYMENT_SHARES.severity,
            place=f"grants[{grant.id}].payment_shares",
            message=f"the shares of payment by results of {grant.title} make "
            f"{Share(stated=whole)} of the price",
            suggestion="correct a share; together they are 100% at most",
        )
        if whole.high is not None and whole.high <= 1:
            found = evolve(
                found,
                severity=Severity.INFO,
                suggestion="record the event that the rest is paid for, or accept the finding "
                "with the reason",
            )
        yield found


CLAIM_TOO_HIGH: Final = CheckSpec(
    id="claim-too-high",
    title="More is claimed or paid than there is",
    severity=Severity.ERROR,
    run=claim_too_high,
)
PAYMENT_SHARES: Final = CheckSpec(
    id="payment-shares",
    title="The shares of payment by results do not make the whole",
    severity=Severity.ERROR,
    run=payment_shares,
)
CHECKS: Final = (CLAIM_TOO_HIGH, PAYMENT_SHARES)
