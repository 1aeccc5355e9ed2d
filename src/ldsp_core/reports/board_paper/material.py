"""What the parts of the paper are written from: the facts, and the activities that enter."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from ldsp_core.document import NumberedParagraph
from ldsp_core.model import Activity, Grant, Organisation, Paper, Partnership, Role
from ldsp_core.reports.phrases import sentences
from ldsp_core.values import Missing


@frozen(kw_only=True)
class Material:
    """The partnership on a date, its paper, and the activities which that paper takes in."""

    partnership: Partnership
    paper: Paper
    activities: tuple[Activity, ...]
    as_at: date

    @classmethod
    def of(cls, partnership: Partnership, paper: Paper, as_at: date) -> Material:
        """Take the activities that *paper* names, or all of them, in the file's order."""
        return cls(
            partnership=partnership,
            paper=paper,
            as_at=as_at,
            activities=tuple(
                each
                for each in partnership.activities
                if not paper.activities or each.id in paper.activities
            ),
        )

    @property
    def sponsor(self) -> Organisation | None:
        """The department that sponsors the national programme."""
        programme = self.partnership.programme
        if isinstance(programme, Missing) or isinstance(programme.sponsor, Missing):
            return None
        return self.partnership.organisation(programme.sponsor)

    @property
    def coordinator(self) -> Role | None:
        """The coordinator's role: the first one of that kind that a grant pays for, else any."""
        paid = {grant.runs_from for grant in self.partnership.grants}
        roles = [role for role in self.partnership.roles if role.kind == "coordinator"]
        return next((role for role in roles if role.id in paid), roles[0] if roles else None)

    @property
    def coordinator_grants(self) -> tuple[Grant, ...]:
        """The grants that pay for a post and are told with the partnership's beginnings."""
        return tuple(grant for grant in self.partnership.grants if isinstance(grant.runs_from, str))


def paragraph(texts: Iterable[str]) -> tuple[NumberedParagraph, ...]:
    """Return one numbered paragraph of *texts* as sentences, or none for no words."""
    text = sentences(texts)
    return (NumberedParagraph(text),) if text else ()
