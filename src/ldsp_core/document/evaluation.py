"""Working out what columns and totals that derive from others hold.

Reports are built as ``complete_table(Table(...))``, so that a derived cell follows from
the rule that a workbook may write as a formula, and from nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from ldsp_core.document.blocks import Column, Row, Table
from ldsp_core.document.dependencies import circles
from ldsp_core.document.sheet import Sheet
from ldsp_core.errors import DocumentError
from ldsp_core.values import NOT_APPLICABLE


def complete_table(table: Table, others: Iterable[Table] = ()) -> Table:
    """Return *table* with its derived cells and totals filled in.

    Filled in is every cell of a column with ``derive``, and every total of a column with
    ``total``, that holds NOT_APPLICABLE; whatever else stands there is kept. A table
    without a total row gets one when a column has ``total``: "Total" in the first column,
    NOT_APPLICABLE where there is no rule. *others* are the complete tables that rules
    refer to. Raises DocumentError, naming the column, for a rule that refers to nothing,
    goes round in a circle or cannot be calculated, and for a row of the wrong length.

    Sums of ints are ints, of Counts (perhaps with ints) Counts, of money Money or a
    MoneyRange; so are differences. A ratio of counts is a Share, of money a Share stated
    as a fraction, of money by a count the money for each; in a column of shares it is "not
    applicable". A band gives a Rag. Bounds are
    kept throughout; what a Missing does is said in ``ldsp_core.document.arithmetic``.
    """
    if table.totals is None and any(column.total for column in table.columns):
        table = evolve(table, totals=_no_totals(table.columns))
    sheets = {other.id: Sheet(other) for other in others}
    if wrong := [*wrong_rows(table), *circles([table])]:
        raise DocumentError("\n".join(wrong))
    sheet = Sheet(table, sheets, fill=True)
    rows = table.rows
    if any(column.derive for column in table.columns):
        rows = tuple(zip(*(sheet.cells(column.key) for column in table.columns), strict=True))
    if table.totals is None:
        return evolve(table, rows=rows)
    return evolve(table, rows=rows, totals=tuple(sheet.total(one.key) for one in table.columns))


def _no_totals(columns: Sequence[Column]) -> Row:
    first = NOT_APPLICABLE if columns[0].total else "Total"
    return (first, *(NOT_APPLICABLE for _ in columns[1:]))


def wrong_rows(table: Table) -> list[str]:
    """Return in words which rows of *table* are not as long as there are columns."""
    width = len(table.columns)
    found = [
        f"table {table.id}, row {number}: it has {len(row)} cells for {width} columns"
        for number, row in enumerate(table.rows, start=1)
        if len(row) != width
    ]
    if table.totals is not None and len(table.totals) != width:
        found.append(
            f"table {table.id}, total row: it has {len(table.totals)} cells for {width} columns"
        )
    return found
