"""The results of formulas, written into a sheet's XML after openpyxl has saved it.

openpyxl stores none, so that previews and other programs would see blanks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

from ldsp_core.errors import RenderError
from ldsp_excel.cells import Written

Stored = dict[str, Written]
"""Values by the address of their cell ("D7")."""

_FORMULA_CELL = re.compile(
    r'<c r="(?P<cell>[A-Z]+[0-9]+)"(?P<rest>[^>]*)>(?P<formula><f>[^<]*</f>)<v></v></c>'
)


def with_stored_values(xml: str, stored: Mapping[str, Written]) -> str:
    """Return a sheet's canonical *xml* with the values in *stored* as results of its formulas.

    Raises RenderError when a formula is left without a value, or a value without one.
    """
    left = set(stored)

    def fill(match: re.Match[str]) -> str:
        address = match["cell"]
        if address not in left:
            raise RenderError(f"the formula in {address} has no value to store")
        left.remove(address)
        kind, text = _result(stored[address])
        return f'<c r="{address}"{match["rest"]}{kind}>{match["formula"]}<v>{text}</v></c>'

    filled = _FORMULA_CELL.sub(fill, xml)
    if left:
        raise RenderError(f"no formula was found for the values of {', '.join(sorted(left))}")
    return filled


def _result(value: Written) -> tuple[str, str]:
    """Return the type that the cell says it has, and the value as XML."""
    if isinstance(value, str):
        return ' t="str"', escape(value)
    return "", repr(value)
