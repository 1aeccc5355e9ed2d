"""Grants: who gave what, for what, for how long.

Field names lean on the 360Giving Data Standard 1.4 where it has one.
"""

from __future__ import annotations

from attrs import frozen

from ldsp_core.model.common import Correction, Link, When, identifier
from ldsp_core.model.fields import fact, many, optional
from ldsp_core.model.terms import GrantStage
from ldsp_core.values import Missing, Money, Period


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
    months: int | Missing = optional("Length", unit="months", example=12)
    runs_from: str | Missing = optional("Runs from the start of", refers_to="roles")
    budget_lines: tuple[BudgetLine, ...] = many("Budget lines")
    periods: tuple[GrantPeriod, ...] = many("Quarters")
    target_groups: tuple[str, ...] = many("Target groups", example=["women in work"])
    areas_awarded: int | Missing = optional(
        "Areas that won it", "Among how many areas the fund was shared.", example=4
    )
    links: tuple[Link, ...] = many("Announcements")
    successor: str | Missing = optional("Successor", refers_to="grants")
    corrections: tuple[Correction, ...] = many("Corrections")
