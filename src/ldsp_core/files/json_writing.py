"""The writer of JSON data files: a line for each thing, as version control compares lines.

Within a line there are no spaces: it is for programs, and TOML for people.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO, Final

from ldsp_core.files.spec import JsonGive

_STANDARD: Final = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), default=lambda value: _plain(value)
)

_BETWEEN: Final = b",\n    "
"""Stands between two members of a list at the top."""


class JsonWriter:
    """Writes JSON data files: a line for each key at the top, and for each member of its list."""

    def write(self, tree: Mapping[str, Any], schema: Mapping[str, Any], stream: BinaryIO) -> None:
        """Write *tree* to *stream*, line by line: the lists at the top may be very long."""
        self.write_in_pieces(tree, schema, stream)

    def write_in_pieces(
        self,
        tree: Mapping[str, Any],
        schema: Mapping[str, Any],  # noqa: ARG002 - JSON needs none
        stream: BinaryIO,
    ) -> None:
        """Write as ``write`` does; lists at the top may be iterators over tables.

        These hold text, whole numbers, yes or no, and days, but no other numbers.
        """
        stream.writelines(list(_pieces(tree, json_encode())))


def json_encode() -> Callable[[Any], bytes]:
    """Return what writes a value of JSON in a line: msgspec, with the extra ``fast``, or Python.

    Both write the same, but for numbers that are not whole, which are for Python alone.
    """
    try:
        import msgspec
    except ImportError:
        return _encode
    return msgspec.json.Encoder().encode


def _pieces(tree: Mapping[str, Any], encode: Callable[[Any], bytes]) -> Iterator[bytes]:
    start = b"{\n  "
    for key, value in tree.items():
        yield b"%b%b: " % (start, _encode(key))
        start = b",\n  "
        if isinstance(value, Iterator):
            yield from _list(_members(value, encode))
        elif isinstance(value, list) and value:
            yield from _list(map(_encode, value))
        else:
            yield _encode(value)
    yield b"\n}\n" if tree else b"{}\n"


def _members(trees: Iterator[Any], encode: Callable[[Any], bytes]) -> Iterator[bytes]:
    """Return the lines for *trees*, without making them if they are given as JSON."""
    if isinstance(trees, JsonGive):
        return trees.in_json(encode, _BETWEEN)
    return map(encode, trees)


def _list(members: Iterable[bytes]) -> Iterator[bytes]:
    opening = b"[\n    "
    for member in members:
        yield opening
        yield member
        opening = _BETWEEN
    yield b"\n  ]"


def _encode(value: Any) -> bytes:
    return _STANDARD.encode(value).encode()


def _plain(value: date | Decimal) -> str | int | float:
    """Return what JSON has for *value*; a double keeps the 15 digits that numbers may have."""
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if value == value.to_integral_value() else float(value)
