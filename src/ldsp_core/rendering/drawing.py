"""What a drawer is: it turns charts and diagrams into pictures for other formats."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from attrs import frozen

from ldsp_core.document import Chart, Diagram, Drawer, Figure, Table
from ldsp_core.errors import RenderError

Drawn = Literal["chart", "diagram"]


@frozen(kw_only=True)
class DrawerSpec:
    """A drawer's name and what it ``draws``; ``load`` imports the heavy library."""

    name: str
    title: str
    draws: frozenset[Drawn]
    load: Callable[[], Drawer]
    api_version: int = 1


@frozen(kw_only=True)
class Drawers:
    """A drawer made of two: one for charts, one for diagrams, loaded when first needed."""

    chart: DrawerSpec | None
    diagram: DrawerSpec | None

    @classmethod
    def of(cls, chart: DrawerSpec | None, diagram: DrawerSpec | None) -> Drawers | None:
        """Return a drawer of what can be drawn, ``None`` where nothing can."""
        return cls(chart=chart, diagram=diagram) if chart or diagram else None

    def draw(self, block: Chart | Diagram, table: Table | None) -> Figure:
        """Return *block* drawn by whoever draws its kind; raises RenderError if nobody does."""
        spec = self.chart if isinstance(block, Chart) else self.diagram
        if spec is None:
            raise RenderError(f"no installed plugin draws a {type(block).__name__.lower()}")
        return spec.load().draw(block, table)
