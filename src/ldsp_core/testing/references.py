"""Making the parts of a drawn partnership agree: unique ids, references that lead somewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

import attrs

from ldsp_core.model.fields import info_of
from ldsp_core.structuring.forms import fields_of, is_thing
from ldsp_core.values import NOT_RECORDED, Missing

T = TypeVar("T")


def settled(thing: T) -> T:
    """Return *thing* with ids that are unique in their collection, and references to them.

    A collection is a field with a tuple of things that have an id; references name the
    field. A reference to an empty collection is left out, and so is a thing that needs
    one. Codes of catalogues are left out too.
    """
    here = _with_unique_ids(thing)
    while True:
        ids: dict[str, list[str]] = defaultdict(list)
        for name, one in _identified(here):
            ids[name].append(one)
        after = _with_references(here, ids)
        if list(_identified(after)) == list(_identified(here)):
            return after
        here = after


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


def _with_references(thing: T, ids: Mapping[str, list[str]]) -> T:
    changes: dict[str, Any] = {}
    for attribute in fields_of(type(thing)):
        value = getattr(thing, attribute.name)
        if attribute.name == "catalogue":
            changes[attribute.name] = NOT_RECORDED
        elif kind := info_of(attribute).refers_to:
            changes[attribute.name] = _leading(value, ids.get(kind, []))
        elif isinstance(value, tuple) and _things(value):
            changes[attribute.name] = tuple(
                _with_references(each, ids) for each in value if not _lacks(each, ids)
            )
        elif _things(value):
            lacks = _lacks(value, ids)
            changes[attribute.name] = NOT_RECORDED if lacks else _with_references(value, ids)
    return attrs.evolve(thing, **changes)  # type: ignore[misc]


def _lacks(thing: Any, ids: Mapping[str, list[str]]) -> bool:
    """Whether *thing* needs a reference for which there is nothing."""
    return any(
        each.type is str and info_of(each).refers_to and not ids.get(info_of(each).refers_to)
        for each in fields_of(type(thing))
    )


def _leading(value: Any, ids: Sequence[str]) -> Any:
    """Return a reference, or many, that leads to one of *ids*; which one, its text decides."""
    if isinstance(value, Missing):
        return value
    if isinstance(value, tuple):
        return tuple(_leading(each, ids) for each in value) if ids else ()
    return ids[sum(map(ord, value)) % len(ids)] if ids else NOT_RECORDED
