"""What the partnership does: activities, who takes part, what came of them."""

from __future__ import annotations

from attrs import frozen

from ldsp_core.model.common import (
    Contribution,
    Correction,
    Feedback,
    Link,
    NextStep,
    Venue,
    When,
    identifier,
    whole_number,
)
from ldsp_core.model.delivery import DeclaredRating, Milestone
from ldsp_core.model.fields import fact, many, optional
from ldsp_core.model.measures import Measurement
from ldsp_core.model.terms import (
    ActivityStatus,
    Certainty,
    DeliveryMode,
    ParticipationRole,
    TargetResult,
)
from ldsp_core.values import Count, Missing, Place


@frozen(kw_only=True)
class Participation:
    """An organisation or a person, and the roles it has in an activity."""

    organisation: str | Missing = optional("Organisation", refers_to="organisations")
    person: str | Missing = optional("Person", refers_to="people")
    roles: tuple[ParticipationRole, ...] = many("Roles", example=["deliverer"])
    detail: str | Missing = optional(
        "Detail", "What they do; the sentence goes on from their name.", example="lent the hall"
    )
    certainty: Certainty | Missing = optional("Certainty", "How sure the part is.")


@frozen(kw_only=True)
class Audience:
    """Whom an activity is for; ``count`` only where a number was given."""

    name: str = fact("Audience", example="small and medium-sized businesses")
    count: Count | Missing = optional("Number", unit="people")


@frozen(kw_only=True)
class ThemeNote:
    """What is told of an activity under one of its themes only."""

    theme: str = fact("Theme", refers_to="themes")
    text: str = fact("Note")


@frozen(kw_only=True)
class Badge:
    """A scheme's own identifier, by which taking part is tracked."""

    name: str = fact("Name")
    code: str = fact("Code", example="D1G1LANCS18UP")
    audience: str | Missing = optional("Audience", example="under 18")


@frozen(kw_only=True)
class Session:
    """One event, course or workshop of an activity."""

    name: str = fact("Name", example="First session")
    when: When | Missing = optional("When")
    venue: Venue | Missing = optional("Venue")


@frozen(kw_only=True)
class OutsideEvent:
    """Something that happens elsewhere and matters to the activity: a service that closes."""

    text: str = fact("What")
    when: When = fact("When")
    organisation: str | Missing = optional("Organisation", refers_to="organisations")
    place: Place | Missing = optional("Place")


@frozen(kw_only=True)
class Activity:
    """An activity under one theme or more, with all that is known of it.

    ``summary`` says what it is in a sentence or two; ``outcome`` what came of it.
    ``follows`` is the activity that this one leads on from.
    """

    id: str = identifier()
    title: str = fact("Title", example="Teach Too")
    themes: tuple[str, ...] = fact("Themes", refers_to="themes", example=["future-workforce"])
    status: ActivityStatus = fact("Status", example="under way")
    summary: str = fact("Summary", "What it is, in a sentence or two.")
    outcome: str | Missing = optional("Outcome", "What came of it so far.")
    start: When | Missing = optional("Start")
    end: When | Missing = optional("End")
    months: int | Missing = whole_number(
        "Length", "When the length is known but not the dates.", unit="months"
    )
    places: tuple[Place, ...] = many("Places")
    venue: Venue | Missing = optional("Venue")
    modes: tuple[DeliveryMode, ...] = many("Ways of delivery")
    audiences: tuple[Audience, ...] = many("Audiences")
    topics: tuple[str, ...] = many("Topics", example=["cyber security"])
    participations: tuple[Participation, ...] = many("Who takes part")
    contributions: tuple[Contribution, ...] = many("Contributions")
    grants: tuple[str, ...] = many("Paid from", refers_to="grants")
    measurements: tuple[Measurement, ...] = many("Measurements")
    target_result: TargetResult | Missing = optional(
        "Result against target", "What is claimed, even where the target is not recorded."
    )
    sessions: tuple[Session, ...] = many("Sessions")
    feedback: tuple[Feedback, ...] = many("Feedback")
    badges: tuple[Badge, ...] = many("Badges")
    theme_notes: tuple[ThemeNote, ...] = many("Notes by theme")
    outside_events: tuple[OutsideEvent, ...] = many("Events elsewhere")
    documents: tuple[str, ...] = many("Builds on", refers_to="documents")
    links: tuple[Link, ...] = many("Links")
    follows: str | Missing = optional("Follows", refers_to="activities")
    next_steps: tuple[NextStep, ...] = many("Next steps")
    milestones: tuple[Milestone, ...] = many("Milestones")
    rating: DeclaredRating | Missing = optional("Declared rating")
    corrections: tuple[Correction, ...] = many("Corrections")


@frozen(kw_only=True)
class Disjoint:
    """Activities that no person takes part in twice, so that their people may be added."""

    activities: tuple[str, ...] = fact("Activities", refers_to="activities")
    reason: str = fact("Reason", example="pupils and college staff are different people")
