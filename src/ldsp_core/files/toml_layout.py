"""How a TOML data file is laid out: as a person would, for reading and comparing.

Facts of a table come first, then the tables in it. What is short stands in one line,
``when = { date = "2018-04", certainty = "happened" }``; a text of several lines stands
in several. The things at the top always have a header each, so that adding one adds
lines and changes none. Only this is decided here; tomlkit writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

import tomlkit
from tomlkit.items import AoT, Array, InlineTable, Item, String, StringType, Table, Trivia

WIDTH: Final = 100
"""How long a line may be before a table or list in it is spread over several."""


def laid_out(tree: Mapping[str, Any]) -> tomlkit.TOMLDocument:
    """Return *tree* as the document that is written for it."""
    document = tomlkit.document()
    for key, item in _items(tree, top=True):
        document.append(key, item)
    return document


def _items(table: Mapping[str, Any], *, top: bool = False) -> Iterator[tuple[str, Item]]:
    """Yield what *table* holds: what stands in lines of its own, then what has a header."""
    later: list[tuple[str, Any]] = []
    for key, value in table.items():
        item = None if top and _is_tables(value) else _in_lines(key, value)
        if item is None:
            later.append((key, value))
        else:
            yield key, item
    for key, value in later:
        yield key, _table(value) if isinstance(value, Mapping) else AoT(list(map(_table, value)))


def _table(value: Mapping[str, Any]) -> Table:
    table = tomlkit.table()
    for key, item in _items(value):
        table.append(key, item)
    return table


def _is_tables(value: Any) -> bool:
    return isinstance(value, Mapping) or (
        isinstance(value, list) and bool(value) and all(isinstance(each, Mapping) for each in value)
    )


def _in_lines(key: str, value: Any) -> Item | None:
    """Return *value* as what follows ``key =``; None where it would be too wide."""
    if isinstance(value, str) and "\n" in value:
        return _text(value)
    item = _inline(value)
    if isinstance(item, Array) and _is_tables(value):
        lines = item.multiline(True).as_string().split("\n")
        return item if max(map(len, lines)) <= WIDTH else None
    if not isinstance(item, Array | InlineTable):
        return item
    fits = len(f"{tomlkit.key(key).as_string()} = {item.as_string()}") <= WIDTH
    if isinstance(item, Array):
        return item.multiline(not fits)
    return item if fits else None


def _inline(value: Any) -> Item:
    if isinstance(value, Mapping):
        table = tomlkit.inline_table()
        items = [(key, _inline(each)) for key, each in value.items()]
        if items:
            items[0][1].trivia.indent = items[-1][1].trivia.trail = " "
        for key, item in items:
            table.append(key, item)
        return table
    if isinstance(value, list):
        array = tomlkit.array()
        array.extend(map(_inline, value))
        return array
    return tomlkit.value(f"{value:f}") if isinstance(value, Decimal) else tomlkit.item(value)


def _text(text: str) -> Item:
    """Return a text of several lines, its line breaks as they are.

    Each line is quoted by itself, because older tomlkit loses a line break that comes first
    and leaves a carriage return as it is, which would be read as a line break.
    """
    if "\r" in text:
        return tomlkit.string(text)
    lines = [tomlkit.string(line, multiline=True).as_string()[3:-3] for line in text.split("\n")]
    return String(StringType.MLB, text, "\n".join(["", *lines]), Trivia())
