"""The closed lists of words that the model uses, as the field uses them."""

from __future__ import annotations

from typing import Literal

Certainty = Literal["happened", "confirmed", "planned", "likely", "in talks"]
"""How sure it is: it happened, it is confirmed, planned, likely, or talked about."""

DatePart = Literal["early", "mid", "late"]
"""Which part of a month or year is meant, when no day is known."""

ActivityStatus = Literal[
    "idea", "in talks", "planned", "under way", "completed", "paused", "cancelled"
]

StepStatus = Literal["open", "under way", "done", "dropped"]

OrganisationKind = Literal[
    "central government",
    "local government",
    "local enterprise partnership",
    "public fund",
    "college or provider",
    "school",
    "business",
    "charity",
    "partnership or network",
    "other",
]

RoleKind = Literal["chair", "coordinator", "director", "officer", "author", "judge", "other"]

ParticipationRole = Literal[
    "lead",
    "funder",
    "deliverer",
    "partner",
    "supporter",
    "mentor",
    "judge",
    "prize sponsor",
    "host",
    "participant",
    "link to employers",
]

BodyKind = Literal["board", "committee", "steering group", "networking group", "forum"]

MeetingKind = Literal["launch", "introduction", "regular", "extraordinary"]

Cadence = Literal["weekly", "monthly", "quarterly", "yearly", "regularly", "when needed"]

DeliveryMode = Literal["face to face", "online", "telephone", "blended"]

PilotStatus = Literal["launched", "announced", "planned"]

EngagementKind = Literal["call", "meeting", "presentation", "blog series", "resource", "other"]

IntroductionStatus = Literal["made", "followed up", "in talks", "agreed", "closed"]

CommunicationKind = Literal["blog", "news", "press release", "publication", "other"]

CommunicationStatus = Literal["in preparation", "scheduled", "published"]

DocumentKind = Literal["strategy", "framework", "study", "guidance", "report", "other"]

ContributionKind = Literal["money", "in kind"]

TargetResult = Literal["exceeded", "met", "not met"]

IndicatorLevel = Literal["output", "outcome", "impact"]
"""IATI Standard 2.03, code list ResultType."""

MeasurementKind = Literal["target", "baseline", "forecast", "actual"]

Direction = Literal["more is better", "less is better"]

CountingBasis = Literal[
    "unique people", "attendances", "organisations", "places offered", "sessions", "items"
]
"""What one counts as one: people once, or each time they come."""

Adding = Literal["sum", "latest", "maximum", "mean", "none"]
"""How an indicator adds up; "none" means that adding says nothing."""

Confidence = Literal["high", "medium", "low"]

FigureState = Literal["shown", "small", "with others"]
"""Whether a published figure was shown, hidden as small, or hidden to protect small ones."""

MatchKind = Literal["cash", "in kind"]

ClaimStatus = Literal["draft", "claimed", "paid"]

PaymentEvent = Literal["start", "completion", "outcome"]
"""When a payment by results falls due, as with Skills Bootcamps (DfE)."""

RiskStatus = Literal["open", "closed"]

Proximity = Literal["remote", "distant", "approaching", "close", "imminent"]

ActionStatus = Literal["open", "under way", "done", "dropped"]

SeverityLevel = Literal["error", "warning", "info", "off"]

GrantStage = Literal["bid", "awarded", "live", "closed"]

PaperStatus = Literal["draft", "final"]

Classification = Literal["public", "exempt"]
"""Exempt information is defined in the Local Government Act 1972, Schedule 12A."""

RecommendationAction = Literal["note", "approve", "agree", "consider", "endorse"]

ImplicationKind = Literal["finance", "legal", "risk", "equality", "data protection"]

PaperSection = Literal[
    "summary",
    "recommendations",
    "background",
    "support",
    "groups",
    "activities",
    "performance",
    "finance",
    "risk",
    "implications",
]
