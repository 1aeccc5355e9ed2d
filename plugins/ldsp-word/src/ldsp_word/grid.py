"""A table as Word has it: a repeated header row, and rows that never split.

Cells are written as text from a prototype for each column; nothing is looked up twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from ldsp_word.markup import KEEP, escaped, paragraph
from ldsp_word.styles import Style

_ROW: Final = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"


@frozen(kw_only=True)
class GridColumn:
    """A column: the markup of its ``heading``, its ``width`` in twips, and its side."""

    heading: str
    width: int
    right: bool = False


@frozen(kw_only=True)
class Grid:
    """A table ready to be written; ``rows`` hold the markup of each cell's runs.

    ``title`` and ``description`` are for those who cannot see it. With ``total`` the
    last row is a total; with ``labels`` the first column heads its rows; ``together``
    keeps it on one page.
    """

    title: str
    description: str
    columns: Sequence[GridColumn]
    rows: Sequence[Sequence[str]]
    total: bool = False
    labels: bool = False
    together: bool = False


def grid_markup(grid: Grid) -> str:
    """Return the ``w:tbl`` of *grid*."""
    header = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{column.width}" w:type="dxa"/><w:vAlign w:val="bottom"/>'
        f"</w:tcPr>{paragraph(_heading_style(column), column.heading)}</w:tc>"
        for column in grid.columns
    )
    columns = "".join(f'<w:gridCol w:w="{column.width}"/>' for column in grid.columns)
    return (
        f"<w:tbl>{_properties(grid)}<w:tblGrid>{columns}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{header}</w:tr>"
        f"{''.join(_rows(grid))}</w:tbl>"
    )


def _properties(grid: Grid) -> str:
    look = 0x0620 + 0x40 * grid.total + 0x80 * grid.labels  # first row, and no bands
    return (
        f'<w:tblPr><w:tblStyle w:val="{Style.TABLE}"/>'
        f'<w:tblW w:w="{sum(column.width for column in grid.columns)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{look:04X}" w:firstRow="1" '
        f'w:lastRow="{grid.total:d}" w:firstColumn="{grid.labels:d}" w:lastColumn="0" '
        f'w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{escaped(grid.title)}"/>'
        f'<w:tblDescription w:val="{escaped(grid.description)}"/></w:tblPr>'
    )


def _rows(grid: Grid) -> Iterator[str]:
    """Yield the rows; no page begins or ends with a single row of a table on several."""
    kept, loose = _prototypes(grid, KEEP), _prototypes(grid, "")
    last = len(grid.rows) - 1
    for index, row in enumerate(grid.rows):
        keep = index < last and (grid.together or index in (0, last - 1))
        cells = [
            f"{before}{content}</w:p></w:tc>"
            for before, content in zip(kept if keep else loose, row, strict=True)
        ]
        yield f"{_ROW}{''.join(cells)}</w:tr>"


def _prototypes(grid: Grid, keep: str) -> list[str]:
    """Return for each column what stands before a cell's runs."""
    return [
        f'<w:tc><w:tcPr><w:tcW w:w="{column.width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle '
        f'w:val="{Style.TABLE_NUMBER if column.right else Style.TABLE_TEXT}"/>{keep}</w:pPr>'
        for column in grid.columns
    ]


def _heading_style(column: GridColumn) -> Style:
    return Style.TABLE_HEADING_NUMBER if column.right else Style.TABLE_HEADING
