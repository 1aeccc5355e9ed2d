"""A value against its target: shares divided by hand, and what cannot be compared."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ldsp_core import Count, Money, Share
from ldsp_core.calculations.combining import Value
from ldsp_core.calculations.targets import position, share_of_target
from ldsp_core.model import Indicator
from ldsp_core.values import NOT_APPLICABLE, Interval, Missing, money_range

WAITING = Indicator(id="w", name="Waiting time", unit="days", direction="less is better")
EUROS = Money(amount=Decimal(10), currency="EUR")


@pytest.mark.parametrize(
    ("actual", "target", "share"),
    [
        (Decimal("10.5"), Count.exactly(10), "105%"),
        (Money.pounds(15_000), Money.pounds(20_000), "75%"),
        (money_range(Interval(low=Decimal(5)), "GBP"), Money.pounds(20), "at least 25%"),
    ],
)
def test_means_and_money_have_a_share_too(actual: Value, target: Value, share: str) -> None:
    """10.5 ÷ 10, 15 ÷ 20, and at least 5 ÷ 20."""
    found = share_of_target(actual, target)
    assert isinstance(found, Share)
    assert found.interval == Share.parse(share).interval


@pytest.mark.parametrize(
    ("actual", "target"),
    [
        (Share.parse("75%"), Share.parse("70%")),
        ("medium", "low"),
        (Interval(low=Decimal(9), high=Decimal(12)), Count.exactly(10)),
        (Money.pounds(10), EUROS),
        (Money.pounds(10), Count.exactly(10)),
        (Money.pounds(10), Money.pounds(0)),
        (Decimal("0.5"), Count(low=0)),
    ],
)
def test_nothing_else_has_a_share(actual: Value, target: Value) -> None:
    """Shares of shares, of levels, of another currency and of nothing say nothing."""
    assert share_of_target(actual, target) == NOT_APPLICABLE


@pytest.mark.parametrize(
    ("actual", "target", "answer"),
    [
        (Share.parse("75%"), Share.parse("70%"), "not met"),
        (Money.pounds(10), EUROS, "not comparable"),
        (Money.pounds(10), Count.exactly(12), "not comparable"),
        (Share.parse("75%"), Count.exactly(12), "not comparable"),
        (Decimal("10.5"), Count.exactly(12), "met"),
        (Count.exactly(12), Missing(), "no target recorded"),
    ],
)
def test_unlike_values_are_not_compared(actual: Value, target: Value, answer: str) -> None:
    """Ten pounds are neither more nor less than twelve euros, or than twelve people."""
    assert position(WAITING, actual, target) == answer
