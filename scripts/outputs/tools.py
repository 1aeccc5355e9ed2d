"""The validators of others, each asked about all files it understands."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

from scripts.outputs.accessibility import accessibility
from scripts.outputs.findings import Finding
from scripts.outputs.layout import layout

BIN: Final = Path(sys.executable).parent
OOXML_VALIDATOR: Final = BIN.parent / "npm" / "node_modules" / ".bin" / "ooxml-validator"
_ACCESSIBLE: Final = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
SECONDS: Final = 600
"""How long one call of a tool may take."""


Tool = Callable[[Sequence[Path]], Iterator[Finding]]
"""Something that looks at files and yields what it finds."""


def missing() -> list[str]:
    """Return what is not installed, each with what to do about it."""
    absent = [
        f"{name} was not found; it comes with `make .venv/.dev`"
        for name in ("openxml-audit", "docx-integrity")
        if not (BIN / name).exists()
    ]
    if not OOXML_VALIDATOR.exists():
        absent.append("ooxml-validator was not found; it comes with `make .venv/.npm`")
    if not shutil.which("soffice"):
        absent.append(
            "LibreOffice (soffice) was not found; install it (on Debian and Ubuntu: "
            "apt-get install libreoffice-writer-nogui libreoffice-calc-nogui)"
        )
    absent += [
        f"{name} was not found; install it (on Debian and Ubuntu: apt-get install poppler-utils)"
        for name in ("pdfinfo", "pdftoppm", "pdftotext")
        if not shutil.which(name)
    ]
    return absent


def openxml_audit(paths: Sequence[Path]) -> Iterator[Finding]:
    """Yield what openxml-audit says of papers and workbooks."""
    for path in paths:
        said = _json([BIN / "openxml-audit", "--output", "json", path])
        for error in said[0]["errors"]:
            yield Finding(
                path=path,
                checker="openxml-audit",
                text=error["description"],
                place=" ".join(part for part in (error["part_uri"], error["path"]) if part),
                severity="error" if error["severity"] == "error" else "note",
            )


def ooxml_validator(paths: Sequence[Path]) -> Iterator[Finding]:
    """Yield what the Open XML SDK says of papers and workbooks."""
    for path in paths:
        for error in _json([OOXML_VALIDATOR, path])["errors"]:
            yield Finding(
                path=path,
                checker="ooxml-validator",
                text=error["description"],
                place=" ".join(part for part in (error["path"], error["xPath"]) if part),
            )


def docx_integrity(paths: Sequence[Path]) -> Iterator[Finding]:
    """Yield what docx-integrity says of papers."""
    for path in paths:
        if path.suffix != ".docx":
            continue
        said = _json([BIN / "docx-integrity", "check", "--no-config", "--json", path])
        for finding in said["files"][0]["findings"]:
            yield Finding(
                path=path,
                checker="docx-integrity",
                text=finding["message"],
                place=finding["code"],
                severity="error" if finding["severity"] == "error" else "note",
            )


def libreoffice(paths: Sequence[Path], into: Path) -> Iterator[Finding]:
    """Convert papers and workbooks to PDF in *into*; yield what comes to light there."""
    pdfs = converted(paths, into)
    for path in paths:
        if path not in pdfs:
            yield Finding(path=path, checker="LibreOffice", text="gives no PDF")
        elif not _run(["pdftotext", pdfs[path], "-"]).stdout.strip():
            yield Finding(path=path, checker="LibreOffice", text="gives a PDF without text")
    papers = {path: pdf for path, pdf in pdfs.items() if path.suffix == ".docx"}
    yield from accessibility(papers)
    yield from layout(papers)


def converted(paths: Sequence[Path], into: Path) -> dict[Path, Path]:
    """Convert papers to PDF/UA and workbooks to PDF; return the PDF of each that has one."""
    into.mkdir(parents=True, exist_ok=True)
    found: dict[Path, Path] = {}
    with tempfile.TemporaryDirectory() as temporary:
        profile = Path(temporary, "profile").as_uri()
        for suffix, target in ((".docx", _ACCESSIBLE), (".xlsx", "pdf")):
            staged = {path: Path(temporary, _flat(path)) for path in paths if path.suffix == suffix}
            if not staged:
                continue
            for path, copy in staged.items():
                shutil.copyfile(path, copy)
            _run(
                [
                    *("soffice", "--headless", f"-env:UserInstallation={profile}"),
                    *("--convert-to", target, "--outdir", into),
                    *staged.values(),
                ]
            )
            pdfs = {path: into / f"{copy.stem}.pdf" for path, copy in staged.items()}
            found |= {path: pdf for path, pdf in pdfs.items() if pdf.exists()}
    return found


def _flat(path: Path) -> str:
    """Return a file's name with its folder's and its kind in it, so that no two are alike."""
    kind = path.suffix[1:]
    return f"{path.parent.name}-{path.stem}-{kind}{path.suffix}"


def ask_all(paths: Sequence[Path], into: Path) -> list[Finding]:
    """Return what all of them say, LibreOffice working beside the others."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        converted = pool.submit(lambda: list(libreoffice(paths, into)))
        found = [*openxml_audit(paths), *ooxml_validator(paths), *docx_integrity(paths)]
        return [*found, *converted.result()]


def _run(command: Sequence[Path | str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        list(map(str, command)),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )


def _json(command: Sequence[Path | str]) -> Any:
    done = _run(command)
    try:
        return json.loads(done.stdout)
    except json.JSONDecodeError:
        words = " ".join(map(str, command))
        raise RuntimeError(f"`{words}` gave no JSON but:\n{done.stdout}{done.stderr}") from None
