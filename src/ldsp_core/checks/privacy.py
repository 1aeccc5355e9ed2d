"""Checks on personal data: what looks like a private address or number in free text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ldsp_core.checks.spec import CheckContext, CheckSpec, Finding, Severity
from ldsp_core.model import Partnership, place_text, walk

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TELEPHONE = re.compile(
    r"(?<![\w£.,-])(?:(?:\+|00)44\s?\(?0?\)?\s?|\(?0)(?:\d[\s()-]{0,2}){9,10}(?!\w)"
)


def contact_in_text(partnership: Partnership, _context: CheckContext) -> Iterator[Finding]:
    """Find e-mail addresses and UK telephone numbers in fields that are not for them."""
    for fact in walk(partnership):
        if not isinstance(fact.value, str) or fact.info.personal or fact.name == "url":
            continue
        kinds = [
            kind
            for kind, pattern in (("an e-mail address", _EMAIL), ("a telephone number", _TELEPHONE))
            if pattern.search(fact.value)
        ]
        if kinds:
            yield Finding(
                check=CONTACT_IN_TEXT.id,
                severity=CONTACT_IN_TEXT.severity,
                place=place_text(partnership, fact.path),
                message=f"this text seems to hold {' and '.join(kinds)}, and may be published",
                suggestion="keep it with the person, where reports leave it out, or accept the "
                "finding if it is public",
            )


CONTACT_IN_TEXT: Final = CheckSpec(
    id="contact-in-text",
    title="Free text seems to hold a private e-mail address or telephone number",
    severity=Severity.WARNING,
    run=contact_in_text,
)
CHECKS: Final = (CONTACT_IN_TEXT,)
