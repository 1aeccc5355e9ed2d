"""How the model describes itself: every field says what it is, for people and programs.

The data-entry workbook, the JSON Schema, the starter file and the docs are made from
this, so that a new field needs no work there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import attrs
from attrs import NOTHING, field, frozen

from ldsp_core.structuring.hooks import COMES_AGAIN
from ldsp_core.values import NOT_RECORDED

KEY: Final = "ldsp"


@frozen(kw_only=True)
class FactInfo:
    """What a field is called, what it means, and how it is filled in.

    ``refers_to`` names the kind of thing whose id is held ("organisation");
    ``personal`` marks data about a private person; ``example`` is a value as written
    in a data file.
    """

    label: str
    help: str = ""
    unit: str = ""
    example: Any = None
    refers_to: str = ""
    personal: bool = False


def fact(
    label: str,
    help: str = "",  # noqa: A002 - the field's standard word for it
    *,
    unit: str = "",
    example: Any = None,
    refers_to: str = "",
    personal: bool = False,
    default: Any = NOTHING,
    **options: Any,
) -> Any:
    """Return an attrs field that carries its description; other options go to attrs."""
    info = FactInfo(
        label=label, help=help, unit=unit, example=example, refers_to=refers_to, personal=personal
    )
    metadata = {KEY: info, COMES_AGAIN: True} if refers_to else {KEY: info}
    return field(default=default, metadata=metadata, **options)


def optional(label: str, help: str = "", **options: Any) -> Any:  # noqa: A002 - the standard word for it
    """Return a field that is "not recorded" unless given."""
    return fact(label, help, default=NOT_RECORDED, **options)


def many(label: str, help: str = "", **options: Any) -> Any:  # noqa: A002 - the standard word for it
    """Return a field that holds any number of things, none unless given."""
    return fact(label, help, default=(), **options)


def info_of(attribute: attrs.Attribute[Any]) -> FactInfo:
    """Return the description of a field of the model."""
    info = attribute.metadata.get(KEY)
    return info if isinstance(info, FactInfo) else FactInfo(label=attribute.name)


def facts_of(cls: type) -> Iterable[tuple[attrs.Attribute[Any], FactInfo]]:
    """Yield the fields of a class of the model with their descriptions, in order."""
    for attribute in attrs.fields(cls):
        yield attribute, info_of(attribute)
