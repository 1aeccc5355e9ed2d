"""What a reader who hears a paper would miss: its PDF/UA, looked at by outloud.

LibreOffice writes the PDF, so that only what comes from the paper itself counts here: its
title and language, headings, lists, the headers of tables, alternative texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from outloud import check

from scripts.outputs.findings import Finding

OURS: Final = frozenset(
    {
        *("DOC-001", "DOC-002", "DOC-004", "DOC-010", "DOC-011", "DOC-013", "DOC-014", "DOC-040"),
        *("HDG-001", "HDG-002", "HDG-003", "HDG-004", "HDG-005", "HDG-011", "HDG-012"),
        *("TBL-001", "TBL-003", "TBL-004", "TBL-005", "TBL-012", "TBL-015"),
        *("LST-001", "LST-003"),
        *("FIG-001", "FIG-002", "FIG-010", "FIG-011", "FIG-012"),
    }
)
"""The rules of outloud whose findings come from the paper; others judge the PDF's writer."""


def accessibility(pdfs: Mapping[Path, Path]) -> Iterator[Finding]:
    """Yield what outloud says of papers, given the PDF of each."""
    for path, pdf in pdfs.items():
        result = check(str(pdf))
        if result.error:
            yield Finding(path=path, checker="outloud", text=f"cannot be read: {result.error}")
        for each in result.findings:
            if each.rule in OURS:
                place = f"{each.rule}, page {each.page}" if each.page else each.rule
                yield Finding(path=path, checker="outloud", text=each.message, place=place)
