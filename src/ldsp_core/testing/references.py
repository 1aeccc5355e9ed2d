"""Making the parts of a drawn partnership agree: unique ids, references that lead somewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, TypeVar

import attrs

from ldsp_core.model.fields import info_of
from ldsp_core.structuring.forms import fields_of, is_thing
from ldsp_core.values import NOT_RECORDED, Missing

T = TypeVar("T")


def settled(thing: T) -> T:
    """Return *thing* with ids that are unique in their collection, and references to them.

    A collection is a field with a tuple of things that have an id; references name the
    field. A reference to an empty collection is left out, as are codes of catalogues.
    """
    renamed = _with_unique_ids(thing)
    ids: dict[str, list[str]] = defaultdict(list)
    for name, one in _identified(renamed):
        ids[name].append(one)
    return _with_references(renamed, ids)


def _things(value: Any) -> tuple[Any, ...]:
    members = value if isinstance(value, tuple) else (value,)
    return tuple(each for each in members if is_thing(type(each)))


def _identified(thing: Any) -> Iterator[tuple[str, str]]:
    """Yield each collection and id within *thing*."""
    for attribute in fields_of(type(thing)):
        for each in _things(getattr(thing, attribute.name)):
            if hasattr(each, "id"):
                yield attribute.name, each.id
            yield from _identified(each)


def _with_unique_ids(thing: T) -> T:
    changes: dict[str, Any] = {}
    for attribute in fields_of(type(thing)):
        value = getattr(thing, attribute.name)
        if not _things(value):
            continue
        if isinstance(value, tuple):
            members = [_with_unique_ids(each) for each in value]
            changes[attribute.name] = tuple(
                attrs.evolve(each, id=f"{each.id}-{index}") if hasattr(each, "id") else each
                for index, each in enumerate(members)
            )
        else:
            changes[attribute.name] = _with_unique_ids(value)
    return attrs.evolve(thing, **changes)  # type: ignore[misc]


def _with_references(thing: T, ids: dict[str, list[str]]) -> T:
    changes: dict[str, Any] = {}
    for attribute in fields_of(type(thing)):
        value = getattr(thing, attribute.name)
        if attribute.name == "catalogue":
            changes[attribute.name] = NOT_RECORDED
        elif kind := info_of(attribute).refers_to:
            changes[attribute.name] = _leading(value, ids[kind])
        elif _things(value):
            settled_members = tuple(_with_references(each, ids) for each in _things(value))
            changes[attribute.name] = (
                settled_members if isinstance(value, tuple) else settled_members[0]
            )
    return attrs.evolve(thing, **changes)  # type: ignore[misc]


def _leading(value: Any, ids: list[str]) -> Any:
    """Return a reference, or many, that leads to one of *ids*; which one, its text decides."""
    if isinstance(value, Missing):
        return value
    if isinstance(value, tuple):
        return tuple(_leading(each, ids) for each in value) if ids else ()
    return ids[sum(map(ord, value)) % len(ids)] if ids else NOT_RECORDED
