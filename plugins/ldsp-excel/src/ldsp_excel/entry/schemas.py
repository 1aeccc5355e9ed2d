"""What a JSON Schema of core says of a property, without the roundabout ways of JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from attrs import frozen

Schema = Mapping[str, Any]

CHOICE: Final = "choice"
"""The kind of a property that holds one of a list of words."""

VERSION: Final = "version"
"""The kind of a property that can only be one number."""


@frozen(kw_only=True)
class Shape:
    """What may stand under a property.

    ``kind`` is the name of its definition ("Count", "When"), or one of CHOICE and
    VERSION; ``many`` says that it is a list of such; ``missing`` that a reason may stand
    in its place; ``table`` that a *kind* is a table with keys of its own.
    """

    kind: str
    many: bool = False
    missing: bool = False
    table: bool = False
    choices: tuple[str, ...] = ()


def shape_of(property: Schema, root: Schema) -> Shape:  # noqa: A002 - the word of JSON Schema
    """Return the shape of a *property* of the schema *root*, or of a definition in it."""
    schema, missing = property, False
    for each in property.get("anyOf", ()):
        if each.get("$ref") == "#/$defs/Missing":
            missing = True
        else:
            schema = each
    many = schema.get("type") == "array"
    if many:
        schema = schema["items"]
    if "const" in schema:
        return Shape(kind=VERSION, choices=(str(schema["const"]),))
    if "enum" in schema:
        choices = tuple(map(str, schema["enum"]))
        return Shape(kind=CHOICE, many=many, missing=missing, choices=choices)
    kind = schema["$ref"].rpartition("/")[2]
    table = "properties" in root["$defs"][kind]
    return Shape(kind=kind, many=many, missing=missing, table=table)


def reasons_in(root: Schema) -> tuple[str, ...]:
    """Return the reasons for which a fact may be missing."""
    missing = root["$defs"].get("Missing")
    return () if missing is None else tuple(missing["properties"]["missing"]["enum"])
