"""The benchmarks measure what they say, whatever the figures."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from benchmarks import facts, ours, synthetic, workbooks
from benchmarks.__main__ import rows
from benchmarks.measuring import Candidate, CandidateError, Measured, Row, measure, run
from benchmarks.table import HEADER, format_table, lines_of

OURS = Candidate(name="ours", arguments=("-c", "print('seconds: 0.5')"))
PEER = Candidate(name="peer", arguments=("-c", "print('seconds: 2')"), reach=0.3)
ABSENT = Candidate(name="absent", arguments=("-c", "import nowhere"), needs=("nowhere",))
ROW = Row(work="some work", size="10", ours=OURS, peers=(PEER, ABSENT), rounds=1)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the files to measure with are kept."""
    monkeypatch.setenv(synthetic.FOLDER_VARIABLE, str(tmp_path))
    monkeypatch.setenv("LDSP_MAX_FILE_MB", "256")  # restored, whatever the work sets
    return tmp_path


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
    """Each peer has its ratio, and the one to reach if there is one; who is absent is said so."""
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
    measured = rows()
    assert len({(row.work, row.size) for row in measured}) == len(measured)
    for row in measured:
        assert len({each.name for each in row.candidates}) == len(row.candidates)


def test_sizes_can_be_scaled() -> None:
    """A smaller scale measures the same work in smaller sizes."""
    assert [row.work for row in rows(0.01)] == [row.work for row in rows()]
    assert {row.size for row in rows(0.01)} & {"100 activities", "1,000 activities"}


def test_the_load_is_the_same_file_each_time(folder: Path) -> None:
    """What is measured with depends on its size alone, and has what it says it has."""
    first = synthetic.data_file(20).read_bytes()
    synthetic.data_file(20).unlink()
    assert synthetic.data_file(20).read_bytes() == first
    partnership = ours.objects(20)
    assert (len(partnership.activities), len(partnership.grants)) == (20, 2)
    for activity in partnership.activities:
        assert len(activity.summary) == 200
        assert len(activity.participations) == 3
        assert len(activity.measurements) == 8
    assert all(len(grant.periods) == 8 for grant in partnership.grants)


def test_all_who_do_the_same_work_come_to_the_same(folder: Path) -> None:
    """Every peer that is installed answers as we do; comprehensions always are."""
    for row in facts.rows(0.002):
        if row.work == "objects to JSON" or "wrong" in row.work:
            continue  # what is written differs, and what is refused has no answer
        expected = _answer(*row.ours.arguments[2:5])
        for each in row.peers:
            if each.is_installed:
                assert _answer(*each.arguments[2:5]) == expected, each.name


def test_a_damaged_load_has_one_problem(folder: Path) -> None:
    """The damaged file is refused for the one value that was made wrong."""
    assert ours.load_damaged(20)() == 1


def test_what_is_written_is_the_whole(folder: Path) -> None:
    """Writing what was loaded gives a file of about the same length."""
    assert ours.dump(20)() > synthetic.data_file(20).stat().st_size * 0.8


def test_every_reader_reads_the_whole_workbook(folder: Path) -> None:
    """Ours finds every measurement, and the peers no fewer rows."""
    assert workbooks.ours(120)() == workbooks.ours_inline(120)() == 120
    assert workbooks.with_openpyxl(120)() == workbooks.with_openpyxl_inline(120)() > 120


def _answer(module: str, function: str, size: str) -> object:
    return getattr(import_module(f"benchmarks.{module}"), function)(int(size))()
