"""The writer of JSON data files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any, BinaryIO, Final

_SCALARS: Final[Mapping[type, Callable[[Any], str]]] = {
    str: encode_basestring,
    int: int.__repr__,
    bool: lambda value: "true" if value else "false",
    date: lambda value: f'"{value.isoformat()}"',
    Decimal: lambda value: f"{value:f}",
}


class JsonWriter:
    """Writes JSON data files: two spaces a level, letters as they are, a newline at the end."""

    def write(self, tree: Mapping[str, Any], schema: Mapping[str, Any], stream: BinaryIO) -> None:  # noqa: ARG002
        """Write *tree* to *stream*, piece by piece."""
        for piece in _pieces(tree):
            stream.write(piece.encode())


def _pieces(tree: Mapping[str, Any]) -> Iterator[str]:
    """Yield the text member by member of the lists at the top, which may be very long."""
    opening = "{\n  "
    for key, value in tree.items():
        yield opening + _key(key)
        opening = ",\n  "
        if isinstance(value, list) and value:
            start = "[\n    "
            for member in value:
                yield start + _text(member, "\n    ")
                start = ",\n    "
            yield "\n  ]"
        else:
            yield _text(value, "\n  ")
    yield "\n}\n" if tree else "{}\n"


def _text(value: Any, margin: str) -> str:
    """Return *value* as JSON; *margin* is a newline and the spaces of the level it stands on.

    The standard library's encoder takes several times as long when it indents.
    """
    write = _SCALARS.get(value.__class__)
    if write is not None:
        return write(value)
    inner = margin + "  "
    if isinstance(value, Mapping):
        if not value:
            return "{}"
        rows = [_key(key) + _text(each, inner) for key, each in value.items()]
        return "{" + inner + ("," + inner).join(rows) + margin + "}"
    if not value:
        return "[]"
    return "[" + inner + ("," + inner).join([_text(each, inner) for each in value]) + margin + "]"


@lru_cache(maxsize=1024)
def _key(key: str) -> str:
    return f"{encode_basestring(key)}: "
