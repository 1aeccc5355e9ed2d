"""Breakdowns as a table: each total's parts, by age, sex, school or whatever is told."""

from __future__ import annotations

from collections.abc import Iterator

from ldsp_core.document import Column, Row, Table
from ldsp_core.model import Partnership


def breakdowns_table(partnership: Partnership) -> Table:
    """Return every part of every breakdown, in the order of the file (unit: the measure's)."""
    return Table(
        id="breakdowns-table",
        caption="Breakdowns",
        columns=(
            Column(key="activity", label="Activity"),
            Column(key="measure", label="Measure"),
            Column(key="kind", label="Kind"),
            Column(key="period", label="Period", kind="period"),
            Column(key="dimension", label="By"),
            Column(key="part", label="Part"),
            Column(key="number", label="Number", kind="number"),
        ),
        rows=tuple(_rows(partnership)),
    )


def _rows(partnership: Partnership) -> Iterator[Row]:
    for activity in partnership.activities:
        for measurement in activity.measurements:
            for breakdown in measurement.breakdowns:
                for part in breakdown.parts:
                    yield (
                        activity.title,
                        partnership.indicator(measurement.indicator).name,
                        measurement.kind,
                        measurement.period,
                        breakdown.dimension,
                        part.category,
                        part.count,
                    )
