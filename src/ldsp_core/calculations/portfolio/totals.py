"""A shared indicator over several partnerships, by its own rule for adding."""

from __future__ import annotations

from collections.abc import Sequence

from ldsp_core.calculations.combining import Recorded, Value, combined, numbers_of
from ldsp_core.calculations.portfolio.figures import Kind, PartnershipFigure
from ldsp_core.calculations.union import union
from ldsp_core.errors import CalculationError
from ldsp_core.model import Indicator
from ldsp_core.values import (
    NOT_APPLICABLE,
    NOT_RECORDED,
    Count,
    Interval,
    Missing,
    Money,
    MoneyRange,
    Share,
    money_range,
)

_OVER = "partnerships"


def total_over(
    indicator: Indicator, figures: Sequence[PartnershipFigure], kind: Kind
) -> tuple[Value, str]:
    """Return the total of *figures*, and why there is none where one is refused.

    A partnership that measures the indicator and has no value makes it a lower bound,
    where the rule is a sum or the greatest; for a mean or a share it is left out.
    """
    measuring = [each for each in figures if each.activities]
    values = [_value(each, kind) for each in measuring]
    recorded = [each for each in values if not isinstance(each, Missing)]
    if NOT_APPLICABLE in values:
        return NOT_APPLICABLE, ""
    if not recorded:
        return _reason(values), ""
    if len(recorded) > 1 and indicator.over_activities in ("latest", "none"):
        return NOT_APPLICABLE, (
            f"{indicator.name!r} does not add up over partnerships "
            f"(rule {indicator.over_activities!r})"
        )
    try:
        whole = _whole(indicator, recorded, measuring, kind)
    except CalculationError as error:
        return NOT_APPLICABLE, str(error)
    if len(recorded) < len(values) and indicator.over_activities in ("sum", "maximum"):
        return at_least(whole), ""
    return whole, ""


def _whole(
    indicator: Indicator,
    recorded: Sequence[Recorded],
    figures: Sequence[PartnershipFigure],
    kind: Kind,
) -> Recorded:
    if len(recorded) == 1:
        return recorded[0]
    counts = [each for each in recorded if isinstance(each, Count)]
    added = indicator.over_activities == "sum"
    if added and indicator.basis == "unique people" and len(counts) == len(recorded):
        return union(counts, counts)
    if indicator.over_activities == "mean":
        parts = [part for figure in figures for part in figure.parts[kind]]
        return combined(indicator, parts, "mean", _OVER)
    return combined(indicator, recorded, indicator.over_activities, _OVER)


def at_least(value: Recorded) -> Recorded:
    """Return *value* as a lower bound: the same low end, and no high one.

    Shares and levels stay as they are: that more is missing says nothing of their size.
    """
    if isinstance(value, Count):
        return above(value)
    numbers = numbers_of(value)
    if numbers is None or isinstance(value, Share):
        return value
    open_above = Interval(
        low=numbers.low, low_open=numbers.low_open, approximate=numbers.approximate
    )
    if isinstance(value, Money | MoneyRange):
        return money_range(open_above, value.currency)
    return open_above


def above(count: Count) -> Count:
    """Return *count* as a lower bound: its low end, or 0 where there is none."""
    return Count(low=count.least, low_open=count.low_open, approximate=count.approximate)


def _value(figure: PartnershipFigure, kind: Kind) -> Value:
    return figure.target if kind == "target" else figure.actual


def _reason(values: Sequence[Value]) -> Missing:
    reasons = {each for each in values if isinstance(each, Missing)}
    return reasons.pop() if len(reasons) == 1 else NOT_RECORDED
