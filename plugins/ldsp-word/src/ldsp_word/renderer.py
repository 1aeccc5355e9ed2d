"""The renderer: a report in, a .docx out."""

from __future__ import annotations

from typing import BinaryIO

from ldsp_core.document import Report, lower
from ldsp_core.rendering import RenderResult, write_package
from ldsp_word.body import Body
from ldsp_word.hooks import CAPABILITIES
from ldsp_word.options import WordOptions
from ldsp_word.package import package_of, parts_of
from ldsp_word.paper import Paper


class WordRenderer:
    """Writes papers in Word."""

    def render(self, report: Report, stream: BinaryIO, options: WordOptions) -> RenderResult:
        """Write *report* to *stream* as .docx.

        Raises RenderError for pictures that cannot be read, and for sections or
        paragraphs nested deeper than Word can number.
        """
        lowered = lower(report, CAPABILITIES)
        paper = Paper.of(lowered.report)
        body = Body(paper).write(options)
        write_package(stream, parts_of(package_of(paper, body)))
        return RenderResult(degradations=(*lowered.degradations, *paper.degradations))
