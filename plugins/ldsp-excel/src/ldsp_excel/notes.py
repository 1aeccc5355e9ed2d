"""The notes of the report, and the words that stand in place of numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen
from openpyxl.utils import get_column_letter

from ldsp_core.document import NoteRef
from ldsp_excel.book import Book
from ldsp_excel.cells import says
from ldsp_excel.cover import details
from ldsp_excel.headlines import words_in
from ldsp_excel.legend import Word
from ldsp_excel.page import Content
from ldsp_excel.plan import COVER, HEADER_ROW, HEADLINES, NOTES, TEXT, Plan
from ldsp_excel.references import sheet_location
from ldsp_excel.regions import Header, Region, write_rows
from ldsp_excel.sheets import open_sheet, set_up
from ldsp_excel.styles import Look
from ldsp_excel.texts import checked, note_mark, plain

NAME: Final = "notes"
NOT_REFERRED_TO: Final = "not referred to"
_HEADERS: Final = (
    Header(text="Mark", width=34.0),
    Header(text="Meaning", width=84.0),
    Header(text="Where it stands", width=56.0),
)


@frozen(kw_only=True)
class Use:
    """A place that refers to a note: in words, and for a link."""

    note: str
    words: str
    place: str


def uses(plan: Plan) -> Iterator[Use]:
    """Yield every place that refers to a note, in the order of the sheets."""
    for detail in details(plan):
        for note in detail.notes:
            yield Use(note=note, words=f"{COVER}, {detail.label}", place=sheet_location(COVER))
    for row, line in enumerate(plan.lines, start=HEADER_ROW + 1):
        for note in line.notes:
            words = f"{TEXT}, {line.section}, {line.item}"
            yield Use(note=note, words=words, place=sheet_location(TEXT, f"C{row}"))
    for planned in plan.tables:
        for position, column in enumerate(planned.columns, start=1):
            if column.part != "value":
                continue
            cell = f"{get_column_letter(position)}{HEADER_ROW}"
            for note in column.column.notes:
                words = f"{planned.sheet}, column {column.title}"
                yield Use(note=note, words=words, place=sheet_location(planned.sheet, cell))
    for referring in plan.report.notes:
        number = plan.labels.note(referring.id)
        for span in referring.spans:
            if isinstance(span, NoteRef):
                mark, place = note_mark(number), sheet_location(NOTES, f"B{HEADER_ROW + number}")
                yield Use(note=span.note, words=f"{NOTES}, {mark}", place=place)


def write_notes(book: Book) -> None:
    """Write the sheet of notes."""
    about = "Notes, and the words that stand in place of numbers"
    page = open_sheet(book, NOTES, NOTES, about)
    rows = [*_notes(book.plan), *_legend(book)] or [_none()]
    region = Region(name=NAME, title=about, headers=_HEADERS)
    write_rows(book, page, region, rows, HEADER_ROW)
    set_up(book, page, HEADER_ROW, freeze=f"A{HEADER_ROW + 1}")


def _notes(plan: Plan) -> Iterator[list[Content]]:
    found = list(uses(plan))
    for note in sorted(plan.report.notes, key=lambda note: plan.labels.note(note.id)):
        mine = [use for use in found if use.note == note.id]
        where = "; ".join(dict.fromkeys(use.words for use in mine)) or NOT_REFERRED_TO
        yield _row(
            note_mark(plan.labels.note(note.id)),
            says(plain(note.spans, plan.labels)),
            where,
            place=mine[0].place if mine else "",
        )


def _legend(book: Book) -> Iterator[list[Content]]:
    headlines = HEADLINES if not book.is_working else COVER
    used = [(headlines, words_in(book.plan.headlines))]
    used += [(planned.sheet, set(planned.words)) for planned in book.plan.tables]
    for word in Word:
        sheets = [sheet for sheet, words in used if word in words]
        if sheets:
            yield _row(word.mark, word.meaning, "; ".join(sheets), place=sheet_location(sheets[0]))


def _none() -> list[Content]:
    return _row("no notes", "Nothing in this workbook needs a note.", NOT_REFERRED_TO)


def _row(mark: str, meaning: str, where: str, *, place: str = "") -> list[Content]:
    texts = [checked(text, lambda: f"sheet {NOTES}, {mark}") for text in (mark, meaning, where)]
    wrapped = Look(wrap=True)
    return [
        Content(value=texts[0], look=Look(wrap=True, link=bool(place)), place=place),
        Content(value=texts[1], look=wrapped),
        Content(value=texts[2], look=wrapped),
    ]
