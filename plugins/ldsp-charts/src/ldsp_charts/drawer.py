"""The drawer: a block becomes a specification, and that an SVG and a PNG."""

from __future__ import annotations

from ldsp_charts.engine import png_of, svg_of
from ldsp_charts.specification import specification
from ldsp_core.document import Chart, Diagram, Figure, Table


class VegaDrawer:
    """Draws every kind of chart, and diagrams; the same block gives the same bytes."""

    def draw(self, block: Chart | Diagram, table: Table | None) -> Figure:
        """Return *block* drawn, with the same id, caption and alternative text.

        *table* is the table of a chart. Raises RenderError for a chart without it.
        """
        svg = svg_of(specification(block, table))
        return Figure(id=block.id, caption=block.caption, alt=block.alt, svg=svg, png=png_of(svg))
