"""Shares of a whole, with the two numbers they come from, so that they add up rightly."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from attrs import field, frozen

from ldsp_core.errors import CalculationError, InvalidValueError, ValueTextError
from ldsp_core.values.count import Comparison, Count, compare
from ldsp_core.values.interval import Interval

_HUNDRED: Final = Interval.exactly(100)
_PERCENT = re.compile(
    r"(?:(?P<sign>>=|<=|>|<|over|more than|at least|up to|under|less than|about|~)\s*)?"
    r"(?P<number>\d+(?:\.\d+)?)\s*(?:%|per cent|percent)",
    re.IGNORECASE,
)
_LOW = {">": True, "over": True, "more than": True, ">=": False, "at least": False}
_HIGH = {"<": True, "under": True, "less than": True, "<=": False, "up to": False}


@frozen(kw_only=True)
class Share:
    """A part of a whole: ``numerator`` over ``denominator``, each perhaps a bound.

    Over 600 of 1,000 is over 60 per cent. A share stated as a percentage alone
    ("62%") has no counts behind it: ``stated`` holds it as a fraction of one, and it
    cannot be combined with others. Shares are never added.
    """

    numerator: Count | None = None
    denominator: Count | None = None
    stated: Interval | None = field(default=None)
    wording: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.stated is None:
            if self.numerator is None or self.denominator is None:
                raise InvalidValueError(
                    "a share needs a numerator and a denominator, or a percentage"
                )
            if self.denominator.interval.low is None or self.denominator.interval.contains(0):
                raise InvalidValueError(f"a share of {self.denominator} may be a share of nothing")
        elif self.numerator is not None or self.denominator is not None:
            raise InvalidValueError("a share is either two counts or a stated percentage, not both")

    @classmethod
    def of(cls, numerator: Count, denominator: Count) -> Share:
        """Return *numerator* as a share of *denominator*."""
        return cls(numerator=numerator, denominator=denominator)

    @classmethod
    def parse(cls, text: str) -> Share:
        """Read a percentage: ``62%``, ``over 60%``, ``at least 12.5 per cent``."""
        match = _PERCENT.fullmatch(" ".join(text.split()))
        if match is None:
            raise ValueTextError(
                f"{text!r} is not a share; write a percentage such as '62%' or 'over 60%', "
                "or give numerator and denominator"
            )
        fraction = Decimal(match["number"]) / 100
        sign = (match["sign"] or "").lower()
        if sign in _LOW:
            stated = Interval(low=fraction, low_open=_LOW[sign])
        elif sign in _HIGH:
            stated = Interval(high=fraction, high_open=_HIGH[sign])
        else:
            stated = Interval(low=fraction, high=fraction, approximate=sign in ("about", "~"))
        return cls(stated=stated, wording=text)

    @property
    def interval(self) -> Interval:
        """The share as a fraction of one."""
        if self.stated is not None:
            return self.stated
        if self.numerator is None or self.denominator is None:  # held by the class itself
            raise InvalidValueError("a share needs a numerator and a denominator")
        return self.numerator.interval / self.denominator.interval

    @property
    def percent(self) -> Interval:
        """The share in per cent."""
        return self.interval * _HUNDRED

    @property
    def is_exact(self) -> bool:
        """Whether one share alone is meant, and meant exactly."""
        return self.interval.is_exact

    def __str__(self) -> str:
        if self.wording is not None:
            return self.wording
        return f"{self.numerator} of {self.denominator}"

    def __add__(self, other: object) -> Share:
        raise CalculationError(
            "shares are never added: add their numerators and denominators, then divide"
        )

    def against(self, target: Share) -> Comparison:
        """Say whether this share reaches *target* (more is better)."""
        return compare(self.interval, target.interval)
