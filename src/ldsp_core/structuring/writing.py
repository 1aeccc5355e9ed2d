"""The hooks by which the converter writes: what could not be read back is refused."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from itertools import compress
from operator import attrgetter, is_not
from typing import Any

from attrs import Factory
from cattrs import Converter

from ldsp_core.structuring.form import Form, Mismatch
from ldsp_core.structuring.forms import (
    FORMS,
    choices_of,
    fields_of,
    may_be_missing,
    member_kind,
    recorded_kind,
)
from ldsp_core.structuring.text import SURELY_SHORT, check_text
from ldsp_core.values import Missing

Write = Callable[[Any], Any]
"""An unstructure hook of cattrs: from a value to a plain one."""


def _writer(kind: Any, converter: Converter) -> Write:
    # To cattrs an enum of words is a str first.
    if isinstance(kind, type) and issubclass(kind, Enum):
        return writing_choice(kind, converter)
    return converter.get_unstructure_hook(kind)


def writing_form(kind: Any, converter: Converter) -> Write:
    """Return the hook of a type that has a Form."""
    if kind is str:
        return _write_text
    form: Form = FORMS[kind]
    write, table = form.write, form.table
    write_table = None if table is None else writing_thing(table, converter)

    def write_value(value: Any) -> Any:
        if value.__class__ is not kind:
            raise Mismatch
        plain = write(value)
        if write_table is not None and plain.__class__ is table:
            return write_table(plain)
        return plain

    return write_value


def _write_text(value: Any) -> str:
    if value.__class__ is not str:
        raise Mismatch
    text: str = value
    return text if text.isprintable() and len(text) <= SURELY_SHORT else check_text(text)


def writing_choice(kind: Any, _converter: Converter) -> Write:
    """Return the hook of a Literal or an enum."""
    written = {choice: plain for plain, choice in (choices_of(kind) or {}).items()}
    kinds = {choice.__class__ for choice in written}

    def write(value: Any) -> Any:
        if value.__class__ not in kinds or value not in written:
            raise Mismatch
        return written[value]

    return write


def writing_union(kind: Any, converter: Converter) -> Write:
    """Return the hook of ``T | Missing`` or ``T | None``; a None that is no default is refused."""
    write = _writer(recorded_kind(kind), converter)
    if not may_be_missing(kind):
        return write

    def write_or_missing(value: Any) -> Any:
        if value.__class__ is Missing:
            return {"missing": value.reason}
        return write(value)

    return write_or_missing


def writing_many(kind: Any, converter: Converter) -> Write:
    """Return the hook of ``tuple[T, ...]``."""
    write_member = _writer(member_kind(kind), converter)

    def write(value: Any) -> list[Any]:
        if value.__class__ is not tuple:
            raise Mismatch
        return [write_member(each) for each in value]

    return write


def writing_thing(cls: Any, converter: Converter) -> Write:
    """Return the hook of an attrs class; fields that are as their defaults are left out."""
    fields = fields_of(cls)
    names = [each.name for each in fields]
    defaults: list[Any] = [each.default for each in fields]
    values_of = attrgetter(*names) if len(names) > 1 else lambda it: (getattr(it, names[0]),)
    rows: list[tuple[str, Write, Any]] = []
    numbers = range(len(fields))

    def write(thing: Any) -> dict[str, Any]:
        if thing.__class__ is not cls:
            raise Mismatch
        if not rows:  # found late, because a class may hold its like
            rows.extend((each.name, _writer(each.type, converter), each.default) for each in fields)
        tree = {}
        values = values_of(thing)
        # Most fields are as their defaults; those are passed over without a loop.
        for number in compress(numbers, map(is_not, values, defaults)):
            value = values[number]
            name, write_value, default = rows[number]
            if default.__class__ is Factory:
                default = default.factory(thing) if default.takes_self else default.factory()
            if value.__class__ is not default.__class__ or value != default:
                tree[name] = write_value(value)
        return tree

    return write
