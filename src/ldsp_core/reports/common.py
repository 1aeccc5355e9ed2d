"""What every report has: its front, its banners, and the notes its tables point at."""

from __future__ import annotations

from typing import Final

from ldsp_core.document import Front, FrontField, Note
from ldsp_core.reports.spec import ReportRequest

FICTIONAL: Final = "Invented example: this partnership, its people and its figures do not exist."

REACH_NOTE: Final = Note(
    id="reach",
    spans="People whom two activities may share are not counted twice: “over” and “at least” "
    "mean that the number is what is known for sure, and may be more.",
)


def front(
    request: ReportRequest,
    title: str,
    *,
    author: str = "",
    subject: str = "",
    fields: tuple[FrontField, ...] = (),
    draft: bool = False,
) -> Front:
    """Return the front of a report about the request's partnership."""
    partnership = request.partnership
    today = FrontField(label="Date", spans="Taken as today's, as the data file gives none.")
    return Front(
        title=title,
        organisation=partnership.name,
        as_at=request.as_at,
        author=author,
        subject=subject,
        keywords=("digital skills", partnership.area.name),
        fields=(*fields, *((today,) if request.as_at_source == "today" else ())),
        banners=(FICTIONAL,) if partnership.fictional else (),
        draft=draft,
    )
