"""Hypothesis strategies for whole instances of the model, made from its annotations.

A new class or field of the model needs no work here. References need not lead anywhere.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final, TypeVar

import attrs
from hypothesis import reject
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ldsp_core.errors import LdspError
from ldsp_core.model import Partnership
from ldsp_core.model.fields import info_of
from ldsp_core.structuring.forms import (
    choices_of,
    fields_of,
    is_thing,
    may_be_missing,
    member_kind,
    recorded_kind,
)
from ldsp_core.testing.value_strategies import VALUES, ids, reasons

T = TypeVar("T")

_FILLED: Final = 4
"""How many of the fields that may be left out are given at most: whole trees stay small."""

_ADDRESSES: Final = st.sampled_from(["https://www.gov.uk/", "http://example.org/a?b=c&d=%20#e"])


def partnerships() -> SearchStrategy[Partnership]:
    """Return a strategy for whole partnerships."""
    return instances(Partnership)


def instances(cls: type[T]) -> SearchStrategy[T]:
    """Return a strategy for instances of an attrs class, whatever its fields are.

    Of the fields with a default a few are given each time. A field with a validator gets
    an id, a web address or other text, whichever the validator takes.
    """
    strategy: SearchStrategy[T] = st.deferred(lambda: _instances(cls))  # type: ignore[arg-type]
    return strategy


def classes_in(cls: type) -> tuple[type, ...]:
    """Return *cls* and every class of tables that its instances may hold."""
    found: dict[type, None] = {}
    waiting = [cls]
    while waiting:
        each = waiting.pop()
        if each in found:
            continue
        found[each] = None
        for attribute in fields_of(each):
            kind = recorded_kind(attribute.type)
            kind = recorded_kind(member_kind(kind) or kind)
            if is_thing(kind):
                waiting.append(kind)
    return tuple(found)


@cache
def _instances(cls: type) -> SearchStrategy[Any]:
    fields = fields_of(cls)
    strategies = {each.name: _field(each) for each in fields}
    needed = [each.name for each in fields if each.default is attrs.NOTHING]
    others = [each.name for each in fields if each.default is not attrs.NOTHING]

    @st.composite
    def build(draw: st.DrawFn) -> Any:
        given = needed
        if others:
            given = needed + draw(st.lists(st.sampled_from(others), max_size=_FILLED, unique=True))
        values = {name: draw(strategies[name]) for name in given}
        try:
            return cls(**values)
        except (LdspError, ValueError):  # fields that contradict one another
            reject()

    return build()


def _field(attribute: attrs.Attribute[Any]) -> SearchStrategy[Any]:
    strategy = _values(attribute.type)
    if recorded_kind(attribute.type) is str:
        if attribute.name == "id" or info_of(attribute).refers_to:
            strategy = ids
        elif attribute.validator is not None:
            strategy = st.one_of(
                [each for each in (ids, _ADDRESSES, VALUES[str]) if _passes(attribute, each)]
            )
        if may_be_missing(attribute.type):
            strategy |= reasons
    return strategy


def _passes(attribute: attrs.Attribute[Any], strategy: SearchStrategy[Any]) -> bool:
    """Whether the field's validator takes what *strategy* gives, judged by plain specimens."""
    specimen = {ids: "a-1", _ADDRESSES: "https://www.gov.uk/"}.get(strategy, "Any text.\n")
    try:
        attribute.validator(None, attribute, specimen)  # type: ignore[misc]
    except (LdspError, ValueError):
        return False
    return True


def _values(kind: Any) -> SearchStrategy[Any]:
    if may_be_missing(kind):
        return _values(recorded_kind(kind)) | reasons
    kind = recorded_kind(kind)
    if (choices := choices_of(kind)) is not None:
        return st.sampled_from(list(choices.values()))
    if (member := member_kind(kind)) is not None:
        return st.lists(_values(member), max_size=2).map(tuple)
    return instances(kind) if is_thing(kind) else VALUES[kind]
