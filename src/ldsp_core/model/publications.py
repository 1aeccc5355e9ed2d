"""The ledger of what has been published: which figures, shown or hidden, and when.

Whoever reads two publications can take their difference. Only what is kept here lets the
next one be made so that the difference gives nothing away.
"""

from __future__ import annotations

from datetime import date

from attrs import frozen

from ldsp_core.model.common import identifier
from ldsp_core.model.fields import fact, many, optional
from ldsp_core.model.terms import FigureState, MeasurementKind
from ldsp_core.values import Count, Missing, Period, Place


@frozen(kw_only=True)
class PublishedFigure:
    """A figure about people as it stood when it was published, and whether it was shown.

    A part of a breakdown has a ``dimension`` and a ``category``; the total has neither.
    ``version`` counts the values that one total has had, from 0; the last one stands.
    Ids lead nowhere once an activity is gone from the file, but what was published stays
    so; that is why they are no references.
    """

    activity: str = fact("Activity", "The activity's id at the time.")
    indicator: str = fact("Indicator", "The indicator's id at the time.")
    kind: MeasurementKind = fact("Kind", default="actual")
    period: Period | Missing = optional("Period", example="FY2018-19/Q4")
    cumulative: bool = fact("Cumulative", "Counted from the start.", default=False)
    place: Place | Missing = optional("Place")
    version: int = fact("Version", "Which of the values that it has had.", default=0)
    dimension: str | Missing = optional("Dimension", example="age")
    category: str | Missing = optional("Category", example="16 to 24")
    count: Count = fact("Number", "What stood in the data then.", example=4)
    state: FigureState = fact("State", "Shown, or hidden and why.", default="shown")


@frozen(kw_only=True)
class Publication:
    """A report that was given to the public, with the figures about people it rests on.

    ``figures`` holds those of every indicator of an activity that differ from what the
    publications before it hold. ``threshold`` and ``zeros`` are the rule of that day.
    """

    id: str = identifier()
    published: date = fact("Published on", example="2019-05-14")
    report: str = fact("Report", example="board-paper")
    threshold: int = fact("Numbers hidden below", unit="people", example=5)
    zeros: bool = fact("Zeros shown", default=True)
    figures: tuple[PublishedFigure, ...] = many("Figures")
