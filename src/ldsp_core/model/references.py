"""Whether ids are unique and every reference leads somewhere."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from attrs import frozen

from ldsp_core.errors import Path, did_you_mean
from ldsp_core.model.partnership import Partnership
from ldsp_core.model.walking import Fact, walk

_COLLECTIONS: Final = (
    "themes",
    "documents",
    "organisations",
    "people",
    "roles",
    "bodies",
    "meetings",
    "engagements",
    "introductions",
    "communications",
    "grants",
    "indicators",
    "activities",
    "risks",
    "actions",
    "papers",
)


@frozen(kw_only=True)
class ReferenceProblem:
    """An id given twice, or a reference to nothing: where, what, and what may be meant."""

    path: Path
    message: str
    duplicate: bool


def reference_problems(partnership: Partnership) -> tuple[ReferenceProblem, ...]:
    """Return every duplicate id and every reference that leads nowhere, in file order."""
    facts = list(walk(partnership))
    ids: dict[str, list[str]] = defaultdict(list)
    problems: list[ReferenceProblem] = []
    for fact in facts:
        collection = _collection_of(fact)
        if collection is None:
            continue
        if fact.value in ids[collection]:
            problems.append(
                ReferenceProblem(
                    path=fact.path,
                    message=f"the id {fact.value!r} is used twice in {collection}",
                    duplicate=True,
                )
            )
        ids[collection].append(fact.value)
    problems += (
        ReferenceProblem(
            path=fact.path,
            message=f"{fact.value!r} is none of the {fact.info.refers_to}"
            f"{did_you_mean(fact.value, ids[fact.info.refers_to])}",
            duplicate=False,
        )
        for fact in facts
        if fact.info.refers_to
        and isinstance(fact.value, str)
        and fact.value not in ids[fact.info.refers_to]
    )
    return tuple(problems)


def _collection_of(fact: Fact) -> str | None:
    """Return the collection that *fact*, if it is an id, belongs to."""
    if fact.name != "id" or len(fact.path) < 3:
        return None
    collection = fact.path[-3]
    return collection if isinstance(collection, str) and collection in _COLLECTIONS else None
