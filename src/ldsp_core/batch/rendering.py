"""Reports to be rendered, handed to an executor a few at a time, and told in their order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future
from contextlib import nullcontext
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from ldsp_core.api import AnyPath, build, load, render
from ldsp_core.batch.pools import pool_of
from ldsp_core.errors import LdspError
from ldsp_core.plugins.records import ALLOWED, DISABLED, STRICT

if TYPE_CHECKING:
    from ldsp_core.document import Degradation
    from ldsp_core.model import Partnership
    from ldsp_core.plugins.registry import Registry
    from ldsp_core.values import Period, Place

_WAITING: Final = 4
"""How many jobs are handed over at a time for each processor, unless told otherwise."""


@frozen(kw_only=True)
class RenderJob:
    """A report to be built and written.

    ``subjects`` are data files, which are read where the job is done, or partnerships.
    ``params`` go to the report, ``options`` to the format; ``format`` is taken from the
    ending of ``to`` unless given; an ``internal`` report shows small numbers,
    and one about a ``part`` is narrowed to it (``build``).
    All of it must be picklable to be done elsewhere.
    """

    report: str
    subjects: tuple[AnyPath | Partnership, ...]
    to: AnyPath
    format: str | None = None
    as_at: date | None = None
    period: Period | str | None = None
    internal: bool = False
    part: Place | str | None = None
    params: Mapping[str, Any] = field(factory=dict)
    options: Mapping[str, Any] = field(factory=dict)


@frozen(kw_only=True)
class RenderOutcome:
    """What became of a job: what the format could not show, or in words why it failed."""

    job: RenderJob
    degradations: tuple[Degradation, ...] = ()
    failure: str = ""

    @property
    def is_written(self) -> bool:
        """Whether the file is there."""
        return not self.failure


def render_many(
    jobs: Iterable[RenderJob],
    executor: Executor | None = None,
    *,
    in_flight: int | None = None,
) -> Iterator[RenderOutcome]:
    """Do *jobs*, and yield what became of each, in their order.

    *executor* is any ``concurrent.futures.Executor``, which stays open; without one a pool
    of processes is used, one for each processor (see ``pool_of``). Processes import the
    program that starts them anew, so that its own work must stand under
    ``if __name__ == "__main__":``.

    Jobs are taken from *jobs* as they are needed: never more than *in_flight* (four for
    each processor) are handed over and not yet yielded, so that the memory needed does not
    grow with their number. A job that fails stops no other: its outcome says why. A second
    job that would write to the same file is refused.
    """
    waiting = in_flight or _WAITING * (os.cpu_count() or 1)
    taken: set[str] = set()
    under_way: deque[tuple[RenderJob, Future[_Done]]] = deque()
    own = pool_of(os.cpu_count() or 1) if executor is None else nullcontext(executor)
    with own as pool:
        for job in jobs:
            if len(under_way) >= waiting:
                yield _outcome(*under_way.popleft())
            under_way.append((job, _started(pool, job, taken)))
        while under_way:
            yield _outcome(*under_way.popleft())


_Done = tuple[tuple["Degradation", ...], str]


def _started(pool: Executor, job: RenderJob, taken: set[str]) -> Future[_Done]:
    """Hand *job* over; what cannot be handed over is a job that failed."""
    future: Future[_Done] = Future()
    target = os.path.abspath(job.to)  # noqa: PTH100 - a name to compare, links not followed
    if target in taken:
        future.set_result(((), f"another report of this batch is written to {job.to}"))
        return future
    taken.add(target)
    try:
        return pool.submit(_done, job)
    except Exception as error:  # noqa: BLE001 - a pool that broke must not hide what was done
        future.set_exception(error)
        return future


def _outcome(job: RenderJob, future: Future[_Done]) -> RenderOutcome:
    try:
        degradations, failure = future.result()
    except Exception as error:  # noqa: BLE001 - whatever the executor raises is this job's failure
        return RenderOutcome(job=job, failure=f"{type(error).__name__}: {error}")
    return RenderOutcome(job=job, degradations=degradations, failure=failure)


def _done(job: RenderJob) -> _Done:
    """Do *job* where it has been brought to."""
    registry = _registry(*(os.environ.get(name) for name in (ALLOWED, DISABLED, STRICT)))
    try:
        subjects = [_subject(each, registry) for each in job.subjects]
        report = build(
            job.report,
            *subjects,
            as_at=job.as_at,
            period=job.period,
            internal=job.internal,
            part=job.part,
            files=[each for each in job.subjects if isinstance(each, str | os.PathLike)],
            registry=registry,
            **job.params,
        )
        result = render(report, job.to, format=job.format, registry=registry, **job.options)
    except LdspError as error:
        return (), str(error)
    return result.degradations, ""


def _subject(subject: AnyPath | Partnership, registry: Registry) -> Partnership:
    if isinstance(subject, str | os.PathLike):
        return load(subject, registry=registry)
    return subject


@cache
def _registry(*_settings: str | None) -> Registry:
    """Return the plugins of this process, found once for each state of the settings."""
    from ldsp_core.plugins.registry import Registry as Found

    return Found.discover()
