"""Draws the pictures of the documentation's page of charts, from the examples.

python -m scripts.draw_charts docs/pictures
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import ldsp_core as ldsp
from ldsp_charts.drawer import VegaDrawer
from ldsp_core.document import Chart, Diagram, Table, walk

ROOT: Final = Path(__file__).parents[1]
SHOWN: Final = {
    "chart-bar": ("fictional", "theme-targets-chart"),
    "chart-line": ("fictional", "spend-coordinator-grant-chart"),
    "chart-timeline": ("fictional", "dates-chart"),
    "chart-matrix": ("fictional", "partner-themes-chart"),
    "diagram": ("lancashire", "structure"),
}
"""Each picture's name, with the example and the block of its board paper that it shows."""


def pictures() -> Iterator[tuple[str, str]]:
    """Yield the name of each picture, and its SVG."""
    drawer = VegaDrawer()
    for name, (example, wanted) in SHOWN.items():
        partnership = ldsp.load(ROOT / "examples" / example / "partnership.toml")
        paper = ldsp.build("board-paper", partnership, charts="all")
        blocks = [placed.block for placed in walk(paper)]
        tables = {block.id: block for block in blocks if isinstance(block, Table)}
        for block in blocks:
            if isinstance(block, Chart | Diagram) and block.id == wanted:
                table = tables[block.table] if isinstance(block, Chart) else None
                yield name, drawer.draw(block, table).svg


def main(folder: str) -> None:
    """Write every picture into *folder*."""
    for name, svg in pictures():
        (Path(folder) / f"{name}.svg").write_text(f"{svg}\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
