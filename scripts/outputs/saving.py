"""Data-entry workbooks that LibreOffice opened and saved still hold the same facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import ldsp_core as ldsp
from ldsp_core.errors import DataFileError
from scripts.outputs.findings import Finding

DATA_WORKBOOK: Final = "partnership.xlsx"


def check_saved(again: Mapping[Path, Path]) -> Iterator[Finding]:
    """Yield the data-entry workbooks that read as something else once LibreOffice saved them.

    *again* are what it saved by what it opened.
    """
    for path, saved in again.items():
        if path.name == DATA_WORKBOOK and _read(saved) != _read(path):
            yield Finding(path=path, checker="LibreOffice", text="saved anew it reads otherwise")


def _read(path: Path) -> object:
    """Return the facts in a workbook, or what is wrong with them: a blank one lacks some."""
    try:
        return ldsp.load(path)
    except DataFileError as error:
        return error.problems
