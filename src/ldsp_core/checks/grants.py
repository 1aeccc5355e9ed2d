"""Checks on grants: their end, their profile against the award, spend out of place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Final

from attrs import evolve

from ldsp_core.calculations import (
    budget,
    claim_for,
    claims_to_date,
    end_of,
    exhaustion,
    match_funding,
    outturn,
    payment_counts,
    spend_variance,
)
from ldsp_core.checks.dates import months_from
from ldsp_core.checks.spec import CheckContext, CheckSpec, Finding, Severity
from ldsp_core.errors import CalculationError
from ldsp_core.model import Grant, Partnership
from ldsp_core.values import Missing, Money, PartialDate, total_money
from ldsp_core.values.wording import date_in_words


def grant_ending(partnership: Partnership, context: CheckContext) -> Iterator[Finding]:
    """Find grants without a successor that end soon, or have ended.

    Soon is within ``Settings.grant_notice`` months (3 unless set). One that ends soon is
    an info, one that has ended a warning; closed grants and bids are left alone.
    """
    for grant in partnership.grants:
        end = end_of(partnership, grant)
        if grant.stage in ("bid", "closed") or isinstance(grant.successor, str):
            continue
        if isinstance(end, Missing):
            continue
        found = _finding(grant, end, context.as_at, partnership.settings.grant_notice)
        if found is not None:
            yield found


def _finding(grant: Grant, end: PartialDate, as_at: date, notice: int) -> Finding | None:
    coming = Finding(
        check=GRANT_ENDING.id,
        severity=Severity.INFO,
        place=f"grants[{grant.id}]",
        message=f"{grant.title} ends in {date_in_words(end)} and has no successor",
        suggestion="record the grant that follows it as 'successor', or plan for its end",
    )
    if end.is_exact:
        coming = evolve(
            coming, message=f"{grant.title} ends on {date_in_words(end)} and has no successor"
        )
    if end.last < as_at:
        return evolve(
            coming,
            severity=Severity.WARNING,
            message=f"{grant.title} ended {'on' if end.is_exact else 'in'} {date_in_words(end)} "
            "and has no successor",
            suggestion="record the grant that followed it as 'successor', or close it",
        )
    return coming if end.first <= months_from(as_at, notice) else None


def grant_clash(partnership: Partnership, context: CheckContext) -> Iterator[Finding]:
    """Find grants whose sums of money cannot be put together, with the reason.

    Sums in several currencies, quarters that share days, several claims for one period,
    an award or an intervention rate that cannot be, payment for what is no count: reports that need
    them refuse it.
    """
    for grant in partnership.grants:
        reasons = dict.fromkeys(
            reason for reason in _clashes(partnership, grant, context.as_at) if reason
        )
        for reason in reasons:
            yield Finding(
                check=GRANT_CLASH.id,
                severity=GRANT_CLASH.severity,
                place=f"grants[{grant.id}]",
                message=f"the sums of {grant.title} cannot be put together: {reason}",
                suggestion="correct the sum or the period that is wrong",
            )


def _clashes(partnership: Partnership, grant: Grant, as_at: date) -> Iterator[str]:
    """Yield why what reports work out of *grant* cannot be."""
    calculations: tuple[Callable[[], object], ...] = (
        lambda: budget(grant),
        lambda: outturn(grant, as_at),
        lambda: exhaustion(grant, as_at),
        lambda: spend_variance(grant, as_at),
        lambda: match_funding(grant),
        lambda: claims_to_date(grant, as_at),
        lambda: payment_counts(partnership, grant),
        *(partial(claim_for, grant, claim.period) for claim in grant.claims),
    )
    for calculate in calculations:
        try:
            calculate()
        except CalculationError as error:
            yield str(error)


def profile_not_award(partnership: Partnership, _context: CheckContext) -> Iterator[Finding]:
    """Find grants whose quarterly profile, or whose budget lines, do not add up to the award.

    Judged only where every quarter, or every line, has an amount.
    """
    for grant in partnership.grants:
        if not isinstance(grant.awarded, Money):
            continue
        parts = {
            "periods": [period.profile for period in grant.periods],
            "budget_lines": [line.amount for line in grant.budget_lines],
        }
        for name, amounts in parts.items():
            known = [amount for amount in amounts if isinstance(amount, Money)]
            if not known or len(known) < len(amounts):
                continue
            if {amount.currency for amount in known} != {grant.awarded.currency}:
                continue  # told by grant-clash
            whole = total_money(known)
            if whole != grant.awarded:
                what = "profile adds" if name == "periods" else "budget lines add"
                yield Finding(
                    check=PROFILE_NOT_AWARD.id,
                    severity=PROFILE_NOT_AWARD.severity,
                    place=f"grants[{grant.id}].{name}",
                    message=f"the {what} up to {whole}, but {grant.awarded} was awarded",
                    suggestion="correct an amount, or record the missing quarters or lines",
                )


def spend_outside_grant(partnership: Partnership, _context: CheckContext) -> Iterator[Finding]:
    """Find spend in quarters that end before a grant's start or start after its end."""
    for grant in partnership.grants:
        end = end_of(partnership, grant)
        start = Missing() if isinstance(grant.start, Missing) else grant.start.date
        for index, each in enumerate(grant.periods):
            if not isinstance(each.actual, Money) or not each.actual.amount:
                continue
            early = isinstance(start, PartialDate) and each.period.end < start.first
            late = isinstance(end, PartialDate) and each.period.start > end.last
            if early or late:
                yield Finding(
                    check=SPEND_OUTSIDE_GRANT.id,
                    severity=SPEND_OUTSIDE_GRANT.severity,
                    place=f"grants[{grant.id}].periods[{index}].actual",
                    message=f"{each.actual} was spent in {each.period.label}, "
                    f"{'before the grant started' if early else 'after the grant ended'}",
                    suggestion="correct the quarter, or the grant's start or end",
                )


GRANT_ENDING: Final = CheckSpec(
    id="grant-ending",
    title="A grant ends soon, or has ended, without a successor",
    severity=Severity.WARNING,
    run=grant_ending,
)
GRANT_CLASH: Final = CheckSpec(
    id="grant-clash",
    title="A grant's sums cannot be put together",
    severity=Severity.ERROR,
    run=grant_clash,
)
PROFILE_NOT_AWARD: Final = CheckSpec(
    id="profile-not-award",
    title="A grant's profile or budget does not add up to its award",
    severity=Severity.WARNING,
    run=profile_not_award,
)
SPEND_OUTSIDE_GRANT: Final = CheckSpec(
    id="spend-outside-grant",
    title="Money was spent before a grant started or after it ended",
    severity=Severity.ERROR,
    run=spend_outside_grant,
)
CHECKS: Final = (
    GRANT_ENDING,
    GRANT_CLASH,
    PROFILE_NOT_AWARD,
    SPEND_OUTSIDE_GRANT,
)
