"""Grants: who gave what, for what, for how long.

Field names lean on the 360Giving Data Standard 1.4 where it has one.
"""

from __future__ import annotations

from attrs import frozen

from ldsp_core.model.common import Correction, Link, When, identifier, whole_number
from ldsp_core.model.delivery import DeclaredRating, Milestone
from ldsp_core.model.fields import fact, many, optional
from ldsp_core.model.terms import ClaimStatus, GrantStage, MatchKind, PaymentEvent, StepStatus
from ldsp_core.values import Missing, Money, PartialDate, Period, Share


@frozen(kw_only=True)
class BudgetLine:
    """A purpose within a grant, with its amount where it was told."""

    purpose: str = fact("Purpose", example="associated costs")
    amount: Money | Missing = optional("Amount", unit="money", example="£5,000")


@frozen(kw_only=True)
class GrantPeriod:
    """A quarter of a grant: what was planned, spent, and is now expected."""

    period: Period = fact("Period", example="FY2018-19/Q4")
    profile: Money | Missing = optional("Profile", "Planned spend.", unit="money")
    actual: Money | Missing = optional("Actual", "Spend so far.", unit="money")
    forecast: Money | Missing = optional("Forecast", "Expected spend.", unit="money")


@frozen(kw_only=True)
class MatchFunding:
    """What somebody else puts in beside the grant; ``secured`` once it is sure."""

    source: str = fact("Source", refers_to="organisations")
    amount: Money = fact("Amount", unit="money", example="£10,000")
    secured: bool = fact("Secured", default=False)
    kind: MatchKind = fact("Kind", default="cash")


@frozen(kw_only=True)
class Condition:
    """A condition of the award."""

    text: str = fact("Condition")
    status: StepStatus = fact("Status", default="open")
    due: PartialDate | Missing = optional("Due")


@frozen(kw_only=True)
class PaymentShare:
    """The share of a payment by results that falls due at one event.

    Skills Bootcamps pay 45, 35 and 20 per cent by start, completion, outcome (DfE).
    """

    event: PaymentEvent = fact("Event", example="start")
    share: Share = fact("Share", example="45%")
    indicator: str | Missing = optional(
        "Counted by", "The indicator that counts the event.", refers_to="indicators"
    )


@frozen(kw_only=True)
class Claim:
    """A claim for a period: what was asked for, what was paid, and on whose word.

    ``evidence`` names what proves the spend; ``declaration`` is what the signatory signs.
    """

    id: str = identifier()
    period: Period = fact("Period", example="FY2025-26/Q4")
    amount: Money = fact("Amount claimed", unit="money", example="£20,000")
    status: ClaimStatus = fact("Status", default="draft")
    claimed: PartialDate | Missing = optional("Claimed on")
    paid: Money | Missing = optional("Amount paid", unit="money")
    paid_on: PartialDate | Missing = optional("Paid on")
    evidence: tuple[str, ...] = many("Evidence", example=["payroll report"])
    declaration: str | Missing = optional("Declaration")
    signatory: str | Missing = optional("Signatory", refers_to="roles")


@frozen(kw_only=True)
class Grant:
    """A grant to the partnership, from bid to close.

    A grant whose dates are not told may still have a length (``months``) that runs
    from the start of a role it pays for (``runs_from``).
    """

    id: str = identifier()
    title: str = fact("Title", example="Digital Skills Innovation Fund")
    funder: str = fact("Funder", refers_to="organisations")
    stage: GrantStage = fact("Stage", example="awarded")
    awarded: Money | Missing = optional("Amount awarded", unit="money", example="£75,000")
    applied: Money | Missing = optional("Amount applied for", unit="money")
    purpose: str | Missing = optional("Purpose")
    announced: When | Missing = optional("Announced")
    start: When | Missing = optional("Start")
    end: When | Missing = optional("End")
    months: int | Missing = whole_number("Length", unit="months", example=12)
    runs_from: str | Missing = optional("Runs from the start of", refers_to="roles")
    budget_lines: tuple[BudgetLine, ...] = many("Budget lines")
    periods: tuple[GrantPeriod, ...] = many("Quarters")
    target_groups: tuple[str, ...] = many("Target groups", example=["women in work"])
    areas_awarded: int | Missing = whole_number(
        "Areas that won it", "Among how many areas the fund was shared.", example=4
    )
    links: tuple[Link, ...] = many("Announcements")
    match: tuple[MatchFunding, ...] = many("Match funding")
    intervention_rate: Share | Missing = optional(
        "Intervention rate", "The grant's share of the whole cost.", example="60%"
    )
    conditions: tuple[Condition, ...] = many("Conditions")
    milestones: tuple[Milestone, ...] = many("Milestones")
    price: Money | Missing = optional(
        "Price of a participant",
        "What payment by results comes to for one participant with an outcome.",
        unit="money",
        example="£3,000",
    )
    payment_shares: tuple[PaymentShare, ...] = many("Payment by results")
    claims: tuple[Claim, ...] = many("Claims")
    rating: DeclaredRating | Missing = optional("Declared rating")
    successor: str | Missing = optional("Successor", refers_to="grants")
    corrections: tuple[Correction, ...] = many("Corrections")
