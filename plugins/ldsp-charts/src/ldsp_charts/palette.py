"""Colours and lines that can be told apart by everybody, on any printer.

The colours are those of M. Okabe and K. Ito, "Color Universal Design" (2008), which
people with colour-blindness tell apart; fills are taken in an order in which each is
clearly lighter or darker than all others. Nothing rests on them alone: bars are solid,
hollow or broken and stand in the order of the legend, lines have dashes, shapes and
their names at their ends.
"""

from __future__ import annotations

from typing import Final

INK: Final = "#1a1a1a"
"""Text, outlines, base lines: 17 : 1 on white."""

QUIET: Final = "#595959"
"""Lesser text and what is missing: 7 : 1 on white."""

GRID: Final = "#d9d9d9"
"""Grid lines, which are there to be overlooked."""

BACKGROUND: Final = "#ffffff"

TINT: Final = "#dcebf5"
"""The ground of boxes that hold text in ink: 14 : 1."""

FILLS: Final = ("#0072b2", "#e69f00", "#000000", "#f0e442", "#009e73")
"""Blue, orange, black, yellow, bluish green: for areas, which all have an outline in ink."""

STROKES: Final = ("#0072b2", "#d55e00", "#000000", "#009e73", "#cc79a7")
"""Blue, vermilion, black, bluish green, reddish purple: for lines, each 3 : 1 on white."""

DASHES: Final = ((), (9.0, 3.0, 2.0, 3.0), (4.0, 2.0), (12.0, 3.0), (1.5, 1.5))
"""What is found has one of these; the first is no dash at all."""

TARGET_DASH: Final = (7.0, 3.0)
FORECAST_DASH: Final = (2.0, 3.0)

SHAPES: Final = ("circle", "square", "triangle-up", "diamond", "cross")

BROKEN: Final = (3.0, 3.0)
"""The outline of what may be, but is not known to be."""
