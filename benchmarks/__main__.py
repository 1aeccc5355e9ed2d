"""``python -m benchmarks [WORDS ...]``: measures and prints one table; no time makes it fail."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable

from benchmarks import (
    batch,
    charted_papers,
    data_entry,
    facts,
    long_papers,
    portfolio,
    startup,
    workbook_rows,
)
from benchmarks.measuring import CandidateError, Row, measure
from benchmarks.synthetic import FOLDER_VARIABLE
from benchmarks.table import format_table, lines_of


def rows(scale: float = 1) -> tuple[Row, ...]:
    """Return everything that is measured, the sizes multiplied by *scale*."""
    return (
        *startup.ROWS,
        *charted_papers.ROWS,
        *facts.rows(scale),
        *workbook_rows.rows(scale),
        *data_entry.rows(scale),
        *long_papers.rows(scale),
        *portfolio.rows(scale),
        *batch.rows(scale),
    )


def main(arguments: list[str] | None = None) -> int:
    """Measure the rows whose work contains one of the words given, or all of them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("words", nargs="*", help="only work whose name contains one of these")
    parser.add_argument("--rounds", type=int, help="how often each program is run")
    parser.add_argument(
        "--scale", type=float, default=1, help="multiplies the sizes; 0.02 is a quick look"
    )
    given = parser.parse_args(arguments)
    chosen = [
        row
        for row in rows(given.scale)
        if not given.words or any(word in row.work for word in given.words)
    ]
    with tempfile.TemporaryDirectory() as folder:
        os.environ[FOLDER_VARIABLE] = folder
        return _measure(chosen, given.rounds)


def _measure(chosen: Iterable[Row], rounds: int | None) -> int:
    lines: list[tuple[str, ...]] = []
    remarks: dict[str, None] = {}
    failures: list[str] = []
    missing: set[str] = set()
    for row in chosen:
        print(f"measuring: {row.work}, {row.size}", file=sys.stderr)
        try:
            lines.extend(lines_of(row, measure(row, rounds)))
        except CandidateError as error:
            failures.append(f"{row.work}: {error}")
            continue
        missing.update(module for each in row.candidates for module in each.missing)
        if row.remark:
            remarks[f"{row.work}: {row.remark}"] = None
    if missing:
        remarks[f"skipped for want of: {', '.join(sorted(missing))}"] = None
    print(format_table(lines))
    print("\n".join(["", "Times are medians; whole processes are net of a bare Python.", *remarks]))
    for failure in failures:
        print(f"failed: {failure}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
