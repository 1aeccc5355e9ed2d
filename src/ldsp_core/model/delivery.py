"""Risks, milestones, actions, and the rating somebody gives: how delivery goes.

Risks and ratings lean on the Towns Fund and Pathfinders monitoring returns (MHCLG).
"""

from __future__ import annotations

from typing import Any

from attrs import frozen

from ldsp_core.errors import InvalidValueError
from ldsp_core.model.common import Correction, identifier
from ldsp_core.model.fields import fact, many, optional
from ldsp_core.model.terms import ActionStatus, Proximity, RiskStatus
from ldsp_core.values import Missing, PartialDate, Rag


def _one_to_five(_instance: object, attribute: Any, value: object) -> None:
    if isinstance(value, int) and not 1 <= value <= 5:
        raise InvalidValueError(f"{attribute.name} lies between 1 and 5, got {value}")


@frozen(kw_only=True)
class Milestone:
    """A step with its planned date, and its expected or actual one.

    ``done`` is the date on which it was reached; until then ``forecast`` says when it
    is expected now.
    """

    id: str = identifier()
    title: str = fact("Title", example="First course starts")
    planned: PartialDate = fact("Planned", example="2026-01-12")
    forecast: PartialDate | Missing = optional("Expected now", example="2026-02")
    done: PartialDate | Missing = optional("Reached", example="2026-02-03")
    note: str | Missing = optional("Note")


@frozen(kw_only=True)
class Risk:
    """Something that may go wrong: likelihood and impact from 1 (low) to 5 (high).

    The ``after`` values are those that remain with the mitigation in place.
    """

    id: str = identifier()
    title: str = fact("Risk", example="Too few tutors")
    likelihood: int = fact("Likelihood", "From 1 to 5.", example=3, validator=_one_to_five)
    impact: int = fact("Impact", "From 1 to 5.", example=4, validator=_one_to_five)
    consequence: str | Missing = optional("Consequence")
    mitigation: str | Missing = optional("Mitigation")
    likelihood_after: int | Missing = optional("Likelihood after", validator=_one_to_five)
    impact_after: int | Missing = optional("Impact after", validator=_one_to_five)
    proximity: Proximity | Missing = optional("Proximity")
    owner: str | Missing = optional("Owner", refers_to="roles")
    status: RiskStatus = fact("Status", default="open")
    activities: tuple[str, ...] = many("Activities at risk", refers_to="activities")
    grants: tuple[str, ...] = many("Grants at risk", refers_to="grants")


@frozen(kw_only=True)
class Action:
    """Something agreed on, with who does it and by when."""

    id: str = identifier()
    text: str = fact("Action")
    status: ActionStatus = fact("Status", default="open")
    owner: str | Missing = optional("Owner", refers_to="roles")
    agreed: str | Missing = optional("Agreed at", refers_to="meetings")
    due: PartialDate | Missing = optional("Due")
    done: PartialDate | Missing = optional("Done on")
    corrections: tuple[Correction, ...] = many("Corrections")


@frozen(kw_only=True)
class DeclaredRating:
    """A rating that somebody gives, from 1 (best) to 5, with the reason."""

    rating: Rag = fact("Rating", "From 1 (best) to 5.", example=2)
    reason: str = fact("Reason")
    given: PartialDate | Missing = optional("Given on")
    by: str | Missing = optional("By", refers_to="roles")
