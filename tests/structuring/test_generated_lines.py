"""Things as lines of JSON: what the other way writes, or nothing."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Any, Literal

import pytest
from attrs import Factory, evolve, field, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from ldsp_core.model import Activity, Grant, Organisation, Partnership
from ldsp_core.structuring import learn_to_write, memory, unstructure, unstructure_json
from ldsp_core.testing.model_strategies import partnerships
from ldsp_core.values import NOT_APPLICABLE, NOT_RECORDED, Count, Missing, Money, Period, Share


class Word(StrEnum):
    """Texts that are no plain texts."""

    SAW = "saw"
    NOTHING = ""


@frozen(kw_only=True)
class Blade:
    """A part."""

    length: Count
    note: str = ""


@frozen(kw_only=True)
class Tool:
    """A thing with a field of every sort."""

    id: str
    kind: Literal["hammer", "saw"] = "saw"
    number: int | Missing = NOT_RECORDED
    size: Count | Missing = NOT_RECORDED
    price: Money | Missing = NOT_RECORDED
    worn: Share | Missing = NOT_RECORDED
    bought: Period | None = None
    note: str | Missing = NOT_RECORDED
    blade: Blade | Missing = NOT_RECORDED
    spare: Blade | None = None
    spares: tuple[Blade, ...] = ()
    names: tuple[str, ...] = ()
    sharp: bool = False


@frozen(kw_only=True)
class Box:
    """A thing that turns what it is given into something else."""

    label: str = field(converter=str.upper)
    tools: tuple[Tool, ...] = Factory(tuple)


@frozen(kw_only=True)
class Folder:
    """A thing that holds its like."""

    folders: tuple[Folder, ...] = ()


FULL = Tool(
    id="a",
    kind="hammer",
    number=3,
    size=Count.parse("over 5"),
    price=Money.pounds("75000.50"),
    worn=Share(numerator=Count.exactly(1), denominator=Count.exactly(3)),
    bought=Period.parse("FY2018-19/Q4"),
    note=NOT_APPLICABLE,
    blade=Blade(length=Count.exactly(5)),
    spare=Blade(length=Count.exactly(2), note="“two”\n\ttabs \\ £ 東"),
    spares=(Blade(length=Count.exactly(5), note="x"), Blade(length=Count.parse("about 6"))),
    names=("x", "y"),
    sharp=True,
)
BARE = Tool(id="b")


def taught(*things: Any) -> None:
    """Let the writer of lines know of things like *things*."""
    learn_to_write(things, type(things[0]))


def plainly(*things: Any) -> list[str]:
    """Return what the standard library writes of the tables that the other way makes."""
    trees = map(unstructure, things)
    return [
        json.dumps(tree, ensure_ascii=False, separators=(",", ":"), default=str) for tree in trees
    ]


def test_what_is_written_is_the_same() -> None:
    """Whatever each was given, in the order of the fields, and without what is as its default."""
    taught(FULL, BARE)
    things = [
        FULL,
        BARE,
        evolve(BARE, size=Count.parse("500-600"), note="x", names=("z",)),
        evolve(FULL, note=Missing(), blade=Missing(), price=Missing()),
        evolve(FULL, note="y", blade=NOT_APPLICABLE, price=NOT_APPLICABLE, spares=()),
    ]
    assert unstructure_json(things, Tool) == plainly(*things)


@pytest.mark.parametrize(
    "changes",
    [
        {"id": 5},
        {"id": Word.SAW},
        {"id": "a\x07"},
        {"id": "a\x7f"},
        {"id": "a\x85"},
        {"id": "a\ufffe"},
        {"id": "a\ud800"},
        {"id": "a\r"},
        {"id": "a" * 40_000},
        {"kind": "axe"},
        {"kind": 1},
        {"number": True},
        {"number": 10**15},
        {"size": 5},
        {"size": None},
        {"price": Money.pounds("0.001")},
        {"bought": NOT_RECORDED},
        {"note": 5},
        {"note": Word.NOTHING},
        {"blade": "x"},
        {"blade": BARE},
        {"blade": Blade(length=5)},  # type: ignore[arg-type]
        {"spare": NOT_RECORDED},
        {"spares": [Blade(length=Count.exactly(5))]},
        {"spares": ("x",)},
        {"spares": (Blade(length=Count.exactly(5), note=Word.NOTHING),)},  # type: ignore[arg-type]
        {"names": ["x"]},
        {"names": "x"},
        {"names": (1,)},
        {"names": (Word.SAW,)},
        {"names": ("a\x07",)},
        {"sharp": 1},
        {"sharp": 0},
        {"sharp": None},
    ],
    ids=lambda changes: ascii(changes)[:40],
)
def test_what_is_not_sure_to_be_well_is_not_written(changes: dict[str, Any]) -> None:
    """A value of another type, a text that is refused, or what only equals its default."""
    taught(FULL, BARE)
    assert unstructure_json([FULL, evolve(BARE, **changes)], Tool) is None
    taught(BARE, FULL)
    assert unstructure_json([evolve(FULL, **changes)], Tool) is None


def test_what_was_never_given_is_not_passed_over() -> None:
    """Of things that have more than those before, none is written until that is learnt."""
    things = [Blade(length=Count.exactly(1)), Blade(length=Count.exactly(2), note="x")]
    assert unstructure_json([*things], Blade) is None
    taught(things[0])
    assert unstructure_json(things[:1], Blade) == plainly(things[0])
    assert unstructure_json(things, Blade) is None
    taught(things[1])
    assert unstructure_json(things, Blade) == plainly(*things)


def test_a_first_key_that_was_always_there_may_be_lacking() -> None:
    """It opened the table in all lines so far; once it is lacking, that is learnt."""

    @frozen(kw_only=True)
    class Sheath:
        size: Count | Missing = NOT_RECORDED
        colour: Literal["red", "blue"] = "red"
        names: tuple[str, ...] = ()

    full = Sheath(size=Count.exactly(1), colour="blue", names=("x",))
    taught(full)
    assert unstructure_json([full], Sheath) == plainly(full)
    things = [full, evolve(full, size=NOT_RECORDED), evolve(full, size=Missing())]
    assert unstructure_json(things, Sheath) is None
    taught(*things)
    assert unstructure_json(things, Sheath) == plainly(*things)
    things = [Sheath(), evolve(full, colour="".join(("r", "ed")))]  # type: ignore[arg-type]
    assert unstructure_json(things, Sheath) == plainly(*things)


@given(sizes=st.lists(st.integers(0, 3), max_size=20))
def test_what_is_forgotten_is_worked_out_again(sizes: list[int]) -> None:
    """However few values are remembered; and none takes the place of one that was let go."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(memory, "MOST", 2)
        taught(FULL, BARE)
        things = [
            evolve(FULL, size=Count.exactly(size), names=(str(size),), note=str(size))
            for size in sizes
        ]
        assert unstructure_json(things, Tool) == plainly(*things)


@pytest.mark.parametrize("thing", [Box(label="a"), Folder(), Folder(folders=(Folder(),))])
def test_a_class_of_another_sort_is_not_written(thing: Any) -> None:
    """One that is more than its fields, or holds its like."""
    taught(thing)
    if thing == Folder():  # nothing was ever in one
        assert unstructure_json([thing], Folder) == ["{}"]
        assert unstructure_json([Folder(folders=(thing,))], Folder) is None
    else:
        assert unstructure_json([thing], type(thing)) is None


@settings(max_examples=20)
@given(one=partnerships(), other=partnerships())
def test_any_part_of_a_partnership_is_written_the_same(
    one: Partnership, other: Partnership
) -> None:
    """What is written of any things at all is what the other way writes."""
    written = 0
    for key, cls in (("organisations", Organisation), ("grants", Grant), ("activities", Activity)):
        things = [*getattr(one, key), *getattr(other, key)]
        if things:
            taught(*things)
            texts = unstructure_json(things, cls)
            assert texts is None or texts == plainly(*things)
            written += texts is not None
    assert written >= bool(one.organisations)


@given(
    numbers=st.lists(st.integers(0, 5), max_size=20),
    prices=st.lists(st.sampled_from((NOT_RECORDED, NOT_APPLICABLE)), min_size=6, max_size=6),
)
def test_a_missing_value_is_told_from_one_not_recorded(
    numbers: list[int], prices: list[Missing]
) -> None:
    """Whichever was met first, each is written as what it is."""
    taught(FULL, BARE)
    things = [evolve(BARE, price=prices[number]) for number in numbers]
    assert unstructure_json(things, Tool) == plainly(*things)
