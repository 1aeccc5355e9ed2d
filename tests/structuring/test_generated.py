"""Reading and writing many of a class: generated hooks do what the others do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import pytest
from attrs import Factory, field, frozen
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.errors import InvalidValueError
from ldsp_core.structuring import StructureError, make_converter, structure, unstructure
from ldsp_core.structuring.hooks import COMES_AGAIN, MANY
from ldsp_core.values import NOT_APPLICABLE, NOT_RECORDED, Count, Missing, Money


def _kebab(_instance: object, _attribute: object, value: str) -> None:
    if " " in str(value):
        raise InvalidValueError(f"{value!r} is not an id")


@frozen(kw_only=True)
class Tool:
    """A thing with a field of every sort, and a rule for the whole."""

    id: str = field(validator=_kebab)
    kind: Literal["hammer", "saw"] = "saw"
    number: Literal[1, 2] = 1
    size: Count | Missing = NOT_RECORDED
    note: str | Missing = NOT_RECORDED
    parts: tuple[Tool, ...] = ()
    names: tuple[str, ...] = ()
    sharp: bool = False

    def __attrs_post_init__(self) -> None:
        if self.kind == "hammer" and self.sharp:
            raise InvalidValueError("a hammer is not sharp")


@frozen(kw_only=True)
class Box:
    """A thing that is more than its fields: it turns what it is given into something else."""

    label: str = field(converter=str.upper)
    tools: tuple[Tool, ...] = Factory(tuple)


FULL = {
    "id": "a",
    "kind": "hammer",
    "number": 2,
    "size": "over 5",
    "note": {"missing": "not applicable"},
    "parts": [{"id": "b"}, {"id": "c", "note": "blunt", "sharp": True}],
    "names": ["x", "y"],
}
INSTANCE = Tool(
    id="a",
    kind="hammer",
    number=2,
    size=Count.parse("over 5"),
    note=NOT_APPLICABLE,
    parts=(Tool(id="b"), Tool(id="c", note="blunt", sharp=True)),
    names=("x", "y"),
)


@pytest.fixture
def read() -> Callable[[Any], Any]:
    """Return what reads a Tool once very many have been read."""
    converter = make_converter(detailed=False)
    for _ in range(2 * MANY):
        assert converter.structure(FULL, Tool) == INSTANCE
    return lambda tree: converter.structure(tree, Tool)


@pytest.fixture
def write() -> Callable[[Any], Any]:
    """Return what writes a Tool once very many have been written."""
    converter = make_converter(detailed=False)
    for _ in range(2 * MANY):
        assert converter.unstructure(INSTANCE) == FULL
    return converter.unstructure


def test_what_is_read_is_a_true_instance(read: Callable[[Any], Any]) -> None:
    """It is of the class itself, as frozen as any, and equal to one that is made by hand."""
    tool = read(FULL)
    assert type(tool) is Tool
    assert type(tool.parts[0]) is Tool
    assert tool == INSTANCE
    assert hash(tool) == hash(INSTANCE)
    with pytest.raises(FrozenInstanceError):
        tool.id = "b"
    with pytest.raises(FrozenInstanceError):
        del tool.id


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": 5},
        {"id": True},
        {"id": "a b"},
        {"id": "a\x07"},
        {"id": "a" * 40_000},
        {"kind": "axe"},
        {"kind": 1},
        {"kind": ["saw"]},
        {"number": True},
        {"number": "1"},
        {"size": True},
        {"size": 1.5},
        {"size": "some"},
        {"size": {"missing": "lost"}},
        {"note": 5},
        {"note": {"lost": "x"}},
        {"note": None},
        {"parts": {}},
        {"parts": ["x"]},
        {"parts": [{}]},
        {"names": "x"},
        {"names": [1]},
        {"sharp": 1},
        {"sharp": True},
        {"colour": "red"},
    ],
    ids=repr,
)
def test_what_is_wrong_is_not_read(read: Callable[[Any], Any], wrong: Any) -> None:
    """Nothing is let through that one alone is refused for, and the words are the same."""
    with pytest.raises(Exception):  # noqa: B017, PT011 - any: the thorough converter says which
        read({**FULL, **wrong})
    with pytest.raises(StructureError):
        structure({**FULL, **wrong}, Tool)


@pytest.mark.parametrize("tree", [{}, {"kind": "saw"}, None, "x", [], ["id"]], ids=repr)
def test_what_is_no_whole_table_is_not_read(read: Callable[[Any], Any], tree: Any) -> None:
    """A field that has no default must be there."""
    with pytest.raises(Exception):  # noqa: B017, PT011 - as above
        read(tree)


@pytest.mark.parametrize(
    "wrong",
    [
        Tool(id="a", note="a\x07"),
        Tool(id=5),  # type: ignore[arg-type]
        Tool(id="a", names=["x"]),  # type: ignore[arg-type]
        Tool(id="a", parts=("x",)),  # type: ignore[arg-type]
        Tool(id="a", size=5),  # type: ignore[arg-type]
        Tool(id="a", kind="axe"),  # type: ignore[arg-type]
        Tool(id="a", sharp=1),  # type: ignore[arg-type]
    ],
    ids=repr,
)
def test_what_could_not_be_read_back_is_not_written(
    write: Callable[[Any], Any], wrong: Tool
) -> None:
    """A value that a file could not hold is refused, of many as of one."""
    with pytest.raises(Exception):  # noqa: B017, PT011 - as above
        write(wrong)
    with pytest.raises(StructureError):
        unstructure(wrong)


def test_what_is_as_its_default_is_left_out(write: Callable[[Any], Any]) -> None:
    """Equal to the default is enough; it need not be the same object."""
    assert write(Tool(id="a", note=Missing(), size=NOT_RECORDED)) == {"id": "a"}


def test_a_class_that_converts_is_read_by_its_own_rules() -> None:
    """Where making an instance is more than setting fields, that is done for each of many."""
    converter = make_converter(detailed=False)
    for _ in range(2 * MANY):
        box = converter.structure({"label": "ab", "tools": [FULL]}, Box)
        assert box == Box(label="AB", tools=(INSTANCE,))
        assert converter.unstructure(box) == {"label": "AB", "tools": [FULL]}


def test_a_hook_of_ones_own_goes_before() -> None:
    """What was registered for a type is called for every one of many."""
    converter = make_converter(detailed=False)
    converter.register_structure_hook(Count, lambda value, _: Count.exactly(int(value) + 1))
    converter.register_unstructure_hook(Count, lambda count: f"about {count}")
    for number in range(2 * MANY):
        tool = converter.structure({"id": "a", "size": str(number)}, Tool)
        assert tool.size == Count.exactly(number + 1)
        assert converter.unstructure(tool)["size"] == f"about {number + 1}"


@frozen(kw_only=True)
class Shelf:
    """A thing with another in it that may be missing, and with nothing that must be there."""

    top: Tool | Missing = NOT_RECORDED
    boxes: tuple[Tool, ...] = ()
    note: str | Missing = NOT_RECORDED


SHELVES: tuple[tuple[dict[str, Any], Shelf], ...] = (
    ({}, Shelf()),
    ({"note": "old"}, Shelf(note="old")),
    ({"top": {"id": "a"}}, Shelf(top=Tool(id="a"))),
    ({"top": {"missing": "not applicable"}, "note": "x"}, Shelf(top=NOT_APPLICABLE, note="x")),
    ({"boxes": [{"id": "b"}, {"id": "c"}]}, Shelf(boxes=(Tool(id="b"), Tool(id="c")))),
    ({"boxes": []}, Shelf()),
    ({"note": "y", "boxes": [FULL]}, Shelf(note="y", boxes=(INSTANCE,))),
)


@given(chosen=st.lists(st.sampled_from(range(len(SHELVES))), max_size=3 * MANY))
def test_tables_with_other_keys_are_read_together(chosen: list[int]) -> None:
    """Whichever keys each has, and in whatever order they come, each is read as it is alone."""
    trees = [SHELVES[number][0] for number in chosen]
    converter = make_converter(detailed=False)
    for part in (trees[: MANY + 1], trees[MANY + 1 :]):
        read = converter.structure(part, tuple[Shelf, ...])
        assert read == tuple(converter.structure(tree, Shelf) for tree in part)
    assert converter.structure(trees, tuple[Shelf, ...]) == tuple(
        SHELVES[number][1] for number in chosen
    )


@pytest.mark.parametrize(
    "wrong",
    [[], "", (), None, 0, {"top": []}, {"top": {}}, {"boxes": {}}, {"boxes": ""}, {"bottom": 1}],
    ids=repr,
)
@pytest.mark.parametrize("before", SHELVES[:5], ids=lambda each: repr(each[0]))
def test_what_is_wrong_among_many_is_not_read(before: Any, wrong: Any) -> None:
    """An empty list is no empty table, and a key that never came before is not passed over."""
    converter = make_converter(detailed=False)
    many = [before[0]] * 2 * MANY
    assert converter.structure(many, tuple[Shelf, ...]) == (before[1],) * 2 * MANY
    for trees in ([wrong], [*many, wrong], [wrong, *many]):
        with pytest.raises(Exception):  # noqa: B017, PT011 - as above
            converter.structure(trees, tuple[Shelf, ...])


def test_keys_are_counted_once_however_they_are_read() -> None:
    """Where a table has a key that is new, and all are read again, the count stays right."""
    converter = make_converter(detailed=False)
    trees = [SHELVES[1][0]] * 2 * MANY + [{"note": "z", "top": {"id": "a", "note": "b"}}]
    for _ in range(3):
        before = converter.keys
        converter.structure(trees, tuple[Shelf, ...])
        assert converter.keys - before == 2 * MANY + 4


@frozen(kw_only=True)
class Label:
    """A thing with lists of words that come again and again."""

    roles: tuple[Literal["lead", "partner"], ...] = ()
    names: tuple[str, ...] = field(default=(), metadata={COMES_AGAIN: True})
    price: Money | Missing = NOT_RECORDED


def test_lists_of_words_that_come_again_are_one_object() -> None:
    """Each is read as it is alone, and equal ones are shared."""
    converter = make_converter(detailed=False)
    tree = {"roles": ["lead", "partner"], "names": ["a", "a"], "price": "£1,234.50"}
    converter.structure([tree] * 2 * MANY, tuple[Label, ...])
    for trees in ([tree] * 2, [tree, {"roles": [], "names": ["b"]}, tree]):
        *labels, last = converter.structure(trees, tuple[Label, ...])
        assert last == Label(
            roles=("lead", "partner"), names=("a", "a"), price=Money.pounds("1234.50")
        )
        assert last.roles is labels[0].roles
        assert last.names is labels[0].names
    assert labels[1] == Label(names=("b",))


@pytest.mark.parametrize(
    "wrong",
    [
        {"roles": "lead"},
        {"roles": ("lead",)},
        {"roles": ["head"]},
        {"roles": [1]},
        {"roles": [["lead"]]},
        {"roles": [None]},
        {"names": "a"},
        {"names": [True]},
        {"names": [{"a": "b"}]},
        {"names": ["bell \a"]},
        {"price": 5},
        {"price": "5"},
        {"price": "£5.001"},
        {"price": "£1000000000000000"},
        {"price": "EUR 1000000000000000.01"},
        {"price": "£5\x0b"},
        {"price": ["£5"]},
        {"price": {"lost": "£5"}},
    ],
    ids=repr,
)
def test_what_is_wrong_among_words_and_sums_is_not_read(wrong: Any) -> None:
    """Neither one by one nor by generated code, whatever came before."""
    converter = make_converter(detailed=False)
    well = {"roles": ["lead"], "names": ["a"], "price": "£5"}
    converter.structure([well] * 2 * MANY, tuple[Label, ...])
    for read in (converter, make_converter(detailed=False)):
        with pytest.raises(Exception):  # noqa: B017, PT011 - as above
            read.structure([{**well, **wrong}], tuple[Label, ...])
    with pytest.raises(StructureError):
        structure(wrong, Label)
