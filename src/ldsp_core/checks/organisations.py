"""Checks on organisations: the same one twice, identifiers of unknown registers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations
from typing import Final

from ldsp_core.checks.spec import CheckContext, CheckSpec, Finding, Severity
from ldsp_core.codelists import org_id_register
from ldsp_core.model import Organisation, Partnership
from ldsp_core.values import OrgId

_ALIKE: Final = 0.9
"""How alike two names must be to be asked about, from 0 to 1 (own definition)."""

_FORMS: Final = frozenset({"the", "ltd", "limited", "plc", "llp", "cic", "uk"})


def same_organisation(partnership: Partnership, _context: CheckContext) -> Iterator[Finding]:
    """Find pairs of organisations that look like one: the same identifier, or nearly one name."""
    for one, two in combinations(partnership.organisations, 2):
        why = _same(one, two)
        if why:
            yield Finding(
                check=SAME_ORGANISATION.id,
                severity=SAME_ORGANISATION.severity,
                place=f"organisations[{two.id}]",
                message=f"{two.name!r} may be the same organisation as {one.name!r}: {why}",
                suggestion=f"if it is, keep one and refer to it as {one.id!r}",
            )


def _same(one: Organisation, two: Organisation) -> str:
    if isinstance(one.org_id, OrgId) and isinstance(two.org_id, OrgId):
        return "they have one identifier" if one.org_id == two.org_id else ""
    mine, theirs = _plain(one.name), _plain(two.name)
    if mine == theirs:
        return "their names are the same but for form"
    if mine and theirs and SequenceMatcher(None, mine, theirs).quick_ratio() >= _ALIKE:
        alike = SequenceMatcher(None, mine, theirs).ratio() >= _ALIKE
        return "their names are nearly the same" if alike else ""
    return ""


def _plain(name: str) -> str:
    words = re.findall(r"\w+", name.casefold().replace("&", " and "))
    return " ".join(word for word in words if word not in _FORMS)


def unknown_register(partnership: Partnership, _context: CheckContext) -> Iterator[Finding]:
    """Find identifiers whose register is none of those that we list (org-id.guide)."""
    for organisation in partnership.organisations:
        org_id = organisation.org_id
        if isinstance(org_id, OrgId) and org_id_register(org_id.register) is None:
            yield Finding(
                check=UNKNOWN_REGISTER.id,
                severity=UNKNOWN_REGISTER.severity,
                place=f"organisations[{organisation.id}].org_id",
                message=f"{org_id.register!r} is none of the registers that we list",
                suggestion="look the register up at org-id.guide; if it is there, all is well",
            )


SAME_ORGANISATION: Final = CheckSpec(
    id="same-organisation",
    title="Two organisations look like the same one",
    severity=Severity.WARNING,
    run=same_organisation,
)
UNKNOWN_REGISTER: Final = CheckSpec(
    id="unknown-register",
    title="An organisation's identifier is of a register that is not listed",
    severity=Severity.INFO,
    run=unknown_register,
)
CHECKS: Final = (SAME_ORGANISATION, UNKNOWN_REGISTER)
