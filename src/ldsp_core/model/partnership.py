"""The aggregate: everything that one data file holds, with look-ups by id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar

from attrs import frozen

from ldsp_core.errors import UnknownNameError
from ldsp_core.model.activities import Activity, Disjoint
from ldsp_core.model.bodies import Body, Meeting
from ldsp_core.model.common import Correction, Venue, When, identifier
from ldsp_core.model.delivery import Action, Milestone, Risk
from ldsp_core.model.engagement import Communication, Engagement, Introduction
from ldsp_core.model.fields import fact, many, optional
from ldsp_core.model.grants import Grant
from ldsp_core.model.measures import Indicator
from ldsp_core.model.organisations import Organisation, Person, Role
from ldsp_core.model.papers import Paper
from ldsp_core.model.programme import Document, Framework, Programme, Theme
from ldsp_core.model.publications import Publication
from ldsp_core.model.settings import Settings
from ldsp_core.values import Missing, Place


class Identified(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """Its id."""
        ...


T = TypeVar("T", bound=Identified)


@frozen(kw_only=True)
class Area:
    """The area a partnership works in: its name and the places that make it up."""

    name: str = fact("Name", example="Lancashire")
    places: tuple[Place, ...] = many("Places", "Districts and unitary authorities, with GSS codes.")


@frozen(kw_only=True)
class Launch:
    """When, where and at what event the partnership was launched."""

    when: When = fact("When")
    event: str | Missing = optional("Event", example="Lancashire Digital Skills Summit")
    venue: Venue | Missing = optional("Venue")


@frozen(kw_only=True)
class HistoryEvent:
    """A step on the partnership's way."""

    text: str = fact("What happened")
    when: When | Missing = optional("When")


@frozen(kw_only=True)
class Acceptance:
    """A finding of a check that is to stay as it is, with the reason."""

    check: str = fact("Check", "The check's id.", example="place-outside-area")
    place: str = fact(
        "Place", "The place that the finding names.", example="activities[idea].measurements[1]"
    )
    reason: str = fact("Reason")


@frozen(kw_only=True)
class Partnership:
    """One partnership and all its facts: what one data file holds.

    Ids are unique per kind; references are ids. ``as_at`` is the date that the facts
    are taken at. ``fictional`` partnerships are labelled so in every output.
    Look-ups by id raise UnknownNameError with the nearest name.
    """

    id: str = identifier("Tells this partnership from others when many are rolled up.")
    name: str = fact("Name", example="Lancashire Digital Skills Partnership")
    as_at: date | Missing = optional(
        "As at", "The date the facts are taken at.", example="2019-04-01"
    )
    fictional: bool = fact("Invented", "Whether the partnership is an invented one.", default=False)
    area: Area = fact("Area")
    launch: Launch | Missing = optional("Launch")
    history: tuple[HistoryEvent, ...] = many("History")
    programme: Programme | Missing = optional("National programme")
    framework: Framework | Missing = optional("Strategic framework")
    documents: tuple[Document, ...] = many("Documents")
    organisations: tuple[Organisation, ...] = many("Organisations")
    people: tuple[Person, ...] = many("People")
    roles: tuple[Role, ...] = many("Roles")
    bodies: tuple[Body, ...] = many("Bodies")
    meetings: tuple[Meeting, ...] = many("Meetings")
    engagements: tuple[Engagement, ...] = many("Engagements")
    introductions: tuple[Introduction, ...] = many("Introductions")
    communications: tuple[Communication, ...] = many("Communications")
    grants: tuple[Grant, ...] = many("Grants")
    catalogue_files: tuple[str, ...] = many(
        "Catalogue files",
        "Catalogues of your own, TOML files beside the data file.",
        example=["our-indicators.toml"],
    )
    indicators: tuple[Indicator, ...] = many("Indicators")
    activities: tuple[Activity, ...] = many("Activities")
    disjoint: tuple[Disjoint, ...] = many("Activities that share nobody")
    risks: tuple[Risk, ...] = many("Risks")
    milestones: tuple[Milestone, ...] = many("Milestones")
    actions: tuple[Action, ...] = many("Actions")
    papers: tuple[Paper, ...] = many("Papers")
    accepted: tuple[Acceptance, ...] = many("Accepted findings")
    publications: tuple[Publication, ...] = many(
        "Publications", "What was published, so that the next one gives nothing away."
    )
    settings: Settings = fact("Settings", default=Settings())
    corrections: tuple[Correction, ...] = many("Corrections")

    @property
    def themes(self) -> tuple[Theme, ...]:
        """The themes of the framework, in its order."""
        return () if isinstance(self.framework, Missing) else self.framework.themes

    @cached_property
    def _index(self) -> Mapping[str, Mapping[str, Identified]]:
        collections: dict[str, Iterable[Identified]] = {
            "theme": self.themes,
            "document": self.documents,
            "organisation": self.organisations,
            "person": self.people,
            "role": self.roles,
            "body": self.bodies,
            "meeting": self.meetings,
            "engagement": self.engagements,
            "introduction": self.introductions,
            "communication": self.communications,
            "grant": self.grants,
            "indicator": self.indicators,
            "activity": self.activities,
            "risk": self.risks,
            "action": self.actions,
            "paper": self.papers,
            "publication": self.publications,
        }
        return {kind: {thing.id: thing for thing in things} for kind, things in collections.items()}

    def _find(self, kind: str, cls: type[T], wanted: str) -> T:
        things = self._index[kind]
        found = things.get(wanted)
        if not isinstance(found, cls):
            raise UnknownNameError(kind, wanted, things)
        return found

    def theme(self, id: str) -> Theme:
        """Return the theme with that id."""
        return self._find("theme", Theme, id)

    def document(self, id: str) -> Document:
        """Return the document with that id."""
        return self._find("document", Document, id)

    def organisation(self, id: str) -> Organisation:
        """Return the organisation with that id."""
        return self._find("organisation", Organisation, id)

    def person(self, id: str) -> Person:
        """Return the person with that id."""
        return self._find("person", Person, id)

    def role(self, id: str) -> Role:
        """Return the role with that id."""
        return self._find("role", Role, id)

    def body(self, id: str) -> Body:
        """Return the body with that id."""
        return self._find("body", Body, id)

    def meeting(self, id: str) -> Meeting:
        """Return the meeting with that id."""
        return self._find("meeting", Meeting, id)

    def engagement(self, id: str) -> Engagement:
        """Return the engagement with that id."""
        return self._find("engagement", Engagement, id)

    def introduction(self, id: str) -> Introduction:
        """Return the introduction with that id."""
        return self._find("introduction", Introduction, id)

    def communication(self, id: str) -> Communication:
        """Return the communication with that id."""
        return self._find("communication", Communication, id)

    def grant(self, id: str) -> Grant:
        """Return the grant with that id."""
        return self._find("grant", Grant, id)

    def indicator(self, id: str) -> Indicator:
        """Return the indicator with that id."""
        return self._find("indicator", Indicator, id)

    def activity(self, id: str) -> Activity:
        """Return the activity with that id."""
        return self._find("activity", Activity, id)

    def risk(self, id: str) -> Risk:
        """Return the risk with that id."""
        return self._find("risk", Risk, id)

    def action(self, id: str) -> Action:
        """Return the action with that id."""
        return self._find("action", Action, id)

    def paper(self, id: str) -> Paper:
        """Return the paper with that id."""
        return self._find("paper", Paper, id)

    def publication(self, id: str) -> Publication:
        """Return the publication with that id."""
        return self._find("publication", Publication, id)
