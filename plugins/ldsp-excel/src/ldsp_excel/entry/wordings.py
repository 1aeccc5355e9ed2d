"""The texts in which small values stand in one cell, and the way back: exact both ways.

"57 of 80" is a share with its two counts, "Burnley (E07000117)" a place with its code,
"2 to 4" a rating that is not certain. What none of these can say stands as it would in
a JSON data file, in braces.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any, Final

from ldsp_excel.entry.dates import day_in, month_in, written
from ldsp_excel.entry.marks import escaped, unescaped

_GSS = re.compile(r"(?P<name>.*\S)\s+\((?P<code>[A-Z][0-9]{8})\)", re.DOTALL)
_SHARE = re.compile(r"(?P<numerator>.+?)\s+of\s+(?P<denominator>.+)")
_RATINGS = re.compile(r"([1-5])\s+to\s+([1-5])")
_WHOLE = re.compile(r"0|-?[1-9]\d{0,14}", re.ASCII)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def text_of(kind: str, plain: Any, *, in_list: bool = False) -> str:
    """Return a *plain* value of a *kind* as the text that stands in a cell."""
    if isinstance(plain, str):
        return _own_text(kind, plain, in_list=in_list)
    if isinstance(plain, bool):
        return "yes" if plain else "no"
    if isinstance(plain, dict):
        text = _table_text(kind, plain)
        is_line = text is not None and text == text.strip() and "\n" not in text
        if text is not None and is_line and value_of(kind, text) == plain:
            return text
        return json.dumps(plain, ensure_ascii=False)
    if isinstance(plain, int | Decimal):
        return f"{plain:f}" if isinstance(plain, Decimal) else str(plain)
    return written(plain)  # a day


def _own_text(kind: str, plain: str, *, in_list: bool) -> str:
    if kind == "Text":
        return escaped(plain, in_list=in_list)
    if kind == "Place":
        has_code = _GSS.fullmatch(plain) is not None
        return escaped(plain, in_list=in_list, also=plain[0] if has_code else "{")
    if kind in ("PartialDate", "date") and _ISO_DAY.fullmatch(plain):
        year, month, day = plain.split("-")
        return f"{day}/{month}/{year}"
    return plain


def _table_text(kind: str, plain: dict[str, Any]) -> str | None:
    match kind, plain:
        case "Place", {"name": str(name), "code": str(code), **rest} if not rest:
            return f"{name} ({code})"
        case "Share", {"numerator": numerator, "denominator": denominator, **rest} if not rest:
            return f"{numerator} of {denominator}"
        case "Rag", {"best": best, "worst": worst, **rest} if not rest:
            return f"{best} to {worst}"
        case _:
            return None


def value_of(kind: str, text: str) -> Any:
    """Return the plain value of a *kind* that *text* stands for.

    What it does not understand is the text itself: whether that is a value, core says.
    Raises NotADateError for a date that is none.
    """
    if kind == "Text":
        return unescaped(text)
    if text.startswith("{") and (table := _json(text)) is not None:
        return table
    reader = _READERS.get(kind)
    return text if reader is None else reader(text)


def _json(text: str) -> dict[str, Any] | None:
    try:
        table = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError):
        return None
    return table if isinstance(table, dict) else None


def _place(text: str) -> Any:
    match = None if text.startswith("\\") else _GSS.fullmatch(text)
    return unescaped(text) if match is None else match.groupdict()


def _share(text: str) -> Any:
    match = _SHARE.fullmatch(text)
    if match is None:
        return text
    return {name: _count(part) for name, part in match.groupdict().items()}


def _count(text: str) -> int | str:
    return int(text) if _WHOLE.fullmatch(text) else text


def _rating(text: str) -> Any:
    if match := _RATINGS.fullmatch(text):
        return {"best": int(match[1]), "worst": int(match[2])}
    return int(text) if _WHOLE.fullmatch(text) else text


def _date(text: str) -> str:
    day = day_in(text)
    if day is not None:
        return day.isoformat()
    return month_in(text) or text


def _day(text: str) -> str:
    day = day_in(text)
    return text if day is None else day.isoformat()


_READERS: Final = {
    "date": _day,
    "Place": _place,
    "Share": _share,
    "Rag": _rating,
    "PartialDate": _date,
    "Count": _count,
}
