"""Sums of money that may be bounds, or may not be there: the arithmetic under all grants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from ldsp_core.calculations.result import Origin
from ldsp_core.errors import CalculationError
from ldsp_core.values import (
    NOT_RECORDED,
    SUPPRESSED,
    Interval,
    Missing,
    Money,
    MoneyRange,
    money_range,
    total_money,
)

Amount = Money | MoneyRange | Missing
"""A sum of money: exact, within bounds, or not there with the reason."""

Known = Money | MoneyRange
"""A sum of money that is there, exact or within bounds."""

_REASONS: Final = ("suppressed", "not recorded", "not yet due", "not applicable")


def interval_of(amount: Known) -> Interval:
    """Return the amounts that *amount* may be."""
    return Interval.exactly(amount.amount) if isinstance(amount, Money) else amount.interval


def one_currency(amounts: Iterable[Amount], what: str) -> str:
    """Return the currency of *amounts*, GBP if there are none.

    Raises CalculationError, naming *what* they are, for several currencies.
    """
    found = sorted({each.currency for each in amounts if not isinstance(each, Missing)})
    if len(found) > 1:
        raise CalculationError(
            f"{what} are in {' and '.join(found)}; they cannot be added without a rate"
        )
    return found[0] if found else "GBP"


def one_currency_at(amounts: Mapping[str, Amount], what: str) -> str:
    """As ``one_currency``, of *amounts* by their places; a refusal names one for each currency."""
    first: dict[str, str] = {}
    for place, amount in amounts.items():
        if not isinstance(amount, Missing):
            first.setdefault(amount.currency, place)
    if len(first) > 1:
        told = " and ".join(f"{currency} ({first[currency]})" for currency in sorted(first))
        raise CalculationError(f"{what} are in {told}; they cannot be added without a rate")
    return next(iter(first), "GBP")


def within(interval: Interval, currency: str) -> Amount:
    """Return *interval* as money; Missing when neither end is known."""
    if interval.low is None and interval.high is None:
        return Missing()
    return money_range(interval, currency)


def weightiest(missing: Iterable[Missing]) -> Missing:
    """Return the one of *missing* that stands for all, whatever their order.

    Suppressed before not recorded, not yet due, not applicable; "not recorded" for none.
    """
    return min(missing, key=lambda each: _REASONS.index(each.reason), default=NOT_RECORDED)


def added(amounts: Sequence[Amount], what: str) -> Amount:
    """Return the sum of *amounts*, which are *what* the refusal calls them.

    One that is not there is taken as zero or more, so that the sum is a lower bound;
    but what is not applicable adds nothing. Suppressed where one is. Missing when none is
    known, with the ``weightiest`` reason. Own definition.
    """
    if SUPPRESSED in amounts:
        return SUPPRESSED
    known = [each for each in amounts if not isinstance(each, Missing)]
    missing = [each for each in amounts if isinstance(each, Missing)]
    if not known:
        return weightiest(missing)
    currency = one_currency(known, what)
    exact = [each for each in known if isinstance(each, Money)]
    if len(exact) == len(amounts):
        return total_money(exact)
    whole = Interval.exactly(0)
    for each in known:
        whole = whole + interval_of(each)
    if any(each.reason != "not applicable" for each in missing):
        whole = whole + Interval(low=Decimal(0))
    return within(whole, currency)


def running(amounts: Iterable[Amount], what: str) -> Iterator[Amount]:
    """Yield the sum of the first of *amounts*, of the first two, and so on; see ``added``."""
    so_far: list[Amount] = []
    whole: Amount = Missing()
    for each in amounts:
        so_far.append(each)
        if (
            isinstance(whole, Money) and isinstance(each, Money) and whole.currency == each.currency
        ):  # an exact sum, so that nothing is wanting before or after
            whole = whole + each
        else:
            whole = added(so_far, what)
        yield whole


def less(one: Amount, two: Amount, what: str = "the sums") -> Amount:
    """Return *one* − *two*, bounds kept; Missing when either is, with its reason."""
    if isinstance(one, Missing):
        return one
    if isinstance(two, Missing):
        return two
    if isinstance(one, Money) and isinstance(two, Money) and one.currency == two.currency:
        return one - two
    currency = one_currency((one, two), what)
    return within(interval_of(one) - interval_of(two), currency)


def each_of(money: Known, number: Interval) -> Known:
    """Return *money* ÷ *number*, bounds kept (unit: money each).

    A range without ends, "not known" in words, where it may be anything from nothing
    upwards: at least £75,000 for over 600. Raises CalculationError when *number* may be zero.
    """
    each = interval_of(money) / number
    if each.low == 0 and each.high is None:
        each = Interval()
    return money_range(each, money.currency)


def origins_at(amounts: Mapping[str, Amount]) -> tuple[Origin, ...]:
    """Return where sums stand that are there; the keys are their places."""
    return tuple(
        Origin(place=place, value=str(amount))
        for place, amount in amounts.items()
        if not isinstance(amount, Missing)
    )


def gaps_at(amounts: Mapping[str, Amount]) -> tuple[str, ...]:
    """Return the places of sums that are not there, each with its reason."""
    return tuple(
        f"{place}: {amount}" for place, amount in amounts.items() if isinstance(amount, Missing)
    )
