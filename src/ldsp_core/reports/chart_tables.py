"""Tables whose charts say most: targets by theme, dates, places, partners by theme."""

from __future__ import annotations

from datetime import date

from ldsp_core.calculations import reach_of_place, totals_by_theme
from ldsp_core.document import Cell, Column, Row, Table
from ldsp_core.model import Activity, Partnership
from ldsp_core.reports.phrases import lower_first
from ldsp_core.reports.tables import SHARE_OF_TARGET, cell_of
from ldsp_core.values import NOT_APPLICABLE, Count, Missing


def targets_table(partnership: Partnership) -> Table:
    """Return target against actual of what each theme counts and has a target for.

    Like stands beside like: "actual" is of the activities that have a target, and what all
    reached comes last. Shares and levels are left out: they cannot be drawn beside counts.
    """
    totals = [found for found in totals_by_theme(partnership) if isinstance(found.target, Count)]
    return Table(
        id="theme-targets",
        caption="Target against actual, by theme",
        columns=(
            Column(key="what", label="Theme and measure"),
            Column(key="unit", label="Unit"),
            Column(key="target", label="Target", kind="number"),
            Column(key="actual", label="Actual towards it", kind="number"),
            SHARE_OF_TARGET,
            Column(key="position", label="Position"),
            Column(key="with-target", label="Activities with a target"),
            Column(key="all", label="Actual of all", kind="number"),
        ),
        rows=tuple(
            (
                f"{found.theme.name}: {lower_first(found.indicator.name)}",
                found.indicator.unit,
                cell_of(found.target),
                cell_of(found.towards_target),
                found.share,
                found.position,
                f"{found.with_target} of {found.activities}",
                cell_of(found.actual),
            )
            for found in totals
        ),
    )


def dates_table(partnership: Partnership) -> Table:
    """Return the activities with their dates, those that begin first before others."""

    def row(activity: Activity) -> Row:
        return activity.title, activity.status, _date(activity, "start"), _date(activity, "end")

    ordered = sorted(partnership.activities, key=_first_day)
    return Table(
        id="dates-table",
        caption="Activities over time",
        columns=(
            Column(key="activity", label="Activity"),
            Column(key="status", label="Status"),
            Column(key="start", label="Start", kind="date"),
            Column(key="end", label="End", kind="date"),
        ),
        rows=tuple(map(row, ordered)),
    )


def _date(activity: Activity, name: str) -> Cell:
    when = activity.start if name == "start" else activity.end
    return when if isinstance(when, Missing) else when.date


def _first_day(activity: Activity) -> tuple[bool, date]:
    for when in (activity.start, activity.end):
        if not isinstance(when, Missing):
            return False, when.date.first
    return True, date.max


def places_table(partnership: Partnership) -> Table:
    """Return people reached in each place of the area, as far as the facts say where."""
    return Table(
        id="places-table",
        caption="People reached, by district",
        columns=(
            Column(key="place", label="District"),
            Column(key="people", label="People reached", kind="number"),
        ),
        rows=tuple(
            (place.name, reach_of_place(partnership, place).value)
            for place in partnership.area.places
        ),
    )


def partner_themes_table(partnership: Partnership) -> Table:
    """Return the organisations that take part, with their roles under each theme."""
    roles: dict[str, dict[str, dict[str, None]]] = {}
    for activity in partnership.activities:
        for each in activity.participations:
            if not isinstance(each.organisation, Missing):
                themes = roles.setdefault(each.organisation, {})
                for theme in activity.themes:
                    mine = themes.setdefault(theme, {})
                    mine.update(dict.fromkeys(each.roles or ("takes part",)))
    return Table(
        id="partner-themes-table",
        caption="Organisations by theme, and what they do",
        columns=(
            Column(key="organisation", label="Organisation"),
            *(Column(key=theme.id, label=theme.name) for theme in partnership.themes),
        ),
        rows=tuple(
            (
                partnership.organisation(name).name,
                *(
                    ", ".join(themes[theme.id]) if theme.id in themes else NOT_APPLICABLE
                    for theme in partnership.themes
                ),
            )
            for name, themes in roles.items()
        ),
    )
