"""What is known about one paper, and what is gathered, while it is written."""

from __future__ import annotations

from attrs import define, field

from ldsp_core.document import Degradation, Labels, Report
from ldsp_word.anchors import Anchors
from ldsp_word.numbering import LetteredLists
from ldsp_word.page import PAGES, Page, Pages
from ldsp_word.relations import Relations
from ldsp_word.template import Template


@define(kw_only=True)
class Paper:
    """One paper in the making; make it with ``Paper.of(report, template)``.

    ``page`` is the kind of page that is being written on, ``drawings`` counts pictures.
    """

    report: Report
    labels: Labels
    anchors: Anchors
    relations: Relations = field(factory=Relations)
    lists: LetteredLists = field(factory=LetteredLists)
    degradations: list[Degradation] = field(factory=list)
    template: Template | None = None
    page: Page = PAGES.upright
    drawings: int = 0

    @classmethod
    def of(cls, report: Report, template: Template | None = None) -> Paper:
        """Start a paper for *report*, which needs no more than a paper can show."""
        return cls(
            report=report,
            labels=Labels.of(report),
            anchors=Anchors.of(report),
            template=template,
        )

    @property
    def pages(self) -> Pages:
        """The two kinds of pages that there are."""
        return self.template.pages if self.template else PAGES
