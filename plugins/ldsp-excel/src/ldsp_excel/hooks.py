"""The hooks that this distribution answers; imports no openpyxl."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ldsp_core.document import ALL, PICTURES, Capability
from ldsp_core.plugins import HookContext, hookimpl
from ldsp_core.rendering import Renderer, RendererSpec
from ldsp_excel.options import ExcelOptions

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

CAPABILITIES: Final = ALL - (PICTURES - {Capability.CHARTS})
"""Everything but pictures, which arrive here as the tables and words behind them."""


def _load() -> Renderer:
    from ldsp_excel.renderer import ExcelRenderer

    return ExcelRenderer()


@hookimpl
def ldsp_renderers(context: HookContext) -> Sequence[RendererSpec]:  # noqa: ARG001
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
