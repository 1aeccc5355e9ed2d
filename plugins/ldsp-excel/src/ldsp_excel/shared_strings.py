"""Text moved from the sheets to the part that they share, as Excel itself keeps it."""

from __future__ import annotations

import re
from typing import Final

from attrs import define, field

from ldsp_excel.properties import DECLARATION

NAMESPACE: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CONTENT_TYPE: Final = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
)
RELATIONSHIP: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
)

_INLINE = re.compile(r'(?P<head><c [^>]*)t="inlineStr"><is>(?P<text>.*?)</is></c>', re.DOTALL)
_BARE_SPACE = re.compile(r"<t>(?=\s+</t>)")
_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def without_codes(text: str) -> str:
    """Return *text* so that "_x0041_" in it stays what it is; Excel would read a code for A."""
    return _CODE.sub("_x005F_", text)


@define
class SharedStrings:
    """The distinct texts of a workbook, in the order in which they first occur."""

    _index: dict[str, int] = field(factory=dict, init=False)
    _uses: int = field(default=0, init=False)

    def take_from(self, xml: str) -> str:
        """Return a sheet's canonical *xml* with its texts replaced by their numbers."""
        return _INLINE.sub(self._replace, xml)

    def part(self) -> str:
        """Return the part ``xl/sharedStrings.xml``."""
        items = "".join(f"<si>{text}</si>" for text in self._index)
        counts = f'count="{self._uses}" uniqueCount="{len(self._index)}"'
        return f'{DECLARATION}<sst xmlns="{NAMESPACE}" {counts}>{items}</sst>'

    def _replace(self, match: re.Match[str]) -> str:
        text = _BARE_SPACE.sub('<t xml:space="preserve">', without_codes(match["text"]))
        number = self._index.setdefault(text, len(self._index))
        self._uses += 1
        return f'{match["head"]}t="s"><v>{number}</v></c>'
