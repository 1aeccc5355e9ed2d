"""Two states of a partnership compared: every change, of its kind, in the order of the facts."""

from __future__ import annotations

from typing import Any, Final, get_args

from attrs import evolve

from ldsp_core.calculations.change import measured
from ldsp_core.calculations.change.comparing import FieldChange, field_changes
from ldsp_core.calculations.change.kinds import Change, ChangeKind
from ldsp_core.calculations.change.naming import (
    VALUE_FIELDS,
    named,
    subject_of,
    title_of,
    what_of,
)
from ldsp_core.model import (
    Activity,
    BudgetLine,
    Claim,
    Condition,
    DeclaredRating,
    Grant,
    GrantPeriod,
    MatchFunding,
    Measurement,
    Milestone,
    Partnership,
    PaymentShare,
    Portfolio,
    Risk,
    When,
)
from ldsp_core.model.walking import is_thing
from ldsp_core.values import SUPPRESSED, Count, Missing, Money, PartialDate, Rag, Share

_CLOSED: Final = frozenset({"completed", "cancelled", "closed", "done", "dropped"})
_MONEY: Final = (BudgetLine, Claim, GrantPeriod, MatchFunding, PaymentShare)
_RISK: Final = frozenset({"likelihood", "impact", "likelihood_after", "impact_after", "proximity"})
_AHEAD: Final = frozenset({"planned", "forecast", "due"})
"""Fields that hold a bare date of something to come."""


def changes(old: Partnership, new: Partnership) -> tuple[Change, ...]:
    """Return every change from *old* to *new*, in the order of the facts.

    Things are matched by their ids; measurements by indicator, kind, period, place and
    breakdowns; members of other lists by what they are known by (a quarter by its
    period), else by position. The comparison is complete: a change of any field is told,
    and equal partnerships give none. Formula: the difference is new − old, bounds kept (unit:
    the figure's own). A figure that is suppressed in either is told as
    that, with neither value. Own definition.
    """
    return tuple(_change(each, old, new) for each in field_changes(old, new))


def portfolio_changes(old: Portfolio, new: Portfolio) -> tuple[Change, ...]:
    """Return every change from *old* to *new*, partnership by partnership.

    Partnerships are matched by their ids, which the places begin with
    (``lancashire/activities[teach-too].start.date``). Formula, unit and source as in
    ``changes``.
    """
    before = {each.id: each for each in old.partnerships}
    after = {each.id: each for each in new.partnerships}
    found: list[Change] = []
    for name in dict.fromkeys([*before, *after]):
        if name in before and name in after:
            found += (
                evolve(each, place=f"{name}/{each.place}")
                for each in changes(before[name], after[name])
            )
        else:
            whole = after.get(name) or before[name]
            found.append(
                Change(
                    kind="new" if name in after else "gone",
                    place=name,
                    subject=whole.name,
                    what="Partnership",
                    old=before.get(name),
                    new=after.get(name),
                )
            )
    return tuple(found)


def _change(found: FieldChange, old: Partnership, new: Partnership) -> Change:
    facts = old if found.new is None else new
    kind, before, note = _classified(found, old)
    values = (_value(before), _value(found.new))
    if any(isinstance(each, Missing) and each == SUPPRESSED for each in values):
        kind, values, note = "suppressed", (SUPPRESSED, SUPPRESSED), ""
    return Change(
        kind=kind,
        place=found.place,
        subject=subject_of(found, facts),
        what=what_of(found, facts),
        old=values[0],
        new=values[1],
        refers_to=found.info.refers_to,
        note="in another order" if found.reordered else note,
    )


def _value(held: object) -> object:
    """Return what stands for *held* in a change: of a measurement its value."""
    return held.value if isinstance(held, Measurement) else held


def _classified(found: FieldChange, old: Partnership) -> tuple[ChangeKind, Any, str]:
    """Return the kind of a change, what stood there before, and a note."""
    if found.reordered:
        return "other", tuple(_called(each, found, old) for each in found.old), ""
    thing = found.new if found.old is None or isinstance(found.old, Missing) else found.old
    activity = _activity(found)
    told: measured.Told | None = None
    if found.member and isinstance(thing, Measurement) and activity is not None:
        if found.old is None:
            told = measured.added(thing, activity, old.as_at)
        else:
            told = measured.gone(thing, activity)
        return told.kind, found.old if told.before is None else told.before, told.note
    told = _measured(found, old)
    if told is not None:
        return told.kind, found.old, told.note
    if isinstance(found.owner.old, Milestone) and found.field.name == "forecast":
        planned = found.owner.old.planned if isinstance(found.old, Missing) else found.old
        return _moved(planned, found.new), planned, ""
    if _is_spend_told_before(found, old):
        return "restated", found.old, ""
    return _kind(found, thing), found.old, ""


def _called(member: object, found: FieldChange, facts: Partnership) -> str:
    """Return what *member* of a list is called: by its title, or as a plain value."""
    if is_thing(member):
        return title_of(member, facts)
    return named(str(member), found.info.refers_to, facts)


def _is_spend_told_before(found: FieldChange, old: Partnership) -> bool:
    """Whether another sum is told for a quarter that was over, and had been told."""
    quarter = found.owner.old
    return (
        isinstance(quarter, GrantPeriod)
        and found.field.name == "actual"
        and not isinstance(found.old, Missing)
        and not isinstance(old.as_at, Missing)
        and quarter.period.end <= old.as_at
    )


def _activity(found: FieldChange) -> Activity | None:
    """Return the activity that holds a change, as it was before."""
    return next((each.old for each in found.holders if isinstance(each.old, Activity)), None)


def _measured(found: FieldChange, old: Partnership) -> measured.Told | None:
    """Return what it is that a value of a measurement, or of a part of one, changed."""
    activity = _activity(found)
    held = next((each for each in found.holders if isinstance(each.new, Measurement)), None)
    if held is None or activity is None or isinstance(found.old, str | bool):
        return None
    if found.owner is held:
        if found.field.name not in VALUE_FIELDS:
            return None
        values = (held.old.value, held.new.value)
    elif found.field.name == "count":
        values = (found.old, found.new)
    else:
        return None
    return measured.revised(held.old, held.new, values, activity, old.as_at)


def _kind(found: FieldChange, thing: object) -> ChangeKind:
    owner = found.owner.new
    name = found.field.name
    if isinstance(thing, _MONEY) or _is_money(found, thing):
        return "money"
    if isinstance(thing, DeclaredRating | Rag):
        return "rating"
    if isinstance(owner, Risk) and name in _RISK:
        return "rating"
    if name in ("status", "stage"):
        return "closed" if found.new in _CLOSED else "moved on"
    if found.member and (found.old is None or found.new is None) and hasattr(thing, "id"):
        return "new" if found.old is None else "gone"
    if (dated := _dated(found)) is not None:
        return dated
    return "wording" if _is_text(found) else "other"


def _is_money(found: FieldChange, thing: object) -> bool:
    if isinstance(found.old, Money) or isinstance(found.new, Money):
        return True
    in_grant = any(isinstance(each.new, Grant) for each in found.holders)
    if isinstance(found.owner.new, MatchFunding) and found.field.name == "secured":
        return True
    return in_grant and isinstance(thing, Share)


def _dated(found: FieldChange) -> ChangeKind | None:
    owner, name = found.owner, found.field.name
    if isinstance(owner.new, Milestone) and name == "done":
        return "closed" if isinstance(found.old, Missing) else "dates"
    if isinstance(owner.new, When):
        if name == "date":
            ahead = owner.old.certainty != "happened"
            return _moved(found.old, found.new) if ahead else "dates"
        return "dates" if name in ("certainty", "part") else None
    if isinstance(found.old, When) or isinstance(found.new, When):
        return "dates"
    if isinstance(found.old, PartialDate) or isinstance(found.new, PartialDate):
        in_plan = name in _AHEAD or isinstance(owner.new, Condition)
        return _moved(found.old, found.new) if in_plan else "dates"
    return None


def _moved(old: object, new: object) -> ChangeKind:
    """Return whether a date lies later or earlier than it did; "dates" where neither is sure."""
    if not isinstance(old, PartialDate) or not isinstance(new, PartialDate):
        return "dates"
    if new.first > old.first and new.last > old.last:
        return "slipped"
    if new.first < old.first and new.last < old.last:
        return "brought forward"
    return "dates"


def _is_text(found: FieldChange) -> bool:
    """Whether a field holds words, not an id, a choice, an address or a number."""
    kind = found.field.type
    words = kind is str or str in get_args(kind)
    is_name = found.info.refers_to or found.field.validator is not None
    return words and not is_name and not isinstance(found.old, Count)
