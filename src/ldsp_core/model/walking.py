"""Walking through the model: every value with its path, whatever classes come later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import attrs
from attrs import frozen

from ldsp_core.errors import Path, PathPart
from ldsp_core.model.fields import FactInfo, info_of

_STEP: Final = re.compile(r"(?:\A|\.)(?P<field>[a-z_]+)(?:\[(?P<member>[^]]*)\])?")


@frozen(kw_only=True)
class Fact:
    """A value met on the way: where it is, in which thing, under which field."""

    path: Path
    value: Any
    owner: Any
    name: str
    info: FactInfo


def is_thing(value: object) -> bool:
    """Whether *value* is a part of the model with fields of its own, not a plain value."""
    return is_part(type(value))


def is_part(kind: object) -> bool:
    """Whether *kind* is a class of the model."""
    return (
        isinstance(kind, type)
        and attrs.has(kind)
        and kind.__module__.startswith("ldsp_core.model.")
    )


def walk(thing: object, path: Path = ()) -> Iterator[Fact]:
    """Yield every field's value under *thing*, depth first, in the order of the fields.

    Tuples are entered: their members come one by one, with their index in the path.
    """
    for attribute in attrs.fields(type(thing)):  # type: ignore[arg-type]
        value = getattr(thing, attribute.name)
        members = value if isinstance(value, tuple) else (value,)
        for index, member in enumerate(members):
            place: Path = (*path, attribute.name)
            if isinstance(value, tuple):
                place = (*place, index)
            yield Fact(
                path=place,
                value=member,
                owner=thing,
                name=attribute.name,
                info=info_of(attribute),
            )
            if is_thing(member):
                yield from walk(member, place)


def place_text(thing: object, path: Path) -> str:
    """Return *path* as findings name it: ``activities[teach-too].start``.

    Members of a tuple go by their id where they have one, else by number from 0.
    """
    text = ""
    here: Any = thing
    for part in path:
        if isinstance(part, int):
            here = here[part]
            text += f"[{getattr(here, 'id', part)}]"
        else:
            here = getattr(here, part)
            text += f".{part}" if text else part
    return text


def path_of_place(thing: object, place: str) -> Path | None:
    """Return the path that *place* names, or None where it names nothing, or more than one thing.

    It is the other way round from ``place_text``. A member of a tuple may be named by its
    id, by its number from 0, or by what it says: ``measurements[indicator=learners,
    kind=actual]`` stays the same one when others are written before it.
    """
    path: list[PathPart] = []
    here: Any = thing
    at = 0
    while at < len(place):
        step = _STEP.match(place, at)
        if step is None or not is_thing(here) or not hasattr(here, step["field"]):
            return None
        path.append(step["field"])
        here = getattr(here, step["field"])
        if step["member"] is not None:
            index = _index_of(here, step["member"])
            if index is None:
                return None
            path.append(index)
            here = here[index]
        at = step.end()
    return tuple(path)


def _index_of(members: Any, label: str) -> int | None:
    """Return the number of the one member that *label* names, or None."""
    if not isinstance(members, tuple):
        return None
    wanted = [part.partition("=") for part in label.split(",")]
    found = [
        index
        for index, member in enumerate(members)
        if label == getattr(member, "id", str(index))
        or all(
            sign and str(getattr(member, name.strip(), "")) == value.strip()
            for name, sign, value in wanted
        )
    ]
    return found[0] if len(found) == 1 else None
