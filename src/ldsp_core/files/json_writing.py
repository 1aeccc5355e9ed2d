"""The writer of JSON data files: a line for each thing, as version control compares lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO


class JsonWriter:
    """Writes JSON data files: a line for each key at the top, and for each member of its list."""

    def write(self, tree: Mapping[str, Any], schema: Mapping[str, Any], stream: BinaryIO) -> None:  # noqa: ARG002
        """Write *tree* to *stream*, line by line: the lists at the top may be very long."""
        for piece in _pieces(tree):
            stream.write(piece.encode())


def _pieces(tree: Mapping[str, Any]) -> Iterator[str]:
    dumps = json.JSONEncoder(ensure_ascii=False, default=_plain).encode
    start = "{\n  "
    for key, value in tree.items():
        yield f"{start}{dumps(key)}: "
        start = ",\n  "
        if isinstance(value, list) and value:
            opening = "[\n    "
            for member in value:
                yield opening + dumps(member)
                opening = ",\n    "
            yield "\n  ]"
        else:
            yield dumps(value)
    yield "\n}\n" if tree else "{}\n"


def _plain(value: date | Decimal) -> str | int | float:
    """Return what JSON has for *value*; a double keeps the 15 digits that numbers may have."""
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if value == value.to_integral_value() else float(value)
