"""What JSON Schema says of the forms of plain types and values, apart from their tables.

A schema is a help for editors and other programs; the library itself is the judge and
may refuse more (a 31 February). It refuses nothing less than the schema does.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from ldsp_core.structuring import MAX_LENGTH
from ldsp_core.structuring.plain_forms import LIMIT
from ldsp_core.values import Count, Money, OrgId, PartialDate, Period, Place, Rag, Share

Schema = dict[str, Any]

_DIGITS: Final = r"[0-9]+(,[0-9]{3})*(\.[0-9]+)?"
_MINUS: Final = r"[-\u2212]?"
_SPACE: Final = r"\s*"

_TEXT: Final[Schema] = {
    "type": "string",
    "maxLength": MAX_LENGTH,
    "pattern": r"^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]*$",
}
_WHOLE: Final[Schema] = {"type": "integer", "minimum": 1 - LIMIT, "maximum": LIMIT - 1}


def _text(pattern: str, **others: Any) -> Schema:
    return {"type": "string", "pattern": pattern, **others}


VALUE_SCHEMAS: Final[Mapping[type, tuple[Schema, ...]]] = {
    str: (_TEXT,),
    int: (_WHOLE,),
    bool: ({"type": "boolean"},),
    Decimal: (
        {"type": "number", "exclusiveMinimum": -LIMIT, "exclusiveMaximum": LIMIT},
        _text(r"^-?[0-9]+(\.[0-9]+)?$"),
    ),
    date: (_text(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", format="date"),),
    Count: (_WHOLE, _text(r"[0-9]")),
    Share: (_text(r"[0-9]\s*(%|[Pp][Ee][Rr])"),),
    Money: (
        _text(
            f"^{_SPACE}({_MINUS}[£€]{_SPACE}{_DIGITS}|[A-Z]{{3}}{_SPACE}{_MINUS}{_DIGITS}"
            f"|{_MINUS}{_DIGITS}{_SPACE}[A-Z]{{3}}){_SPACE}$"
        ),
    ),
    PartialDate: (_text(r"[0-9]{4}"),),
    Period: (
        _text(
            rf"^{_SPACE}([0-9]{{4}}(-[0-9]{{2}}|-Q[1-4])?|(FY|AY)[0-9]{{4}}-[0-9]{{2}}(/Q[1-4])?"
            rf"|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}/[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}){_SPACE}$"
        ),
    ),
    OrgId: (_text("^[A-Z]{2,3}-[A-Z0-9_]+-[A-Za-z0-9][A-Za-z0-9./_-]*$"),),
    Place: (_TEXT,),
    Rag: ({"type": "integer", "minimum": 1, "maximum": 5},),
}
"""By type, the forms that are no tables."""
