"""Which column of a sheet holds what, by its headers as people leave them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ldsp_core.errors import did_you_mean
from ldsp_excel.entry.findings import Findings, Place
from ldsp_excel.entry.layout import KEY, OWNER, OWNER_KIND, Column, Sheet
from ldsp_excel.entry.titles import normal

Slot = Column | str
"""What a column of a sheet holds: a fact, or (KEY, OWNER, OWNER_KIND) where a row belongs."""

SEARCHED: Final = 50
"""In how many rows the headers are looked for."""


def known_slots(sheet: Sheet) -> dict[str, Slot]:
    """Return what the columns of *sheet* hold, by their headers in normal form."""
    slots: dict[str, Slot] = {}
    for column in sheet.columns:
        slots[normal(column.header)] = column
    for column in sheet.columns:  # a unit may be left out
        slots.setdefault(normal(column.header.removesuffix(f"({column.unit})")), column)
    for header in sheet.leading:
        slots[normal(header)] = header if header in (KEY, OWNER_KIND) else OWNER
    return slots


def is_header_row(texts: Sequence[str], slots: Mapping[str, Slot]) -> bool:
    """Whether a row with these *texts* is the row of headers."""
    found = sum(normal(text) in slots for text in texts)
    distinct = len(set(map(id, slots.values())))
    return found >= min(2, distinct) and found * 2 >= len(texts)


def match_headers(
    sheet: Sheet, texts: Mapping[int, str], row: int, order: int, findings: Findings
) -> dict[int, Slot]:
    """Return what each column holds, by the *texts* in the row of headers.

    Unknown and repeated headers, and needed ones that are not there, are faults; another
    one that is not there is told in a notice.
    """
    known = known_slots(sheet)
    slots: dict[int, Slot] = {}
    first: dict[int, str] = {}
    for number, text in texts.items():
        place = Place(title=sheet.title, order=order, row=row, column=number)
        slot = known.get(normal(text))
        if slot is None:
            meant = did_you_mean(text, sheet.headers)
            findings.fault(
                place,
                f"{text[:80]!r} is no header of this sheet{meant}",
                "correct it, or clear the column",
            )
        elif id(slot) in first:
            findings.fault(
                place,
                f"the header {text[:80]!r} stands in {first[id(slot)]} already",
                "keep one of the two columns",
            )
        else:
            first[id(slot)] = str(place)
            slots[number] = slot
    end = Place(title=sheet.title, order=order, row=row, column=max(texts, default=0) + 1)
    for header in sheet.headers:
        slot = known[normal(header)]
        if id(slot) in first:
            continue
        message = f"the header {header!r} is missing"
        if isinstance(slot, Column) and not slot.needed:
            findings.notice(end, f"{message}; nothing was read for it")
        elif slot is not KEY:
            findings.fault(end, message, "write it back")
    return slots
