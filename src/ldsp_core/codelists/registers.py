"""Registers that organisations' identifiers come from (org-id.guide)."""

from __future__ import annotations

from typing import Final

_REGISTERS: Final = {
    "GB-CHC": "Charity Commission for England and Wales",
    "GB-COH": "Companies House",
    "GB-EDU": "Register of schools (GIAS)",
    "GB-GOR": "Government organisations",
    "GB-LAE": "Local authorities in England",
    "GB-UKPRN": "UK Register of Learning Providers",
}


def org_id_register(prefix: str) -> str | None:
    """Return the title of the register with that prefix, or ``None`` for one we don't list.

    Only the registers that UK partnerships commonly need are listed; another prefix may
    be perfectly good.
    """
    return _REGISTERS.get(prefix)
