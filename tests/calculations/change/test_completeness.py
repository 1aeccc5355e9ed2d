"""No change is left out: whatever field of a partnership is another one, it is told."""

from __future__ import annotations

from typing import Any

import attrs
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import ldsp_core as ldsp
from ldsp_core.calculations import changes, portfolio_changes
from ldsp_core.errors import Path
from ldsp_core.model import Partnership, place_text, walk
from ldsp_core.model.walking import is_thing
from ldsp_core.testing.model_strategies import instances, partnerships


def replaced(thing: Any, path: Path, value: object) -> Any:
    """Return *thing* with *value* at *path*."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*thing[:step], replaced(thing[step], rest, value), *thing[step + 1 :])
    return attrs.evolve(thing, **{step: replaced(getattr(thing, step), rest, value)})


def at(thing: Any, path: Path) -> Any:
    """Return what stands at *path* in *thing*."""
    for step in path:
        thing = thing[step] if isinstance(step, int) else getattr(thing, step)
    return thing


@st.composite
def altered(draw: st.DrawFn) -> tuple[Partnership, Partnership, Path]:
    """Draw a partnership, the same with one field changed, and the path of that field."""
    old = draw(partnerships())
    owners: list[Path] = [(), *(fact.path for fact in walk(old) if is_thing(fact.value))]
    owner = draw(st.sampled_from(owners))
    thing = at(old, owner)
    other = draw(instances(type(thing)))
    differing = [
        field.name
        for field in attrs.fields(type(thing))
        if getattr(thing, field.name) != getattr(other, field.name)
    ]
    assume(differing)
    path = (*owner, draw(st.sampled_from(differing)))
    return old, replaced(old, path, at(other, path[-1:])), path


@given(altered())
def test_a_change_of_any_field_is_told(drawn: tuple[Partnership, Partnership, Path]) -> None:
    """At the place of the field, or of the thing that is new or gone for it."""
    old, new, path = drawn
    found = changes(old, new)
    assert found
    places = {place_text(old, path), place_text(new, path)}
    for change in found:
        assert any(
            change.place.startswith(place) or place.startswith(change.place) for place in places
        ), change


@settings(max_examples=25)
@given(partnerships())
def test_equal_facts_have_no_changes(partnership: Partnership) -> None:
    """However much they hold."""
    assert changes(partnership, partnership) == ()


@settings(max_examples=15)
@given(altered())
def test_changes_of_a_portfolio_are_those_of_its_partnerships(
    drawn: tuple[Partnership, Partnership, Path],
) -> None:
    """Compared and then put together, or put together and then compared."""
    old, new, _ = drawn
    assume(old.id == new.id)
    other = attrs.evolve(new, id=f"not-{new.id}")
    found = portfolio_changes(
        ldsp.Portfolio(partnerships=(old, other)), ldsp.Portfolio(partnerships=(new, other))
    )
    assert found == tuple(
        attrs.evolve(each, place=f"{new.id}/{each.place}") for each in changes(old, new)
    )


def test_a_partnership_more_is_new_and_one_less_is_gone(
    lancashire: Partnership, fictional: Partnership
) -> None:
    """Each by its id alone, whatever it holds."""
    first = ldsp.Portfolio(partnerships=(lancashire,))
    second = ldsp.Portfolio(partnerships=(fictional,))
    found = portfolio_changes(first, second)
    assert [(each.kind, each.place) for each in found] == [
        ("gone", "lancashire"),
        ("new", fictional.id),
    ]


def test_every_list_turned_round_is_told(fictional: Partnership) -> None:
    """Lists of things and lists of words alike; what is told has words for either order."""
    owners: list[Path] = [(), *(fact.path for fact in walk(fictional) if is_thing(fact.value))]
    plain = 0
    for owner in owners:
        for field in attrs.fields(type(at(fictional, owner))):
            held = at(fictional, (*owner, field.name))
            is_list = isinstance(held, tuple) and not field.name.endswith("_bands")  # these rise
            if not is_list or held == held[::-1]:
                continue
            path = (*owner, field.name)
            found = changes(fictional, replaced(fictional, path, held[::-1]))
            assert found, path
            plain += not is_thing(held[0])
    assert plain > 5
