"""Grants of several partnerships: each once, added up by currency alone."""

from __future__ import annotations

from attrs import frozen

from ldsp_core.calculations.amounts import Amount, added
from ldsp_core.calculations.portfolio.shared import rolled_id
from ldsp_core.model import Grant, Partnership, Portfolio
from ldsp_core.values import Missing, Money


@frozen(kw_only=True)
class Award:
    """A grant past its bid: whose it is, and its ``id`` among all (``lancashire/grant/fund``)."""

    id: str
    partnership: Partnership
    grant: Grant


@frozen(kw_only=True)
class CurrencyTotal:
    """All awards in one currency (unit: money); those not recorded make it a lower bound."""

    currency: str
    amount: Amount
    grants: int


def awards_in(portfolio: Portfolio) -> tuple[Award, ...]:
    """Return every grant past its bid, partnership by partnership."""
    return tuple(
        Award(id=rolled_id(partnership, "grant", grant.id), partnership=partnership, grant=grant)
        for partnership in portfolio.partnerships
        for grant in partnership.grants
        if grant.stage != "bid"
    )


def totals_of(awards: tuple[Award, ...]) -> tuple[CurrencyTotal, ...]:
    """Return the awards added up, each currency by itself, by its code.

    An award that is not recorded may be in any currency: it makes each total a lower
    bound. Without a single sum there is no total.
    """
    by_currency: dict[str, list[Money]] = {}
    missing: list[Missing] = []
    for award in awards:
        amount = award.grant.awarded
        if isinstance(amount, Money):
            by_currency.setdefault(amount.currency, []).append(amount)
        else:
            missing.append(amount)
    return tuple(
        CurrencyTotal(
            currency=currency,
            amount=added([*amounts, *missing], "the awards"),
            grants=len(amounts),
        )
        for currency, amounts in sorted(by_currency.items())
    )
