"""The writer of TOML data files: laid out as a person would, for reading and comparing.

Facts of a table come first, then the tables in it. What is short stands in one line,
``when = { date = "2018-04", certainty = "happened" }``; a text of several lines stands
in several. The things at the top always have a header each, so that adding one adds
lines and changes none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any, BinaryIO, Final

WIDTH: Final = 100
"""How long a line may be before a table or list in it is spread over several."""

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def _string(text: str) -> str:
    # JSON's escapes are TOML's too; it only leaves one character as it is that TOML may not.
    return encode_basestring(text).replace("\x7f", "\\u007f")


_SCALARS: Final[Mapping[type, Callable[[Any], str]]] = {
    str: _string,
    int: int.__repr__,
    bool: lambda value: "true" if value else "false",
    date: date.isoformat,
    Decimal: lambda value: f"{value:f}",
}


class TomlWriter:
    """Writes TOML data files."""

    def write(self, tree: Mapping[str, Any], schema: Mapping[str, Any], stream: BinaryIO) -> None:  # noqa: ARG002
        """Write *tree* to *stream*."""
        blocks = ("\n".join(lines) + "\n" for lines in _blocks(tree, "", None))
        for number, block in enumerate(blocks):
            stream.write((block if number == 0 else f"\n{block}").encode())


def _blocks(table: Mapping[str, Any], name: str, header: str | None) -> Iterator[list[str]]:
    """Yield the lines of *table* under its *header*, then those of the tables in it.

    The root has no header and no *name*. A table that holds nothing but tables needs
    no header either.
    """
    lines: list[str] = []
    tables: list[tuple[str, Any]] = []
    for key, value in table.items():
        line = _line(_key(key), value, top=not name)
        if line is None:
            tables.append((f"{name}.{_key(key)}" if name else _key(key), value))
        else:
            lines.append(line)
    if header is not None and (lines or not tables or header.startswith("[[")):
        lines.insert(0, header)
    if lines:
        yield lines
    for inner, value in tables:
        if isinstance(value, Mapping):
            yield from _blocks(value, inner, f"[{inner}]")
        else:
            for member in value:
                yield from _blocks(member, inner, f"[[{inner}]]")


def _line(key: str, value: Any, *, top: bool) -> str | None:
    """Return ``key = value``, over several lines if need be; None for what needs a header."""
    if isinstance(value, str):
        return f"{key} = {_lines_of_text(value) if chr(10) in value else _string(value)}"
    holds_tables = isinstance(value, Mapping) or (
        isinstance(value, list) and bool(value) and all(isinstance(each, Mapping) for each in value)
    )
    if holds_tables and top:
        return None
    line = f"{key} = {_inline(value)}"
    if isinstance(value, Mapping):
        return line if len(line) <= WIDTH else None
    if not isinstance(value, list) or (len(line) <= WIDTH and not holds_tables):
        return line
    members = [f"    {_inline(member)}," for member in value]
    if holds_tables and any(len(member) > WIDTH for member in members):
        return None
    return "\n".join([f"{key} = [", *members, "]"])


def _inline(value: Any) -> str:
    write = _SCALARS.get(value.__class__)
    if write is not None:
        return write(value)
    if isinstance(value, Mapping):
        pairs = [f"{_key(key)} = {_inline(each)}" for key, each in value.items()]
        return f"{{ {', '.join(pairs)} }}" if pairs else "{}"
    return f"[{', '.join(map(_inline, value))}]"


def _lines_of_text(text: str) -> str:
    """Return *text* between three quotes, its line breaks as they are."""
    lines = [
        _string(line)[1:-1].replace('\\"', '"').replace('"""', '""\\"') for line in text.split("\n")
    ]
    return '"""\n' + "\n".join(lines) + '"""'


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _string(key)
