"""Putting extra sections, which plugins offer, into a report of somebody else's."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from ldsp_core.document import Report, Section
from ldsp_core.errors import did_you_mean


def with_section(report: Report, section: Section, after: str, behind: Sequence[str]) -> Report:
    """Return *report* with *section* behind the one that is called *after*.

    *behind* are the ids of those that were put behind it before, which come first. Raises
    ValueError where the report has no section called *after*, or another of the same id.
    """
    names = [each.id for each in report.sections]
    if section.id in names:
        raise ValueError(
            f"the report {report.name!r} has a section called {section.id!r} already; an extra "
            "section needs an id of its own"
        )
    if after not in names:
        raise ValueError(
            f"it is to stand after {after!r}, but the report {report.name!r} has only: "
            f"{', '.join(names)}{did_you_mean(after, names)}"
        )
    at = names.index(after) + 1 + len(behind)
    return evolve(report, sections=(*report.sections[:at], section, *report.sections[at:]))
