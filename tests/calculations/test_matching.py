"""Match funding: worked out by hand from the intervention rate."""

from __future__ import annotations

from decimal import Decimal

import pytest
from attrs import evolve

from ldsp_core import Money, Share
from ldsp_core.calculations import match_funding
from ldsp_core.errors import CalculationError
from ldsp_core.model import Grant
from ldsp_core.values import Interval, Missing, MoneyRange
from ldsp_core.values.wording import money_in_words


def test_match_required_secured_and_short(grant: Grant) -> None:
    """80,000 is 64 per cent of 125,000, so 45,000 are needed; 30,000 are sure."""
    value = match_funding(grant).value
    assert value.eligible_cost == Money.pounds(125_000)
    assert value.required == Money.pounds(45_000)
    assert (value.secured, value.pledged) == (Money.pounds(30_000), Money.pounds(12_500))
    assert (value.short, value.short_with_pledges) == (Money.pounds(15_000), Money.pounds(2_500))
    assert value.leverage == Decimal("0.375")


def test_a_rate_that_is_a_bound_needs_at_least_so_much(grant: Grant) -> None:
    """Up to 64 per cent: at least 45,000 of match."""
    value = match_funding(evolve(grant, intervention_rate=Share.parse("up to 64%"))).value
    assert value.required == MoneyRange(interval=Interval(low=45_000))


def test_a_rate_from_below_needs_at_most_so_much(grant: Grant) -> None:
    """At least 64 per cent: up to 45,000 of match, perhaps none."""
    value = match_funding(evolve(grant, intervention_rate=Share.parse("at least 64%"))).value
    assert isinstance(value.required, MoneyRange)
    assert money_in_words(value.required) == "up to £45,000"


def test_without_a_rate_nothing_is_known_of_what_is_required(grant: Grant) -> None:
    """What is secured is known all the same."""
    result = match_funding(evolve(grant, intervention_rate=Missing()))
    assert (result.value.required, result.value.short) == (Missing(), Missing())
    assert result.value.secured == Money.pounds(30_000)
    assert result.left_out == ("grants[g].intervention_rate: not recorded",)


def test_without_any_match_recorded_nobody_knows_what_is_secured(grant: Grant) -> None:
    """Nothing recorded is not nothing secured: neither the gap nor the leverage is known."""
    result = match_funding(evolve(grant, match=()))
    value = result.value
    assert value.required == Money.pounds(45_000)
    assert (value.secured, value.pledged) == (Missing(), Missing())
    assert (value.short, value.leverage) == (Missing(), Missing())
    assert result.left_out == ("grants[g].match: not recorded",)


def test_pledges_alone_secure_nothing(grant: Grant) -> None:
    """All that is needed is short while somebody has only said that they will pay."""
    value = match_funding(evolve(grant, match=grant.match[2:])).value
    assert (value.secured, value.leverage) == (Money.pounds(0), Decimal(0))
    assert (value.short, value.short_with_pledges) == (Money.pounds(45_000), Money.pounds(32_500))


def test_an_award_below_zero_is_refused(grant: Grant) -> None:
    """It is no award, and no match can be worked out of it."""
    with pytest.raises(CalculationError, match="an award is zero or more"):
        match_funding(evolve(grant, awarded=Money.pounds(-1)))


@pytest.mark.parametrize("rate", ["0%", "over 100%", "120%"])
def test_a_rate_that_cannot_be_is_refused(grant: Grant, rate: str) -> None:
    """A grant pays something, and at most everything."""
    with pytest.raises(CalculationError, match="intervention rate"):
        match_funding(evolve(grant, intervention_rate=Share.parse(rate)))
