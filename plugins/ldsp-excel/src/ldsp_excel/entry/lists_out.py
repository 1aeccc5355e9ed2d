"""The lists that drop-downs offer: words on a sheet of their own, ids where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from attrs import frozen

from ldsp_excel.entry.addresses import column_letters, quoted_title
from ldsp_excel.entry.grid import FIRST_ROW, HEADER_ROW, LAST_ROW, LISTS, TITLE_ROW
from ldsp_excel.entry.layout import KEY, Layout, Sheet
from ldsp_excel.entry.looks import Look
from ldsp_excel.entry.schemas import CHOICE
from ldsp_excel.entry.sheet_out import SheetOut
from ldsp_excel.entry.written import Cell, ColumnLook, Written

YES_NO: Final = ("yes", "no")


@frozen(kw_only=True)
class Lists:
    """The lists of a layout: ``words`` with the ranges they stand in, ``ids`` by collection.

    ``names`` are the formulas of the names by which ids and keys are called; ``owners``
    and ``homes`` are what the columns of a nested sheet offer, by the sheet's title.
    """

    headers: Mapping[tuple[str, ...], str]
    words: Mapping[tuple[str, ...], str]
    ids: Mapping[str, str]
    names: Mapping[str, str]
    owners: Mapping[str, str]
    homes: Mapping[str, tuple[str, ...]]


def lists_of(layout: Layout) -> Lists:
    """Return the lists that the drop-downs of a *layout* need."""
    headers: dict[tuple[str, ...], str] = {YES_NO: "Yes or no"}
    homes: dict[str, tuple[str, ...]] = {}
    for title, columns in (
        ("", layout.root),
        *((sheet.title, sheet.columns) for sheet in layout.sheets),
    ):
        for column in columns:
            if column.shape.kind == CHOICE:
                name = f"{column.header} ({title})" if title else column.header
                headers.setdefault(column.shape.choices, name)
    for sheet in layout.sheets:
        if len(sheet.homes) > 1:
            homes[sheet.title] = tuple(home.words for home in sheet.homes)
            headers.setdefault(homes[sheet.title], f"Belongs to ({sheet.title})")
    names = {_name(sheet): _range(sheet) for sheet in layout.sheets if _column(sheet) is not None}
    collections = {
        column.refers_to for sheet in layout.sheets for column in sheet.columns if column.refers_to
    } | {column.refers_to for column in layout.root if column.refers_to}
    holders = {collection: layout.holding(collection) for collection in sorted(collections)}
    ids = {
        collection: _name(holder)
        for collection, holder in holders.items()
        if holder is not None and _id_column(holder) is not None
    }
    owners = {
        sheet.title: _name(layout.by_title[sheet.homes[0].owner])
        for sheet in layout.sheets
        if len(sheet.homes) == 1 and sheet.is_nested
    }
    return Lists(
        headers=headers,
        words={words: _words_range(number, words) for number, words in enumerate(headers, start=1)},
        ids=ids,
        names=names,
        owners=owners,
        homes=homes,
    )


def _words_range(number: int, words: tuple[str, ...]) -> str:
    letters = column_letters(number)
    first = HEADER_ROW + 1
    return f"{LISTS}!${letters}${first}:${letters}${first + len(words) - 1}"


def _column(sheet: Sheet) -> int | None:
    """Return the column by which things are called, if they are."""
    if sheet.key == (KEY,):
        return sheet.headers.index(KEY) + 1
    return _id_column(sheet)


def _id_column(sheet: Sheet) -> int | None:
    for number, column in enumerate(sheet.columns, start=len(sheet.leading) + 1):
        if column.path == ("id",):
            return number
    return None


def _name(sheet: Sheet) -> str:
    return "list_" + re.sub(r"\W+", "_", sheet.title)


def _range(sheet: Sheet) -> str:
    """Return the formula of the cells that are filled in, however many come to be."""
    letters = column_letters(_column(sheet) or 1)
    title = quoted_title(sheet.title)
    first = f"{title}!${letters}${FIRST_ROW}"
    return f"OFFSET({first},0,0,MAX(1,COUNTA({first}:${letters}${LAST_ROW})),1)"


def lists_sheet(lists: Lists) -> SheetOut:
    """Return the sheet of the lists of words."""
    return SheetOut(
        title=LISTS,
        columns=tuple(ColumnLook(width=26) for _ in lists.headers),
        rows=_rows(lists),
        tab="FF7B8794",
        last_row=HEADER_ROW + max(map(len, lists.headers)),
    )


def _rows(lists: Lists) -> Iterator[tuple[int, Mapping[int, Written]]]:
    yield TITLE_ROW, {1: Cell("Lists", Look.TITLE)}
    about = (
        "The words that the drop-downs of the other sheets offer. Nothing here is to be changed."
    )
    yield TITLE_ROW + 1, {1: Cell(about, Look.PLAIN)}
    headers = enumerate(lists.headers.values(), start=1)
    yield HEADER_ROW, {number: Cell(header, Look.HEADER) for number, header in headers}
    for offset in range(max(map(len, lists.headers))):
        yield (
            HEADER_ROW + 1 + offset,
            {
                number: Cell(words[offset], Look.PLAIN)
                for number, words in enumerate(lists.headers, start=1)
                if offset < len(words)
            },
        )
