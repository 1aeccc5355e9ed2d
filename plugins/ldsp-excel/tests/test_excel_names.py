"""Names of sheets, tables and columns: valid, unique, meaningful (statement 1 and 7)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldsp_excel.names import (
    SHEET_LIMIT,
    TABLE_LIMIT,
    Names,
    cut,
    name_from,
    sheet_name,
    sheet_names,
    units,
)
from ldsp_excel.references import escape

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(st.lists(st.tuples(TEXT, TEXT), max_size=8))
def test_sheet_names_are_valid_and_unique(tables: list[tuple[str, str]]):
    """Whatever the captions, sheets get names that Excel takes, no two alike but for case."""
    names = sheet_names()

    taken = [names.take(sheet_name(*table), SHEET_LIMIT, " ({})") for table in tables]

    for name in taken:
        assert 1 <= units(name) <= 31
        assert not re.search(r"[\[\]:*?/\\]", name)
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"
    assert len({name.casefold() for name in taken}) == len(taken)


@given(st.lists(TEXT, max_size=8))
def test_table_names_are_valid_and_unique(ids: list[str]):
    """Whatever the ids, tables get names that Excel takes: no cell's address among them."""
    names = Names()

    taken = [names.take(name_from(identifier), TABLE_LIMIT, "_{}") for identifier in ids]

    for name in taken:
        assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,254}", name)
        assert not re.fullmatch(r"(?i)[a-z]{1,3}\d+|r\d*c\d*|[rc]\d*|true|false", name)
    assert len({name.casefold() for name in taken}) == len(taken)


@given(TEXT, st.integers(min_value=0, max_value=40))
def test_cut_text_fits(text: str, limit: int):
    """A text is cut to its beginning, counted as Excel counts."""
    short = cut(text, limit)

    assert text.startswith(short)
    assert units(short) <= limit


@given(TEXT)
def test_escaped_headers_have_no_bare_brackets(header: str):
    """In a formula each bracket, # and ' of a header has a ' before it, and nothing is lost."""
    escaped = escape(header)

    assert re.sub(r"'(.)", r"\1", escaped, flags=re.DOTALL) == header
    assert not re.search(r"[\[\]#]", re.sub(r"'.", "", escaped, flags=re.DOTALL))


@pytest.mark.parametrize(
    ("caption", "identifier", "name"),
    [
        ("Reach by theme", "reach", "Reach by theme"),
        ("People reached by theme against the target", "reach-by-theme", "Reach by theme"),
        (
            "People reached by theme against the target",
            "people-reached-by-theme-and-target",
            "People reached by theme against",
        ),
        ("Spend: 2018/19 [draft]", "spend", "Spend 2018 19 draft"),
        ("'Quoted'", "quoted", "Quoted"),
        ("???", "spend-by-quarter", "Spend by quarter"),
        ("", "", "Table"),
    ],
)
def test_sheets_are_named_after_captions(caption: str, identifier: str, name: str):
    """A sheet has its table's caption, else its id, else the caption's first words."""
    assert sheet_name(caption, identifier) == name


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        ("spend-by-quarter", "spend_by_quarter"),
        ("q1", "table_q1"),
        ("r1c1", "table_r1c1"),
        ("c", "table_c"),
        ("2019-reach", "table_2019_reach"),
        ("café", "cafe"),
        ("数字", "table"),
    ],
)
def test_tables_are_named_after_ids(identifier: str, name: str):
    """A table's name is its id with underscores; what reads as a cell gets a word before it."""
    assert name_from(identifier) == name


def test_names_differ_by_more_than_case():
    """Excel takes "Reach" and "reach" for one name, so the second is numbered."""
    names = Names()

    assert [names.take(name, 10, " ({})") for name in ("Reach", "reach", "REACH")] == [
        "Reach",
        "reach (2)",
        "REACH (3)",
    ]
