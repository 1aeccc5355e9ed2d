"""The national programme that a partnership belongs to, and the documents behind it."""

from __future__ import annotations

from attrs import frozen

from ldsp_core.model.common import Correction, Venue, When, identifier, web_address
from ldsp_core.model.fields import fact, many, optional
from ldsp_core.model.terms import DocumentKind, PilotStatus
from ldsp_core.values import NOT_RECORDED, Missing, PartialDate


@frozen(kw_only=True)
class Document:
    """A strategy, study or guidance that the facts refer to; ``says`` is its point here."""

    id: str = identifier()
    title: str = fact("Title", example="Digital Strategy")
    kind: DocumentKind = fact("Kind", example="strategy")
    publisher: str | Missing = optional("Publisher", refers_to="organisations")
    published: PartialDate | Missing = optional("Published", example="2017-03")
    says: str | Missing = optional("What it says")
    url: str | Missing = web_address(default=NOT_RECORDED)


@frozen(kw_only=True)
class Pilot:
    """Another area's partnership, with its planned and its actual launch."""

    id: str = identifier()
    name: str = fact("Name", example="West Midlands")
    article: bool = fact("Takes 'the'", "Whether a sentence puts 'the' before it.", default=False)
    status: PilotStatus = fact("Status", example="announced")
    planned_launch: When | Missing = optional("Planned launch")
    launch: When | Missing = optional("Actual launch")
    venue: Venue | Missing = optional("Venue of the launch")
    note: str | Missing = optional("Note")
    corrections: tuple[Correction, ...] = many("Corrections")


@frozen(kw_only=True)
class Programme:
    """The national programme: context for a partnership, not part of it."""

    id: str = identifier()
    name: str = fact("Name", example="Local Digital Skills Partnerships")
    national_body: str | Missing = optional("National body", refers_to="organisations")
    sponsor: str | Missing = optional("Sponsoring department", refers_to="organisations")
    purpose: str | Missing = optional("Purpose")
    local_purpose: str | Missing = optional("Purpose of the local partnerships")
    documents: tuple[str, ...] = many("Founding documents", refers_to="documents")
    pilots: tuple[Pilot, ...] = many("Other pilots")


@frozen(kw_only=True)
class Theme:
    """A strategic theme that activities are told under."""

    id: str = identifier()
    name: str = fact("Name", example="Future Workforce")
    description: str | Missing = optional("Description")


@frozen(kw_only=True)
class Framework:
    """The strategic framework that gives the themes, in its order."""

    id: str = identifier()
    name: str = fact("Name", example="Skills and Employment Strategic Framework")
    themes: tuple[Theme, ...] = many("Themes")
    note: str | Missing = optional("Note")
