"""The same objects as columns of plain values, which every library of frames begins with."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from ldsp_core.model import Partnership


@frozen(kw_only=True)
class Columns:
    """Measurements, the themes of activities, and quarters of grants, each by column.

    Sums of money are whole pence.
    """

    measurements: dict[str, list[Any]]
    themes: dict[str, list[Any]]
    quarters: dict[str, list[Any]]


def columns_of(partnership: Partnership) -> Columns:
    """Return the columns; this is a part of what is measured."""
    numbered = list(enumerate(partnership.activities))
    rows = [(number, each) for number, activity in numbered for each in activity.measurements]
    lines = [
        (number, each) for number, grant in enumerate(partnership.grants) for each in grant.periods
    ]
    measurements: list[Any] = [each for _, each in rows]
    quarters: list[Any] = [each for _, each in lines]
    return Columns(
        measurements={
            "activity": [number for number, _ in rows],
            "indicator": [each.indicator for each in measurements],
            "kind": [each.kind for each in measurements],
            "count": [each.count.high for each in measurements],
        },
        themes={
            "activity": [number for number, activity in numbered for _ in activity.themes],
            "theme": [theme for _, activity in numbered for theme in activity.themes],
        },
        quarters={
            "award": [number for number, _ in lines],
            "start": [each.period.start for each in quarters],
            "profile": [int(each.profile.amount * 100) for each in quarters],
            "actual": [int(each.actual.amount * 100) for each in quarters],
        },
    )
