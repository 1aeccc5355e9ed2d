"""Two currencies are refused by name: which sums, of which grant."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve

from ldsp_core import Money, Partnership
from ldsp_core.calculations import (
    awarded,
    budget,
    burn_rate,
    claimable,
    claims_to_date,
    exhaustion,
    match_funding,
    outturn,
    profile_by_quarter,
    spend_by_quarter,
    spend_to_date,
)
from ldsp_core.errors import CalculationError
from ldsp_core.model import Claim, Grant
from ldsp_core.values import Period

APRIL = date(2026, 4, 30)
EUROS = Money.parse("EUR 5")
CALCULATIONS: tuple[Callable[[Grant], object], ...] = (
    budget,
    match_funding,
    lambda grant: burn_rate(grant, APRIL),
    lambda grant: claims_to_date(grant, APRIL),
    lambda grant: claimable(grant, Period.parse("FY2025-26/Q4")),
    lambda grant: exhaustion(grant, APRIL),
    lambda grant: outturn(grant, APRIL),
    lambda grant: spend_by_quarter(grant, APRIL),
    lambda grant: spend_to_date(grant, APRIL),
)


def mixed(grant: Grant) -> dict[str, Grant]:
    """Return *grant* with euros in one place among its pounds, by the place."""
    first, *others = grant.periods
    line, *lines = grant.budget_lines
    quarters = [evolve(each, profile=EUROS, actual=EUROS) for each in grant.periods]
    claim = Claim(id="c", period=Period.parse("FY2025-26/Q2"), amount=EUROS, status="claimed")
    return {
        "award": evolve(grant, awarded=EUROS),
        "a line": evolve(grant, budget_lines=(evolve(line, amount=EUROS), *lines)),
        "all lines": evolve(grant, budget_lines=(evolve(line, amount=EUROS),)),
        "a profile": evolve(grant, periods=(evolve(first, profile=EUROS), *others)),
        "an actual": evolve(grant, periods=(evolve(first, actual=EUROS), *others)),
        "all quarters": evolve(grant, periods=tuple(quarters)),
        "a claim": evolve(grant, claims=(claim,)),
    }


def test_what_is_refused_for_two_currencies_names_the_grant(grant: Grant) -> None:
    """Whatever is worked out of it; wherever euros stand, something is refused."""
    for place, euros in mixed(grant).items():
        refused = []
        for calculation in CALCULATIONS:
            try:
                calculation(euros)
            except CalculationError as error:
                refused.append(str(error))
        assert refused, place
        for message in refused:
            assert "EUR and GBP" in message
            assert "'g'" in message or "grants[g]" in message


def test_two_grants_in_two_currencies_are_both_named(clicks: Partnership) -> None:
    """Where each currency stands first."""
    (grant,) = clicks.grants
    quarters = [evolve(each, profile=EUROS) for each in grant.periods]
    other = evolve(grant, id="euros", awarded=EUROS, periods=tuple(quarters))
    facts = evolve(clicks, grants=(grant, other))
    told = "are in EUR (grants[euros].{}) and GBP (grants[g].{}); they cannot be added"
    for calculation, where in ((awarded, "awarded"), (profile_by_quarter, "periods[0].profile")):
        with pytest.raises(CalculationError, match=re.escape(told.format(where, where))):
            calculation(facts)
