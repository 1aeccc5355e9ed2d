"""The cover: what the workbook is, how far it can be trusted, and its headline figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import frozen

from ldsp_core.document import FrontField, Labels, Link, NoteRef
from ldsp_excel.book import Book
from ldsp_excel.cells import Decimals, live_address, number_format, says, written
from ldsp_excel.headlines import WIDTHS, put_headlines
from ldsp_excel.page import Content
from ldsp_excel.plan import CONTENTS, COVER, HEADLINES, Plan
from ldsp_excel.references import sheet_location
from ldsp_excel.regions import Header, Region, write_rows
from ldsp_excel.sheets import alerts, create, put_line, set_up
from ldsp_excel.styles import Look
from ldsp_excel.texts import checked, plain

NAME: Final = "details"
_ALERT: Final = Look("alert")


@frozen(kw_only=True)
class Detail:
    """A line about the report: its label, its value, and the notes referred to in it."""

    label: str
    value: str | date
    notes: tuple[str, ...] = ()
    address: str = ""


def details(plan: Plan) -> Iterator[Detail]:
    """Yield what the front of the report says, in order."""
    front = plan.report.front
    yield Detail(label="Organisation", value=front.organisation)
    yield Detail(label="As at", value=front.as_at)
    if front.author:
        yield Detail(label="Author", value=front.author)
    if front.subject:
        yield Detail(label="Subject", value=front.subject)
    yield Detail(label="Status", value="Draft" if front.draft else "Final")
    for line in front.fields:
        yield _field(line, plan.labels)


def _field(line: FrontField, labels: Labels) -> Detail:
    lone = line.spans[0] if len(line.spans) == 1 else None
    if isinstance(lone, Link) and (address := live_address(lone)):
        return Detail(label=line.label, value=lone.text, address=address)
    notes = tuple(span.note for span in line.spans if isinstance(span, NoteRef))
    return Detail(label=line.label, value=plain(line.spans, labels), notes=notes)


def write_cover(book: Book) -> None:
    """Write the cover."""
    front = book.plan.report.front
    page = create(book, COVER, front.title)
    row = 1
    for text in (front.subtitle, front.organisation):
        if text:
            row += 1
            put_line(page, row, text)
    for text in alerts(book):
        row += 1
        put_line(page, row, text, _ALERT)
    row += 1
    link = Look("information", link=True)
    page.put(row, [Content(value=CONTENTS, look=link, place=sheet_location(CONTENTS))])
    headers = (Header(text="Item", width=WIDTHS[0]), Header(text="Details", width=WIDTHS[1]))
    region = Region(name=NAME, title="About this workbook", headers=headers)
    rows = [[_label(detail.label), _value(detail)] for detail in details(book.plan)]
    row = write_rows(book, page, region, rows, row + 1)
    if book.plan.headlines and book.is_working:
        page.put(row + 2, [Content(value=HEADLINES, look=Look("subtitle"))])
        put_headlines(book, page, row + 3)
    set_up(book, page)
    page.sheet.sheet_view.showGridLines = not book.is_working


def _label(text: str) -> Content:
    return Content(value=_checked(text), look=Look("figure", wrap=True))


def _value(detail: Detail) -> Content:
    value = detail.value
    if isinstance(value, str):
        look = Look(wrap=True, link=bool(detail.address))
        return Content(value=_checked(value), look=look, address=detail.address)
    look = Look(number_format=number_format(value, Decimals()))
    return Content(value=written(value), look=look)


def _checked(text: str) -> str:
    return checked(says(text), lambda: f"sheet {COVER}")
