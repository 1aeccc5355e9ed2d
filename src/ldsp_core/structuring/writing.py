"""The hooks by which the converter writes: what could not be read back is refused."""

from __future__ import annotations

from enum import Enum
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
from ldsp_core.structuring.generated_writing import can_generate, generated_writer
from ldsp_core.structuring.leaves import MANY, Write, each_with, or_missing, write_text


def _writer(kind: Any, converter: Converter) -> Write:
    # To cattrs an enum of words is a str first.
    if isinstance(kind, type) and issubclass(kind, Enum):
        return writing_choice(kind, converter)
    return converter.get_unstructure_hook(kind)


def writing_form(kind: Any, converter: Converter) -> Write:
    """Return the hook of a type that has a Form."""
    if kind is str:
        return write_text
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
    return or_missing(write) if may_be_missing(kind) else write


def writing_many(kind: Any, converter: Converter) -> Write:
    """Return the hook of ``tuple[T, ...]``."""
    return each_with(_writer(member_kind(kind), converter))


def writing_thing(cls: Any, converter: Converter) -> Write:
    """Return the hook of an attrs class; fields that are as their defaults are left out.

    When many instances are written, it is replaced by one that is generated.
    """
    fields = fields_of(cls)
    writers: list[Write] = []
    left = MANY if can_generate(cls) else -1
    write_quickly: Write | None = None

    def write(thing: Any) -> dict[str, Any]:
        nonlocal left, write_quickly
        if write_quickly is not None:
            return write_quickly(thing)  # type: ignore[no-any-return]
        if thing.__class__ is not cls:
            raise Mismatch
        if not writers:  # found late, because a class may hold its like
            writers.extend(writer_of(each.type) for each in fields)
        left -= 1
        if left == 0:
            write_quickly = generated_writer(cls, writer_of)
        tree = {}
        for each, write_value in zip(fields, writers, strict=True):
            value: Any = getattr(thing, each.name)
            default: Any = each.default
            if value is default:
                continue
            if default.__class__ is Factory:
                default = default.factory(thing) if default.takes_self else default.factory()
            if value.__class__ is not default.__class__ or value != default:
                tree[each.name] = write_value(value)
        return tree

    def writer_of(kind: Any) -> Write:
        return _writer(kind, converter)

    return write
