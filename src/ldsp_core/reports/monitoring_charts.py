"""Target against actual in the monitoring report: a table, and its chart."""

from __future__ import annotations

from ldsp_core.calculations import totals_by_theme
from ldsp_core.document import (
    Block,
    Chart,
    Column,
    Row,
    Series,
    Table,
    format_cell,
)
from ldsp_core.model import Partnership
from ldsp_core.reports.tables import SHARE_OF_TARGET, cell_of
from ldsp_core.values import Count


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
                SHARE_OF_TARGET,
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
                Series(column="target", label="Target", role="target"),
                Series(column="actual", label="Actual"),
            ),
        ),
    )
