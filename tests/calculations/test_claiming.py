"""Claims: what was claimed, paid, and is left to claim, reckoned by hand."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from ldsp_core import Money, PartialDate, Period
from ldsp_core.calculations import claim_for, claimable, claims_to_date
from ldsp_core.errors import CalculationError
from ldsp_core.model import Claim, Grant
from ldsp_core.values import Interval, Missing, MoneyRange

Q2, Q3, Q4 = (Period.parse(f"FY2025-26/Q{number}") for number in (2, 3, 4))
APRIL = date(2026, 4, 30)


@pytest.fixture
def claims() -> tuple[Claim, ...]:
    """Two claims made, the first of them paid; one in draft."""
    return (
        Claim(
            id="one",
            period=Q2,
            amount=Money.pounds("9450.50"),
            status="paid",
            claimed=PartialDate.parse("2025-10-20"),
            paid=Money.pounds("9400"),
            paid_on=PartialDate.parse("2025-12"),
        ),
        Claim(
            id="two",
            period=Q3,
            amount=Money.pounds("22310"),
            status="claimed",
            claimed=PartialDate.parse("2026-01"),
        ),
        Claim(id="three", period=Q4, amount=Money.pounds("26000")),
    )


def test_claimed_paid_and_outstanding(grant: Grant, claims: tuple[Claim, ...]) -> None:
    """9,450.50 + 22,310 claimed, 9,400 paid; drafts are no claims, and are named."""
    result = claims_to_date(evolve(grant, claims=claims), APRIL)
    assert result.value.claimed == Money.pounds("31760.50")
    assert result.value.paid == Money.pounds("9400")
    assert result.value.outstanding == Money.pounds("22360.50")
    assert result.left_out == ("grants[g].claims[2]: the claim is a draft",)


def test_what_came_later_does_not_count_yet(grant: Grant, claims: tuple[Claim, ...]) -> None:
    """In November 2025 one claim was made, and nothing paid."""
    value = claims_to_date(evolve(grant, claims=claims), date(2025, 11, 30)).value
    assert (value.claimed, value.paid) == (Money.pounds("9450.50"), Money.pounds(0))


def test_a_date_known_to_the_month_makes_a_bound(grant: Grant, claims: tuple[Claim, ...]) -> None:
    """In the middle of January the second claim may have been made or not."""
    value = claims_to_date(evolve(grant, claims=claims), date(2026, 1, 15)).value
    assert value.claimed == MoneyRange(
        interval=Interval(low=Money.pounds("9450.50").amount, high=Money.pounds("31760.50").amount)
    )


def test_a_payment_without_amount_is_at_least_nothing(
    grant: Grant, claims: tuple[Claim, ...]
) -> None:
    """What is outstanding is then at most what was claimed."""
    unpaid = (evolve(claims[0], paid=Missing()), *claims[1:])
    result = claims_to_date(evolve(grant, claims=unpaid), APRIL)
    assert result.value.outstanding == MoneyRange(
        interval=Interval(high=Money.pounds("31760.50").amount)
    )
    assert "grants[g].claims[0].paid: not recorded" in result.left_out


def test_what_may_be_claimed_now(grant: Grant, claims: tuple[Claim, ...]) -> None:
    """57,865.25 spent less 31,760.50 claimed: the spend of the quarter, 26,104.75."""
    value = claimable(evolve(grant, claims=claims), Q4, APRIL).value
    assert value.spent == Money.pounds("57865.25")
    assert value.claimable == Money.pounds("26104.75")


def test_no_more_than_the_award_may_be_claimed(grant: Grant, claims: tuple[Claim, ...]) -> None:
    """Of £40,000, 8,239.50 are left."""
    small = evolve(grant, claims=claims, awarded=Money.pounds(40_000))
    assert claimable(small, Q4, APRIL).value.claimable == Money.pounds("8239.50")


def test_too_much_claimed_leaves_nothing(grant: Grant, claims: tuple[Claim, ...]) -> None:
    """Never less than nothing."""
    greedy = (evolve(claims[0], amount=Money.pounds(70_000)),)
    assert claimable(evolve(grant, claims=greedy), Q4, APRIL).value.claimable == Money.pounds(0)


def test_only_recorded_spend_may_be_claimed(grant: Grant) -> None:
    """A quarter without an actual value adds nothing, and is named."""
    result = claimable(grant, Period.parse("FY2026-27/Q1"))
    assert result.value.claimable == Money.pounds("57865.25")
    assert "grants[g].periods[3].actual: not recorded" in result.left_out


def test_the_claim_for_a_quarter(grant: Grant, claims: tuple[Claim, ...]) -> None:
    """Drafts are found; two for one quarter are refused."""
    full = evolve(grant, claims=claims)
    assert claim_for(full, Q4) == claims[2]
    assert claim_for(full, Period.parse("FY2026-27/Q1")) == Missing()
    with pytest.raises(CalculationError, match="2 claims"):
        claim_for(evolve(grant, claims=(claims[0], claims[0])), Q2)


def test_a_claim_for_an_earlier_quarter_counts_however_late_it_was_made(
    grant: Grant, claims: tuple[Claim, ...]
) -> None:
    """The third quarter claimed in April cannot be claimed again with the fourth."""
    late = (claims[0], evolve(claims[1], claimed=PartialDate.parse("2026-04-10")), *claims[2:])
    value = claimable(evolve(grant, claims=late), Q4).value
    assert value.claimed == Money.pounds("31760.50")
    assert value.claimable == Money.pounds("26104.75")
