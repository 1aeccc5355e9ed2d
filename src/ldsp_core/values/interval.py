"""Intervals of exact decimals: the arithmetic under everything that may be a bound.

The rules are those of interval arithmetic over the reals with open and closed ends
(R. E. Moore, Interval Analysis, 1966): a result holds every value that some choice
of the inputs gives, and nothing narrower is ever claimed. Sums, differences and
products are exact. The ends of a quotient that no decimal holds are rounded outwards
at the fiftieth digit, and one exact value (1/3) is given as the nearest decimal of
that length. An ``approximate`` interval has nominal ends only; the mark survives
every operation.
"""

from __future__ import annotations

from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from typing import Final

from attrs import field, frozen

from ldsp_core.errors import CalculationError, InvalidValueError
from ldsp_core.values.exact import divided, minus, number, plain, plus, times

_INFINITY: Final = Decimal("Infinity")
_ZERO: Final = Decimal(0)


def _end(value: Decimal | int | None) -> Decimal | None:
    return None if value is None else number(value, "an end of an interval")


@frozen(kw_only=True)
class Interval:
    """Every value from ``low`` to ``high``; ``None`` is an end that is not known.

    ``low_open`` and ``high_open`` say that the end itself is excluded (over 600 is
    ``low=600, low_open=True``). ``approximate`` says that the ends are nominal.
    Raises InvalidValueError when nothing lies between the ends, or an end is not a
    finite number.
    """

    low: Decimal | None = field(default=None, converter=_end)
    high: Decimal | None = field(default=None, converter=_end)
    low_open: bool = False
    high_open: bool = False
    approximate: bool = False

    def __attrs_post_init__(self) -> None:
        if (self.low is None and self.low_open) or (self.high is None and self.high_open):
            raise InvalidValueError("an end that is not known can't be marked as open")
        if self.low is None or self.high is None:
            return
        if self.low > self.high:
            raise InvalidValueError(
                f"the low end {plain(self.low)} lies above the high end {plain(self.high)}"
            )
        if self.low == self.high and (self.low_open or self.high_open):
            raise InvalidValueError(
                f"no value lies between {plain(self.low)} and {plain(self.high)}"
            )

    @classmethod
    def exactly(cls, value: Decimal | int) -> Interval:
        """Return the interval that holds *value* alone."""
        return cls(low=value, high=value)

    @property
    def is_exact(self) -> bool:
        """Whether one value alone is meant, and meant exactly."""
        return self.low is not None and self.low == self.high and not self.approximate

    @property
    def exact(self) -> Decimal:
        """The one value; raises CalculationError for a bound or an approximation."""
        if self.low is None or not self.is_exact:
            raise CalculationError(f"{self} is not one exact value")
        return self.low

    def contains(self, value: Decimal | int) -> bool:
        """Whether *value* may be what is meant (ends taken at their word)."""
        above = self.low is None or value > self.low or (value == self.low and not self.low_open)
        below = (
            self.high is None or value < self.high or (value == self.high and not self.high_open)
        )
        return above and below

    def covers(self, other: Interval) -> bool:
        """Whether every value of *other* lies in this interval too (ends taken at their word)."""
        return _reaches_down_to(self, other) and _reaches_down_to(-self, -other)

    def __str__(self) -> str:
        if self.low is not None and self.low == self.high:
            text = plain(self.low)
        else:
            low = "-∞" if self.low is None else plain(self.low)
            high = "∞" if self.high is None else plain(self.high)
            opening = "(" if self.low is None or self.low_open else "["
            closing = ")" if self.high is None or self.high_open else "]"
            text = f"{opening}{low}, {high}{closing}"
        return f"~{text}" if self.approximate else text

    def __neg__(self) -> Interval:
        return Interval(
            low=None if self.high is None else minus(self.high),
            high=None if self.low is None else minus(self.low),
            low_open=self.high_open,
            high_open=self.low_open,
            approximate=self.approximate,
        )

    def __add__(self, other: Interval) -> Interval:
        low = None if self.low is None or other.low is None else plus(self.low, other.low)
        high = None if self.high is None or other.high is None else plus(self.high, other.high)
        return Interval(
            low=low,
            high=high,
            low_open=low is not None and (self.low_open or other.low_open),
            high_open=high is not None and (self.high_open or other.high_open),
            approximate=self.approximate or other.approximate,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        return _hull(
            [_product(mine, theirs) for mine in _ends(self) for theirs in _ends(other)],
            approximate=self.approximate or other.approximate,
        )

    def __truediv__(self, other: Interval) -> Interval:
        """Divide by an interval of positive values; raises CalculationError otherwise."""
        if other.low is None or other.low < 0 or other.contains(0):
            raise CalculationError(f"cannot divide by {other}: it may be zero or below")
        approximate = self.approximate or other.approximate
        if self.low is not None and self.low == self.high and other.low == other.high:
            value = divided(self.low, other.low, ROUND_HALF_EVEN)
            return Interval(low=value, high=value, approximate=approximate)
        low = _lowest_quotient(_ends(self)[0], other)
        below, high_open = _lowest_quotient(_ends(-self)[0], other)
        return _hull([low, (minus(below), high_open)], approximate=approximate)

    def hull(self, other: Interval) -> Interval:
        """Return the smallest interval that holds both."""
        return _hull(
            [*_ends(self), *_ends(other)], approximate=self.approximate or other.approximate
        )


End = tuple[Decimal, bool]
"""A value (perhaps infinite) and whether it is excluded."""


def _ends(interval: Interval) -> tuple[End, End]:
    low = (-_INFINITY, True) if interval.low is None else (interval.low, interval.low_open)
    high = (_INFINITY, True) if interval.high is None else (interval.high, interval.high_open)
    return low, high


def _reaches_down_to(outer: Interval, inner: Interval) -> bool:
    (mine, mine_open), (theirs, theirs_open) = _ends(outer)[0], _ends(inner)[0]
    return mine < theirs or (mine == theirs and (theirs_open or not mine_open))


def _product(one: End, two: End) -> End:
    if (one[0] == 0 and not one[1]) or (two[0] == 0 and not two[1]):
        return _ZERO, False
    if one[0] == 0 or two[0] == 0:
        return _ZERO, True
    return times(one[0], two[0]), one[1] or two[1]


def _lowest_quotient(low: End, divisor: Interval) -> End:
    """Return the low end of everything from *low* upwards over *divisor*, rounded down.

    A negative value is lowest over the smallest divisor, a positive one over the
    greatest; an open end of zero, or one that is not known, takes it to a limit.
    """
    value, is_open = low
    if value == 0:
        return _ZERO, is_open
    by, by_open = _ends(divisor)[0 if value < 0 else 1]
    if by == 0 or value.is_infinite():
        return -_INFINITY, True
    if by.is_infinite():
        return _ZERO, True
    return divided(value, by, ROUND_FLOOR), is_open or by_open


def _hull(ends: list[End], *, approximate: bool) -> Interval:
    low, high = min(value for value, _ in ends), max(value for value, _ in ends)
    return Interval(
        low=low if low.is_finite() else None,
        high=high if high.is_finite() else None,
        low_open=low.is_finite() and all(is_open for value, is_open in ends if value == low),
        high_open=high.is_finite() and all(is_open for value, is_open in ends if value == high),
        approximate=approximate,
    )
