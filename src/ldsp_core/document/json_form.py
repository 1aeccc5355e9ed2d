"""A document as JSON and back, with nothing lost.

Blocks, spans, rules and the values in cells are objects whose ``type`` is the name of
their class; texts and whole numbers in cells stand for themselves. Decimals are text,
days ISO 8601, pictures base64.
"""

from __future__ import annotations

import json
from typing import Any, NoReturn

from cattrs.errors import ForbiddenExtraKeysError
from cattrs.v import transform_error

from ldsp_core.document.blocks import SCHEMA_VERSION, Report
from ldsp_core.document.json_converter import json_converter
from ldsp_core.errors import DocumentError


def to_json(report: Report) -> str:
    """Return *report* as JSON text, the same for the same report.

    Raises DocumentError for what JSON cannot give back: a value of a class that has no
    place there, or data of a Custom block that is not plain.
    """
    try:
        tree = json_converter().unstructure(report)
        return json.dumps(tree, ensure_ascii=False, allow_nan=False, indent=2) + "\n"
    except (TypeError, ValueError, AttributeError) as error:
        raise DocumentError(f"the report {report.name} cannot be kept as JSON: {error}") from error


def from_json(text: str) -> Report:
    """Return the report that ``to_json`` wrote as *text*.

    Raises DocumentError for text that is not JSON, for a schema version that this
    library does not know, and, listing all of it, for whatever is not as it should be.
    The report may still contradict itself (``validate``).
    """
    tree = _tree(text)
    version = tree.get("schema_version")
    if type(version) is not int or version != SCHEMA_VERSION:
        raise DocumentError(
            f"a document of schema version {version!r} cannot be read; this library knows "
            f"version {SCHEMA_VERSION}"
        )
    try:
        return json_converter().structure(tree, Report)
    except Exception as error:
        problems = "\n".join(f"  {line}" for line in transform_error(error, "report", _wording))
        raise DocumentError(f"the document cannot be read:\n{problems}") from error


def _tree(text: str) -> dict[str, Any]:
    try:
        tree = json.loads(text, object_pairs_hook=_each_key_once, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"the document is not JSON: {error}") from error
    if not isinstance(tree, dict):
        raise DocumentError("the document is not a JSON object with the parts of a report")
    return tree


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    tree = dict(pairs)
    if len(tree) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the key {twice!r} stands twice in one object")
    return tree


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number in JSON")


def _wording(error: BaseException, _kind: type | None) -> str:
    if isinstance(error, KeyError):
        return f"the key {error} is missing"
    if isinstance(error, ForbiddenExtraKeysError):
        return f"nobody knows the key {', '.join(map(repr, sorted(error.extra_fields)))}"
    return str(error)
