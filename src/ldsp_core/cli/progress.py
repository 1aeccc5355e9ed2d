"""Saying what is being done when it takes longer than a second."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from ldsp_core.files import Notice
    from ldsp_core.model import Partnership
    from ldsp_core.plugins.registry import Registry

PATIENCE: Final = 1.0
"""Seconds of silence before a step is named."""


@contextmanager
def step(what: str) -> Iterator[None]:
    """Name *what* on stderr if the work within takes longer than ``PATIENCE``."""
    timer = threading.Timer(PATIENCE, click.echo, [f"{what} …"], {"err": True})
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def loaded(file: Path, registry: Registry | None = None) -> Partnership:
    """Load a data file, naming the step if it takes long, and counting its notices on stderr."""
    import ldsp_core as ldsp

    notices: list[Notice] = []
    with step(f"reading {file}"):
        partnership = ldsp.load(file, registry=registry, on_notice=notices.append)
    if notices:
        click.echo(
            f"{file}: {len(notices)} of its values were read otherwise than they stand there; "
            f"'ldsp check {file}' lists them",
            err=True,
        )
    return partnership
