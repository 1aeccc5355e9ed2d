"""The one table: work, size, who, time, how ours compares, peak memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from benchmarks.measuring import Measured, Row

HEADER: Final = ("work", "size", "who", "time", "ours to theirs", "to reach", "peak")


def lines_of(row: Row, figures: Mapping[str, Measured]) -> Iterator[tuple[str, ...]]:
    """Yield the table's lines for one row: ours, then each peer."""
    ours = figures.get(row.ours.name)
    for number, candidate in enumerate(row.candidates):
        work, size = (row.work, row.size) if number == 0 else ("", "")
        measured = figures.get(candidate.name)
        if measured is None:
            yield (work, size, candidate.name, "not installed", "", "", "")
            continue
        ratio = f"{ours.seconds / measured.seconds:.2f}" if number and ours else ""
        reach = "" if candidate.reach is None else f"{candidate.reach:g}"
        yield (work, size, candidate.name, _time(measured.seconds), ratio, reach, _peak(measured))


def format_table(lines: Iterable[tuple[str, ...]]) -> str:
    """Return the lines under their header, as a Markdown table in aligned columns."""
    rows = [HEADER, *lines]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rows.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    )


def _peak(measured: Measured) -> str:
    if measured.own_peak is None:
        return f"{measured.peak:.0f} MiB"
    return f"{measured.own_peak:.0f} MiB, started by it {measured.peak:.0f} MiB"


def _time(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"
