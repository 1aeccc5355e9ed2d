"""Texts that a workbook cannot hold are refused with their place (statement 7)."""

from __future__ import annotations

import pytest

from ldsp_core.document import Column, Metric, Metrics, Paragraph, Text
from ldsp_core.errors import DocumentError, RenderError

THEME = Column(key="theme", label="Theme")
LONGEST = "x" * 32_767


@pytest.mark.parametrize("character", ["\x00", "\x07", "\r", "\ud800", "\ufffe"])
def test_forbidden_characters_are_refused(render, report_of, table_of, character: str):
    """7: a character that XML forbids is refused with table, row and column."""
    report = report_of(table_of([THEME], ("fine",), (f"bad{character}text",)))

    with pytest.raises(RenderError, match=r"table reach, row 2, column 'Theme': .*position 4"):
        render(report)


def test_text_too_long_is_refused(render, report_of, table_of):
    """7: text longer than a cell is refused with its length, never cut."""
    report = report_of(table_of([THEME], (LONGEST + "x",)))

    with pytest.raises(RenderError, match=r"row 1, column 'Theme': .*32,768 characters"):
        render(report)


def test_length_is_counted_as_excel_counts(render, report_of, table_of):
    """7: characters beyond the basic plane count twice."""
    report = report_of(table_of([THEME], ("😀" * 16_384,)))

    with pytest.raises(RenderError, match="32,768"):
        render(report)


def test_longest_text_is_kept_whole(render, report_of, table_of):
    """7: text of exactly the longest length comes back unchanged."""
    book = render(report_of(table_of([THEME], (LONGEST,))))

    assert book.column("reach", "Theme") == [LONGEST]


@pytest.mark.parametrize(
    ("block", "place"),
    [
        (Paragraph(Text("bad\x01")), "section '1.0 Performance', paragraph"),
        (Metrics(metrics=(Metric(label="bad\x01", value=1),)), "headline figure"),
        (Metrics(metrics=(Metric(label="Reach", value="bad\x01"),)), "headline figure 'Reach'"),
    ],
)
def test_prose_and_figures_are_checked_too(render, report_of, block, place: str):
    """7: the place is named for prose and headline figures as well."""
    with pytest.raises(RenderError, match=place):
        render(report_of(block))


def test_title_is_checked(render, report_of):
    """7: the title on the cover is no exception."""
    with pytest.raises(RenderError, match="title of sheet Cover"):
        render(report_of(title="bad\x01"))


def test_header_too_long_is_refused(render, report_of, table_of):
    """7: a column's label that Excel cannot take as a name is refused with its column."""
    with pytest.raises(RenderError, match=r"header of column 'theme'.*255"):
        render(report_of(table_of([Column(key="theme", label="x" * 256)], ("a",))))


def test_row_of_wrong_length_is_refused(render, report_of, table_of):
    """A row that does not fit the columns is refused with its number."""
    with pytest.raises(DocumentError, match="table reach, row 2: 2 cells for 1 columns"):
        render(report_of(table_of([THEME], ("a",), ("a", "b"))))


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+44 1234",
        "-5",
        "@sum",
        "#N/A",
        "TRUE",
        "2019-04-01",
        "007",
        "1e5",
        "'quoted",
        " spaces ",
        "two\nlines",
        "tab\there",
        "_x0041_",
        "<b>&amp;</b>",
        "££ 😀 数字",
    ],
)
def test_text_stays_text(render, report_of, table_of, text: str):
    """7: text is never taken for a formula, a number, a date, an error or a code."""
    book = render(report_of(table_of([THEME], (text,))))
    sheet = book.formulas["Reach"]

    assert sheet["A6"].value == text
    assert sheet["A6"].data_type == "s"


def test_codes_in_text_are_escaped(render, report_of, table_of):
    """7: "_x0041_", which Excel reads as A, is written so that it stays what it is."""
    column = Column(key="theme", label="_x0041_")
    parts = render(report_of(table_of([column], ("_x0042_",)))).parts

    assert "<t>_x005F_x0042_</t>" in parts["xl/sharedStrings.xml"]
    assert "<t>_x005F_x0041_</t>" in parts["xl/sharedStrings.xml"]
    assert 'name="_x005F_x0041_"' in parts["xl/tables/table4.xml"]
