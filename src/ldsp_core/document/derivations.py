"""How a column or a total follows from other cells: a closed set of seven rules.

A renderer that can calculate (a workbook) may write these as live formulas where
every input is exact; all others print the stored value.
"""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class Sum:
    """In a row: the sum of *columns* of that row. As a total: of the column itself.

    ``columns`` holds column keys and is empty for a total.
    """

    columns: tuple[str, ...] = ()


@frozen(kw_only=True)
class Difference:
    """``minuend`` minus ``subtrahend``, both column keys of the same row."""

    minuend: str
    subtrahend: str


@frozen(kw_only=True)
class Ratio:
    """``numerator`` over ``denominator``, both column keys of the same row.

    In a column of shares a row that sets unlike things against one another, such as money
    against a number, is "not applicable". As a total it is the ratio of the two columns'
    totals, never the mean of ratios.
    """

    numerator: str
    denominator: str


@frozen(kw_only=True)
class RunningTotal:
    """The sum of ``column`` from the first row down to this one."""

    column: str


@frozen(kw_only=True)
class SumWhere:
    """The sum of ``column`` in the table ``table`` over rows whose ``where`` equals ``equals``.

    ``where`` is a column key there, ``equals`` a column key in this row.
    """

    table: str
    column: str
    where: str
    equals: str


@frozen(kw_only=True)
class CellOf:
    """The cell of another table: its id, the row's number from 0 (or "total"), the column's key."""

    table: str
    row: int | str
    column: str


@frozen(kw_only=True)
class BandLimit:
    """Values up to and including ``up_to`` get ``rag``; ``None`` takes all the rest."""

    up_to: str | None
    rag: int


@frozen(kw_only=True)
class Band:
    """The rating of ``column`` by the first of ``limits`` that it does not exceed.

    ``up_to`` is a decimal in text, so that 0.05 stays 0.05.
    """

    column: str
    limits: tuple[BandLimit, ...]


Derivation = Sum | Difference | Ratio | RunningTotal | SumWhere | CellOf | Band
"""The closed set."""
