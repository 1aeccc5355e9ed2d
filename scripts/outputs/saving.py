"""Data-entry workbooks that LibreOffice opened and saved still hold the same facts."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import ldsp_core as ldsp
from ldsp_core.errors import LdspError
from scripts.outputs.findings import Finding

DATA_WORKBOOK: Final = "partnership.xlsx"
SECONDS: Final = 600
"""How long LibreOffice may take for one workbook."""


def saved_anew(paths: Sequence[Path], into: Path) -> Iterator[Finding]:
    """Have LibreOffice save each workbook in *into*; yield those that read as something else."""
    for path in paths:
        folder = into / path.parent.name
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as profile:
            command = (
                *("soffice", "--headless", f"-env:UserInstallation={Path(profile).as_uri()}"),
                *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder)),
                str(path),
            )
            subprocess.run(command, capture_output=True, check=False, timeout=SECONDS)
        try:
            same = ldsp.load(folder / path.name) == ldsp.load(path)
        except LdspError as error:
            yield Finding(path=path, checker="LibreOffice", text=f"saved anew: {error}")
            continue
        if not same:
            yield Finding(path=path, checker="LibreOffice", text="saved anew it reads otherwise")
