"""The texts of a workbook: most are kept once and shared, as Excel itself keeps them.

What is shared must be held until the end, so only the first texts are; those of a large
table that come after them stand in their own cells. Memory so stays the same however
many rows there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import define, field

from ldsp_excel.markup import DECLARATION, NAMESPACE, text_element

CONTENT_TYPE: Final = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
)
RELATIONSHIP: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
)
MOST: Final = 20_000
"""How many texts are shared."""

MOST_CHARACTERS: Final = 4_000_000
"""How long all shared texts may be together."""

Run = tuple[str, bool]
"""A stretch of text, and whether it is strong."""


@define
class SharedStrings:
    """The shared texts, in the order in which they first occur.

    ``tails`` has, for each that is shared, what a cell with it ends with.
    """

    tails: dict[str, str] = field(factory=dict, init=False)
    _rich: dict[str, str] = field(factory=dict, init=False)
    _items: list[str] = field(factory=list, init=False)
    _characters: int = field(default=0, init=False)

    def tail(self, text: str) -> str:
        """Return the end of a cell that holds *text*: from its type on."""
        known = self.tails.get(text)
        if known is not None:
            return known
        element = text_element(text)
        if self._is_full:
            return f' t="inlineStr"><is>{element}</is></c>'
        return self.tails.setdefault(text, self._shared(element))

    def rich_tail(self, runs: Sequence[Run], size: int, typeface: str) -> str:
        """Return the end of a cell whose text is partly strong."""
        strong = f'<rPr><b/><sz val="{size}"/><rFont val="{typeface}"/></rPr>'
        pieces = (f"<r>{strong if bold else ''}{text_element(text)}</r>" for text, bold in runs)
        element = "".join(pieces)
        if element not in self._rich:
            self._rich[element] = self._shared(element)
        return self._rich[element]

    def part(self) -> Iterator[str]:
        """Yield the part ``xl/sharedStrings.xml`` piece by piece."""
        yield f'{DECLARATION}<sst xmlns="{NAMESPACE}" uniqueCount="{len(self._items)}">'
        for item in self._items:
            yield f"<si>{item}</si>"
        yield "</sst>"

    @property
    def _is_full(self) -> bool:
        return len(self._items) >= MOST or self._characters >= MOST_CHARACTERS

    def _shared(self, element: str) -> str:
        self._items.append(element)
        self._characters += len(element)
        return f' t="s"><v>{len(self._items) - 1}</v></c>'
