"""The forms of every type that a data file can hold a value of, and what types mean."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin

import attrs

from ldsp_core.structuring.form import Form
from ldsp_core.structuring.plain_forms import PLAIN_FORMS
from ldsp_core.structuring.value_forms import VALUE_FORMS
from ldsp_core.values import Missing

FORMS: Final[Mapping[type, Form]] = {**PLAIN_FORMS, **VALUE_FORMS}
"""The form of each type that is written as one value."""


class NoFormError(TypeError):
    """A class has a field of a type that has no form in a data file: a mistake in the class."""


def is_union(kind: Any) -> bool:
    """Whether *kind* is ``X | Y``."""
    return get_origin(kind) in (Union, UnionType)


def recorded_kind(kind: Any) -> Any:
    """Return what ``kind`` is when there is something: ``T`` of ``T | Missing`` and ``T | None``.

    Raises NoFormError for a union of several types: a file could not tell them apart.
    """
    if not is_union(kind):
        return kind
    kinds = [each for each in get_args(kind) if each not in (Missing, NoneType)]
    if len(kinds) != 1:
        raise NoFormError(f"{kind} has no form in a data file: it is of more than one type")
    return kinds[0]


def may_be_missing(kind: Any) -> bool:
    """Whether *kind* is ``T | Missing``."""
    return is_union(kind) and Missing in get_args(kind)


def choices_of(kind: Any) -> Mapping[Any, Any] | None:
    """Return the choices of a Literal or an enum, as written and as they are; else None."""
    if get_origin(kind) is Literal:
        return {value: value for value in get_args(kind)}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {member.value: member for member in kind}
    return None


def member_kind(kind: Any) -> Any:
    """Return ``T`` of ``tuple[T, ...]``, None for anything else."""
    if get_origin(kind) is not tuple:
        return None
    arguments = get_args(kind)
    return arguments[0] if len(arguments) == 2 and arguments[1] is Ellipsis else None


def is_thing(kind: Any) -> bool:
    """Whether *kind* is a class whose instances are tables with a key for each field."""
    return isinstance(kind, type) and attrs.has(kind) and kind not in FORMS


def fields_of(cls: type) -> tuple[attrs.Attribute[Any], ...]:
    """Return the fields of an attrs class, their types resolved."""
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(attrs.resolve_types(cls))
    return fields
