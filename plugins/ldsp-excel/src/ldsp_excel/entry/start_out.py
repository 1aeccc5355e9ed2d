"""The first sheet: how the workbook is filled in, and what stands where, with links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ldsp_excel.entry.addresses import quoted_title
from ldsp_excel.entry.grid import FIRST_ROW, LAST_ROW, START
from ldsp_excel.entry.layout import ROOT, Layout, Sheet
from ldsp_excel.entry.looks import Look
from ldsp_excel.entry.rows_out import Filled
from ldsp_excel.entry.sheet_out import SheetOut
from ldsp_excel.entry.written import Cell, ColumnLook, Formula, Written

_STEPS: Final = (
    "Begin with the sheet Partnership, then Organisations, People, Themes and Activities. Leave "
    "alone whatever you do not need.",
    "Each thing stands in one row. Dark headers are needed in every row that you fill in. Choose "
    "a cell to see what belongs there; an example stands over each column.",
    "Things refer to one another by id: small letters, digits and hyphens, such as teach-too. "
    "Drop-downs offer the ids that there are.",
    "A blank cell says that nothing is recorded, which is never the same as zero.",
    "Save the workbook, and run: ldsp check FILE. It names each cell to be mended, and what to "
    "write there.",
    "The sheets are protected without a password, so that headers stay as they are. Rows may be "
    "added, taken out, sorted and filtered; their order is kept.",
)
_FORMS: Final = (
    ("Numbers", "600, or what is known: over 600, at least 40, fewer than 50, 500-600, about 180"),
    ("Money", "1500 or £1,500.00; other currencies with their code: EUR 500"),
    ("Shares", "62%, over 60%, or the two counts behind it: 57 of 80"),
    ("Dates", "day first, with the whole year: 25/05/2019; 2019-05 or 2019 if no more is known"),
    ("Periods", "2019-03, 2019-Q1, FY2018-19, FY2018-19/Q4, AY2018-19"),
    ("Places", "Burnley, or with its code: Burnley (E07000117)"),
    ("More than one", "ids, words and numbers with commas between; texts a line each (Alt+Enter)"),
    ("Not there, and why", "[not applicable], [not yet due] or [suppressed]; [none] for no items"),
    ("Exactly as it stands", "a text like [none] itself begins with a backslash: \\[none]"),
)
_STEPS_ROW: Final = 4
_FORMS_ROW: Final = _STEPS_ROW + len(_STEPS) + 3
_CONTENTS_ROW: Final = _FORMS_ROW + len(_FORMS) + 3
_ROOM: Final = 100_000
"""How many rows below those that are written are counted; a million on each sheet take long."""


def start_sheet(layout: Layout, name: str, rows: Mapping[str, Sequence[Filled]]) -> SheetOut:
    """Return the first sheet, for the partnership called *name* if it has a name."""
    return SheetOut(
        title=START,
        columns=(ColumnLook(width=32), ColumnLook(width=84), ColumnLook(width=12)),
        rows=list(_rows(layout, name, rows)),
        links={
            f"A{number}": f"{quoted_title(title)}!A1"
            for number, title in enumerate((ROOT, *layout.by_title), start=_CONTENTS_ROW + 2)
        },
        tab="FF12344D",
        last_row=_CONTENTS_ROW + len(layout.sheets) + 2,
    )


def _rows(
    layout: Layout, name: str, rows: Mapping[str, Sequence[Filled]]
) -> Iterator[tuple[int, Mapping[int, Written]]]:
    title = f"{name}: facts" if name else "The facts of a partnership"
    yield 1, {1: Cell(title, Look.TITLE)}
    yield 2, {1: Cell("Papers, workbooks and claims are written from this workbook.", Look.PLAIN)}
    yield _STEPS_ROW - 1, {1: Cell("How to fill it in", Look.HEADING)}
    for number, step in enumerate(_STEPS):
        yield (
            _STEPS_ROW + number,
            {
                1: Cell(f"Step {number + 1}" if number < 5 else "Good to know", Look.PROSE),
                2: Cell(step, Look.PROSE),
            },
        )
    yield _FORMS_ROW - 1, {1: Cell("What may stand in a cell", Look.HEADING)}
    yield _FORMS_ROW, {1: Cell("Sort", Look.HEADER), 2: Cell("Write it like", Look.HEADER)}
    for number, (sort, form) in enumerate(_FORMS, start=_FORMS_ROW + 1):
        yield number, {1: Cell(sort, Look.PROSE), 2: Cell(form, Look.PROSE)}
    yield _CONTENTS_ROW, {1: Cell("Contents", Look.HEADING)}
    yield (
        _CONTENTS_ROW + 1,
        {
            1: Cell("Sheet", Look.HEADER),
            2: Cell("What stands there", Look.HEADER),
            3: Cell("Rows", Look.HEADER),
        },
    )
    yield (
        _CONTENTS_ROW + 2,
        {
            1: Cell(ROOT, Look.LINK),
            2: Cell("What the partnership has once: name, area, launch, settings.", Look.PROSE),
        },
    )
    for number, sheet in enumerate(layout.sheets, start=_CONTENTS_ROW + 3):
        belongs = f" {_belongs(sheet)}" if sheet.is_nested else ""
        last = min(LAST_ROW, FIRST_ROW + len(rows[sheet.title]) + _ROOM)
        place = f"{quoted_title(sheet.title)}!$A${FIRST_ROW}:$A${last}"
        begun = sum(bool(row.leading or 0 in row.values) for row in rows[sheet.title])
        yield (
            number,
            {
                1: Cell(sheet.title, Look.LINK),
                2: Cell(f"{sheet.description}{belongs}", Look.PROSE),
                3: Formula(f"COUNTA({place})", begun),
            },
        )


def _belongs(sheet: Sheet) -> str:
    owners = list(dict.fromkeys(home.owner for home in sheet.homes))
    if len(owners) > 4:
        return "Each row says what it belongs to."
    words = " or ".join(filter(None, [", ".join(owners[:-1]), owners[-1]]))
    return f"Each row belongs to one of {words}."
