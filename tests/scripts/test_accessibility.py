"""Outloud is asked so that what a paper lacks arrives."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from scripts.outputs import accessibility


def result(*rules: str, error: str = "") -> SimpleNamespace:
    """Return what outloud gives back."""
    findings = [SimpleNamespace(rule=rule, message="it lacks", page=2) for rule in rules]
    return SimpleNamespace(findings=findings, error=error)


@pytest.mark.parametrize("rule", ["DOC-010", "FIG-001", "HDG-001", "TBL-001"])
def test_what_the_paper_lacks_is_an_error(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its title, an alternative text, a level of headings, the headers of a table."""
    monkeypatch.setattr(accessibility, "check", lambda _: result(rule))
    found = accessibility.accessibility({Path("paper.docx"): Path("paper.pdf")})
    assert [str(each) for each in found] == [
        f"error: paper.docx: outloud: it lacks ({rule}, page 2)"
    ]


def test_what_the_writer_of_the_pdf_does_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice sets no order of tabs, whatever the paper."""
    monkeypatch.setattr(accessibility, "check", lambda _: result("LNK-005", "TAG-001"))
    assert not list(accessibility.accessibility({Path("paper.docx"): Path("paper.pdf")}))


def test_a_pdf_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """Outloud itself says why."""
    pdf = tmp_path / "paper.pdf"
    pdf.write_bytes(b"no PDF")
    (found,) = accessibility.accessibility({Path("paper.docx"): pdf})
    assert found.text.startswith("cannot be read: ")
