"""The model: a partnership and everything it holds, each a frozen class with described fields."""

from ldsp_core.model.activities import (
    Activity,
    Audience,
    Badge,
    Disjoint,
    OutsideEvent,
    Participation,
    Session,
    ThemeNote,
)
from ldsp_core.model.bodies import Body, Meeting
from ldsp_core.model.common import (
    Contribution,
    Correction,
    Feedback,
    Link,
    NextStep,
    Venue,
    When,
)
from ldsp_core.model.delivery import Action, DeclaredRating, Milestone, Risk
from ldsp_core.model.engagement import Communication, Engagement, Introduction
from ldsp_core.model.fields import FactInfo, facts_of, info_of
from ldsp_core.model.grants import (
    BudgetLine,
    Claim,
    Condition,
    Grant,
    GrantPeriod,
    MatchFunding,
    PaymentShare,
)
from ldsp_core.model.measures import Breakdown, Indicator, Measurement, Part
from ldsp_core.model.organisations import Organisation, Person, Role
from ldsp_core.model.papers import (
    BackgroundPaper,
    Implication,
    OwnParagraph,
    Paper,
    PaperField,
    Recommendation,
)
from ldsp_core.model.partnership import Acceptance, Area, HistoryEvent, Launch, Partnership
from ldsp_core.model.portfolio import Portfolio
from ldsp_core.model.programme import Document, Framework, Pilot, Programme, Theme
from ldsp_core.model.publications import Publication, PublishedFigure
from ldsp_core.model.references import ReferenceProblem, reference_problems
from ldsp_core.model.settings import CheckSeverity, Settings
from ldsp_core.model.walking import Fact, path_of_place, place_text, walk

__all__ = [
    "Acceptance",
    "Action",
    "Activity",
    "Area",
    "Audience",
    "BackgroundPaper",
    "Badge",
    "Body",
    "Breakdown",
    "BudgetLine",
    "CheckSeverity",
    "Claim",
    "Communication",
    "Condition",
    "Contribution",
    "Correction",
    "DeclaredRating",
    "Disjoint",
    "Document",
    "Engagement",
    "Fact",
    "FactInfo",
    "Feedback",
    "Framework",
    "Grant",
    "GrantPeriod",
    "HistoryEvent",
    "Implication",
    "Indicator",
    "Introduction",
    "Launch",
    "Link",
    "MatchFunding",
    "Measurement",
    "Meeting",
    "Milestone",
    "NextStep",
    "Organisation",
    "OutsideEvent",
    "OwnParagraph",
    "Paper",
    "PaperField",
    "Part",
    "Participation",
    "Partnership",
    "PaymentShare",
    "Person",
    "Pilot",
    "Portfolio",
    "Programme",
    "Publication",
    "PublishedFigure",
    "Recommendation",
    "ReferenceProblem",
    "Risk",
    "Role",
    "Session",
    "Settings",
    "Theme",
    "ThemeNote",
    "Venue",
    "When",
    "facts_of",
    "info_of",
    "path_of_place",
    "place_text",
    "reference_problems",
    "walk",
]
