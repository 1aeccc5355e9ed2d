"""Organisations, people, and the roles that people have."""

from __future__ import annotations

from attrs import frozen

from ldsp_core.model.common import Correction, When, identifier, web_address
from ldsp_core.model.fields import fact, many, optional
from ldsp_core.model.terms import OrganisationKind, RoleKind
from ldsp_core.values import NOT_RECORDED, Missing, OrgId


@frozen(kw_only=True)
class Organisation:
    """An organisation, with its identifier from org-id.guide where it is known."""

    id: str = identifier()
    name: str = fact("Name", example="The Lancashire Colleges")
    kind: OrganisationKind = fact("Kind", example="college or provider")
    org_id: OrgId | Missing = optional("Organisation identifier", example="GB-GOR-D5")
    article: bool = fact("Takes 'the'", "Whether a sentence puts 'the' before it.", default=False)
    short_name: str | Missing = optional("Short name", example="TLC")
    part_of: str | Missing = optional("Part of", refers_to="organisations")
    url: str | Missing = web_address(default=NOT_RECORDED)
    note: str | Missing = optional("Note")
    corrections: tuple[Correction, ...] = many("Corrections")


@frozen(kw_only=True)
class Person:
    """A person; ``public`` ones hold a public role and may be named in a paper."""

    id: str = identifier()
    name: str = fact("Name", personal=True)
    public: bool = fact(
        "Public role", "Whether they may be named as the holder of a public role.", default=False
    )
    email: str | Missing = optional("E-mail address", personal=True)
    telephone: str | Missing = optional("Telephone", personal=True)


@frozen(kw_only=True)
class Role:
    """What a person does for an organisation or a body, from when to when."""

    id: str = identifier()
    person: str = fact("Person", refers_to="people")
    title: str = fact("Title", example="Digital Skills Partnership Coordinator")
    kind: RoleKind = fact("Kind", example="coordinator")
    organisation: str | Missing = optional("Organisation", refers_to="organisations")
    body: str | Missing = optional("Body", refers_to="bodies")
    appointed: When | Missing = optional("Appointed")
    start: When | Missing = optional("Start")
    end: When | Missing = optional("End")
    duties: tuple[str, ...] = many("Duties")
    corrections: tuple[Correction, ...] = many("Corrections")
