"""placeholder"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Protocol

from attrs import frozen

from ldsp_core.document.blocks import Chart, Diagram, Figure, Report, Table
from ldsp_core.document.capabilities import Capability


@frozen(kw_only=True)
class Degradation:
    """One thing that was shown otherwise than meant: which block, what became of it."""

    block: str
    message: str


class Drawer(Protocol):
    """Draws charts and diagrams for formats that take pictures."""

    def draw(self, block: Chart | Diagram, table: Table | None) -> Figure:
        """Return *block* as a Figure with the same id, caption and alt text."""
        ...


@frozen(kw_only=True)
class Lowered:
    """A report that needs no more than the capabilities asked for, and what it cost."""

    report: Report
    degradations: tuple[Degradation, ...]


def lower(
    report: Report,
    capabilities: AbstractSet[Capability],
    *,
    drawer: Drawer | None = None,
    custom: AbstractSet[str] = frozenset(),
) -> Lowered:
    """Turn what *capabilities* lack into what they have."""
    raise NotImplementedError
