"""What holds for every workbook, whatever its profile (statements 1 to 6)."""

from __future__ import annotations

import io
import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils import range_boundaries

from ldsp_core.document import Column, Metric, Metrics, Paragraph
from ldsp_core.values import NOT_APPLICABLE, NOT_RECORDED, Count, Money


def test_every_region_is_a_table_with_its_headers(sample):
    """1: the header cells of every table are unique, non-empty texts equal to its columns."""
    for sheet, table in sample.tables():
        headers = [cell.value for cell in sheet[table.ref][0]]
        assert headers == [column.name for column in table.tableColumns]
        assert all(isinstance(header, str) and header.strip() for header in headers)
        assert len({header.casefold() for header in headers}) == len(headers)


def test_every_sheet_has_its_data_in_tables(sample):
    """1: below its title's lines, a sheet holds nothing outside its tables but headings."""
    for sheet in sample.values.worksheets:
        inside = set()
        first = sheet.max_row
        for table in sheet.tables.values():
            left, top, right, bottom = range_boundaries(table.ref)
            first = min(first, top)
            inside |= {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
        outside = {
            cell.coordinate: cell.value
            for row in sheet.iter_rows(min_row=first)
            for cell in row
            if cell.value is not None and (cell.row, cell.column) not in inside
        }
        assert set(outside.values()) <= {"Headline figures"}


def test_table_names_are_valid_and_unique(sample):
    """1: table names are valid, and no two are alike in the workbook."""
    names = [table.displayName for _, table in sample.tables()]

    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name) for name in names)
    assert len({name.casefold() for name in names}) == len(names)
    assert {"reach", "events", "spend", "contents", "notes", "details"} <= set(names)


def test_nothing_is_merged_and_nothing_is_blank(sample):
    """2: there are no merged cells; no cell is blank but a gap of a chart, words beside it."""
    for sheet in sample.values.worksheets:
        assert not sheet.merged_cells.ranges
    for sheet, table in sample.tables():
        for row in sheet[table.ref]:
            for cell, after in pairwise([*row, None]):
                if cell.value in (None, ""):
                    assert sheet.title.startswith("Chart")
                    assert after.value in ("not recorded", "not yet due", "suppressed")


def test_words_for_what_is_missing_are_explained(sample):
    """2: every reason that stands in place of a figure has its row in the notes."""
    marks = sample.column("notes", "Mark")

    for word in ("not recorded", "not applicable", "not yet due", "suppressed", "not known", "–"):
        assert word in marks


def test_legend_names_only_what_stands_in_the_workbook(render, report_of, table_of):
    """2: the legend leaves out what no cell says, and says where the rest stands."""
    table = table_of([Column(key="n", label="People", kind="number")], (1,), (NOT_RECORDED,))
    book = render(report_of(table))

    assert book.column("notes", "Mark") == ["not recorded"]
    assert book.column("notes", "Where it stands") == ["Reach"]


def test_a_workbook_without_notes_says_so(render, report_of, table_of):
    """2: a sheet of notes with nothing to explain says that."""
    book = render(report_of(table_of([Column(key="n", label="People")], (1,))))

    assert book.column("notes", "Mark") == ["no notes"]


def test_every_sheet_has_its_title_in_a1(sample):
    """3: A1 of every sheet is its title, marked as a heading."""
    for sheet in sample.values.worksheets:
        assert isinstance(sheet["A1"].value, str)
        assert sheet["A1"].style == "Heading 1"
    assert sample.values.worksheets[0]["A1"].value == "Digital skills in Borsetshire"
    assert sample.values["Reach against targets"]["A1"].value == "Table 1: Reach against targets"


def test_first_sheets_are_cover_and_contents(sample):
    """3: the first sheets are cover, contents, notes and text; then one for each table."""
    names = [
        name
        for name in sample.values.sheetnames
        if name != "Headline figures" and not name.startswith("Chart")
    ]

    assert names[:4] == ["Cover", "Contents", "Notes", "Text"]
    assert names[4:] == [
        "Reach against targets",
        "Events",
        "People at events by theme",
        "Spend by quarter",
        "Every kind of cell",
        "Complaints",
    ]


def test_contents_link_to_every_sheet(sample):
    """3: the contents name all other sheets in order, each a link that leads there."""
    sheet = sample.values["Contents"]
    cells = [row[0] for row in sheet[sheet.tables["contents"].ref][1:]]

    assert [cell.value for cell in cells] == sample.values.sheetnames[2:]
    assert [cell.hyperlink.location for cell in cells] == [
        f"'{name}'!A1" for name in sample.values.sheetnames[2:]
    ]


def test_links_lead_to_cells_that_exist(sample):
    """3: every link within the workbook leads to a cell that is there and filled."""
    found = 0
    for sheet in sample.values.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.hyperlink is not None and cell.hyperlink.location:
                    name, _, place = cell.hyperlink.location.rpartition("!")
                    assert sample.values[name.strip("'")][place].value is not None
                    found += 1
    assert found > 20


def test_sheets_tell_their_section_units_and_date(sample):
    """3: below the title stand section and units, then date, draft mark and banners."""
    sheet = sample.values["Spend by quarter"]

    assert sheet["A2"].value == "From section 2.3 Finance, in 2.0 Performance. Units: £, people."
    assert sheet["A3"].value == (
        "DRAFT. Fictional example: this partnership is invented. As at 1 April 2019."
    )


def test_every_sheet_shows_draft_and_banners(sample):
    """Every sheet says that it is a draft, and shows the banners."""
    for sheet in sample.values.worksheets:
        top = " ".join(str(row[0].value) for row in sheet.iter_rows(max_row=6))
        assert "DRAFT" in top
        assert "Fictional example: this partnership is invented" in top


def test_a_final_report_has_no_draft_mark(render, report_of):
    """A report that is no draft says so, and shows no mark."""
    book = render(report_of(Paragraph("Words.")))

    assert "DRAFT" not in "".join(book.parts["xl/sharedStrings.xml"])
    assert book.column("details", "Details")[-1] == "Final"


def test_units_stand_in_headers(sample):
    """3: a header is the label with its unit, and with the markers of its notes."""
    headers = [
        c.name for s, t in sample.tables() if t.displayName == "reach" for c in t.tableColumns
    ]

    assert headers[:3] == ["Theme", "Reached (people) [note 1]", "Target (people)"]


def test_properties(sample):
    """4: title, language, creator, subject and keywords are the report's; dates are its date."""
    properties = sample.values.properties

    assert properties.title == "Digital skills in Borsetshire"
    assert properties.language == "en-GB"
    assert properties.creator == "A. Coordinator"
    assert properties.subject == "Quarterly progress"
    assert properties.keywords == "digital skills, board paper"
    assert properties.created.isoformat() == "2019-04-01T00:00:00"
    assert properties.modified == properties.created


def test_cursor_is_in_a1_of_the_first_sheet(sample):
    """4: the workbook opens on A1 of its first sheet, and that sheet alone is selected."""
    book = sample.values

    assert book.active.title == "Cover"
    assert book.active.sheet_view.selection[0].activeCell == "A1"
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_view.tabSelected] == ["Cover"]


def test_figures_are_typed(sample):
    """5: counts, money, shares and days are numbers with formats; part dates are words."""
    sheet = sample.values["Spend by quarter"]
    events = sample.values["Events"]
    themes = sample.values["People at events by theme"]

    assert (sheet["C6"].value, sheet["C6"].number_format) == (14250.5, "[$£-809]#,##0.00")
    assert (sheet["B6"].value, sheet["B6"].number_format) == (15000, "[$£-809]#,##0")
    assert (sheet["F6"].value, sheet["F6"].number_format) == (100, "#,##0")
    assert (themes["D6"].number_format, round(themes["D6"].value, 6)) == ("0.0%", 0.571429)
    assert events["B6"].value.isoformat() == "2019-02-14T00:00:00"
    assert events["B6"].is_date
    assert events["B7"].value == "March 2019"


def test_bounds_are_shown_by_words_and_ends(sample):
    """5: a bound is words in its own column; its ends are numbers in two more."""
    assert sample.column("reach", "Reached (people) [note 1]") == [
        60,
        "over 600",
        "not recorded",
        "over 660",
    ]
    assert sample.column("reach", "Reached – low (people)") == [60, 600, "not recorded", 660]
    assert sample.column("reach", "Reached – high (people)") == [
        60,
        "not known",
        "not recorded",
        "not known",
    ]


def test_columns_without_bounds_have_no_ends(sample):
    """5: only a column that holds a bound gets columns for ends, after all others."""
    headers = [
        c.name for s, t in sample.tables() if t.displayName == "reach" for c in t.tableColumns
    ]

    assert headers[5:] == [
        "Reached – low (people)",
        "Reached – high (people)",
        "Share of target – low",
        "Share of target – high",
    ]


def test_headline_figures(sample):
    """The headline figures are a table with value, ends, note and section."""
    assert sample.column("headline_figures", "Value") == ["over 660", 75000, 35250.5]
    assert sample.column("headline_figures", "Value – low") == [660, 75000, 35250.5]
    assert sample.column("headline_figures", "Note") == ["one theme is not recorded", "–", "–"]


def test_headline_figures_without_bounds_have_no_ends(render, report_of):
    """Exact headline figures need no columns for ends."""
    book = render(report_of(Metrics(metrics=(Metric(label="Award", value=Money.pounds(5)),))))
    (table,) = (t for _, t in book.tables() if t.displayName == "headline_figures")

    assert [column.name for column in table.tableColumns] == ["Figure", "Value", "Note", "Section"]


def test_front_fields_are_on_the_cover(sample):
    """The cover holds everything that the report's front says, and its date as a date."""
    items = sample.column("details", "Item")
    details = dict(zip(items, sample.column("details", "Details"), strict=True))

    assert details["As at"].isoformat() == "2019-04-01T00:00:00"
    assert details["Organisation"] == "Borsetshire Digital Skills Partnership"
    assert details["Date of meeting"] == "Thursday 9 May 2019"
    assert sample.values["Cover"]["A2"].value == "Progress in the last quarter"


def test_an_empty_table_says_so(sample):
    """A table without rows keeps a row, as Excel requires, which says that there are none."""
    assert sample.column("none", "What") == ["no entries"]
    assert any("no rows" in each.message for each in sample.result.degradations)


def test_same_labels_get_distinct_headers(render, report_of, table_of):
    """1: two columns of one label are told apart by a number."""
    columns = [Column(key=key, label="Reach") for key in ("a", "b")]
    (table,) = (
        t for _, t in render(report_of(table_of(columns, (1, 2)))).tables() if t.name == "reach"
    )

    assert [column.name for column in table.tableColumns] == ["Reach", "Reach (2)"]


CELLS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12),
    st.integers(-(10**16), 10**16),
    st.dates(min_value=date(1890, 1, 1)),
    st.builds(Count.exactly, st.integers(0, 10**6)),
    st.builds(lambda low: Count(low=low, low_open=True), st.integers(0, 10**6)),
    st.sampled_from([NOT_RECORDED, NOT_APPLICABLE]),
)


@given(data=st.data())
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_table_is_whole_and_valid(render, report_of, table_of, data):
    """1, 2, 7: any table comes back whole: valid headers, no blanks, a row for each of its rows."""
    labels = data.draw(
        st.lists(st.text(st.sampled_from("ab[]#' (£)"), max_size=6), min_size=1, max_size=4)
    )
    columns = [Column(key=f"k{i}", label=label) for i, label in enumerate(labels)]
    rows = data.draw(st.lists(st.tuples(*[CELLS] * len(labels)), max_size=4))
    book = render(report_of(table_of(columns, *rows)))
    sheet, table = next((s, t) for s, t in book.tables() if t.displayName == "reach")
    cells = [[cell.value for cell in row] for row in sheet[table.ref]]

    assert cells[0] == [column.name for column in table.tableColumns]
    assert len({header.casefold() for header in cells[0]}) == len(cells[0])
    assert len(cells) == 1 + max(len(rows), 1)
    assert all(value not in (None, "") for row in cells for value in row)
    for row, written in zip(rows, cells[1:], strict=False):
        for cell, value in zip(row, written, strict=False):
            if isinstance(cell, str) and cell.strip():
                assert value == cell
            if isinstance(cell, int) and abs(cell) < 10**15:
                assert value == cell


@pytest.mark.parametrize("profile", ["working", "publication"])
def test_stream_is_left_open(render, report_of, profile: str):
    """The renderer writes to any stream and leaves it open."""
    assert io.BytesIO(render(report_of(Paragraph("Words.")), profile).data).read(2) == b"PK"
