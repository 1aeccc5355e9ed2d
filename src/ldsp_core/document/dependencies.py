"""Which cells derive from which, and whether they go round in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from ldsp_core.document.blocks import Table
from ldsp_core.document.derivations import (
    Band,
    CellOf,
    Derivation,
    Difference,
    Ratio,
    RunningTotal,
    Sum,
    SumWhere,
)

Part = tuple[str, str, Literal["rows", "total"]]
"""The cells of a column: the id of its table, its key, and which of its cells."""


def sources(part: Part, rule: Derivation) -> Iterator[Part]:
    """Yield what *part* is worked out from when *rule* is its rule."""
    table, key, which = part
    match rule:
        case Sum() if which == "total" and not rule.columns:
            yield table, key, "rows"
        case Sum():
            for column in rule.columns:
                yield table, column, which
        case Difference():
            yield table, rule.minuend, which
            yield table, rule.subtrahend, which
        case Ratio():
            yield table, rule.numerator, which
            yield table, rule.denominator, which
        case RunningTotal():
            yield table, rule.column, "rows"
        case Band():
            yield table, rule.column, which
        case SumWhere():
            yield rule.table, rule.column, "rows"
            yield rule.table, rule.where, "rows"
            yield table, rule.equals, which
        case CellOf():
            yield rule.table, rule.column, "total" if rule.row == "total" else "rows"


def rules_of(table: Table) -> Iterator[tuple[Part, Derivation]]:
    """Yield every rule in *table* with what it is for."""
    for column in table.columns:
        if column.derive is not None:
            yield (table.id, column.key, "rows"), column.derive
        if column.total is not None:
            yield (table.id, column.key, "total"), column.total


def circles(tables: Iterable[Table]) -> Iterator[str]:
    """Yield in words each circle in which cells of *tables* derive from one another.

    A circle that is entered from several sides is told once.
    """
    needs = {part: tuple(sources(part, rule)) for table in tables for part, rule in rules_of(table)}
    done: set[Part] = set()
    for start in needs:
        yield from _circles_from(start, needs, done, [])


def _circles_from(
    part: Part, needs: Mapping[Part, tuple[Part, ...]], done: set[Part], above: list[Part]
) -> Iterator[str]:
    if part in above:
        circle = [*above[above.index(part) :], part]
        yield "these derive from one another: " + ", ".join(map(_words, circle))
    elif part not in done:
        done.add(part)
        for source in needs.get(part, ()):
            yield from _circles_from(source, needs, done, [*above, part])


def _words(part: Part) -> str:
    table, key, which = part
    return f"column {key} of table {table}" if which == "rows" else f"total of {key} in {table}"
