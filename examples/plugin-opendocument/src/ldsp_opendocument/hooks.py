"""The hook that ldsp-core calls; nothing of odfdo is imported here."""

from __future__ import annotations

from typing import Final

from ldsp_core.document import ALL, PICTURES, Capability
from ldsp_core.plugins import hookimpl
from ldsp_core.rendering import Renderer, RendererSpec

MEDIA_TYPE: Final = "application/vnd.oasis.opendocument."


def _paper() -> Renderer:
    from ldsp_opendocument.paper import PaperRenderer

    return PaperRenderer()


def _workbook() -> Renderer:
    from ldsp_opendocument.workbook import WorkbookRenderer

    return WorkbookRenderer()


ODT: Final = RendererSpec(
    name="odt",
    title="OpenDocument paper",
    extensions=(".odt",),
    media_type=f"{MEDIA_TYPE}text",
    capabilities=ALL - {Capability.METRICS} - (PICTURES - {Capability.FIGURES}),
    suits=frozenset({"paper"}),
    load=_paper,
)
ODS: Final = RendererSpec(
    name="ods",
    title="OpenDocument workbook",
    extensions=(".ods",),
    media_type=f"{MEDIA_TYPE}spreadsheet",
    capabilities=frozenset({Capability.TABLES, Capability.LINKS}),
    suits=frozenset({"workbook"}),
    load=_workbook,
)


@hookimpl
def ldsp_renderers() -> list[RendererSpec]:
    """Offer papers and workbooks."""
    return [ODT, ODS]
