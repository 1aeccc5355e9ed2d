"""Working out what columns and totals that derive from others hold, and checking it.

Reports are built as ``complete_table(Table(...))``, so that a derived cell follows from
the rule that a workbook may write as a formula, and from nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from attrs import evolve

from ldsp_core.document.arithmetic import interval_of
from ldsp_core.document.blocks import Column, Row, Table
from ldsp_core.document.cells import Cell
from ldsp_core.document.dependencies import circles
from ldsp_core.document.formatting import format_cell
from ldsp_core.document.sheet import Derived, Sheet
from ldsp_core.errors import DocumentError, LdspError
from ldsp_core.values import NOT_APPLICABLE, SUPPRESSED, Count, Missing, Money, MoneyRange, Share

TOLERANCE: Final = Decimal("1e-20")
"""How far two ends may differ, relative to the larger: quotients have only so many digits."""


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
    as a fraction, of money by a count the money for each. A band gives a Rag. Bounds are
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


def contradictions(tables: Iterable[Table]) -> Iterator[str]:
    """Yield in words every cell of *tables* that is not what its rule gives.

    *tables* are all those of a report, with rows of the right length. A cell may always
    be SUPPRESSED, and a sum of which a part is missing may be known better than its
    parts tell; else it must be what the rule gives, words apart.
    """
    sheets: dict[str, Sheet] = {}
    for table in tables:
        sheets[table.id] = Sheet(table, sheets)
    for sheet in sheets.values():
        for column in sheet.table.columns:
            try:
                yield from _of_column(sheet, column)
            except LdspError as error:
                yield str(error)


def _of_column(sheet: Sheet, column: Column) -> Iterator[str]:
    place = f"table {sheet.table.id}, column {column.key}"
    if column.derive is not None:
        pairs = zip(sheet.cells(column.key), sheet.derived(column.key), strict=True)
        for number, (cell, derived) in enumerate(pairs, start=1):
            if not _agree(cell, derived):
                yield f"{place}, row {number}: {_differ(cell, derived)}"
    if column.total is not None and sheet.table.totals is not None:
        cell, derived = sheet.total(column.key), sheet.derived_total(column.key)
        if not _agree(cell, derived):
            yield f"{place}, total row: {_differ(cell, derived)}"


def _differ(cell: Cell, derived: Derived) -> str:
    return (
        f"it holds {format_cell(cell)}, but its rule gives {format_cell(derived[0])}; "
        "build the table with complete_table"
    )


def _agree(cell: Cell, derived: Derived) -> bool:
    result, is_incomplete = derived
    if cell in (result, SUPPRESSED):
        return True
    if isinstance(result, Missing) or isinstance(cell, Missing):
        return is_incomplete or (isinstance(result, Missing) and isinstance(cell, Missing))
    sort = _sort(cell)
    if not sort or sort != _sort(result):
        return False
    mine, theirs = interval_of(cell), interval_of(result)
    return (is_incomplete and theirs.covers(mine)) or (
        _close(mine.low, theirs.low)
        and _close(mine.high, theirs.high)
        and (mine.low_open, mine.high_open) == (theirs.low_open, theirs.high_open)
        and mine.approximate == theirs.approximate
    )


def _sort(cell: Cell) -> str:
    """Return what is measured: money by its currency, shares, plain numbers; else nothing."""
    if isinstance(cell, Money | MoneyRange):
        return cell.currency
    if isinstance(cell, Share):
        return "share"
    return "number" if isinstance(cell, int | Decimal | Count) else ""


def _close(one: Decimal | None, two: Decimal | None) -> bool:
    if one is None or two is None:
        return one is two
    return abs(one - two) <= TOLERANCE * max(abs(one), abs(two))
