"""What type checkers must refuse: every line that is marked, and no other."""

from __future__ import annotations

from typing import Any, BinaryIO

import ldsp_core as ldsp
from ldsp_core.document import Column, Report, Table, Text
from ldsp_core.plugins import Registry
from ldsp_core.rendering import Renderer, RendererSpec, RenderResult
from ldsp_core.testing import Extracted, RendererSuite
from ldsp_core.values import Count, Missing, Money

partnership = ldsp.load("partnership.toml")
partnership.name = "another"  # wrong
ldsp.check("partnership.toml")  # wrong
ldsp.render(partnership, "paper.docx")  # wrong
ldsp.load_partnership("partnership.toml")  # wrong
Money.pounds([5])  # wrong
Missing(reason="forgotten")  # wrong
Count.parse(600)  # wrong
Column(key="a", label="A", kind="count")  # wrong
Table(id="t", caption="T", columns=(), rows=[["£75,000", object()]])  # wrong
Text(5)  # wrong
Registry.discover().renderer(5)  # wrong


class NoResult:
    """A renderer that says nothing of what came of it."""

    def render(self, report: Report, stream: BinaryIO, options: Any) -> None:
        """Write."""


renderer: Renderer = NoResult()  # wrong
RendererSpec(name="x", title="X", extensions=(".x",), media_type="a/b", load=NoResult)  # wrong
RendererSpec(name="x", title="X", extensions=[".x"], media_type="a/b", load=NoResult)  # wrong
RenderResult(degradations=["something"])  # wrong


class TestText(RendererSuite):
    """A suite whose author mistook what extract gives."""

    cells = "formulas"  # wrong

    def extract(self, data: bytes) -> str:  # wrong
        """Read."""
        return data.decode()


Extracted(words="a")  # wrong
