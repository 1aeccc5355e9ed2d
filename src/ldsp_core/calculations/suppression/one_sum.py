"""What somebody can work out of tables in which no number is in two sums: exact, by hand."""

from __future__ import annotations

from collections.abc import Sequence, Set

from ldsp_core.calculations.suppression.tables import WANTED, Range, Sum, Tables


class OneSum:
    """The attack on one-dimensional tables.

    What the other numbers of its sum may be together is every whole number between the
    ends, so that the values which stay open to a number are those between two ends too.
    """

    def open_values(self, tables: Tables, number: int, units: Set[int]) -> int:
        """Return how many values stay open to a cell when *units* are hidden, up to ``WANTED``."""
        low, high = tables.seen(number, units)
        for each in tables.by_cell.get(number, ()):
            least, most = _by_the_others(tables, each, number, units)
            low = max(low, least)
            high = most if high is None else high if most is None else min(high, most)
        return WANTED if high is None else max(0, min(WANTED, high - low + 1))

    def first_choice(
        self,
        tables: Tables,  # noqa: ARG002 - looked at where tables are linked
        hidden: frozenset[int],
        guarded: Sequence[int],  # noqa: ARG002 - as above
    ) -> frozenset[int]:
        """Return *hidden*: one number after the other is hidden until enough are."""
        return hidden


def _by_the_others(tables: Tables, told: Sum, number: int, units: Set[int]) -> Range:
    """Return what a cell may be by what is known of the others in its sum."""
    signs = dict(told.signs)
    low: int | None = 0
    high: int | None = 0
    for other, sign in signs.items():
        if other == number:
            continue
        least, most = tables.seen(other, units)
        towards = -sign * signs[number]  # the cell is the others' sum, with these signs
        down, up = (least, most) if towards > 0 else (most, least)
        low = None if low is None or down is None else low + towards * down
        high = None if high is None or up is None else high + towards * up
    return (0 if low is None else low), high
