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


def calculated_anew(paths: Sequence[Path], into: Path) -> Mapping[Path, Path]:
    """Have LibreOffice open, calculate and save workbooks; return those it saved, in *into*."""
    with tempfile.TemporaryDirectory() as temporary:
        profile = Path(temporary, "profile")
        user = profile / "user"
        user.mkdir(parents=True)
        user.joinpath("registrymodifications.xcu").write_text(_ALWAYS, encoding="utf-8")
        # Several are called the same.
        staged = {path: Path(temporary, f"{number}.xlsx") for number, path in enumerate(paths)}
        for path, copy in staged.items():
            shutil.copyfile(path, copy)
        if staged:
            command = (
                *("soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}"),
                *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(into)),
                *map(str, staged.values()),
            )
            subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    return {path: into / copy.name for path, copy in staged.items() if (into / copy.name).exists()}


def check_recalculation(paths: Sequence[Path], again: Mapping[Path, Path]) -> Iterator[Finding]:
    """Yield the formulas of workbooks whose stored value is not what LibreOffice computes.

    *again* are the workbooks that it calculated anew.
    """
    for path in paths:
        if path not in again:
            yield Finding(path=path, checker="LibreOffice", text="does not calculate it anew")
            continue
        values = cell_values(again[path])
        for each in stored_formulas(path):
            computed = values.get((each.sheet, each.reference))
            if each.value is not None and not same(each.value, computed):
                text = f"={each.formula} stores {each.value!r} but comes to {computed!r}"
                yield Finding(path=path, checker="LibreOffice", text=text, place=each.place)
