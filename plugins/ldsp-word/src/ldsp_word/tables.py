"""Tables of the document, with their captions, and headline figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from ldsp_core.document import (
    Column,
    Degradation,
    Link,
    Metrics,
    NoteRef,
    Row,
    Table,
    Text,
    format_cell,
)
from ldsp_core.errors import DocumentError
from ldsp_word.fields import sequence
from ldsp_word.grid import Grid, GridColumn, grid_markup
from ldsp_word.markup import KEEP, paragraph, run, text_content
from ldsp_word.paper import Paper
from ldsp_word.spans import BOLD, hyperlink, runs
from ldsp_word.styles import Style
from ldsp_word.widths import fits, need, widths

_HEADLINE: Final = "Headline figures"
_RIGHT: Final = frozenset({"number", "money", "share"})
_FEW: Final = 10
_SHORT: Final = 120
_WIDER: Final = 1.1
"""How much wider than Arial a template's typeface may be."""

_UNBROKEN: Final = frozenset({*_RIGHT, "date", "period"})


def caption(block_id: str, words: str, paper: Paper, properties: str = KEEP) -> str:
    """Return the caption of a table or figure: "Table 1", which is counted, and *words*.

    It stays with what follows it, unless its *properties* say otherwise.
    """
    name, _, number = paper.labels.caption(block_id).rpartition(" ")
    counted = run(f"{name} ") + sequence(name, number)
    marked = paper.anchors.mark("caption", block_id, counted)
    return paragraph(Style.CAPTION, marked + run(f": {words}"), properties)


def table(block: Table, paper: Paper) -> str:
    """Return *block*, its caption above it."""
    rows = list(_rows(block))
    total = block.totals is not None
    words = [[format_cell(cell) for cell in row] for row in rows]
    grid = Grid(
        title=f"{paper.labels.caption(block.id)}: {block.caption}",
        description=_description(block, len(rows) - total),
        columns=_columns(block.columns, words, paper, block.id),
        rows=[
            _contents(row, texts, paper, BOLD if total and index == len(rows) - 1 else "")
            for index, (row, texts) in enumerate(zip(rows, words, strict=True))
        ],
        total=total,
        together=_is_small(words),
    )
    nothing = "" if rows else paragraph(Style.BODY, run("There are no rows."))
    return caption(block.id, block.caption, paper) + grid_markup(grid) + nothing


def metrics(block: Metrics, paper: Paper) -> str:
    """Return headline figures as a table that is not counted among the others."""
    columns = [
        Column(key="measure", label="Measure"),
        Column(key="value", label="Value"),
    ]
    rows: list[Row] = [(metric.label, metric.value) for metric in block.metrics]
    if any(metric.note for metric in block.metrics):
        columns.append(Column(key="note", label="Note"))
        rows = [(*row, metric.note or "–") for row, metric in zip(rows, block.metrics, strict=True)]
    words = [[format_cell(cell) for cell in row] for row in rows]
    grid = Grid(
        title=_HEADLINE,
        description=f"One headline figure in each of {len(rows)} rows.",
        columns=_columns(columns, words, paper, "headline figures"),
        rows=[_contents(row, texts, paper) for row, texts in zip(rows, words, strict=True)],
        labels=True,
        together=_is_small(words),
    )
    return paragraph(Style.CAPTION, run(_HEADLINE), KEEP) + grid_markup(grid)


def _rows(block: Table) -> Iterator[Row]:
    """Yield all rows, the total last. Raises DocumentError for one of the wrong length."""
    totals = () if block.totals is None else (block.totals,)
    for number, row in enumerate(chain(block.rows, totals), start=1):
        if len(row) != len(block.columns):
            raise DocumentError(
                f"row {number} of table {block.id!r} has {len(row)} cells for "
                f"{len(block.columns)} columns; give one cell a column"
            )
        yield row


def _columns(
    columns: Sequence[Column], words: Sequence[Sequence[str]], paper: Paper, table_id: str
) -> list[GridColumn]:
    """Return *columns* as they are laid out, given all the *words* below them.

    A table that is too wide for the page is squeezed, and that is reported.
    """
    room = paper.page.text_width
    headings = [
        f"{column.label} ({column.unit})" if column.unit else column.label for column in columns
    ]
    needs = [
        need(
            heading + ",".join(str(paper.labels.note(note)) for note in column.notes),
            (texts[index] for texts in words),
            unbroken=column.kind in _UNBROKEN,
            stretch=_WIDER if paper.template else 1,
        )
        for index, (heading, column) in enumerate(zip(headings, columns, strict=True))
    ]
    if not fits(needs, room):
        message = "it is too wide for the page, so words are broken; put it in a wide section"
        paper.degradations.append(Degradation(block=f"Table {table_id}", message=message))
    return [
        GridColumn(
            heading=runs((Text(heading), *map(NoteRef, column.notes)), paper),
            width=width,
            right=column.kind in _RIGHT,
        )
        for heading, column, width in zip(headings, columns, widths(needs, room), strict=True)
    ]


def _contents(row: Row, texts: Sequence[str], paper: Paper, properties: str = "") -> list[str]:
    """Return the markup of each cell of a row, given its words."""
    if properties or Link in map(type, row):
        return [
            hyperlink(cell, paper) if isinstance(cell, Link) else run(text, properties)
            for cell, text in zip(row, texts, strict=True)
        ]
    return [f"<w:r>{text_content(text)}</w:r>" for text in texts]


def _is_small(words: Sequence[Sequence[str]]) -> bool:
    """Whether a table is sure to fit on a page."""
    return len(words) <= _FEW and all(len(text) <= _SHORT for row in words for text in row)


def _description(block: Table, rows: int) -> str:
    """Say what a table holds, for those who cannot see it."""
    labels = "; ".join(column.label for column in block.columns)
    total = ", then a total" if block.totals is not None else ""
    return f"Columns: {labels}. {rows} row{'s' if rows != 1 else ''}{total}."
