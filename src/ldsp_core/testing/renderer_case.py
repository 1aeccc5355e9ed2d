"""What the rules of renderers have in common: to have a sample written, and look into it."""

from __future__ import annotations

from typing import Any, ClassVar, Final, Literal

from attrs import evolve, frozen

from ldsp_core.document import Degradation, Lowered, Report, lower, walk
from ldsp_core.document.validation import validate
from ldsp_core.rendering import RendererSpec, RenderResult
from ldsp_core.testing import shown_cells, shown_words
from ldsp_core.testing.extracted import Extracted
from ldsp_core.testing.rules import Suite, require, require_none
from ldsp_core.testing.surroundings import Watched

LEFT_OUT: Final = (
    "write it, have `extract` return it, or leave its capability out of the spec's `capabilities`"
)


@frozen(kw_only=True)
class Written:
    """A sample as the renderer wrote it: the lowered report, the bytes, what came of it."""

    lowered: Lowered
    data: bytes
    degradations: tuple[Degradation, ...]
    was_closed: bool

    @property
    def report(self) -> Report:
        """The report as the renderer was given it."""
        return self.lowered.report


class RendererCase(Suite):
    """A renderer under test: its spec, and what is found in the files that it writes."""

    spec: ClassVar[RendererSpec]
    cells: ClassVar[Literal["typed", "words"]] = "words"

    def extract(self, data: bytes) -> Extracted:
        """Return what the file *data* holds, as another library than the renderer's reads it."""
        raise NotImplementedError(f"{type(self).__name__} must define extract(data)")

    def options(self, report: Report) -> Any:  # noqa: ARG002 - for those who override it
        """Return the options to write *report* with: the usual ones."""
        return self.spec.options()

    def written(self, report: Report) -> Written:
        """Have *report* lowered and written."""
        validate(report)
        lowered = lower(report, self.spec.capabilities, custom=self.spec.custom)
        stream = Watched()
        result = self.render(lowered.report, stream)
        require(
            isinstance(result, RenderResult),
            f"render() gave back {result!r}",
            "return a RenderResult",
        )
        return Written(
            lowered=lowered,
            data=stream.getvalue(),
            degradations=(*lowered.degradations, *result.degradations),
            was_closed=stream.was_closed,
        )

    def found(self, report: Report) -> tuple[Written, Extracted]:
        """Have *report* written, and return that with what is found in the file."""
        written = self.written(report)
        return written, self.extract(written.data)

    def render(self, report: Report, stream: Any) -> RenderResult:
        """Have a report that is lowered already written to *stream*."""
        return self.spec.load().render(report, stream, self.options(report))

    @property
    def is_for_data(self) -> bool:
        """Whether the format is for data alone, and may leave out blocks."""
        return self.spec.suits == {"data"}

    def expect_shown(self, report: Report, rule: str) -> None:
        """Fail unless all words and cells of *report* are in the file."""
        __tracebackhide__ = True
        written, found = self.found(report)
        problems = self.lost_words(written.report, found) + self.lost_cells(written.report, found)
        require_none(problems, rule, LEFT_OUT)

    def lost_words(self, report: Report, found: Extracted) -> list[str]:
        """Return the words of *report* that were not found."""
        if self.is_for_data:
            return []
        pieces = [
            *shown_words.front_pieces(report),
            *(shown_words.Piece(f"section {t!r}", t) for _, t in shown_words.titles(report)),
            *shown_words.body_pieces(report),
            *shown_words.note_pieces(report),
        ]
        return shown_words.lost(pieces, found.text)

    def lost_cells(self, report: Report, found: Extracted) -> list[str]:
        """Return what of the tables and headline figures of *report* was not found."""
        wrong = [
            shown_cells.wrong_table(
                evolve(table, totals=None) if self.is_for_data else table,
                found.tables,
                typed=False,
            )
            for table in shown_cells.tables_of(report)
        ]
        if self.is_for_data and "" in wrong:
            return []
        return [problem for problem in wrong if problem] + self._lost_metrics(report, found)

    def _lost_metrics(self, report: Report, found: Extracted) -> list[str]:
        from ldsp_core.document import Metrics, format_cell

        cells = [cell for table in found.tables for row in table for cell in row]
        text = shown_words.squeezed(found.text)
        return [
            f"{placed.place}, {metric.label}: {format_cell(metric.value)!r} is nowhere"
            for placed in walk(report)
            if isinstance(placed.block, Metrics) and not self.is_for_data
            for metric in placed.block.metrics
            if shown_words.squeezed(format_cell(metric.value)) not in text
            and all(shown_cells.wrong_cell(metric.value, cell, typed=False) for cell in cells)
        ]

    def lowered(self, report: Report) -> Report:
        """Return *report* as the renderer is given it."""
        return lower(report, self.spec.capabilities, custom=self.spec.custom).report
