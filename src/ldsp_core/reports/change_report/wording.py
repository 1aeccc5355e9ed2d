"""Changes in words: a sentence each, and the titles under which they are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Final

from attrs import fields, frozen

from ldsp_core.calculations import CHANGE_KINDS, Change, ChangeKind
from ldsp_core.calculations.change.naming import named, noun_of, title_of
from ldsp_core.document import format_cell
from ldsp_core.model import Partnership, When
from ldsp_core.model.walking import is_thing
from ldsp_core.reports.phrases import agreeing, lower_first
from ldsp_core.values import Interval, Missing, Money, OrgId, Place, Share
from ldsp_core.values.wording import date_in_words, interval_in_words

TITLES: Final[Mapping[ChangeKind, str]] = {
    "new": "New",
    "closed": "Finished or closed",
    "gone": "No longer there",
    "moved on": "Moved on",
    "slipped": "Slipped",
    "brought forward": "Brought forward",
    "dates": "Other dates",
    "target": "Targets set or revised",
    "forecast": "Forecasts set or revised",
    "progress": "Progress",
    "restated": "Restated: reported otherwise before",
    "money": "Money",
    "rating": "Risks and ratings",
    "suppressed": "Suppressed figures",
    "wording": "Reworded",
    "other": "Other facts",
}
"""What readers call each kind of change."""


@frozen(kw_only=True)
class Sides:
    """The facts before and after, to which ids in changes lead."""

    old: Partnership
    new: Partnership

    def words(self, value: object, refers_to: str = "", *, before: bool = False) -> str:
        """Return a value of a change in words; an id as the name of what it leads to."""
        facts = self.old if before else self.new
        if value is None:
            return "not there"
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, str):
            return named(value, refers_to, facts)
        if isinstance(value, tuple):
            return "; ".join(self.words(each, refers_to, before=before) for each in value)
        if isinstance(value, When):
            return f"{date_in_words(value.date)} ({value.certainty})"
        if is_thing(value):
            amount = getattr(value, "amount", None)
            if isinstance(amount, Money):
                return format_cell(amount)
            return title_of(value, facts) or self._what_it_holds(value, before=before)
        if isinstance(value, Place | OrgId):
            return str(value)
        return format_cell(value)  # type: ignore[arg-type] # all that is left may be a cell

    def _what_it_holds(self, thing: object, *, before: bool) -> str:
        """Return all that is recorded in a thing without a title, such as a declared rating."""
        held = (getattr(thing, field.name) for field in fields(type(thing)))  # type: ignore[arg-type]
        recorded = (each for each in held if not isinstance(each, Missing) and each != ())
        words = (self.words(each, before=before) for each in recorded)
        return "; ".join(each.removesuffix(".") for each in words)

    def before(self, change: Change) -> str:
        """Return the old value in words."""
        return self.words(change.old, change.refers_to, before=True)

    def after(self, change: Change) -> str:
        """Return the new value in words."""
        return self.words(change.new, change.refers_to)


def by_kind(changes: Iterable[Change]) -> dict[ChangeKind, list[Change]]:
    """Return the changes of each kind that there are, in the order in which they are told."""
    found: dict[ChangeKind, list[Change]] = {}
    for change in changes:
        found.setdefault(change.kind, []).append(change)
    return {kind: found[kind] for kind in CHANGE_KINDS if kind in found}


def sentence_on(change: Change, sides: Sides) -> str:
    """Return one change as a line to read: what it is about, what it is now, what it was."""
    head = ", ".join((change.subject, *_parts(change)))
    if change.note == "in another order":
        return f"{head}: in another order"
    if change.kind == "suppressed":
        return f"{head}: suppressed, so not compared"
    if change.kind == "wording":
        return f"{head}: {_reworded(change)}"
    if change.kind in ("new", "gone"):
        return _come_or_gone(change)
    return f"{head}: {_now_and_before(change, sides)}{_remark(change)}"


def difference_in_words(change: Change) -> str:
    """Return ``7 more``, ``£5,000 less``, ``30 days later``; nothing where none can be told."""
    gap = change.difference
    if isinstance(change.old, Share) and isinstance(change.new, Share):
        return _in_points(change.old, change.new)
    if isinstance(gap, Missing):
        return ""
    if isinstance(gap, timedelta):
        days = abs(gap.days)
        return f"{days:,} {agreeing(days, 'day', 'days')} {'later' if gap.days > 0 else 'earlier'}"
    if isinstance(gap, Money):
        return _more_or_less(gap.amount, format_cell(gap if gap.amount >= 0 else -gap), "less")
    if isinstance(gap, Interval):
        return _bounded(gap)
    number = Decimal(gap)
    return _more_or_less(number, interval_in_words(Interval.exactly(abs(number))), "fewer")


def _in_points(old: Share, new: Share) -> str:
    """Return ``20 percentage points more``, to one decimal."""
    if not (old.percent.is_exact and new.percent.is_exact):
        return ""
    gap = round(new.percent.exact - old.percent.exact, 1).normalize()
    words = interval_in_words(Interval.exactly(abs(gap)), places=1)
    points = "point" if words == "1" else "points"
    return _more_or_less(gap, f"{words} percentage {points}", "less")


def _more_or_less(number: Decimal, words: str, less: str) -> str:
    if number == 0:
        return "the same"
    return f"{words} {'more' if number > 0 else less}"


def _bounded(gap: Interval) -> str:
    if gap.low is not None and gap.low >= 0:
        return f"{interval_in_words(gap)} more"
    if gap.high is not None and gap.high <= 0:
        return f"{interval_in_words(-gap)} fewer"
    return ""


def _parts(change: Change) -> tuple[str, ...]:
    """Return which fact it is, for the middle of a sentence."""
    *way, last = change.what.split(": ")
    if last in ("Status", "Stage"):
        return tuple(way)
    return tuple(each.replace(", actual", "") for each in (*way, lower_first(last)))


def _reworded(change: Change) -> str:
    if change.old is None or isinstance(change.old, Missing):
        return "added"
    if change.new is None or isinstance(change.new, Missing):
        return "taken out"
    return "reworded"


def _come_or_gone(change: Change) -> str:
    thing = change.new if change.old is None else change.old
    noun = noun_of(thing)
    return change.subject if change.subject.startswith(noun) else f"{noun}: {change.subject}"


def _now_and_before(change: Change, sides: Sides) -> str:
    now, before = sides.after(change), sides.before(change)
    if change.new is None:
        return f"no longer there{_told(before, change)}"
    if change.old is None:
        return now if not is_thing(change.new) else f"new{_told(now, change)}"
    gap = difference_in_words(change)
    return f"{now}; was {before}{f' ({gap})' if gap else ''}"


def _told(words: str, change: Change) -> str:
    """Return what came or went, where the sentence does not say it already."""
    return "" if words in change.what or words in change.subject else f", {words}"


def _remark(change: Change) -> str:
    return f" – {change.note}" if change.note else ""
