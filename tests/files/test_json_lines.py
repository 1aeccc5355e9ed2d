"""Every path of a JSON file is found on the line where a person would look for it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.errors import Path
from ldsp_core.files.json_lines import members, path_of, scan
from ldsp_core.files.places import Branch, locator
from ldsp_core.testing.value_strategies import texts

_keys = texts
_values = st.recursive(
    texts | st.integers() | st.booleans() | st.none() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_keys, inner, max_size=3),
    max_leaves=12,
)
_trees = st.dictionaries(_keys, _values, max_size=4)


@st.composite
def written(draw: st.DrawFn) -> tuple[str, dict[str, Any], dict[Path, int]]:
    """Draw a JSON text with line breaks anywhere, its tree, and the line of every path."""
    places: dict[Path, int] = {}
    pieces: list[str] = []

    def put(text: str) -> int:
        pieces.append(draw(st.sampled_from(["", " ", "\n", "\n\n\t"])))
        line = "".join(pieces).count("\n") + 1
        pieces.append(text)
        return line

    def put_value(value: Any, path: Path) -> None:
        if isinstance(value, dict):
            for index, (key, member) in enumerate(value.items()):
                put("," if index else "{")
                here = (*path, key)
                places[here] = put(json.dumps(key, ensure_ascii=draw(st.booleans())))
                put(":")
                put_value(member, here)
            put("}" if value else "{}")
        elif isinstance(value, list):
            for index, member in enumerate(value):
                put("," if index else "[")
                before = len(pieces)
                put_value(member, (*path, index))
                places[(*path, index)] = "".join(pieces[: before + 1]).count("\n") + 1
            put("]" if value else "[]")
        else:
            put(json.dumps(value, ensure_ascii=draw(st.booleans())))

    tree = draw(_trees)
    put_value(tree, ())
    return "".join(pieces), tree, places


@given(written())
def test_every_path_is_found_on_its_line(
    case: tuple[str, dict[str, Any], dict[Path, int]],
) -> None:
    """A member of a table is where its key is, a member of a list where it begins."""
    text, tree, places = case
    assert json.loads(text) == tree
    locate = locator(text, scan)
    assert {path: locate(path) for path in places} == {
        path: f"line {line}" for path, line in places.items()
    }


@given(_trees, st.sampled_from([None, 2]))
def test_in_what_another_writer_writes_keys_are_where_they_are_found(
    tree: dict[str, Any], indent: int | None
) -> None:
    """The line that is named holds the key, whoever wrote the file."""
    text = json.dumps(tree, indent=indent)
    locate = locator(text, scan)
    for key in tree:
        number = int(locate((key,)).removeprefix("line "))
        assert json.dumps(key) in text.split("\n")[number - 1]


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ((), ""),
        (("b",), ""),
        (("a", 1, "x"), "line 2"),
        (("a", 1, "y"), "line 2"),
        (("a", 2), "line 1"),
        (("a", 0, "x"), "line 1"),
    ],
)
def test_a_path_that_is_not_there_leads_to_what_is_nearest(path: Path, where: str) -> None:
    """What is missing is looked for where its table begins; the file as a whole has no line."""
    assert locator('{"a": [5,\n{"x": 1}]}', scan)(path) == where


def test_a_key_that_comes_again_is_told() -> None:
    """The scan sees what Python's reader drops."""
    met = members('{"a": 1, "b": {"a": 2}, "\\u0061": 3}', Branch(0))
    assert [(path_of(opened), repeated) for opened, _, repeated in met] == [
        (("a",), False),
        (("b",), False),
        (("b", "a"), False),
        (("a",), True),
    ]


@given(st.text('{}[]:,"\\ a1\n', max_size=30))
def test_no_text_is_too_broken_to_scan(text: str) -> None:
    """What makes no sense is passed over."""
    assert isinstance(scan(text), Branch)
