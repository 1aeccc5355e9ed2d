"""What is said of a column: what stands in it, in which form, and an example."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from ldsp_excel.entry.cells_out import cell_of
from ldsp_excel.entry.dates import written
from ldsp_excel.entry.layout import Column
from ldsp_excel.entry.looks import Look
from ldsp_excel.entry.written import Cell

_FORMS: Final = {
    "Count": "A number, or words such as: over 600, at least 40, 500-600, about 180.",
    "Money": "Pounds; another currency with its code: EUR 500.",
    "Share": "A percentage, or its two counts: 57 of 80.",
    "PartialDate": "As exactly as known: 25/05/2019, 2019-05 or 2019.",
    "date": "A day: 25/05/2019.",
    "Period": "2019-03, 2019-Q1, FY2018-19 or FY2018-19/Q4.",
    "Place": "A name, with its code in brackets where it has one: Burnley (E07000117).",
    "OrgId": "Register and number, from org-id.guide.",
    "Rag": "A whole number from 1 to 5.",
    "Decimal": "A number.",
    "TrueOrFalse": "Yes or no.",
}
_DAY_ZERO: Final = date(1899, 12, 30).toordinal()
_LISTED: Final = "More than one: separate them by commas."
_LINES: Final = "More than one: each on a line of its own (Alt+Enter)."


def help_text(column: Column) -> str:
    """Return what stands in a column, in a few sentences."""
    shape = column.shape
    sentences = [_sentence(column.help)]
    if column.needed:
        sentences.insert(0, "Needed.")
    if column.refers_to:
        sentences.append(f"{'Ids' if shape.many else 'Id'} of {column.refers_to}.")
    form = _FORMS.get(shape.kind, "")
    if form and not column.help.endswith(form):
        sentences.append(form)
    if shape.many:
        is_in_line = shape.kind in ("choice", "Whole", "Decimal") or column.refers_to
        sentences.append(_LISTED if is_in_line else _LINES)
    if column.default is not None and column.default is not False:
        sentences.append(f"{column.default}, unless given.")
    if column.personal:
        sentences.append("Personal data: papers leave it out unless asked for it.")
    return " ".join(sentence for sentence in sentences if sentence)


def example_text(column: Column) -> str:
    """Return an example as it would stand in a cell, or nothing."""
    if column.example is None:
        return ""
    plain = column.example
    if column.shape.many and not isinstance(plain, list):
        plain = [plain]
    cell = cell_of(column.shape, plain, in_line=True)
    return f"For example: {shown(cell)}"


def shown(cell: Cell) -> str:
    """Return what a reader sees of a *cell*."""
    value: Any = cell.value
    if isinstance(value, str):
        return value
    match cell.look:
        case Look.MONEY:
            return f"£{value:,f}"
        case Look.PERCENT | Look.PERCENT_EXACT:
            return f"{(value * 100).normalize():f}%"
        case Look.DAY:
            return written(date.fromordinal(_DAY_ZERO + int(value)))
        case _:
            return str(value)


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "?", "…")) else f"{text}."
