"""Workbooks' formulas, computed anew by LibreOffice, against the values stored in them.

LibreOffice trusts what is stored unless it is told otherwise; here it is told to
calculate all of it again.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from scripts.outputs.findings import Finding
from scripts.outputs.formulas import cell_values, same, stored_formulas

SECONDS: Final = 600
"""How long the conversion may take."""

_ALWAYS: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""The setting of LibreOffice by which every formula is calculated when a file is opened."""


def check_recalculation(paths: Sequence[Path]) -> Iterator[Finding]:
    """Yield the formulas of workbooks whose stored value is not what LibreOffice computes."""
    live = {path: list(stored_formulas(path)) for path in paths}
    live = {path: formulas for path, formulas in live.items() if formulas}
    with tempfile.TemporaryDirectory() as folder:
        again = _recalculated(list(live), Path(folder))
        for path, formulas in live.items():
            if path not in again:
                yield Finding(path=path, checker="LibreOffice", text="does not calculate it anew")
                continue
            values = cell_values(again[path])
            for each in formulas:
                computed = values.get((each.sheet, each.reference))
                if each.value is not None and not same(each.value, computed):
                    text = f"={each.formula} stores {each.value!r} but comes to {computed!r}"
                    yield Finding(path=path, checker="LibreOffice", text=text, place=each.place)


def _recalculated(paths: Sequence[Path], folder: Path) -> Mapping[Path, Path]:
    """Return, for each that LibreOffice could open, the workbook that it calculated anew."""
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    user.joinpath("registrymodifications.xcu").write_text(_ALWAYS, encoding="utf-8")
    into = folder / "again"
    staged = {path: folder / f"{number}.xlsx" for number, path in enumerate(paths)}
    for path, copy in staged.items():
        shutil.copyfile(path, copy)
    if staged:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        subprocess.run(
            [
                "soffice",
                "--headless",
                profile,
                "--convert-to",
                "xlsx",
                "--outdir",
                str(into),
                *map(str, staged.values()),
            ],
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    return {path: into / copy.name for path, copy in staged.items() if (into / copy.name).exists()}
