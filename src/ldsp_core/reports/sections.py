"""Putting extra sections, which plugins offer, into a report of somebody else's."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from ldsp_core.document import Report, Section
from ldsp_core.errors import ReportError
from ldsp_core.reports.spec import ReportRequest, SectionSpec


def with_extra_sections(
    report: Report, specs: Iterable[SectionSpec], request: ReportRequest
) -> Report:
    """Return *report* with the sections of *specs*, each behind the one it names.

    Sections behind the same one keep the order of *specs*. Raises ReportError when a
    spec names a section that the report does not have, listing those it has.
    """
    sections = list(report.sections)
    added: dict[str, int] = {}
    for spec in specs:
        section = spec.build(request)
        if section is None:
            continue
        names = [each.id for each in sections]
        if spec.after not in names:
            raise ReportError(
                f"the section {spec.name!r} is to stand after {spec.after!r}, but the report "
                f"{report.name!r} has only: {', '.join(names)}"
            )
        added[spec.after] = added.get(spec.after, 0) + 1
        sections.insert(names.index(spec.after) + added[spec.after], section)
    return evolve(report, sections=_unique(report, sections))


def _unique(report: Report, sections: list[Section]) -> tuple[Section, ...]:
    names = [section.id for section in sections]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ReportError(
            f"the report {report.name!r} would have two sections called {', '.join(twice)}; an "
            "extra section needs an id of its own"
        )
    return tuple(sections)
