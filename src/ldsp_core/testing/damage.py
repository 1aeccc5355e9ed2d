"""Data files damaged on purpose, the way people and programs damage them.

Whatever chance is given decides, and nothing else: the same ``Random`` in the same state
gives the same damage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any, Final

from ldsp_core.files import Tree

STRANGE: Final[tuple[Any, ...]] = (
    *(True, 0, -1, 10**18, Decimal("1.5"), date(2019, 2, 28)),
    *("", " ", "lots", "2019-02-30", "bell \a", "x" * 40_000, "£1.001", "over", "200%"),
    *([], {}, [[]], [{}], ["lots", 1], {"missing": "lost"}, {"missing": "not applicable"}),
)
"""Values that hardly any fact has; every format of data files can hold them."""

Slot = tuple[Any, Any]
"""A table or list, and a key or index of it."""


def damaged_tree(tree: Tree, chance: Random, strange: Sequence[Any] = STRANGE) -> Tree:
    """Return a copy of *tree* with one fact dropped, renamed, moved or made another.

    *strange* are the values that one may be replaced by.
    """
    copy = deepcopy(tree)
    slots = list(_slots(copy))
    if not slots:
        return copy
    holder, key = chance.choice(slots)
    match chance.choice(("drop", "rename", "replace", "replace", "alter", "alter", "exchange")):
        case "drop":
            del holder[key]
        case "rename" if isinstance(holder, dict):
            holder[chance.choice(_MISSPELT)(key)] = holder.pop(key)
        case "alter":
            holder[key] = _altered(holder[key], chance)
        case "exchange":
            other, place = chance.choice(slots)
            # A copy, because a table that got into itself could not be written.
            holder[key], other[place] = deepcopy(other[place]), deepcopy(holder[key])
        case _:
            holder[key] = deepcopy(chance.choice(strange))
    return copy


def damaged_bytes(data: bytes, chance: Random) -> bytes:
    """Return *data*, the content of a text file, with some bytes or lines not as they were."""
    return chance.choice(_DAMAGES)(data, chance) if data else data


def _slots(branch: Any) -> Iterator[Slot]:
    """Yield every place under *branch* that holds a value, tables and lists among them."""
    keys = list(branch) if isinstance(branch, dict) else range(len(branch))
    for key in keys:
        yield branch, key
        if isinstance(branch[key], dict | list):
            yield from _slots(branch[key])


def _altered(value: Any, chance: Random) -> Any:
    """Return another value of the same sort."""
    match value:
        case bool():
            return not value
        case int() | Decimal():
            return chance.choice((-value, value * 10**6, value + 1, value * 0))
        case str():
            return chance.choice((value[1:], value * 2, value.upper(), f"{value} ", value[::-1]))
        case list():
            return chance.choice((value * 2, value[:1], value[::-1], [value]))
        case dict():
            return chance.choice(({}, {"value": value}, [value], value | {"note": "added"}))
        case _:
            return str(value)


_MISSPELT: Final[tuple[Callable[[str], str], ...]] = (
    str.upper,
    lambda key: key[::-1],
    lambda key: key[:-1],
    lambda key: f"{key}s",
    lambda key: f" {key}",
    lambda key: key.replace("_", "-"),
    lambda _: "",
    lambda _: "\n",
)


def _flip(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def _insert(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.choice(_PIECES) + data[at:]


def _take_out(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.randint(1, 40) :]


def _truncate(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _cut_lines(data: bytes, chance: Random) -> bytes:
    lines = data.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    del lines[at : at + chance.randint(1, 5)]
    return b"".join(lines)


def _double_line(data: bytes, chance: Random) -> bytes:
    lines = data.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    lines.insert(at, lines[at])
    return b"".join(lines)


def _exchange_lines(data: bytes, chance: Random) -> bytes:
    lines = data.splitlines(keepends=True)
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return b"".join(lines)


def _encode(data: bytes, chance: Random) -> bytes:
    text = data.decode(errors="replace")
    return text.encode(chance.choice(("latin-1", "utf-16", "utf-16-le", "utf-8-sig")), "replace")


_PIECES: Final = (
    *(bytes([each]) for each in b"\"'\\{}[](),:=.#\n\r\t -0e\0\x7f"),
    *(b"\xff", b"\xc2\x85", b'"""', b"'''", b"null", b"nan", b"1e999", b"<!-- -->", b"\\ud800"),
)
_DAMAGES: Final[tuple[Callable[[bytes, Random], bytes], ...]] = (
    *(_flip, _flip, _flip, _insert, _insert, _take_out, _truncate),
    *(_cut_lines, _cut_lines, _double_line, _exchange_lines, _encode),
)
