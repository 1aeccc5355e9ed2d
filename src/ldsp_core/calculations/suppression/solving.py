"""Whole numbers under linear conditions, by a solver: the one place that knows which.

HiGHS, as scipy calls it, comes with the extra ``ldsp-core[suppression]``. It is open and
well kept, and has wheels for every platform. (Its own package, highspy, prints a line on
standard output whenever it is asked, which would spoil ``--json``; so does, at times, its
search for whole numbers in scipy.) So HiGHS solves the problem in fractions, which mostly
gives whole numbers at once, and the branching from there is our own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, floor
from typing import Any, Final

from ldsp_core.errors import SuppressionError

EXTRA: Final = "ldsp-core[suppression]"

_TRIES: Final = 2000
"""After how many branches the search gives up."""

_NEAR: Final = 1e-6

Bound = tuple[int, int | None]
Row = tuple[Mapping[int, int], float, float | None]
"""A condition: factors by the number of the variable, and the ends their sum lies between."""


class Solver:
    """Finds the whole numbers within bounds that make a sum least.

    Raises SuppressionError, naming the extra to install, where scipy is not there.
    """

    def __init__(self) -> None:
        try:
            from scipy import optimize
        except ImportError:
            raise SuppressionError(
                "figures about people are linked (several breakdowns or periods share numbers); "
                f"to hide them safely needs a solver: pip install '{EXTRA}'. Without it they are "
                "not published"
            ) from None
        self._optimize: Any = optimize

    def conditions(self, rows: Sequence[Row], width: int) -> Any:
        """Return *rows* on *width* variables in the solver's own form, to be used many times."""
        if not rows:
            return None
        matrix = [[row.get(column, 0) for column in range(width)] for row, _, _ in rows]
        lows = [low for _, low, _ in rows]
        highs = [float("inf") if high is None else high for _, _, high in rows]
        return self._optimize.LinearConstraint(matrix, lows, highs)

    def least(
        self, costs: Mapping[int, float], bounds: Sequence[Bound], conditions: Any
    ) -> list[int] | None:
        """Return whole numbers that make the sum of *costs* least.

        None where there are none, or none was found in ``_TRIES`` branches.
        """
        best: list[int] | None = None
        lowest = float("inf")
        waiting = [list(bounds)]
        for _ in range(_TRIES):
            if not waiting:
                break
            here = waiting.pop()
            values = self._in_fractions(costs, here, conditions)
            if values is None:
                continue
            cost = sum(costs[number] * values[number] for number in costs)
            if cost >= lowest - _NEAR:
                continue
            broken = next(
                (i for i, value in enumerate(values) if abs(value - round(value)) > _NEAR), None
            )
            if broken is None:
                best, lowest = [round(value) for value in values], cost
                continue
            low, high = here[broken]
            above, below = list(here), list(here)
            above[broken] = (ceil(values[broken]), high)
            below[broken] = (low, floor(values[broken]))
            waiting += [above, below]
        return best

    def _in_fractions(
        self, costs: Mapping[int, float], bounds: Sequence[Bound], conditions: Any
    ) -> list[float] | None:
        solved = self._optimize.milp(
            [costs.get(number, 0.0) for number in range(len(bounds))],
            bounds=self._optimize.Bounds(
                [low for low, _ in bounds],
                [float("inf") if high is None else high for _, high in bounds],
            ),
            constraints=conditions,
        )
        return None if solved.x is None else [float(value) for value in solved.x]
