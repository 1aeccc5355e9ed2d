"""The renderer: a report in, a .docx out."""

from __future__ import annotations

from typing import BinaryIO, Final

from ldsp_core.document import Report, Section, lower
from ldsp_core.errors import OptionsError
from ldsp_core.rendering import RenderResult, write_package
from ldsp_word.body import Body
from ldsp_word.hooks import CAPABILITIES
from ldsp_word.options import WordOptions
from ldsp_word.package import package_of, parts_of
from ldsp_word.paper import Paper
from ldsp_word.template import Template, read_template

_DEFLATE: Final = 3
"""Three times as fast as the usual level for a long table, and hardly larger for a paper."""


class WordRenderer:
    """Writes papers in Word."""

    def render(self, report: Report, stream: BinaryIO, options: WordOptions) -> RenderResult:
        """Write *report* to *stream* as .docx.

        Raises RenderError for pictures that cannot be read, and for sections or
        paragraphs nested deeper than Word can number; TemplateError for a template that
        cannot be used.
        """
        lowered = lower(report, CAPABILITIES)
        paper = Paper.of(lowered.report, _template(lowered.report, options))
        body = Body(paper).write(options)
        write_package(stream, parts_of(package_of(paper, body)), level=_DEFLATE)
        return RenderResult(degradations=(*lowered.degradations, *paper.degradations))


def _template(report: Report, options: WordOptions) -> Template | None:
    if options.template is None:
        if options.styles:
            raise OptionsError("the option styles names styles of a template; give that too")
        return None
    return read_template(
        options.template,
        options.styles,
        language=report.front.language,
        depth=_depth(report.sections),
    )


def _depth(sections: tuple[Section, ...]) -> int:
    """Return how many levels of headings there are."""
    return 1 + max((_depth(section.sections) for section in sections), default=0) if sections else 0
