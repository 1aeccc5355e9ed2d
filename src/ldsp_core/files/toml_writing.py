"""The writer of TOML data files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, BinaryIO


class TomlWriter:
    """Writes TOML data files, laid out as ``toml_layout`` says."""

    def write(self, tree: Mapping[str, Any], schema: Mapping[str, Any], stream: BinaryIO) -> None:  # noqa: ARG002 - TOML names no schema
        """Write *tree* to *stream*."""
        from ldsp_core.files.toml_layout import laid_out  # tomlkit is of no use to who only reads

        stream.write(laid_out(tree).encode())
