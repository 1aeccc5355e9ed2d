"""From a block to the Vega specification of its picture, before anything is drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ldsp_charts.bars import bars
from ldsp_charts.lines import lines
from ldsp_charts.matrix import matrix
from ldsp_charts.picture import Specification
from ldsp_charts.timeline import timeline
from ldsp_charts.tree import tree
from ldsp_core.document import Chart, ChartKind, Diagram, Table
from ldsp_core.errors import RenderError


def specification(block: Chart | Diagram, table: Table | None = None) -> Specification:
    """Return the Vega specification of a chart of *table*, or of a diagram.

    It holds plain data alone, as JSON has it, and nothing that Vega would evaluate.
    Raises RenderError for a chart without its table.
    """
    if isinstance(block, Diagram):
        return tree(block)
    if table is None:
        raise RenderError(f"chart {block.id!r} came without its table {block.table!r}")
    return _CHARTS[block.kind](block, table)


_CHARTS: Final[dict[ChartKind, Callable[[Chart, Table], Specification]]] = {
    "bar": bars,
    "line": lines,
    "timeline": timeline,
    "matrix": matrix,
}
