"""Executors for many reports: a pool of processes, or this process alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


@contextmanager
def pool_of(processes: int) -> Iterator[Executor]:
    """Give an executor that works in so many *processes*; with one, in this process itself.

    What is still waiting when the block is left is not done any more.
    """
    if processes < 2:
        yield _Here()
        return
    # Imported here, since it costs more than the rest of this room.
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Processes that are started anew share no locks or threads with this one.
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


class _Here(Executor):
    """Does what it is asked for at once, where it is asked."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do it, and return a future that is done."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - a future holds whatever is raised
            future.set_exception(error)
        return future
