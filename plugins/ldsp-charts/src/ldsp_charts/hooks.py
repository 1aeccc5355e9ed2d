"""The hooks that ldsp-core calls. Nothing that draws is imported here."""

from __future__ import annotations

from ldsp_core.document import Drawer
from ldsp_core.plugins import hookimpl
from ldsp_core.rendering.drawing import DrawerSpec


@hookimpl
def ldsp_drawers() -> list[DrawerSpec]:
    """Offer pictures of charts and diagrams."""
    return [
        DrawerSpec(
            name="charts",
            title="Charts and diagrams",
            draws=frozenset({"chart", "diagram"}),
            load=_load,
        )
    ]


def _load() -> Drawer:
    from ldsp_charts.drawer import VegaDrawer

    return VegaDrawer()
