"""Rules of derivation as formulas, and whether their results are what the document holds."""

from __future__ import annotations

from collections.abc import Callable
from math import isclose
from typing import Final

from ldsp_core.document import (
    Band,
    Cell,
    Derivation,
    Difference,
    Ratio,
    Sum,
    format_cell,
)
from ldsp_core.values import Missing
from ldsp_excel.banding import band_formula

TOLERANCE: Final = 1e-9
"""How far, relatively, a result counted in doubles may lie from the exact one."""

MOST_ARGUMENTS: Final = 255
MOST_LEVELS: Final = 64
LONGEST_FORMULA: Final = 8_192
"""Excel's limits on the arguments of a function, on nesting, and on a formula's length."""


def formula_in_row(rule: Derivation | None, refer: Callable[[str], str]) -> str:
    """Return the formula of what derives alike in a row and in the total row.

    *refer* gives the reference to another column's cell by its key. For other rules, and
    for what is beyond Excel's limits, it is empty.
    """
    match rule:
        case Sum(columns=keys) if 0 < len(keys) <= MOST_ARGUMENTS:
            return f"SUM({','.join(map(refer, keys))})"
        case Difference(minuend=first, subtrahend=second):
            return f"{refer(first)}-{refer(second)}"
        case Ratio(numerator=first, denominator=second):
            return f"{refer(first)}/{refer(second)}"
        case Band(column=key, limits=limits) if len(limits) <= MOST_LEVELS:
            return band_formula(rule, refer(key))
        case _:
            return ""


def agrees(cell: Cell, stored: float | None, result: float | str | None) -> bool:
    """Whether *result*, counted in doubles, is what *cell*, as a double *stored*, says."""
    if result is None or stored is None:
        return (
            isinstance(result, str)
            and not isinstance(cell, Missing)
            and format_cell(cell) == result
        )
    if isinstance(result, str):
        return format_cell(cell) == result
    # Below the tolerance, what is left of a difference is the doubles' own dust.
    return isclose(stored, result, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
