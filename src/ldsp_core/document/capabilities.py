"""What a format can show; whatever it cannot is lowered to what it can."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

Purpose = Literal["paper", "workbook", "data"]
"""What a report is for, and what a format is good at: to be read, worked in, or processed."""


class Capability(StrEnum):
    """One thing that a renderer may be able to show.

    Every renderer shows plain paragraphs and section headings; the rest it declares.
    """

    NUMBERED_PARAGRAPHS = "numbered-paragraphs"
    BULLET_LISTS = "bullet-lists"
    LETTERED_LISTS = "lettered-lists"
    METRICS = "metrics"
    TABLES = "tables"
    CHARTS = "charts"
    TIMELINES = "timelines"
    MATRICES = "matrices"
    DIAGRAMS = "diagrams"
    FIGURES = "figures"
    QUOTES = "quotes"
    CALLOUTS = "callouts"
    LINKS = "links"
    REFERENCES = "references"
    NOTES = "notes"


ALL: frozenset[Capability] = frozenset(Capability)

PICTURES: frozenset[Capability] = frozenset(
    {
        Capability.CHARTS,
        Capability.TIMELINES,
        Capability.MATRICES,
        Capability.DIAGRAMS,
        Capability.FIGURES,
    }
)
"""What a format of words and tables alone lacks."""
