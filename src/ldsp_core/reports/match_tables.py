"""Match funding in reports: of one grant source by source, and of several side by side."""

from __future__ import annotations

from collections.abc import Iterable

from ldsp_core.calculations import Match, match_funding
from ldsp_core.document import Column, Difference, Row, Table
from ldsp_core.model import Grant, Partnership
from ldsp_core.reports.grant_tables import unit_of
from ldsp_core.values import Missing, Money


def match_table(partnership: Partnership, grant: Grant) -> Table:
    """Return the match funding, and what the intervention rate asks for."""
    found = match_funding(grant).value
    rows: list[Row] = [
        (
            partnership.organisation(each.source).name,
            each.kind,
            "secured" if each.secured else "pledged",
            each.amount,
        )
        for each in grant.match
    ]
    rows += [
        ("Secured", "all", "secured", found.secured),
        ("Required by the intervention rate", "all", "required", found.required),
    ]
    return Table(
        id=f"match-{grant.id}",
        caption=f"{grant.title}: match funding",
        columns=(
            Column(key="source", label="Source"),
            Column(key="kind", label="Kind"),
            Column(key="standing", label="Standing"),
            Column(key="amount", label="Amount", unit=unit_of(grant), kind="money"),
        ),
        rows=tuple(rows),
    )


def is_matched(grant: Grant) -> bool:
    """Whether anything is recorded of the match funding of *grant*: some of it, or the rate."""
    return bool(grant.match) or not isinstance(grant.intervention_rate, Missing)


def leverage_of(match: Match, grant: Grant) -> Money | Missing:
    """Return the secured match for each pound of *grant* (unit: its currency)."""
    if isinstance(match.leverage, Missing) or isinstance(grant.awarded, Missing):
        return match.leverage if isinstance(match.leverage, Missing) else grant.awarded
    return Money(amount=match.leverage, currency=grant.awarded.currency)


def matches_table(grants: Iterable[Grant]) -> Table:
    """Return what each of *grants* needs beside it and has, where anything of that is recorded.

    Short is required − secured: below zero is more than is needed.
    """
    told = [grant for grant in grants if is_matched(grant)]
    units = {unit_of(grant) for grant in told}
    unit = units.pop() if len(units) == 1 else "money"

    def money(key: str, label: str, derive: Difference | None = None) -> Column:
        return Column(key=key, label=label, unit=unit, kind="money", derive=derive)

    return Table(
        id="match-table",
        caption="Match funding",
        columns=(
            Column(key="grant", label="Grant"),
            money("required", "Required"),
            money("secured", "Secured"),
            money("pledged", "Pledged"),
            money(
                "short",
                "Short (required − secured)",
                Difference(minuend="required", subtrahend="secured"),
            ),
            money("leverage", "Leverage (secured ÷ award)"),
        ),
        rows=tuple(
            (
                grant.title,
                found.required,
                found.secured,
                found.pledged,
                found.short,
                leverage_of(found, grant),
            )
            for grant, found in ((grant, match_funding(grant).value) for grant in told)
        ),
    )
