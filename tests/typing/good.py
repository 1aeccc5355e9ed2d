"""What authors and users may write, and what type checkers make of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, BinaryIO, assert_type

from attrs import frozen

import ldsp_core as ldsp
from ldsp_core.checks import CheckSpec, Finding
from ldsp_core.document import Capability, Report, Table, format_cell, table_of
from ldsp_core.files import Codec, FormatSpec
from ldsp_core.plugins import HookContext, Registered, hookimpl
from ldsp_core.rendering import Renderer, RendererSpec, RenderResult
from ldsp_core.reports import ReportSpec
from ldsp_core.testing import Extracted, FormatSuite, RendererSuite
from ldsp_core.values import Count, Missing, Money

partnership = ldsp.load("partnership.toml")
assert_type(partnership, ldsp.Partnership)
assert_type(ldsp.load_portfolio(["a.toml", "b.toml"]), ldsp.Portfolio)
findings = ldsp.check(partnership)
assert_type(findings[0], Finding)
assert_type([finding.message for finding in findings], list[str])
report = ldsp.build("board-paper", partnership, appendix=True)
assert_type(report, Report)
assert_type(ldsp.render(report, "paper.docx", page_size="A4"), RenderResult)

registry = ldsp.Registry.discover()
assert_type(registry.renderers(), tuple[Registered[RendererSpec], ...])
assert_type(registry.renderer("markdown").spec, RendererSpec)
assert_type(registry.format("toml").spec, FormatSpec)
assert_type(registry.report("board-paper").spec, ReportSpec)
assert_type(registry.check("end-before-start").spec, CheckSpec)

assert_type(Money.pounds(5), Money)
assert_type(Count.parse("over 600"), Count)
assert_type(table_of(report, "reach"), Table)
assert_type(format_cell(Missing()), str)


@frozen(kw_only=True)
class Options:
    """Options of a renderer."""

    width: int = 80


class TextRenderer:
    """A renderer: it needs no base class, and may name its options' class."""

    def render(self, report: Report, stream: BinaryIO, options: Options) -> RenderResult:
        """Write."""
        stream.write(report.front.title[: options.width].encode())
        return RenderResult()


renderer: Renderer = TextRenderer()
SPEC = RendererSpec(
    name="text",
    title="Text",
    extensions=(".txt",),
    media_type="text/plain",
    capabilities=frozenset({Capability.BULLET_LISTS}),
    options=Options,
    load=TextRenderer,
)


@hookimpl
def ldsp_renderers(context: HookContext) -> Sequence[RendererSpec]:
    """Offer a renderer."""
    assert_type(context.api_version, int)
    return [SPEC]


class TestText(RendererSuite):
    """The rules, inherited."""

    spec = SPEC
    cells = "typed"

    def options(self, report: Report) -> Any:
        """Give options."""
        return Options(width=72)

    def extract(self, data: bytes) -> Extracted:
        """Read."""
        return Extracted(text=data.decode(), tables=[[["a", 1]]])


class TestData(FormatSuite):
    """The rules of data formats."""

    spec = FormatSpec(name="yaml", title="YAML", extensions=(".yaml",), load=Codec)
