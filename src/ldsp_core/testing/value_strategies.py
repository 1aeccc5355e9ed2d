"""Hypothesis strategies for every plain type and value that a data file can hold."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from hypothesis import reject
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ldsp_core.errors import InvalidValueError
from ldsp_core.values import (
    MISSING_REASONS,
    Count,
    Missing,
    Money,
    OrgId,
    PartialDate,
    Period,
    Place,
    Rag,
    Share,
)
from ldsp_core.values.money import minor_digits
from ldsp_core.values.partial_date import WEEKDAYS

AWKWARD_TEXTS: Final = (
    "",
    " before and after ",
    "Pontarddulais a Llŷn: dau ŵr a thŷ",
    "שלום עולם",
    "مرحبا بالعالم",
    "\u202eright to left\u202c and back",
    "👩🏽‍💻 and 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "e\u0301 is not é",
    "C:\\new\\table",
    'she said "yes"',
    '"""three"""',
    "'''three''' it's",
    '"',
    '""""""',
    "\\",
    "ends in \\",
    "one\ntwo\n\nfour\n",
    "\n",
    "\t tab",
    "trailing  \nspaces \n",
    "# no comment",
    "a = 1",
    "[table]",
    "=SUM(A1)",
    "{}",
    "null",
    "2019-05-25",
    "600",
    "no\u00a0break, zero\u200bwidth",
    "a.b.c",
)
"""Texts that a format may stumble over; all of them are to be kept as they are."""

texts: SearchStrategy[str] = st.sampled_from(AWKWARD_TEXTS) | st.text(
    st.characters(
        exclude_categories=("Cs", "Cc"),
        exclude_characters="\ufffe\uffff",
        include_characters="\n\t",
    ),
    max_size=30,
)
"""Text that a data file can hold."""

ids: SearchStrategy[str] = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
"""Ids in kebab-case."""

_LARGEST: Final = 10**15 - 1
_whole = st.integers(-_LARGEST, _LARGEST) | st.integers(0, 1000)
_ends = st.none() | st.integers(-5, 1000) | _whole


@st.composite
def numbers(draw: st.DrawFn) -> Decimal:
    """Draw a Decimal of at most 15 digits, before and after the point."""
    return Decimal(draw(_whole)).scaleb(-draw(st.integers(0, 15)))


@st.composite
def counts(draw: st.DrawFn) -> Count:
    """Draw a Count: exact, a bound, approximate, with words or without."""
    words = st.sampled_from(
        ["over 600", "at least 5", "600+", "500-600", "~180", "about 1,800", "Up to  30", "<50"]
    )
    kind = draw(st.sampled_from(["exact", "words", "ends"]))
    if kind == "exact":
        return Count.exactly(draw(_whole))
    if kind == "words":
        return Count.parse(draw(words))
    low, high = draw(_ends), draw(_ends)
    if low is not None and high is not None and low > high:
        low, high = high, low
    is_wide = low is None or high is None or high - low > 2
    try:
        return Count(
            low=low,
            high=high,
            low_open=is_wide and low is not None and draw(st.booleans()),
            high_open=is_wide and high is not None and draw(st.booleans()),
            approximate=draw(st.booleans()),
            signed=low is None or low < 0 or draw(st.booleans()),
            wording=draw(st.none() | texts | words),
        )
    except InvalidValueError:  # nothing is known, or no whole number lies between the ends
        reject()


@st.composite
def sums(draw: st.DrawFn) -> Money:
    """Draw a sum of Money in whole minor units."""
    currency = draw(st.sampled_from(["GBP", "EUR", "USD", "JPY", "TND"]))
    units = draw(st.integers(-(10**12), 10**12) | st.integers(0, 100))
    return Money(amount=Decimal(units).scaleb(-minor_digits(currency)), currency=currency)


@st.composite
def shares(draw: st.DrawFn) -> Share:
    """Draw a Share: a percentage as stated, or one count of another."""
    stated = ["62%", "over 60 %", "at least 12.5 per cent", "~3%", "less than 0.1%"]
    if draw(st.booleans()):
        return Share.parse(draw(st.sampled_from(stated)))
    least = draw(st.integers(1, 10**6))
    denominator = draw(st.sampled_from([Count.exactly(least), Count(low=least, low_open=True)]))
    return Share(numerator=draw(counts()), denominator=denominator, wording=draw(st.none() | texts))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Draw a PartialDate: a year, month or day, with words and a weekday or without."""
    words = ["Thursday 25th May, 2019", "May 2019", "the 1st of March 2020", "2019"]
    if draw(st.booleans()):
        return PartialDate.parse(draw(st.sampled_from(words)))
    day = draw(st.dates())
    known = draw(st.integers(1, 3))
    return PartialDate(
        year=day.year,
        month=day.month if known > 1 else None,
        day=day.day if known > 2 else None,
        weekday=draw(st.none() | st.sampled_from(WEEKDAYS)),
        wording=draw(st.none() | texts | st.sampled_from(words)),
    )


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Draw a Period of any kind."""
    year = draw(st.integers(1, 9998))
    month = draw(st.integers(1, 12))
    quarter = draw(st.integers(1, 4))
    split = f"{year:04d}-{(year + 1) % 100:02d}"
    first, second = sorted([draw(st.dates()), draw(st.dates())])
    return Period.parse(
        draw(
            st.sampled_from(
                [
                    f"{year:04d}",
                    f"{year:04d}-{month:02d}",
                    f"{year:04d}-Q{quarter}",
                    f"FY{split}",
                    f"AY{split}",
                    f"FY{split}/Q{quarter}",
                    f"AY{split}/Q{quarter}",
                    f"{first}/{second}",
                ]
            )
        )
    )


@st.composite
def ratings(draw: st.DrawFn) -> Rag:
    """Draw a Rag, certain or not."""
    best, worst = sorted([draw(st.integers(1, 5)), draw(st.integers(1, 5))])
    return Rag(best=best, worst=worst)


_org_ids = st.builds(
    "{}-{}{}".format,
    st.sampled_from(["GB-COH", "GB-CHC", "GB-GOR", "XI-IATI", "GB-UKPRN"]),
    st.sampled_from("0D9"),
    st.text("AZaz09./_-", max_size=5),
)
_codes = st.builds("{}{:08}".format, st.sampled_from("EWSNK"), st.integers(0, 99_999_999))

VALUES: Final[Mapping[type, SearchStrategy[Any]]] = {
    str: texts,
    int: _whole,
    bool: st.booleans(),
    date: st.dates(),
    Decimal: numbers(),
    Count: counts(),
    Money: sums(),
    Share: shares(),
    PartialDate: partial_dates(),
    Period: periods(),
    OrgId: _org_ids.map(OrgId.parse),
    Place: st.builds(Place, name=texts.filter(str.strip), code=st.none() | _codes),
    Rag: ratings(),
}
"""A strategy for each type that is written as one value."""

reasons: SearchStrategy[Missing] = st.sampled_from(
    [Missing(reason=reason) for reason in MISSING_REASONS]  # type: ignore[arg-type]
)
"""A Missing with any reason."""
