"""The ledger of publications: what has to be remembered of each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import evolve

from ldsp_core.calculations.suppression.figures import as_published, figures_of
from ldsp_core.calculations.suppression.pattern import Pattern, states_of
from ldsp_core.model import Partnership, Publication, PublishedFigure

_Group = tuple[str, str]
"""An activity and an indicator: what no sum goes beyond."""


def publication_of(
    partnership: Partnership, pattern: Pattern, published: date, report: str
) -> Publication:
    """Return the entry for a *report* that showed *partnership* by *pattern*.

    It holds the figures about people of each indicator of an activity that differ, in
    value or in what was shown, from what the earlier entries hold last. Its id is the
    report and the day, with a number where they come again.
    """
    now = _by_group(
        as_published(figure, state) for figure, state in states_of(pattern, figures_of(partnership))
    )
    before: dict[_Group, tuple[PublishedFigure, ...]] = {}
    for each in partnership.publications:
        before |= _by_group(each.figures)
    return Publication(
        id=_id(partnership, f"{report}-{published.isoformat()}"),
        published=published,
        report=report,
        threshold=pattern.threshold,
        zeros=pattern.zeros,
        figures=tuple(
            figure
            for group, figures in now.items()
            if figures != before.get(group)
            for figure in figures
        ),
    )


def with_publication(
    partnership: Partnership, pattern: Pattern, published: date, report: str
) -> Partnership:
    """Return *partnership* with an entry for a *report* in its ledger; see ``publication_of``."""
    entry = publication_of(partnership, pattern, published, report)
    return evolve(partnership, publications=(*partnership.publications, entry))


def _by_group(figures: Iterable[PublishedFigure]) -> dict[_Group, tuple[PublishedFigure, ...]]:
    found: dict[_Group, list[PublishedFigure]] = {}
    for each in figures:
        found.setdefault((each.activity, each.indicator), []).append(each)
    return {group: tuple(those) for group, those in found.items()}


def _id(partnership: Partnership, wanted: str) -> str:
    taken = {each.id for each in partnership.publications}
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name
