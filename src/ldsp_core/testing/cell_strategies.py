"""Hypothesis strategies for words, links and every kind of cell."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ldsp_core.document import Cell, Link, format_cell
from ldsp_core.testing import value_strategies as values
from ldsp_core.values import Interval, MoneyRange

AWKWARD_WORDS: Final = (
    "+44 1772 000000",
    "- not a list",
    "1. not a list",
    "# no heading #",
    "> no quotation",
    "a | b",
    "*stars* and _lines_",
    "`code` ~~gone~~ $x$",
    "[words](https://example.org) and ![picture](x.png)",
    "<b>bold</b> &amp; &#35;",
    "    no code",
    "\ttab\t",
    "https://example.org/a_b_c",
    "£75,000 – “quoted” …",
    "a\u00a0b\u2028c",
)
"""Texts that one format or another may take for something else."""


@cache
def words() -> SearchStrategy[str]:
    """Draw text that says something."""
    return st.sampled_from(AWKWARD_WORDS) | values.texts.filter(str.strip)


@cache
def links() -> SearchStrategy[Link]:
    """Draw links."""
    addresses = ("https://example.org/", "https://example.org/?a=1&copy=2#(x", "mailto:a@b.org")
    return st.builds(Link, words(), st.sampled_from(addresses))


@st.composite
def money_ranges(draw: st.DrawFn) -> MoneyRange:
    """Draw a sum that is known within bounds."""
    low = Decimal(draw(st.integers(-(10**6), 10**9))).scaleb(-2)
    is_open = draw(st.booleans())
    interval = draw(
        st.sampled_from(
            [
                Interval(low=low, low_open=is_open),
                Interval(high=low, high_open=is_open),
                Interval(low=low, high=low + 100, low_open=is_open, high_open=is_open),
                Interval(low=low, high=low, approximate=True),
            ]
        )
    )
    return MoneyRange(interval=interval, currency=draw(st.sampled_from(["GBP", "EUR"])))


@cache
def cells() -> SearchStrategy[Cell]:
    """Draw any cell."""
    return st.one_of(
        words(),
        values.VALUES[int],
        values.numbers(),
        st.dates(),
        values.partial_dates(),
        values.sums(),
        money_ranges(),
        values.counts(),
        values.shares(),
        values.periods(),
        values.ratings(),
        values.reasons,
        links(),
    ).filter(lambda cell: format_cell(cell).strip() != "")
