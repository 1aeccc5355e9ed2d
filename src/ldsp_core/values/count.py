"""Counts of people, places, sessions …, each exact, a bound, or approximate."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from attrs import Factory, field, frozen

from ldsp_core.errors import InvalidValueError, ValueTextError, quoted
from ldsp_core.values.bounds import bound_code, read_bound
from ldsp_core.values.comparison import NEAR, Comparison, compare, reaches
from ldsp_core.values.exact import MAX_DIGITS, is_whole
from ldsp_core.values.interval import Interval

__all__ = ["NEAR", "Comparison", "Count", "compare", "total"]

_BEYOND: Final = 10**MAX_DIGITS


def _whole(value: int | None) -> int | None:
    if value is None or (type(value) is int and -_BEYOND < value < _BEYOND):
        return value
    if isinstance(value, bool) or not isinstance(value, int):
        raise InvalidValueError(f"a count is a whole number, got {value!r}")
    if not -_BEYOND < value < _BEYOND:
        raise InvalidValueError(f"a count has at most {MAX_DIGITS} digits, got more")
    return value


def _has_negative_end(count: Count) -> bool:
    low, high = count.low, count.high
    return (low is not None and low < 0) or (high is not None and high < 0)


@frozen(kw_only=True)
class Count:
    """A whole number that may be a bound, with the words it was given in.

    ``low`` and ``high`` are the ends (``None``: not known), ``low_open`` and
    ``high_open`` exclude them; ``approximate`` marks "about 180", for which no
    interval is invented. "Over 600" is neither 600 nor 601: ``low=600,
    low_open=True``. Results of calculations have no ``wording``.

    Nobody counts fewer than none: in ``interval`` a low end that is not known is zero,
    so that "over 600" and "fewer than 50" are over 600 together. Differences are the
    exception, and ``signed``; so is, unless said otherwise, a count with a negative
    end. Raises InvalidValueError when no whole number lies between the ends, or neither
    end nor words are given.
    """

    low: int | None = field(default=None, converter=_whole)
    high: int | None = field(default=None, converter=_whole)
    low_open: bool = False
    high_open: bool = False
    approximate: bool = False
    wording: str | None = None
    signed: bool = field(default=Factory(_has_negative_end, takes_self=True))

    def __attrs_post_init__(self) -> None:
        low, high = self.low, self.high
        if (low is None and self.low_open) or (high is None and self.high_open):
            raise InvalidValueError("an end that is not known can't be marked as open")
        if low is None and not self.signed:
            low = 0
            if high is None and self.wording is None:
                raise InvalidValueError("a count needs at least one end; use Missing for none")
        if low is not None and low < 0 and not self.signed:
            raise InvalidValueError(f"a count is never below zero, got {low}; a difference may be")
        if low is None or high is None:
            return
        if low > high:
            raise InvalidValueError(f"the low end {low} lies above the high end {high}")
        if low + self.low_open > high - self.high_open:
            raise InvalidValueError(f"no whole number lies between {low} and {high}, ends excluded")

    @classmethod
    def exactly(cls, value: int) -> Count:
        """Return the count that is *value* and nothing else."""
        return cls(low=value, high=value)

    @classmethod
    def parse(cls, text: str) -> Count:
        """Read ``600``, ``>600``, ``>=600``, ``600+``, ``500-600``, ``~180`` or English.

        The English forms are over, more than, at least, up to, fewer than, between …
        and their like; about and nearly give an approximate count. Thousands may be
        separated by commas. The words are kept, spaces tidied, unless they are the
        plain number or the ``code``. Raises ValueTextError for all else, for negative
        numbers, fractions and units ("600 people") too.
        """
        words = " ".join(text.split())
        try:
            bound = read_bound(words)
            if bound is not None:
                return cls._over(bound, wording=None if words == bound_code(bound) else words)
        except InvalidValueError as error:
            raise ValueTextError(f"{quoted(text)} is not a count: {error}") from None
        raise ValueTextError(
            f"{quoted(text)} is not a count; write a whole number, or a bound such as "
            "'over 600', 'at least 600', '500-600', 'fewer than 50' or 'about 180'"
        )

    @classmethod
    def of(cls, interval: Interval) -> Count:
        """Return the count over an *interval* whose ends are whole numbers.

        It is ``signed`` where the interval goes below zero. Raises InvalidValueError
        for fractions.
        """
        return cls._over(interval, signed=interval.low is None or interval.low < 0)

    @classmethod
    def _over(cls, bound: Interval, *, signed: bool = False, wording: str | None = None) -> Count:
        return cls(
            low=_integer(bound.low),
            high=_integer(bound.high),
            low_open=bound.low_open,
            high_open=bound.high_open,
            approximate=bound.approximate,
            signed=signed,
            wording=wording,
        )

    @property
    def least(self) -> int | None:
        """The low end: zero where it is not known, ``None`` of a difference."""
        return 0 if self.low is None and not self.signed else self.low

    @property
    def interval(self) -> Interval:
        """The same ends as an Interval, for arithmetic; from zero where nothing is known."""
        return self._interval(self.least)

    def _interval(self, low: int | None) -> Interval:
        return Interval(
            low=None if low is None else Decimal(low),
            high=None if self.high is None else Decimal(self.high),
            low_open=self.low_open,
            high_open=self.high_open,
            approximate=self.approximate,
        )

    @property
    def is_exact(self) -> bool:
        """Whether one number alone is meant, and meant exactly."""
        return self.low is not None and self.low == self.high and not self.approximate

    @property
    def code(self) -> str:
        """The ends in the short form that ``parse`` reads: ``>600``, ``500-600``, ``~180``.

        A difference may have a form that is not read back: "-5", "not known".
        """
        return bound_code(self._interval(self.low))

    def __str__(self) -> str:
        return self.wording or self.code

    def __add__(self, other: Count) -> Count:
        return Count.of(self.interval + other.interval)

    def __sub__(self, other: Count) -> Count:
        return Count.of(self.interval - other.interval)

    def against(self, target: Count, *, less_is_better: bool = False) -> Comparison:
        """Say whether this count reaches *target*; see ``reaches``."""
        if self.is_exact and target.is_exact and self.low is not None and target.low is not None:
            met = self.low <= target.low if less_is_better else self.low >= target.low
            return "met" if met else "not met"
        return reaches(self.interval, target.interval, less_is_better=less_is_better)


def total(counts: Iterable[Count]) -> Count:
    """Return the sum of *counts*, bounds kept; of none, exactly zero.

    Formula: the ends are added; an end is open when any summand's is (Interval).
    """
    low: int | None = 0
    high: int | None = 0
    low_open = high_open = approximate = False
    for count in counts:
        least = count.least
        low = None if low is None or least is None else low + least
        high = None if high is None or count.high is None else high + count.high
        low_open |= count.low_open
        high_open |= count.high_open
        approximate |= count.approximate
    return Count(
        low=low,
        high=high,
        low_open=low_open and low is not None,
        high_open=high_open and high is not None,
        approximate=approximate,
        signed=low is None or low < 0,
    )


def _integer(value: Decimal | None) -> int | None:
    if value is None:
        return None
    if not is_whole(value):
        raise InvalidValueError(f"a count is a whole number, got {value:f}")
    return int(value)
