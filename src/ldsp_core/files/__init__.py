"""The files that a partnership is kept in: formats, and loading and dumping through them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ldsp_core.files.spec import Blank, Codec, FormatSpec, Notice, Reader, Source, Tree, Writer

if TYPE_CHECKING:
    from ldsp_core.files.intake import read_file
    from ldsp_core.files.ledger import added_to_ledger
    from ldsp_core.files.loading import dump_partnership, load_partnership
    from ldsp_core.files.schema import json_schema, partnership_schema

__all__ = [
    "Blank",
    "Codec",
    "FormatSpec",
    "Notice",
    "Reader",
    "Source",
    "Tree",
    "Writer",
    "added_to_ledger",
    "dump_partnership",
    "json_schema",
    "load_partnership",
    "partnership_schema",
    "read_file",
]

_HOMES = {
    "added_to_ledger": "ledger",
    "dump_partnership": "loading",
    "json_schema": "schema",
    "load_partnership": "loading",
    "partnership_schema": "schema",
    "read_file": "intake",
}


if not TYPE_CHECKING:  # a checker would take any name for one of ours

    def __getattr__(name: str) -> Any:
        # Formats are described without the model and cattrs, which cost time to import.
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
