"""The committee paper itself: what a report needs that is in no other fact."""

from __future__ import annotations

from attrs import frozen

from ldsp_core.model.common import Correction, When, identifier, web_address
from ldsp_core.model.fields import fact, many, optional
from ldsp_core.model.terms import (
    Classification,
    ImplicationKind,
    PaperSection,
    PaperStatus,
    RecommendationAction,
)
from ldsp_core.values import NOT_RECORDED, Missing


@frozen(kw_only=True)
class Recommendation:
    """What the committee is asked to do: ``action`` and what it applies to."""

    action: RecommendationAction = fact("Action", example="note")
    text: str = fact(
        "Text", "Goes on from the action: 'note' + 'the update'.", example="the update"
    )


@frozen(kw_only=True)
class Implication:
    """What follows from the paper in one respect; ``none`` says that nothing does."""

    kind: ImplicationKind = fact("Kind", example="finance")
    text: str | Missing = optional("Text")
    none: bool = fact("None", "That there are none, which is more than not saying.", default=False)


@frozen(kw_only=True)
class BackgroundPaper:
    """A paper that this one relies on."""

    title: str = fact("Title")
    url: str | Missing = web_address(default=NOT_RECORDED)


@frozen(kw_only=True)
class PaperField:
    """A line of the front sheet of the council's own."""

    label: str = fact("Label", example="Divisions affected")
    text: str = fact("Text", example="(All Divisions)")


@frozen(kw_only=True)
class OwnParagraph:
    """A paragraph in the coordinator's own words, for one section of the paper."""

    section: PaperSection = fact("Section", example="background")
    text: str = fact("Text")


@frozen(kw_only=True)
class Paper:
    """A paper for one meeting of one committee."""

    id: str = identifier()
    title: str = fact("Title")
    committee: str | Missing = optional("Committee")
    meeting: When | Missing = optional("Meeting")
    author: str | Missing = optional("Author", refers_to="roles")
    status: PaperStatus = fact("Status", default="draft")
    classification: Classification | Missing = optional("Classification")
    exempt_paragraph: int | Missing = optional("Paragraph of Schedule 12A", example=3)
    areas_affected: tuple[str, ...] = many("Areas affected")
    consultees: tuple[str, ...] = many("Consultees")
    fields: tuple[PaperField, ...] = many("Further fields")
    recommendations: tuple[Recommendation, ...] = many("Recommendations")
    activities: tuple[str, ...] = many(
        "Activities", "Which ones enter; all when none is named.", refers_to="activities"
    )
    paragraphs: tuple[OwnParagraph, ...] = many("Own paragraphs")
    implications: tuple[Implication, ...] = many("Implications")
    background_papers: tuple[BackgroundPaper, ...] = many("Background papers")
    decision: str | Missing = optional("Decision reference")
    corrections: tuple[Correction, ...] = many("Corrections")
