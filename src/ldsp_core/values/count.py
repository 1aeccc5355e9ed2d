"""Counts of people, places, sessions …, each exact, a bound, or approximate."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final, Literal

from attrs import evolve, field, frozen

from ldsp_core.errors import InvalidValueError, ValueTextError
from ldsp_core.values.interval import Interval

Comparison = Literal["met", "not met", "cannot tell yet"]

NEAR: Final = Decimal("0.25")
"""How far an approximate value must lie from a target, as a share of it, before a
comparison with it gives an answer (own definition)."""

_NUMBER: Final = r"(\d{1,3}(?:,\d{3})+|\d+)"
_SYMBOLS: Final = {">": (True, True), ">=": (True, False), "<": (False, True), "<=": (False, False)}
_WORDS: Final = {
    "over": ">",
    "more than": ">",
    "above": ">",
    "at least": ">=",
    "no fewer than": ">=",
    "not less than": ">=",
    "up to": "<=",
    "at most": "<=",
    "no more than": "<=",
    "fewer than": "<",
    "less than": "<",
    "under": "<",
    "below": "<",
}
_ABOUT: Final = ("~", "about", "around", "approximately", "nearly", "almost", "some", "circa")


def _one_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_EXACT = re.compile(_NUMBER)
_BOUND = re.compile(rf"({_one_of([*_SYMBOLS, *_WORDS])})\s*{_NUMBER}", re.IGNORECASE)
_PLUS = re.compile(rf"{_NUMBER}\s*(?:\+|or more)", re.IGNORECASE)
_RANGE = re.compile(rf"(?:between\s+)?{_NUMBER}\s*(?:-|–|to|and)\s*{_NUMBER}", re.IGNORECASE)
_APPROXIMATE = re.compile(rf"({_one_of(_ABOUT)})\s*{_NUMBER}", re.IGNORECASE)


def _whole(value: int | None) -> int | None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
        raise InvalidValueError(f"a count is a whole number, got {value!r}")
    return value


@frozen(kw_only=True)
class Count:
    """A whole number that may be a bound, with the words it was given in.

    ``low`` and ``high`` are the ends (``None``: not known), ``low_open`` and
    ``high_open`` exclude them; ``approximate`` marks "about 180", for which no
    interval is invented. "Over 600" is neither 600 nor 601: ``low=600,
    low_open=True``. Results of calculations have no ``wording``.
    """

    low: int | None = field(default=None, converter=_whole)
    high: int | None = field(default=None, converter=_whole)
    low_open: bool = False
    high_open: bool = False
    approximate: bool = False
    wording: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.low is None and self.high is None and self.wording is None:
            raise InvalidValueError("a count needs at least one end; use Missing for none")
        _ = self.interval  # raises when the ends contradict one another

    @classmethod
    def exactly(cls, value: int) -> Count:
        """Return the count that is *value* and nothing else."""
        return cls(low=value, high=value)

    @classmethod
    def parse(cls, text: str) -> Count:
        """Read ``600``, ``>600``, ``>=600``, ``600+``, ``500-600``, ``~180`` or English.

        The English forms are over, more than, at least, up to, fewer than, between …
        and their like; about and nearly give an approximate count. The words are
        kept unless they are the plain number. Raises ValueTextError.
        """
        words = " ".join(text.split())
        ends = _read(words)
        if ends is None:
            raise ValueTextError(
                f"{text!r} is not a count; write a whole number, or a bound such as "
                "'over 600', 'at least 600', '500-600', 'fewer than 50' or 'about 180'"
            )
        try:
            plain = ends.is_exact and words == str(ends.low)
            return ends if plain else evolve(ends, wording=text)
        except InvalidValueError as error:
            raise ValueTextError(f"{text!r} is not a count: {error}") from None

    @classmethod
    def of(cls, interval: Interval) -> Count:
        """Return the count over an *interval* whose ends are whole numbers."""
        return cls(
            low=_integer(interval.low),
            high=_integer(interval.high),
            low_open=interval.low_open,
            high_open=interval.high_open,
            approximate=interval.approximate,
        )

    @property
    def interval(self) -> Interval:
        """The same ends as an Interval, for arithmetic."""
        return Interval(
            low=None if self.low is None else Decimal(self.low),
            high=None if self.high is None else Decimal(self.high),
            low_open=self.low_open,
            high_open=self.high_open,
            approximate=self.approximate,
        )

    @property
    def is_exact(self) -> bool:
        """Whether one number alone is meant, and meant exactly."""
        return self.interval.is_exact

    @property
    def code(self) -> str:
        """The ends in the short form that ``parse`` reads: ``>600``, ``500-600``, ``~180``."""
        if self.low is not None and self.low == self.high:
            return f"~{self.low}" if self.approximate else str(self.low)
        if self.low is not None and self.high is not None:
            return f"{self.low}-{self.high}"
        if self.low is not None:
            return f"{'>' if self.low_open else '>='}{self.low}"
        return f"{'<' if self.high_open else '<='}{self.high}"

    def __str__(self) -> str:
        return self.wording or self.code

    def __add__(self, other: Count) -> Count:
        return Count.of(self.interval + other.interval)

    def __sub__(self, other: Count) -> Count:
        return Count.of(self.interval - other.interval)

    def against(self, target: Count) -> Comparison:
        """Say whether this count reaches *target* (more is better)."""
        return compare(self.interval, target.interval)


def total(counts: Iterable[Count]) -> Count:
    """Return the sum of *counts*, bounds kept; of none, exactly zero.

    Formula: the ends are added; an end is open when any summand's is (Interval).
    """
    return Count.of(sum((count.interval for count in counts), Interval.exactly(0)))


def compare(actual: Interval, target: Interval) -> Comparison:
    """Say whether *actual* is at least *target*, for every value either may have.

    An approximate value near the other (within ``NEAR`` of the target) never gives an
    answer (own definition).
    """
    if (actual.approximate or target.approximate) and _near(actual, target):
        return "cannot tell yet"
    if actual.low is not None and target.high is not None and actual.low >= target.high:
        return "met"
    if actual.high is not None and target.low is not None:
        excluded = actual.high_open or target.low_open
        if actual.high < target.low or (actual.high == target.low and excluded):
            return "not met"
    return "cannot tell yet"


def _near(actual: Interval, target: Interval) -> bool:
    gap = actual - target
    margin = NEAR * max(
        abs(end) for end in (target.low, target.high, Decimal(0)) if end is not None
    )
    below = gap.low is None or gap.low <= margin
    above = gap.high is None or gap.high >= -margin
    return below and above


def _integer(value: Decimal | None) -> int | None:
    if value is None:
        return None
    if value != value.to_integral_value():
        raise InvalidValueError(f"a count is a whole number, got {value}")
    return int(value)


def _number(text: str) -> int:
    return int(text.replace(",", ""))


def _read(words: str) -> Count | None:
    if match := _EXACT.fullmatch(words):
        return Count.exactly(_number(match[1]))
    if match := _BOUND.fullmatch(words):
        sign = match[1].lower()
        is_low, is_open = _SYMBOLS[_WORDS.get(sign, sign)]
        end = _number(match[2])
        return Count(low=end, low_open=is_open) if is_low else Count(high=end, high_open=is_open)
    if match := _PLUS.fullmatch(words):
        return Count(low=_number(match[1]))
    if match := _RANGE.fullmatch(words):
        low, high = _number(match[1]), _number(match[2])
        return Count(low=low, high=high) if low <= high else None
    if match := _APPROXIMATE.fullmatch(words):
        return Count(low=_number(match[2]), high=_number(match[2]), approximate=True)
    return None
