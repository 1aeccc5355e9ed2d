"""Hypothesis strategies for whole instances of the model, made from its annotations.

A new class or field of the model needs no work here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Final, TypeVar

import attrs
from hypothesis import reject
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ldsp_core.errors import LdspError
from ldsp_core.model import Partnership
from ldsp_core.model.fields import info_of
from ldsp_core.structuring import make_converter
from ldsp_core.structuring.forms import (
    choices_of,
    fields_of,
    is_thing,
    may_be_missing,
    member_kind,
    recorded_kind,
)
from ldsp_core.testing.references import settled
from ldsp_core.testing.value_strategies import VALUES, ids, reasons

T = TypeVar("T")

_FILLED: Final = 4
"""How many of the fields that may be left out are given at most: whole trees stay small."""

_ADDRESSES: Final = st.sampled_from(["https://www.gov.uk/", "http://example.org/a?b=c&d=%20#e"])


@st.composite
def partnerships(draw: st.DrawFn) -> Partnership:
    """Draw a whole partnership that can be loaded again from what is written of it.

    Ids are given once per kind, references lead somewhere, and no catalogue is named:
    catalogues are files of their own.
    """
    partnership = draw(instances(Partnership))
    # Some facts need a thing to refer to; there is one of each kind that others refer to.
    kinds = {each.name: member_kind(each.type) for each in fields_of(Partnership)}
    needed = {info_of(each).refers_to for cls in classes_in(Partnership) for each in fields_of(cls)}
    given: dict[str, Any] = {
        name: getattr(partnership, name) or (draw(instances(kinds[name])),)
        for name in sorted(needed & set(kinds))
    }
    return settled(attrs.evolve(partnership, **given, catalogue_files=()))


def instances(cls: type[T]) -> SearchStrategy[T]:
    """Return a strategy for instances of an attrs class, whatever its fields are.

    References need lead nowhere. Of the fields with a default a few are given each time.
    What the validator of a field refuses is replaced by the example in its description.
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
    if attribute.name == "id" or info_of(attribute).refers_to:
        strategy = ids if member_kind(attribute.type) is None else _tuples(ids)
    elif recorded_kind(attribute.type) is str and attribute.validator is not None:
        strategy = strategy | _ADDRESSES
    if may_be_missing(attribute.type):
        strategy |= reasons
    return strategy if attribute.validator is None else strategy.map(_instead(attribute))


def _instead(attribute: attrs.Attribute[Any]) -> Callable[[Any], Any]:
    """Return a function that puts the field's example for what its validator refuses."""
    validate: Any = attribute.validator
    kind: Any = attribute.type
    example = info_of(attribute).example
    if example is not None:
        example = make_converter(detailed=False).structure(example, kind)
    elif attribute.default is not attrs.NOTHING:
        example = attribute.default

    def instead(value: Any) -> Any:
        try:
            validate(None, attribute, value)
        except (LdspError, ValueError):
            return example
        except AttributeError:  # it looks at other fields: the whole will tell
            return value
        return value

    return instead


def _tuples(members: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.lists(members, max_size=2).map(tuple)


def _values(kind: Any) -> SearchStrategy[Any]:
    if may_be_missing(kind):
        return _values(recorded_kind(kind)) | reasons
    kind = recorded_kind(kind)
    if (choices := choices_of(kind)) is not None:
        return st.sampled_from(list(choices.values()))
    if (member := member_kind(kind)) is not None:
        return _tuples(_values(member))
    return instances(kind) if is_thing(kind) else VALUES[kind]
