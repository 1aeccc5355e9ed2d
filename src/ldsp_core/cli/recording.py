"""Noting in the data file that a report is published: before it is there, or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO

import click


@contextlib.contextmanager
def noted_in(files: Sequence[Path], report: str, published: date) -> Iterator[None]:
    """Note in each of *files* that *report* is *published*, while it is being written.

    The notes come first: a file that cannot be written stops everything before there is a
    report that nobody remembers. Whatever fails later puts the files back as they were.
    """
    from ldsp_core.api import record_publication
    from ldsp_core.files import read_file
    from ldsp_core.rendering import write_atomically

    before = {file: read_file(file) for file in files}
    done: list[Path] = []
    try:
        for file in files:
            record_publication(file, report, published)
            done.append(file)
        yield
    except BaseException:
        for file in done:
            write_atomically(file, partial(_write, before[file]))
        raise
    for file in files:
        click.echo(f"noted in {file} that {report} is published on {published}")


def _write(data: bytes, stream: BinaryIO) -> None:
    stream.write(data)
