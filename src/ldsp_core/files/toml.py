"""TOML as a format of data files: for people who keep text in version control."""

from __future__ import annotations

import re
from typing import Final

from ldsp_core.files.spec import Codec, FormatSpec

_BEGINS = re.compile(rb"""(?:\s|#[^\n]*\n)*(?:\[{0,2}[ \t]*["'\w.-]+[ \t"'\w.-]*(?:=|\]))""")


def _load() -> Codec:
    from ldsp_core.files.toml_reading import TomlReader
    from ldsp_core.files.toml_writing import TomlWriter

    return Codec(reader=TomlReader(), writer=TomlWriter())


def _sniff(head: bytes) -> bool:
    return _BEGINS.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


TOML: Final = FormatSpec(name="toml", title="TOML", extensions=(".toml",), load=_load, sniff=_sniff)
"""TOML data files (TOML 1.0)."""
