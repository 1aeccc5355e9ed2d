"""Several values of one indicator made into one, by a rule that says how they add up."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ldsp_core.errors import CalculationError
from ldsp_core.model import Indicator
from ldsp_core.model.terms import Adding
from ldsp_core.values import (
    Count,
    Interval,
    Missing,
    Money,
    MoneyRange,
    Share,
    money_range,
    total,
)

Recorded = Count | Money | MoneyRange | Share | Decimal | Interval | str
"""A value that is there; a mean of counts is a Decimal, of bounds an Interval."""

Value = Recorded | Missing
"""The value of an indicator, or why there is none."""


def combined(indicator: Indicator, values: Sequence[Recorded], rule: Adding, over: str) -> Recorded:
    """Return *values* as one, by *rule*; *over* says what they lie across.

    That is "activities", or "the periods of activities[teach-too]", so that a refusal says where.

    Formulas: the sum of counts and of money; of shares, the sum of numerators ÷ the sum
    of denominators, for the sum and the mean alike; the greatest for "maximum"; the sum
    ÷ the number of values for "mean". One value alone is itself under every rule. Raises
    CalculationError where that says nothing: rules "none" and "latest", levels that
    would have to be added, shares stated without their two numbers, unlike values. Own
    definition.
    """
    if len(values) == 1:
        return values[0]
    if rule == "sum":
        return _sum(indicator, values, over)
    if rule == "maximum":
        return _maximum(indicator, values, over)
    if rule == "mean":
        return _mean(indicator, values, over)
    raise CalculationError(
        f"{indicator.name!r} has {len(values)} values, and adding them over {over} by {rule!r} "
        "says nothing; ask for one of them"
    )


def or_more(value: Recorded) -> Recorded:
    """Return *value* where more belongs to it that nobody recorded: its low end alone stays.

    Shares, levels and means say nothing of what is missing, and stay as they are.
    """
    if isinstance(value, Count):
        return value + Count(low=0)
    if isinstance(value, Money | MoneyRange):
        return money_range((numbers_of(value) or Interval()) + Interval(low=0), value.currency)
    return value


def interval_in(indicator: Indicator, value: Value) -> Interval | None:
    """Return the numbers that *value* may be; a level's place in the list of levels.

    None for Missing, and for a level that the indicator does not have.
    """
    if isinstance(value, str):
        known = value in indicator.levels
        return Interval.exactly(indicator.levels.index(value)) if known else None
    return numbers_of(value)


def numbers_of(value: Value) -> Interval | None:
    """Return the numbers that *value* may be; None for Missing and for levels."""
    if isinstance(value, Count | Share | MoneyRange):
        return value.interval
    if isinstance(value, Money):
        return Interval.exactly(value.amount)
    if isinstance(value, Decimal):
        return Interval.exactly(value)
    return value if isinstance(value, Interval) else None


def kind_of(value: Recorded) -> str:
    """Return what can be compared and added: a currency, "number", "share" or "level"."""
    if isinstance(value, Money | MoneyRange):
        return value.currency
    if isinstance(value, str):
        return "level"
    return "share" if isinstance(value, Share) else "number"


def _sum(indicator: Indicator, values: Sequence[Recorded], over: str) -> Recorded:
    counts = [value for value in values if isinstance(value, Count)]
    if len(counts) == len(values):
        return total(counts)
    shares = [value for value in values if isinstance(value, Share)]
    if len(shares) == len(values):
        return _pooled(indicator, shares, over)
    whole = Interval.exactly(0)
    for value in values:
        whole = whole + _number(indicator, value, values, over)
    return _like(values, whole)


def _mean(indicator: Indicator, values: Sequence[Recorded], over: str) -> Recorded:
    shares = [value for value in values if isinstance(value, Share)]
    if len(shares) == len(values):
        return _pooled(indicator, shares, over)
    whole = Interval.exactly(0)
    for value in values:
        whole = whole + _number(indicator, value, values, over)
    return _like(values, whole / Interval.exactly(len(values)))


def _pooled(indicator: Indicator, shares: Sequence[Share], over: str) -> Share:
    pairs = [
        (share.numerator, share.denominator)
        for share in shares
        if share.numerator is not None and share.denominator is not None
    ]
    if len(pairs) < len(shares):
        stated = ", ".join(str(share) for share in shares if share.stated is not None)
        raise CalculationError(
            f"the values of {indicator.name!r} cannot be added over {over}: {stated}; percentages "
            "are never added, so give numerator and denominator"
        )
    return Share.of(total(part for part, _ in pairs), total(whole for _, whole in pairs))


def _maximum(indicator: Indicator, values: Sequence[Recorded], over: str) -> Recorded:
    levels = [value for value in values if isinstance(value, str)]
    if len(levels) == len(values):
        unknown = [level for level in levels if level not in indicator.levels]
        if unknown:
            raise CalculationError(
                f"{unknown[0]!r} is none of the levels of {indicator.name!r}, so nobody can say "
                f"which is the greatest over {over}"
            )
        return max(levels, key=indicator.levels.index)
    intervals = [_number(indicator, value, values, over) for value in values]
    whole = _greatest(intervals)
    greatest = [each for each, mine in zip(values, intervals, strict=True) if mine == whole]
    if greatest and all(each == greatest[0] for each in greatest):
        return greatest[0]  # as it was told; of several ways to tell it none is chosen
    if isinstance(values[0], Share):
        return Share(stated=whole)
    return Count.of(whole) if isinstance(values[0], Count) else _like(values, whole)


def _greatest(intervals: Sequence[Interval]) -> Interval:
    """Return what the greatest of one value from each interval may be."""
    lows = [(each.low, each.low_open) for each in intervals if each.low is not None]
    highs = [(each.high, not each.high_open) for each in intervals if each.high is not None]
    low, low_open = max(((low, is_open) for low, is_open in lows), default=(None, False))
    high, closed = max(highs) if len(highs) == len(intervals) else (None, True)
    return Interval(
        low=low,
        low_open=low_open,
        high=high,
        high_open=not closed,
        approximate=any(each.approximate for each in intervals),
    )


def _number(
    indicator: Indicator, value: Recorded, values: Sequence[Recorded], over: str
) -> Interval:
    """Return the numbers that *value* may be, which must be of one kind with *values*."""
    kinds = {kind_of(each) for each in values}
    if len(kinds) > 1 or kinds & {"level"}:
        raise CalculationError(
            f"the values of {indicator.name!r} cannot be added over {over}: "
            f"{', '.join(map(str, values))}; values of different kinds or currencies, and levels, "
            "are never added"
        )
    return numbers_of(value) or Interval()


def _like(values: Sequence[Recorded], interval: Interval) -> Recorded:
    """Return *interval* as money where *values* are, else as a number."""
    first = values[0]
    if isinstance(first, Money | MoneyRange):
        return money_range(interval, first.currency)
    return interval.exact if interval.is_exact else interval
