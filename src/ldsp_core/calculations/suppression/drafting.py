"""Tables while they are put together: cells as they are added, and where each number stands."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, evolve, field

from ldsp_core.calculations.suppression.figures import Key
from ldsp_core.calculations.suppression.tables import Cell, Sum
from ldsp_core.values import Count

Number = tuple[Key, Count]
"""What tells one number from another: what it is of, and its value."""


@define
class Draft:
    """The tables as they are put together; ``numbers`` says where each number stands."""

    cells: list[Cell] = field(factory=list)
    sums: list[Sum] = field(factory=list)
    numbers: dict[Number, int] = field(factory=dict)
    units: dict[Key, int] = field(factory=dict)
    keys: list[Key | None] = field(factory=list)

    def unseen(self) -> int:
        """Add a number that nobody records."""
        self.cells.append(Cell(role="unseen", shown=(0, None), hidden=(0, None), unit=-1))
        self.keys.append(None)
        unit = -len(self.cells)  # hidden with nothing else
        self.cells[-1] = evolve(self.cells[-1], unit=unit)
        return len(self.cells) - 1

    def together(self, numbers: Sequence[int]) -> tuple[int, int | None]:
        """Return the least and the most that *numbers* may be together."""
        ends = [self.cells[number].shown for number in numbers]
        highs = [high for _, high in ends if high is not None]
        return sum(low for low, _ in ends), sum(highs) if len(highs) == len(ends) else None
