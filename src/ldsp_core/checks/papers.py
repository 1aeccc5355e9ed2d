"""Checks on papers: what a committee paper would have to leave unsaid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

from ldsp_core.checks.spec import CheckContext, CheckSpec, Finding, Severity
from ldsp_core.model import Paper, Partnership
from ldsp_core.model.terms import ImplicationKind
from ldsp_core.values import Missing


def not_stated(partnership: Partnership, _context: CheckContext) -> Iterator[Finding]:
    """Find papers that would print "Not stated", with all that they do not say."""
    for paper in partnership.papers:
        silent = unstated(paper)
        if silent:
            yield Finding(
                check=NOT_STATED.id,
                severity=NOT_STATED.severity,
                place=f"papers[{paper.id}]",
                message=f"the paper would print 'Not stated' for: {', '.join(silent)}",
                suggestion="fill them in, or say that there are none",
            )


def unstated(paper: Paper) -> tuple[str, ...]:
    """Return the parts of a committee paper that *paper* says nothing of."""
    front = {
        "committee": paper.committee,
        "date of meeting": paper.meeting,
        "report author": paper.author,
        "classification": paper.classification,
    }
    said = {
        implication.kind
        for implication in paper.implications
        if implication.none or not isinstance(implication.text, Missing)
    }
    kinds: tuple[str, ...] = get_args(ImplicationKind)
    return (
        *(label for label, value in front.items() if isinstance(value, Missing)),
        *(f"{kind} implications" for kind in kinds if kind not in said),
        *(() if paper.background_papers else ("background papers",)),
    )


NOT_STATED: Final = CheckSpec(
    id="not-stated",
    title="A paper would print 'Not stated'",
    severity=Severity.WARNING,
    run=not_stated,
)
CHECKS: Final = (NOT_STATED,)
