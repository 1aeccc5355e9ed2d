"""Which indicators of several partnerships are the same, and which only seem to be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, Literal

from attrs import frozen

from ldsp_core.model import Indicator, Partnership
from ldsp_core.model.fields import facts_of
from ldsp_core.values import Missing

_DEFINING: Final = (
    "unit",
    "definition",
    "level",
    "basis",
    "direction",
    "over_periods",
    "over_activities",
    "levels",
)
"""The fields that say what is counted and how; a name or a turn of phrase may be one's own."""


def rolled_id(partnership: Partnership, kind: str, id: str) -> str:  # noqa: A002 - as things call it
    """Return the id of a thing among those of many partnerships: ``lancashire/grant/fund``."""
    return f"{partnership.id}/{kind}/{id}"


@frozen(kw_only=True)
class SharedDefinition:
    """An indicator as one partnership or several define it, and where it stands in each.

    ``code`` is the catalogue's, ``skills-fund@1/people-into-jobs``.
    """

    code: str
    members: tuple[tuple[Partnership, Indicator], ...]

    @property
    def indicator(self) -> Indicator:
        """The indicator, as the first of its partnerships has it."""
        return self.members[0][1]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its indicators: ``lancashire/indicator/into-jobs``."""
        return tuple(rolled_id(whose, "indicator", mine.id) for whose, mine in self.members)


@frozen(kw_only=True)
class Conflict:
    """One catalogue's entry that partnerships define differently, so that it is not added.

    ``kind`` says whether they name different versions of the catalogue, or one version but
    other ``fields`` (the names of the model's fields).
    """

    entry: str
    kind: Literal["version", "definition"]
    fields: tuple[str, ...]
    definitions: tuple[SharedDefinition, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """What the fields are called."""
        labels = {field.name: info.label for field, info in facts_of(Indicator)}
        return tuple(labels[name] for name in self.fields)


def definitions(partnerships: Iterable[Partnership]) -> tuple[SharedDefinition, ...]:
    """Return the shared indicators, by their codes, in the order in which they are met.

    Only a catalogue's code makes an indicator the same as another one, and only where
    both say the same of what is counted and how. A code that is defined differently comes
    once for each definition.
    """
    found: dict[tuple[Any, ...], list[tuple[Partnership, Indicator]]] = {}
    for partnership in partnerships:
        for indicator in partnership.indicators:
            if not isinstance(indicator.catalogue, Missing):
                mark = (indicator.catalogue, *_said(indicator))
                found.setdefault(mark, []).append((partnership, indicator))
    return tuple(
        SharedDefinition(code=mark[0], members=tuple(each)) for mark, each in found.items()
    )


def conflicts(found: Sequence[SharedDefinition]) -> tuple[Conflict, ...]:
    """Return the entries of catalogues that *found* define differently."""
    entries: dict[tuple[str, str], list[SharedDefinition]] = {}
    for definition in found:
        catalogue, _, entry = definition.code.partition("/")
        entries.setdefault((catalogue.partition("@")[0], entry), []).append(definition)
    conflicting: list[Conflict] = []
    for (catalogue, entry), those in entries.items():
        if len(those) > 1:
            versions = {each.code for each in those}
            conflicting.append(
                Conflict(
                    entry=f"{catalogue}/{entry}",
                    kind="version" if len(versions) > 1 else "definition",
                    fields=_differing(those),
                    definitions=tuple(those),
                )
            )
    return tuple(conflicting)


def own_indicators(partnership: Partnership) -> tuple[Indicator, ...]:
    """Return the indicators that only this partnership knows: they name no catalogue."""
    return tuple(each for each in partnership.indicators if isinstance(each.catalogue, Missing))


def _said(indicator: Indicator) -> tuple[object, ...]:
    return tuple(getattr(indicator, name) for name in _DEFINING)


def _differing(found: Sequence[SharedDefinition]) -> tuple[str, ...]:
    return tuple(
        name for name in _DEFINING if len({getattr(each.indicator, name) for each in found}) > 1
    )
