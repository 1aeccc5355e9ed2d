"""Payment by results: multiplied out by hand."""

from __future__ import annotations

import pytest
from attrs import evolve

from ldsp_core import Count, Money, Partnership, Share
from ldsp_core.calculations import payment_counts, payment_due
from ldsp_core.errors import CalculationError
from ldsp_core.model import Grant, PaymentShare
from ldsp_core.values import Interval, Missing, MoneyRange
from ldsp_core.values.wording import money_in_words

SHARES = (
    PaymentShare(event="start", share=Share.parse("45%"), indicator="learners"),
    PaymentShare(event="completion", share=Share.parse("35%")),
    PaymentShare(event="outcome", share=Share.parse("20%")),
)


@pytest.fixture
def bootcamp(grant: Grant) -> Grant:
    """Return a grant that pays £3,000 for a participant, 45, 35 and 20 per cent."""
    return evolve(grant, price=Money.pounds(3_000), payment_shares=SHARES)


def test_payments_due(bootcamp: Grant) -> None:
    """20 × 1,350 + 12 × 1,050 + 5 × 600 = 27,000 + 12,600 + 3,000."""
    result = payment_due(
        bootcamp,
        {"start": Count.exactly(20), "completion": Count.exactly(12), "outcome": Count.exactly(5)},
    )
    assert [each.amount for each in result.value.events] == [
        *(Money.pounds(27_000), Money.pounds(12_600), Money.pounds(3_000))
    ]
    assert result.value.total == Money.pounds(42_600)


def test_bounds_are_kept(bootcamp: Grant) -> None:
    """Over 12 completions and 5 to 8 outcomes: over 42,600."""
    total = payment_due(
        bootcamp,
        {
            "start": Count.exactly(20),
            "completion": Count.parse("over 12"),
            "outcome": Count.parse("5-8"),
        },
    ).value.total
    assert isinstance(total, MoneyRange)
    assert money_in_words(total) == "over £42,600"


def test_a_number_not_recorded_makes_a_lower_bound(bootcamp: Grant) -> None:
    """Starts alone: at least 27,000; the rest is named."""
    result = payment_due(bootcamp, {"start": Count.exactly(20)})
    assert result.value.total == MoneyRange(interval=Interval(low=27_000))
    assert len(result.left_out) == 2


def test_without_a_price_nothing_is_known(grant: Grant) -> None:
    """Not nought."""
    result = payment_due(evolve(grant, payment_shares=SHARES), {"start": Count.exactly(20)})
    assert result.value.total == Missing()


def test_counts_come_from_the_grants_activities(clicks: Partnership, bootcamp: Grant) -> None:
    """The indicator that a share names is added up over the activities that name the grant.

    First Clicks had 104 and 131 learners: 235 starts.
    """
    counts = payment_counts(clicks, bootcamp)
    assert counts.value["start"] == Count.exactly(235)
    assert counts.value["outcome"] == Missing()


def test_an_indicator_that_counts_nothing_is_refused(clicks: Partnership, bootcamp: Grant) -> None:
    """A share of learners is no number of learners."""
    wrong = evolve(bootcamp, payment_shares=(evolve(SHARES[0], indicator="confidence"),))
    with pytest.raises(CalculationError, match="no count"):
        payment_counts(clicks, wrong)


def test_two_shares_of_one_event_are_refused(clicks: Partnership, bootcamp: Grant) -> None:
    """Nobody knows which of them counts."""
    twice = evolve(bootcamp, payment_shares=(SHARES[0], SHARES[0]))
    with pytest.raises(CalculationError, match="second share"):
        payment_counts(clicks, twice)
