"""Whether ids are unique and every reference leads somewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Any, Final, get_args, get_origin

import attrs
from attrs import frozen

from ldsp_core.errors import Path, did_you_mean, quoted
from ldsp_core.model.fields import info_of
from ldsp_core.model.partnership import Partnership
from ldsp_core.model.walking import Fact, is_part, walk

_COLLECTIONS: Final = (
    "themes",
    "documents",
    "organisations",
    "people",
    "roles",
    "bodies",
    "meetings",
    "engagements",
    "introductions",
    "communications",
    "grants",
    "indicators",
    "activities",
    "risks",
    "actions",
    "papers",
    "publications",
)

_SUGGESTIONS: Final = 10
"""To how many different references to nothing the nearest id is told; to find it takes long."""


@frozen(kw_only=True)
class ReferenceProblem:
    """An id given twice, or a reference to nothing: where, what, and what may be meant."""

    path: Path
    message: str
    duplicate: bool


def reference_problems(partnership: Partnership) -> tuple[ReferenceProblem, ...]:
    """Return every duplicate id and every reference that leads nowhere, in file order.

    Duplicates come first. The nearest id is told to the first ten different references.
    """
    return () if _is_sound(partnership) else _problems(partnership)


def _problems(partnership: Partnership) -> tuple[ReferenceProblem, ...]:
    facts = list(walk(partnership))
    ids: dict[str, set[str]] = defaultdict(set)
    problems: list[ReferenceProblem] = []
    for fact in facts:
        collection = _collection_of(fact)
        if collection is None:
            continue
        if fact.value in ids[collection]:
            problems.append(
                ReferenceProblem(
                    path=fact.path,
                    message=f"the id {quoted(fact.value)} is used twice in {collection}",
                    duplicate=True,
                )
            )
        ids[collection].add(fact.value)
    suggestions: dict[tuple[str, str], str] = {}
    for fact in facts:
        collection = fact.info.refers_to
        if not collection or not isinstance(fact.value, str) or fact.value in ids[collection]:
            continue
        wanted = (collection, fact.value)
        if wanted not in suggestions and len(suggestions) < _SUGGESTIONS:
            suggestions[wanted] = did_you_mean(fact.value, ids[collection])
        problems.append(
            ReferenceProblem(
                path=fact.path,
                message=f"{quoted(fact.value)} is none of the {collection}"
                f"{suggestions.get(wanted, '')}",
                duplicate=False,
            )
        )
    return tuple(problems)


def _collection_of(fact: Fact) -> str | None:
    """Return the collection that *fact*, if it is an id, belongs to."""
    if fact.name != "id" or len(fact.path) < 3:
        return None
    collection = fact.path[-3]
    return collection if isinstance(collection, str) and collection in _COLLECTIONS else None


# Nearly always all is well, and to see that, no path is needed: all things of a class are
# looked at together, a field at a time, and only where references can be.


@frozen(kw_only=True)
class _Field:
    """A field of a class: how its value is got, whether that is a tuple, what it is about."""

    get: Callable[[Any], Any]
    many: bool
    refers_to: str
    parts: tuple[type, ...]

    def members(self, things: Sequence[Any]) -> Iterator[Any]:
        """Return what *things* hold in this field."""
        values = map(self.get, things)
        return chain.from_iterable(values) if self.many else values


def _is_sound(partnership: Partnership) -> bool:
    """Whether no id is used twice, and every reference leads somewhere."""
    known: dict[str, set[str]] = defaultdict(set)
    for collection in _COLLECTIONS:
        things = getattr(partnership, collection)
        known[collection] = {thing.id for thing in things}
        if len(known[collection]) < len(things):
            return False
    used: dict[str, set[str]] = defaultdict(set)
    _gather([partnership], Partnership, used)
    return all(names <= known[collection] for collection, names in used.items())


def _gather(things: Sequence[Any], cls: type, used: dict[str, set[str]]) -> None:
    """Add all ids that *things* of the class *cls* refer to, by collection."""
    for field in _fields(cls):
        if field.refers_to:
            used[field.refers_to] |= {
                each for each in field.members(things) if each.__class__ is str
            }
        for part in field.parts:
            if found := [each for each in field.members(things) if each.__class__ is part]:
                _gather(found, part, used)


@cache
def _fields(cls: type) -> tuple[_Field, ...]:
    """Return the fields of *cls* that are references, or hold things that have some."""
    fields = (
        _Field(
            get=attrgetter(each.name),
            many=get_origin(each.type) is tuple,
            refers_to=info_of(each).refers_to,
            parts=tuple(part for part in _parts(each.type) if _has_references(part)),
        )
        for each in attrs.fields(attrs.resolve_types(cls))
    )
    return tuple(field for field in fields if field.refers_to or field.parts)


def _parts(kind: Any) -> Iterator[type]:
    """Yield the classes of the model that a value of the type *kind* may be or hold."""
    if is_part(kind):
        yield kind
    for inner in get_args(kind):
        yield from _parts(inner)


def _has_references(cls: type, above: frozenset[type] = frozenset()) -> bool:
    inner = above | {cls}
    return any(
        info_of(each).refers_to
        or any(_has_references(part, inner) for part in _parts(each.type) if part not in inner)
        for each in attrs.fields(attrs.resolve_types(cls))
    )
