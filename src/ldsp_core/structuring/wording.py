"""What was found and what was expected, in words that are the same for every format."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any, Final

from ldsp_core.errors import quoted
from ldsp_core.structuring.forms import FORMS, choices_of, member_kind, recorded_kind

_ADVICE: Final = "leave the key out when nothing is recorded"


def found(value: Any) -> str:
    """Say what *value* is: ``the number 5``, ``the text 'over 600'``, ``a list``."""
    match value:
        case None:
            return "nothing (null)"
        case Enum():
            return f"a {type(value).__name__}"
        case bool():
            return "true" if value else "false"
        case int() | float() | Decimal():
            return _number(value)
        case str():
            return f"the text {quoted(value)}"
        case datetime():
            return f"the date and time {value}"
        case date() | time():
            return f"the {type(value).__name__} {value}"
        case list() | tuple():
            return "a list" if value else "an empty list"
        case dict():
            return "a table" if value else "an empty table"
        case _:
            return f"a {type(value).__name__}"


def _number(value: float | Decimal) -> str:
    if isinstance(value, int) and not -(10**20) < value < 10**20:
        return "a number of more than 20 digits"
    return f"the number {value}"


def expected(kind: Any) -> str:
    """Say what a value of type *kind* looks like in a data file."""
    kind = recorded_kind(kind)
    if choices := choices_of(kind):
        return f"one of {listed(choices)}"
    if (member := member_kind(kind)) is not None:
        return f"a list of {_plural(member)}"
    return FORMS[kind].expected if kind in FORMS else "a table"


def _plural(kind: Any) -> str:
    kind = recorded_kind(kind)
    if kind is str:
        return "texts"
    if choices := choices_of(kind):
        return f"words from {listed(choices)}"
    return "tables" if kind not in FORMS else f"values, each {FORMS[kind].expected}"


def listed(choices: Any) -> str:
    """Return choices as people read them: ``'open', 'done'``."""
    return ", ".join(repr(choice) for choice in choices)


def advice(kind: Any, value: Any) -> str:
    """Return what to do when *value* stands where a *kind* is expected, or nothing."""
    kind = recorded_kind(kind)
    if value is None:
        return _ADVICE
    if kind is str and isinstance(value, bool | int | float | Decimal | date | time):
        return "write it as text, in quotes"
    if kind in (int, Decimal, bool) and isinstance(value, str):
        return "write it without quotes"
    if isinstance(value, datetime):
        return "leave out the time"
    if member_kind(kind) is not None and not isinstance(value, list):
        return "write a list, even of one"
    return ""
