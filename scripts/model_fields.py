"""Describes every class and field of the model for the documentation, from the model itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Final

import attrs

from ldsp_core.model import info_of
from ldsp_core.structuring.forms import choices_of, fields_of, member_kind, recorded_kind
from ldsp_core.values import Count, Money, OrgId, PartialDate, Period, Place, Rag, Share
from scripts.model_tree import about, collections, held, part_of_field

VALUES: Final[dict[Any, str]] = {
    str: "text",
    int: "whole number",
    Decimal: "number",
    bool: "true or false",
    Count: "[count](data-file.md#counts)",
    Money: "[money](data-file.md#money)",
    Share: "[share](data-file.md#shares)",
    date: "[day](data-file.md#dates)",
    PartialDate: "[date](data-file.md#dates)",
    Period: "[period](data-file.md#periods)",
    Rag: "[rating](data-file.md#ratings)",
    Place: "[place](data-file.md#places)",
    OrgId: "[organisation identifier](data-file.md#identifiers-of-organisations)",
}
"""What a plain value is called, with where its forms are told."""

HEADER: Final = "| field | what it is | what stands in it | example |\n| --- | --- | --- | --- |"


def described() -> str:
    """Return a section for each class, with a row for each field, in Markdown."""
    return "\n\n".join("\n".join(_section(cls)) for cls in held().values()) + "\n"


def _section(cls: type) -> Iterator[str]:
    yield f"## {cls.__name__}\n"
    yield f"{about(cls)}\n"
    yield f"{_where(cls)}\n" if _where(cls) else ""
    yield HEADER
    yield from (_row(field) for field in fields_of(cls))


def _where(cls: type) -> str:
    """Say under which fields of which classes a class stands."""
    places = [
        f"[{owner.__name__}](#{owner.__name__.lower()}).{field.name}"
        for owner in held().values()
        for field in fields_of(owner)
        if part_of_field(field) is cls
    ]
    return f"Stands in {', '.join(places)}." if places else ""


def _row(field: attrs.Attribute[Any]) -> str:
    info = info_of(field)
    meaning = ". ".join(text.rstrip(".") for text in (info.label, info.help) if text)
    if info.personal:
        meaning += ". Personal"
    example = "" if info.example is None else f"`{_toml(info.example)}`"
    return f"| `{field.name}` | {meaning} | {_value(field)} | {example} |"


def _value(field: attrs.Attribute[Any]) -> str:
    """Say what stands in a field, whether many, in which unit, and what is there without it."""
    info, kind = info_of(field), recorded_kind(field.type)
    member = member_kind(kind)
    words = _kind(field, kind if member is None else member)
    if info.refers_to:
        target = collections()[info.refers_to]
        words = f"id of one of the [{info.refers_to}](#{target.lower()})"
    if info.unit and info.unit != "money":
        words += f" ({info.unit})"
    if member is not None:
        words = f"list, each: {words}"
    if field.default is attrs.NOTHING:
        return f"{words}; **needed**"
    if isinstance(field.default, bool | str | int | Decimal | tuple) and field.default != ():
        return f"{words}; else `{_toml(field.default)}`"
    return words


def _kind(field: attrs.Attribute[Any], kind: Any) -> str:
    if choices := choices_of(kind):
        return "one of " + ", ".join(f"`{choice}`" for choice in choices)
    if part := part_of_field(field):
        return f"[{part.__name__}](#{part.__name__.lower()})"
    return VALUES[kind]


def _toml(value: Any) -> str:
    """Return *value* as a data file writes it."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return str(value).lower() if isinstance(value, int | Decimal) else f'"{value}"'
