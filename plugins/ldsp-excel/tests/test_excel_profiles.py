"""What a workbook for work has, and one for publication must not have."""

from __future__ import annotations

import pytest

from ldsp_core.document import Column, Metric, Metrics
from ldsp_core.values import Rag


def test_publication_has_no_filters_panes_fills_or_print_headers(publication):
    """Publication: no filters, freeze panes, fills, images or print headers."""
    for sheet in publication.values.worksheets:
        assert sheet.freeze_panes is None
        assert sheet.print_title_rows is None
        assert not sheet.conditional_formatting
        assert not sheet.data_validations.dataValidation
        assert all(table.autoFilter is None for table in sheet.tables.values())
        for row in sheet.iter_rows():
            assert all(cell.fill.patternType is None for cell in row)
    assert not [name for name in publication.parts if "media" in name or "drawing" in name]
    assert "<headerFooter" not in "".join(publication.parts.values())


def test_publication_has_one_table_a_sheet_from_column_a(publication):
    """Publication: each sheet has one table, which begins in column A."""
    for sheet in publication.values.worksheets:
        (table,) = sheet.tables.values()
        assert table.ref.startswith("A")
    assert "Headline figures" in publication.values.sheetnames


def test_publication_type_is_large_enough(publication):
    """Publication: no type is smaller than 12 points."""
    sizes = {
        cell.font.sz
        for sheet in publication.values.worksheets
        for row in sheet.iter_rows()
        for cell in row
    }

    assert min(sizes) == 12


def test_working_headers_stay_in_sight(working):
    """Working: the header row stays in sight and is repeated on paper; tables have filters."""
    for sheet in working.values.worksheets[1:]:
        (table,) = sheet.tables.values()
        assert sheet.freeze_panes in ("A6", "B6")
        assert sheet.print_title_rows == "$5:$5"
        assert table.autoFilter.ref.startswith("A5:")


def test_filters_leave_out_the_total_row(working):
    """Working: a filter covers headers and rows, never the total."""
    (table,) = (t for _, t in working.tables() if t.displayName == "events")

    assert (table.ref, table.autoFilter.ref) == ("A5:G9", "A5:G8")


def test_working_sheets_are_set_up_for_paper(working):
    """Working: landscape A4, as wide as the page, draft and banners in the header."""
    for sheet in working.values.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddHeader.center.text == (
            "DRAFT. Fictional example: this partnership is invented."
        )
        assert sheet.oddFooter.right.text == "Page &P of &N"


def test_long_banners_are_shortened_on_paper_only(render, report_of):
    """Working: Excel limits a printed header; the sheets still show the banner in full."""
    banner = "A & B " * 60
    book = render(report_of(banners=(banner,))).values
    text = book["Cover"].oddHeader.center.text

    assert len(text) < 255
    assert text.startswith("A && B")
    assert text.endswith("…")
    assert book["Contents"]["A3"].value.startswith(banner.strip())


@pytest.mark.parametrize("before", ["", "x"])
def test_shortened_lines_hold_no_broken_code(render, report_of, before: str):
    """Working: an & at the end of a shortened line stays an &, and begins no code."""
    book = render(report_of(banners=(before + "&" * 300,))).values
    text = book["Cover"].oddHeader.center.text

    assert text.endswith("…")
    assert text.count("&") % 2 == 0


def test_ends_of_bounds_stay_off_paper(working):
    """Working: the columns with the ends of bounds, which repeat the words, are not printed."""
    assert working.values["Spend by quarter"].print_area == "'Spend by quarter'!$A$1:$G$9"


def test_headline_figures_have_names(working, publication):
    """Working: each headline figure has a name; publication has none."""
    names = working.values.defined_names

    assert names["headline_people_reached"].attr_text == "'Cover'!$B$19"
    assert working.values["Cover"]["B19"].value == "over 660"
    assert not publication.values.defined_names


def test_names_of_headline_figures_are_unique(render, report_of):
    """Working: figures of one label get names of their own, none of them a table's."""
    metrics = tuple(Metric(label=label, value=1) for label in ("Figures", "People", "people", "£"))
    book = render(report_of(Metrics(metrics=metrics))).values

    assert list(book.defined_names) == [
        "headline_figures_2",
        "headline_people",
        "headline_people_2",
        "headline_figure",
    ]


def test_ratings_offer_their_words(render, report_of, table_of):
    """Working: ratings that are not derived have a list to choose from, and fills."""
    rating = Column(key="rating", label="Rating", kind="rag")
    sheet = render(report_of(table_of([rating], (Rag.exactly(2),)))).values["Reach"]
    (choice,) = sheet.data_validations.dataValidation

    assert str(choice.sqref) == "A6"
    assert "2 (minor concern)" in choice.formula1
    assert len(choice.formula1) <= 257
    assert [str(area.sqref) for area in sheet.conditional_formatting] == ["A6"]


def test_derived_ratings_offer_no_list(working):
    """Working: a derived rating is filled by what it says, and is not to be chosen."""
    sheet = working.values["Reach against targets"]

    assert not sheet.data_validations.dataValidation
    assert [str(area.sqref) for area in sheet.conditional_formatting] == ["E6:E8"]
