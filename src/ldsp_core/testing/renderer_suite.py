"""The rules that every renderer must keep, as tests that an author inherits."""

from __future__ import annotations

from ldsp_core.testing.shown_rules import ShownRules
from ldsp_core.testing.working_rules import WorkingRules


class RendererSuite(ShownRules, WorkingRules):
    """The rules of a renderer. A subclass gives ``spec`` and ``extract``.

    ::

        class TestText(RendererSuite):
            spec = SPEC

            def extract(self, data):
                return Extracted(text=data.decode())

    ``cells`` says what ``extract`` finds in tables: "typed" where the format keeps numbers
    and dates as such (a workbook), "words" where all is text. ``module`` is the module of
    the hooks, where that is not the one that ``spec.load`` is written in. Overrides of
    ``options`` give a renderer what it needs to write a report.

    A format that suits nothing but data (``suits`` is ``{"data"}``) may leave out blocks,
    if its degradations tell so; every other shows all that it is given.
    """
