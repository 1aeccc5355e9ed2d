"""Checks on how the data hang together: ids, references, order of dates, corrections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from ldsp_core.checks.spec import CheckContext, CheckSpec, Finding, Severity
from ldsp_core.model import Correction, Partnership, When, place_text, reference_problems, walk
from ldsp_core.values.wording import date_in_words


def duplicate_id(partnership: Partnership, _context: CheckContext) -> Iterator[Finding]:
    """Find ids that are used twice."""
    for problem in reference_problems(partnership):
        if problem.duplicate:
            yield Finding(
                check=DUPLICATE_ID.id,
                severity=DUPLICATE_ID.severity,
                place=place_text(partnership, problem.path),
                message=problem.message,
                suggestion="give one of the two another id, and mend what refers to it",
            )


def dangling_reference(partnership: Partnership, _context: CheckContext) -> Iterator[Finding]:
    """Find references to something that is not there."""
    for problem in reference_problems(partnership):
        if not problem.duplicate:
            yield Finding(
                check=DANGLING_REFERENCE.id,
                severity=DANGLING_REFERENCE.severity,
                place=place_text(partnership, problem.path),
                message=problem.message,
                suggestion="correct the id, or add what it names",
            )


def end_before_start(partnership: Partnership, _context: CheckContext) -> Iterator[Finding]:
    """Find things that end before they start, for every day that may be meant."""
    owners = [partnership, *(fact.value for fact in walk(partnership))]
    paths = [(), *(fact.path for fact in walk(partnership))]
    for owner, path in zip(owners, paths, strict=True):
        start, end = getattr(owner, "start", None), getattr(owner, "end", None)
        if isinstance(start, When) and isinstance(end, When) and end.date.last < start.date.first:
            yield Finding(
                check=END_BEFORE_START.id,
                severity=END_BEFORE_START.severity,
                place=place_text(partnership, (*path, "end")),
                message=f"the end, {date_in_words(end.date)}, lies before the start, "
                f"{date_in_words(start.date)}",
                suggestion="correct one of the two dates",
            )


def correction_of_nothing(partnership: Partnership, _context: CheckContext) -> Iterator[Finding]:
    """Find corrections that name a field which the corrected thing does not have."""
    for fact in walk(partnership):
        if not isinstance(fact.value, Correction):
            continue
        names = [attribute.name for attribute in attrs.fields(type(fact.owner))]
        if fact.value.field not in names:
            yield Finding(
                check=CORRECTION_OF_NOTHING.id,
                severity=CORRECTION_OF_NOTHING.severity,
                place=place_text(partnership, (*fact.path, "field")),
                message=f"{fact.value.field!r} is no field of what is corrected",
                suggestion=f"name one of: {', '.join(names)}",
            )


DUPLICATE_ID: Final = CheckSpec(
    id="duplicate-id",
    title="An id is used twice",
    severity=Severity.ERROR,
    run=duplicate_id,
)
DANGLING_REFERENCE: Final = CheckSpec(
    id="dangling-reference",
    title="A reference leads nowhere",
    severity=Severity.ERROR,
    run=dangling_reference,
)
END_BEFORE_START: Final = CheckSpec(
    id="end-before-start",
    title="Something ends before it starts",
    severity=Severity.ERROR,
    run=end_before_start,
)
CORRECTION_OF_NOTHING: Final = CheckSpec(
    id="correction-of-nothing",
    title="A correction names a field that is not there",
    severity=Severity.WARNING,
    run=correction_of_nothing,
)
CHECKS: Final = (DUPLICATE_ID, DANGLING_REFERENCE, END_BEFORE_START, CORRECTION_OF_NOTHING)
