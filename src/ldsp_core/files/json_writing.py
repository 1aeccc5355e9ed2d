"""The writer of JSON data files: a line for each thing, as version control compares lines."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO, Final

_STANDARD: Final = json.JSONEncoder(ensure_ascii=False, default=lambda value: _plain(value))


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
    encode, spaced = msgspec.json.Encoder().encode, msgspec.json.format
    return lambda value: spaced(encode(value), indent=0)


def _pieces(tree: Mapping[str, Any], encode: Callable[[Any], bytes]) -> Iterator[bytes]:
    start = b"{\n  "
    for key, value in tree.items():
        yield b"%b%b: " % (start, _encode(key))
        start = b",\n  "
        if isinstance(value, Iterator):
            yield from _lines(map(encode, value))
        elif isinstance(value, list) and value:
            yield from _lines(map(_encode, value))
        else:
            yield _encode(value)
    yield b"\n}\n" if tree else b"{}\n"


def _lines(members: Iterable[bytes]) -> Iterator[bytes]:
    opening = b"[\n    "
    for member in members:
        yield opening + member
        opening = b",\n    "
    yield b"\n  ]"


def _encode(value: Any) -> bytes:
    return _STANDARD.encode(value).encode()


def _plain(value: date | Decimal) -> str | int | float:
    """Return what JSON has for *value*; a double keeps the 15 digits that numbers may have."""
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if value == value.to_integral_value() else float(value)
