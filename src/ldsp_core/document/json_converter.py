"""The cattrs converter between documents and trees that JSON can hold.

What may be of several classes says of which it is, under the key ``type``; text and
whole numbers stand for themselves.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from types import GenericAlias, NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.cols import list_structure_factory
from cattrs.gen import make_dict_structure_fn

from ldsp_core.document.contents import wrong_data

Read = Callable[[Any, Any], Any]
Write = Callable[[Any], Any]

TAG: Final = "type"

_BY_THEMSELVES: Final = (str, int)

_NAMES: Final = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    dict: "an object",
    list: "a list",
}


@lru_cache(maxsize=1)
def json_converter() -> Converter:
    """Return the converter: it reads strictly, collects errors with paths, loses nothing."""
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _same)
    converter.register_structure_hook(bytes, _read_bytes)
    converter.register_unstructure_hook(bytes, lambda value: b64encode(value).decode())
    converter.register_structure_hook(date, _read_date)
    converter.register_unstructure_hook(date, lambda value: value.isoformat())
    converter.register_structure_hook(Decimal, _read_decimal)
    converter.register_unstructure_hook(Decimal, str)
    for applies, reading, writing in (
        (_is_thing, _reading_thing, None),
        (_is_many, _reading_many, _writing_many),
        (_is_data, _reading_data, _writing_data),
        (_is_choice, _reading_choice, None),
        (_is_union, _reading_union, _writing_union),
    ):
        converter.register_structure_hook_factory(applies, reading)
        if writing is not None:
            converter.register_unstructure_hook_factory(applies, writing)
    return converter


def _same(value: Any, kind: Any) -> Any:
    if type(value) is not kind:
        raise TypeError(f"expected {_name(kind)}, found {_found(value)}")
    return value


def _read_bytes(value: Any, _: Any) -> bytes:
    return b64decode(_same(value, str), validate=True)


def _read_date(value: Any, _: Any) -> date:
    return date.fromisoformat(_same(value, str))


def _read_decimal(value: Any, _: Any) -> Decimal:
    try:
        return Decimal(_same(value, str))
    except InvalidOperation:
        raise ValueError(f"{value!r} is not a decimal number") from None


def _is_thing(kind: Any) -> bool:
    return isinstance(kind, type) and attrs.has(kind)


def _reading_thing(kind: Any, converter: Converter) -> Read:
    read_fields = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True)

    def read(value: Any, _: Any) -> Any:
        return read_fields(_same(value, dict), kind)

    return read


def _is_many(kind: Any) -> bool:
    return get_origin(kind) in (tuple, Sequence)


def _reading_many(kind: Any, converter: Converter) -> Read:
    # The factory of cattrs says which member is wrong; it would take any iterable.
    many: Any = GenericAlias(list, (get_args(kind)[0],))
    read_list = list_structure_factory(many, converter)

    def read(value: Any, _: Any) -> Any:
        return tuple(read_list(_same(value, list), many))

    return read


def _writing_many(kind: Any, converter: Converter) -> Write:
    write_member = converter.get_unstructure_hook(get_args(kind)[0])
    return lambda members: [write_member(member) for member in members]


def _is_data(kind: Any) -> bool:
    return get_origin(kind) is Mapping


def _reading_data(_kind: Any) -> Read:
    return lambda value, _: _same(value, dict)


def _writing_data(_kind: Any) -> Write:
    def write(data: Any) -> Any:
        for problem in wrong_data(data):
            raise TypeError(problem)
        return data

    return write


def _is_choice(kind: Any) -> bool:
    return get_origin(kind) is Literal


def _reading_choice(kind: Any) -> Read:
    choices = get_args(kind)

    def read(value: Any, _: Any) -> Any:
        if not isinstance(value, str) or value not in choices:
            raise ValueError(f"expected one of {', '.join(choices)}, found {_found(value)}")
        return value

    return read


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in (Union, UnionType)


def _members(union: Any) -> list[Any]:
    return [member for member in get_args(union) if member is not NoneType]


def _reading_union(union: Any, converter: Converter) -> Read:
    members = _members(union)
    by_name = {_name(member): member for member in members if member not in _BY_THEMSELVES}

    def read(value: Any, _: Any) -> Any:
        if value is None and NoneType in get_args(union):
            return None
        if len(members) == 1:
            return converter.structure(value, members[0])
        if type(value) in members and type(value) in _BY_THEMSELVES:
            return value
        name = value.get(TAG) if isinstance(value, dict) else None
        if not isinstance(value, dict) or not isinstance(name, str) or name not in by_name:
            raise TypeError(f"expected {_names(members)}, found {_found(value)}")
        rest = {key: member for key, member in value.items() if key != TAG}
        member = by_name[name]
        return converter.structure(rest if attrs.has(member) else rest.get("value"), member)

    return read


def _writing_union(union: Any, converter: Converter) -> Write:
    members = _members(union)

    def write(value: Any) -> Any:
        kind = type(value)
        if value is None or (kind in members and kind in _BY_THEMSELVES):
            return value
        if len(members) == 1:
            return converter.unstructure(value, unstructure_as=members[0])
        if kind not in members:
            raise TypeError(f"expected {_names(members)}, found a {kind.__name__}")
        plain = converter.unstructure(value, unstructure_as=kind)
        return {TAG: _name(kind), **(plain if attrs.has(kind) else {"value": plain})}

    return write


def _name(kind: Any) -> str:
    return _NAMES.get(kind) or str(kind.__name__)


def _names(kinds: list[Any]) -> str:
    return " or ".join(map(_name, kinds))


def _found(value: Any) -> str:
    if isinstance(value, dict):
        return f"an object of the type {value[TAG]!r}" if TAG in value else "an object"
    if isinstance(value, list):
        return "a list"
    return "nothing (null)" if value is None else repr(value)
