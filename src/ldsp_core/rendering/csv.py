"""Tidy data in CSV (RFC 4180, UTF-8): one table of a report, a row a line, values as they are.

Numbers, sums of money, shares and dates are written plainly, so that programs read them;
bounds are written in words. Text that a spreadsheet would take for a formula gets an
apostrophe before it (OWASP ASVS 5, 1.2.10); a number below zero is no such text.
"""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from typing import BinaryIO, Final, Literal

from attrs import field, frozen

from ldsp_core.document import (
    Capability,
    Cell,
    Column,
    Degradation,
    Link,
    Report,
    Table,
    format_cell,
    walk,
)
from ldsp_core.errors import OptionsError
from ldsp_core.rendering.spec import RendererSpec, RenderResult
from ldsp_core.values import Count, Missing, Money, PartialDate, Period, Share

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@frozen(kw_only=True)
class CsvOptions:
    """How a table becomes CSV.

    ``table`` is the id of the table to write, needed where the report has several;
    ``missing`` says whether a missing value is written as its reason or left blank;
    ``bom`` writes the mark by which Excel knows UTF-8.
    """

    table: str = field(default="")
    missing: Literal["words", "blank"] = "words"
    bom: bool = False


class CsvRenderer:
    """Writes one table of a report."""

    def render(self, report: Report, stream: BinaryIO, options: CsvOptions) -> RenderResult:
        """Write the table that *options* name, or the only one, to *stream*.

        What else the report holds is told as left out. Raises OptionsError when the
        report has no such table, or several and none is named.
        """
        table = _chosen(report, options.table)
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([_safe(_header(column)) for column in table.columns])
        for row in table.rows:
            writer.writerow([plain(cell, options.missing) for cell in row])
        stream.write(text.getvalue().encode("utf-8-sig" if options.bom else "utf-8"))
        others = sum(placed.block is not table for placed in walk(report))
        left_out = [f"{others} other blocks of the report"] if others else []
        left_out += ["the total row"] if table.totals is not None else []
        left_out += [f"the banner “{banner}”" for banner in report.front.banners]
        return RenderResult(
            degradations=tuple(
                Degradation(block=f"Table {table.id}", message=f"CSV leaves out {what}")
                for what in left_out
            )
        )


def plain(cell: Cell, missing: Literal["words", "blank"] = "words") -> str:
    """Return *cell* as CSV has it: exact values plainly, bounds and text in words."""
    if isinstance(cell, Missing):
        return "" if missing == "blank" else cell.reason
    if isinstance(cell, Link):
        return _safe(f"{cell.text} ({cell.url})")
    if isinstance(cell, PartialDate):
        return cell.iso
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Period):
        return cell.code
    number = _number(cell)
    return _safe(format_cell(cell)) if number is None else f"{number:f}"


def _number(cell: Cell) -> Decimal | None:
    if isinstance(cell, int | Decimal):
        return Decimal(cell)
    if isinstance(cell, Money):
        return cell.amount
    if isinstance(cell, Count | Share) and cell.is_exact:
        return cell.interval.exact
    return None


def _header(column: Column) -> str:
    return f"{column.label} ({column.unit})" if column.unit else column.label


def _safe(text: str) -> str:
    """Keep a spreadsheet from taking *text* for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _chosen(report: Report, wanted: str) -> Table:
    tables = {
        placed.block.id: placed.block for placed in walk(report) if isinstance(placed.block, Table)
    }
    names = ", ".join(tables) or "none"
    if wanted:
        if wanted not in tables:
            raise OptionsError(
                f"the report {report.name!r} has no table {wanted!r}; its tables: {names}"
            )
        return tables[wanted]
    if len(tables) != 1:
        raise OptionsError(
            f"CSV holds one table, and the report {report.name!r} has {len(tables)}; name one with "
            f"the option 'table' (its tables: {names})"
        )
    return next(iter(tables.values()))


CSV: Final = RendererSpec(
    name="csv",
    title="Tidy data in CSV",
    extensions=(".csv",),
    media_type="text/csv",
    load=CsvRenderer,
    capabilities=frozenset({Capability.TABLES}),
    options=CsvOptions,
    suits=frozenset({"data"}),
)
