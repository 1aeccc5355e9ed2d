"""Checks on places: results and activities outside the partnership's area."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ldsp_core.checks.spec import CheckContext, CheckSpec, Finding, Severity
from ldsp_core.model import Activity, Partnership
from ldsp_core.values import Missing, Place


def place_outside_area(partnership: Partnership, _context: CheckContext) -> Iterator[Finding]:
    """Find places of activities and results that are none of the area's.

    Compared by GSS code; a place without a code is not judged. Venues, and what
    happens elsewhere, are not results and may lie anywhere. Each place is named once
    an activity.
    """
    inside = {place.code for place in partnership.area.places}
    if not inside:
        return
    for activity in partnership.activities:
        named: set[str] = set()
        for where, place in _places(activity):
            if place.code is None or place.code in inside or place.code in named:
                continue
            named.add(place.code)
            yield Finding(
                check=PLACE_OUTSIDE_AREA.id,
                severity=PLACE_OUTSIDE_AREA.severity,
                place=f"activities[{activity.id}].{where}",
                message=f"{place.name} ({place.code}) lies outside {partnership.area.name}",
                suggestion="correct the place, add it to the area, or accept the finding with the "
                "reason",
            )


def _places(activity: Activity) -> Iterator[tuple[str, Place]]:
    for index, measurement in enumerate(activity.measurements):
        if not isinstance(measurement.place, Missing):
            yield f"measurements[{index}].place", measurement.place
    for index, place in enumerate(activity.places):
        yield f"places[{index}]", place


PLACE_OUTSIDE_AREA: Final = CheckSpec(
    id="place-outside-area",
    title="A place lies outside the partnership's area",
    severity=Severity.WARNING,
    run=place_outside_area,
)
CHECKS: Final = (PLACE_OUTSIDE_AREA,)
