"""The validators of others are called so that what they find arrives."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.outputs import tools


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a paper that is none."""
    path = tmp_path / "paper.docx"
    path.write_text("no package")
    return path


@pytest.mark.parametrize("tool", [tools.openxml_audit, tools.docx_integrity])
def test_finding_arrives(tool: tools.Tool, broken: Path) -> None:
    """What a validator objects to becomes an error of that file."""
    (finding,) = tool([broken])
    assert (finding.path, finding.severity) == (broken, "error")
    assert "zip" in finding.text.lower()


def test_what_is_missing_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A tool that is not installed is named with the way to install it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(tools, "OOXML_VALIDATOR", tmp_path / "ooxml-validator")
    told = tools.missing()
    assert [text.split()[0] for text in told] == [
        "ooxml-validator",
        "LibreOffice",
        "pdfinfo",
        "pdftoppm",
        "pdftotext",
    ]
    assert "apt-get install libreoffice-writer-nogui" in told[1]
