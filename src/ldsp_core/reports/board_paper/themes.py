"""The activities under each theme, lettered, each told in a few sentences."""

from __future__ import annotations

from collections.abc import Iterator

from ldsp_core.calculations import performance
from ldsp_core.calculations.targets import Performance
from ldsp_core.document import Item, LetteredList, Paragraph, Section, Strong, Text
from ldsp_core.model import Activity, Measurement, Theme
from ldsp_core.reports.board_paper.material import Material
from ldsp_core.reports.phrases import dated, listed, lower_first, sentence, sentences
from ldsp_core.reports.telling import (
    at_time,
    at_venue,
    breakdown_words,
    contribution_words,
    feedback_words,
    forecast_words,
    length_words,
    participation_sentences,
    period_words,
    result_words,
    session_words,
)
from ldsp_core.values import Missing


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
    mine = [found for found in results if found.activity.id == activity.id]
    note = next((each.text for each in activity.theme_notes if each.theme == theme.id), "")
    first_told = activity.themes[0] == theme.id
    told = [note] if note and not first_told else [*_told(material, activity, mine), note]
    steps = tuple(
        Item(sentence(_step_words(step.text, step.status)))
        for step in activity.next_steps
        if step.status != "dropped" and first_told
    )
    return Item(
        (Strong(activity.title), Text(f" – {sentences(told)}")),
        items=steps,
    )


def _step_words(text: str, status: str) -> str:
    return f"{text} ({'done' if status == 'done' else 'under way'})" if status != "open" else text


def _told(material: Material, activity: Activity, mine: list[Performance]) -> Iterator[str]:
    """Tell what the activity is, who does it, what came of it, and what goes with it."""
    partnership = material.partnership
    yield _head(activity)
    yield from participation_sentences(partnership, activity)
    yield from _results(activity, mine)
    yield "" if isinstance(activity.outcome, Missing) else activity.outcome
    yield from feedback_words(activity.feedback)
    for contribution in activity.contributions:
        if contribution.kind == "in kind":
            yield contribution_words(partnership, contribution)
    for badge in activity.badges:
        yield f"badge “{badge.name}”: code {badge.code}"
    for session in activity.sessions:
        yield session_words(session)
    for event in activity.outside_events:
        yield f"{event.text} {dated(event.when.date)}"
    if not isinstance(activity.follows, Missing):
        yield f"it follows on from {partnership.activity(activity.follows).title}"


def _head(activity: Activity) -> str:
    extent = (
        "" if isinstance(activity.months, Missing) else f" over {length_words(activity.months)}"
    )
    venue = "" if isinstance(activity.venue, Missing) else f", {at_venue(activity.venue)}"
    when = "" if isinstance(activity.start, Missing) else f", from {at_time(activity.start)}"
    return f"{lower_first(activity.summary)}{extent}{venue}{when}"


def _results(activity: Activity, mine: list[Performance]) -> Iterator[str]:
    reached = [words for words in map(result_words, mine) if words]
    if reached:
        yield f"{listed(reached)}{_breakdowns(activity)}"
    if not isinstance(activity.target_result, Missing):
        yield {
            "exceeded": "targets were exceeded",
            "met": "targets were met",
            "not met": "targets were not met",
        }[activity.target_result]
    planned = [
        f"{words}{_planned_for(activity, found)}"
        for found in mine
        if (words := forecast_words(found))
    ]
    if planned:
        yield listed(planned)


def _breakdowns(activity: Activity) -> str:
    told = [
        breakdown_words(breakdown)
        for measurement in activity.measurements
        if measurement.kind == "actual"
        for breakdown in measurement.breakdowns
    ]
    return f" ({'; '.join(told)})" if told else ""


def _planned_for(activity: Activity, found: Performance) -> str:
    """Return the period and the note of the forecast behind *found*."""
    for each in activity.measurements:
        if each.indicator == found.indicator.id and each.kind == "forecast":
            words = [period_words(each), _note(each)]
            return f" ({', '.join(filter(None, words))})" if any(words) else ""
    return ""


def _note(measurement: Measurement) -> str:
    return "" if isinstance(measurement.note, Missing) else measurement.note
