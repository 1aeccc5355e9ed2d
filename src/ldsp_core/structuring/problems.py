"""From what cattrs raises to what people read: every problem, its path, and the remedy."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)

from ldsp_core.errors import LdspError, Path, Problem, nearest, quoted
from ldsp_core.structuring.form import Mismatch
from ldsp_core.structuring.forms import choices_of, fields_of, recorded_kind
from ldsp_core.structuring.wording import advice, expected, found, listed

TOO_DEEP = "this is nested too deeply"

Numbers = dict[int, dict[Any, int]]
"""The keys of tables with their numbers, by the table's identity: counted once for each."""


def problems_in(error: Exception, tree: Any, kind: Any) -> tuple[Problem, ...]:
    """Return everything that was wrong with *tree* read as a *kind*, in the tree's order.

    *error* is what the detailed converter raised. What does not come of the data (a
    mistake in a class) is raised again.
    """
    problems = [
        problem
        for single, path, its_kind in _single_errors(error, kind)
        for problem in _problems_of(single, path, its_kind, tree)
    ]
    problems = list(dict.fromkeys(problems))  # what is too deep is so in many places
    numbers: Numbers = {}
    return tuple(sorted(problems, key=lambda problem: _order(problem.path, tree, numbers)))


def _single_errors(error: Exception, kind: Any) -> Iterator[tuple[Exception, Path, Any]]:
    """Yield the errors within a group of groups, with the path and type that each is about."""
    waiting: list[tuple[Exception, Path, Any]] = [(error, (), kind)]
    while waiting:
        single, path, its_kind = waiting.pop()
        if not isinstance(single, BaseValidationError):
            yield single, path, its_kind
            continue
        for inner in reversed(single.exceptions):
            part, part_kind = _noted(inner)
            waiting.append(
                (inner, path, single.cl) if part is None else (inner, (*path, part), part_kind)
            )


def _noted(error: Exception) -> tuple[str | int | None, Any]:
    """Return which field or member *error* is about, and its type, as cattrs noted it."""
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return note.name, note.type
        if isinstance(note, IterableValidationNote):
            return note.index, note.type
    return None, None


def _problems_of(error: Exception, path: Path, kind: Any, tree: Any) -> Iterator[Problem]:
    match error:
        case ForbiddenExtraKeysError():
            for key in error.extra_fields:
                yield _unknown_key(path, key, error.cl)
        case KeyError() if path and error.args == (path[-1],):
            yield Problem(path=path, message="this is missing", suggestion=f"give {expected(kind)}")
        case Mismatch():
            yield mismatch(path, kind, _value_at(tree, path))
        case RecursionError():
            yield Problem(path=path[:1], message=TOO_DEEP)
        case LdspError():
            yield Problem(path=path, message=str(error))
        case ValueError():
            yield Problem(path=path, message=str(error.args[0]) if error.args else "not accepted")
        case TypeError() if len(error.args) > 1:  # attrs' own validators tell more than the words
            yield Problem(path=path, message=str(error.args[0]))
        case _:
            raise error


def mismatch(path: Path, kind: Any, value: Any) -> Problem:
    """Return the problem that *value* is not of the sort that *kind* wants."""
    choices = choices_of(recorded_kind(kind))
    if choices and isinstance(value, str):
        suggestion = _choice_suggestion(value, tuple(choices))
        return Problem(
            path=path, message=f"{quoted(value)} is none of the choices", suggestion=suggestion
        )
    return Problem(
        path=path,
        message=f"expected {expected(kind)}, found {found(value)}",
        suggestion=advice(kind, value),
    )


@lru_cache(maxsize=1024)
def _choice_suggestion(value: str, choices: tuple[Any, ...]) -> str:
    best = nearest(value, [choice for choice in choices if isinstance(choice, str)])
    start = "" if best is None else f"did you mean {best!r}? "
    return f"{start}the choices are {listed(choices)}"


def _unknown_key(path: Path, key: Any, cls: Any) -> Problem:
    if not isinstance(key, str):
        return Problem(path=path, message=f"a key must be text, found {found(key)}")
    return Problem(
        path=(*path, key),
        message=f"there is no key {quoted(key)} here",
        suggestion=_key_suggestion(key, cls),
    )


@lru_cache(maxsize=1024)
def _key_suggestion(key: str, cls: type) -> str:
    known = [each.name for each in fields_of(cls)]
    best = nearest(key, known)
    return f"known are {listed(known)}" if best is None else f"did you mean {best!r}?"


def _value_at(tree: Any, path: Path) -> Any:
    for part in path:
        tree = tree[part]
    return tree


def _order(path: Path, tree: Any, numbers: Numbers) -> tuple[int, ...]:
    """Return a key that sorts paths as they come in the tree; what is not there comes first."""
    order: list[int] = []
    for part in path:
        if isinstance(tree, dict):
            if id(tree) not in numbers:
                numbers[id(tree)] = {key: number for number, key in enumerate(tree)}
            order.append(numbers[id(tree)].get(part, -1))
            tree = tree.get(part)
        elif isinstance(tree, list) and isinstance(part, int):
            order.append(part)
            tree = tree[part]
    return tuple(order)
