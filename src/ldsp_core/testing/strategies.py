"""The Hypothesis strategies that authors of plugins draw from.

What they draw is valid: a report passes ``validate``, a partnership can be loaded again
from what is written of it.
"""

from __future__ import annotations

from ldsp_core.testing.block_strategies import charts, diagrams, figures, spans, tables
from ldsp_core.testing.cell_strategies import cells, words
from ldsp_core.testing.model_strategies import instances, partnerships
from ldsp_core.testing.report_strategies import capabilities, reports

__all__ = [
    "capabilities",
    "cells",
    "charts",
    "diagrams",
    "figures",
    "instances",
    "partnerships",
    "reports",
    "spans",
    "tables",
    "words",
]
