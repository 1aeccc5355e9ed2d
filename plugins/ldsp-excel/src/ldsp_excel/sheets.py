"""What every sheet has: a title in A1, lines below it, and a set-up for screen and paper."""

from __future__ import annotations

from typing import Any, Final

from openpyxl.worksheet.properties import PageSetupProperties

from ldsp_core.values.wording import date_in_words
from ldsp_excel.book import Book
from ldsp_excel.names import cut, units
from ldsp_excel.page import Content, Page
from ldsp_excel.plan import CONTENTS, COVER
from ldsp_excel.references import sheet_location
from ldsp_excel.styles import TYPEFACE, Look
from ldsp_excel.texts import checked, one_line

_INFORMATION: Final = Look("information")
_LINK: Final = Look("information", link=True)
_ALERT: Final = Look("alert")
_A4: Final = 9
_PAPER_LINE: Final = 160
"""Characters of a line at the head or foot of a page; Excel allows 255 with all its codes."""


def open_sheet(book: Book, name: str, title: str, about: str) -> Page:
    """Add the sheet *name* with *title* in A1 and three lines before its table.

    Row 2 is *about*, row 3 date, draft mark and banners, row 4 a link; the table's
    headers come in row 5.
    """
    page = create(book, name, title)
    front = book.plan.report.front
    put_line(page, 2, about or front.organisation)
    warnings = alerts(book)
    as_at = f"As at {date_in_words(front.as_at)}."
    put_line(page, 3, " ".join([*warnings, as_at]), _ALERT if warnings else _INFORMATION)
    target = COVER if name == CONTENTS else CONTENTS
    place = sheet_location(target)
    page.put(4, [Content(value=f"Back to {target.lower()}", look=_LINK, place=place)])
    return page


def create(book: Book, name: str, title: str) -> Page:
    """Add the sheet *name* with *title* in A1."""
    page = book.page(name)
    text = checked(title, lambda: f"title of sheet {name}")
    page.put(1, [Content(value=text, look=Look("title"))])
    return page


def put_line(page: Page, row: int, text: str, look: Look = _INFORMATION) -> None:
    """Write one line of words above a table, in column A."""
    text = checked(one_line(text), lambda: f"sheet {page.name}, row {row}")
    page.put(row, [Content(value=text, look=look)])


def alerts(book: Book) -> list[str]:
    """Return what must be seen on every sheet: that it is a draft, and the banners."""
    front = book.plan.report.front
    banners = [one_line(banner) for banner in front.banners if banner.strip()]
    ended = [text if text[-1] in ".?:;" else f"{text}." for text in banners]
    return ["DRAFT.", *ended] if front.draft else ended


def set_up(book: Book, page: Page, repeated_row: int = 0, *, freeze: str = "") -> None:
    """Set *page* up for work: what stays in sight, and how it is printed.

    A workbook for publication has none of it.
    """
    if not book.is_working:
        return
    sheet = page.sheet
    sheet.freeze_panes = freeze or None
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top = sheet.page_margins.bottom = 0.75
    if repeated_row:
        sheet.print_title_rows = f"{repeated_row}:{repeated_row}"
    _paper_lines(book, sheet)


def _paper_lines(book: Book, sheet: Any) -> None:
    front = book.plan.report.front
    lines = sheet.oddHeader.center, sheet.oddFooter.left, sheet.oddFooter.right
    lines[0].text = _for_paper(" ".join(alerts(book))) or None
    lines[1].text = _for_paper(front.title)
    lines[2].text = "Page &P of &N"
    for line in lines:
        line.font, line.size = f"{TYPEFACE},Regular", 9


def _for_paper(text: str) -> str:
    """Return *text* for the head or foot of a page: shortened, for the sheets hold it in full."""
    doubled = one_line(text).replace("&", "&&")
    if units(doubled) <= _PAPER_LINE:
        return doubled
    short = cut(doubled, _PAPER_LINE - 1)
    # An & at the cut would stand alone, and begin a code.
    odd = (len(short) - len(short.rstrip("&"))) % 2
    return f"{short[: len(short) - odd].rstrip()}…"
