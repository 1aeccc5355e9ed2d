"""The activities under each theme, lettered, each told in a few sentences."""

from __future__ import annotations

from collections.abc import Iterator

from ldsp_core.calculations import performance
from ldsp_core.calculations.targets import Performance
from ldsp_core.document import Item, LetteredList, Paragraph, Section, Strong, Text
from ldsp_core.model import Activity, Theme
from ldsp_core.reports.board_paper.material import Material
from ldsp_core.reports.phrases import dated, listed, lower_first, sentence, sentences
from ldsp_core.reports.taking_part import taking_part
from ldsp_core.reports.telling import (
    at_venue,
    breakdown_words,
    contribution_words,
    feedback_words,
    forecast_words,
    length_words,
    period_words,
    result_words,
    session_words,
)
from ldsp_core.values import Missing
from ldsp_core.values.wording import date_in_words


def activities(material: Material) -> Section:
    """Return the section of activities, with a section for each theme."""
    results = performance(material.partnership)
    return Section(
        id="activities",
        title="Activity by strategic theme",
        blocks=(
            Paragraph(
                "What follows gives an insight into examples of activity under each of the "
                "strategic themes."
            ),
        ),
        sections=tuple(_theme(material, theme, results) for theme in material.partnership.themes),
    )


def _theme(material: Material, theme: Theme, results: tuple[Performance, ...]) -> Section:
    told = [each for each in material.activities if theme.id in each.themes]
    items = tuple(_activity(material, theme, each, results) for each in told)
    nothing = (Paragraph("No activity under this theme is recorded for this paper."),)
    return Section(
        id=f"theme-{theme.id}",
        title=theme.name,
        blocks=(LetteredList(items),) if items else nothing,
    )


def _activity(
    material: Material, theme: Theme, activity: Activity, results: tuple[Performance, ...]
) -> Item:
    first = activity.themes[0] == theme.id
    mine = [
        found
        for found in results
        if found.activity.id == activity.id
        and _theme_of(activity, found) in ((theme.id, None) if first else (theme.id,))
    ]
    note = [each.text for each in activity.theme_notes if each.theme == theme.id]
    beginning = [_head(activity), *taking_part(material.partnership, activity)] if first else []
    told = [*beginning, *note, *_results(activity, mine)]
    if not first and not told:
        told = [f"this is told under {material.partnership.theme(activity.themes[0]).name}"]
    if first:
        told += [*_target_result(activity), *_outcome(material, activity)]
    steps = tuple(
        Item(sentence(_step_words(lower_first(step.text), step.status)))
        for step in activity.next_steps
        if step.status != "dropped" and first
    )
    return Item((Strong(activity.title), Text(f" – {sentences(told)}")), items=steps)


def _theme_of(activity: Activity, found: Performance) -> str | None:
    """Return the one theme that a result is told under, if its measurements name one."""
    return next(
        (
            each.theme
            for each in activity.measurements
            if each.indicator == found.indicator.id and isinstance(each.theme, str)
        ),
        None,
    )


def _step_words(text: str, status: str) -> str:
    """Return ``next step, under way: complete the evaluation``."""
    state = {"done": "done since", "open": "next step"}.get(status, "next step, under way")
    return f"{state}: {text}"


def _head(activity: Activity) -> str:
    length = (
        "" if isinstance(activity.months, Missing) else f" over {length_words(activity.months)}"
    )
    venue = "" if isinstance(activity.venue, Missing) else f", {at_venue(activity.venue)}"
    when = (
        ""
        if isinstance(activity.start, Missing)
        else f", from {date_in_words(activity.start.date)}"
    )
    return f"{lower_first(activity.summary)}{length}{venue}{when}"


def _outcome(material: Material, activity: Activity) -> Iterator[str]:
    """Tell what came of the activity, and what goes with it."""
    if len(activity.modes) > 1:
        yield f"it is offered {listed(activity.modes)}"
    yield "" if isinstance(activity.outcome, Missing) else activity.outcome
    yield from feedback_words(activity.feedback)
    for contribution in activity.contributions:
        if contribution.kind == "in kind":
            yield contribution_words(material.partnership, contribution)
    for badge in activity.badges:
        yield f"badge “{badge.name}”: code {badge.code}"
    yield from map(session_words, activity.sessions)
    for event in activity.outside_events:
        yield f"{event.text} {dated(event.when.date)}"
    for each in activity.documents:
        yield f"it builds on the {_document(material, each)}"
    if not isinstance(activity.follows, Missing):
        yield f"it follows on from {material.partnership.activity(activity.follows).title}"


def _document(material: Material, id_: str) -> str:
    document = material.partnership.document(id_)
    if isinstance(document.published, Missing):
        return lower_first(document.title)
    year = document.published.wording or date_in_words(document.published)
    return f"{lower_first(document.title)} of {year}"


def _results(activity: Activity, mine: list[Performance]) -> Iterator[str]:
    reached = [
        f"{words}{_about(activity, found, 'actual')}"
        for found in mine
        if (words := result_words(found))
    ]
    if any(":" in words or "against" in words for words in reached):
        yield from reached
    elif reached:
        yield listed(reached)
    planned = [
        f"{words}{_about(activity, found, 'forecast')}"
        for found in mine
        if (words := forecast_words(found))
    ]
    if planned:
        yield listed(planned)


def _target_result(activity: Activity) -> Iterator[str]:
    if not isinstance(activity.target_result, Missing):
        yield {
            "exceeded": "targets were exceeded",
            "met": "targets were met",
            "not met": "targets were not met",
        }[activity.target_result]


def _about(activity: Activity, found: Performance, kind: str) -> str:
    """Return place, breakdowns, period and note of the measurement behind a result."""
    mine = [
        each
        for each in activity.measurements
        if each.indicator == found.indicator.id and each.kind == kind
    ]
    if len(mine) != 1:
        return ""
    (only,) = mine
    place = "" if isinstance(only.place, Missing) else f" in {only.place.name}"
    about = [
        *map(breakdown_words, only.breakdowns),
        period_words(only),
        "" if isinstance(only.note, Missing) else only.note,
    ]
    told = ", ".join(filter(None, about))
    return f"{place} ({told})" if told else place
