"""The headline figures: one table of them all, each with a name of its own in a working book."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName

from ldsp_core.document import Link
from ldsp_excel.book import Book
from ldsp_excel.cells import (
    Decimals,
    Part,
    is_bound,
    live_address,
    number_format,
    says,
    words,
    written,
)
from ldsp_excel.legend import Word, words_of
from ldsp_excel.names import TABLE_LIMIT, Names, name_from
from ldsp_excel.page import Content, Page
from ldsp_excel.plan import HEADER_ROW, HEADLINES, TABLE_NAMES, Headline
from ldsp_excel.references import sheet_location
from ldsp_excel.regions import Header, Region, write_rows
from ldsp_excel.sheets import open_sheet, set_up
from ldsp_excel.styles import Look
from ldsp_excel.texts import checked

NAME: Final = "headline_figures"
WIDTHS: Final = (30.0, 42.0, 15.0, 15.0, 40.0, 32.0)
_VALUE: Final = 2


def write_headlines_sheet(book: Book) -> None:
    """Write the headline figures on a sheet of their own, where they may not share one."""
    page = open_sheet(book, HEADLINES, HEADLINES, "")
    put_headlines(book, page, HEADER_ROW)
    set_up(book, page, HEADER_ROW, freeze=f"A{HEADER_ROW + 1}")


def put_headlines(book: Book, page: Page, header_row: int) -> None:
    """Write the table of headline figures."""
    headlines = book.plan.headlines
    bounds = _has_bounds(headlines)
    ends: tuple[Part, ...] = ("low", "high") if bounds else ()
    texts = ["Figure", "Value", *(f"Value – {end}" for end in ends), "Note", "Section"]
    widths = WIDTHS if bounds else (*WIDTHS[:2], *WIDTHS[-2:])
    headers = zip(texts, widths, strict=True)
    region = Region(
        name=NAME,
        title=HEADLINES,
        headers=tuple(Header(text=text, width=width) for text, width in headers),
    )
    rows = [_row(headline, ends) for headline in headlines]
    write_rows(book, page, region, rows, header_row)
    if book.is_working:
        _name_values(book, page, header_row)


def words_in(headlines: Sequence[Headline]) -> set[Word]:
    """Return the words of the legend that stand in the table of *headlines*."""
    used = {word for headline in headlines for word in words_of(headline.metric.value)}
    if _has_bounds(headlines):
        used.add(Word.ENDS)
    if any(not headline.metric.note.strip() for headline in headlines):
        used.add(Word.NOTHING_SAID)
    return used


def _has_bounds(headlines: Sequence[Headline]) -> bool:
    return any(is_bound(headline.metric.value) for headline in headlines)


def _row(headline: Headline, ends: Sequence[Part]) -> list[Content]:
    metric = headline.metric
    parts: list[Part] = ["value", *ends]

    def text(value: str) -> Content:
        safe = checked(says(value), lambda: f"headline figure {metric.label!r}")
        return Content(value=safe, look=Look(wrap=True))

    text(words(metric.value))
    values = [_value(headline, part) for part in parts]
    return [text(metric.label), *values, text(metric.note), text(headline.section)]


def _value(headline: Headline, part: Part) -> Content:
    cell = headline.metric.value
    value = written(cell, part)
    address = live_address(cell) if isinstance(cell, Link) else ""
    is_text = isinstance(value, str)
    decimals = Decimals().covering(cell)
    look = Look(
        "figure" if part == "value" else "body",
        number_format="General" if is_text else number_format(cell, decimals),
        wrap=is_text,
        link=bool(address),
    )
    return Content(value=value, look=look, address=address)


def _name_values(book: Book, page: Page, header_row: int) -> None:
    """Give each value a name ("headline_people_reached") that other workbooks can use."""
    names = Names([*TABLE_NAMES, *(planned.name for planned in book.plan.sheets.values())])
    for offset, headline in enumerate(book.plan.headlines, start=1):
        wanted = f"headline_{name_from(headline.metric.label, 'figure')}"
        name = names.take(wanted, TABLE_LIMIT, "_{}")
        cell = f"${get_column_letter(_VALUE)}${header_row + offset}"
        place = sheet_location(page.name, cell)
        book.workbook.defined_names[name] = DefinedName(name, attr_text=place)
