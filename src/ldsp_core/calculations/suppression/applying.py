"""The partnership as the public may see it: what is hidden is not there any more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from attrs import evolve

from ldsp_core.calculations.suppression.pattern import Pattern
from ldsp_core.errors import Path
from ldsp_core.model import Activity, Breakdown, Measurement, Partnership
from ldsp_core.values import NOT_RECORDED, SUPPRESSED, Missing


def suppressed(partnership: Partnership, pattern: Pattern) -> Partnership:
    """Return *partnership* as the public may see it by *pattern*.

    Each hidden figure is Missing ("suppressed"), and so is everything derived from it. The
    note and the corrections of its measurement go with it, since they may hold the figure
    in words; so does what is said of the target of its activity, where it is a total (of
    numbers below 5 only 3 and 4 meet a target of 3); and so do the entries of earlier
    publications, which hold figures too.
    """
    inside: dict[int, list[Path]] = defaultdict(list)
    for each in pattern.hidden:
        _, number, *rest = each.path
        inside[int(number)].append(tuple(rest))
    return evolve(
        partnership,
        publications=(),
        activities=tuple(
            _activity(activity, inside[number]) if number in inside else activity
            for number, activity in enumerate(partnership.activities)
        ),
    )


def _activity(activity: Activity, paths: Iterable[Path]) -> Activity:
    inside: dict[int, list[Path]] = defaultdict(list)
    for _, index, *rest in paths:
        inside[int(index)].append(tuple(rest))
    has_hidden_total = any(path != "breakdowns" for those in inside.values() for path, *_ in those)
    return evolve(
        activity,
        target_result=SUPPRESSED
        if has_hidden_total and not isinstance(activity.target_result, Missing)
        else activity.target_result,
        measurements=tuple(
            _measurement(measurement, inside[index]) if index in inside else measurement
            for index, measurement in enumerate(activity.measurements)
        ),
    )


def _measurement(measurement: Measurement, paths: list[Path]) -> Measurement:
    parts: dict[int, set[int]] = defaultdict(set)
    for path in paths:
        if path[0] == "breakdowns":
            parts[int(path[1])].add(int(path[3]))
    return evolve(
        measurement,
        count=SUPPRESSED if ("count",) in paths else measurement.count,
        share=SUPPRESSED if ("share",) in paths else measurement.share,
        note=NOT_RECORDED,
        corrections=(),
        breakdowns=tuple(
            _breakdown(breakdown, parts[number])
            for number, breakdown in enumerate(measurement.breakdowns)
        ),
    )


def _breakdown(breakdown: Breakdown, hidden: set[int]) -> Breakdown:
    return evolve(
        breakdown,
        parts=tuple(
            evolve(part, count=SUPPRESSED) if place in hidden else part
            for place, part in enumerate(breakdown.parts)
        ),
    )
