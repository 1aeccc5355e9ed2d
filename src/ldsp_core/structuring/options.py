"""Options of renderers and parameters of reports, from Python values or from texts.

On the command line everything is text (``--option page-size=A4``), so a text is read as
what the field's type says; any other value must be of that type already. This is an own
definition; nothing is guessed from the look of a value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import attrs

from ldsp_core.errors import LdspError, OptionsError, PluginError, did_you_mean
from ldsp_core.structuring.option_texts import Refused, Unreadable, described, read_scalar

T = TypeVar("T")


def structure_options(cls: type[T], values: Mapping[str, object], *, what: str) -> T:
    """Return *values* as an instance of the attrs class *cls*.

    *what* names the thing in the error ("options of the output format 'word'"). A field
    may be a ``str``, ``bool``, ``int``, ``Decimal``, ``date``, ``Path``, ``Literal``,
    ``Enum``, a class with a ``parse(text)`` that raises ValueError, ``tuple[X, ...]``
    of these, or a union of these and ``None``.

    Raises OptionsError, which tells all that is wrong with *values* together, and
    PluginError if *cls* has a field of another type.
    """
    fields = _fields(cls)
    hints = _hints(cls, what)
    ready: dict[str, object] = {}
    problems = [_unknown(name, fields) for name in values if name not in fields]
    for name, field in fields.items():
        hint = hints.get(field.name)
        if name in values:
            try:
                ready[name] = _taken(hint, values[name])
            except Refused as refused:
                problems.append(f"{name}: {refused}")
            except Unreadable:
                raise PluginError(
                    f"{what}: the type of the field {name!r} ({hint}) cannot be read; tell the "
                    "authors to use one that the documentation of structure_options names"
                ) from None
        elif field.default is attrs.NOTHING:
            problems.append(f"{name}: is needed and was not given; give {described(hint)}")
    problems.extend(_objections(cls, fields, ready))
    if not problems:
        try:
            return cls(**ready)
        except Exception as error:  # noqa: BLE001 - the class may check itself as it likes
            problems.append(_said(error))
    count = f"{len(problems)} problem{'s' if len(problems) != 1 else ''}"
    raise OptionsError("\n  ".join([f"{what}: {count}", *problems]))


def _fields(cls: type) -> dict[str, attrs.Attribute[Any]]:
    """Return the fields that can be given, by the names they are given with."""
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(cast("type[attrs.AttrsInstance]", cls))
    return {field.alias or field.name: field for field in fields if field.init}


def _hints(cls: type, what: str) -> dict[str, Any]:
    try:
        return get_type_hints(cls)
    except (NameError, TypeError, SyntaxError) as error:
        raise PluginError(
            f"{what}: the types of {cls.__qualname__} cannot be read: {error}; its authors "
            "must import them at run time"
        ) from error


def _unknown(name: str, known: Mapping[str, object]) -> str:
    there_are = f"there are: {', '.join(sorted(known))}" if known else "there are none at all"
    return f"{name}: there is nothing of this name{did_you_mean(name, known)}; {there_are}"


def _taken(hint: Any, value: object) -> object:
    """Return *value* as a *hint*; raises Refused, or Unreadable for a strange hint."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _taken_by_any(hint, value)
    if origin is tuple:
        item, *rest = get_args(hint)
        if rest != [...]:
            raise Unreadable
        return tuple(_taken_items(item, hint, value))
    return read_scalar(hint, value)


def _taken_by_any(hint: Any, value: object) -> object:
    if value is None and NoneType in get_args(hint):
        return None
    # Every text is a str, so that a str among other types comes last.
    members = [member for member in get_args(hint) if member is not NoneType]
    members.sort(key=lambda member: member is str)
    if len(members) == 1:
        return _taken(members[0], value)
    for member in members:
        try:
            return _taken(member, value)
        except Refused:
            continue
    raise Refused.of(value, hint)


def _taken_items(item: Any, hint: Any, value: object) -> Iterator[object]:
    if isinstance(value, str):
        value = tuple(part.strip() for part in value.split(",")) if value.strip() else ()
        if "" in value:
            raise Refused("there is nothing between two commas or at an end")
    if not isinstance(value, tuple):
        raise Refused.of(value, hint)
    for position, one in enumerate(value, 1):
        try:
            yield _taken(item, one)
        except Refused as refused:
            raise Refused(f"item {position}: {refused}") from None


def _objections(
    cls: type, fields: Mapping[str, attrs.Attribute[Any]], ready: Mapping[str, object]
) -> Iterator[str]:
    """Yield what the validators of *cls* have against the fields that could be read.

    attrs would stop at the first, and would not start while a field is missing. A
    validator that looks at a field which is not there is left to attrs, and so is a
    field that is converted.
    """
    trial: Any = object.__new__(cls)
    given = [(name, field) for name, field in fields.items() if name in ready]
    checked = [(name, field) for name, field in given if field.converter is None]
    for name, field in checked:
        object.__setattr__(trial, field.name, ready[name])
    for name, field in checked:
        if field.validator is None:
            continue
        try:
            field.validator(trial, field, ready[name])
        except AttributeError:
            continue
        except Exception as error:  # noqa: BLE001 - a validator may raise what it likes
            yield f"{name}: {_said(error)}"


def _said(error: Exception) -> str:
    # attrs' own validators raise with the message first and objects after it.
    if not isinstance(error, LdspError) and error.args and isinstance(error.args[0], str):
        return error.args[0]
    return str(error)
