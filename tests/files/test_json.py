"""JSON data files: what is read, what is refused and in which words, what is written."""

from __future__ import annotations

import io
import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.errors import DataFileError
from ldsp_core.files.json import JSON
from ldsp_core.files.json_reading import JsonReader
from ldsp_core.files.json_writing import JsonWriter
from ldsp_core.testing.value_strategies import numbers, texts


def refusal(text: str | bytes) -> str:
    """Return the one problem with a JSON file."""
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(DataFileError) as caught:
        JsonReader().read(data, "facts.json")
    assert caught.value.source == "facts.json"
    (problem,) = caught.value.problems
    return str(problem)


def written(tree: dict[str, Any]) -> str:
    """Return *tree* as the writer writes it."""
    stream = io.BytesIO()
    JsonWriter().write(tree, {}, stream)
    assert not stream.closed
    return stream.getvalue().decode()


def test_a_file_becomes_a_tree_with_exact_numbers() -> None:
    """Numbers with a point are Decimals, not what a double makes of them."""
    data = '\ufeff{"a": [1, 0.1, true, null], "b": "x\\u00e9"}\r\n'.encode()
    source = JsonReader().read(data, "x")
    assert source.tree == {"a": [1, Decimal("0.1"), True, None], "b": "xé"}
    assert [type(each) for each in source.tree["a"][:2]] == [int, Decimal]
    assert source.locate(("b",)) == "line 1"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[]", "a data file holds a table of facts, found an empty list"),
        ('{"a": 1, "a": 2}', "line 1, a: this key is given a second time; keep one of the two"),
        ('{"a": [{"b": NaN}]}', "line 1, a[0].b: NaN is not a number that JSON has"),
        ('{"a": -Infinity}', "line 1, a: -Infinity is not a number"),
        ('{\n"a": ' + "9" * 5000 + "}", "line 2, a: '9999"),
        ('{"a": 1e99999999999999999999}', "line 1, a: '1e99999999999999999999' is too large"),
        ('{"a": 1,}', "line 1, column"),
        ('{"a": [1,]}', "take away the comma before the bracket"),
        ("{'a': 1}", "put keys and texts in double quotes"),
        ('{"a": 1 "b": 2}', "line 1, column 9: a comma was expected, or the closing bracket"),
        ('{"a" 1}', "line 1, column 6: a colon was expected after the key"),
        ('{"a": 1} x', "line 1, column 10: the data ends here, but the file goes on"),
        ('{"a": 1', "the file ends before the data does"),
        ('{"a": "x', "line 1, column 7: this text has no closing quote"),
        ('{"a": "x\ny"}', "line 1, column 9: a line break or control character stands in a text"),
        ('{"a": "C:\\dir"}', "this text is followed by no known letter; write two backslashes"),
        ('{\n// a comment\n"a": 1}', "line 2, column 1: a key in double quotes was expected; JSON"),
        ("a = 1", "line 1, column 1: this is not JSON: the file does not begin with {"),
        ("# Paper\n\nWords.\n\n## More\n", "this looks like a report in Markdown"),
        ("<!doctype html>", "this is a web page or XML, not a data file"),
    ],
)
def test_what_is_no_sound_json_is_refused_in_plain_words(text: str, words: str) -> None:
    """The place, what was expected, and what to do."""
    assert words in refusal(text)


def test_every_key_that_is_given_twice_is_named() -> None:
    """All accidents of a file come together."""
    text = '{"a": {"x": 1, "x": 2},\n"b": [{"y": NaN}],\n"a": 3}'
    with pytest.raises(DataFileError) as caught:
        JsonReader().read(text.encode(), "facts.json")
    assert [str(each).partition(":")[0] for each in caught.value.problems] == [
        "line 1, a.x",
        "line 2, b[0].y",
        "line 3, a",
    ]


@pytest.mark.parametrize("opening", [b"[", b'{"a":', b'[{"a":'])
def test_a_very_deep_file_is_one_readable_error(opening: bytes) -> None:
    """Fifty million brackets are refused in one sentence, neither slowly nor by a crash."""
    data = opening * (50_000_000 // len(opening))
    assert refusal(data) == "lists and tables are nested too deeply"


_trees = st.dictionaries(
    texts,
    st.recursive(
        texts | st.integers() | st.booleans(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
        max_leaves=15,
    ),
    max_size=5,
)


def test_each_thing_has_a_line() -> None:
    """A key at the top has a line, a member of its list too; letters stay as they are."""
    tree = {
        "format_version": 1,
        "area": {"name": "Here", "places": ["Ŵ", {"name": "B"}]},
        "none": [],
        "bodies": [{"id": "a", "on": date(2019, 4, 1)}, {"id": "b", "share": Decimal("12.50")}],
        "margin": Decimal("15"),
    }
    assert (
        written(tree)
        == """\
{
  "format_version": 1,
  "area": {"name":"Here","places":["Ŵ",{"name":"B"}]},
  "none": [],
  "bodies": [
    {"id":"a","on":"2019-04-01"},
    {"id":"b","share":12.5}
  ],
  "margin": 15
}
"""
    )
    assert written({}) == "{}\n"


@given(_trees)
def test_what_is_written_is_json_that_says_the_same(tree: dict[str, Any]) -> None:
    """Python's own reader gives back the tree that was written, keys in their order."""
    assert json.dumps(json.loads(written(tree))) == json.dumps(tree)


@given(_trees)
def test_what_is_written_is_read(tree: dict[str, Any]) -> None:
    """The reader gives back the tree that was written."""
    assert JsonReader().read(written(tree).encode(), "x").tree == tree


@given(numbers(), st.dates())
def test_numbers_and_days_lose_nothing(number: Decimal, day: date) -> None:
    """A number is written to its last digit, a day as ISO 8601 has it."""
    tree = JsonReader().read(written({"number": number, "day": day}).encode(), "x").tree
    assert tree["number"] == number
    assert tree["day"] == day.isoformat()


@pytest.mark.parametrize(
    ("head", "is_json"),
    [(b'{"a": 1}', True), (b"\xef\xbb\xbf\n {", True), (b"a = 1", False), (b"", False)],
)
def test_a_file_is_known_by_its_beginning(head: bytes, is_json: bool) -> None:
    """A JSON data file begins with a brace."""
    assert JSON.sniff(head) is is_json


def test_the_format_names_itself() -> None:
    """Users and extensions find it by name; it reads and writes."""
    codec = JSON.load()
    assert (JSON.name, JSON.extensions) == ("json", (".json",))
    assert isinstance(codec.reader, JsonReader)
    assert isinstance(codec.writer, JsonWriter)
