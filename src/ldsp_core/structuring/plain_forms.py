"""Text, numbers, yes or no, and days: read strictly, nothing turned into something else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from ldsp_core.errors import InvalidValueError, ValueTextError, quoted
from ldsp_core.structuring.form import Form
from ldsp_core.structuring.text import check_text

LIMIT: Final = 10**15
"""Numbers in a data file are smaller than this: 15 digits, which every format keeps exactly.

A spreadsheet shows 15 significant digits (Excel specifications and limits, Microsoft),
and a double, which it and many readers of JSON count in, holds any 15 (IEEE 754).
"""

_PLAIN_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def check_whole(value: int) -> int:
    """Return *value*, or raise InvalidValueError when it has more than 15 digits."""
    if -LIMIT < value < LIMIT:
        return value
    raise InvalidValueError("the number has more than 15 digits, which not every format keeps")


def check_number(value: Decimal) -> Decimal:
    """Return *value*, or raise InvalidValueError when it has more than 15 digits."""
    if not value.is_finite():
        raise InvalidValueError("the number is infinite, or none at all")
    size = value.copy_abs()
    significant = "".join(map(str, value.as_tuple().digits)).strip("0")
    in_range = not significant or 1 / Decimal(LIMIT) <= size < LIMIT
    if in_range and len(significant) <= 15:
        return value
    raise InvalidValueError("the number has more than 15 digits, which not every format keeps")


def number_of(text: str) -> Decimal:
    """Return the number that *text* writes with digits alone; raises ValueTextError."""
    if not _PLAIN_NUMBER.fullmatch(text):
        raise ValueTextError(f"{quoted(text)} is not a number; write it like 12.5")
    return check_number(Decimal(text))


def day_of(text: str) -> date:
    """Return the day that *text* names as 2019-05-25; raises ValueTextError."""
    advice = f"{quoted(text)} is not a day; write it as 2019-05-25"
    if not _ISO_DAY.fullmatch(text):
        raise ValueTextError(advice)
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueTextError(f"{advice} ({error})") from None


def _as_it_is(value: Any) -> Any:
    return value


PLAIN_FORMS: Final[Mapping[type, Form]] = {
    str: Form(expected="text", readers={str: check_text}, write=check_text),
    int: Form(expected="a whole number", readers={int: check_whole}, write=check_whole),
    bool: Form(expected="true or false", readers={bool: _as_it_is}, write=_as_it_is),
    date: Form(
        expected="a day such as 2019-05-25",
        readers={date: _as_it_is, str: day_of},
        write=_as_it_is,
    ),
    Decimal: Form(
        expected="a number",
        readers={
            int: lambda value: Decimal(check_whole(value)),
            float: lambda value: check_number(Decimal(repr(value))),
            Decimal: check_number,
            str: number_of,
        },
        write=check_number,
    ),
}
"""The forms of the plain types."""
