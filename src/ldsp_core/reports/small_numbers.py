"""Small numbers in reports: what the public may see, and the words that say so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import evolve

from ldsp_core.calculations import Pattern, publication_of, suppressed, suppression_pattern
from ldsp_core.document import FrontField, Report
from ldsp_core.model import Partnership, Publication
from ldsp_core.reports.spec import ReportRequest
from ldsp_core.values import Missing

NOT_FOR_PUBLICATION: Final = (
    "Not for publication: small numbers are shown, and could give people away."
)


def for_the_public(
    subjects: Sequence[Partnership],
) -> tuple[tuple[Partnership, ...], tuple[Pattern, ...]]:
    """Return *subjects* as the public may see them, and what is hidden of each.

    Of several states of one partnership, the first counts as published before those that
    follow, so that what is hidden in one cannot be told from the others.
    """
    shown: list[Partnership] = []
    patterns: list[Pattern] = []
    before: dict[str, list[Publication]] = {}
    for subject in subjects:
        earlier = before.setdefault(subject.id, [])
        pattern = suppression_pattern(subject, earlier)
        shown.append(suppressed(subject, pattern))
        patterns.append(pattern)
        if len(subjects) > 1 and not isinstance(subject.as_at, Missing):
            earlier.append(publication_of(subject, pattern, subject.as_at, "before"))
    return tuple(shown), tuple(patterns)


def with_notice(report: Report, request: ReportRequest, *, is_part: bool = False) -> Report:
    """Return *report* with a front that says what was done with small numbers, and why.

    Of a report about a part it says so: the numbers are those of the whole partnership.
    """
    front = report.front
    if request.internal:
        return evolve(report, front=evolve(front, banners=(*front.banners, NOT_FOR_PUBLICATION)))
    notice = _notice(request.patterns, " of the whole partnership" if is_part else "")
    if not notice:
        return report
    field = FrontField(label="Small numbers", spans=notice)
    return evolve(report, front=evolve(front, fields=(*front.fields, field)))


def _notice(patterns: Sequence[Pattern], whose: str) -> str:
    hidden = [pattern for pattern in patterns if len(pattern)]
    if not hidden:
        return ""
    number = sum(map(len, hidden))
    of = sum(pattern.considered for pattern in patterns)
    below = " or ".join(dict.fromkeys(str(pattern.threshold) for pattern in hidden))
    zero = "" if all(pattern.zeros for pattern in hidden) else ", zero among them"
    are = "is" if number == 1 else "are"
    return (
        f"{number} of {of} figures about people{whose} {are} suppressed, so that nobody can be "
        f"recognised: numbers below {below}{zero}, and those from which one could be worked "
        "out. What rests on them is suppressed too."
    )
