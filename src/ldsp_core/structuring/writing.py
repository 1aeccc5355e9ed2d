"""The hooks by which the converter writes: what could not be read back is refused."""

from __future__ import annotations

from enum import Enum
from typing import Any

from cattrs import Converter

from ldsp_core.structuring.form import Form
from ldsp_core.structuring.forms import (
    FORMS,
    choices_of,
    may_be_missing,
    member_kind,
    recorded_kind,
)
from ldsp_core.structuring.generated_writing import WriteThing
from ldsp_core.structuring.hooks import TEXT, Choices, LookUp, Write
from ldsp_core.structuring.writing_hooks import WriteAfresh, WriteMany, WriteOrMissing, WriteValue


def writer(kind: Any, converter: Converter) -> Write:
    """Return the hook of *kind*."""
    # To cattrs an enum of words is a str first.
    if isinstance(kind, type) and issubclass(kind, Enum):
        return writing_choice(kind, converter)
    return converter.get_unstructure_hook(kind)


def writing_form(kind: Any, converter: Converter) -> Write:
    """Return the hook of a type that has a Form."""
    if kind is str:
        return TEXT
    form: Form = FORMS[kind]
    write, table = form.write, form.table
    if table is None:
        return WriteValue(kind, write) if form.remembered else WriteAfresh(kind, write)
    write_table = writing_thing(table, converter)

    def write_either(value: Any) -> Any:
        plain = write(value)
        return write_table(plain) if plain.__class__ is table else plain

    return WriteValue(kind, write_either)


def writing_choice(kind: Any, _converter: Converter) -> Write:
    """Return the hook of a Literal or an enum."""
    choices: dict[type, Choices] = {}
    for written, choice in (choices_of(kind) or {}).items():
        choices.setdefault(choice.__class__, Choices())[choice] = written
    return LookUp(choices)


def writing_union(kind: Any, converter: Converter) -> Write:
    """Return the hook of ``T | Missing`` or ``T | None``; a None that is no default is refused."""
    write = writer(recorded_kind(kind), converter)
    return WriteOrMissing(write) if may_be_missing(kind) else write


def writing_many(kind: Any, converter: Converter) -> Write:
    """Return the hook of ``tuple[T, ...]``."""
    return WriteMany(writer(member_kind(kind), converter))


def writing_thing(cls: Any, converter: Converter) -> Write:
    """Return the hook of an attrs class."""
    return WriteThing(cls, lambda kind: writer(kind, converter))
