"""The contents: every sheet with what it shows, and a link to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from ldsp_excel.book import Book
from ldsp_excel.page import Content
from ldsp_excel.plan import CONTENTS, HEADER_ROW, HEADLINES, NOTES, TEXT
from ldsp_excel.references import sheet_location
from ldsp_excel.regions import Header, Region, write_rows
from ldsp_excel.sheets import open_sheet, set_up
from ldsp_excel.styles import Look
from ldsp_excel.widths import text_width

NAME: Final = "contents"


@frozen(kw_only=True)
class Entry:
    """A sheet, what it shows, and the section of the report that it comes from."""

    sheet: str
    shows: str
    section: str = "whole report"


def entries(book: Book) -> Iterator[Entry]:
    """Yield all sheets but cover and contents, in their order."""
    plan = book.plan
    if plan.headlines and not book.is_working:
        yield Entry(sheet=HEADLINES, shows="Headline figures of the report")
    yield Entry(sheet=NOTES, shows="Notes, and words that stand in place of numbers")
    if plan.lines:
        yield Entry(sheet=TEXT, shows="Text of the report")
    for planned in plan.sheets.values():
        yield Entry(sheet=planned.sheet, shows=planned.title, section=planned.section)


def write_contents(book: Book) -> None:
    """Write the sheet of contents."""
    about = f"What is in this workbook: {book.plan.report.front.title}"
    page = open_sheet(book, CONTENTS, CONTENTS, about)
    found = list(entries(book))
    rows = [
        [
            Content(
                value=entry.sheet,
                look=Look(wrap=True, link=True),
                place=sheet_location(entry.sheet),
            ),
            Content(value=entry.shows, look=Look(wrap=True)),
            Content(value=entry.section, look=Look(wrap=True)),
        ]
        for entry in found
    ]
    longest = max(len(entry.section) for entry in found)
    headers = (
        Header(text="Sheet", width=34.0),
        Header(text="Shows", width=64.0),
        Header(text="Section", width=max(text_width(longest), 16.0)),
    )
    region = Region(name=NAME, title="Contents of this workbook", headers=headers)
    write_rows(book, page, region, rows, HEADER_ROW)
    set_up(book, page, HEADER_ROW, freeze=f"A{HEADER_ROW + 1}")
