"""Everything in the model has its place in the workbook, and a new field gets one by itself."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from attrs import frozen
from openpyxl import load_workbook

from ldsp_core.files import json_schema, partnership_schema
from ldsp_core.model.fields import fact, many
from ldsp_core.values import NOT_RECORDED, Count, Missing, Money
from ldsp_excel.entry.grid import FIRST_ROW, HEADER_ROW, HELP_ROW, LAST_ROW
from ldsp_excel.entry.layout import ROOT
from ldsp_excel.entry.planning import layout_of
from ldsp_excel.entry.reader import EntryReader
from ldsp_excel.entry.schemas import shape_of
from ldsp_excel.entry.titles import normal

LAYOUT = layout_of(partnership_schema())


def leaves(schema: Any, root: Any, path: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """Return the paths of all values and lists under a table of the schema."""
    found = set()
    for name, each in schema["properties"].items():
        shape = shape_of(each, root)
        if shape.table and not shape.many:
            found |= leaves(root["$defs"][shape.kind], root, (*path, name))
        else:
            found.add((*path, name))
    return found


def test_every_field_of_the_model_has_its_place() -> None:
    """Out: each value a column, each list of things a sheet, and no column is for nothing."""
    schema = partnership_schema()
    places = {ROOT: {column.path for column in LAYOUT.root}}
    for sheet in LAYOUT.sheets:
        places[sheet.title] = {column.path for column in sheet.columns}
    for sheet in LAYOUT.sheets:
        for home in sheet.homes:
            places[home.owner].add(home.path)

    assert places[ROOT] == leaves(schema, schema)
    for sheet in LAYOUT.sheets:
        assert places[sheet.title] == leaves(schema["$defs"][sheet.kind], schema), sheet.title


def test_titles_and_headers_are_valid_and_unique() -> None:
    """Out: or neither a person nor a program could tell them apart."""
    titles = [ROOT, *(sheet.title for sheet in LAYOUT.sheets)]
    assert len({normal(title) for title in titles}) == len(titles)
    assert all(len(title) <= 31 and not re.search(r"[\[\]:*?/\\]", title) for title in titles)
    for headers in ([column.header for column in LAYOUT.root], *(s.headers for s in LAYOUT.sheets)):
        assert len({normal(header) for header in headers}) == len(headers)
        assert all(headers)


@frozen(kw_only=True)
class Note:
    """A class that the model does not have."""

    text: str = fact("Text", "What is noted.", example="Mind the gap")


@frozen(kw_only=True)
class Trip:
    """Another one, with lists in it."""

    id: str = fact("Id")
    cost: Money | Missing = fact("Cost", unit="money", default=NOT_RECORDED)
    riders: Count | Missing = fact("Riders", unit="people", default=NOT_RECORDED)
    notes: tuple[Note, ...] = many("Notes")
    stops: tuple[Note, ...] = many("Stops")


@frozen(kw_only=True)
class Logbook:
    """What a data file of theirs would hold."""

    trips: tuple[Trip, ...] = many("Trips")
    log: Note | Missing = fact("Log", default=NOT_RECORDED)


def test_new_classes_and_fields_need_no_work(written: Any) -> None:
    """Out: sheets, headers, units, help and examples come from what a class says of itself."""
    schema = json_schema(Logbook)
    tree = {
        "trips": [
            {"id": "one", "cost": "£5", "notes": [{"text": "a"}], "stops": [{"text": "b"}]},
            {"id": "two", "riders": "over 600", "stops": [{"text": "c"}]},
        ],
        "log": {"missing": "not applicable"},
    }
    data = written(tree, schema)
    book = load_workbook(io.BytesIO(data))

    assert EntryReader(schema=schema).read(data, "x.xlsx").tree == tree
    assert book.sheetnames == ["Start here", "Partnership", "Trips", "Notes", "Lists"]
    assert [cell.value for cell in book["Trips"][HEADER_ROW]] == ["Id", "Cost", "Riders (people)"]
    assert [cell.value for cell in book["Notes"][HEADER_ROW]] == ["Belongs to", "Which one", "Text"]
    assert [cell.value for cell in book["Notes"]["A"][HEADER_ROW:]] == [
        "Trips: Notes",
        "Trips: Stops",
        "Trips: Stops",
    ]
    help_text = book["Notes"].cell(HELP_ROW, 3).value
    assert help_text == "Needed. What is noted.\nFor example: Mind the gap"


@pytest.fixture(scope="module")
def filled(small_data: bytes) -> Any:
    """A small workbook, as openpyxl opens it."""
    return load_workbook(io.BytesIO(small_data))


def test_only_what_is_filled_in_is_unlocked(filled: Any) -> None:
    """Out: sheets are protected without a password, and rows may be added below."""
    for title in ("Partnership", "Activities", "Measurements"):
        sheet = filled[title]
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        assert not sheet.protection.insertRows
        assert all(cell.protection.locked for cell in sheet[HEADER_ROW])
    activities = filled["Activities"]
    assert not activities.cell(FIRST_ROW, 1).protection.locked
    assert all(not column.protection.locked for column in activities.column_dimensions.values())
    assert all(cell.protection.locked for row in activities["A1:AC3"] for cell in row)


def test_drop_downs_refer_to_lists(filled: Any) -> None:
    """Out: words to ranges on a sheet of their own, ids to where they stand, to the last row."""
    found = {
        (validation.promptTitle, str(validation.sqref)): validation
        for validation in filled["Activities"].data_validations.dataValidation
    }
    status = found["Status", f"D{FIRST_ROW}:D{LAST_ROW}"]
    assert status.type == "list"
    words = filled["Lists"][status.formula1.removeprefix("Lists!").replace("$", "")]
    assert [cell.value for (cell,) in words] == [
        *("idea", "in talks", "planned", "under way", "completed", "paused", "cancelled")
    ]
    assert status.error.startswith("Choose one of: idea, in talks")
    themes = found["Themes", f"C{FIRST_ROW}:C{LAST_ROW}"]
    assert themes.formula1 == "list_Themes"
    assert filled.defined_names["list_Themes"].attr_text.startswith("OFFSET(Themes!$A$5,")


def test_prompts_fit(filled: Any) -> None:
    """Out: Excel repairs a workbook with a longer one."""
    for sheet in filled.worksheets:
        for each in sheet.data_validations.dataValidation:
            assert len(each.promptTitle) <= 32
            assert len(each.prompt) <= 255
            assert len(each.error or "") <= 255
            assert len(each.formula1 or "") <= 255


def test_the_first_sheet_leads_to_all_others(filled: Any) -> None:
    """Out: with links that exist, and back."""
    start = filled.worksheets[0]
    targets = {link.location for row in start.iter_rows() for c in row if (link := c.hyperlink)}
    others = filled.sheetnames[1:-1]

    assert {target.partition("!")[0].strip("'") for target in targets} == set(others)
    assert all(filled[title]["A2"].hyperlink.location == "'Start here'!A1" for title in others)


def test_the_first_sheet_counts_rows_and_leaves_room_for_more(filled: Any) -> None:
    """Out: for a hundred thousand more than there are; a million on each sheet take long."""
    start = filled.worksheets[0]
    formulas = {row[0].value: row[2].value for row in start.iter_rows(min_row=20)}

    assert formulas["Activities"] == "=COUNTA(Activities!$A$5:$A$100006)"
    assert formulas["Themes"] == "=COUNTA(Themes!$A$5:$A$100007)"


def test_headers_are_repeated_on_every_printed_page(filled: Any) -> None:
    """Out: with a column beside them LibreOffice takes half a second for each sheet."""
    for sheet in filled.worksheets[1:-1]:
        assert sheet.print_title_rows == f"${HEADER_ROW}:${HEADER_ROW}"
        assert sheet.print_title_cols is None


def test_the_blank_workbook_says_its_version(blank: bytes) -> None:
    """Out: so that a later library knows what it has before it."""
    assert EntryReader().read(blank, "x.xlsx").tree["format_version"] == 1
