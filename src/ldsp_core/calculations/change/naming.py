"""What a changed fact is called in words: what it is about, and which of its facts it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from ldsp_core.calculations.change.comparing import FieldChange, Held
from ldsp_core.errors import UnknownNameError
from ldsp_core.model import (
    Acceptance,
    Claim,
    GrantPeriod,
    MatchFunding,
    Measurement,
    Meeting,
    Part,
    Partnership,
    When,
)
from ldsp_core.model.fields import facts_of
from ldsp_core.model.walking import is_thing
from ldsp_core.values import Missing, Period
from ldsp_core.values.wording import date_in_words

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

VALUE_FIELDS: Final = ("count", "money", "share", "level")
"""The fields that a measurement's value may stand under."""


def title_of(thing: object, partnership: Partnership) -> str:
    """Return what a thing of the model is called: its title, name, text, period or the like."""
    if isinstance(thing, Measurement):
        return measurement_title(thing, partnership)
    if isinstance(thing, GrantPeriod):
        return thing.period.label
    if isinstance(thing, Claim):
        return f"claim for {thing.period.label}"
    if isinstance(thing, Meeting):
        kind = "" if thing.kind == "regular" else f" ({thing.kind})"
        day = date_in_words(thing.when.date)
        return f"meeting{kind} of {named(thing.body, 'bodies', partnership)}, {day}"
    if isinstance(thing, MatchFunding):
        return f"match from {named(thing.source, 'organisations', partnership)}"
    if isinstance(thing, Acceptance):
        return f"{thing.check} at {thing.place}"
    if isinstance(thing, When):
        return "date"
    fields = {field.name: info for field, info in facts_of(type(thing))}
    for name in _TITLES:
        value = getattr(thing, name, None) if name in fields else None
        if isinstance(value, str) and value.strip():
            return named(value, fields[name].refers_to, partnership)
    return str(getattr(thing, "id", ""))


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
    if _comes_or_goes(change):
        return title_of(thing, partnership) or change.info.label
    return partnership.name


def what_of(change: FieldChange, partnership: Partnership) -> str:
    """Return which fact of its subject changed, from the outside in."""
    if len(change.holders) == 1:
        thing = change.new if change.old is None else change.old
        return noun_of(thing).capitalize() if _comes_or_goes(change) else change.info.label
    return ": ".join((*_way(change.holders[2:], partnership), *_last(change, partnership)))


def noun_of(thing: object) -> str:
    """Return what sort of thing it is, in words: ``background paper``."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", type(thing).__name__).lower()


def _comes_or_goes(change: FieldChange) -> bool:
    """Whether a change is of a whole thing that is there on one side alone."""
    thing = change.new if change.old is None else change.old
    return change.member and (change.old is None or change.new is None) and is_thing(thing)


def _way(holders: Iterable[Held], partnership: Partnership) -> list[str]:
    return [
        (title_of(held.new, partnership) if held.member else "") or held.label for held in holders
    ]


def _last(change: FieldChange, partnership: Partnership) -> tuple[str, ...]:
    """Return the field's own label, unless what holds it says as much."""
    owner: Any = change.owner.new
    thing = change.new if change.old is None else change.old
    if _comes_or_goes(change):
        return (title_of(thing, partnership) or change.info.label,)
    if len(change.holders) == 2:
        return (change.info.label,)
    plain = {When: ("date",), Measurement: VALUE_FIELDS, Part: ("count",)}
    return () if change.field.name in plain.get(type(owner), ()) else (change.info.label,)
