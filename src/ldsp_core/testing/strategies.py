"""The Hypothesis strategies that authors of plugins draw from.

What they draw is valid: a report passes ``validate``, a partnership can be loaded again
from what is written of it.
"""

from __future__ import annotations

from ldsp_core.testing.document_strategies import (
    capabilities,
    cells,
    charts,
    diagrams,
    figures,
    reports,
    spans,
    tables,
    words,
)
from ldsp_core.testing.model_strategies import instances, partnerships

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
