"""How wide each column of a table is: by what it holds, never wider than the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Final

from attrs import frozen

from ldsp_core.values import MISSING_REASONS

_WIDTHS: Final = {
    character: width
    for width, characters in {
        222: "'ijl‘’|",
        278: " !,./:;I[\\]ft",
        333: '(){}-`r“”"*',
        500: "Jcksvxyz^",
        556: "#$0123456789?L_abdeghnopqu£€–",
        611: "+<=>~FTZ",
        667: "&ABEKPSVXY",
        722: "CDHNRUw",
        778: "GOQ",
        833: "Mm",
        944: "%W",
        1015: "—@",
    }.items()
    for character in characters
}
"""How wide each character of Arial is, in thousandths of its height."""

_TWIPS: Final = 9.5 * 20 / 1000
_BOLDER: Final = 56
"""By how much a bold letter of Arial is wider at most, in thousandths of its height."""

_PADDING: Final = 250
"""The margins of a cell, and a little more."""

_UNBROKEN: Final = 24
"""Figures and dates up to so many characters stay on one line."""

_OTHERS: Final = 1.06
"""Texts of fewer characters may be a little wider than the one that is measured."""

_RAGGED: Final = 1.15
"""Lines are not filled to their end."""

_LINES: Final = 60
"""More lines than this in a cell are no help to anybody."""

_READABLE: Final = 120
"""Text asks for no more room than so many characters take."""


@frozen(kw_only=True)
class Need:
    """What a column needs, in twips.

    With ``least`` no word and no figure is broken; with ``whole`` no reason why a figure
    is missing either; with ``well`` no line at all.
    """

    least: int
    whole: int
    well: int


def need(heading: str, texts: Iterable[str], *, unbroken: bool, stretch: float = 1) -> Need:
    """Return what a column with that *heading* and those *texts* needs.

    The figures of an *unbroken* column are kept on one line. Only the text with the most
    characters is measured. A typeface that is wider than Arial has a *stretch* above 1.
    """
    word = longest = reason = ""
    for text in dict.fromkeys(texts):
        if len(text) > len(longest):
            longest = text
        if unbroken and text in MISSING_REASONS:
            reason = max(reason, text, key=len)
        elif len(text) > len(word):
            figure = unbroken and len(text) <= _UNBROKEN
            word = max(word, text if figure else _longest_word(text), key=len)
    of_heading = _width(_longest_word(heading), _BOLDER)
    least = max(of_heading, _width(word), _width(_longest_word(reason)))
    whole = max(least, _width(reason))
    well = max(whole, _width(longest[:_READABLE]) * (1 if unbroken else _OTHERS))
    least, whole, well = (ceil(width * stretch) + _PADDING for width in (least, whole, well))
    return Need(least=least, whole=whole, well=well)


def widths(needs: Sequence[Need], room: int) -> list[int]:
    """Return a width for each of *needs*, which together fill *room* exactly (twips).

    Columns get the best that all of them can have: one line each, else so much that no
    text takes more lines than it must. What is left goes first to those that ask for
    little, so that a few words stay on one line.
    """
    well = [column.well for column in needs]
    if sum(well) <= room:
        return _shared(well, room - sum(well), well)
    for base in ([column.whole for column in needs], [column.least for column in needs]):
        if sum(base) <= room:
            found = _in_fewest_lines(needs, base, room)
            wanted = [max(0, more - less) for more, less in zip(well, found, strict=True)]
            return _served(found, room - sum(found), wanted)
    return _shared([0] * len(needs), room, [column.least for column in needs])


def fits(needs: Sequence[Need], room: int) -> bool:
    """Whether *room* is enough to break no word and no figure."""
    return sum(column.least for column in needs) <= room


def _in_fewest_lines(needs: Sequence[Need], base: Sequence[int], room: int) -> Sequence[int]:
    """Return widths, none below *base*, in which every text takes as few lines as all can."""
    for lines in range(2, _LINES):
        found = [
            max(low, ceil((need.well - _PADDING) / lines * _RAGGED) + _PADDING)
            for need, low in zip(needs, base, strict=True)
        ]
        if sum(found) <= room:
            return found
    return base


def _served(base: Sequence[int], left: int, wanted: Sequence[int]) -> list[int]:
    """Add what is *wanted*, the smallest wishes first, no one more than an even share.

    What nobody wants is shared by all.
    """
    result = list(base)
    waiting = len(base)
    for index in sorted(range(waiting), key=wanted.__getitem__):
        given = min(wanted[index], left // waiting)
        result[index] += given
        left -= given
        waiting -= 1
    return _shared(result, left, result)


def _shared(base: Sequence[int], left: int, weights: Sequence[int]) -> list[int]:
    """Add *left* to *base* in proportion to *weights*, to the last twip."""
    total = sum(weights)
    result = []
    given = seen = 0
    for width, weight in zip(base, weights, strict=True):
        seen += weight
        upto = left * seen // total
        result.append(width + upto - given)
        given = upto
    return result


def _longest_word(text: str) -> str:
    return max(text.split(), key=len, default="")


def _width(text: str, more: int = 0) -> float:
    """Return how wide *text* is in 9.5 point Arial, in twips; about so for rare characters.

    Each character may take *more* thousandths of its height.
    """
    return _TWIPS * sum(
        more + _WIDTHS.get(character, 1000 if character >= "\u2e80" else 667) for character in text
    )
