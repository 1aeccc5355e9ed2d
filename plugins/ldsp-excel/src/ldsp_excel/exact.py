"""Columns of cells as the doubles that a spreadsheet counts in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from attrs import frozen

from ldsp_core.document import Cell
from ldsp_core.values import Money, MoneyRange, Share
from ldsp_excel.cells import MOST_DIGITS, fraction, number


def currency(cell: object) -> str:
    """Return the currency of a sum of money, nothing for other cells."""
    return cell.currency if isinstance(cell, Money | MoneyRange) else ""


@frozen
class Exact:
    """What *values* some cells have, None where one is no exact number, and in what *units*."""

    values: Sequence[float | None]
    units: Sequence[str]


def exact(cells: Sequence[Cell]) -> Exact:
    """Return *cells* as doubles, with their currencies."""
    kinds = set(map(type, cells))
    if kinds == {Money}:
        units = [money.currency for money in cells]  # type: ignore[union-attr] # all are Money
    else:
        units = [currency(cell) for cell in cells] if kinds & _MONEY else [""] * len(cells)
    many = _ALL.get(kinds.pop()) if len(kinds) == 1 else None
    values = many(cells) if many else None
    return Exact([_double(cell) for cell in cells] if values is None else values, units)


_MONEY: Final = frozenset({Money, MoneyRange})


def _double(cell: Cell) -> float | None:
    if type(cell) is Share and (value := fraction(cell)) is not None:
        return value
    found = number(cell)
    return None if found is None else float(found)


Many = Callable[[Sequence[Any]], Sequence[float | None] | None]
"""Turns cells of one kind into doubles all at once; None where they are unusual."""


def _usual(values: Sequence[float]) -> Sequence[float] | None:
    return values if min(values) > -MOST_DIGITS and max(values) < MOST_DIGITS else None


def _sums(sums: Sequence[Money]) -> Sequence[float] | None:
    return _usual([float(money.amount) for money in sums])


def _whole(numbers: Sequence[int]) -> Sequence[float] | None:
    return _usual(list(map(float, numbers)))


def _none(texts: Sequence[str]) -> Sequence[float | None]:
    return [None] * len(texts)


_ALL: Final[dict[type, Many]] = {str: _none, int: _whole, Money: _sums}
