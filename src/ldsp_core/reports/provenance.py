"""The appendix that says which facts each computed figure comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ldsp_core.calculations import Result, awarded, performance, reach, reach_of_theme
from ldsp_core.document import Cell, Column, Paragraph, Row, Section, Table, format_cell
from ldsp_core.model import Partnership
from ldsp_core.reports.phrases import listed
from ldsp_core.reports.spec import ReportRequest
from ldsp_core.values import NOT_APPLICABLE, Count, Missing, Money, MoneyRange
from ldsp_core.values.wording import date_in_words

Figure = tuple[str, Result[Cell]]
"""What a figure is called, and what was calculated."""


def figures_of(partnership: Partnership) -> Iterator[Figure]:
    """Yield the computed figures that the paper and the workbook print."""
    yield "People reached", _as_figure(reach(partnership))
    for theme in partnership.themes:
        yield f"People reached: {theme.name}", _as_figure(reach_of_theme(partnership, theme.id))
    yield "Grants awarded", _as_figure(awarded(partnership))
    for each in performance(partnership):
        value: Cell = each.share if not isinstance(each.share, Missing) else each.position
        yield (
            f"{each.activity.title}: {each.indicator.name}",
            Result(value=value, origins=each.origins),
        )


def _as_figure(
    result: Result[Count | Missing] | Result[Money | MoneyRange | Missing],
) -> Result[Cell]:
    return Result(value=result.value, origins=result.origins, left_out=result.left_out)


def provenance_section(request: ReportRequest, figures: Iterable[Figure]) -> Section:
    """Return the appendix: a row for each fact that a figure rests on, or leaves out."""
    rows = tuple(row for name, result in figures for row in _rows(name, result))
    files = f"{listed(request.files)}, " if request.files else ""
    return Section(
        id="provenance",
        title="Appendix: where the figures come from",
        blocks=(
            Paragraph(
                f"Each figure with the facts it rests on: {files}{request.partnership.id}, as at "
                f"{date_in_words(request.as_at)}."
            ),
            Table(
                id="provenance-table",
                caption="Where the figures come from",
                columns=(
                    Column(key="figure", label="Figure"),
                    Column(key="value", label="Value"),
                    Column(key="fact", label="Fact"),
                    Column(key="stands", label="What stands there"),
                    Column(key="source", label="Source"),
                    Column(key="recorded", label="Recorded"),
                ),
                rows=rows,
            ),
        ),
        numbered=False,
        wide=True,
    )


def _rows(name: str, result: Result[Cell]) -> Iterator[Row]:
    value = format_cell(result.value)
    for origin in result.origins:
        yield (
            name,
            value,
            origin.place,
            origin.value,
            origin.source or Missing(),
            origin.recorded or Missing(),
        )
    for text in result.left_out:
        place, _, reason = text.partition(": ")
        yield name, value, place, f"left out: {reason}", NOT_APPLICABLE, NOT_APPLICABLE
