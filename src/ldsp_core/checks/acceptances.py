"""Checks on what the data say of checks: acceptances and severities that do nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import fields_dict

from ldsp_core.checks.spec import CheckContext, CheckSpec, Finding, Severity
from ldsp_core.errors import did_you_mean, quoted
from ldsp_core.model import Partnership, path_of_place


def without_effect(partnership: Partnership, context: CheckContext) -> Iterator[Finding]:
    """Find acceptances and severities that do nothing.

    Those of checks that are not there, acceptances of nothing, and those without a reason.

    The place of an acceptance is judged where it begins with a key of the data file; a
    check of a plugin may name others.
    """
    for index, each in enumerate(partnership.accepted):
        if each.check not in context.checks:
            yield _no_such_check(f"accepted[{index}].check", each.check, context)
        elif _is_lost(partnership, each.place):
            yield Finding(
                check=WITHOUT_EFFECT.id,
                severity=WITHOUT_EFFECT.severity,
                place=f"accepted[{index}].place",
                message=f"{quoted(each.place)} names no fact, or more than one, so nothing is "
                "accepted there",
                suggestion="name the place as the finding does, or take the acceptance away",
            )
        elif not each.reason.strip():
            yield Finding(
                check=WITHOUT_EFFECT.id,
                severity=WITHOUT_EFFECT.severity,
                place=f"accepted[{index}].reason",
                message=f"no reason is given for leaving {quoted(each.check)} as it is, so nothing "
                "is accepted",
                suggestion="say why, or take the acceptance away",
            )
    for index, severity in enumerate(partnership.settings.severities):
        if severity.check not in context.checks:
            yield _no_such_check(f"settings.severities[{index}].check", severity.check, context)


def _no_such_check(place: str, check: str, context: CheckContext) -> Finding:
    return Finding(
        check=WITHOUT_EFFECT.id,
        severity=WITHOUT_EFFECT.severity,
        place=place,
        message=f"there is no check {quoted(check)}{did_you_mean(check, context.checks)}",
        suggestion="correct the id, or install the plugin that offers the check",
    )


def _is_lost(partnership: Partnership, place: str) -> bool:
    first = place.partition(".")[0].partition("[")[0]
    return first in fields_dict(Partnership) and path_of_place(partnership, place) is None


WITHOUT_EFFECT: Final = CheckSpec(
    id="without-effect",
    title="An acceptance or a severity does nothing",
    severity=Severity.WARNING,
    run=without_effect,
)

CHECKS: Final = (WITHOUT_EFFECT,)
