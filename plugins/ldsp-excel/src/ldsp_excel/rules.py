"""Rules of derivation as formulas over the cells of one row, and whether they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isclose
from typing import Final

from attrs import frozen

from ldsp_core.document import Band, Cell, Derivation, Difference, Ratio, Sum, format_cell
from ldsp_core.errors import DocumentError
from ldsp_core.values import NOT_APPLICABLE, Rag
from ldsp_excel.cells import number
from ldsp_excel.grouping import currency
from ldsp_excel.references import text_literal

TOLERANCE: Final = 1e-9
"""How far, relatively, a result counted in doubles may lie from the exact one."""

_DIGITS: Final = 9
"""Decimals that a value is rounded to before it is put into a band, so that one that
lies on a limit stays there when it is counted in doubles."""


@frozen(kw_only=True)
class Formula:
    """A formula without its ``=``, and what it gives. ``sums`` marks a plain total."""

    text: str
    value: float | str
    sums: bool = False


@frozen(kw_only=True)
class Inputs:
    """The cells that a formula may draw on, and how it refers to them."""

    cells: Mapping[str, Cell]
    reference: Mapping[str, str]

    def cell(self, key: str) -> Cell:
        """Return the cell under *key*; raises DocumentError when the table has none."""
        try:
            return self.cells[key]
        except KeyError:
            raise DocumentError(f"a column is derived from {key!r}, which is no column") from None

    def numbers(self, keys: Sequence[str], *, same_currency: bool = True) -> list[float] | None:
        """Return the exact numbers under *keys*; None when one is not exact."""
        cells = [self.cell(key) for key in keys]
        found = [number(cell) for cell in cells]
        if same_currency and len({currency(cell) for cell in cells}) > 1:
            return None
        known = [float(value) for value in found if value is not None]
        return known if len(known) == len(keys) else None


def formula_in_row(derivation: Derivation | None, cells: Inputs) -> Formula | None:
    """Return the formula of what derives alike in a row and in the total row."""
    refer = cells.reference
    match derivation:
        case Sum(columns=keys) if keys:
            values = cells.numbers(keys)
            text = f"SUM({','.join(refer[key] for key in keys)})"
            return None if values is None else Formula(text=text, value=sum(values))
        case Difference(minuend=first, subtrahend=second):
            values = cells.numbers((first, second))
            text = f"{refer[first]}-{refer[second]}"
            return None if values is None else Formula(text=text, value=values[0] - values[1])
        case Ratio(numerator=first, denominator=second):
            values = cells.numbers((first, second), same_currency=False)
            text = f"{refer[first]}/{refer[second]}"
            if values is None or not values[1]:
                return None
            return Formula(text=text, value=values[0] / values[1])
        case Band():
            return _band(derivation, cells)
        case _:
            return None


def _band(band: Band, cells: Inputs) -> Formula | None:
    values = cells.numbers((band.column,))
    if values is None:
        return None
    rounded = f"ROUND({cells.reference[band.column]},{_DIGITS})"
    otherwise = format_cell(NOT_APPLICABLE)
    text, value = text_literal(otherwise), otherwise
    for limit in reversed(band.limits):
        words = format_cell(Rag.exactly(limit.rag))
        if limit.up_to is None:
            text, value = text_literal(words), words
            continue
        text = f"IF({rounded}<={limit.up_to},{text_literal(words)},{text})"
        value = words if round(values[0], _DIGITS) <= float(limit.up_to) else value
    return Formula(text=text, value=value)


def holds(cell: Cell, value: float | str) -> bool:
    """Whether *value*, counted in doubles, is what *cell* says."""
    if isinstance(value, str):
        return format_cell(cell) == value
    stored = number(cell)
    if stored is None:
        return False
    # Below this, what is left of a difference is the doubles' own dust.
    return isclose(float(stored), value, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
