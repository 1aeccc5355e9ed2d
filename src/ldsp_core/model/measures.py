"""Indicators, and what was measured, planned or hoped for.

After IATI Standard 2.03 (results: output, outcome, impact; target and actual by
period), but typed: a value says what it is, and may be a bound.
"""

from __future__ import annotations

from datetime import date

from attrs import frozen

from ldsp_core.model.common import Correction, identifier
from ldsp_core.model.fields import fact, many, optional
from ldsp_core.model.terms import (
    Adding,
    Confidence,
    CountingBasis,
    Direction,
    IndicatorLevel,
    MeasurementKind,
)
from ldsp_core.values import Count, Missing, Money, Period, Place, Share


@frozen(kw_only=True)
class Indicator:
    """What is measured, in which unit, and how it adds up.

    ``levels`` orders the words of an ordinal indicator from least to most.
    """

    id: str = identifier()
    name: str = fact("Name", example="College staff reached")
    unit: str = fact("Unit", "What is counted, in the plural.", example="college staff")
    told_as: str | Missing = optional(
        "Told as", "What a sentence says of them: 'college staff' + 'were reached'."
    )
    definition: str | Missing = optional("Definition")
    level: IndicatorLevel = fact("Level", default="output")
    basis: CountingBasis | Missing = optional("Basis of counting", example="attendances")
    direction: Direction = fact("Direction", default="more is better")
    over_periods: Adding = fact("Adding over periods", default="sum")
    over_activities: Adding = fact("Adding over activities and places", default="sum")
    levels: tuple[str, ...] = many("Levels", "From least to most.", example=["low", "high"])
    reach: bool = fact(
        "Counts as reach", "Whether it counts people that the partnership reaches.", default=False
    )
    disclosive: bool | Missing = optional(
        "Disclosive",
        "Whether small numbers could give people away; unless said, those of unique people "
        "with a breakdown can.",
        example=True,
    )
    catalogue: str | Missing = optional(
        "Catalogue code",
        "Takes over from a catalogue whatever the indicator itself does not say.",
        example="skills-fund@1/people-into-jobs",
    )


@frozen(kw_only=True)
class Part:
    """One part of a breakdown: its category, the number, and the organisation if it is one."""

    category: str = fact("Category", example="Aspire Academy")
    count: Count | Missing = optional("Number")
    organisation: str | Missing = optional("Organisation", refers_to="organisations")
    place: Place | Missing = optional("Place")


@frozen(kw_only=True)
class Breakdown:
    """A total split by one dimension; unknowns are a part of their own."""

    dimension: str = fact("Dimension", example="school")
    parts: tuple[Part, ...] = many("Parts")


@frozen(kw_only=True)
class Measurement:
    """A target, baseline, forecast or actual value of an indicator.

    The value stands under one of ``count``, ``money``, ``share`` and ``level``; with
    none of them it is not recorded.
    """

    indicator: str = fact("Indicator", refers_to="indicators")
    kind: MeasurementKind = fact("Kind", example="actual")
    count: Count | Missing = optional("Count", example="over 600")
    money: Money | Missing = optional("Money", example="£1,500")
    share: Share | Missing = optional("Share", example="62%")
    level: str | Missing = optional("Level", example="low")
    period: Period | Missing = optional("Period", example="FY2018-19/Q4")
    cumulative: bool = fact("Cumulative", "Counted from the start.", default=False)
    place: Place | Missing = optional("Place")
    theme: str | Missing = optional(
        "Theme", "Where an activity under several themes tells it under one.", refers_to="themes"
    )
    breakdowns: tuple[Breakdown, ...] = many("Breakdowns")
    recorded: date | Missing = optional("Date recorded", example="2019-03-31")
    source: str | Missing = optional("Source")
    evidence: str | Missing = optional("Evidence", "Where the proof is kept.")
    confidence: Confidence | Missing = optional("Confidence")
    note: str | Missing = optional("Note")
    corrections: tuple[Correction, ...] = many("Corrections")

    @property
    def value(self) -> Count | Money | Share | str | Missing:
        """The value, whichever key it stands under; Missing with its reason if none."""
        values = (self.count, self.money, self.share, self.level)
        for value in values:
            if not isinstance(value, Missing):
                return value
        reasons = [value for value in values if isinstance(value, Missing)]
        return next((reason for reason in reasons if reason.reason != "not recorded"), reasons[0])
