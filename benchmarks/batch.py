"""``python -m benchmarks.batch REPORTS PROCESSES``: board papers in Word, a file each.

Starting the processes, and what each of them imports, is counted. The peak memory of the
process that hands out the work is told beside that of the largest that does it.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from benchmarks.measuring import OWN_PEAK_PREFIX, SECONDS_PREFIX, Candidate, Row, own_peak

EXAMPLE: Final = Path(__file__).parents[1] / "examples" / "lancashire" / "partnership.toml"


def rows(scale: float = 1) -> tuple[Row, ...]:
    """Return the rows, their sizes multiplied by *scale*."""
    reports = max(2, int(200 * scale))
    *fewer, most = numbers = [max(2, int(each * scale)) for each in (50, 200, 800)]
    return (
        Row(
            work="board papers in Word, each from its data file",
            size=f"{reports} papers",
            ours=_program("render_many, two processes", reports, 2),
            peers=(_program("render_many, one process", reports, 1, reach=round(1 / 1.7, 2)),),
            rounds=3,
            remark="one process is a pool of one; two of them need two processors that are free",
        ),
        Row(
            work="memory by the number of reports, two processes",
            size=" and ".join(f"{each:,}" for each in numbers),
            ours=_program(f"{most:,} papers", most, 2),
            peers=tuple(_program(f"{each:,} papers", each, 2) for each in fewer),
            rounds=1,
            remark="the peaks of all numbers should be the same; the times are not compared",
        ),
    )


def _program(name: str, reports: int, processes: int, reach: float | None = None) -> Candidate:
    arguments = ("-m", "benchmarks.batch", str(reports), str(processes))
    return Candidate(name=name, arguments=arguments, needs=("ldsp_word",), reach=reach)


def main(reports: str, processes: str) -> None:
    """Write so many papers in so many processes, and print how long it took."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    from ldsp_core import RenderJob, render_many

    with tempfile.TemporaryDirectory() as folder:
        jobs = (
            RenderJob(report="board-paper", subjects=(EXAMPLE,), to=Path(folder) / f"{number}.docx")
            for number in range(int(reports))
        )
        started = time.perf_counter()
        with ProcessPoolExecutor(int(processes), mp_context=get_context("spawn")) as pool:
            written = sum(outcome.is_written for outcome in render_many(jobs, pool))
        seconds = time.perf_counter() - started
    print(written)
    print(f"{SECONDS_PREFIX}{seconds:.6f}")
    print(f"{OWN_PEAK_PREFIX}{own_peak():.1f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
