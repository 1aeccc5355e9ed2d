"""Rows in which a rule plainly holds: exact numbers only, compared all at once.

What is not plain is not wrong; it must be looked at cell by cell. These are the cases
that long tables are made of.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import sub
from typing import Any

from ldsp_core.document.cells import Cell
from ldsp_core.document.derivations import Derivation, Difference, Ratio, Sum
from ldsp_core.errors import CalculationError
from ldsp_core.values import Count, Money, Share
from ldsp_core.values.exact import added, minus, plus

Columns = Sequence[Sequence[Any]]


def plainly_holds(
    rule: Derivation | None, cells: Sequence[Cell], read: Callable[[str], Sequence[Cell]]
) -> bool:
    """Whether *cells* are what *rule* gives from the exact columns that *read* gives by key."""
    match rule:
        case Difference(minuend=first, subtrahend=second):
            return _are_differences(cells, read(first), read(second))
        case Sum(columns=keys) if keys:
            return _are_sums(cells, [read(key) for key in keys])
        case Ratio(numerator=first, denominator=second):
            return _are_shares(cells, read(first), read(second))
        case _:
            return False


def _kinds(columns: Columns) -> set[type]:
    return {kind for column in columns for kind in set(map(type, column))}


def _of_one_currency(columns: Columns) -> bool:
    return len({money.currency for column in columns for money in column}) == 1


def _amounts(sums: Sequence[Any]) -> list[Any]:
    return [money.amount for money in sums]


def _are_differences(cells: Sequence[Any], ones: Sequence[Any], others: Sequence[Any]) -> bool:
    columns = (cells, ones, others)
    kinds = _kinds(columns)
    if kinds == {int}:
        return list(map(sub, ones, others)) == list(cells)
    if kinds != {Money} or not _of_one_currency(columns):
        return False
    try:
        differences = list(map(plus, _amounts(ones), map(minus, _amounts(others))))
    except CalculationError:
        return False
    return differences == _amounts(cells)


def _are_sums(cells: Sequence[Any], parts: Columns) -> bool:
    kinds = _kinds([cells, *parts])
    if kinds == {int}:
        return list(map(sum, zip(*parts, strict=True))) == list(cells)
    if kinds != {Money} or not _of_one_currency([cells, *parts]):
        return False
    try:
        sums = list(map(added, zip(*map(_amounts, parts), strict=True)))
    except CalculationError:
        return False
    return sums == _amounts(cells)


def _are_shares(cells: Sequence[Any], ones: Sequence[Any], others: Sequence[Any]) -> bool:
    if _kinds([ones, others]) != {int} or _kinds([cells]) != {Share}:
        return False
    return all(
        whole > 0 and _is(share.numerator, part) and _is(share.denominator, whole)
        for share, part, whole in zip(cells, ones, others, strict=True)
    )


def _is(count: Count | None, number: int) -> bool:
    return count is not None and count.low == number == count.high and not count.approximate
