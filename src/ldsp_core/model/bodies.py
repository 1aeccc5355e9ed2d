"""The partnership's groups, and their meetings."""

from __future__ import annotations

from attrs import frozen

from ldsp_core.model.common import Correction, Feedback, Venue, When, identifier
from ldsp_core.model.fields import fact, many, optional
from ldsp_core.model.terms import BodyKind, Cadence, MeetingKind
from ldsp_core.values import Count, Missing


@frozen(kw_only=True)
class Body:
    """A board, group or forum; ``parent`` is the one it sits in or reports to."""

    id: str = identifier()
    name: str = fact("Name", example="Inclusive Workforce Networking Group")
    kind: BodyKind = fact("Kind", example="networking group")
    parent: str | Missing = optional("Parent", refers_to="bodies")
    sits_within: str | Missing = optional(
        "Sits within", "Another group whose meetings it shares.", refers_to="bodies"
    )
    theme: str | Missing = optional("Theme", refers_to="themes")
    chair: str | Missing = optional("Chair", refers_to="roles")
    purpose: str | Missing = optional("Purpose")
    launched: When | Missing = optional("Launched")
    cadence: Cadence | Missing = optional("How often it meets")
    rotates: bool = fact("Rotates its venue", default=False)
    venues: tuple[Venue, ...] = many("Venues it may use")
    corrections: tuple[Correction, ...] = many("Corrections")


@frozen(kw_only=True)
class Meeting:
    """A meeting of a body."""

    id: str = identifier()
    body: str = fact("Body", refers_to="bodies")
    kind: MeetingKind = fact("Kind", default="regular")
    when: When = fact("When")
    venue: Venue | Missing = optional("Venue")
    attendance: Count | Missing = optional("Attendance", unit="people")
    remark: str | Missing = optional("Remark", example="well attended")
    feedback: tuple[Feedback, ...] = many("Feedback")
    corrections: tuple[Correction, ...] = many("Corrections")
