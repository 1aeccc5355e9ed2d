"""The writer of JSON data files: a line for each thing, as version control compares lines."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO, Final

from attrs import frozen

from ldsp_core.files.spec import JsonGive

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
        stream.writelines(list(_pieces(tree, line_encoder())))


@frozen
class LineEncoder:
    """Writes values of JSON, each in a line: ``spaced`` makes the line of what ``encode`` gives.

    ``members`` writes those of a list at the top.
    """

    encode: Callable[[Any], bytes]
    spaced: Callable[[bytes], bytes]

    def members(self, trees: Iterator[Any]) -> Iterator[bytes]:
        """Yield each of *trees* as a line."""
        if isinstance(trees, JsonGive):
            return map(self.spaced, trees.in_json(self.encode))
        return (self.spaced(self.encode(tree)) for tree in trees)


def line_encoder() -> LineEncoder | None:
    """Return what writes lines with msgspec, if there is the extra ``fast``.

    It writes what Python does, but for numbers that are not whole, which are for Python alone.
    """
    try:
        import msgspec
    except ImportError:
        return None
    spaced = msgspec.json.format
    return LineEncoder(msgspec.json.Encoder().encode, lambda text: spaced(text, indent=0))


def _pieces(tree: Mapping[str, Any], encoder: LineEncoder | None) -> Iterator[bytes]:
    start = b"{\n  "
    for key, value in tree.items():
        yield b"%b%b: " % (start, _encode(key))
        start = b",\n  "
        if isinstance(value, Iterator):
            yield from _lines(encoder.members(value) if encoder else map(_encode, value))
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
