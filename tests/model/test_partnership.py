"""The aggregate and its look-ups."""

from __future__ import annotations

import attrs
import pytest

import ldsp_core as ldsp
from ldsp_core.errors import InvalidValueError, UnknownNameError
from ldsp_core.model import Area, Organisation, reference_problems, walk
from ldsp_core.model.fields import info_of


def partnership(**facts: object) -> ldsp.Partnership:
    """Return the smallest partnership with some *facts*."""
    return ldsp.Partnership(id="p", name="P", area=Area(name="A"), **facts)  # type: ignore[arg-type]


def organisation(id_: str, **facts: object) -> Organisation:
    """Return an organisation."""
    return Organisation(id=id_, name=id_.title(), kind="other", **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "collection"),
    [
        ("theme", "themes"),
        ("document", "documents"),
        ("organisation", "organisations"),
        ("person", "people"),
        ("role", "roles"),
        ("body", "bodies"),
        ("meeting", "meetings"),
        ("engagement", "engagements"),
        ("introduction", "introductions"),
        ("communication", "communications"),
        ("grant", "grants"),
        ("indicator", "indicators"),
        ("activity", "activities"),
        ("paper", "papers"),
    ],
)
def test_every_kind_is_found_by_its_id(
    lancashire: ldsp.Partnership, kind: str, collection: str
) -> None:
    """Everything with an id is found by it, among its own kind."""
    things = getattr(lancashire, collection)
    assert things
    for thing in things:
        assert getattr(lancashire, kind)(thing.id) is thing


def test_an_unknown_id_names_the_nearest(lancashire: ldsp.Partnership) -> None:
    """A mistyped id is answered with the one that was probably meant."""
    with pytest.raises(UnknownNameError, match="did you mean 'teach-too'"):
        lancashire.activity("teach-to")


@pytest.mark.parametrize("id_", ["Teach-Too", "teach too", "-teach", "teach--too", "", "é"])
def test_an_id_is_kebab_case(id_: str) -> None:
    """Anything but small letters, digits and single hyphens is refused as an id."""
    with pytest.raises(InvalidValueError, match="not an id"):
        organisation(id_)


def test_a_duplicate_id_is_a_problem() -> None:
    """Two things of a kind with one id are found, at the second of them."""
    facts = partnership(organisations=(organisation("one"), organisation("one")))
    (problem,) = reference_problems(facts)
    assert problem.duplicate
    assert problem.path == ("organisations", 1, "id")


def test_a_reference_to_nothing_is_a_problem() -> None:
    """A reference that leads nowhere is found, with the nearest id."""
    facts = partnership(organisations=(organisation("one", part_of="on"), organisation("two")))
    (problem,) = reference_problems(facts)
    assert problem.path == ("organisations", 0, "part_of")
    assert "did you mean 'one'" in problem.message


def test_the_examples_hang_together(
    lancashire: ldsp.Partnership, printed: ldsp.Partnership, fictional: ldsp.Partnership
) -> None:
    """No example has a duplicate id or a dangling reference."""
    for facts in (lancashire, printed, fictional):
        assert reference_problems(facts) == ()


def test_every_reference_names_a_collection(lancashire: ldsp.Partnership) -> None:
    """``refers_to`` is the name of something that the partnership holds."""
    names = {attribute.name for attribute in attrs.fields(ldsp.Partnership)} | {"themes"}
    for fact in walk(lancashire):
        if fact.info.refers_to:
            assert fact.info.refers_to in names


def test_every_field_of_the_model_has_a_label() -> None:
    """Each field of each class says what it is called, so that forms can be made from it."""
    import ldsp_core.model as model

    classes = [value for name in model.__all__ if attrs.has(value := getattr(model, name))]
    own = [
        cls
        for cls in classes
        if cls.__name__ not in ("Fact", "FactInfo", "Portfolio", "ReferenceProblem")
    ]
    assert len(own) > 30
    for cls in own:
        for attribute in attrs.fields(cls):
            assert info_of(attribute).label != attribute.name, f"{cls.__name__}.{attribute.name}"


def test_the_facts_cannot_be_changed(lancashire: ldsp.Partnership) -> None:
    """Everything is frozen."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        lancashire.name = "Another"  # type: ignore[misc]
