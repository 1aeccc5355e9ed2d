"""Pausing the garbage collector while very many objects are made, none of them garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_VERY_MANY: Final = 100_000
"""After how many new objects it takes notable time to look for garbage among them."""


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the collector and resume it, whatever happens, if it was on.

    It is one for the whole process, so nothing else is collected meanwhile either:
    memory that is not in a cycle is freed all the same.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            _spare_what_is_new()
            gc.enable()


def _spare_what_is_new() -> None:
    """Count very many new objects among the old, so that they are not gone through at once.

    There is no garbage among them. They are collected with all old objects when it is time.
    """
    if gc.get_count()[0] > _VERY_MANY and not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()
