"""Decimal arithmetic that never rounds unless it is told to, and then says how.

Python's own Decimal operators round to the precision of the calling thread's decimal
context, 28 digits unless somebody changed it. A sum of money must not depend on that,
so everything here works in contexts of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import (
    ROUND_HALF_EVEN,
    Context,
    Decimal,
    DecimalException,
    DivisionByZero,
    Inexact,
    InvalidOperation,
    Overflow,
    Underflow,
)
from functools import cache, reduce
from typing import Final

from ldsp_core.errors import CalculationError, InvalidValueError

MAX_DIGITS: Final = 640
"""Most digits before the point: far beyond any count or sum, and the smallest limit
that Python may be given for turning an int into text (sys.set_int_max_str_digits)."""

QUOTIENT_DIGITS: Final = 50
"""Significant digits of a quotient that no decimal holds, such as 1/3 (own definition)."""

_MAX_BITS: Final = (10**MAX_DIGITS).bit_length()
_DIGITS: Final = 2000
_FAULTS: Final = (InvalidOperation, DivisionByZero, Overflow, Underflow)
_EXACT: Final = Context(
    prec=_DIGITS,
    rounding=ROUND_HALF_EVEN,
    Emax=MAX_DIGITS - 1,
    Emin=-_DIGITS,
    capitals=1,
    clamp=0,
    traps=[*_FAULTS, Inexact],
)
_ROUNDING: Final = Context(prec=2 * _DIGITS, traps=[InvalidOperation])


def number(value: Decimal | int, what: str = "a number") -> Decimal:
    """Return *value* as a finite Decimal, exactly; raises InvalidValueError, naming *what*.

    Refused are floats and bools, NaN and infinities, and numbers too long to be meant
    (more than ``MAX_DIGITS`` before the point). Zero loses its sign.
    """
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise InvalidValueError(f"{what} must be a finite number, got {value}")
    elif isinstance(value, bool) or not isinstance(value, int):
        raise InvalidValueError(f"{what} must be an int or a Decimal, got {value!r}")
    elif value.bit_length() > _MAX_BITS:
        raise _too_many_digits(what)
    try:
        return _EXACT.plus(value)
    except DecimalException:
        raise _too_many_digits(what) from None


def plus(one: Decimal, two: Decimal) -> Decimal:
    """Return the exact sum; raises CalculationError when it has too many digits."""
    try:
        return _EXACT.add(one, two)
    except DecimalException:
        raise _too_long("sum") from None


def added(values: Iterable[Decimal]) -> Decimal:
    """Return the exact sum of all; raises CalculationError when it has too many digits."""
    try:
        return reduce(_EXACT.add, values, Decimal(0))
    except DecimalException:
        raise _too_long("sum") from None


def minus(value: Decimal) -> Decimal:
    """Return *value* with the other sign, exactly; zero has none."""
    return _EXACT.minus(value)


def times(one: Decimal, two: Decimal) -> Decimal:
    """Return the exact product; raises CalculationError when it has too many digits."""
    try:
        return _EXACT.multiply(one, two)
    except DecimalException:
        raise _too_long("product") from None


def divided(one: Decimal, two: Decimal, rounding: str) -> Decimal:
    """Return the quotient, to ``QUOTIENT_DIGITS`` digits, rounded as told where that is short.

    *two* must not be zero. Raises CalculationError when the result is out of range.
    """
    context = Context(
        prec=QUOTIENT_DIGITS,
        rounding=rounding,
        Emax=MAX_DIGITS - 1,
        Emin=-_DIGITS,
        capitals=1,
        clamp=0,
        traps=[*_FAULTS],
    )
    try:
        return context.divide(one, two)
    except DecimalException:
        raise _too_long("quotient") from None


def shifted(value: Decimal, places: int) -> Decimal:
    """Return *value* times ten to the power of *places*, exactly."""
    try:
        return _EXACT.scaleb(value, places)
    except DecimalException:
        raise _too_long("product") from None


def rounded(value: Decimal, places: int, rounding: str) -> Decimal:
    """Return *value* with *places* decimals, rounded as told (a constant of ``decimal``)."""
    result = value.quantize(_unit(places), rounding=rounding, context=_ROUNDING)
    return result if result else result.copy_abs()


@cache
def _unit(places: int) -> Decimal:
    return Decimal((0, (1,), -places))


def has_places(value: Decimal, places: int) -> bool:
    """Say whether *value* needs no more than so many decimals."""
    try:
        _EXACT.quantize(value, _unit(places))
    except Inexact:
        return False
    return True


def is_whole(value: Decimal) -> bool:
    """Say whether *value* is an integer."""
    return value == value.to_integral_value()


def plain(value: Decimal) -> str:
    """Return *value* in digits, without exponent, thousands separators or idle zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _too_many_digits(what: str) -> InvalidValueError:
    return InvalidValueError(
        f"{what} has too many digits; {MAX_DIGITS} before the point are read, and {_DIGITS} in all"
    )


def _too_long(what: str) -> CalculationError:
    return CalculationError(f"the {what} has more digits than any figure of a partnership can have")
