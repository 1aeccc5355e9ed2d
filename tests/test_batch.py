"""Many reports: in order, whoever does them; one that fails stops no other."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from distributed import Client, LocalCluster

import ldsp_core as ldsp
from ldsp_core import RenderJob, render_many


def jobs(root: Path, folder: Path, number: int) -> Iterator[RenderJob]:
    """Yield jobs that write the invented partnership's figures; the third has no data file."""
    for index in range(number):
        name = "nowhere" if index == 2 else "fictional"
        data = root / "examples" / name / "partnership.toml"
        yield RenderJob(report="figures", subjects=(data,), to=folder / f"{index}.csv")


def written(folder: Path) -> dict[str, bytes]:
    """Return the files in *folder*."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def check(root: Path, folder: Path, executor: Executor | None) -> None:
    """Do eight jobs: all but the third are written, alike, and told in their order."""
    outcomes = list(render_many(jobs(root, folder, 8), executor))
    assert [Path(each.job.to).name for each in outcomes] == [f"{n}.csv" for n in range(8)]
    assert [each.is_written for each in outcomes] == [n != 2 for n in range(8)]
    assert "nowhere" in outcomes[2].failure
    files = written(folder)
    assert len(files) == 7
    assert len(set(files.values())) == 1


def test_a_pool_of_processes_is_used_unless_another_is_given(root: Path, tmp_path: Path) -> None:
    """One of its own, which is gone when all is done."""
    before = set(multiprocessing.active_children())
    check(root, tmp_path, None)
    assert set(multiprocessing.active_children()) <= before


def test_any_executor_will_do(root: Path, tmp_path: Path) -> None:
    """Threads, or processes that the caller keeps."""
    with ThreadPoolExecutor(2) as threads:
        check(root, tmp_path / "threads", _made(threads, tmp_path / "threads"))
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as processes:
        check(root, tmp_path / "processes", _made(processes, tmp_path / "processes"))
        assert processes.submit(len, "open").result() == 4


def _made(executor: Executor, folder: Path) -> Executor:
    folder.mkdir()
    return executor


class Counting(Executor):
    """Does nothing until it is asked for a result, and counts what waits."""

    def __init__(self) -> None:
        """Begin with nothing waiting."""
        self.waiting = 0
        self.most = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Count one more, until its result is taken."""
        self.waiting += 1
        self.most = max(self.most, self.waiting)
        counter = self

        class Taken(Future[Any]):
            def result(self, timeout: float | None = None) -> Any:
                counter.waiting -= 1
                return (), ""

        return Taken()


def test_no_more_jobs_are_taken_than_are_in_flight(root: Path, tmp_path: Path) -> None:
    """However many there are, so that memory does not grow with them."""
    taken: list[RenderJob] = []

    def many() -> Iterator[RenderJob]:
        for job in jobs(root, tmp_path, 500):
            taken.append(job)
            yield job

    executor = Counting()
    outcomes = render_many(many(), executor, in_flight=3)
    next(outcomes)
    assert len(taken) <= 4
    assert len(list(outcomes)) == 499
    assert executor.most == 3


def test_a_second_report_for_one_file_is_refused(root: Path, tmp_path: Path) -> None:
    """Two at once would leave it to chance which one stays."""
    data = root / "examples" / "fictional" / "partnership.toml"
    job = RenderJob(report="figures", subjects=(data,), to=tmp_path / "figures.csv")
    with ThreadPoolExecutor(2) as threads:
        first, second = render_many([job, job], threads)
    assert first.is_written
    assert "another report of this batch" in second.failure


def test_what_cannot_be_handed_over_is_a_failure_of_its_own(root: Path, tmp_path: Path) -> None:
    """A job that no process can be sent, and an executor that is closed."""
    data = root / "examples" / "fictional" / "partnership.toml"
    good = RenderJob(report="figures", subjects=(data,), to=tmp_path / "good.csv")
    bad = RenderJob(
        report="figures", subjects=(data,), to=tmp_path / "bad.csv", params={"x": threading.Lock()}
    )
    first, second = render_many([bad, good])
    assert "pickle" in first.failure
    assert second.is_written
    closed = ThreadPoolExecutor(1)
    closed.shutdown()
    (outcome,) = render_many([good], closed)
    assert "shutdown" in outcome.failure


def test_a_job_says_all_that_one_report_can(fictional: ldsp.Partnership, tmp_path: Path) -> None:
    """Parameters, options, format, period; and its subject may be a partnership."""
    job = RenderJob(
        report="grant-claim",
        subjects=(fictional,),
        to=tmp_path / "claim",
        format="excel",
        period="FY2025-26/Q4",
        params={"grant": "coordinator-grant"},
        options={"profile": "publication"},
    )
    with ThreadPoolExecutor(1) as threads:
        (outcome,) = render_many([job], threads)
    assert outcome.failure == ""
    assert (tmp_path / "claim").read_bytes()[:2] == b"PK"


def test_a_wrong_parameter_is_told_in_the_words_of_one_report(
    fictional: ldsp.Partnership, tmp_path: Path
) -> None:
    """The error is that of building it alone."""
    job = RenderJob(
        report="monitoring", subjects=(fictional,), to=tmp_path / "m.md", params={"persnal": "yes"}
    )
    with ThreadPoolExecutor(1) as threads:
        (outcome,) = render_many([job], threads)
    assert "persnal" in outcome.failure
    assert "did you mean 'personal'" in outcome.failure


def test_a_dask_client_gives_an_executor(root: Path, tmp_path: Path) -> None:
    """A cluster within this process, which opens no port; two of its threads do the work."""
    with (
        LocalCluster(
            n_workers=1,
            threads_per_worker=2,
            processes=False,
            dashboard_address=None,
            local_directory=str(tmp_path / "dask"),
        ) as cluster,
        Client(cluster) as client,
    ):
        executor = client.get_executor()
        check(root, tmp_path / "reports", _made(executor, tmp_path / "reports"))
