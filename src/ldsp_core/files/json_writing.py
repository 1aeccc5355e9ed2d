"""The writer of JSON data files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
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
    keys = _Keys()
    opening = "{\n  "
    for key, value in tree.items():
        yield opening + keys[key]
        opening = ",\n  "
        if isinstance(value, list) and value:
            start = "[\n    "
            for member in value:
                yield start + _text(member, "\n    ", keys)
                start = ",\n    "
            yield "\n  ]"
        else:
            yield _text(value, "\n  ", keys)
    yield "\n}\n" if tree else "{}\n"


class _Keys(dict[str, str]):
    """Keys as they are written, each made once: a file says the same few over and over."""

    def __missing__(self, key: str) -> str:
        written = self[key] = f"{encode_basestring(key)}: "
        return written


def _text(value: Any, margin: str, keys: _Keys) -> str:
    """Return *value* as JSON; *margin* is a newline and the spaces of the level it stands on.

    The standard library's encoder takes several times as long when it indents.
    """
    kind = value.__class__
    inner = margin + "  "
    # Texts are the commonest values by far, and written on the spot.
    if kind is dict:
        rows = [
            keys[key]
            + (encode_basestring(each) if each.__class__ is str else _text(each, inner, keys))
            for key, each in value.items()
        ]
        return f"{{{inner}{f',{inner}'.join(rows)}{margin}}}" if rows else "{}"
    if kind is list:
        rows = [
            encode_basestring(each) if each.__class__ is str else _text(each, inner, keys)
            for each in value
        ]
        return f"[{inner}{f',{inner}'.join(rows)}{margin}]" if rows else "[]"
    return _SCALARS[kind](value)
