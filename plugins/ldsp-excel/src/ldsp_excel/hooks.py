"""The hooks that this distribution answers; imports no openpyxl."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ldsp_core.document import ALL, PICTURES, Capability
from ldsp_core.files import Codec, FormatSpec
from ldsp_core.plugins import HookContext, hookimpl
from ldsp_core.rendering import Renderer, RendererSpec
from ldsp_excel.options import ExcelOptions

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

CAPABILITIES: Final = ALL - (PICTURES - {Capability.CHARTS})
"""Everything but pictures, which arrive here as the tables and words behind them."""


def _load() -> Renderer:
    from ldsp_excel.renderer import ExcelRenderer

    return ExcelRenderer()


def _load_entry() -> Codec:
    from ldsp_excel.entry.reader import EntryReader
    from ldsp_excel.entry.writer import EntryWriter, write_blank

    return Codec(reader=EntryReader(), writer=EntryWriter(), blank=write_blank)


def _sniff(head: bytes) -> bool:
    return head.startswith(b"PK") and b"[Content_Types].xml" in head


@hookimpl
def ldsp_formats(context: HookContext) -> Sequence[FormatSpec]:
    """Offer the format ``excel``, the data-entry workbook."""
    return [
        FormatSpec(
            name="excel",
            title="Data-entry workbook",
            extensions=(".xlsx",),
            load=_load_entry,
            sniff=_sniff,
        )
    ]


@hookimpl
def ldsp_renderers(context: HookContext) -> Sequence[RendererSpec]:
    """Offer the format ``excel``."""
    return [
        RendererSpec(
            name="excel",
            title="Excel workbook",
            extensions=(".xlsx",),
            media_type=MEDIA_TYPE,
            load=_load,
            capabilities=CAPABILITIES,
            options=ExcelOptions,
            suits=frozenset({"workbook", "data"}),
        )
    ]
