"""Bounds as people write them: "over 600", ">=600", "between 500 and 600", "about 180".

Counts and shares are read by one small grammar. A text is cut into numbers and known
phrases; the order of the pieces decides what is meant, and anything else is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from ldsp_core.values.exact import plain
from ldsp_core.values.interval import Interval

_OVER: Final = (">", "over", "more than", "greater than", "above")
_FROM: Final = (
    *(">=", "≥", "at least"),
    *("no fewer than", "not fewer than", "no less than", "not less than"),
)
_UNDER: Final = ("<", "fewer than", "less than", "under", "below")
_UP_TO: Final = ("<=", "≤", "up to", "at most", "no more than", "not more than")
_ABOUT: Final = (
    *("~", "≈", "about", "around", "approximately", "approx.", "approx"),
    *("roughly", "circa", "nearly", "almost", "some"),
)
_DASHES: Final = ("-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212")

_PHRASES: Final[dict[str, str]] = {
    **dict.fromkeys(_OVER, "g"),
    **dict.fromkeys(_FROM, "G"),
    **dict.fromkeys(_UNDER, "l"),
    **dict.fromkeys(_UP_TO, "L"),
    **dict.fromkeys(_ABOUT, "~"),
    **dict.fromkeys((*_DASHES, "to"), "-"),
    **dict.fromkeys(("and", "but"), "&"),
    **dict.fromkeys(("+", "or more"), "+"),
    **dict.fromkeys(("or fewer", "or less"), "_"),
    "between": "b",
}
"""What each phrase stands for in a shape; ``n`` is a number there, ``%`` its unit."""


def _one_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


# ASCII, so that neither digits of other scripts nor letters that only fold to ours match.
_PIECE: Final = re.compile(
    r"\s*(?:(?P<number>(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9,])|[0-9]+)(?:\.[0-9]+)?)"
    rf"|(?P<unit>%|(?:per cent|percent)(?![a-z]))|(?P<phrase>{_one_of(_PHRASES)})(?![a-z]))",
    re.IGNORECASE | re.ASCII,
)
_SHAPE: Final = re.compile(
    r"(?P<exact>n)|(?P<range>n-n|bn[-&]n)|(?P<low>[gG])n(?:&?(?P<high>[lL])n)?"
    r"|(?P<only_high>[lL])n|n(?P<more>\+)|n(?P<less>_)"
)
_ABOUT_NUMBER: Final = re.compile(r"^~|~(?=n)")


def read_bound(text: str, *, percent: bool = False) -> Interval | None:
    """Return the interval that *text* gives, ``None`` when it gives none.

    With *percent* the last number must be followed by "%", "per cent" or "percent",
    and the ends are in per cent; without it no unit and no fraction may stand there.
    Negative numbers, and digits other than 0 to 9, are not read. Raises
    InvalidValueError when the ends contradict one another.
    """
    pieces = _cut(" ".join(text.split()))
    if pieces is None:
        return None
    shape, numbers = pieces
    if percent:
        if not re.search("n%[^n]*$", shape):
            return None
        shape = shape.replace("n%", "n")
    elif any("." in each for each in numbers):
        return None
    match = None if "~~" in shape else _SHAPE.fullmatch(_ABOUT_NUMBER.sub("", shape))
    if match is None:
        return None
    first, last = (Decimal(numbers[index].replace(",", "")) for index in (0, -1))
    two_ended = match["exact"] or match["range"]
    high_sign = match["high"] or match["only_high"]
    return Interval(
        low=first if two_ended or match["low"] or match["more"] else None,
        high=last if two_ended or high_sign or match["less"] else None,
        low_open=match["low"] == "g",
        high_open=high_sign == "l",
        approximate="~" in shape,
    )


def bound_code(bound: Interval, unit: str = "") -> str:
    """Return *bound* in the short form that ``read_bound`` reads: ``>600``, ``500-600``, ``~180``.

    *unit* follows the last number. An interval without ends is "not known"; that, and
    negative numbers, are not read back.
    """
    low, high = bound.low, bound.high
    about = "~" if bound.approximate else ""
    closed = not (bound.low_open or bound.high_open)
    if low is not None and low == high:
        return f"{about}{plain(low)}{unit}"
    if low is not None and high is not None and low >= 0 and closed:
        return f"{about}{plain(low)}-{plain(high)}{unit}"
    ends: list[str] = []
    if low is not None:
        ends.append(f"{'>' if bound.low_open else '>='}{plain(low)}")
    if high is not None:
        ends.append(f"{'<' if bound.high_open else '<='}{plain(high)}")
    return f"{about}{' '.join(ends)}{unit}" if ends else "not known"


def _cut(words: str) -> tuple[str, list[str]] | None:
    """Return the shape of *words*, a letter for each piece, and its numbers in order."""
    shape, numbers, position = "", list[str](), 0
    while position < len(words):
        piece = _PIECE.match(words, position)
        if piece is None:
            return None
        position = piece.end()
        if piece["number"]:
            shape += "n"
            numbers.append(piece["number"])
        else:
            shape += "%" if piece["unit"] else _PHRASES[piece["phrase"].lower()]
    return shape, numbers
