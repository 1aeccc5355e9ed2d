"""Checks: facts that contradict one another, and facts that nobody told."""

from ldsp_core.checks import (
    acceptances,
    claims,
    dates,
    delivery,
    grants,
    measures,
    names,
    organisations,
    papers,
    places,
    privacy,
    small_numbers,
    structure,
    sums,
)
from ldsp_core.checks.running import Findings, run_checks
from ldsp_core.checks.spec import CheckContext, CheckSpec, Finding, Severity

__all__ = [
    "CheckContext",
    "CheckSpec",
    "Finding",
    "Findings",
    "Severity",
    "builtin_checks",
    "run_checks",
]


def builtin_checks() -> tuple[CheckSpec, ...]:
    """Return the library's own checks."""
    rooms = (
        structure,
        dates,
        measures,
        sums,
        places,
        names,
        organisations,
        grants,
        claims,
        delivery,
        papers,
        privacy,
        small_numbers,
        acceptances,
    )
    return tuple(spec for room in rooms for spec in room.CHECKS)
