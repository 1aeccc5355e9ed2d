"""Text as the XML of a workbook holds it."""

from __future__ import annotations

import re
from typing import Final

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACE: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def escaped(text: str) -> str:
    """Return *text* as the content of an element.

    A carriage return is written as a reference, for as itself XML would read it as a
    newline. What XML forbids must have been refused before.
    """
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace("\r", "&#13;") if "\r" in text else text


def without_codes(text: str) -> str:
    """Return *text* so that "_x0041_" in it stays what it is; Excel would read a code for A."""
    return _CODE.sub("_x005F_", text) if "_x" in text else text


def text_element(text: str) -> str:
    """Return ``<t>`` with *text*; spaces at its ends and breaks of lines are kept."""
    kept = "\n" in text or text != text.strip()
    space = ' xml:space="preserve"' if kept else ""
    return f"<t{space}>{escaped(without_codes(text))}</t>"
