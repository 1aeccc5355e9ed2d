"""Measures programs in fresh processes, in turn, so that each meets the same machine."""

from __future__ import annotations

import importlib.util
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from attrs import frozen

BARE: Final = ("-c", "pass")
SECONDS_PREFIX: Final = "seconds: "
OWN_PEAK_PREFIX: Final = "peak without the processes it started: "


class CandidateError(Exception):
    """A program that was to be measured failed; the text ends with what it said."""


@frozen(kw_only=True)
class Candidate:
    """A way to do the work: what follows ``python`` on the command line.

    A program that prints ``seconds: 1.25`` is taken at its word; of any other the whole
    process counts, less that of a bare Python. Its peak memory is that of the largest of
    the processes it started and itself; it may print its own beside. ``needs`` names the
    modules without which it cannot run, ``reach`` the ratio of ours to it that is aimed at.
    """

    name: str
    arguments: tuple[str, ...]
    needs: tuple[str, ...] = ()
    reach: float | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """What it needs and is not installed."""
        return tuple(module for module in self.needs if not importlib.util.find_spec(module))

    @property
    def is_installed(self) -> bool:
        """Whether everything it needs is there."""
        return not self.missing


def program(
    name: str,
    module: str,
    function: str,
    size: int,
    *options: str,
    needs: str = "",
    reach: float | None = None,
) -> Candidate:
    """Return the candidate that does a piece of work by ``benchmarks.run``."""
    return Candidate(
        name=name,
        arguments=("-m", "benchmarks.run", module, function, str(size), *options),
        needs=tuple(needs.split()),
        reach=reach,
    )


@frozen(kw_only=True)
class Row:
    """A piece of work: ours, and the peers beside it.

    ``remark`` says where a peer does less or more than we do.
    """

    work: str
    size: str
    ours: Candidate
    peers: tuple[Candidate, ...]
    rounds: int = 5
    remark: str = ""

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """Ours first, then the peers."""
        return (self.ours, *self.peers)


@frozen(kw_only=True)
class Sample:
    """One run: its seconds (of work, or of the process) and its peak memory in MiB.

    ``own_peak`` is that of the process without those that it started, where it says so.
    """

    seconds: float
    peak: float
    whole_process: bool
    own_peak: float | None = None


@frozen(kw_only=True)
class Measured:
    """The median of several runs, seconds net of starting Python, peak memory in MiB."""

    seconds: float
    peak: float
    own_peak: float | None = None


def measure(row: Row, rounds: int | None = None) -> Mapping[str, Measured]:
    """Return the figures of every candidate of *row* that is installed, by name.

    Each round runs all of them in turn, after one round that does not count. Raises
    CandidateError when one fails.
    """
    candidates = [candidate for candidate in row.candidates if candidate.is_installed]
    rounds = rounds or row.rounds
    runs: dict[str, list[tuple[Sample, Sample]]] = {each.name: [] for each in candidates}
    for number in range(rounds + 1):
        bare = run(BARE)
        for candidate in candidates:
            sample = run(candidate.arguments)
            if number:
                runs[candidate.name].append((sample, bare))
    return {name: _middle(pairs) for name, pairs in runs.items()}


def _middle(pairs: Sequence[tuple[Sample, Sample]]) -> Measured:
    own = [sample.own_peak for sample, _ in pairs if sample.own_peak is not None]
    return Measured(
        seconds=statistics.median(
            sample.seconds - (bare.seconds if sample.whole_process else 0) for sample, bare in pairs
        ),
        peak=statistics.median(sample.peak for sample, _ in pairs),
        own_peak=statistics.median(own) if own else None,
    )


def run(arguments: Sequence[str]) -> Sample:
    """Run ``python`` with *arguments* once, and wait for it."""
    environment = {name: value for name, value in os.environ.items() if name not in _UNWANTED}
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    with process.stdout as stream:
        said = stream.read()
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        words = " ".join(arguments)[:60]
        raise CandidateError(f"`python {words}` exited {process.returncode}:\n{said}")
    seconds = _told(said, SECONDS_PREFIX)
    return Sample(
        seconds=elapsed if seconds is None else seconds,
        peak=_mebibytes(usage.ru_maxrss),
        whole_process=seconds is None,
        own_peak=_told(said, OWN_PEAK_PREFIX),
    )


def own_peak() -> float:
    """Return the peak memory of this process alone in MiB.

    Where Linux tells it, from there: ``getrusage`` begins with what the process that started
    this one held.
    """
    status = Path("/proc/self/status")
    lines = status.read_text("ascii").splitlines() if status.exists() else []
    told = [line.split()[1] for line in lines if line.startswith("VmHWM:")]
    if told:
        return int(told[0]) / 1024
    return _mebibytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def _mebibytes(maxrss: int) -> float:
    """Return a peak as the system tells it in MiB: it counts in bytes on macOS, else in KiB."""
    return maxrss / (1024**2 if sys.platform == "darwin" else 1024)


def _told(said: str, prefix: str) -> float | None:
    """Return the number that a program printed after *prefix*, the last if several."""
    lines = [line for line in said.splitlines() if line.startswith(prefix)]
    return float(lines[-1].removeprefix(prefix)) if lines else None


_UNWANTED: Final = frozenset({"PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME"})
"""Settings that would make every fresh process compile or print what it imports."""
