"""Words and signs that stand in place of numbers, and what each of them means."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Final

from ldsp_core.document import Cell
from ldsp_core.values import MISSING_REASONS, Count, Missing, MoneyRange, Rag, Share
from ldsp_excel.cells import NOT_KNOWN, is_bound
from ldsp_excel.texts import NOTHING_SAID

NO_ROWS: Final = "no entries"
"""Stands in the one row of a table that has none."""


class Word(Enum):
    """A word or sign of the legend: how it looks, and its meaning."""

    NOT_RECORDED = ("not recorded", "The figure has not been recorded. It is not zero.")
    NOT_APPLICABLE = ("not applicable", "There can be no figure here.")
    NOT_YET_DUE = ("not yet due", "The figure is not due yet. It is not zero.")
    SUPPRESSED = (
        "suppressed",
        "The figure is withheld, so that nobody can be recognised from it. It is not zero.",
    )
    BOUND = (
        "over, at least, under, up to, to",
        "A figure that is only known within limits is written in words, such as “over 600”. "
        "It is text: sums leave it out, and no formula is built on it.",
    )
    ABOUT = ("about", "An approximate figure. No limits are made up for it.")
    ENDS = (
        "– low and – high",
        "The ends of a figure that is only known within limits, as numbers. Both are equal where "
        "the figure is exact. Where the words say over, under or fewer than, the end itself is "
        "not included.",
    )
    NOT_KNOWN = (NOT_KNOWN, "The figure has no known end on this side.")
    RATING_BOUND = (
        "or better, or worse, between",
        "A rating from 1 (best) to 5 that is only known within limits.",
    )
    NOTHING_SAID = (NOTHING_SAID, "The report says nothing here.")
    NO_ROWS = (NO_ROWS, "The table has no entries.")

    @property
    def mark(self) -> str:
        """The word or sign as it stands in cells."""
        return str(self.value[0])

    @property
    def meaning(self) -> str:
        """What readers are told about it."""
        return str(self.value[1])


_OF_REASON: Final = {word.mark: word for word in Word if word.mark in MISSING_REASONS}


def words_of(cell: Cell) -> Iterator[Word]:
    """Yield the words of the legend that *cell* needs."""
    if isinstance(cell, Missing):
        yield _OF_REASON[cell.reason]
    elif isinstance(cell, Count | Share | MoneyRange) and is_bound(cell):
        interval = cell.interval
        yield Word.ABOUT if interval.approximate else Word.BOUND
        if interval.approximate or interval.low is None or interval.high is None:
            yield Word.NOT_KNOWN
    elif isinstance(cell, Rag) and not cell.is_exact:
        yield Word.RATING_BOUND
    elif isinstance(cell, str) and not cell.strip():
        yield Word.NOTHING_SAID
