"""The benchmarks measure what they say, whatever the figures."""

from __future__ import annotations

from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from benchmarks import (
    batch,
    data_entry,
    facts,
    our_papers,
    ours,
    portfolio,
    synthetic,
    workbook_rows,
)
from benchmarks.__main__ import rows
from benchmarks.lines import Lines, plain
from benchmarks.measuring import Candidate, CandidateError, Measured, Row, measure, run
from benchmarks.peers import docx_papers
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


def test_the_own_peak_stands_before_that_of_what_was_started() -> None:
    """Where a program tells it, both are in the table."""
    figures = {"ours": Measured(seconds=1, peak=150.4, own_peak=23.9)}
    (line, *_) = lines_of(ROW, figures)
    assert line[-1] == "24 MiB, started by it 150 MiB"


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
        if row.work.startswith("objects to JSON") or "wrong" in row.work:
            continue  # what is written differs, and what is refused has no answer
        expected = _answer(*row.ours.arguments[2:5])
        for each in row.peers:
            if each.is_installed:
                assert _answer(*each.arguments[2:5]) == expected, each.name


# gptables, where it is installed, leaves a file of its own open.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_all_write_a_workbook() -> None:
    """Ours, and every peer that is installed; openpyxl always is."""
    (sheet, _) = workbook_rows.rows(0.0005)
    installed = [each for each in sheet.candidates if each.is_installed]
    assert {"ldsp.render", "openpyxl", "openpyxl, write-only"} <= {each.name for each in installed}
    for each in installed:
        assert _answer(*each.arguments[2:5]) > 4_000, each.name


def test_rows_of_workbooks_are_made_anew() -> None:
    """Each row has a reference of its own, whether asked for in turn or by its number."""
    lines = Lines(20_003, plain)
    assert len({row[0] for row in lines}) == len(lines) == 20_003
    assert lines[10_001] == next(islice(lines, 10_001, None))
    assert lines[-1] == lines[20_002]
    assert lines[3:5] == [lines[3], lines[4]]
    with pytest.raises(IndexError):
        lines[20_003]


def test_a_damaged_load_has_one_problem(folder: Path) -> None:
    """The damaged file is refused for the one value that was made wrong."""
    assert ours.load_damaged(20)() == 1


def test_what_is_written_is_the_whole(folder: Path) -> None:
    """Writing what was loaded gives a file of about the same length."""
    assert ours.dump(20)() > synthetic.data_file(20).stat().st_size * 0.8


@pytest.mark.parametrize("function", ["with_docxtpl", "with_add_row", "with_row_cells"])
def test_papers_of_peers_hold_the_same_table(
    function: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All rows, each cell as ours says it."""
    if function == "with_docxtpl":
        pytest.importorskip("docxtpl", reason="it is only installed to be measured")
    papers: list[Any] = []
    monkeypatch.setattr(docx_papers, "_saved", papers.append)
    getattr(docx_papers, function)(5)()
    rows = [[cell.text for cell in row.cells] for row in papers[0].tables[0].rows]
    assert rows == [[label for label, _ in our_papers.COLUMNS], *docx_papers.texts(5)]


def test_our_papers_hold_what_is_measured() -> None:
    """The table with all its rows, and every paragraph."""
    sizes = [(our_papers.table(size)(), our_papers.paragraphs(size)()) for size in (10, 500)]
    assert sizes[0][0] < sizes[1][0]
    assert sizes[0][1] < sizes[1][1]
    assert len(our_papers.cells(1)) == len(our_papers.COLUMNS)


def test_every_reader_reads_the_whole_workbook(folder: Path) -> None:
    """Ours finds every measurement, and the peers no fewer rows."""
    assert data_entry.ours(120)() == data_entry.ours_inline(120)() == 120
    assert data_entry.with_openpyxl(120)() == data_entry.with_openpyxl_inline(120)() > 120


def _answer(module: str, function: str, size: str) -> Any:
    return getattr(import_module(f"benchmarks.{module}"), function)(int(size))()


def test_partnerships_roll_up_to_what_they_hold() -> None:
    """The sums by hand, over a partnership of a thousand activities and one of ten."""
    size = portfolio.ACTIVITIES + 10
    columns = portfolio.columns_of(portfolio.portfolio(size))
    rolled = portfolio.ours(size)()
    by_hand: dict[tuple[str, str], list[int]] = {}
    for name, code, kind, count in zip(*columns.values(), strict=True):
        by_hand.setdefault((name, code), [0, 0])[kind == "actual"] += count
    assert rolled.figures == {key: tuple(pair) for key, pair in by_hand.items()}
    for code, pair in rolled.totals.items():
        parts = [found for (_, mine), found in by_hand.items() if mine == code]
        assert pair == tuple(map(sum, zip(*parts, strict=True)))


def test_a_batch_of_papers_is_written() -> None:
    """By two processes, each paper whole; what they need is told apart from who starts them."""
    row, memory = batch.rows(0.01)
    sample = run(row.ours.arguments)
    assert sample.seconds > 0
    assert sample.own_peak is not None
    assert sample.own_peak < sample.peak
    assert memory.size == "2 and 2 and 8"
