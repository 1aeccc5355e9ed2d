"""What a changed fact is called in words: what it is about, and which of its facts it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from ldsp_core.calculations.change.comparing import FieldChange, Held
from ldsp_core.errors import UnknownNameError
from ldsp_core.model import GrantPeriod, Measurement, Partnership, When
from ldsp_core.model.fields import facts_of
from ldsp_core.values import Missing, Period

_TITLES: Final = (
    "title",
    "name",
    "label",
    "text",
    "purpose",
    "what",
    "category",
    "dimension",
    "event",
    "check",
    "code",
    "field",
    "organisation",
    "person",
    "source",
    "theme",
    "kind",
)
"""The fields that a thing may be called by, the best first."""

_ONE: Final = {
    "activities": "activity",
    "bodies": "body",
    "people": "person",
    "engagements": "engagement",
}


def title_of(thing: object, partnership: Partnership) -> str:
    """Return what a thing of the model is called: its title, name, text, period or the like."""
    if isinstance(thing, Measurement):
        return measurement_title(thing, partnership)
    if isinstance(thing, GrantPeriod):
        return thing.period.label
    if isinstance(thing, When):
        return "date"
    fields = {field.name: info for field, info in facts_of(type(thing))}
    for name in _TITLES:
        value = getattr(thing, name, None) if name in fields else None
        if isinstance(value, str) and value.strip():
            return named(value, fields[name].refers_to, partnership)
    person = getattr(thing, "id", "")
    return str(person)


def named(value: str, collection: str, partnership: Partnership) -> str:
    """Return the title of the thing in *collection* with the id *value*; else *value* itself."""
    if not collection:
        return value
    for each in getattr(partnership, collection, ()):
        if each.id == value:
            return title_of(each, partnership)
    return value


def measurement_title(measurement: Measurement, partnership: Partnership) -> str:
    """Return ``Pupils attending, actual, January to March 2019``."""
    try:
        indicator = partnership.indicator(measurement.indicator).name
    except UnknownNameError:  # facts made in Python may refer to nothing
        indicator = measurement.indicator
    told = [indicator, measurement.kind]
    if isinstance(measurement.period, Period):
        until = "to the end of " if measurement.cumulative else ""
        told.append(f"{until}{measurement.period.label}")
    if not isinstance(measurement.place, Missing):
        told.append(measurement.place.name)
    return ", ".join(told)


def subject_of(change: FieldChange, partnership: Partnership) -> str:
    """Return what a change is about: the outermost thing with a title of its own."""
    if len(change.holders) > 1:
        return title_of(change.holders[1].new, partnership) or change.holders[1].label
    thing = change.new if change.old is None else change.old
    if change.member and change.field.type is not None and hasattr(thing, "__attrs_attrs__"):
        return title_of(thing, partnership) or change.info.label
    return partnership.name


def what_of(change: FieldChange, partnership: Partnership) -> str:
    """Return which fact of its subject changed, from the outside in."""
    if len(change.holders) == 1:
        return change.info.label
    return ": ".join((*_way(change.holders[2:], partnership), *_last(change, partnership)))


def _way(holders: Iterable[Held], partnership: Partnership) -> list[str]:
    told: list[str] = []
    for held in holders:
        if isinstance(held.new, When):
            told.append(held.label)
        elif isinstance(held.new, Measurement):
            told.append(measurement_title(held.new, partnership))
        else:
            told.append(_member(held.label, title_of(held.new, partnership)))
    return told


def _member(label: str, title: str) -> str:
    return f"{label}, {title}" if title else label


def _last(change: FieldChange, partnership: Partnership) -> tuple[str, ...]:
    owner: Any = change.owner.new
    if isinstance(owner, When) and change.field.name == "date":
        return () if len(change.holders) > 2 else (change.owner.label,)
    if isinstance(owner, Measurement) and change.field.name in ("count", "money", "share", "level"):
        return ()
    thing = change.new if change.old is None else change.old
    if change.member and isinstance(thing, Measurement):
        return (measurement_title(thing, partnership),)
    return (change.info.label,)
