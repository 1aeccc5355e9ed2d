"""How a TOML data file is laid out: as a person would, for reading and comparing.

Facts of a table come first, then the tables in it. What is short stands in one line,
``when = { date = "2018-04", certainty = "happened" }``; a text of several lines stands
in several. The things at the top always have a header each, so that adding one adds
lines and changes none. What is not plain tomlkit puts in quotes; to have it make all of a
large file would take a hundred times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

import tomlkit

WIDTH: Final = 100
"""How long a line may be before a table or list in it is spread over several."""

_BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")
_QUOTED: Final = re.compile(r'["\\]')


def laid_out(tree: Mapping[str, Any]) -> str:
    """Return the text of the data file for *tree*."""
    lines = "\n".join(_lines(tree, ""))
    return f"{lines.lstrip()}\n" if lines else ""


def _lines(table: Mapping[str, Any], name: str) -> Iterator[str]:
    """Yield what the table called *name* holds: what needs no header, then what has one."""
    later: list[tuple[str, Any]] = []
    for key, value in table.items():
        text = None if not name and _is_tables(value) else _in_lines(_key(key), value)
        if text is None:
            later.append((_key(key), value))
        else:
            yield text
    for key, value in later:
        inner = f"{name}.{key}" if name else key
        if isinstance(value, Mapping):
            lines = list(_lines(value, inner))
            # Where only tables stand in it, their headers say all.
            yield from lines if lines and lines[0].startswith("\n") else [f"\n[{inner}]", *lines]
        else:
            for each in value:
                yield f"\n[[{inner}]]"
                yield from _lines(each, inner)


def _is_tables(value: Any) -> bool:
    return isinstance(value, Mapping) or (
        isinstance(value, list) and bool(value) and all(isinstance(each, Mapping) for each in value)
    )


def _in_lines(key: str, value: Any) -> str | None:
    """Return ``key = value``, perhaps over several lines; None where it would be too wide."""
    if isinstance(value, str) and "\n" in value:
        return f"{key} = {_text(value)}"
    line = f"{key} = {_inline(value)}"
    if isinstance(value, Mapping):
        return line if len(line) <= WIDTH else None
    if not isinstance(value, list) or (len(line) <= WIDTH and not _is_tables(value)):
        return line
    members = [f"    {_inline(each)}," for each in value]
    if _is_tables(value) and max(map(len, members)) > WIDTH:
        return None
    return "\n".join([f"{key} = [", *members, "]"])


def _inline(value: Any) -> str:
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{_key(key)} = {_inline(each)}" for key, each in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(_inline, value))}]"
    if isinstance(value, str) and value.isprintable() and not _QUOTED.search(value):
        return f'"{value}"'
    if isinstance(value, Decimal):
        return f"{value:f}"
    if type(value) is date:
        return value.isoformat()
    return str(tomlkit.item(value).as_string())


def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else tomlkit.key(key).as_string()


def _text(text: str) -> str:
    """Return a text of several lines, its line breaks as they are.

    Each line is quoted by itself, because older tomlkit loses a line break that comes first
    and leaves a carriage return as it is, which would be read as a line break.
    """
    if "\r" in text:
        return tomlkit.string(text).as_string()
    lines = [tomlkit.string(line, multiline=True).as_string()[3:-3] for line in text.split("\n")]
    return "\n".join(['"""', *lines]) + '"""'
