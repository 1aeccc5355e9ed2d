"""The hook that ldsp-core calls; what writes the section is imported when it is written."""

from __future__ import annotations

from typing import Final

from ldsp_core.document import Section
from ldsp_core.plugins import hookimpl
from ldsp_core.reports import ReportRequest, SectionSpec


def _build(request: ReportRequest) -> Section:
    from ldsp_who_took_part.section import who_took_part

    return who_took_part(request)


WHO_TOOK_PART: Final = SectionSpec(
    name="who-took-part", report="board-paper", after="performance", build=_build
)


@hookimpl
def ldsp_sections() -> list[SectionSpec]:
    """Offer the section "Who took part"."""
    return [WHO_TOOK_PART]
