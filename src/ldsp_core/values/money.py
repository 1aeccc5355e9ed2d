"""Sums of money: exact decimals in one currency, and ranges of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import lcm
from typing import Final

from attrs import field, frozen

from ldsp_core.errors import CalculationError, InvalidValueError, ValueTextError, quoted
from ldsp_core.values.exact import has_places, minus, number, plain, plus, shifted, times
from ldsp_core.values.interval import Interval

MINOR_DIGITS: Final[dict[str, int]] = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW"), 0),
    **dict.fromkeys(("PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
    **dict.fromkeys(("CLF", "UYW"), 4),
}
"""Decimals of currencies that have not two (ISO 4217)."""

SYMBOLS: Final[dict[str, str]] = {"GBP": "£", "EUR": "€", "USD": "$"}

_BEFORE: Final = {currency: SYMBOLS[currency] for currency in ("GBP", "EUR")}
"""The symbols that a sum is written with, and read."""

_AMOUNT = r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_TEXT = re.compile(
    rf"(?P<minus>[-\u2212]?)(?P<symbol>[£€])\s*(?P<after_symbol>{_AMOUNT})"
    rf"|(?P<before>[A-Z]{{3}})\s*(?P<after_code>[-\u2212]?{_AMOUNT})"
    rf"|(?P<before_code>[-\u2212]?{_AMOUNT})\s*(?P<after>[A-Z]{{3}})"
)
_POUNDS = re.compile(r"£((?:[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?:\.[0-9]{1,2})?)")
"""Nearly every sum in a file: pounds, and pence if any, that need no further look."""
_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def minor_digits(currency: str) -> int:
    """Return how many decimals *currency* has (ISO 4217): 2 for GBP."""
    return MINOR_DIGITS.get(currency, 2)


def _amount(value: Decimal | int) -> Decimal:
    return number(value, "an amount of money")


def _check_currency(_instance: object, _attribute: object, value: str) -> None:
    if not (len(value) == 3 and value.isascii() and value.isalpha() and value.isupper()):
        raise InvalidValueError(
            f"a currency is three capital letters (ISO 4217), got {quoted(value)}"
        )


@frozen(kw_only=True)
class Money:
    """An exact sum in one currency (ISO 4217 code, GBP unless said otherwise).

    Amounts are kept as given, never rounded; a sum that is not whole pence may come
    out of a calculation but is refused in a file. Raises InvalidValueError for floats
    and for what is no finite number.
    """

    amount: Decimal = field(converter=_amount)
    currency: str = field(default="GBP", validator=_check_currency)

    @classmethod
    def pounds(cls, amount: Decimal | int | str) -> Money:
        """Return *amount* pounds sterling; raises ValueTextError for text but plain digits."""
        if isinstance(amount, str):
            if _PLAIN.fullmatch(amount) is None:
                raise ValueTextError(f"{quoted(amount)} is not an amount; write it like '75000.50'")
            amount = Decimal(amount)
        return cls(amount=amount)

    @classmethod
    def parse(cls, text: str) -> Money:
        """Read ``£75,000``, ``£75,000.50``, ``EUR 500`` or ``500.00 EUR``.

        A number alone has no currency and is refused. Raises ValueTextError.
        """
        if pounds := _POUNDS.fullmatch(text):
            return _unchecked(Decimal(pounds[1].replace(",", "")), "GBP")
        match = _TEXT.fullmatch(" ".join(text.split()))
        if match is None:
            raise ValueTextError(
                f"{quoted(text)} is not a sum of money; write it like '£75,000' or 'EUR 500.00'"
            )
        if match["symbol"]:
            currency = "GBP" if match["symbol"] == "£" else "EUR"
            digits = match["minus"] + match["after_symbol"]
        else:
            currency = match["before"] or match["after"]
            digits = match["after_code"] or match["before_code"]
        try:
            amount = Decimal(digits.replace(",", "").replace("\u2212", "-"))
            money = cls(amount=amount, currency=currency)
        except InvalidValueError as error:
            raise ValueTextError(f"{quoted(text)} is not a sum of money: {error}") from None
        if not money.is_whole_pence:
            raise ValueTextError(
                f"{quoted(text)} has more decimals than {currency} has ({minor_digits(currency)})"
            )
        return money

    @property
    def is_whole_pence(self) -> bool:
        """Whether the amount needs no more decimals than its currency has."""
        return has_places(self.amount, minor_digits(self.currency))

    def __str__(self) -> str:
        digits, minus_sign = f"{self.amount:,f}", ""
        if digits[0] == "-":
            digits, minus_sign = digits[1:], "-"
        if "." in digits:
            digits = _with_decimals(digits, minor_digits(self.currency))
        if self.currency in _BEFORE:
            return f"{minus_sign}{_BEFORE[self.currency]}{digits}"
        return f"{self.currency} {minus_sign}{digits}"

    def _same(self, other: Money) -> None:
        if self.currency != other.currency:
            raise CalculationError(
                f"{self} and {other} are in different currencies; convert one of them first"
            )

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return self._sum_of(plus(self.amount, other.amount))

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return self._sum_of(plus(self.amount, minus(other.amount)))

    def __neg__(self) -> Money:
        return self._sum_of(minus(self.amount))

    def _sum_of(self, amount: Decimal) -> Money:
        """Return *amount* in this currency; sums of checked amounts need no second check."""
        return _unchecked(amount, self.currency)

    def __lt__(self, other: Money) -> bool:
        self._same(other)
        return self.amount < other.amount

    def __le__(self, other: Money) -> bool:
        self._same(other)
        return self.amount <= other.amount

    def times(self, factor: Decimal | int) -> Money:
        """Return this sum multiplied by an exact *factor*."""
        return Money(amount=times(self.amount, number(factor, "a factor")), currency=self.currency)

    def allocate(self, weights: Sequence[Decimal | int]) -> tuple[Money, ...]:
        """Split the sum in the ratio of *weights* so that the parts add up to the penny.

        Each part gets its share rounded down to the minor unit; the units left go to
        the largest remainders, ties to the earlier part (largest remainder method,
        Hamilton). A negative sum is split as the positive one. Raises CalculationError
        for no weights, a negative one, all zero, or a sum that is not whole pence.
        """
        exact = [number(weight, "a weight") for weight in weights]
        if any(weight < 0 for weight in exact) or not any(exact):
            raise CalculationError(
                f"cannot split {self} by {list(map(plain, exact))}: weights must "
                "be zero or more, and not all zero"
            )
        if not self.is_whole_pence:
            raise CalculationError(f"cannot split {self}: it is not a whole number of minor units")
        digits = minor_digits(self.currency)
        sign = -1 if self.amount < 0 else 1
        units = int(shifted(self.amount.copy_abs(), digits))
        return tuple(
            Money(amount=shifted(Decimal(sign * share), -digits), currency=self.currency)
            for share in _largest_remainder(units, exact)
        )


def _with_decimals(digits: str, places: int) -> str:
    """Return *digits* with so many decimals, more if they are needed, or none for a whole sum."""
    whole, _, decimals = digits.partition(".")
    decimals = decimals.rstrip("0")
    return f"{whole}.{decimals.ljust(places, '0')}" if decimals else whole


def _unchecked(amount: Decimal, currency: str) -> Money:
    """Return the sum of an *amount* and a *currency* that are sure to be sound."""
    money = object.__new__(Money)
    _SET_AMOUNT(money, amount)
    _SET_CURRENCY(money, currency)
    return money


_SET_AMOUNT: Final = Money.amount.__set__  # type: ignore[attr-defined]
_SET_CURRENCY: Final = Money.currency.__set__  # type: ignore[attr-defined]
"""A frozen class sets its fields like this, too, but looks them up each time."""


def total_money(sums: Iterable[Money], currency: str = "GBP") -> Money:
    """Return the sum of *sums*; of none, zero in *currency*.

    Raises CalculationError for sums in several currencies.
    """
    first: Money | None = None
    amount = Decimal(0)
    for money in sums:
        first = first or money
        first._same(money)
        amount = plus(amount, money.amount)
    return Money(amount=amount, currency=currency if first is None else first.currency)


def _largest_remainder(units: int, weights: Sequence[Decimal]) -> list[int]:
    # Integers throughout: a decimal quotient would be rounded and could misplace a penny.
    ratios = [weight.as_integer_ratio() for weight in weights]
    scale = lcm(*(bottom for _, bottom in ratios))
    scaled = [top * (scale // bottom) for top, bottom in ratios]
    base = sum(scaled)
    shares = [units * weight // base for weight in scaled]
    left = units - sum(shares)
    order = sorted(range(len(scaled)), key=lambda index: -(units * scaled[index] % base))
    for index in order[:left]:
        shares[index] += 1
    return shares


@frozen(kw_only=True)
class MoneyRange:
    """A sum that is only known within bounds: "under £125 each".

    ``interval`` holds the amounts, in ``currency``.
    """

    interval: Interval
    currency: str = field(default="GBP", validator=_check_currency)

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
