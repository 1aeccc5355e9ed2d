"""Cells: numbers, days and words, each as what it is (statement 5)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.document import Link
from ldsp_core.errors import DocumentError
from ldsp_core.values import (
    NOT_RECORDED,
    Count,
    Interval,
    Money,
    MoneyRange,
    PartialDate,
    Period,
    Rag,
    Share,
)
from ldsp_excel.cells import Decimals, live_address, number, number_format, words, written

UNDER_125 = MoneyRange(interval=Interval(high=Decimal(125), high_open=True))


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("words", "words"),
        ("  ", "–"),
        (7, 7),
        (Decimal("0.125"), 0.125),
        (Money.pounds("1234.50"), 1234.5),
        (Count.exactly(33), 33),
        (Count.parse("over 600"), "over 600"),
        (Count.parse("about 180"), "about 180"),
        (Share.of(Count.exactly(1), Count.exactly(4)), 0.25),
        (Share.of(Count.parse("over 600"), Count.exactly(1000)), "over 60%"),
        (UNDER_125, "under £125"),
        (date(2019, 4, 1), date(2019, 4, 1)),
        (PartialDate(year=2019, month=4, day=1), date(2019, 4, 1)),
        (PartialDate(year=2019, month=5), "May 2019"),
        (PartialDate(year=2019), "2019"),
        (date(1899, 12, 31), "31 December 1899"),
        (Period.parse("FY2018-19/Q4"), "2018-19 Q4"),
        (Rag.exactly(2), "2 (minor concern)"),
        (NOT_RECORDED, "not recorded"),
        (10**15, "1,000,000,000,000,000"),
    ],
)
def test_written(cell: object, value: object):
    """Exact numbers and days are typed; bounds, part dates and what is missing are words."""
    found = written(cell)  # type: ignore[arg-type]

    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("cell", "low", "high"),
    [
        (Count.parse("over 600"), 600, "not known"),
        (Count.parse("up to 50"), 0, 50),
        (Count.parse("500-600"), 500, 600),
        (Count.parse("about 180"), "not known", "not known"),
        (Count.exactly(33), 33, 33),
        (Share.of(Count.parse("over 600"), Count.exactly(1000)), 0.6, "not known"),
        (UNDER_125, "not known", 125.0),
        (NOT_RECORDED, "not recorded", "not recorded"),
        ("words", "not applicable", "not applicable"),
    ],
)
def test_ends(cell: object, low: object, high: object):
    """A bound's ends are numbers where they are known, and words where they are not."""
    assert written(cell, "low") == low  # type: ignore[arg-type]
    assert written(cell, "high") == high  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cells", "formats"),
    [
        ([Money.pounds(5), Money.pounds(7)], {"[$£-809]#,##0"}),
        ([Money.pounds(5), Money.pounds("7.50")], {"[$£-809]#,##0.00"}),
        ([Money(amount=Decimal(5), currency="JPY")], {"[$JPY ]#,##0"}),
        ([Share.parse("62%")], {"0%"}),
        ([Share.parse("62%"), Share.parse("62.5%")], {"0.0%"}),
        ([Decimal("1.5"), Decimal("0.25")], {"#,##0.00"}),
        ([7, Count.exactly(1234)], {"#,##0"}),
        ([date(2019, 4, 1)], {"d mmm yyyy"}),
        (["words", NOT_RECORDED, PartialDate(year=2019)], {"General"}),
    ],
)
def test_number_formats(cells: list[object], formats: set[str]):
    """Figures of one column show the same decimals: none where none is needed."""
    decimals = Decimals()
    for cell in cells:
        decimals = decimals.covering(cell)  # type: ignore[arg-type]

    assert {number_format(cell, decimals) for cell in cells} == formats  # type: ignore[arg-type]


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**14), max_value=10**14))
def test_numbers_keep_their_value(value: Decimal):
    """A number is written as the double next to it."""
    assert written(value) == float(value)


@pytest.mark.parametrize("cell", [True, datetime(2019, 4, 1, 12, tzinfo=UTC)])
def test_what_is_no_cell_is_refused(cell: object):
    """A bool or a time of day is never taken for a number or a date."""
    with pytest.raises(DocumentError, match="cannot stand in a cell"):
        written(cell)  # type: ignore[arg-type]


def test_a_number_that_is_none_has_no_number():
    """NaN and infinity are words, never numbers that a sum could take in."""
    assert number(Decimal("NaN")) is None
    assert number(Decimal("Infinity")) is None


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/?q=a|b c", "https://example.org/?q=a%7Cb%20c"),
        ("mailto:office@example.org", "mailto:office@example.org"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("https://example.org/" + "a" * 2_100, ""),
    ],
)
def test_addresses(url: str, address: str):
    """Only addresses that Excel follows safely become links; the others stay to be read."""
    link = Link("words", url)

    assert live_address(link) == address
    assert words(link) == ("words" if address else f"words ({url})")
