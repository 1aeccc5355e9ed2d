"""Checks on grants: those that end soon, or have ended, with nothing to follow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import evolve

from ldsp_core.calculations import end_of
from ldsp_core.checks.spec import CheckContext, CheckSpec, Finding, Severity
from ldsp_core.model import Grant, Partnership
from ldsp_core.values import Missing, PartialDate
from ldsp_core.values.wording import date_in_words

NOTICE_MONTHS: Final = 3
"""How many months before its end a grant without a successor is pointed at."""


def grant_ending(partnership: Partnership, context: CheckContext) -> Iterator[Finding]:
    """Find grants without a successor that end within ``NOTICE_MONTHS``, or have ended.

    One that ends soon is an info, one that has ended a warning; closed grants and bids
    are left alone.
    """
    for grant in partnership.grants:
        end = end_of(partnership, grant)
        if grant.stage in ("bid", "closed") or isinstance(grant.successor, str):
            continue
        if isinstance(end, Missing):
            continue
        found = _finding(grant, end, context.as_at)
        if found is not None:
            yield found


def _finding(grant: Grant, end: PartialDate, as_at: date) -> Finding | None:
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
    return coming if end.first <= _months_on(as_at, NOTICE_MONTHS) else None


def _months_on(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    month = PartialDate(year=index // 12, month=index % 12 + 1)
    return month.first.replace(day=min(day.day, month.last.day))


GRANT_ENDING: Final = CheckSpec(
    id="grant-ending",
    title="A grant ends soon, or has ended, without a successor",
    severity=Severity.WARNING,
    run=grant_ending,
)
CHECKS: Final = (GRANT_ENDING,)
