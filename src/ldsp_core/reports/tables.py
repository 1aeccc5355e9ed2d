"""Tables that several reports share."""

from __future__ import annotations

from typing import Final

from ldsp_core.calculations import (
    Performance,
    awarded,
    on_track,
    performance,
    reach,
    reach_of_theme,
)
from ldsp_core.calculations.measuring import Value
from ldsp_core.calculations.tracking import Track
from ldsp_core.document import Cell, Column, Ratio, Row, Sum, Table
from ldsp_core.errors import CalculationError
from ldsp_core.model import Activity, Partnership
from ldsp_core.values import NOT_APPLICABLE, SUPPRESSED, Interval, Missing, Money, MoneyRange
from ldsp_core.values.money import SYMBOLS
from ldsp_core.values.wording import interval_in_words

SHARE_OF_TARGET: Final = Column(
    key="share",
    label="Share of target",
    kind="share",
    derive=Ratio(numerator="actual", denominator="target"),
)
"""The column "share", for a table with the columns "actual" and "target"."""


def theme_names(partnership: Partnership, activity: Activity) -> str:
    """Return the names of an activity's themes, in its order."""
    return "; ".join(partnership.theme(each).name for each in activity.themes)


def reach_table(partnership: Partnership, notes: tuple[str, ...] = ()) -> Table:
    """Return people reached, by theme and in all; *notes* explain the number.

    The last row is no sum: an activity under two themes counts once, and people whom
    two activities may share are not added.
    """
    rows: list[Row] = [
        (
            theme.name,
            sum(theme.id in activity.themes for activity in partnership.activities),
            reach_of_theme(partnership, theme.id).value,
        )
        for theme in partnership.themes
    ]
    return Table(
        id="reach-table",
        caption="People reached, by theme",
        columns=(
            Column(key="theme", label="Theme"),
            Column(key="activities", label="Activities", kind="number"),
            Column(key="people", label="People reached", kind="number", notes=notes),
        ),
        rows=tuple(rows),
        totals=("All themes", len(partnership.activities), reach(partnership).value),
    )


def performance_table(partnership: Partnership, *, full: bool) -> Table:
    """Return targets against actual values; *full* adds themes, baseline and forecast.

    Whether a value is on track is told where that can be said of any of them.
    """
    wide = (Column(key="themes", label="Themes"),) if full else ()
    extra = (
        (
            Column(key="unit", label="Unit"),
            Column(key="baseline", label="Baseline", kind="number"),
            Column(key="forecast", label="Forecast", kind="number"),
        )
        if full
        else ()
    )
    found_all = performance(partnership)
    columns = (
        *wide,
        Column(key="activity", label="Activity"),
        Column(key="measure", label="Measure"),
        *extra,
        Column(key="target", label="Target", kind="number"),
        Column(key="actual", label="Actual", kind="number"),
        SHARE_OF_TARGET,
        Column(key="position", label="Position"),
    )
    tracks = [_track(partnership, found) for found in found_all]
    tracked = full or not {"on track", "ahead", "behind"}.isdisjoint(map(str, tracks))
    if tracked:
        columns = (*columns, Column(key="track", label="On track"))
    rows: list[Row] = []
    for found, track in zip(found_all, tracks, strict=True):
        if not full and isinstance(found.actual, Missing) and found.actual != SUPPRESSED:
            continue
        leading: Row = (theme_names(partnership, found.activity),) if full else ()
        middle: Row = (
            (found.indicator.unit, cell_of(found.baseline), cell_of(found.forecast)) if full else ()
        )
        rows.append(
            (
                *leading,
                found.activity.title,
                found.indicator.name,
                *middle,
                cell_of(found.target),
                cell_of(found.actual),
                found.share,
                found.position,
                *((track,) if tracked else ()),
            )
        )
    return Table(
        id="performance-table",
        caption="Results against targets",
        columns=columns,
        rows=tuple(rows),
    )


def _track(partnership: Partnership, found: Performance) -> Track | Missing:
    """Say whether the actual value is near enough to its target, by the partnership's margin."""
    if isinstance(found.target, Missing):
        return NOT_APPLICABLE
    margin = partnership.settings.on_track_margin
    try:
        return on_track(found.actual, found.target, margin, found.indicator.direction)
    except CalculationError:  # two currencies
        return NOT_APPLICABLE


def awards(partnership: Partnership) -> Money | MoneyRange | Missing:
    """Return the sum of all awards; "not applicable" where they are in several currencies."""
    try:
        return awarded(partnership).value
    except CalculationError:
        return NOT_APPLICABLE


def grants_table(partnership: Partnership) -> Table:
    """Return the grants with their awards, added up where they are in one currency."""
    rows: list[Row] = [
        (
            grant.title,
            partnership.organisation(grant.funder).name,
            grant.stage,
            grant.awarded,
        )
        for grant in partnership.grants
        if grant.stage != "bid"
    ]
    total = awards(partnership)
    unit = SYMBOLS.get(total.currency, total.currency) if isinstance(total, Money) else "money"
    rule = None if total == NOT_APPLICABLE else Sum()
    return Table(
        id="grants-table",
        caption="Grants awarded",
        columns=(
            Column(key="grant", label="Grant"),
            Column(key="funder", label="Funder"),
            Column(key="stage", label="Stage"),
            Column(key="awarded", label="Awarded", unit=unit, kind="money", total=rule),
        ),
        rows=tuple(rows),
        totals=("Total", "all funders", "all stages", total),
    )


def cell_of(value: Value) -> Cell:
    """Return a calculated value as a cell; a mean that is only a bound goes in words."""
    return interval_in_words(value) if isinstance(value, Interval) else value
