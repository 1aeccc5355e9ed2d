"""The hooks by which the converter reads: strict, and each for one kind of type."""

from __future__ import annotations

from contextlib import suppress
from enum import Enum
from typing import Any, Final

import attrs
from attrs import frozen
from cattrs import Converter
from cattrs.errors import IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, override

from ldsp_core.structuring.form import Form, Mismatch
from ldsp_core.structuring.forms import (
    FORMS,
    choices_of,
    fields_of,
    may_be_missing,
    member_kind,
    recorded_kind,
)
from ldsp_core.structuring.generated_reading import ReadThing
from ldsp_core.structuring.hooks import TEXT, Choices, Found, Read, Worked
from ldsp_core.structuring.memory import Remembered
from ldsp_core.structuring.reading_hooks import ReadLookUp, ReadMany, ReadOrMissing
from ldsp_core.structuring.tally import Tally
from ldsp_core.values import MISSING_REASONS, Missing
from ldsp_core.values.missing import MissingReason


@frozen(kw_only=True)
class MissingTable:
    """Why a fact is not there, as a data file says it: ``{ missing = "not applicable" }``."""

    missing: MissingReason


_MISSING: Final = {reason: Missing(reason=reason) for reason in MISSING_REASONS}  # type: ignore[arg-type]


def reader(kind: Any, converter: Converter) -> Read:
    """Return the hook of *kind*."""
    # To cattrs an enum of words is a str first.
    if isinstance(kind, type) and issubclass(kind, Enum):
        return reading_choice(kind, converter)
    return converter.get_structure_hook(kind)


def reading_form(kind: Any, converter: Converter) -> Read:
    """Return the hook of a type that has a Form."""
    if kind is str:
        return TEXT
    form: Form = FORMS[kind]
    tables: dict[type, Found] = {
        cls: read if isinstance(read, Remembered) else Worked(read)
        for cls, read in form.readers.items()
    }
    if form.table is not None:
        table, from_table = form.table, form.from_table
        read_table = reading_thing(table, converter)
        tables[dict] = Worked(lambda tree: from_table(read_table(tree, table)))
    return ReadLookUp(tables)


def reading_choice(kind: Any, _converter: Converter) -> Read:
    """Return the hook of a Literal or an enum."""
    choices: dict[type, Choices] = {}
    for written, choice in (choices_of(kind) or {}).items():
        choices.setdefault(written.__class__, Choices())[written] = choice
    return ReadLookUp(choices)


def reading_union(kind: Any, converter: Converter) -> Read:
    """Return the hook of ``T | Missing`` or ``T | None``; there is no null in a data file."""
    inner = recorded_kind(kind)
    read = reader(inner, converter)
    if not may_be_missing(kind):
        return lambda value, _: read(value, inner)
    read_table = reader(MissingTable, converter)

    def read_missing(tree: dict[Any, Any]) -> Missing:
        return _MISSING[read_table(tree, MissingTable).missing]

    return ReadOrMissing(read, inner, read_missing)


def reading_many(kind: Any, converter: Converter) -> Read:
    """Return the hook of ``tuple[T, ...]``, which is a list in a data file."""
    member = member_kind(kind)
    read_member = reader(member, converter)

    def read_all(value: Any, _: Any) -> tuple[Any, ...]:
        if value.__class__ is not list:
            raise Mismatch
        members, errors = [], []
        for index, each in enumerate(value):
            try:
                members.append(read_member(each, member))
            except Exception as error:  # noqa: BLE001 - goes into the group, whatever it is
                error.add_note(IterableValidationNote("", index, member))
                errors.append(error)
        if errors:
            raise IterableValidationError("list", errors, kind)  # pyright: ignore[reportCallIssue]
        return tuple(members)

    return read_all if converter.detailed_validation else ReadMany(read_member, member)


def reading_thing(cls: Any, converter: Converter) -> Read:
    """Return the hook of an attrs class, which is a table in a data file."""
    if converter.detailed_validation:
        return _reading_all(cls, converter)
    tally = converter if isinstance(converter, Tally) else Tally()
    return ReadThing(cls, lambda kind: reader(kind, converter), tally)


def _reading_all(cls: Any, converter: Converter) -> Read:
    """Return a hook that raises everything that is wrong together."""
    overrides = {}
    for each in fields_of(cls):
        if isinstance(each.type, type) and issubclass(each.type, Enum):
            overrides[each.name] = override(struct_hook=reading_choice(each.type, converter))
        elif each.validator is not None:
            overrides[each.name] = override(struct_hook=_validated(each, cls, converter))
    read_dict = make_dict_structure_fn(cls, converter, **overrides)  # type: ignore[arg-type]

    def read(value: Any, _: Any) -> Any:
        if value.__class__ is not dict:
            raise Mismatch
        return read_dict(value, cls)

    return read


def _validated(attribute: attrs.Attribute[Any], cls: type, converter: Converter) -> Read:
    """Return a hook that runs the field's own validator too, so that its path is known.

    The instance is not there yet; a validator that looks at other fields waits for it.
    """
    nobody: Any = object.__new__(cls)

    def read(value: Any, kind: Any) -> Any:
        result = converter.structure(value, kind)
        if attribute.validator is not None and attribute.converter is None:
            with suppress(AttributeError):
                attribute.validator(nobody, attribute, result)
        return result

    return read
