"""What reports have in common: their front, what all must say on it, and a note."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import evolve

from ldsp_core.document import Front, FrontField, Note, Report
from ldsp_core.reports.phrases import agreeing, listed
from ldsp_core.reports.spec import ReportRequest, Subject

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
    return Front(
        title=title,
        organisation=partnership.name,
        as_at=request.as_at,
        author=author,
        subject=subject,
        keywords=("digital skills", partnership.area.name),
        fields=fields,
        draft=draft,
    )


def labelled(report: Report, request: ReportRequest, subject: Subject) -> Report:
    """Return *report* with what no report may keep from its readers, whoever wrote it.

    A banner says what is invented, and the front when its date is merely today's.
    """
    banners = tuple(_invented(request, subject))
    return evolve(
        report,
        front=evolve(
            report.front,
            banners=(*banners, *(each for each in report.front.banners if each not in banners)),
            fields=(*report.front.fields, *_today(request, subject)),
        ),
    )


def _invented(request: ReportRequest, subject: Subject) -> Iterator[str]:
    invented = [each.name for each in request.subjects if each.fictional]
    if invented and subject == "portfolio":
        yield f"Invented: {listed(invented)} {agreeing(len(invented), 'does', 'do')} not exist."
    elif invented:
        yield FICTIONAL


def _today(request: ReportRequest, subject: Subject) -> Iterator[FrontField]:
    if request.as_at_source == "today":
        why = "no data file gives one" if subject == "portfolio" else "the data file gives none"
        yield FrontField(label="Date", spans=f"Taken as today's, as {why}.")
