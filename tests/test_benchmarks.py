"""The benchmarks measure what they say, whatever the figures."""

from __future__ import annotations

import pytest

from benchmarks.__main__ import ROWS
from benchmarks.measuring import Candidate, CandidateError, Measured, Row, measure, run
from benchmarks.table import HEADER, format_table, lines_of

OURS = Candidate(name="ours", arguments=("-c", "print('seconds: 0.5')"))
PEER = Candidate(name="peer", arguments=("-c", "print('seconds: 2')"))
ABSENT = Candidate(name="absent", arguments=("-c", "import nowhere"), needs=("nowhere",))
ROW = Row(work="some work", size="10", ours=OURS, peers=(PEER, ABSENT), reach=0.3, rounds=1)


def test_reported_seconds_are_taken() -> None:
    """A program that prints its own seconds is taken at its word, memory from the system."""
    figures = measure(ROW)
    assert {name: each.seconds for name, each in figures.items()} == {"ours": 0.5, "peer": 2}
    assert all(each.peak > 1 for each in figures.values())


def test_whole_process_counts_otherwise() -> None:
    """Of a program that prints none, the process's time is measured."""
    sample = run(("-c", "pass"))
    assert sample.whole_process
    assert sample.seconds > 0


def test_failing_program_is_an_error() -> None:
    """A program that fails is not measured but reported with what it said."""
    with pytest.raises(CandidateError, match=r"exited 1:\n[^$]*ZeroDivisionError"):
        run(("-c", "1 / 0"))


def test_table_compares_each_peer() -> None:
    """Each peer has its ratio, the first the one to reach; who is absent is said so."""
    figures = {"ours": Measured(seconds=0.5, peak=10), "peer": Measured(seconds=2, peak=20)}
    lines = list(lines_of(ROW, figures))
    assert lines == [
        ("some work", "10", "ours", "500 ms", "", "", "10 MiB"),
        ("", "", "peer", "2.00 s", "0.25", "0.3", "20 MiB"),
        ("", "", "absent", "not installed", "", "", ""),
    ]
    text = format_table(lines).splitlines()
    assert [cell.strip() for cell in text[0].strip("|").split("|")] == list(HEADER)
    assert len({len(line) for line in text}) == 1


def test_rows_are_told_apart() -> None:
    """No two rows share work and size, and within a row no two share a name."""
    assert len({(row.work, row.size) for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert len({each.name for each in row.candidates}) == len(row.candidates)
