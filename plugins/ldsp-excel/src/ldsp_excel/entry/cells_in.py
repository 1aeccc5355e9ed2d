"""A cell to the plain value that it stands for, with what is wrong and what was read otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from attrs import frozen

from ldsp_excel.entry.dates import NotADateError, day_in
from ldsp_excel.entry.formats import NumberFormat
from ldsp_excel.entry.layout import Column
from ldsp_excel.entry.marks import reason_in, says_empty, trimmed
from ldsp_excel.entry.numbers_in import number_value
from ldsp_excel.entry.reading import CellError, Found
from ldsp_excel.entry.schemas import CHOICE, VERSION
from ldsp_excel.entry.titles import normal
from ldsp_excel.entry.wordings import value_of

_NUMBER = re.compile(r"(?P<minus>[-\u2212]?)(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<rest>\.\d+)?")
_PERCENT = re.compile(r"\d+(?:\.\d+)?\s*%")
_YES: Final = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}
_SEPARATED: Final = frozenset({CHOICE, "Whole", "Decimal"})
"""Kinds whose lists may stand in one line, with commas between."""


@frozen(kw_only=True)
class Given:
    """A cell that is not blank: its sort, its text, and how it is formatted.

    ``sort`` is "n" for numbers, "s" for text, "b" for true and false, "e" for errors,
    "d" for dates in text, "f" for a formula without a result.
    """

    sort: str
    text: str
    format: NumberFormat
    since_1904: bool = False


def read_cell(column: Column, given: Given, reasons: Sequence[str]) -> Found:
    """Return the value that a cell of *column* stands for.

    What is of no sort that is expected is left as it is, for core to refuse. Raises
    CellError where the cell itself is at fault.
    """
    shape = column.shape
    if given.sort == "f":
        raise CellError("the formula has no stored result", "open the file in Excel and save it")
    if given.sort == "e":
        raise CellError(f"the cell shows the error {given.text}", "mend it, or type the value")
    if given.sort == "b":
        value = given.text == "1"
        return Found([value] if shape.many else value)
    if given.sort in "nd":
        found = number_value(shape.kind, given.text, given.format, given.since_1904, given.sort)
        return Found([found.value], found.notice) if shape.many else found
    typed = given.text.replace("\r\n", "\n")
    text = trimmed(typed)
    if column.marks is not None and (reason := reason_in(text, reasons)) is not None:
        return Found({"missing": reason}, is_mark=True)
    found = _many(column, typed) if shape.many else _text_value(column, text)
    if found.notice is None and text != typed and not shape.many:
        return Found(found.value, "read without the space around it")
    return found


def _many(column: Column, text: str) -> Found:
    if says_empty(text):
        return Found([])
    # A line break too many is nothing that anybody means.
    items = [trimmed(line) for line in text.split("\n") if line.strip()]
    if column.shape.kind in _SEPARATED or column.refers_to:
        items = [
            part.strip()
            for line in items
            for part in ([line] if line.startswith("\\") else re.split("[,;]", line))
            if part.strip()
        ]
    found = [_text_value(column, item) for item in items]
    is_numbers = column.shape.kind in ("Whole", "Decimal")
    notices = [each.notice for each in found if each.notice and not is_numbers]
    return Found([each.value for each in found], notices[0] if notices else None)


def _text_value(column: Column, text: str) -> Found:
    """Return what a *text* that is not blank stands for in *column*."""
    kind = column.shape.kind
    if kind == CHOICE:
        return _choice(column.shape.choices, text)
    if kind in ("Whole", "Decimal", VERSION):
        return _number(text, whole=kind != "Decimal")
    if kind == "TrueOrFalse":
        if text.casefold() not in _YES:
            raise CellError(f"{text[:80]!r} is neither yes nor no", "write yes or no")
        return Found(_YES[text.casefold()])
    try:
        value = value_of(kind, text)
    except NotADateError as error:
        raise CellError(f"{text[:80]!r} is not a date", error.advice) from None
    if kind == "Money" and (match := _NUMBER.fullmatch(text)):
        value = f"{match['minus']}£{match['digits']}{match['rest'] or ''}"
        return Found(value, f"the text {text!r} was read as {value}")
    return Found(value, _notice(kind, text))


def _notice(kind: str, text: str) -> str | None:
    """Say so where *text* could have been typed as a number or a date."""
    if kind == "Money" and text.startswith(("£", "-£")):
        # A sum of more digits than a spreadsheet keeps can only be text.
        digits = sum(character.isdigit() for character in text)
        return f"the text {text!r} was read as a sum of money" if digits <= 15 else None
    if kind == "Count" and _NUMBER.fullmatch(text):
        return f"the text {text!r} was read as a count"
    if kind == "Share" and _PERCENT.fullmatch(text):
        return f"the text {text!r} was read as a percentage"
    if kind == "date" and (day := day_in(text)) is not None and day.year >= 1901:
        return f"the text {text!r} was read as the day {day.isoformat()}, day before month"
    return None


def _choice(choices: Sequence[str], text: str) -> Found:
    if text in choices:
        return Found(text)
    for choice in choices:
        if normal(choice) == normal(text):
            return Found(choice)
    return Found(text)


def _number(text: str, *, whole: bool) -> Found:
    match = _NUMBER.fullmatch(text)
    if match is None or (whole and match["rest"]):
        what = "a whole number" if whole else "a number"
        raise CellError(
            f"{text[:80]!r} is not {what}", f"write it like {'12' if whole else '12.5'}"
        )
    digits = match["digits"].replace(",", "")
    value = Decimal(f"{'-' if match['minus'] else ''}{digits}{match['rest'] or ''}")
    return Found(int(value) if whole else value, f"the text {text!r} was read as a number")
