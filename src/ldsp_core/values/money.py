"""Sums of money: exact decimals in one currency, and ranges of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from attrs import field, frozen

from ldsp_core.errors import CalculationError, InvalidValueError, ValueTextError
from ldsp_core.values.interval import Interval

MINOR_DIGITS: Final[dict[str, int]] = {"JPY": 0, "KRW": 0, "ISK": 0, "BHD": 3, "KWD": 3, "TND": 3}
"""Decimals of currencies that have not two (ISO 4217)."""

SYMBOLS: Final[dict[str, str]] = {"GBP": "£", "EUR": "€", "USD": "$"}

_AMOUNT = r"(-?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?"
_SIGNED = re.compile(rf"(-?)([£€])\s*{_AMOUNT.replace('(-?)', '')}")
_CODED = re.compile(rf"([A-Z]{{3}})\s*{_AMOUNT}|{_AMOUNT}\s*([A-Z]{{3}})")


def minor_digits(currency: str) -> int:
    """Return how many decimals *currency* has (ISO 4217): 2 for GBP."""
    return MINOR_DIGITS.get(currency, 2)


def _exact(value: Decimal | int) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise InvalidValueError(f"an amount is a Decimal or an int, never a float, got {value!r}")
    amount = Decimal(value)
    if not amount.is_finite():
        raise InvalidValueError(f"an amount must be a finite number, got {value!r}")
    return amount


@frozen(kw_only=True)
class Money:
    """An exact sum in one currency (ISO 4217 code, GBP unless said otherwise).

    Amounts are kept as given, never rounded; a sum that is not whole pence may come
    out of a calculation but is refused in a file.
    """

    amount: Decimal = field(converter=_exact)
    currency: str = field(default="GBP")

    @currency.validator
    def _check_currency(self, _attribute: object, value: str) -> None:
        if not re.fullmatch("[A-Z]{3}", value):
            raise InvalidValueError(
                f"a currency is three capital letters (ISO 4217), got {value!r}"
            )

    @classmethod
    def pounds(cls, amount: Decimal | int | str) -> Money:
        """Return *amount* pounds sterling."""
        return cls(amount=Decimal(amount))

    @classmethod
    def parse(cls, text: str) -> Money:
        """Read ``£75,000``, ``£75,000.50``, ``EUR 500`` or ``500.00 EUR``.

        A number alone has no currency and is refused. Raises ValueTextError.
        """
        words = text.strip()
        if match := _SIGNED.fullmatch(words):
            sign, symbol, whole, pence = match.groups()
            currency = "GBP" if symbol == "£" else "EUR"
        elif match := _CODED.fullmatch(words):
            before, sign1, whole1, pence1, sign2, whole2, pence2, after = match.groups()
            currency = before or after
            sign, whole, pence = sign1 or sign2, whole1 or whole2, pence1 or pence2
        else:
            raise ValueTextError(
                f"{text!r} is not a sum of money; write it like '£75,000' or 'EUR 500.00'"
            )
        money = cls(
            amount=Decimal((sign or "") + whole.replace(",", "") + (pence or "")), currency=currency
        )
        if not money.is_whole_pence:
            raise ValueTextError(
                f"{text!r} has more decimals than {currency} has ({minor_digits(currency)})"
            )
        return money

    @property
    def is_whole_pence(self) -> bool:
        """Whether the amount needs no more decimals than its currency has."""
        scaled = self.amount.scaleb(minor_digits(self.currency))
        return scaled == scaled.to_integral_value()

    def __str__(self) -> str:
        digits = minor_digits(self.currency)
        exact = self.amount
        if exact == exact.to_integral_value():
            number = f"{abs(exact):,.0f}"
        elif self.is_whole_pence:
            number = f"{abs(exact):,.{digits}f}"
        else:
            number = f"{abs(exact):,f}"
        sign = "-" if exact < 0 else ""
        if self.currency in ("GBP", "EUR"):
            return f"{sign}{SYMBOLS[self.currency]}{number}"
        return f"{self.currency} {sign}{number}"

    def _same(self, other: Money) -> None:
        if self.currency != other.currency:
            raise CalculationError(
                f"{self} and {other} are in different currencies; convert one of them first"
            )

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(amount=self.amount + other.amount, currency=self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return Money(amount=self.amount - other.amount, currency=self.currency)

    def __neg__(self) -> Money:
        return Money(amount=-self.amount, currency=self.currency)

    def __lt__(self, other: Money) -> bool:
        self._same(other)
        return self.amount < other.amount

    def __le__(self, other: Money) -> bool:
        self._same(other)
        return self.amount <= other.amount

    def times(self, factor: Decimal | int) -> Money:
        """Return this sum multiplied by an exact *factor*."""
        return Money(amount=self.amount * _exact(factor), currency=self.currency)

    def allocate(self, weights: Sequence[Decimal | int]) -> tuple[Money, ...]:
        """Split the sum in the ratio of *weights* so that the parts add up to the penny.

        Each part gets its share rounded down to the minor unit; the units left go to
        the largest remainders, ties to the earlier part (largest remainder method,
        Hamilton). Raises CalculationError for no weights, a negative one, all zero, or
        a sum that is not whole pence.
        """
        exact = [_exact(weight) for weight in weights]
        whole = sum(exact, Decimal(0))
        if whole <= 0 or any(weight < 0 for weight in exact):
            raise CalculationError(
                f"cannot split {self} by {list(map(str, exact))}: weights must "
                "be zero or more, and not all zero"
            )
        if not self.is_whole_pence:
            raise CalculationError(f"cannot split {self}: it is not a whole number of minor units")
        digits = minor_digits(self.currency)
        sign = -1 if self.amount < 0 else 1
        units = int(abs(self.amount).scaleb(digits))
        shares = _largest_remainder(units, exact)
        return tuple(
            Money(amount=Decimal(sign * share).scaleb(-digits), currency=self.currency)
            for share in shares
        )


def total_money(sums: Iterable[Money], currency: str = "GBP") -> Money:
    """Return the sum of *sums*; of none, zero in *currency*."""
    result: Money | None = None
    for money in sums:
        result = money if result is None else result + money
    return Money(amount=Decimal(0), currency=currency) if result is None else result


def _largest_remainder(units: int, weights: Sequence[Decimal]) -> list[int]:
    # Integers throughout: a decimal quotient would be rounded and could misplace a penny.
    scale = max(-int(weight.as_tuple().exponent) for weight in weights)
    scaled = [int(weight.scaleb(max(scale, 0))) for weight in weights]
    base = sum(scaled)
    shares = [units * weight // base for weight in scaled]
    left = units - sum(shares)
    order = sorted(range(len(scaled)), key=lambda i: (-(units * scaled[i] % base), i))
    for index in order[:left]:
        shares[index] += 1
    return shares


@frozen(kw_only=True)
class MoneyRange:
    """A sum that is only known within bounds: "under £125 each".

    ``interval`` holds the amounts, in ``currency``.
    """

    interval: Interval
    currency: str = "GBP"

    @property
    def is_exact(self) -> bool:
        """Whether the ends meet in one exact sum."""
        return self.interval.is_exact

    def __str__(self) -> str:
        return f"{self.currency} {self.interval}"


def money_range(interval: Interval, currency: str = "GBP") -> Money | MoneyRange:
    """Return plain Money when *interval* is one exact amount, else a MoneyRange."""
    if interval.is_exact:
        return Money(amount=interval.exact, currency=currency)
    return MoneyRange(interval=interval, currency=currency)
