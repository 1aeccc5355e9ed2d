"""Cells and rows as XML, each kind in its form."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.errors import RenderError
from ldsp_excel.cell_xml import decimal_text, row, serial, tail
from ldsp_excel.markup import escaped, text_element, without_codes
from ldsp_excel.strings import SharedStrings

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])) | st.text(
    "<&>\r\n\t '"
)


def parsed(xml: str) -> ElementTree.Element:
    """What a reader of XML makes of *xml*."""
    return ElementTree.fromstring(xml)


@given(TEXT)
def test_text_comes_back_as_it_is(text: str):
    """Whatever a text holds, a reader of XML gets it back, carriage returns too."""
    assert (parsed(f"<t>{escaped(text)}</t>").text or "") == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [(" a", True), ("a ", True), ("a\nb", True), ("\ta", True), ("a b", False), ("", False)],
)
def test_spaces_at_the_ends_are_kept(text: str, kept: bool):
    """Excel would drop them, and breaks of lines, without being told."""
    assert ('xml:space="preserve"' in text_element(text)) == kept


def test_codes_stay_text():
    """What Excel would read as a code for a character is written so that it does not."""
    assert without_codes("_x0041_ _xyz_") == "_x005F_x0041_ _xyz_"


@pytest.mark.parametrize(
    ("value", "formula", "xml"),
    [
        (None, "", '<c r="A1" s="3"/>'),
        (True, "", '<c r="A1" s="3" t="b"><v>1</v></c>'),
        (False, "", '<c r="A1" s="3" t="b"><v>0</v></c>'),
        (7, "", '<c r="A1" s="3"><v>7</v></c>'),
        (-0.5, "", '<c r="A1" s="3"><v>-0.5</v></c>'),
        (Decimal("14250.50"), "", '<c r="A1" s="3"><v>14250.50</v></c>'),
        (date(2019, 4, 1), "", '<c r="A1" s="3"><v>43556</v></c>'),
        ("words", "", '<c r="A1" s="3" t="s"><v>0</v></c>'),
        (7, "A2<B2", '<c r="A1" s="3"><f>A2&lt;B2</f><v>7</v></c>'),
        ("a & b", "X", '<c r="A1" s="3" t="str"><f>X</f><v>a &amp; b</v></c>'),
        (True, "X", '<c r="A1" s="3" t="b"><f>X</f><v>1</v></c>'),
    ],
)
def test_every_kind_of_cell_has_its_form(value, formula: str, xml: str):
    """Empty cells, yes and no, numbers, days, texts, and formulas with what they come to."""
    assert f'<c r="A1{tail(3, value, SharedStrings(), formula)}' == xml


@pytest.mark.parametrize(
    ("value", "formula", "problem"),
    [
        (None, "A2", "the formula A2 has no value"),
        (float("nan"), "", "nan is not a number"),
        (float("inf"), "", "inf is not a number"),
        (Decimal("NaN"), "", "NaN is not a number"),
        (date(1900, 2, 28), "", "1900-02-28 lies before"),
    ],
)
def test_what_no_cell_can_hold_is_refused(value, formula: str, problem: str):
    """A formula without a result, numbers that are none, days that Excel counts wrongly."""
    with pytest.raises(RenderError, match=problem):
        tail(0, value, SharedStrings(), formula)


def test_days_are_counted_as_excel_counts():
    """From 1 March 1900, the first day after the one that never was."""
    assert serial(date(1900, 3, 1)) == 61
    assert serial(date(9999, 12, 31)) == 2_958_465


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_decimals_have_no_more_digits_than_a_double(value: Decimal):
    """And are the same double when they are read."""
    text = decimal_text(value)
    assert float(text) == float(value)
    assert len(text) <= 24


def test_a_row_has_its_number_at_every_cell():
    """Its cells stand in columns A, B, C … in this order; its height is told where it has one."""
    tails = [tail(0, number, SharedStrings()) for number in range(28)]
    element = parsed(row(12, tails, 29.5))
    assert element.attrib == {"r": "12", "ht": "29.5"}
    assert [cell.attrib["r"] for cell in element][:2] == ["A12", "B12"]
    assert [cell.attrib["r"] for cell in element][-2:] == ["AA12", "AB12"]
    assert parsed(row(1, tails)).attrib == {"r": "1"}
