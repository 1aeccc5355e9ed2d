"""``python -m benchmarks.run MODULE FUNCTION SIZE [paused]``: one piece of work, timed.

FUNCTION of ``benchmarks.MODULE`` makes everything ready for SIZE activities, which takes
its time, and returns the work, which is what is timed. It is done once for ten activities
before, so that what is imported or put together at first use is there. With ``paused``
Python's garbage collector is off meanwhile.
"""

from __future__ import annotations

import gc
import sys
import time
from importlib import import_module

from benchmarks.measuring import SECONDS_PREFIX


def main(module: str, function: str, size: str, paused: str = "") -> None:
    """Do the work once, and print how long it took and what it came to."""
    make_ready = getattr(import_module(f"benchmarks.{module}"), function)
    make_ready(10)()
    work = make_ready(int(size))
    gc.collect()
    if paused:
        gc.disable()
    started = time.perf_counter()
    answer = work()
    seconds = time.perf_counter() - started
    print(answer)
    print(f"{SECONDS_PREFIX}{seconds:.6f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
