"""The sheet of text: the report's prose, a row a paragraph."""

from __future__ import annotations

from typing import Final

from ldsp_core.document import Link, Text
from ldsp_excel.book import Book
from ldsp_excel.cells import says
from ldsp_excel.page import Content
from ldsp_excel.plan import HEADER_ROW, MOST_LINKS, TEXT
from ldsp_excel.prose import Line
from ldsp_excel.references import sheet_location
from ldsp_excel.regions import Header, Region, write_rows
from ldsp_excel.sheets import open_sheet, set_up
from ldsp_excel.styles import Look
from ldsp_excel.texts import checked, runs

NAME: Final = "text_of_the_report"
_HEADERS: Final = (
    Header(text="Section", width=34.0),
    Header(text="Item", width=20.0),
    Header(text="Text", width=110.0),
)


def write_text(book: Book) -> None:
    """Write the sheet of text."""
    front = book.plan.report.front
    page = open_sheet(book, TEXT, "Text of the report", f"All the words of {front.title}")
    links = sum(bool(line.shown or line.address) for line in book.plan.lines)
    rows = [_row(book, line, live=links <= MOST_LINKS) for line in book.plan.lines]
    region = Region(name=NAME, title="Text of the report", headers=_HEADERS)
    write_rows(book, page, region, rows, HEADER_ROW)
    set_up(book, page, HEADER_ROW, freeze=f"A{HEADER_ROW + 1}")


def _row(book: Book, line: Line, *, live: bool) -> list[Content]:
    """Return the row of *line*; where it may not be *live*, an address stands in words."""
    lone = line.spans[0]
    address = line.address if live else ""
    words = (Text(lone.text),) if address and isinstance(lone, Link) else line.spans
    found = runs(words, book.plan.labels)
    where = f"section {line.section!r}, {line.item}"
    text = checked(says("".join(piece for piece, _ in found)), lambda: where)
    place = sheet_location(book.plan.sheets[line.shown].sheet) if live and line.shown else ""
    look = Look(wrap=True, link=bool(place or address))
    return [
        Content(value=checked(says(line.section), lambda: where), look=Look(wrap=True)),
        Content(value=line.item, look=Look(wrap=True)),
        Content(value=text, look=look, address=address, place=place, strong=found),
    ]
