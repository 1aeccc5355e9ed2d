"""Checks on places: results outside the partnership's area, codes that do not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ldsp_core.checks.spec import CheckContext, CheckSpec, Finding, Severity
from ldsp_core.codelists import local_authority
from ldsp_core.model import Activity, Partnership, place_text, walk
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


def place_code_mismatch(partnership: Partnership, context: CheckContext) -> Iterator[Finding]:
    """Find places whose code is another place's, or was given up before the as-at date.

    Compared, word by word, with the Register of geographic codes (ONS); codes that the
    list lacks are not judged.
    """
    for fact in walk(partnership):
        place = fact.value
        found = local_authority(place.code) if isinstance(place, Place) and place.code else None
        if found is None:
            continue
        where = place_text(partnership, fact.path)
        if _words(found.name) != _words(place.name):
            yield Finding(
                check=PLACE_CODE_MISMATCH.id,
                severity=PLACE_CODE_MISMATCH.severity,
                place=where,
                message=f"{place.code} is the code of {found.name}, not of {place.name}",
                suggestion="correct the name or the code",
            )
        if not found.valid_on(context.as_at):
            yield Finding(
                check=PLACE_CODE_MISMATCH.id,
                severity=PLACE_CODE_MISMATCH.severity,
                place=where,
                message=f"{place.code} ({found.name}) was given up after {found.valid_to}",
                suggestion=f"use {' or '.join(found.replaced_by)}"
                if found.replaced_by
                else "look up the code that took its place",
            )


def _words(name: str) -> list[str]:
    """Return the words of *name*, whatever its capitals, dots and apostrophes."""
    return re.findall(r"\w+", re.sub("['\u2019]", "", name.casefold()).replace("&", " and "))


PLACE_OUTSIDE_AREA: Final = CheckSpec(
    id="place-outside-area",
    title="A place lies outside the partnership's area",
    severity=Severity.WARNING,
    run=place_outside_area,
)
PLACE_CODE_MISMATCH: Final = CheckSpec(
    id="place-code-mismatch",
    title="A place's code is another place's, or has expired",
    severity=Severity.WARNING,
    run=place_code_mismatch,
)
CHECKS: Final = (PLACE_OUTSIDE_AREA, PLACE_CODE_MISMATCH)
