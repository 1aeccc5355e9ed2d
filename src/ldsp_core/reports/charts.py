"""Charts of tables that reports share, each with words that stand for it."""

from __future__ import annotations

from datetime import date

from ldsp_core.document import Cell, Chart, ReferenceLine, Series, Table, format_cell
from ldsp_core.model import Grant, Partnership
from ldsp_core.reports.phrases import listed, numbered, sentence, sentences
from ldsp_core.values import NOT_APPLICABLE, Missing, Money, PartialDate, Period


def amounts_chart(id_: str, table: Table, x: str, column: str, *, least: int) -> Chart | None:
    """Return bars of one *column* of *table*, if it has *least* amounts or more."""
    names, cells = _column(table, x), _column(table, column)
    known = [pair for pair in zip(names, cells, strict=True) if not isinstance(pair[1], Missing)]
    if len(known) < least:
        return None
    gaps = [
        f"{format_cell(name)} ({cell})"
        for name, cell in zip(names, cells, strict=True)
        if isinstance(cell, Missing)
    ]
    label = next(each.label for each in table.columns if each.key == column)
    told = [f"bars of {label[0].lower()}{label[1:]}: {listed(map(_pair, known))}"]
    told += [f"there is no bar for {listed(gaps)}"] if gaps else []
    return Chart(
        id=id_,
        caption=table.caption,
        alt=sentences(told),
        table=table.id,
        x=x,
        series=(Series(column=column, label=label),),
    )


def spend_chart(grant: Grant, table: Table) -> Chart | None:
    """Return what a grant has spent and is expected to, against profile and award, over time.

    *table* is that of its quarters. Nothing where it has fewer than two quarters, or
    neither profile nor spend.
    """
    series = (
        Series(column="profile-to-date", label="Profile", role="target"),
        Series(column="expected-to-date", label="Expected", role="forecast"),
        Series(column="actual-to-date", label="Actual"),
    )
    shown = [each for each in series if _last(table, each.column) is not None]
    if len(table.rows) < 2 or not {"profile-to-date", "actual-to-date"} & {
        each.column for each in shown
    }:
        return None
    told = [
        f"{each.label.lower()} {format_cell(cell)} by {_in_full(quarter)}"
        for each in shown
        for quarter, cell in [_last(table, each.column) or ("", "")]
    ]
    award = grant.awarded
    lines = () if isinstance(award, Missing) else (ReferenceLine(label="Award", value=award),)
    against = f", against an award of {format_cell(award)}" if isinstance(award, Money) else ""
    return Chart(
        id=f"spend-{grant.id}-chart",
        caption=f"{grant.title}: spend to date against profile",
        alt=sentence(f"lines of what adds up from quarter to quarter: {listed(told)}{against}"),
        table=table.id,
        x="quarter",
        series=tuple(shown),
        kind="line",
        lines=lines,
    )


def targets_chart(table: Table) -> Chart | None:
    """Return target against actual by theme, from ``targets_table``; nothing without targets."""
    if not len(table.rows):
        return None
    whats, actuals, targets = (_column(table, key) for key in ("what", "actual", "target"))
    told = [
        f"{format_cell(what)}: {format_cell(actual)} against a target of {format_cell(target)}"
        for what, actual, target in zip(whats, actuals, targets, strict=True)
    ]
    return Chart(
        id=f"{table.id}-chart",
        caption=table.caption,
        alt=sentence(f"a pair of bars for each theme and measure; {'; '.join(told)}"),
        table=table.id,
        x="what",
        series=(
            Series(column="target", label="Target", role="target"),
            Series(column="actual", label="Actual"),
        ),
    )


def dates_chart(table: Table, as_at: date) -> Chart | None:
    """Return the activities over time, from the table of ``dates_table``; nothing without dates."""
    starts, ends = _column(table, "start"), _column(table, "end")
    dated = sum(
        isinstance(start, PartialDate) or isinstance(end, PartialDate)
        for start, end in zip(starts, ends, strict=True)
    )
    if not dated:
        return None
    rows = numbered(len(table.rows), "activity", "activities")
    return Chart(
        id="dates-chart",
        caption=table.caption,
        alt=f"A timeline of {rows}; {numbered(dated, 'has', 'have')} a date recorded. "
        f"A line marks {format_cell(as_at)}.",
        table=table.id,
        x="activity",
        series=(Series(column="start", label="Start"), Series(column="end", label="End")),
        kind="timeline",
        lines=(ReferenceLine(label="As at", value=as_at),),
    )


def partners_chart(partnership: Partnership, table: Table) -> Chart:
    """Return which organisations take part under which themes, from ``partner_themes_table``."""
    counts = [
        f"{numbered(number, 'organisation', 'organisations')} under {theme.name}"
        for theme in partnership.themes
        if (number := sum(cell != NOT_APPLICABLE for cell in _column(table, theme.id)))
    ]
    return Chart(
        id="partner-themes-chart",
        caption=table.caption,
        alt=sentence(f"a grid of organisations and themes: {listed(counts)}"),
        table=table.id,
        x="organisation",
        series=tuple(Series(column=theme.id, label=theme.name) for theme in partnership.themes),
        kind="matrix",
    )


def _column(table: Table, key: str) -> list[Cell]:
    place = [column.key for column in table.columns].index(key)
    return [row[place] for row in table.rows]


def _last(table: Table, key: str) -> tuple[Cell, Cell] | None:
    """Return the last quarter with an amount in the column *key*, and that amount."""
    pairs = zip(_column(table, "quarter"), _column(table, key), strict=True)
    return next((pair for pair in reversed(list(pairs)) if not isinstance(pair[1], Missing)), None)


def _in_full(quarter: Cell) -> str:
    """Return a quarter as sentences say it; tables have it in short."""
    return quarter.label if isinstance(quarter, Period) else format_cell(quarter)


def _pair(pair: tuple[Cell, Cell]) -> str:
    return f"{format_cell(pair[0])} ({format_cell(pair[1])})"
