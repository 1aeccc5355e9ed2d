"""Shares of a whole, with the two numbers they come from, so that they add up rightly."""

from __future__ import annotations

from typing import Final

from attrs import evolve, field, frozen

from ldsp_core.errors import CalculationError, InvalidValueError, ValueTextError, quoted
from ldsp_core.values.bounds import bound_code, read_bound
from ldsp_core.values.comparison import Comparison, reaches
from ldsp_core.values.count import Count
from ldsp_core.values.exact import shifted
from ldsp_core.values.interval import Interval

_HUNDRED: Final = Interval.exactly(100)


@frozen(kw_only=True)
class Share:
    """A part of a whole: ``numerator`` over ``denominator``, each perhaps a bound.

    Over 600 of 1,000 is over 60 per cent. A share stated as a percentage alone
    ("62%") has no counts behind it: ``stated`` holds it as a fraction of one, and it
    cannot be combined with others. Shares are never added. Raises InvalidValueError
    for a share of what may be nothing.
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
            least = self.denominator.least
            if least is None or least < 0 or (least == 0 and not self.denominator.low_open):
                raise InvalidValueError(f"a share of {self.denominator} may be a share of nothing")
        elif self.numerator is not None or self.denominator is not None:
            raise InvalidValueError("a share is either two counts or a stated percentage, not both")
        elif self.stated.low is None and self.stated.high is None and self.wording is None:
            raise InvalidValueError("a stated share needs at least one end; use Missing for none")

    @classmethod
    def of(cls, numerator: Count, denominator: Count) -> Share:
        """Return *numerator* as a share of *denominator*."""
        return cls(numerator=numerator, denominator=denominator)

    @classmethod
    def parse(cls, text: str) -> Share:
        """Read a percentage: ``62%``, ``over 60%``, ``60-70%``, ``at least 12.5 per cent``.

        The forms are those of ``Count.parse``, fractions allowed. The words are kept,
        spaces tidied, unless they are a bound in signs (``>60%``). Raises
        ValueTextError.
        """
        words = " ".join(text.split())
        try:
            percent = read_bound(words, percent=True)
        except InvalidValueError as error:
            raise ValueTextError(f"{quoted(text)} is not a share: {error}") from None
        if percent is None:
            raise ValueTextError(
                f"{quoted(text)} is not a share; write a percentage such as '62%' or 'over 60%', "
                "or give numerator and denominator"
            )
        stated = evolve(
            percent,
            low=None if percent.low is None else shifted(percent.low, -2),
            high=None if percent.high is None else shifted(percent.high, -2),
        )
        in_signs = not percent.is_exact and words == bound_code(percent, "%")
        return cls(stated=stated, wording=None if in_signs else words)

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
        if self.stated is not None:
            return bound_code(self.percent, "%")
        return f"{self.numerator} of {self.denominator}"

    def __add__(self, other: object) -> Share:
        raise CalculationError(
            "shares are never added: add their numerators and denominators, then divide"
        )

    __radd__ = __add__

    def against(self, target: Share, *, less_is_better: bool = False) -> Comparison:
        """Say whether this share reaches *target*; see ``reaches``."""
        return reaches(self.interval, target.interval, less_is_better=less_is_better)
