"""``python -m benchmarks [WORDS ...]``: measures and prints one table; no time makes it fail."""

from __future__ import annotations

import argparse
import sys
from typing import Final

from benchmarks import startup
from benchmarks.measuring import CandidateError, Row, measure
from benchmarks.table import format_table, lines_of

ROWS: Final[tuple[Row, ...]] = (*startup.ROWS,)


def main(arguments: list[str] | None = None) -> int:
    """Measure the rows whose work contains one of the words given, or all of them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("words", nargs="*", help="only work whose name contains one of these")
    parser.add_argument("--rounds", type=int, help="how often each program is run")
    given = parser.parse_args(arguments)

    lines: list[tuple[str, ...]] = []
    remarks: list[str] = []
    failures: list[str] = []
    for row in ROWS:
        if given.words and not any(word in row.work for word in given.words):
            continue
        print(f"measuring: {row.work}, {row.size}", file=sys.stderr)
        try:
            lines.extend(lines_of(row, measure(row, given.rounds)))
        except CandidateError as error:
            failures.append(f"{row.work}: {error}")
            continue
        if row.remark:
            remarks.append(f"{row.work}: {row.remark}")
    print(format_table(lines))
    print("\n".join(["", "Times are medians; whole processes are net of a bare Python.", *remarks]))
    for failure in failures:
        print(f"failed: {failure}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
