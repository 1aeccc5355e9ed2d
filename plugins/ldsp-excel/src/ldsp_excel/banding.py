"""Ratings by bands, in words: as a spreadsheet works them out, and as a formula."""

from __future__ import annotations

from typing import Final

from ldsp_core.document import Band, format_cell
from ldsp_core.values import NOT_APPLICABLE, Rag
from ldsp_excel.references import text_literal

_DIGITS: Final = 9
"""Decimals that a value is rounded to before it is put into a band, so that one that
lies on a limit stays there when it is counted in doubles."""


def band_words(band: Band, value: float | None) -> str | None:
    """Return the words for *value*, None for none."""
    if value is None:
        return None
    rounded = round(value, _DIGITS)
    for limit in band.limits:
        if limit.up_to is None or rounded <= float(limit.up_to):
            return format_cell(Rag.exactly(limit.rag))
    return format_cell(NOT_APPLICABLE)


def band_formula(band: Band, reference: str) -> str:
    """Return the formula that gives those words for the cell that *reference* names."""
    text = text_literal(format_cell(NOT_APPLICABLE))
    for limit in reversed(band.limits):
        words = text_literal(format_cell(Rag.exactly(limit.rag)))
        if limit.up_to is None:
            text = words
        else:
            text = f"IF(ROUND({reference},{_DIGITS})<={limit.up_to},{words},{text})"
    return text
