"""Dealings with others: support received, introductions made, things published."""

from __future__ import annotations

from attrs import frozen

from ldsp_core.model.common import (
    Contribution,
    Correction,
    NextStep,
    Venue,
    When,
    identifier,
    web_address,
)
from ldsp_core.model.fields import fact, many, optional
from ldsp_core.model.terms import (
    Cadence,
    CommunicationKind,
    CommunicationStatus,
    DeliveryMode,
    EngagementKind,
    IntroductionStatus,
)
from ldsp_core.values import NOT_RECORDED, Missing


@frozen(kw_only=True)
class Engagement:
    """A standing or single dealing: calls, meetings, a presentation, a resource given."""

    id: str = identifier()
    title: str = fact("Title", example="Weekly telephone calls")
    kind: EngagementKind = fact("Kind", example="call")
    organisations: tuple[str, ...] = many("With", refers_to="organisations")
    people: tuple[str, ...] = many("People", refers_to="people")
    mode: DeliveryMode | Missing = optional("Mode")
    cadence: Cadence | Missing = optional("How often")
    when: When | Missing = optional("When")
    venue: Venue | Missing = optional("Venue")
    purpose: str | Missing = optional("Purpose")
    corrections: tuple[Correction, ...] = many("Corrections")


@frozen(kw_only=True)
class Introduction:
    """An organisation that the partnership was introduced to, by whom, and what came of it."""

    id: str = identifier()
    organisation: str = fact("To whom", refers_to="organisations")
    by: tuple[str, ...] = many("By", refers_to="organisations")
    through: str | Missing = optional("Through", refers_to="engagements")
    status: IntroductionStatus = fact("Status", example="followed up")
    offers: tuple[Contribution, ...] = many("Offers")
    next_steps: tuple[NextStep, ...] = many("Next steps")
    corrections: tuple[Correction, ...] = many("Corrections")


@frozen(kw_only=True)
class Communication:
    """Something published or to be published."""

    id: str = identifier()
    title: str = fact("Title")
    kind: CommunicationKind = fact("Kind", example="blog")
    status: CommunicationStatus = fact("Status", example="published")
    published: When | Missing = optional("Published")
    publisher: str | Missing = optional("Publisher", refers_to="organisations")
    authors: tuple[str, ...] = many("Authors", refers_to="people")
    author_organisations: tuple[str, ...] = many("By organisations", refers_to="organisations")
    url: str | Missing = web_address(default=NOT_RECORDED)
    about: str | Missing = optional("About")
    corrections: tuple[Correction, ...] = many("Corrections")
