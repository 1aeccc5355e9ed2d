"""Cells in words."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given

from ldsp_core.document import Cell, Link, format_cell
from ldsp_core.errors import DocumentError
from ldsp_core.testing.strategies import cells
from ldsp_core.values import (
    MISSING_REASONS,
    Count,
    Interval,
    Missing,
    Money,
    MoneyRange,
    PartialDate,
    Period,
    Rag,
    Share,
)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("=SUM(A1)", "=SUM(A1)"),
        (1234567, "1,234,567"),
        (0, "0"),
        (Decimal("1234.50"), "1,234.50"),
        (Decimal("1E+3"), "1,000"),
        (date(2019, 5, 9), "9 May 2019"),
        (PartialDate(year=2019, month=5), "May 2019"),
        (Money.pounds(75000), "£75,000"),
        (MoneyRange(interval=Interval(high=Decimal(125), high_open=True)), "under £125"),
        (Count.exactly(1200), "1,200"),
        (Count(low=600, low_open=True), "over 600"),
        (Count.parse("about 180"), "about 180"),
        (Share.of(Count(low=600, low_open=True), Count.exactly(1000)), "over 60%"),
        (Period.parse("FY2018-19/Q4"), "2018-19 Q4"),
        (Rag.exactly(2), "2 (minor concern)"),
        (Link("words", "https://example.org"), "words"),
    ],
)
def test_each_kind_of_cell_has_its_words(cell: Cell, words: str) -> None:
    """Every kind of cell is worded in one way for all formats."""
    assert format_cell(cell) == words


@pytest.mark.parametrize("reason", MISSING_REASONS)
def test_what_is_missing_prints_its_reason(reason: str) -> None:
    """A Missing is never blank and never 0."""
    assert format_cell(Missing(reason=reason)) == reason  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [True, 1.5, None, datetime(2019, 5, 9, 12, 0), [1], b"x"])  # noqa: DTZ001
def test_what_is_no_cell_is_refused(value: object) -> None:
    """A bool is no number, a moment is no date, and nothing else is worded either."""
    with pytest.raises(DocumentError, match=type(value).__name__):
        format_cell(value)  # type: ignore[arg-type]


@given(cells())
def test_every_cell_has_words(cell: Cell) -> None:
    """No cell is printed as nothing."""
    assert format_cell(cell).strip()
