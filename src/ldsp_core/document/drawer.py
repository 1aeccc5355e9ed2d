"""Having charts and diagrams drawn by whoever can, without trusting that it works."""

from __future__ import annotations

from typing import Protocol

from ldsp_core.document.blocks import Chart, Diagram, Figure, Table
from ldsp_core.errors import LdspError


class Drawer(Protocol):
    """Draws charts and diagrams for formats that take pictures."""

    def draw(self, block: Chart | Diagram, table: Table | None) -> Figure:
        """Return *block* as a Figure with the same id, caption and alt text.

        *table* is the table of a chart, ``None`` for a diagram.
        """
        ...


def drawn(drawer: Drawer | None, block: Chart | Diagram, table: Table | None) -> Figure | str:
    """Return the figure that *drawer* draws, or in words why there is none."""
    if drawer is None:
        return "no plugin that draws is installed"
    try:
        figure = drawer.draw(block, table)
    except LdspError as error:
        return str(error)
    except Exception as error:  # noqa: BLE001 - a drawer is anybody's code; words can stand for it
        return f"the drawer failed ({type(error).__name__}: {error})"
    if not isinstance(figure, Figure):
        return f"the drawer gave a {type(figure).__name__} instead of a Figure"
    if not (figure.png or figure.svg):
        return "the drawer gave a figure without a picture"
    if (figure.id, figure.caption, figure.alt) != (block.id, block.caption, block.alt):
        return f"the drawer gave a figure of something else ({figure.id!r})"
    return figure
