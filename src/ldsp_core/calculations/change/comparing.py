"""The complete comparison of two states, field by field, before anything is made of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs
from attrs import evolve, frozen

from ldsp_core.calculations.change.pairing import paired
from ldsp_core.model.fields import FactInfo, info_of
from ldsp_core.model.walking import is_thing
from ldsp_core.structuring.forms import fields_of


@frozen(kw_only=True)
class Held:
    """A thing that is in both states, and the label of the field that holds it.

    ``member`` says that it is one of several there.
    """

    old: Any
    new: Any
    label: str = ""
    member: bool = False


@frozen(kw_only=True)
class FieldChange:
    """A field that is not the same in both states.

    ``holders`` are the things that hold it, the partnership first, the owner of the field
    last. ``old`` and ``new`` are its values, or a member of the list that it holds: None
    in the state that does not have it. ``reordered`` says that the list's members are the
    same, but in another order.
    """

    place: str
    holders: tuple[Held, ...]
    field: attrs.Attribute[Any]
    info: FactInfo
    old: Any
    new: Any
    member: bool = False
    reordered: bool = False

    @property
    def owner(self) -> Held:
        """The thing whose field it is."""
        return self.holders[-1]


def field_changes(old: Any, new: Any) -> Iterator[FieldChange]:
    """Yield everything in which two things of one class differ, in the order of the fields.

    What is there in one of them alone is one change, however much it holds.
    """
    yield from _compared((Held(old=old, new=new),), "")


def _compared(holders: tuple[Held, ...], place: str) -> Iterator[FieldChange]:
    owner = holders[-1]
    for field in fields_of(type(owner.new)):
        old, new = getattr(owner.old, field.name), getattr(owner.new, field.name)
        if old == new:
            continue
        change = FieldChange(
            place=f"{place}.{field.name}" if place else field.name,
            holders=holders,
            field=field,
            info=info_of(field),
            old=old,
            new=new,
        )
        if isinstance(old, tuple):
            yield from _members(change)
        else:
            yield from _one(change)


def _one(change: FieldChange) -> Iterator[FieldChange]:
    """Yield what differs in a value, or within a thing that both states have."""
    if is_thing(change.new) and type(change.old) is type(change.new):
        held = Held(old=change.old, new=change.new, label=change.info.label, member=change.member)
        yield from _compared((*change.holders, held), change.place)
    else:
        yield change


def _members(change: FieldChange) -> Iterator[FieldChange]:
    found = paired(change.old, change.new)
    for index in found.gone:
        place = f"{change.place}[{_name(change.old[index], index)}]"
        yield evolve(change, place=place, old=change.old[index], new=None, member=True)
    for first, second in found.same:
        old, new = change.old[first], change.new[second]
        if old != new:
            place = f"{change.place}[{_name(new, second)}]"
            yield from _one(evolve(change, place=place, old=old, new=new, member=True))
    for index in found.new:
        place = f"{change.place}[{_name(change.new[index], index)}]"
        yield evolve(change, place=place, old=None, new=change.new[index], member=True)
    if found.reordered:
        yield evolve(change, reordered=True)


def _name(thing: object, index: int) -> str:
    return str(getattr(thing, "id", index))
