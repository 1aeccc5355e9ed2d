"""JSON as a format of data files: for machines, and for whoever has it already."""

from __future__ import annotations

from typing import Final

from ldsp_core.files.spec import Codec, FormatSpec


def _load() -> Codec:
    from ldsp_core.files.json_reading import JsonReader
    from ldsp_core.files.json_writing import JsonWriter

    return Codec(reader=JsonReader(), writer=JsonWriter())


def _sniff(head: bytes) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


JSON: Final = FormatSpec(name="json", title="JSON", extensions=(".json",), load=_load, sniff=_sniff)
"""JSON data files (RFC 8259)."""
