"""Long JSON files in pieces: the same partnerships, errors and bytes as from the whole."""

from __future__ import annotations

import io
import json
import sys
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from ldsp_core.errors import DataFileError
from ldsp_core.files import dump_partnership, load_partnership, loading
from ldsp_core.files.json_pieces import PieceReader
from ldsp_core.files.json_reading import LAX_DECODER, STRICT_DECODER, JsonReader, json_decode
from ldsp_core.files.json_writing import JsonWriter
from ldsp_core.model import Activity, Grant, Organisation, Partnership
from ldsp_core.structuring import unstructure, unstructure_json
from ldsp_core.testing.damage import damaged_bytes
from ldsp_core.testing.model_strategies import classes_in, partnerships
from ldsp_core.testing.value_strategies import texts

LISTS = ("grants", "activities")
FICTIONAL = Path(__file__).parents[2] / "examples" / "fictional" / "partnership.toml"


@pytest.fixture(params=["msgspec", "the standard library"])
def decode(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read and write with the extra ``fast``, and without."""
    if request.param != "msgspec":
        monkeypatch.setitem(sys.modules, "msgspec", None)


def keys_in(tree: Any) -> int:
    """Return how many keys all tables of a plain tree have."""
    if isinstance(tree, dict):
        return len(tree) + sum(map(keys_in, tree.values()))
    return sum(map(keys_in, tree)) if isinstance(tree, list) else 0


def in_pieces(text: str, size: int) -> dict[str, Any]:
    """Return the tree in *text*, its lists put together again from pieces."""
    found: dict[str, list[Any]] = {key: [] for key in LISTS}

    def taker(key: str) -> Any:
        def take(members: list[Any]) -> int:
            found[key] += members
            return sum(map(keys_in, members))

        return take

    reader = PieceReader(
        decoder=STRICT_DECODER, lax_decoder=LAX_DECODER, decode=json_decode(), size=size
    )
    tree = reader.read(text, {key: taker(key) for key in LISTS})
    return tree | {key: members for key, members in found.items() if members}


_values = st.recursive(
    texts | st.integers(-(10**20), 10**20) | st.booleans() | st.none() | st.just(Decimal("1.50")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
_members = st.lists(
    st.fixed_dictionaries({"id": _values}, optional={"milestones": _values, "a:b": _values}),
    max_size=6,
)
_trees = st.fixed_dictionaries(
    {"id": _values}, optional={"grants": _members, "activities": _members, "notes": _values}
)
_layouts = st.sampled_from([(",", ":", None), (", ", ": ", None), (",", " : ", 1), (" , ", ":", 2)])


def dumped(tree: Any, layout: tuple[str, str, int | None], *, ascii_only: bool) -> str:
    """Return *tree* as JSON; Decimals as the number that they are."""
    comma, colon, indent = layout
    text = json.dumps(
        tree,
        separators=(comma, colon),
        indent=indent,
        ensure_ascii=ascii_only,
        default=lambda _: "a number of two decimals",
    )
    return text.replace('"a number of two decimals"', "1.50")


@pytest.mark.usefixtures("decode")
@given(tree=_trees, layout=_layouts, ascii_only=st.booleans(), size=st.integers(0, 60))
def test_the_pieces_make_up_the_whole(
    tree: Any, layout: tuple[str, str, int | None], ascii_only: bool, size: int
) -> None:
    """Wherever a piece ends, and however the file is laid out; or it is left to be read whole."""
    text = dumped(tree, layout, ascii_only=ascii_only)
    whole = JsonReader().read(text.encode(), "x").tree
    try:
        found = in_pieces(text, size)
    except Exception:  # noqa: BLE001 - texts with colons, above all: then it is read whole
        return
    assert repr(found) == repr({**found, **whole})
    assert {key: value for key, value in whole.items() if value != []} == {
        key: value for key, value in found.items() if value != []
    }


@pytest.mark.usefixtures("decode")
@pytest.mark.parametrize("size", [0, 30, 1000])
def test_plain_members_are_read_in_pieces(size: int) -> None:
    """Also where a member holds tables that begin as the members do, or an address."""
    members = [
        {"id": f"a{number}", "links": [{"id": "b"}, {"id": "https://x.example/a?b=c"}]}
        for number in range(20)
    ]
    tree = {"id": "x", "activities": members, "name": "y", "grants": [{"id": "g"}]}
    for layout in ((",", ":", None), (", ", ": ", 2)):
        assert in_pieces(dumped(tree, layout, ascii_only=False), size) == tree


@pytest.mark.usefixtures("decode")
@pytest.mark.parametrize(
    "text",
    [
        '{"grants":[{"id":"a","id":"a"},{"id":"b"}]}',
        '{"grants":[{"id":"a"},{"id":{"x":1,"x":1}}]}',
        '{"grants":[{"id":"a"},{"id":{"x":"1:2","x":1}}]}',
        '{"grants":[{"id":"a"}],"grants":[{"id":"b"}]}',
        '{"id":1,"id":2}',
        '{"grants":[{"id":"a"},{"id":"b"},]}',
        '{"grants":[{"id":"a"},,{"id":"b"}]}',
        '{"grants":[{"id":"a"} {"id":"b"}]}',
        '{"grants":[{"id":"a"}}',
        '{"grants":[{"id":"a"}]',
        '{"grants":[{"id":"a"}]]',
        '{"grants":[{"id":"a"}]},',
        '{"grants":[{"id":"a"}]}x',
        '{"grants":[{"id":NaN}]}',
        '{"grants":[{"id":"a\nb"}]}',
        '{"grants":[{"id":1e99999999999999999999}]}',
        '{"grants":[{"id":"\\x"}]}',
        '[{"id":"a"}]',
        "{}",
        "",
    ],
)
@pytest.mark.parametrize("size", [0, 1000])
def test_what_is_not_sound_is_left_to_be_read_whole(text: str, size: int) -> None:
    """A key given twice too, though the decoders take one."""
    with pytest.raises(Exception):  # noqa: B017, PT011 - any: reading the whole names it
        in_pieces(text, size)


@pytest.fixture
def long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every file for a long one."""
    monkeypatch.setattr(loading, "LONG", 0)
    monkeypatch.setattr(PieceReader.__init__, "__kwdefaults__", {"size": 300})


def dump(partnership: Partnership) -> bytes:
    """Return *partnership* as JSON."""
    stream = io.BytesIO()
    dump_partnership(partnership, JsonWriter(), stream)
    return stream.getvalue()


def outcome(data: bytes) -> Any:
    """Return the partnership in *data*, or what is wrong with it."""
    try:
        return load_partnership(data, "facts.json", JsonReader())
    except DataFileError as error:
        return str(error)


@pytest.fixture(scope="module")
def fictional() -> Partnership:
    """Return the invented partnership, which has something of everything."""
    from ldsp_core import load

    return load(FICTIONAL)


@pytest.mark.usefixtures("decode", "long")
def test_a_file_is_read_in_pieces_to_an_equal_partnership(fictional: Partnership) -> None:
    """And never whole, for which there is another reader here that refuses."""

    class InPieces(JsonReader):
        def read(self, data: bytes, name: str) -> Any:
            raise AssertionError("this was read whole")

    data = dump(fictional)
    assert load_partnership(data, "x", InPieces()) == fictional


@pytest.mark.usefixtures("decode")
@settings(max_examples=25)
@given(partnership=partnerships())
def test_bytes_are_the_same_in_pieces(partnership: Partnership) -> None:
    """With the extra and without, a tree at a time and the whole tree at once."""
    whole = io.BytesIO()
    JsonWriter().write({"format_version": 1, **unstructure(partnership)}, {}, whole)
    assert dump(partnership) == whole.getvalue()


@pytest.mark.usefixtures("decode")
@pytest.mark.parametrize("together", [1, 2, 4])
def test_very_many_are_written_the_same(
    fictional: Partnership, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    """Those that are like the ones before without a table for each, any others with one."""
    again = [evolve(each, id=f"{each.id}-again") for each in fictional.activities]
    very_many = evolve(fictional, activities=(*fictional.activities, *again))
    as_lines = []

    def unstructured(things: Any, cls: type) -> list[str] | None:
        texts = unstructure_json(things, cls)
        as_lines.append(texts is not None)
        return texts

    from_tables = dump(very_many)  # too few for anything else
    monkeypatch.setattr(loading, "_TOGETHER", together)
    monkeypatch.setattr(loading, "_MISSES", 1000)
    monkeypatch.setattr(loading, "unstructure_json", unstructured)
    assert dump(very_many) == from_tables
    assert any(as_lines)


@pytest.mark.usefixtures("decode")
def test_what_is_damaged_has_the_same_problems(
    fictional: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In words and places, or is the same partnership."""
    data = dump(fictional)
    chance = Random(2019)
    damaged = [damaged_bytes(data, chance) for _ in range(15)]
    whole = [outcome(each) for each in damaged]
    monkeypatch.setattr(loading, "LONG", 0)
    monkeypatch.setattr(PieceReader.__init__, "__kwdefaults__", {"size": 300})
    assert [outcome(each) for each in damaged] == whole


@pytest.mark.usefixtures("decode")
def test_what_could_not_be_read_back_is_not_written(
    fictional: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault in a long list is told with its place, and nothing is written."""
    monkeypatch.setattr(loading, "_TOGETHER", 1)
    first, *rest = fictional.activities
    wrong = evolve(fictional, activities=(*rest, evolve(first, summary="bell \a")))
    stream = io.BytesIO()
    with pytest.raises(DataFileError, match=rf"activities\[{len(rest)}\].summary"):
        dump_partnership(wrong, JsonWriter(), stream)
    assert stream.getvalue() == b""


def test_members_of_long_lists_hold_no_fractions() -> None:
    """The extra would write those as text."""
    for cls in (Activity, Grant, Organisation):
        for inner in (cls, *classes_in(cls)):
            assert not any("Decimal" in str(each.type) for each in inner.__attrs_attrs__)
