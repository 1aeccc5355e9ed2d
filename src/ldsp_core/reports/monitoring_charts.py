"""The charts of the monitoring report, with the tables that they are drawn from."""

from __future__ import annotations

from ldsp_core.calculations import totals_by_theme
from ldsp_core.document import (
    Block,
    Chart,
    Column,
    Ratio,
    Row,
    Series,
    Table,
    format_cell,
)
from ldsp_core.model import Grant, Partnership
from ldsp_core.reports.tables import cell_of
from ldsp_core.values import Count, Missing


def targets_by_theme(partnership: Partnership) -> tuple[Block, ...]:
    """Return target against actual of what each theme counts and has a target for.

    Nothing where no theme has any. Shares and levels stand among the measures.
    """
    rows: tuple[Row, ...] = tuple(
        (
            f"{found.theme.name}: {found.indicator.name.lower()}",
            found.indicator.unit,
            found.target,
            cell_of(found.actual),
            found.share,
            found.position,
        )
        for found in totals_by_theme(partnership)
        if isinstance(found.target, Count)
    )
    if not rows:
        return ()
    return (
        Table(
            id="theme-targets",
            caption="Target against actual, by theme",
            columns=(
                Column(key="what", label="Theme and measure"),
                Column(key="unit", label="Unit"),
                Column(key="target", label="Target", kind="number"),
                Column(key="actual", label="Actual", kind="number"),
                Column(
                    key="share",
                    label="Share of target",
                    kind="share",
                    derive=Ratio(numerator="actual", denominator="target"),
                ),
                Column(key="position", label="Position"),
            ),
            rows=rows,
        ),
        Chart(
            id="theme-targets-chart",
            caption="Target against actual, by theme",
            alt="; ".join(
                f"{row[0]}: {format_cell(row[3])} against a target of {format_cell(row[2])}"
                for row in rows
            )
            + ".",
            table="theme-targets",
            x="what",
            series=(
                Series(column="target", label="Target"),
                Series(column="actual", label="Actual"),
            ),
        ),
    )


def spend_chart(grant: Grant, quarters: Table) -> Chart:
    """Return the chart of profile and actual to date from the quarters of *grant*."""
    keys = [column.key for column in quarters.columns]
    quarter, profile, actual = map(keys.index, ("quarter", "profile-to-date", "actual-to-date"))
    last = quarters.rows[-1]
    known = [row for row in quarters.rows if not isinstance(row[actual], Missing)]
    until = (
        f"Actual spend to date is {format_cell(known[-1][actual])} at the end of "
        f"{format_cell(known[-1][quarter])}, against a profile of {format_cell(known[-1][profile])}"
        if known
        else "No actual spend is recorded"
    )
    return Chart(
        id=f"spend-chart-{grant.id}",
        caption=f"{grant.title}: profile and actual to date",
        alt=f"{until}. The profile reaches {format_cell(last[profile])} by the end of "
        f"{format_cell(last[quarter])}.",
        table=quarters.id,
        x="quarter",
        series=(
            Series(column="profile-to-date", label="Profile to date"),
            Series(column="actual-to-date", label="Actual to date"),
        ),
        kind="line",
    )
