"""What people type is read as they mean it, or refused in words they can act on."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldsp_excel.entry.dates import NotADateError, day_in, written
from ldsp_excel.entry.grid import FIRST_ROW, HEADER_ROW
from ldsp_excel.entry.reader import EntryReader


def rename(sheet: str, header: str, other: str) -> Any:
    """Return a change that writes another text over a header."""

    def change(book: Any) -> None:
        for cell in book[sheet][HEADER_ROW]:
            if cell.value == header:
                cell.value = other

    return change


@pytest.mark.parametrize(
    "header", ["START DATE", " start  date ", "Start\u00a0date", "\uff33tart date", "Start\ndate"]
)
def test_headers_match_however_they_are_written(book: Any, header: str) -> None:
    """1: case, spaces, line breaks, NBSP and forms of letters make no difference."""
    changed = book.change(rename("Activities", "Start date", header))

    assert changed.tree()["activities"][0]["start"]["date"] == "2019-05-25"


def test_a_unit_may_be_left_out_of_a_header(book: Any) -> None:
    """1: "Length" is "Length (months)"."""
    changed = book.set("Activities", 1, "Length (months)", 5).change(
        rename("Activities", "Length (months)", "length")
    )

    assert changed.tree()["activities"][0]["months"] == 5


def test_unknown_headers_are_reported_by_address(book: Any) -> None:
    """1: with the nearest that is known, and what was lost by it."""
    problems = book.change(rename("Activities", "Summary", "Sumary")).problems()

    assert "Activities!E4: 'Sumary' is no header of this sheet, did you mean 'Summary'?" in str(
        problems[0]
    )
    assert any("the header 'Summary' is missing; write it back" in each for each in problems)


def test_duplicate_headers_are_reported_by_address(book: Any) -> None:
    """1: with the address of the first of the two."""
    problems = book.change(rename("Activities", "Outcome", "Summary")).problems()

    assert problems[0] == (
        "Activities!F4: the header 'Summary' stands in Activities!E4 already; keep one of the two "
        "columns"
    )


def test_a_missing_header_that_is_not_needed_is_told(book: Any) -> None:
    """1: so that a workbook made before a field came to be can still be read."""
    changed = book.change(lambda book: book["Activities"].delete_cols(6))

    assert changed.tree()["activities"][0]["id"] == "club"
    (notice,) = changed.notices()
    assert "the header 'Outcome' is missing; nothing was read for it" in notice


def test_a_sheet_without_headers_is_told(book: Any) -> None:
    """1: with those that were looked for."""
    problems = book.change(lambda book: book["Activities"].delete_rows(HEADER_ROW)).problems()

    assert problems[0].startswith("Activities!A1: no row with the headers was found")


def test_columns_and_rows_may_be_moved(book: Any) -> None:
    """1: headers tell what a column holds, wherever they stand."""

    def move(book: Any) -> None:
        sheet = book["Activities"]
        sheet.insert_rows(1, 3)
        sheet.insert_cols(1)

    assert book.change(move).tree()["activities"][0]["title"] == "Club"


def test_an_error_names_cell_header_value_and_remedy(book: Any) -> None:
    """2: sheet, cell, header, value found, what was expected, and a fix."""
    problems = book.set("Activities", 10, "Start date", "31/02/2019").problems()

    assert (
        "Activities!G14 Start date: '31/02/2019' is not a date; write it as 28/02/2019" in problems
    )


def test_errors_of_reader_and_library_come_together(book: Any) -> None:
    """2: what the reader cannot read, and what the library refuses, in the order of cells."""
    problems = (
        book.set("Activities", 1, "Start date", "31/02/2019")
        .set("Activities", 1, "Status", "underway")
        .set("Grants", 1, "Stage", "dead")
        .set_fact("Id", "North!")
        .problems()
    )

    assert [each.partition(":")[0] for each in problems] == [
        "Partnership!B6 Id",
        "Grants!D5 Stage",
        "Activities!D5 Status",
        "Activities!G5 Start date",
    ]
    assert "did you mean 'under way'?" in problems[-2]


def test_rows_of_nobody_are_checked_with_all_others(book: Any) -> None:
    """2: what else is wrong with a row does not wait until it says what it belongs to."""
    problems = (
        book.set("Measurements", 1, "Activity", "clubb")
        .set("Measurements", 1, "Kind", "actuall")
        .set("Measurements", 1, "Count", "lots")
        .set("Milestones", 1, "Belongs to", "Activity")
        .set("Milestones", 1, "Title", "Opening")
        .set("Milestones", 1, "Planned", "99/99/2019")
        .set("Recommendations", 1, "Paper", "none")
        .problems()
    )

    assert [each.partition(":")[0] for each in problems] == [
        "Measurements!A5 Activity",
        "Measurements!D5 Kind",
        "Measurements!E5 Count",
        "Recommendations!A5 Paper",
        "Milestones!A5 Belongs to",
        "Milestones!C5 Id",
        "Milestones!E5 Planned",
    ]


def test_a_fault_is_told_once(book: Any) -> None:
    """2: a value that could not be read is not missed as well."""
    (problem,) = book.set("Grants", 1, "Id", "=A1").problems()

    assert problem.startswith("Grants!A5 Id: the formula has no stored result")


def test_many_errors_are_capped_and_counted(book: Any) -> None:
    """2: the first hundred are listed, and all are counted."""

    def spoil(book: Any) -> None:
        for row in range(FIRST_ROW, FIRST_ROW + 250):
            book["History"].cell(row, 1, "x")
            book["History"].cell(row, 2, "99/99/2019")

    from ldsp_core.errors import DataFileError
    from ldsp_core.files import load_partnership

    with pytest.raises(DataFileError) as caught:
        load_partnership(book.change(spoil).saved, "book.xlsx", EntryReader())
    text = str(caught.value)
    assert text.startswith("book.xlsx: 250 problems\n")
    assert text.endswith("\n  … and 150 more")
    assert len(text.splitlines()) == 102


@given(st.dates(min_value=date(1000, 1, 1)))
def test_text_dates_are_day_first(day: date) -> None:
    """3: every day, with slashes, dots or hyphens, and leading zeros or none."""
    assert day_in(written(day)) == day
    assert day_in(f"{day.day}.{day.month}.{day.year}") == day
    assert day_in(f"{day.year}-{day.month:02d}-{day.day:02d}") == day


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("31/02/2019", "write it as 28/02/2019"),
        ("31/04/2019", "write it as 30/04/2019"),
        ("29/02/2019", "write it as 28/02/2019"),
        ("05/25/2019", "the day comes first; write it as 25/05/2019"),
        ("25/05/19", "write the year in four figures"),
        ("01-02-03", "write the year in four figures"),
        ("0/5/2019", "write it day first"),
        ("40/50/2019", "write it day first"),
        ("01/01/0000", "write it day first"),
    ],
)
def test_ambiguous_and_impossible_dates_are_refused(text: str, advice: str) -> None:
    """3: with what may be meant, never with a guess."""
    with pytest.raises(NotADateError) as caught:
        day_in(text)
    assert advice in caught.value.advice


def test_serial_numbers_count_in_date_cells_only(book: Any) -> None:
    """3: in a cell without a date format 43610 is a number, and refused."""
    right = book.set("Activities", 1, "Start date", 43610, "dd/mm/yyyy")
    assert right.tree()["activities"][0]["start"]["date"] == "2019-05-25"

    (problem,) = book.set("Activities", 1, "Start date", 43610, "General").problems()
    assert problem == (
        "Activities!G5 Start date: 43610 is a number, not a date; format the cell as a date, or "
        "write it like 25/05/2019"
    )


@pytest.mark.parametrize(
    ("header", "value", "shown", "expected"),
    [
        ("Start date", date(2019, 5, 25), "d mmmm yyyy", "2019-05-25"),
        ("Start date", date(2019, 5, 25), "[$-809]dddd d mmmm yyyy", "2019-05-25"),
        ("Start date", date(2019, 5, 1), "mmm-yy", "2019-05"),
        ("Start date", date(2019, 1, 1), "yyyy", "2019"),
        ("Start date", "05/2019", "@", "2019-05"),
        ("Start date", 2019, "General", "2019"),
        ("Start date", "25 May 2019", "@", "25 May 2019"),
    ],
)
def test_a_date_is_known_as_far_as_it_is_shown(
    book: Any,
    header: str,
    value: Any,
    shown: str,
    expected: str,
) -> None:
    """3: a cell that shows "May-19" says nothing of the day."""
    changed = book.set("Activities", 1, header, value, shown)

    assert changed.tree()["activities"][0]["start"]["date"] == expected


def test_dates_counted_from_1904(book: Any) -> None:
    """3: workbooks of old Macintoshes count days from another one."""

    def count_anew(book: Any) -> None:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        book.epoch = CALENDAR_MAC_1904

    changed = book.change(count_anew).set_fact("As at", datetime(2019, 4, 1), "dd/mm/yyyy")

    assert changed.tree()["as_at"] == date(2019, 4, 1)


@pytest.mark.parametrize(
    ("value", "shown", "words"),
    [
        (datetime(2019, 4, 1, 9, 30), "dd/mm/yyyy hh:mm", "a time of day stands beside"),
        (date(2019, 4, 1), "mmm-yy", "is shown without its day"),
        (45, "dd/mm/yyyy", "45 is no day that a spreadsheet can show"),
        (-1, "dd/mm/yyyy", "no day that a spreadsheet can show"),
        ("soon", "@", "'soon' is not a day"),
    ],
)
def test_what_is_no_whole_day_is_refused(book: Any, value: Any, shown: str, words: str) -> None:
    """3: where a day is needed, no day is made of a month, and no time is dropped."""
    (problem,) = book.set_fact("As at", value, shown).problems()

    assert problem.startswith("Partnership!B8 As at: ")
    assert words in problem


@pytest.mark.parametrize(
    ("sheet", "header", "path", "typed", "value", "notice"),
    [
        ("Grants", "Amount awarded", "awarded", "£1,500.00", "£1,500.00", "a sum of money"),
        ("Grants", "Amount awarded", "awarded", "1,500.00", "£1,500.00", "was read as £1,500.00"),
        ("Grants", "Amount awarded", "awarded", "EUR 500", "EUR 500", ""),
        ("Grants", "Amount awarded", "awarded", 1500.5, "£1500.5", ""),
        ("Grants", "Length (months)", "months", "1,200", 1200, "was read as a number"),
        ("Grants", "Intervention rate", "intervention_rate", "50%", "50%", "as a percentage"),
        ("Measurements", "Count", "count", "1,200", "1,200", "was read as a count"),
        ("Measurements", "Count", "count", "600", 600, "was read as a count"),
        ("Measurements", "Count", "count", "over 600", "over 600", ""),
        ("Measurements", "Count", "count", 600.0, 600, ""),
        ("Grants", "Purpose", "purpose", 2019, "2019", "the number 2019 was read as text"),
        ("Grants", "Purpose", "purpose", " to learn ", "to learn", "read without the space"),
        ("Grants", "Stage", "stage", "LIVE", "live", ""),
    ],
)
def test_numbers_that_were_typed_as_text(
    book: Any, sheet: str, header: str, path: str, typed: Any, value: Any, notice: str
) -> None:
    """4: are read, and it is said how; "over 600" is a count."""
    changed = book.set(sheet, 1, header, typed)
    tree = changed.tree()
    holder = tree["grants"][0] if sheet == "Grants" else tree["activities"][0]["measurements"][0]

    assert holder[path] == value
    notices = changed.notices()
    assert (len(notices) == 1 and notice in notices[0]) if notice else notices == []


@pytest.mark.parametrize(
    ("value", "shown", "expected"),
    [(0.5, "0%", "50%"), (0.625, "0.00%", "62.5%"), (1, "0%", "100%"), (0, "0%", "0%")],
)
def test_percentages_are_numbers_with_a_sign(
    book: Any,
    value: float,
    shown: str,
    expected: str,
) -> None:
    """4: the number behind 50% is a half."""
    changed = book.set("Grants", 1, "Intervention rate", value, shown)

    assert changed.tree()["grants"][0]["intervention_rate"] == expected
    assert changed.notices() == []


@pytest.mark.parametrize(
    ("value", "shown", "words"),
    [
        (110, "0%", "11000% is not between 0% and 100%"),
        (110, "General", "110 is not a percentage"),
        (0.5, "General", "0.5 is not a percentage; write it with its sign, like 62%"),
        (1.1, "0%", "110% is not between 0% and 100%"),
        ("110", "@", "'110' is not a share"),
        ("=0.5", "0%", "the formula has no stored result"),
    ],
)
def test_110_in_a_percentage_column_is_refused(
    book: Any,
    value: Any,
    shown: str,
    words: str,
) -> None:
    """4: whatever the cell's format; a share over the whole is written as text."""
    (problem,) = book.set("Grants", 1, "Intervention rate", value, shown).problems()

    assert problem.startswith("Grants!X5 Intervention rate: ")
    assert words in problem
    as_text = book.set("Grants", 1, "Intervention rate", "110%")
    assert as_text.tree()["grants"][0]["intervention_rate"] == "110%"


@pytest.mark.parametrize(
    ("sheet", "header", "value", "shown", "words"),
    [
        ("Grants", "Length (months)", "a year", "@", "'a year' is not a whole number"),
        ("Grants", "Length (months)", 1.5, "General", "expected a whole number"),
        ("Grants", "Length (months)", 0.5, "0%", "50% is a percentage"),
        ("Grants", "Length (months)", date(2019, 5, 1), "d/m", "may have made of what was typed"),
        ("Grants", "Amount awarded", 5, '"$"#,##0', "which may be more than one currency"),
        ("Grants", "Amount awarded", "lots", "@", "'lots' is not a sum of money"),
        ("Grants", "Amount awarded", 1.005, "General", "has more decimals than GBP has"),
        ("Measurements", "Count", date(2019, 12, 10), "dd-mmm", "may have made of what was typed"),
        ("Measurements", "Count", "600 people", "@", "'600 people' is not a count"),
        ("Measurements", "Count", True, "General", "found true"),
        ("Measurements", "Cumulative", "perhaps", "@", "'perhaps' is neither yes nor no"),
        ("Measurements", "Period", "Q1", "@", "'Q1' is not a period"),
        ("Measurements", "Count", "#REF!", "General", "the cell shows the error #REF!"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    book: Any,
    sheet: str,
    header: str,
    value: Any,
    shown: str,
    words: str,
) -> None:
    """4: nothing is coerced: a spreadsheet's own guesses are not taken for what was typed."""
    (problem,) = book.set(sheet, 1, header, value, shown).problems()

    assert re.match(rf"{sheet}![A-Z]+5 {re.escape(header)}: ", problem)
    assert words in problem


def test_euros_are_told_by_the_format(book: Any) -> None:
    """4: a number shown with a euro sign is no sum of pounds."""
    changed = book.set("Grants", 1, "Amount awarded", 500, "[$€-2] #,##0.00")

    assert changed.tree()["grants"][0]["awarded"] == "€500"


def test_a_formula_without_its_result_is_never_blank(book: Any) -> None:
    """5: openpyxl stores no results; Excel does."""
    (problem,) = book.set("Grants", 1, "Purpose", "=A1").problems()

    assert problem == (
        "Grants!G5 Purpose: the formula has no stored result; open the file in Excel and save it"
    )


def test_a_formula_with_its_result_is_that(book: Any, parts_of: Any, package_of: Any) -> None:
    """5: a number, a text, and a text that is empty."""
    parts = parts_of(book.set("Grants", 1, "Length (months)", "=6+6").saved)
    (name,) = [each for each, xml in parts.items() if b"6+6" in xml]
    parts[name] = re.sub(rb"<f>6\+6</f><v ?/?>(</v>)?", b"<f>6+6</f><v>12</v>", parts[name])

    tree = EntryReader().read(package_of(parts), "x.xlsx").tree

    assert tree["grants"][0]["months"] == 12


def test_merged_cells_in_the_data_are_refused_with_their_range(book: Any) -> None:
    """5: only one of them would have a value."""

    def merge(book: Any) -> None:
        book["Grants"].merge_cells("B8:C9")
        book["Grants"].merge_cells("A1:C1")  # over the headers it does no harm

    (problem,) = book.change(merge).problems()

    assert problem == (
        "Grants!B8: the cells B8:C9 are merged, so that only one has a value; choose Unmerge "
        "Cells, and fill in each of them"
    )


def test_blank_rows_do_not_shift_addresses(book: Any) -> None:
    """6: the row that is named is the row that is meant."""
    problems = (
        book.set("Organisations", 6, "Id", "museum")
        .set("Organisations", 6, "Name", "Museum")
        .set("Organisations", 6, "Kind", "musem")
        .set("Organisations", 4, "Name", "   ")
        .problems()
    )

    assert len(problems) == 1
    assert problems[0].startswith("Organisations!C10 Kind: 'musem' is none of the choices")


def test_a_stray_space_in_the_last_cell_of_all(book: Any) -> None:
    """6: nothing is made of the million rows before it."""
    changed = book.change(lambda book: book["Grants"].cell(1_048_576, 16_384, " "))

    assert len(changed.tree()["grants"]) == 1
    assert changed.notices() == []


def test_a_column_of_no_header_is_told_once(book: Any) -> None:
    """6: with how much stands in it; under an unknown header the header alone is told."""

    def note(book: Any) -> None:
        for row in range(FIRST_ROW, FIRST_ROW + 5):
            book["Grants"].cell(row, 60, "own note")
            book["Grants"].cell(row, 61, "another")
        book["Grants"].cell(HEADER_ROW, 61, "Mein Vermerk")

    assert [each.partition(";")[0] for each in book.change(note).problems()] == [
        "Grants!BI4: 'Mein Vermerk' is no header of this sheet",
        "Grants!BH5: 'own note' stands in a column without a header of this sheet, and 4 more "
        "cells below it",
    ]


def test_something_outside_of_all_columns_is_told(book: Any) -> None:
    """6: what belongs nowhere is not dropped in silence."""
    (problem,) = book.change(lambda book: book["Grants"].cell(1_048_576, 16_384, "lost")).problems()

    assert problem == (
        "Grants!XFD1048576: 'lost' stands in a column without a header of this sheet; move it to "
        "the column that it belongs to, or clear the cell"
    )


def test_rows_name_what_they_belong_to(book: Any) -> None:
    """2: an owner that is not there is named with the nearest that is."""
    problems = (
        book.set("Measurements", 1, "Activity", "clubb")
        .set("Milestones", 1, "Belongs to", "Activity")
        .set("Milestones", 1, "Which one", "club")
        .set("Corrections", 1, "Belongs to", "Partnership")
        .set("Corrections", 1, "Which one", "north")
        .set("Corrections", 2, "Field", "start")
        .problems()
    )

    told = [each.split(";")[0] for each in problems if "this is missing" not in each]
    assert told == [
        "Measurements!A5 Activity: there is no 'clubb' on the sheet Activities, did you mean "
        "'club'?",
        "Corrections!B5 Which one: what belongs to the partnership itself names no other, found "
        "'north'",
        "Corrections!A6 Belongs to: this row does not say what it belongs to",
        "Milestones!A5 Belongs to: rows of this sheet cannot belong to 'Activity', did you mean "
        "'Activities'?",
    ]


def test_keys_are_used_once(book: Any) -> None:
    """2: or nobody could tell which row is meant."""
    changed = book.set("Measurements", 2, "Activity", "club").set(
        "Measurements", 2, "Key", "club-1"
    )

    assert (
        "Measurements!B6 Key: the key 'club-1' is used in row 5 already; give each row a key of "
        "its own"
    ) in changed.problems()


def test_sheets_that_are_missing_strange_or_misspelt(book: Any) -> None:
    """2: a sheet of one's own is not read, and that is told; a misspelt one is an error."""
    own = book.change(lambda book: book.create_sheet("My thoughts")).change(
        lambda book: book.remove(book["Risks"])
    )
    assert own.notices() == [
        "there is no sheet 'Risks', so nothing was read for it",
        "'My thoughts'!A1: this sheet is none of the workbook's; not read",
    ]

    def misspell(book: Any) -> None:
        book["Grants"].title = "Grantss"

    problems = book.change(misspell).problems()
    assert any(
        "this sheet is called 'Grantss', and there is no 'Grants'" in each for each in problems
    )


def test_lists_take_commas_and_lines(book: Any) -> None:
    """4: ids, words and numbers in one line or many; texts in lines."""
    changed = (
        book.set("Activities", 1, "Themes", "first;\nsecond ,")
        .set("Activities", 1, "Topics", "art, music\n\n craft ")
        .set_fact("Settings bands of delay (months)", "1, 2\n3;4")
    )
    activity = changed.tree()["activities"][0]

    assert activity["themes"] == ["first", "second"]
    assert activity["topics"] == ["art, music", "craft"]
    assert changed.tree()["settings"]["delay_bands"] == [1, 2, 3, 4]


def test_a_number_alone_in_a_list(book: Any) -> None:
    """4: is a list of one."""
    changed = book.set_fact("Settings bands of spend variance (per cent)", 7.5)

    assert changed.tree()["settings"]["spend_bands"] == [Decimal("7.5")]


def test_reasons_stand_in_brackets(book: Any) -> None:
    """4: for a value, and for a group by its first needed column."""
    changed = book.set("Grants", 1, "Amount awarded", "[Not Applicable]").set(
        "Grants", 1, "End date", "[not yet due]"
    )
    grant = changed.tree()["grants"][0]

    assert grant["awarded"] == {"missing": "not applicable"}
    assert grant["end"] == {"missing": "not yet due"}
