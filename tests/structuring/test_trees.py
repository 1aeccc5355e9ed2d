"""Whole trees to instances and back: strictness, paths, and everything said at once."""

from __future__ import annotations

import gc
from typing import Any

import pytest
from attrs import Attribute, field, frozen, validators
from cattrs import Converter
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.errors import InvalidValueError
from ldsp_core.structuring import StructureError, make_converter, structure, unstructure
from ldsp_core.structuring.forms import NoFormError
from ldsp_core.testing.model_strategies import instances
from ldsp_core.values import NOT_APPLICABLE, NOT_RECORDED, Count, Missing, PartialDate

FAST = make_converter(detailed=False)
THOROUGH = make_converter(detailed=True)


def _kebab(_instance: object, _attribute: object, value: str) -> None:
    if " " in value:
        raise InvalidValueError(f"{value!r} is not an id")


@frozen(kw_only=True)
class Step:
    """A thing within a thing."""

    text: str
    due: PartialDate | Missing = NOT_RECORDED
    count: Count | Missing = NOT_RECORDED


@frozen(kw_only=True)
class Work:
    """A thing with things in it."""

    id: str = field(validator=_kebab)
    title: str
    months: int | Missing = NOT_RECORDED
    first: Step | Missing = NOT_RECORDED
    steps: tuple[Step, ...] = ()
    tags: tuple[str, ...] = ()
    parts: tuple[Work, ...] = ()
    done: bool = False
    start: int = field(default=0)
    end: int = field(default=10, validator=validators.le(99))

    @end.validator
    def _check_end(self, _attribute: Attribute[int], value: int) -> None:
        if value < self.start:
            raise InvalidValueError("it ends before it starts")


def problems(tree: Any, cls: type = Work) -> list[str]:
    """Return the problems of *tree* as people read them."""
    with pytest.raises(StructureError) as caught:
        structure(tree, cls)
    assert str(caught.value).splitlines() == [str(each) for each in caught.value.problems]
    return [str(each) for each in caught.value.problems]


def test_a_sound_tree_becomes_an_instance() -> None:
    """Tables become instances, lists tuples, what is left out its default."""
    work = structure(
        {
            "id": "a",
            "title": "A",
            "months": {"missing": "not applicable"},
            "steps": [{"text": "x", "due": "2019-05", "count": "over 5"}],
            "parts": [{"id": "b", "title": "B"}],
        },
        Work,
    )
    assert work == Work(
        id="a",
        title="A",
        months=NOT_APPLICABLE,
        steps=(Step(text="x", due=PartialDate.parse("2019-05"), count=Count.parse("over 5")),),
        parts=(Work(id="b", title="B"),),
    )


def test_everything_that_is_wrong_is_said_at_once_in_the_order_of_the_tree() -> None:
    """Problems come together, each with its path and a remedy, as they stand in the tree."""
    assert problems(
        {
            "titel": "A",
            "id": "a b",
            "steps": [
                {"text": 5},
                "x",
                {"text": "y", "due": "2019-13", "count": {"low": 1.5}},
                {"due": None},
            ],
            "tags": "a",
            "months": "12",
            "parts": [{"id": "b", "title": "B", "parts": [{"id": 1, "title": "C"}]}],
        }
    ) == [
        "title: this is missing; give text",
        "titel: there is no key 'titel' here; did you mean 'title'?",
        "id: 'a b' is not an id",
        "steps[0].text: expected text, found the number 5; write it as text, in quotes",
        "steps[1]: expected a table, found the text 'x'",
        "steps[2].due: '2019-13' is not a date: there is no month 13",
        "steps[2].count.low: expected a whole number, found the number 1.5",
        "steps[3].text: this is missing; give text",
        "steps[3].due: expected a date such as '2019-05-25', or '2019-05' or '2019' when no more "
        "is known, found nothing (null); leave the key out when nothing is recorded",
        "tags: expected a list of texts, found the text 'a'; write a list, even of one",
        "months: expected a whole number, found the text '12'; write it without quotes",
        "parts[0].parts[0].id: expected text, found the number 1; write it as text, in quotes",
    ]


@pytest.mark.parametrize("tree", [None, "x", 5, [], ["id"], (), {1: 2}])
def test_what_is_no_table_of_facts_is_refused(tree: Any) -> None:
    """A tree that is no dict of text keys is a problem, not a crash."""
    assert problems(tree)


def test_an_unknown_key_like_no_other_lists_those_that_are_known() -> None:
    """Where nothing is near, the keys that there are help."""
    assert problems({"text": "x", "zzz": 1}, Step) == [
        "zzz: there is no key 'zzz' here; known are 'text', 'due', 'count'"
    ]


def test_a_key_may_be_anything_and_does_no_harm_to_the_message() -> None:
    """Control characters in a key are escaped, a long key is cut."""
    (problem,) = problems({"text": "x", "\x1b[31m" + "y" * 10_000: 1}, Step)
    assert "there is no key '\\x1b[31myy" in problem
    assert "(10005 characters) here" in problem


def test_what_only_the_whole_can_judge_is_said_of_the_whole() -> None:
    """A validator that looks at other fields speaks for the table."""
    assert problems({"id": "a", "title": "A", "start": 20, "end": 15}) == [
        "it ends before it starts"
    ]


def test_the_validators_of_attrs_are_understood() -> None:
    """Their words are kept, and the field they belong to."""
    (problem,) = problems({"id": "a", "title": "A", "end": 100})
    assert problem.startswith("end: 'end' must be <= 99")


def test_too_deep_a_tree_is_one_problem() -> None:
    """Nesting without end is refused in a sentence."""
    tree: dict[str, Any] = {"id": "a", "title": "A"}
    for _ in range(5_000):
        tree = {"id": "a", "title": "A", "parts": [tree]}
    assert problems(tree) == ["parts: this is nested too deeply"]


def test_a_field_that_no_file_can_hold_is_a_mistake_of_the_class() -> None:
    """Types without a form are told from bad data."""

    @frozen
    class Wrong:
        share: float

    @frozen
    class Undecided:
        value: int | str

    @frozen
    class Loose:
        values: tuple[Any, ...]

    for cls, tree in ((Wrong, {"share": 1.5}), (Undecided, {"value": 1}), (Loose, {"values": []})):
        with pytest.raises(NoFormError, match="has no form in a data file"):
            structure(tree, cls)
    for thing in (Wrong(1.5), Undecided(1), Loose((1,))):
        with pytest.raises(NoFormError, match="has no form in a data file"):
            unstructure(thing)


def test_a_mistake_in_a_class_is_not_taken_for_bad_data() -> None:
    """What a validator stumbles over is raised as it is."""

    def broken(_instance: object, _attribute: object, _value: object) -> None:
        raise LookupError("a mistake")

    @frozen
    class Broken:
        text: str = field(validator=broken)

    with pytest.raises(LookupError, match="a mistake"):
        structure({"text": "x"}, Broken)


def test_defaults_are_left_out_and_keys_come_in_the_order_of_the_fields() -> None:
    """A tree holds what is known, as the class orders it."""
    work = Work(title="A", id="a", done=False, tags=("x",), months=Missing(reason="not recorded"))
    assert list(unstructure(work)) == ["id", "title", "tags"]
    assert unstructure(Work(id="a", title="A", months=NOT_APPLICABLE)) == {
        "id": "a",
        "title": "A",
        "months": {"missing": "not applicable"},
    }


def test_a_default_that_looks_alike_is_not_left_out() -> None:
    """False is not 0: what would be read as another value is written, or refused."""
    with pytest.raises(StructureError, match="start: expected a whole number, found false"):
        unstructure(Work(id="a", title="A", start=False))


def test_all_that_cannot_be_written_is_said_at_once() -> None:
    """Writing names every value that could not be read back."""
    work = Work(
        id="a\x00",
        title="A",
        steps=(Step(text="fine"), Step(text="\r"), "no step"),  # type: ignore[arg-type]
        tags=["x"],  # type: ignore[arg-type]
        months=None,  # type: ignore[arg-type]
    )
    with pytest.raises(StructureError) as caught:
        unstructure(work)
    assert [each.place for each in caught.value.problems] == [
        "id",
        "months",
        "steps[1].text",
        "steps[2]",
        "tags",
    ]


def test_too_deep_an_instance_is_one_problem() -> None:
    """Nesting without end is refused in writing too."""
    work = Work(id="a", title="A")
    for _ in range(5_000):
        work = Work(id="a", title="A", parts=(work,))
    with pytest.raises(StructureError, match="nested too deeply"):
        unstructure(work)


@given(instances(Step))
def test_writing_loses_nothing(step: Step) -> None:
    """What is written is read as an equal instance, by the fast reader and the thorough one."""
    tree = unstructure(step)
    assert structure(tree, Step) == step
    assert THOROUGH.structure(tree, Step) == step


_scalars = st.none() | st.booleans() | st.integers(-5, 5) | st.sampled_from(["", "a", "over 5"])
_trees = st.recursive(
    _scalars,
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(["id", "title", "steps", "text", "count", "parts", "missing", "low"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(_trees)
def test_the_fast_reader_and_the_thorough_one_agree(tree: Any) -> None:
    """What one takes the other takes, as an equal instance; what one refuses so does the other."""

    def outcome(converter: Converter) -> Work | None:
        try:
            return converter.structure(tree, Work)
        except Exception:  # noqa: BLE001 - whether there is one is the question
            return None

    assert outcome(FAST) == outcome(THOROUGH)
    if outcome(FAST) is None:
        assert problems(tree)


@pytest.mark.parametrize("is_on", [True, False])
@pytest.mark.parametrize("tree", [{"text": "x"}, {"text": 5}])
def test_the_collector_is_left_as_it_was(is_on: bool, tree: Any) -> None:
    """The collector is paused while objects are made, and resumed only if it was on."""
    seen: list[bool] = []

    @frozen
    class Watching:
        text: str = field(validator=lambda *_: seen.append(gc.isenabled()))

    before = gc.isenabled()
    (gc.enable if is_on else gc.disable)()
    try:
        try:
            structure(tree, Watching)
        except StructureError:
            assert tree == {"text": 5}
        assert gc.isenabled() is is_on
        assert not any(seen)
    finally:
        (gc.enable if before else gc.disable)()
