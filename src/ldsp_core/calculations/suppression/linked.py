"""What somebody can work out of tables that share numbers; needs a solver.

Every value that is counted as open is proved so: the solver names whole numbers that
make it, and these are put into the sums. A mistake of the solver can only hide more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import Any

from attrs import define, field

from ldsp_core.calculations.suppression.hitting import cheapest_hitting
from ldsp_core.calculations.suppression.solving import Solver
from ldsp_core.calculations.suppression.spanning import Span, columns_of
from ldsp_core.calculations.suppression.tables import WANTED, Range, Tables


class LinkedTables:
    """The attack on tables that share numbers, by integer programming.

    Raises SuppressionError, naming the extra to install, where the solver is not there.
    """

    def __init__(self) -> None:
        self._solver = Solver()
        self._known: dict[Set[int], _Knowledge] = {}
        self._tables: Tables | None = None

    def open_values(self, tables: Tables, number: int, units: Set[int]) -> int:
        """Return how many values stay open to a cell when *units* are hidden, up to ``WANTED``."""
        if self._tables is not tables:
            self._tables, self._known = tables, {}
        if units not in self._known:
            self._known[units] = _Knowledge(solver=self._solver, tables=tables, units=units)
        return min(WANTED, len(self._known[units].values_of(number)))

    def first_choice(
        self, tables: Tables, hidden: frozenset[int], guarded: Sequence[int]
    ) -> frozenset[int]:
        """Return *hidden* and the fewest units that protect the cells *guarded* in general.

        They let each of these move while every other small cell stays, as long as those
        in between are not at an end of what they may be. Found by hitting sets: of the
        units that would mend a choice which fails, one at least has to be hidden; the
        cheapest choice that has one for every failure so far is tried next. A margin
        costs as much as two parts.
        """
        totals = {tables.cells[each.total].unit for each in tables.sums}
        costs = {
            unit: 2 if unit in totals else 1 for unit in tables.candidates() if unit not in hidden
        }
        small = list(guarded)
        needs: list[frozenset[int]] = []
        chosen: frozenset[int] = frozenset()
        while True:
            span = Span(columns_of(tables, hidden | chosen))
            failing = next((each for each in small if not span.holds(tables, each)), None)
            if failing is None:
                return hidden | chosen
            mending = _mending(tables, failing, span, hidden | chosen, costs)
            if not mending:
                small.remove(failing)  # nothing does: the values themselves must tell
                continue
            needs.append(mending)
            chosen = cheapest_hitting(needs, costs)


def _mending(
    tables: Tables, failing: int, span: Span, hidden: Set[int], candidates: Iterable[int]
) -> frozenset[int]:
    """Return the units of which at least one must be hidden to protect the cell *failing*.

    All others are hidden as long as that does not protect it; what is left must.
    """
    left: set[int] = set()
    for unit in candidates:
        if unit in hidden:
            continue
        wider = span.with_more(columns_of(tables, frozenset([unit]), only=True))
        if wider.holds(tables, failing):
            left.add(unit)
        else:
            span = wider
    return frozenset(left)


@define
class _Knowledge:
    """What is known of every cell while some units are hidden."""

    solver: Solver
    tables: Tables
    units: Set[int]
    _ranges: list[Range] = field(init=False)
    _conditions: Any = field(init=False)
    _found: dict[int, set[int]] = field(init=False, factory=dict)
    _done: set[int] = field(init=False, factory=set)

    def __attrs_post_init__(self) -> None:
        count = len(self.tables.cells)
        self._ranges = [self.tables.seen(number, self.units) for number in range(count)]
        rows = [(dict(each.signs), 0.0, 0.0) for each in self.tables.sums]
        self._conditions = self.solver.conditions(rows, count)

    def values_of(self, number: int) -> set[int]:
        """Return values that the cell *number* may have: all, or ``WANTED`` of them."""
        found = self._found.setdefault(number, set())
        if number in self._done or len(found) >= WANTED:
            return found
        self._done.add(number)
        least = self._solved(number, 1)
        most = self._solved(number, -1) if least is not None and len(found) < WANTED else None
        if least is None or most is None:
            return found
        for value in range(least + 1, most):
            if len(found) >= WANTED:
                break
            if value not in found:
                self._solved(number, 1, value)
        return found

    def _solved(self, number: int, towards: int, value: int | None = None) -> int | None:
        """Return the least (1) or greatest (-1) value of a cell, and note what proves it."""
        ranges = list(self._ranges)
        if value is not None:
            ranges[number] = (value, value)
        whole = self.solver.least({number: towards}, ranges, self._conditions)
        if whole is None or not self._is_true(whole):
            return None
        for small in self.tables.below:
            self._found.setdefault(small, set()).add(whole[small])
        return whole[number]

    def _is_true(self, whole: list[int]) -> bool:
        """Whether these whole numbers agree with all that is known."""
        within = all(
            value >= low and (high is None or value <= high)
            for value, (low, high) in zip(whole, self._ranges, strict=True)
        )
        return within and all(
            sum(sign * whole[number] for number, sign in each.signs) == 0
            for each in self.tables.sums
        )
