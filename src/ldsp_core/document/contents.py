"""What the texts, the cells and the data of Custom blocks in a document may hold."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final

import attrs

from ldsp_core.document.blocks import (
    Callout,
    Chart,
    Column,
    Custom,
    Diagram,
    Figure,
    Front,
    FrontField,
    Metric,
    Node,
    Note,
    Quote,
    ReferenceLine,
    Section,
    Series,
    Table,
)
from ldsp_core.document.cells import Link
from ldsp_core.document.formatting import format_cell
from ldsp_core.errors import InvalidValueError, Path, path_text
from ldsp_core.structuring.text import SURELY_SHORT, check_text
from ldsp_core.values import (
    Count,
    Missing,
    Money,
    MoneyRange,
    PartialDate,
    Period,
    Rag,
    Share,
)

_REQUIRED: Final[Mapping[type, tuple[str, ...]]] = {
    Front: ("title", "organisation"),
    FrontField: ("label", "spans"),
    Section: ("id", "title"),
    Table: ("id", "caption"),
    Column: ("key", "label"),
    Chart: ("id", "caption", "alt"),
    Series: ("label",),
    ReferenceLine: ("label",),
    Diagram: ("id", "caption", "alt"),
    Node: ("id", "label"),
    Figure: ("id", "caption", "alt"),
    Metric: ("label",),
    Quote: ("text",),
    Callout: ("title",),
    Custom: ("kind",),
    Note: ("id", "spans"),
    Link: ("text", "url"),
}
"""The texts, and the spans, that must say something."""

_ELSEWHERE: Final[Mapping[type, tuple[str, ...]]] = {
    Section: ("blocks", "sections"),
    Table: ("rows", "totals"),
    Metric: ("value",),
    ReferenceLine: ("value",),
    Figure: ("png", "svg"),
    Custom: ("data", "fallback"),
}
"""What is looked at by itself: blocks one by one, and all that is not words."""

SAFE_CELLS: Final = frozenset({int, date, Money, MoneyRange, Period, Rag, Missing})
"""Kinds of cell that hold no free text."""


def wrong_texts(part: Any, path: Path = ()) -> Iterator[str]:
    """Yield what is wrong with any text in *part* of a document, with its place in it.

    Blocks within it, cells, pictures and the data of a Custom are left to others.
    """
    if isinstance(part, str):
        if problem := _wrong_text(part):
            yield f"{path_text(path)}: {problem}"
    elif isinstance(part, tuple):
        for index, member in enumerate(part):
            yield from wrong_texts(member, (*path, index))
    else:
        kind: Any = type(part)
        for name in _REQUIRED.get(kind, ()):
            words = getattr(part, name)
            if not (words.strip() if isinstance(words, str) else words):
                yield f"{path_text((*path, name))}: it says nothing; give it words"
        for name in _looked_at(kind):
            yield from wrong_texts(getattr(part, name), (*path, name))


@cache
def _looked_at(kind: type) -> tuple[str, ...]:
    """Return the fields of a class whose texts are looked at; a plain value has none."""
    elsewhere = _ELSEWHERE.get(kind, ())
    fields = attrs.fields(kind) if attrs.has(kind) else ()
    return tuple(field.name for field in fields if field.name not in elsewhere)


def wrong_cell(cell: object) -> str:
    """Return what is wrong with *cell*, or nothing."""
    kind = type(cell)
    if kind in SAFE_CELLS:
        return ""
    if isinstance(cell, str) and kind is str:
        return _wrong_text(cell) if cell.strip() else "an empty cell is a Missing with its reason"
    if isinstance(cell, Count | PartialDate) and cell.wording is None:
        return ""
    if isinstance(cell, Decimal) and kind is Decimal:
        return "" if cell.is_finite() else f"{cell} is not a finite number"
    if isinstance(cell, Count | Share | PartialDate | Link):
        problem = next(wrong_texts(cell), "")
        return problem or ("" if format_cell(cell).strip() else f"{cell!r} says nothing in words")
    return f"{cell!r} is a {kind.__name__}, which cannot stand in a cell"


def plainly_right(cells: Sequence[Any]) -> bool:
    """Whether all of *cells*, looked at together, plainly may stand in a cell.

    What is not plain is not wrong: it must be looked at by itself, with ``wrong_cell``.
    """
    for kind in set(map(type, cells)) - SAFE_CELLS:
        look = _LOOKS.get(kind)
        if look is None or not look([cell for cell in cells if type(cell) is kind]):
            return False
    return True


def _plain_texts(texts: Sequence[str]) -> bool:
    printable = "".join(texts).isprintable() and max(map(len, texts)) <= SURELY_SHORT
    return printable and all(map(str.strip, texts))


def _plain_shares(shares: Sequence[Share]) -> bool:
    return all(
        share.stated is None
        and share.wording is None
        and _is_plain_count(share.numerator)
        and _is_plain_count(share.denominator)
        for share in shares
    )


def _is_plain_count(count: Count | None) -> bool:
    return count is not None and count.wording is None and count.low is not None


_LOOKS: Final[Mapping[type, Callable[[Sequence[Any]], bool]]] = {
    str: _plain_texts,
    Decimal: lambda numbers: all(map(Decimal.is_finite, numbers)),
    Count: lambda counts: all(count.wording is None for count in counts),
    PartialDate: lambda dates: all(each.wording is None for each in dates),
    Share: _plain_shares,
}


def wrong_data(data: object, path: Path = ("data",)) -> Iterator[str]:
    """Yield what in the data of a Custom is not plain: JSON's own kinds and no others."""
    if isinstance(data, Mapping):
        for key, member in data.items():
            if not isinstance(key, str):
                yield f"{path_text(path)}: the key {key!r} is not text"
                continue
            yield from wrong_texts(key, path)
            yield from wrong_data(member, (*path, key))
    elif isinstance(data, list):
        for index, member in enumerate(data):
            yield from wrong_data(member, (*path, index))
    elif isinstance(data, str):
        yield from wrong_texts(data, path)
    elif isinstance(data, float) and not math.isfinite(data):
        yield f"{path_text(path)}: {data} is not a finite number"
    elif data is not None and not isinstance(data, bool | int | float):
        yield f"{path_text(path)}: a {type(data).__name__} is not plain data, as JSON has it"


def wrong_picture(figure: Figure) -> str:
    """Return what is wrong with the picture of *figure*, or nothing."""
    if not figure.png and not figure.svg:
        return "it has no picture: neither png nor svg"
    if figure.png and not figure.png.startswith(b"\x89PNG\r\n\x1a\n"):
        return "its png is not in the PNG format"
    if figure.svg and "<svg" not in figure.svg:
        return "its svg is not in the SVG format"
    return _wrong_characters(figure.svg)


def _wrong_text(text: str) -> str:
    try:
        check_text(text)
    except InvalidValueError as error:
        return str(error)
    return ""


def _wrong_characters(text: str) -> str:
    """Return what is wrong with a text that may be of any length."""
    step = 10_000
    pieces = (text[start : start + step] for start in range(0, len(text), step))
    return next((problem for piece in pieces if (problem := _wrong_text(piece))), "")
