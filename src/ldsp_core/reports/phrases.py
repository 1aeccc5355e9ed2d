"""Phrases in correct English, from values: the small set that reports are written with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ldsp_core.values import Count, Missing, PartialDate
from ldsp_core.values.wording import count_in_words, date_in_words

NOT_STATED: Final = "Not stated"
"""What a paper prints where the data is silent; "None" is only for what the data says is none."""

_SPELLED: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def listed(words: Iterable[str], last: str = "and") -> str:
    """Return ``a``, ``a and b`` or ``a, b and c``; with semicolons where an item has a comma."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    mark = "; " if any("," in item for item in items) else ", "
    before = "; " if mark == "; " and len(items) > 2 else " "
    return f"{mark.join(items[:-1])}{before}{last} {items[-1]}"


def spelled(number: int) -> str:
    """Return ``no``, ``one`` to ``nine`` in words, and digits with commas from 10."""
    return _SPELLED[number] if 0 <= number < len(_SPELLED) else f"{number:,}"


def agreeing(number: int, singular: str, plural: str) -> str:
    """Return the form that agrees with *number*: one *singular*, else *plural*."""
    return singular if number == 1 else plural


def numbered(number: int, singular: str, plural: str) -> str:
    """Return number and noun in agreement: ``one group``, ``six groups``, ``15 groups``."""
    return f"{spelled(number)} {agreeing(number, singular, plural)}"


def counted(count: Count) -> str:
    """Return a count for running text: ``six``, ``60``, ``over 600``."""
    if count.is_exact and count.wording is None and count.low is not None and count.low >= 0:
        return spelled(count.low)
    return count_in_words(count)


def sentence(text: str) -> str:
    """Return *text* with a capital at its start and a full stop at its end, once each."""
    words = text.strip()
    if not words:
        return ""
    end = "" if words[-1] in ".!?" or words[-2:] in (".”", "?”", "!”") else "."
    return words[0].upper() + words[1:] + end


def sentences(texts: Iterable[str]) -> str:
    """Return *texts* as sentences after one another, empty ones left out."""
    return " ".join(sentence(text) for text in texts if text.strip())


def lower_first(text: str) -> str:
    """Return *text* to go on within a sentence: its first letter small, unless it is a name.

    A first word with another capital in it ("DCMS"), or one that is a single capital
    ("A") followed by more capitals, stays as it is.
    """
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return text if any(letter.isupper() for letter in first[1:]) else text[:1].lower() + text[1:]


def dated(day: PartialDate, *, weekday: bool = False) -> str:
    """Return ``on 9 May 2019``, ``in May 2019`` or ``in 2019``."""
    return f"{'on' if day.is_exact else 'in'} {date_in_words(day, weekday=weekday)}"


def stated(text: str | Missing) -> str:
    """Return *text*, or "Not stated" where it is missing."""
    return NOT_STATED if isinstance(text, Missing) else text
