"""What the model says of itself: which classes a data file holds, and what they refer to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

import attrs

from ldsp_core.model import Partnership, info_of
from ldsp_core.structuring.forms import fields_of, is_thing, member_kind, recorded_kind

Pair = tuple[str, str]
"""The name of a class that refers to another, and of that other."""


def held() -> dict[str, type]:
    """Return every class that a data file holds, by name, in the order of the fields."""
    found: dict[str, type] = {}
    waiting: list[type] = [Partnership]
    while waiting:
        cls = waiting.pop(0)
        if cls.__name__ not in found:
            found[cls.__name__] = cls
            waiting += parts_of(cls)
    return found


def part_of_field(field: attrs.Attribute[object]) -> type | None:
    """Return the class whose instances *field* holds, one or many; ``None`` for plain values."""
    kind = recorded_kind(field.type)
    part = member_kind(kind) or kind
    return part if is_thing(part) else None


def parts_of(cls: type) -> tuple[type, ...]:
    """Return the classes that fields of *cls* hold, each once."""
    return tuple(dict.fromkeys(part for field in fields_of(cls) if (part := part_of_field(field))))


def held_by_several() -> tuple[str, ...]:
    """Return the names of the classes that several others hold."""
    holders = Counter(part.__name__ for cls in held().values() for part in parts_of(cls))
    return tuple(name for name in held() if holders[name] > 1)


def collections() -> dict[str, str]:
    """Return the name of the class of each collection that fields may refer to."""
    fields = [field for cls in held().values() for field in fields_of(cls)]
    return {
        field.name: part.__name__
        for field in fields
        if member_kind(field.type) and (part := part_of_field(field))
    }


def references(owners: Collection[str]) -> dict[Pair, list[str]]:
    """Return which of the classes *owners* refer to which, and the paths of fields that do.

    What a part refers to counts for the owner that holds it.
    """
    classes, known = held(), collections()
    found: dict[Pair, list[str]] = {}

    def look(cls: type, owner: str, path: tuple[str, ...]) -> None:
        for field in fields_of(cls):
            place = (*path, field.name)
            if target := info_of(field).refers_to:
                found.setdefault((owner, known[target]), []).append(".".join(place))
            part = part_of_field(field)
            if part is not None and part.__name__ not in owners:
                look(part, owner, place)

    for name in owners:
        look(classes[name], name, ())
    return found


def about(cls: type) -> str:
    """Return what a class is, in the words of its docstring."""
    text = " ".join((cls.__doc__ or "").split("\n\n")[0].split())
    return text.split("; ``")[0].replace("``", "").rstrip(".") + "."
