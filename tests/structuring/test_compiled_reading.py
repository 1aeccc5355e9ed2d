"""Lists of things that compiled code makes: what the other way makes of them, or nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

import pytest
from attrs import Factory, field, frozen
from attrs.exceptions import FrozenInstanceError
from hypothesis import given, settings
from hypothesis import strategies as st

from ldsp_core import load
from ldsp_core.errors import InvalidValueError
from ldsp_core.model import Activity, Grant, Partnership
from ldsp_core.structuring import (
    StructureError,
    learn,
    structure,
    structure_all,
    structure_json,
    unstructure,
)
from ldsp_core.testing.model_strategies import partnerships
from ldsp_core.values import NOT_RECORDED, Count, Missing

FICTIONAL = Path(__file__).parents[2] / "examples" / "fictional" / "partnership.toml"


def _kebab(_instance: object, _attribute: object, value: str) -> None:
    if " " in str(value):
        raise InvalidValueError(f"{value!r} is not an id")


@frozen(kw_only=True)
class Blade:
    """A part."""

    length: Count
    note: str = ""


@frozen(kw_only=True)
class Tool:
    """A thing with a field of every sort, and a rule for the whole."""

    id: str = field(validator=_kebab)
    kind: Literal["hammer", "saw"] = "saw"
    size: Count | Missing = NOT_RECORDED
    note: str | Missing = NOT_RECORDED
    blade: Blade | Missing = NOT_RECORDED
    spares: tuple[Blade, ...] = ()
    names: tuple[str, ...] = ()
    sharp: bool = False

    def __attrs_post_init__(self) -> None:
        if self.kind == "hammer" and self.sharp:
            raise InvalidValueError("a hammer is not sharp")


@frozen(kw_only=True)
class Box:
    """A thing that turns what it is given into something else."""

    label: str = field(converter=str.upper)
    tools: tuple[Tool, ...] = Factory(tuple)


@frozen(kw_only=True)
class Folder:
    """A thing that holds its like."""

    folders: tuple[Folder, ...] = ()


FULL: dict[str, Any] = {
    "id": "a",
    "size": "over 5",
    "note": {"missing": "not applicable"},
    "blade": {"length": 5},
    "spares": [{"length": 5, "note": "x"}, {"length": "about 6"}],
    "names": ["x", "y"],
    "sharp": True,
}


def taught(tree: dict[str, Any] = FULL) -> None:
    """Let the compiled reader know of things like *tree*."""
    things, _ = structure_all([tree, tree], Tool)
    learn(things, Tool)


def test_what_is_read_is_a_true_instance() -> None:
    """It is of the class itself, as frozen as any, and equal to one that is read otherwise."""
    taught()
    tools = structure_json(json.dumps([FULL, FULL]), Tool)
    assert tools == [structure(FULL, Tool)] * 2
    first = tools[0]
    assert type(first) is Tool
    assert type(first.blade) is Blade
    assert type(first.spares[1]) is Blade
    with pytest.raises(FrozenInstanceError):
        first.id = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del first.spares[0].note


@pytest.mark.parametrize("key", [key for key in FULL if key != "id"])
def test_fields_come_and_go(key: str) -> None:
    """What was always given may be left out, and what never was may come, once that is known."""
    without = {name: value for name, value in FULL.items() if name != key}
    taught(without)
    taught(FULL)
    text = json.dumps([FULL, without, FULL])
    assert structure_json(text, Tool) == [structure(each, Tool) for each in json.loads(text)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": 5},
        {"id": "a b"},
        {"id": "a\x07"},
        {"id": "a\x7f"},
        {"id": "a\x85"},
        {"id": "a\r"},
        {"id": "a\ufffe"},
        {"id": "a" * 40_000},
        {"id": "\U0001f600" * 16_384},
        {"id": None},
        {"kind": "axe"},
        {"kind": 1},
        {"kind": "hammer"},
        {"size": True},
        {"size": 1.5},
        {"size": 10**15},
        {"size": {"missing": "lost"}},
        {"size": {"missing": "not recorded", "why": "x"}},
        {"note": 5},
        {"blade": {}},
        {"blade": []},
        {"blade": {"length": 5, "colour": "red"}},
        {"blade": {"length": 5, "note": "a\x7f"}},
        {"spares": {}},
        {"spares": [{"length": None}]},
        {"names": "x"},
        {"names": [1]},
        {"names": ["a\x85"]},
        {"sharp": 1},
        {"colour": "red"},
    ],
    ids=lambda wrong: repr(wrong)[:40],
)
@pytest.mark.parametrize("ascii_only", [True, False])
def test_what_is_wrong_is_not_read(wrong: dict[str, Any], ascii_only: bool) -> None:
    """Nothing is let through that the thorough way refuses, however it is escaped."""
    taught()
    tree = {**FULL, **wrong}
    with pytest.raises(StructureError):
        structure(tree, Tool)
    assert structure_json(json.dumps([FULL, tree], ensure_ascii=ascii_only), Tool) is None


@pytest.mark.parametrize(
    "text",
    [
        '[{"id":"a","id":"b"}]',
        '[{"id":"a","note":"x:\\"y\\":","note":"z"}]',
        '[{"kind":"saw"}]',
        '[{"id":"a"}]]',
        '[{"id":"a"}',
        '{"id":"a"}',
        '["a"]',
        "[null]",
        "",
    ],
)
def test_what_is_not_sound_is_not_read(text: str) -> None:
    """Nor is a table with a key twice, or without one that must be there."""
    taught({"id": "a", "note": "x"})
    taught({"id": "a"})
    assert structure_json('[{"id":"a"}]', Tool) == [Tool(id="a")]
    assert structure_json(text, Tool) is None


@pytest.mark.parametrize(
    "text", ["a\nb\tc", 'say "x"', "back\\slash", "a/b", "caf\u00e9 \u20ac\u00a0", "\U0001f600"]
)
@pytest.mark.parametrize("ascii_only", [True, False])
def test_texts_are_as_they_were(text: str, ascii_only: bool) -> None:
    """Line breaks, quotation marks and characters from anywhere."""
    taught({"id": "a", "names": ["x"]})
    tree = {"id": "a", "names": [text]}
    found = structure_json(json.dumps([tree], ensure_ascii=ascii_only), Tool)
    assert found == [Tool(id="a", names=(text,))]


@pytest.mark.parametrize(("cls", "tree"), [(Box, {"label": "a"}), (Folder, {"folders": [{}]})])
def test_a_class_of_another_sort_is_left_to_the_other_way(cls: type, tree: dict[str, Any]) -> None:
    """One that converts what it is given, and one that holds its like."""
    things, _ = structure_all([tree], cls)
    learn(things, cls)
    assert structure_json(json.dumps([tree]), cls) is None


def test_nothing_is_read_before_something_was_learnt() -> None:
    """And to learn from nothing is no harm."""

    @frozen(kw_only=True)
    class Nail:
        size: str = ""

    Nail.__annotations__["size"] = str
    learn([], Nail)
    assert structure_json("[{}]", Nail) is None
    learn([Nail()], Nail)
    assert structure_json("[{}]", Nail) == [Nail()]


@settings(max_examples=25)
@given(first=partnerships(), second=partnerships(), ascii_only=st.booleans())
def test_the_model_is_read_as_otherwise(
    first: Partnership, second: Partnership, ascii_only: bool
) -> None:
    """All of the long lists, or it is left; never anything else."""
    for cls, some in (
        (Activity, (first.activities, second.activities)),
        (Grant, (first.grants, second.grants)),
    ):
        learn(some[0], cls)
        for things in some:
            text = json.dumps(
                [unstructure(each) for each in things], ensure_ascii=ascii_only, default=str
            )
            assert structure_json(text, cls) in (list(things), None)
        learn(some[1], cls)


def test_the_invented_partnership_is_read() -> None:
    """Activities and grants of every kind, once they are known: nothing is left."""
    partnership = load(FICTIONAL)
    for cls, things in ((Activity, partnership.activities), (Grant, partnership.grants)):
        learn(things, cls)
        text = json.dumps([unstructure(each) for each in things], default=str)
        assert structure_json(text, cls) == list(things)
