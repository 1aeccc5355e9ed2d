"""What a change is, and the kinds of change that a reader wants to tell apart."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Final, Literal, get_args

from attrs import frozen

from ldsp_core.calculations.combining import numbers_of
from ldsp_core.values import (
    NOT_APPLICABLE,
    Count,
    Interval,
    Missing,
    Money,
    MoneyRange,
    PartialDate,
)

ChangeKind = Literal[
    "new",
    "closed",
    "gone",
    "moved on",
    "slipped",
    "brought forward",
    "dates",
    "target",
    "forecast",
    "progress",
    "restated",
    "money",
    "rating",
    "suppressed",
    "wording",
    "other",
]
"""What a change is to its reader.

"new", "gone": a thing that was not there, or is there no more. "closed": a status that
ends it, a milestone reached. "moved on": another status. "slipped", "brought forward":
something still ahead now has a later or an earlier date; "dates": any other change of a
date. "target", "forecast": revised. "progress": results that have come to be; "restated":
another result for what had been reported already. "money": awards, budgets, quarters,
claims, match funding. "rating": risks and declared ratings. "suppressed": a figure that
is withheld before or after. "wording": texts. "other": all else.
"""

CHANGE_KINDS: Final[tuple[ChangeKind, ...]] = get_args(ChangeKind)
"""All kinds, in the order in which they are told."""

Difference = int | Decimal | Interval | Money | timedelta | Missing
"""New less old: a number or bounds of one, money, or the days that a date moved by."""


@frozen(kw_only=True)
class Change:
    """One change between two states of the facts.

    ``place`` is its path in the new facts, or in the old ones for what is no longer
    there (``activities[teach-too].start.date``); ``subject`` what it is about in words
    ("Teach Too"), ``what`` which of its facts ("Start"). ``old`` and ``new`` are the typed
    values, or whole things of the model; None where there was none. For an id of another
    thing ``refers_to`` names the collection. ``note`` says why a result counts as
    restated or as progress where the values do not tell.
    """

    kind: ChangeKind
    place: str
    subject: str
    what: str
    old: object | None
    new: object | None
    refers_to: str = ""
    note: str = ""

    @property
    def difference(self) -> Difference:
        """New less old, where both are numbers, money of one currency, or exact dates.

        Counts that are bounds give an Interval. "Not applicable" for all else, and where
        nothing can be said.
        """
        return _difference(self.old, self.new)


def _difference(old: object, new: object) -> Difference:
    if isinstance(old, Money) and isinstance(new, Money):
        return new - old if old.currency == new.currency else NOT_APPLICABLE
    if isinstance(old, Count) and isinstance(new, Count):
        before, after = numbers_of(old), numbers_of(new)
        gap = None if before is None or after is None else after - before
        if gap is None or gap.approximate or (gap.low is None and gap.high is None):
            return NOT_APPLICABLE
        return gap.exact if gap.is_exact else gap
    first, second = _day(old), _day(new)
    if first is not None and second is not None:
        return second - first
    if _is_number(old) and _is_number(new):
        return Decimal(str(new)) - Decimal(str(old))
    return NOT_APPLICABLE


def _day(value: object) -> date | None:
    if isinstance(value, PartialDate):
        return value.first if value.is_exact else None
    return value if isinstance(value, date) else None


def _is_number(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool | MoneyRange)
