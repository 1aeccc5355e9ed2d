"""TOML data files: what is read, what is refused and in which words, how they are laid out."""

from __future__ import annotations

import io
import tomllib
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ldsp_core.errors import DataFileError
from ldsp_core.files.toml import TOML
from ldsp_core.files.toml_reading import TomlReader
from ldsp_core.files.toml_writing import TomlWriter
from ldsp_core.testing.value_strategies import numbers, texts


def refusal(text: str | bytes) -> str:
    """Return the one problem with a TOML file."""
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(DataFileError) as caught:
        TomlReader().read(data, "facts.toml")
    assert caught.value.source == "facts.toml"
    (problem,) = caught.value.problems
    return str(problem)


def written(tree: dict[str, Any]) -> str:
    """Return *tree* as the writer writes it."""
    stream = io.BytesIO()
    TomlWriter().write(tree, {}, stream)
    assert not stream.closed
    return stream.getvalue().decode()


def test_a_file_becomes_a_tree_with_exact_numbers() -> None:
    """Numbers with a point are Decimals; dates are dates; Windows line ends do not matter."""
    source = TomlReader().read(b"\xef\xbb\xbfa = 0.1\r\nb = 2019-05-25\r\n[c]\r\nd = 1\r\n", "x")
    assert source.tree == {"a": Decimal("0.1"), "b": date(2019, 5, 25), "c": {"d": 1}}
    assert type(source.tree["a"]) is Decimal
    assert source.locate(("c", "d")) == "line 4"


def test_what_no_type_takes_is_left_to_the_types() -> None:
    """Infinities and times are TOML; the types refuse them, with the words of every format."""
    tree = TomlReader().read(b"a = inf\nb = 2019-05-25T09:30:00\n", "x").tree
    assert tree == {"a": Decimal("Infinity"), "b": datetime(2019, 5, 25, 9, 30)}  # noqa: DTZ001


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a = b", "line 1, column 5: a value was expected; text stands in quotes"),
        ("a = \n", "line 1, column 5: a value was expected"),
        ("a 1", "line 1, column 3: '=' was expected after the key"),
        ("\n= 1", "line 2, column 1: a key, or a table in brackets, was expected"),
        ("a = 1 b = 2", "line 1, column 7: the value ends here, but the line goes on"),
        ('a = "x', "a text has no closing quote"),
        ('a = "x\ny"', "line 1, column 7: a text is not closed on its line; close it, or put"),
        ('a = "C:\\dir"', "a backslash in this text does not begin a known character; write two"),
        ('a = "C:\\Users"', "a backslash in this text does not begin a known character"),
        ("a = 1\na = 2\n", "line 2, column 6: this key is given a second time"),
        ("a = 1\na = 2", "line 2 (the end): this key is given a second time"),
        ("a = {b = 1, b = 2}", "the key 'b' is given a second time"),
        ("[a.b]\n[a.b]\n", "line 2, column 5: the table 'a.b' is begun a second time"),
        ("a = [1, 2\n\n\n", "line 1 (the end): a list is not closed"),
        ("a = {b = 1", "line 1 (the end): a table in braces is not closed on its line"),
        ("[a", "the bracket of a table is not closed"),
        ("a = 2019-02-30", "line 1, column 5: there is no such date"),
        ("a = 'x\x01'", "the character '\\x01' cannot stand here"),
        ("\nb = " + "9" * 5000, "line 2: this number is too large to be read"),
        ("b = 1e99999999999999999999", "line 1: this number is too large to be read"),
        ("a = " + "[" * 100_000, "lists and tables are nested too deeply"),
        ("\na." * 2 + "a." * 20_000 + "a = 1", "line 3: more than 10,000 dots in one line"),
        ("# Paper\n\n- one\n- two\n", "this looks like a report in Markdown, not a data file"),
        ("<html>", "this is a web page or XML, not a data file"),
    ],
)
def test_what_is_no_sound_toml_is_refused_in_plain_words(text: str, words: str) -> None:
    """The place, what was expected, and what to do."""
    assert words in refusal(text)


def test_a_heading_in_a_data_file_is_a_comment() -> None:
    """A slip in a data file that begins with a comment is still a slip, not a report."""
    assert "a value was expected" in refusal("# Facts\n\n## More\n[area]\nname = x\n")


_trees = st.dictionaries(
    texts,
    st.recursive(
        texts | st.integers() | st.booleans() | st.dates(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
        max_leaves=15,
    ),
    max_size=5,
)


@given(_trees)
def test_what_is_written_is_toml_that_says_the_same(tree: dict[str, Any]) -> None:
    """Python's own reader gives back the tree that was written."""
    assert tomllib.loads(written(tree)) == tree


@example("\n", False)
@example("\n\n x \n", False)
@example("a\r\nb\r\n", False)
@example('"""\n""""\n"', False)
@example("\\\n \\", False)
@example("\x7f\x1b\x00\t\u2028\x85", True)
@example("\u202eabc \U0001f469\u200d\U0001f467\n", False)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), st.booleans())
def test_any_text_at_all_survives(text: str, nested: bool) -> None:
    """Quotes, backslashes, control characters, spaces at the ends: a text is kept as it is."""
    tree = {"a": [{"b": text}] if nested else text}
    assert tomllib.loads(written(tree)) == tree


@given(numbers())
def test_numbers_lose_nothing(number: Decimal) -> None:
    """A number is written to its last digit."""
    assert TomlReader().read(written({"a": number}).encode(), "x").tree == {"a": number}


def test_the_layout_is_a_persons() -> None:
    """Facts before tables, short things in one line, long text in several, a header for each."""
    tree = {
        "format_version": 1,
        "area": {"name": "Here", "places": ["A", {"name": "B", "code": "E07000117"}]},
        "name": "Ours",
        "as_at": date(2019, 4, 1),
        "history": [
            {"text": "It began", "when": {"date": "2018-04", "certainty": "happened"}},
            {"text": "one\ntwo ", "parts": [{"name": "x", "count": 5}, {"name": "y"}]},
        ],
        "framework": {"themes": [{"id": "t", "note": "n" * 100}]},
        "empty": {},
        "none": [],
        "topics": ["a topic that is rather long to be told in one line"] * 2,
    }
    assert written(tree) == (
        """\
format_version = 1
name = "Ours"
as_at = 2019-04-01
none = []
topics = [
    "a topic that is rather long to be told in one line",
    "a topic that is rather long to be told in one line",
]

[area]
name = "Here"
places = ["A", { name = "B", code = "E07000117" }]

[[history]]
text = "It began"
when = { date = "2018-04", certainty = "happened" }

[[history]]
text = \"\"\"
one
two \"\"\"
parts = [
    { name = "x", count = 5 },
    { name = "y" },
]

[[framework.themes]]
id = "t"
note = "%s"

[empty]
"""
        % ("n" * 100)
    )


@pytest.mark.parametrize(
    ("head", "is_toml"),
    [
        (b"a = 1", True),
        (b'\xef\xbb\xbf# a note\n\n  "a b".c=1', True),
        (b"# note\n[[area]]\n", True),
        (b'{"a": 1}', False),
        (b"# Paper\n\nWords here.\n", False),
        (b"<html>", False),
        (b"PK\x03\x04", False),
        (b"", False),
    ],
)
def test_a_file_is_known_by_its_beginning(head: bytes, is_toml: bool) -> None:
    """A TOML data file begins, after comments, with a key or a table."""
    assert TOML.sniff(head) is is_toml


def test_the_format_names_itself() -> None:
    """Users and extensions find it by name; it reads and writes."""
    codec = TOML.load()
    assert (TOML.name, TOML.extensions) == ("toml", (".toml",))
    assert isinstance(codec.reader, TomlReader)
    assert isinstance(codec.writer, TomlWriter)
