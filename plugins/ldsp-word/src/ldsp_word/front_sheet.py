"""What stands before the first section: banners, the title, and the front sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ldsp_core.document import format_cell
from ldsp_word.grid import Grid, GridColumn, grid_markup
from ldsp_word.headers import DRAFT
from ldsp_word.markup import paragraph, run
from ldsp_word.paper import Paper
from ldsp_word.spans import BOLD, runs
from ldsp_word.styles import Style

_LABELS: Final = 2835
"""5 cm for the names of the fields."""

_BELOW_BANNERS: Final = '<w:spacing w:after="160"/>'


def front_markup(paper: Paper) -> Iterator[str]:
    """Yield the paragraphs and the table that a paper begins with."""
    front = paper.report.front
    banners = [*front.banners, *([DRAFT] if front.draft else [])]
    for banner in banners:
        room = _BELOW_BANNERS if banner is banners[-1] else ""
        yield paragraph(Style.BANNER, run(banner), room)
    yield paragraph(Style.TITLE, run(front.title))
    if front.subtitle:
        yield paragraph(Style.SUBTITLE, run(front.subtitle))
    yield _sheet(paper)


def _sheet(paper: Paper) -> str:
    front = paper.report.front
    grid = Grid(
        title="Front sheet",
        description="What this document is, for whom and by whom, one field in each row.",
        columns=[
            GridColumn(heading=run("About this document"), width=_LABELS),
            GridColumn(heading=run("Details"), width=paper.page.text_width - _LABELS),
        ],
        rows=[
            [run("Organisation", BOLD), run(front.organisation)],
            *([run(line.label, BOLD), runs(line.spans, paper)] for line in front.fields),
            [run("Facts as at", BOLD), run(format_cell(front.as_at))],
        ],
        labels=True,
        together=True,
    )
    return grid_markup(grid)
