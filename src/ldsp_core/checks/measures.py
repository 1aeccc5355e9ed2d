"""Checks on measures: results without a target, parts that do not make their total."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from ldsp_core.calculations import indicators_of, value_of
from ldsp_core.checks.spec import CheckContext, CheckSpec, Finding, Severity
from ldsp_core.errors import CalculationError
from ldsp_core.model import Activity, Breakdown, Measurement, Partnership
from ldsp_core.values import Count, Interval, Missing, Period, total
from ldsp_core.values.wording import count_in_words


def result_without_target(partnership: Partnership, _context: CheckContext) -> Iterator[Finding]:
    """Find activities that claim a result against a target that is not recorded."""
    for activity in partnership.activities:
        if isinstance(activity.target_result, Missing) or _has_target(activity):
            continue
        yield Finding(
            check=RESULT_WITHOUT_TARGET.id,
            severity=RESULT_WITHOUT_TARGET.severity,
            place=f"activities[{activity.id}].target_result",
            message=f"{activity.title} is said to have {_claim(activity.target_result)}, but no "
            "target is recorded",
            suggestion="record the target as a measurement of kind 'target'",
        )


def _claim(result: str) -> str:
    return {"exceeded": "exceeded its target", "met": "met its target"}.get(
        result, "missed its target"
    )


def _has_target(activity: Activity) -> bool:
    return any(
        measurement.kind == "target" and not isinstance(measurement.value, Missing)
        for measurement in activity.measurements
    )


def target_of_less_time(partnership: Partnership, _context: CheckContext) -> Iterator[Finding]:
    """Find results that add up over more time than the targets that they are set against.

    Of indicators that are added up over periods. A cumulative target counts from the
    start; results that are cumulative, and all without a period, are not judged.
    """
    for activity in partnership.activities:
        for indicator in indicators_of(partnership, activity):
            if indicator.over_periods != "sum":
                continue
            mine = [
                each
                for each in activity.measurements
                if each.indicator == indicator.id and not isinstance(each.value, Missing)
            ]
            targets = [each for each in mine if each.kind == "target"]
            outside = list(_outside(targets, [each for each in mine if each.kind == "actual"]))
            if outside:
                yield Finding(
                    check=TARGET_OF_LESS_TIME.id,
                    severity=TARGET_OF_LESS_TIME.severity,
                    place=f"activities[{activity.id}].measurements",
                    message=f"results of {indicator.name!r} for {'; '.join(outside)} are set "
                    "against targets of less time",
                    suggestion="record the target of that time too, or accept the finding",
                )


def _outside(targets: list[Measurement], actuals: list[Measurement]) -> Iterator[str]:
    """Yield the periods of *actuals* that the periods of *targets* do not cover, each once."""
    spans: list[tuple[date, date]] = []
    for each in targets:
        if isinstance(each.period, Missing):
            return
        spans.append((date.min if each.cumulative else each.period.start, each.period.end))
    if not spans:
        return
    spans.sort()
    told: dict[str, None] = {}
    for each in actuals:
        if isinstance(each.period, Missing) or each.cumulative:
            continue
        if not _is_covered(each.period, spans):
            told[each.period.label] = None
    yield from told


def _is_covered(period: Period, spans: list[tuple[date, date]]) -> bool:
    """Whether every day of *period* lies in one of *spans*, which come by their starts."""
    day = period.start
    for start, end in spans:
        if start <= day <= end:
            if period.end <= end:
                return True
            day = end + timedelta(days=1)
    return False


def breakdown_sum(partnership: Partnership, _context: CheckContext) -> Iterator[Finding]:
    """Find breakdowns whose parts cannot add up to the total."""
    for activity in partnership.activities:
        for index, measurement in enumerate(activity.measurements):
            for number, breakdown in enumerate(measurement.breakdowns):
                message = _mismatch(measurement, breakdown)
                if message:
                    yield Finding(
                        check=BREAKDOWN_SUM.id,
                        severity=BREAKDOWN_SUM.severity,
                        place=f"activities[{activity.id}].measurements[{index}]"
                        f".breakdowns[{number}]",
                        message=message,
                        suggestion="correct a part or the total, or add a part 'unknown'",
                    )


def _mismatch(measurement: Measurement, breakdown: Breakdown) -> str:
    if not isinstance(measurement.count, Count):
        return ""
    counts = [part.count for part in breakdown.parts]
    known = [count for count in counts if isinstance(count, Count)]
    parts, whole = total(known).interval, measurement.count.interval
    if len(known) < len(counts):  # what is not recorded may be what the parts lack
        parts = Interval(low=parts.low, low_open=parts.low_open)
    if parts.approximate or whole.approximate or (parts - whole).contains(0):
        return ""
    return (
        f"the parts by {breakdown.dimension} add up to {count_in_words(total(known))}, but the "
        f"total is {measurement.count}"
    )


def unknown_level(partnership: Partnership, _context: CheckContext) -> Iterator[Finding]:
    """Find levels that the indicator's own list does not have."""
    for activity in partnership.activities:
        for index, measurement in enumerate(activity.measurements):
            levels = partnership.indicator(measurement.indicator).levels
            if isinstance(measurement.level, str) and measurement.level not in levels:
                yield Finding(
                    check=UNKNOWN_LEVEL.id,
                    severity=UNKNOWN_LEVEL.severity,
                    place=f"activities[{activity.id}].measurements[{index}].level",
                    message=f"{measurement.level!r} is none of the levels of "
                    f"{measurement.indicator!r} ({', '.join(levels) or 'it has none'})",
                    suggestion="use one of the levels, or add it to the indicator's list",
                )


def two_values(partnership: Partnership, _context: CheckContext) -> Iterator[Finding]:
    """Find measurements that give more than one of count, money, share and level."""
    for activity in partnership.activities:
        for index, measurement in enumerate(activity.measurements):
            values = {
                "count": measurement.count,
                "money": measurement.money,
                "share": measurement.share,
                "level": measurement.level,
            }
            given = [name for name, value in values.items() if not isinstance(value, Missing)]
            if len(given) > 1:
                yield Finding(
                    check=TWO_VALUES.id,
                    severity=TWO_VALUES.severity,
                    place=f"activities[{activity.id}].measurements[{index}]",
                    message=f"this measurement has {len(given)} values: {', '.join(given)}",
                    suggestion="keep one, and make a measurement of its own for each other",
                )


def over_capacity(partnership: Partnership, _context: CheckContext) -> Iterator[Finding]:
    """Find more places taken up than were offered.

    For indicators whose basis is "places offered", the target is what is offered.
    """
    for activity in partnership.activities:
        for indicator in indicators_of(partnership, activity):
            if indicator.basis != "places offered":
                continue
            try:
                offered = value_of(activity, indicator, "target").value
                taken = value_of(activity, indicator, "actual").value
            except CalculationError:  # told by measures-clash
                continue
            if not isinstance(offered, Count) or not isinstance(taken, Count):
                continue
            if _surely_more(taken, offered):
                yield Finding(
                    check=OVER_CAPACITY.id,
                    severity=OVER_CAPACITY.severity,
                    place=f"activities[{activity.id}]",
                    message=f"{taken} places are taken up, but only {offered} are offered",
                    suggestion="correct one of the two, or record the places that were added",
                )


def _surely_more(taken: Count, offered: Count) -> bool:
    gap = (taken - offered).interval
    if gap.approximate or gap.low is None:
        return False
    return gap.low > 0 or (gap.low == 0 and gap.low_open)


RESULT_WITHOUT_TARGET: Final = CheckSpec(
    id="result-without-target",
    title="A result is claimed against a target that is not recorded",
    severity=Severity.WARNING,
    run=result_without_target,
)
TARGET_OF_LESS_TIME: Final = CheckSpec(
    id="target-of-less-time",
    title="A target covers less time than the results beside it",
    severity=Severity.WARNING,
    run=target_of_less_time,
)
BREAKDOWN_SUM: Final = CheckSpec(
    id="breakdown-sum",
    title="A breakdown does not add up to its total",
    severity=Severity.ERROR,
    run=breakdown_sum,
)
UNKNOWN_LEVEL: Final = CheckSpec(
    id="unknown-level",
    title="A level is none of its indicator's levels",
    severity=Severity.ERROR,
    run=unknown_level,
)
TWO_VALUES: Final = CheckSpec(
    id="two-values",
    title="A measurement has more than one value",
    severity=Severity.ERROR,
    run=two_values,
)
OVER_CAPACITY: Final = CheckSpec(
    id="over-capacity",
    title="More places are taken up than were offered",
    severity=Severity.WARNING,
    run=over_capacity,
)
CHECKS: Final = (
    RESULT_WITHOUT_TARGET,
    TARGET_OF_LESS_TIME,
    BREAKDOWN_SUM,
    UNKNOWN_LEVEL,
    TWO_VALUES,
    OVER_CAPACITY,
)
