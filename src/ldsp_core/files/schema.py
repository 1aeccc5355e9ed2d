"""The JSON Schema of the data file, made from the classes of the model.

Beside the standard keywords a property may carry ``x-unit`` (what it is counted in),
``x-refers-to`` (the collection whose ids it holds) and ``x-personal`` (data about a
private person).
"""

from __future__ import annotations

from functools import cache
from inspect import getdoc
from typing import Any, Final

import attrs

from ldsp_core.files.migrations import FORMAT_VERSION, VERSION_KEY
from ldsp_core.files.value_schemas import VALUE_SCHEMAS, Schema
from ldsp_core.model import Partnership
from ldsp_core.model.fields import info_of
from ldsp_core.structuring.forms import (
    FORMS,
    choices_of,
    fields_of,
    is_thing,
    may_be_missing,
    member_kind,
    recorded_kind,
)
from ldsp_core.values import MISSING_REASONS

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

_NAMES: Final = {str: "Text", int: "Whole", bool: "TrueOrFalse"}
"""The names of the definitions of plain types; others go by their class."""


def json_schema(cls: type) -> Schema:
    """Return the JSON Schema (2020-12) of a tree that ``structure`` makes a *cls* of.

    Every class and every type of value has a definition of its own in ``$defs``, by its
    name, so that a program can tell a count from a date by the reference.
    """
    definitions: dict[str, Schema] = {}
    root = _thing(cls, definitions)
    return {"$schema": DIALECT, **root, "$defs": dict(sorted(definitions.items()))}


@cache
def _partnership_schema() -> Schema:
    schema = json_schema(Partnership)
    version = {"const": FORMAT_VERSION, "title": "Format version"}
    schema["properties"] = {VERSION_KEY: version, **schema["properties"]}
    schema["required"] = [VERSION_KEY, *schema["required"]]
    # What an indicator lacks may come from its catalogue.
    indicator = schema["$defs"]["Indicator"]
    needed = [name for name in indicator["required"] if name != "id"]
    indicator["required"] = ["id"]
    indicator["anyOf"] = [{"required": needed}, {"required": ["catalogue"]}]
    return schema


def partnership_schema() -> Schema:
    """Return the JSON Schema (2020-12) of a whole data file; it is not to be changed."""
    return _partnership_schema()


def _thing(cls: type, definitions: dict[str, Schema]) -> Schema:
    fields = fields_of(cls)
    return {
        "title": cls.__name__,
        "description": (getdoc(cls) or "").partition("\n\n")[0].replace("\n", " "),
        "type": "object",
        "properties": {each.name: _property(each, definitions) for each in fields},
        "required": [each.name for each in fields if each.default is attrs.NOTHING],
        "additionalProperties": False,
    }


def _property(attribute: attrs.Attribute[Any], definitions: dict[str, Schema]) -> Schema:
    info = info_of(attribute)
    schema = {**_of(attribute.type, definitions), "title": info.label}
    if info.help:
        schema["description"] = info.help
    if info.example is not None:
        schema["examples"] = [info.example]
    if isinstance(attribute.default, str | bool | int):
        schema["default"] = attribute.default
    if info.unit:
        schema["x-unit"] = info.unit
    if info.refers_to:
        schema["x-refers-to"] = info.refers_to
    if info.personal:
        schema["x-personal"] = True
    return schema


def _of(kind: Any, definitions: dict[str, Schema]) -> Schema:
    """Return the schema of a type, and see to it that what it refers to is defined."""
    if may_be_missing(kind):
        definitions["Missing"] = _MISSING
        return {"anyOf": [_of(recorded_kind(kind), definitions), _reference("Missing")]}
    kind = recorded_kind(kind)
    if (choices := choices_of(kind)) is not None:
        return {"enum": list(choices)}
    if (member := member_kind(kind)) is not None:
        return {"type": "array", "items": _of(member, definitions)}
    name = _NAMES[kind] if kind in _NAMES else str(kind.__name__)
    if name not in definitions:
        definitions[name] = {}  # holds the place: a class may hold its like
        definitions[name] = (
            _thing(kind, definitions) if is_thing(kind) else _value(kind, definitions)
        )
    return _reference(name)


def _value(kind: type, definitions: dict[str, Schema]) -> Schema:
    form = FORMS[kind]
    forms = [dict(schema) for schema in VALUE_SCHEMAS[kind]]
    if form.table is not None:
        forms.append(_thing(form.table, definitions))
    described = {"description": form.expected}
    return {**forms[0], **described} if len(forms) == 1 else {"anyOf": forms, **described}


def _reference(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


_MISSING: Final[Schema] = {
    "description": "Why a fact is not there; leaving it out says that it is not recorded.",
    "type": "object",
    "properties": {"missing": {"enum": list(MISSING_REASONS)}},
    "required": ["missing"],
    "additionalProperties": False,
}
