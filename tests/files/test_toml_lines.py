"""Every path of a TOML file is found on the line where a person would look for it."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.errors import Path
from ldsp_core.files.places import locator
from ldsp_core.files.toml_lines import scan
from ldsp_core.testing.value_strategies import texts

_keys = st.sampled_from(
    [
        "a",
        "b-1",
        "2019",
        "",
        " ",
        "a.b",
        "x = 1",
        "é",
        'say "so"',
        "it's",
        "#",
        "]",
        "}",
        "\t",
        "\\",
    ]
)
_leaves = texts | st.integers() | st.booleans() | st.dates()
_values = st.recursive(
    _leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_keys, inner, max_size=3),
    max_leaves=8,
)
_tables = st.dictionaries(_keys, _values, max_size=4)


class Emitter:
    """Writes a tree in styles drawn at random, and notes the line that each path is on."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.lines: list[str] = []
        self.places: dict[Path, int] = {}

    def maybe(self) -> bool:
        """Toss a coin."""
        return self.draw(st.booleans())

    def now(self, text: str = "") -> int:
        """Return the number of the line that is written now, *text* being its beginning."""
        return len(self.lines) + 1 + text.count("\n")

    def key(self, key: str) -> str:
        """Return a key, bare or quoted."""
        if re.fullmatch("[A-Za-z0-9_-]+", key) and self.maybe():
            return key
        if "'" not in key and "\n" not in key and self.maybe():
            return f"'{key}'"
        return json.dumps(key, ensure_ascii=self.maybe()).replace("\x7f", "\\u007f")

    def text(self, text: str) -> str:
        """Return a text in one of the four kinds of quotes."""
        styles = ["basic", "lines"]
        if "'" not in text and "\n" not in text:
            styles.append("literal")
        if "'''" not in text and not text.endswith("'"):
            styles.append("literal lines")
        style = self.draw(st.sampled_from(styles))
        if style == "literal":
            return f"'{text}'"
        if style == "literal lines":
            return f"'''\n{text}'''"
        basic = json.dumps(text, ensure_ascii=False)
        if style == "basic":
            return basic
        lines = [json.dumps(line, ensure_ascii=False)[1:-1] for line in text.split("\n")]
        # A backslash at the end of a line swallows the space that follows.
        starts = ["\n"] if text[:1] in (" ", "\t", "\n", "") else ["", "\n", "\\\n   "]
        return '"""' + self.draw(st.sampled_from(starts)) + "\n".join(lines) + '"""'

    def gap(self) -> str:
        """Return what may stand between the members of a list."""
        return self.draw(st.sampled_from(["", " ", "\n", "  # ] } = \"'\n\n\t"]))

    def inline(self, value: Any, path: Path, before: str) -> str:
        """Return *value* as text that follows the text *before* on this line."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, int | date):
            return str(value)
        text = "[" if isinstance(value, list) else "{"
        if isinstance(value, list):
            for index, member in enumerate(value):
                text += self.gap()
                self.places[(*path, index)] = self.now(before + text)
                text += self.inline(member, (*path, index), before + text) + self.gap() + ","
            return text + self.gap() + "]"
        for index, (key, member) in enumerate(value.items()):
            text += ", " if index else " "
            self.places[(*path, key)] = self.now(before + text)
            text += f"{self.key(key)} = "
            text += self.inline(member, (*path, key), before + text)
        return text + "}"

    def pair(self, name: str, value: Any, path: Path) -> None:
        """Write ``name = value``."""
        text = self.draw(st.sampled_from([f"{name} = ", f"\t{name}="]))
        text += self.inline(value, path, text)
        text += self.draw(st.sampled_from(["", "  # a = [1"]))
        self.lines += text.split("\n")

    def table(self, table: dict[str, Any], path: Path, name: str, header: str) -> None:
        """Write *table* below its *header*: what fits there first, then what has one itself."""
        later = []
        start = self.now()
        if header:
            self.lines.append(header)
        for key, value in table.items():
            here = (*path, key)
            if value and isinstance(value, dict) and self.maybe():
                later.append((key, value))
            elif value and isinstance(value, list) and self.maybe():
                if all(isinstance(member, dict) for member in value):
                    later.append((key, value))
                    continue
                self.places[here] = self.now()
                self.pair(self.key(key), value, here)
            elif value and isinstance(value, dict) and self.maybe():
                self.places[here] = self.now()
                dot = self.draw(st.sampled_from([".", " . "]))
                for inner, member in value.items():
                    self.places[(*here, inner)] = self.now()
                    self.pair(f"{self.key(key)}{dot}{self.key(inner)}", member, (*here, inner))
            else:
                self.places[here] = self.now()
                self.pair(self.key(key), value, here)
        if header and later and self.now() == start + 1 and header[1] != "[" and self.maybe():
            self.lines.pop()  # a table of tables needs no header
        if path:
            self.places[path] = self.now() if self.now() == start else start
        for key, value in later:
            here, full = (*path, key), f"{name}.{self.key(key)}" if name else self.key(key)
            if isinstance(value, dict):
                self.table(value, here, full, f"[{full}]")
            else:
                self.places[here] = self.now()
                for index, member in enumerate(value):
                    self.table(member, (*here, index), full, f"[[ {full} ]] # x")


@st.composite
def written(draw: st.DrawFn) -> tuple[str, dict[str, Any], dict[Path, int]]:
    """Draw a TOML text with the tree in it and the line of every path."""
    tree = draw(_tables)
    emitter = Emitter(draw)
    emitter.table(tree, (), "", "")
    return "\n".join([*emitter.lines, ""]), tree, emitter.places


@given(written())
def test_every_path_in_every_style_is_found_on_its_line(
    case: tuple[str, dict[str, Any], dict[Path, int]],
) -> None:
    """Dotted keys, inline tables, lists of tables, long strings, quoted keys: all are found."""
    text, tree, places = case
    assert tomllib.loads(text) == tree
    locate = locator(text, scan)
    assert {path: locate(path) for path in places} == {
        path: f"line {line}" for path, line in places.items()
    }


def _numbered(tree: Any, count: list[int]) -> Any:
    """Return *tree* with keys that are each given once."""
    if isinstance(tree, dict):
        pairs = list(tree.items())
        numbers = [count.append(0) or len(count) for _ in pairs]  # type: ignore[func-returns-value]
        return {
            f"k{number}": _numbered(value, count)
            for number, (_, value) in zip(numbers, pairs, strict=True)
        }
    return [_numbered(each, count) for each in tree] if isinstance(tree, list) else tree


def _leaf_keys(tree: Any, path: Path) -> Any:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _leaf_keys(value, (*path, key))
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield from _leaf_keys(value, (*path, index))
    elif isinstance(path[-1], str):
        yield path


@given(_tables, st.booleans())
def test_what_another_writer_writes_is_found_too(tree: dict[str, Any], long: bool) -> None:
    """In what tomli_w writes every value is found on the line that holds its key."""
    numbered = _numbered(tree, [])
    text = tomli_w.dumps(numbered, multiline_strings=long)
    lines = text.split("\n")
    locate = locator(text, scan)
    for path in _leaf_keys(numbered, ()):
        number = int(locate(path).removeprefix("line "))
        assert re.search(rf"\b{path[-1]} = ", lines[number - 1])


TEXT = """\
# a = 1

title = '''
a = 1
'''
[[work]] # [[x]]
id = "one"
steps = [
  { text = "x" },
  { text = "y",
    # not valid before TOML 1.1, but a newer reader may take it
    due = "2019" },
]
[work.place]
name.first = "Preston"

[[work]]
id = "two"
  [[work.parts]]
  count = 1979-05-27 07:32:00 # a date with a space
  x = 1
"""


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ((), ""),
        (("format_version",), ""),
        (("title",), "line 3"),
        (("work",), "line 6"),
        (("work", 0), "line 6"),
        (("work", 0, "id"), "line 7"),
        (("work", 0, "titel"), "line 6"),
        (("work", 0, "steps", 0, "text"), "line 9"),
        (("work", 0, "steps", 1, "due"), "line 12"),
        (("work", 0, "steps", 1, "due", "deeper"), "line 12"),
        (("work", 0, "place"), "line 14"),
        (("work", 0, "place", "name", "first"), "line 15"),
        (("work", 1), "line 17"),
        (("work", 1, "parts", 0), "line 19"),
        (("work", 1, "parts", 0, "x"), "line 21"),
        (("work", 7, "id"), "line 6"),
    ],
)
def test_a_path_that_is_not_there_leads_to_what_is_nearest(path: Path, where: str) -> None:
    """What is missing is looked for where its table begins; the file as a whole has no line."""
    assert locator(TEXT, scan)(path) == where


def test_a_header_that_comes_late_is_where_its_table_is() -> None:
    """A table is where its own header is, even when a table in it came before."""
    locate = locator("[a.b]\nx = 1\n[a]\ny = 2\n", scan)
    assert locate(("a",)) == "line 3"
    assert locate(("a", "b", "x")) == "line 2"


@given(st.text(max_size=20), texts)
def test_keys_with_escapes_are_found(key: str, text: str) -> None:
    """A key is known by what it says, however it is written."""
    key = key.encode("utf-8", "replace").decode()
    escaped = "".join(f"\\U{ord(character):08x}" for character in key)
    locate = locator(f'x = {json.dumps(text)}\n"{escaped}" = 1\n'.replace("\x7f", ""), scan)
    if key != "x":
        assert locate((key,)) == "line 2"
