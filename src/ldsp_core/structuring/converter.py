"""The cattrs converter for data files: strict both ways, and able to say all that is wrong."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from itertools import compress
from operator import attrgetter, is_not
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
    is_thing,
    is_union,
    may_be_missing,
    member_kind,
    recorded_kind,
)
from ldsp_core.structuring.text import SURELY_SHORT, check_text
from ldsp_core.values import MISSING_REASONS, Missing
from ldsp_core.values.missing import MissingReason

Read = Callable[[Any, Any], Any]
"""A cattrs structure hook: a plain value and the type, to the type's value."""

Write = Callable[[Any], Any]
"""A cattrs unstructure hook: a value to a plain one."""


@frozen(kw_only=True)
class MissingTable:
    """Why a fact is not there, as a data file says it: ``{ missing = "not applicable" }``."""

    missing: MissingReason


_MISSING: Final = {reason: Missing(reason=reason) for reason in MISSING_REASONS}  # type: ignore[arg-type]


def make_converter(*, detailed: bool) -> Converter:
    """Return a new converter between plain trees and attrs classes.

    It reads strictly: nothing is turned into what is expected, unknown keys are refused,
    and a type that has no form in a data file is refused when it is first met (TypeError).
    A *detailed* one raises everything that is wrong as one cattrs exception group with
    paths; the other stops at the first fault, and is faster. Hooks registered on it later
    go before these.
    """
    converter = Converter(detailed_validation=detailed, forbid_extra_keys=True)
    for kind in (float, bytes):
        converter.register_structure_hook(kind, _refuse_value)
        converter.register_unstructure_hook(kind, _refuse_value)
    converter.register_structure_hook_factory(lambda _: True, _refuse)
    converter.register_unstructure_hook_factory(lambda _: True, _refuse)
    for applies, reading, writing in (
        (is_thing, _reading_thing, _writing_thing),
        (lambda kind: member_kind(kind) is not None, _reading_many, _writing_many),
        (is_union, _reading_union, _writing_union),
        (lambda kind: choices_of(kind) is not None, _reading_choice, _writing_choice),
        (FORMS.__contains__, _reading_form, _writing_form),
    ):
        converter.register_structure_hook_factory(applies, reading)
        converter.register_unstructure_hook_factory(applies, writing)
    # cattrs has hooks of its own for these and would not ask the factories.
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _reading_form(kind, converter))
        converter.register_unstructure_hook(kind, _writing_form(kind, converter))
    return converter


def _refuse(kind: Any) -> Any:
    raise TypeError(f"{kind} has no form in a data file")


def _refuse_value(_value: Any, kind: Any = None) -> Any:
    _refuse(kind)


def _reader(kind: Any, converter: Converter) -> Read:
    # To cattrs an enum of words is a str first.
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _reading_choice(kind, converter)
    return converter.get_structure_hook(kind)


def _writer(kind: Any, converter: Converter) -> Write:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _writing_choice(kind, converter)
    return converter.get_unstructure_hook(kind)


# Values.


def _reading_form(kind: Any, converter: Converter) -> Read:
    form: Form = FORMS[kind]
    readers = dict(form.readers)
    if form.table is not None:
        table, from_table = form.table, form.from_table
        read_table = _reading_thing(table, converter)
        readers[dict] = lambda tree: from_table(read_table(tree, table))

    def read(value: Any, _: Any) -> Any:
        reader = readers.get(value.__class__)
        if reader is None:
            raise Mismatch
        return reader(value)

    return _read_text if kind is str else read


def _read_text(value: Any, _: Any) -> str:
    # Text is the commonest value by far; this is the whole of the common case.
    if value.__class__ is not str:
        raise Mismatch
    if value.isprintable() and len(value) <= SURELY_SHORT:
        return value  # type: ignore[no-any-return]
    return check_text(value)


def _writing_form(kind: Any, converter: Converter) -> Write:
    form: Form = FORMS[kind]
    write, table = form.write, form.table
    write_table = None if table is None else _writing_thing(table, converter)

    def write_value(value: Any) -> Any:
        if value.__class__ is not kind:
            raise Mismatch
        plain = write(value)
        if write_table is not None and plain.__class__ is table:
            return write_table(plain)
        return plain

    return _write_text if kind is str else write_value


def _write_text(value: Any) -> str:
    if value.__class__ is not str:
        raise Mismatch
    if value.isprintable() and len(value) <= SURELY_SHORT:
        return value  # type: ignore[no-any-return]
    return check_text(value)


def _reading_choice(kind: Any, _converter: Converter) -> Read:
    choices = choices_of(kind) or {}
    kinds = {choice.__class__ for choice in choices}

    def read(value: Any, _: Any) -> Any:
        if value.__class__ not in kinds or value not in choices:
            raise Mismatch
        return choices[value]

    return read


def _writing_choice(kind: Any, _converter: Converter) -> Write:
    written = {choice: plain for plain, choice in (choices_of(kind) or {}).items()}
    kinds = {choice.__class__ for choice in written}

    def write(value: Any) -> Any:
        if value.__class__ not in kinds or value not in written:
            raise Mismatch
        return written[value]

    return write


def _reading_union(kind: Any, converter: Converter) -> Read:
    inner = recorded_kind(kind)
    read = _reader(inner, converter)
    if not may_be_missing(kind):
        return lambda value, _: read(value, inner)
    read_missing = _reader(MissingTable, converter)

    def read_or_missing(value: Any, _: Any) -> Any:
        if value.__class__ is dict and "missing" in value:
            return _MISSING[read_missing(value, MissingTable).missing]
        return read(value, inner)

    return read_or_missing


def _writing_union(kind: Any, converter: Converter) -> Write:
    write = _writer(recorded_kind(kind), converter)
    if not may_be_missing(kind):
        return write

    def write_or_missing(value: Any) -> Any:
        if value.__class__ is Missing:
            return {"missing": value.reason}
        return write(value)

    return write_or_missing


# Lists and tables.


def _reading_many(kind: Any, converter: Converter) -> Read:
    member = member_kind(kind)
    read_member = _reader(member, converter)

    def read(value: Any, _: Any) -> tuple[Any, ...]:
        if value.__class__ is not list:
            raise Mismatch
        return tuple([read_member(each, member) for each in value])

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
            raise IterableValidationError("list", errors, kind)
        return tuple(members)

    return read_all if converter.detailed_validation else read


def _writing_many(kind: Any, converter: Converter) -> Write:
    write_member = _writer(member_kind(kind), converter)

    def write(value: Any) -> list[Any]:
        if value.__class__ is not tuple:
            raise Mismatch
        return [write_member(each) for each in value]

    return write


def _reading_thing(cls: Any, converter: Converter) -> Read:
    return (_reading_all if converter.detailed_validation else _reading_fast)(cls, converter)


def _reading_fast(cls: Any, converter: Converter) -> Read:
    """Return a hook that stumbles over whatever is wrong, without a word.

    It goes through the keys that are there, which are few of those that may be.
    """
    readers: dict[str, tuple[Read, Any]] = {}

    def read(tree: Any, _: Any) -> Any:
        if not readers:  # found late, because a class may hold its like
            for each in fields_of(cls):
                readers[each.name] = _reader(each.type, converter), each.type
        values = {}
        for key, value in tree.items():
            read_value, kind = readers[key]
            values[key] = read_value(value, kind)
        return cls(**values)

    return read


def _reading_all(cls: Any, converter: Converter) -> Read:
    """Return a hook that raises everything that is wrong together."""
    overrides = {}
    for each in fields_of(cls):
        if isinstance(each.type, type) and issubclass(each.type, Enum):
            overrides[each.name] = override(struct_hook=_reading_choice(each.type, converter))
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
    nobody = object.__new__(cls)

    def read(value: Any, kind: Any) -> Any:
        result = converter.structure(value, kind)
        if attribute.validator is not None and attribute.converter is None:
            with suppress(AttributeError):
                attribute.validator(nobody, attribute, result)
        return result

    return read


def _writing_thing(cls: Any, converter: Converter) -> Write:
    fields = fields_of(cls)
    names = [each.name for each in fields]
    defaults = [each.default for each in fields]
    values_of = attrgetter(*names) if len(names) > 1 else lambda it: (getattr(it, names[0]),)
    writers: list[Write] = []

    def write(thing: Any) -> dict[str, Any]:
        if thing.__class__ is not cls:
            raise Mismatch
        if not writers:  # found late, because a class may hold its like
            writers.extend(_writer(each.type, converter) for each in fields)
        tree = {}
        values = values_of(thing)
        # Most fields are as their defaults; those are passed over without a loop.
        for index in compress(range(len(names)), map(is_not, values, defaults)):
            value, default = values[index], defaults[index]
            if value.__class__ is not default.__class__ or value != default:
                tree[names[index]] = writers[index](value)
        return tree

    return write
