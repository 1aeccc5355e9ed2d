"""Values in plain English: the one place where a bound becomes "over 600".

Precision is never invented: the low end of a bound is rounded down, the high end up,
so that what is printed is still true. One exact value is rounded to the nearest, halves
away from zero, as people do. A value that has words of its own keeps them,
in whatever language they are.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from ldsp_core.values.count import Count
from ldsp_core.values.exact import is_whole, rounded
from ldsp_core.values.interval import Interval
from ldsp_core.values.money import SYMBOLS, Money, MoneyRange, minor_digits
from ldsp_core.values.partial_date import MONTHS, PartialDate
from ldsp_core.values.share import Share

Number = Callable[[Decimal, str], str]
"""Turns an end of an interval into digits; the second argument is the rounding."""


def count_in_words(count: Count) -> str:
    """Return ``600``, ``over 600``, ``500 to 600``, ``about 180``; thousands by commas.

    ``Count.parse`` reads the words of every count but differences.
    """
    if count.wording is not None:
        return count.wording
    return bound_in_words(count.interval, _digits(0), less="fewer than")


def share_in_words(share: Share, places: int = 1) -> str:
    """Return ``62%``, ``over 60%``, ``33.3%``: at most *places* decimals.

    A share that is not quite 0 or 100 per cent is never rounded to it: ``under 0.1%``,
    ``over 99.9%``.
    """
    if share.wording is not None:
        return share.wording
    digits = _digits(places)
    percent = _short_of_whole(share.percent, places)
    return bound_in_words(percent, lambda value, rounding: f"{digits(value, rounding)}%")


def money_in_words(money: Money | MoneyRange) -> str:
    """Return ``£75,000``, ``£124.50`` or ``under £125``; whole pounds without pence.

    An exact sum that is not whole pence is rounded to the nearest.
    """
    places = minor_digits(money.currency)
    symbol = SYMBOLS.get(money.currency)

    def digits(value: Decimal, rounding: str) -> str:
        amount = rounded(value, places, rounding)
        shown = rounded(amount.copy_abs(), 0, rounding) if is_whole(amount) else amount.copy_abs()
        sign = "-" if amount < 0 else ""
        return f"{sign}{symbol}{shown:,f}" if symbol else f"{money.currency} {sign}{shown:,f}"

    if isinstance(money, Money):
        return digits(money.amount, ROUND_HALF_UP)
    return bound_in_words(money.interval, digits)


def interval_in_words(interval: Interval, places: int = 2) -> str:
    """Return a plain number or bound with at most *places* decimals."""
    return bound_in_words(interval, _digits(places))


def date_in_words(day: date | PartialDate, *, weekday: bool = False) -> str:
    """Return ``9 May 2019``, ``May 2019`` or ``2019``; the true weekday before it if asked."""
    if not isinstance(day, PartialDate):
        day = PartialDate.of(day)
    parts = [str(day.year)]
    if day.month is not None:
        parts.insert(0, MONTHS[day.month - 1])
    if day.day is not None:
        parts.insert(0, str(day.day))
        if weekday:
            parts.insert(0, str(day.true_weekday))
    return " ".join(parts)


def bound_in_words(interval: Interval, digits: Number, *, less: str = "under") -> str:
    """Return *interval* in words, its ends written by *digits*.

    ``over 500 but under 600`` leaves both ends out, ``500 to 600`` neither. The ends of
    an approximate interval are nominal, so ``about 500 to 600`` is said of either.
    """
    low, high = interval.low, interval.high
    if low == 0 and high is not None and high > 0:
        low = None  # what cannot be negative is not told so: "under £125", not "over £0 but …"
    about = "about " if interval.approximate else ""
    over = "over" if interval.low_open else "at least"
    if low is not None and low == high:
        return about + digits(low, ROUND_HALF_UP)
    low_text = None if low is None else digits(low, ROUND_FLOOR)
    high_text = None if high is None else digits(high, ROUND_CEILING)
    if low_text is not None and high_text is not None:
        if interval.approximate or not (interval.low_open or interval.high_open):
            return f"{about}{low_text} to {high_text}"
        upper = less if interval.high_open else "no more than"
        return f"{over} {low_text} but {upper} {high_text}"
    if low_text is not None:
        return f"{over} {about}{low_text}"
    if high_text is not None:
        return f"{less if interval.high_open else 'up to'} {about}{high_text}"
    return "not known"


def _short_of_whole(percent: Interval, places: int) -> Interval:
    """Return *percent*, or a bound where one exact value would be rounded to 0 or 100."""
    if not percent.is_exact:
        return percent
    value = percent.exact
    shown = rounded(value, places, ROUND_HALF_UP)
    if shown == value or shown not in (0, 100):
        return percent
    if value < shown:
        return Interval(low=rounded(value, places, ROUND_FLOOR), low_open=True)
    if shown == 100:
        return Interval(low=shown, low_open=True)
    return Interval(high=rounded(value, places, ROUND_CEILING), high_open=True)


def _digits(places: int) -> Number:
    def write(value: Decimal, rounding: str) -> str:
        text = f"{rounded(value, places, rounding):,f}"
        return text.rstrip("0").rstrip(".") if "." in text else text

    return write
