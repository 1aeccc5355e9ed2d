"""Every id and reference of a partnership is judged, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import ldsp_core as ldsp
from ldsp_core.model import Partnership, reference_problems, walk
from ldsp_core.structuring import structure, unstructure


def _references(partnership: Partnership) -> Iterator[tuple[str | int, ...]]:
    for fact in walk(partnership):
        if fact.info.refers_to and isinstance(fact.value, str):
            yield fact.path


def _replaced(tree: dict[str, Any], path: tuple[str | int, ...], value: str) -> Partnership:
    copy = deepcopy(tree)
    holder: Any = copy
    for part in path[:-1]:
        holder = holder[part]
    holder[path[-1]] = value
    return structure(copy, Partnership)


def test_no_reference_to_nothing_is_overlooked(fictional: Partnership) -> None:
    """Each reference of the example, once it leads nowhere, is the one problem there is."""
    tree = unstructure(fictional)
    paths = list(_references(fictional))
    assert len(paths) > 30
    for path in paths:
        (problem,) = reference_problems(_replaced(tree, path, "nobody-at-all"))
        assert problem.path == path
        assert not problem.duplicate


def test_no_id_that_is_there_twice_is_overlooked(fictional: Partnership) -> None:
    """In each collection, an id given to two things is a problem at the second."""
    for name in ("organisations", "indicators", "activities", "grants", "roles", "people"):
        things = getattr(fictional, name)
        copy = ldsp.Partnership(
            id="twice", name="Twice", area=fictional.area, **{name: (*things, things[0])}
        )
        paths = [each.path for each in reference_problems(copy) if each.duplicate]
        assert paths == [(name, len(things), "id")]


def test_a_theme_is_known_by_its_framework(fictional: Partnership) -> None:
    """Themes stand in the framework, and are judged there."""
    tree = unstructure(fictional)
    tree["framework"]["themes"].append(dict(tree["framework"]["themes"][0]))
    (problem,) = reference_problems(structure(tree, Partnership))
    assert problem.path == ("framework", "themes", len(tree["framework"]["themes"]) - 1, "id")


def test_the_nearest_id_is_told_ten_times(fictional: Partnership) -> None:
    """To look for it takes long, so that beyond ten references it is left to the reader."""
    tree = unstructure(fictional)
    activity = tree["activities"][0]
    activity["themes"] = [f"starting-ou{letter}" for letter in "abcdefghijklmn"]
    problems = reference_problems(structure(tree, Partnership))
    told = ["did you mean 'starting-out'?" in each.message for each in problems]
    assert told == [True] * 10 + [False] * 4


def test_a_long_reference_is_told_by_its_beginning(fictional: Partnership) -> None:
    """No message is as long as what somebody pasted into a field."""
    tree = unstructure(fictional)
    tree["activities"][0]["themes"] = ["x" * 30_000]
    (problem,) = reference_problems(structure(tree, Partnership))
    assert len(problem.message) < 200
