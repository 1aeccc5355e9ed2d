"""The words on the sheets: headers, titles of sheets, and how they are compared."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

LONGEST_TITLE: Final = 31
"""Characters in the name of a sheet (Excel specifications and limits, Microsoft)."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_INNER_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def normal(text: str) -> str:
    """Return *text* as headers are compared: case, spaces and forms of letters do not matter."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).split())


def spaced(name: str) -> str:
    """Return the name of a class in words: "BudgetLine" is "Budget line"."""
    return _INNER_CAPITAL.sub(" ", name).capitalize()


def joined_label(labels: Sequence[str]) -> str:
    """Return the header for a value within groups: "Start", "Date" is "Start date".

    "When" says nothing that the group does not say, and a word is not said twice.
    """
    words = labels[0]
    for place, label in enumerate(labels[1:], start=1):
        is_last = place == len(labels) - 1
        said = words.casefold().split()
        if (label == "When" and not is_last) or label.casefold() in (said[0], said[-1]):
            continue
        words = f"{words} {label[0].lower()}{label[1:]}"
    return words


def with_unit(header: str, unit: str) -> str:
    """Return *header* with its unit in brackets."""
    return f"{header} ({unit})" if unit else header


def distinct(short: Sequence[str], long: Sequence[str]) -> list[str]:
    """Return the *short* headers, the *long* ones where two would be the same, or numbered."""
    counts = Counter(map(normal, short))
    chosen = [
        one if counts[normal(one)] == 1 else other for one, other in zip(short, long, strict=True)
    ]
    seen: Counter[str] = Counter()
    result = []
    for header in chosen:
        seen[normal(header)] += 1
        number = seen[normal(header)]
        result.append(header if number == 1 else f"{header} {number}")
    return result


def sheet_title(kind: str, labels: Sequence[str], *, taken: Iterable[str]) -> str:
    """Return the title of the sheet of a class that is listed under *labels*.

    The label most like the class's own name is taken, else the first.
    """
    name = spaced(kind)
    own = [label for label in labels if normal(label).startswith(normal(name))]
    title = _FORBIDDEN.sub(" ", (own or labels)[0])[:LONGEST_TITLE].strip()
    used = {normal(each) for each in taken}
    return title if normal(title) not in used else _FORBIDDEN.sub(" ", name)[:LONGEST_TITLE]
