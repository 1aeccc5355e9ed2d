"""The figures that may give people away, each with what it is a figure of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from ldsp_core.errors import Path
from ldsp_core.model import (
    Activity,
    Breakdown,
    Indicator,
    Measurement,
    Part,
    Partnership,
    Publication,
    PublishedFigure,
)
from ldsp_core.model.terms import FigureState, MeasurementKind
from ldsp_core.values import Count, Missing, Period, Place

COUNTED: tuple[MeasurementKind, ...] = ("actual", "baseline")
"""The kinds of measurement that count people; targets and forecasts count nobody."""


@frozen(kw_only=True, cache_hash=True)
class Series:
    """What is told over time: one indicator of one activity, at one place, in one part."""

    activity: str
    indicator: str
    kind: MeasurementKind
    place: Place | Missing
    dimension: str = ""
    category: str = ""


@frozen(kw_only=True, cache_hash=True)
class Key:
    """What a figure is of: a series and a time. Figures of one key are hidden together."""

    series: Series
    period: Period | Missing
    cumulative: bool


@frozen(kw_only=True)
class Figure:
    """A figure as it is or was told.

    ``version`` tells the values apart that its total has had; ``path`` leads to it in the
    partnership, and is empty where it is known from a publication alone. ``state`` is
    what that publication says; ``threshold`` and ``zeros`` are its rule.
    """

    key: Key
    version: int
    count: Count
    path: Path = ()
    state: FigureState | None = None
    threshold: int = 0
    zeros: bool = True

    @property
    def whole(self) -> tuple[Key, int]:
        """The total that this figure is a part of, or is."""
        series = self.key.series
        total = Series(
            activity=series.activity,
            indicator=series.indicator,
            kind=series.kind,
            place=series.place,
        )
        key = Key(series=total, period=self.key.period, cumulative=self.key.cumulative)
        return key, self.version


def is_disclosive(partnership: Partnership, indicator: Indicator) -> bool:
    """Whether small numbers of *indicator* could give people away.

    As the data say; unless they do, where it counts unique people and some measurement
    of it has a breakdown. Own definition.
    """
    if not isinstance(indicator.disclosive, Missing):
        return indicator.disclosive
    return indicator.basis == "unique people" and any(
        measurement.indicator == indicator.id and measurement.breakdowns
        for activity in partnership.activities
        for measurement in activity.measurements
    )


def disclosive_measurements(
    partnership: Partnership,
) -> Iterator[tuple[int, int, Activity, Measurement]]:
    """Yield the measurements that count people who could be given away, with their numbers."""
    disclosive = {
        indicator.id
        for indicator in partnership.indicators
        if is_disclosive(partnership, indicator)
    }
    if not disclosive:
        return
    for number, activity in enumerate(partnership.activities):
        for index, measurement in enumerate(activity.measurements):
            if measurement.indicator in disclosive and measurement.kind in COUNTED:
                yield number, index, activity, measurement


def figures_of(partnership: Partnership) -> list[Figure]:
    """Return the counts of people who could be given away: totals and their parts."""
    found = list(disclosive_measurements(partnership))
    versions = _versions((activity, index, each) for _, index, activity, each in found)
    figures: list[Figure] = []
    for number, index, activity, measurement in found:
        version = versions[activity.id, index]
        path: Path = ("activities", number, "measurements", index)
        if isinstance(measurement.count, Count):
            figures.append(
                Figure(
                    key=_key(activity, measurement),
                    version=version,
                    count=measurement.count,
                    path=(*path, "count"),
                )
            )
        for at, breakdown in enumerate(measurement.breakdowns):
            for place, (category, part) in enumerate(named_parts(breakdown)):
                if isinstance(part.count, Count):
                    figures.append(
                        Figure(
                            key=_key(activity, measurement, breakdown.dimension, category),
                            version=version,
                            count=part.count,
                            path=(*path, "breakdowns", at, "parts", place, "count"),
                        )
                    )
    return figures


def named_parts(breakdown: Breakdown) -> Iterator[tuple[str, Part]]:
    """Yield the parts, each by its category; one that comes again gets a number."""
    seen: dict[str, int] = {}
    for part in breakdown.parts:
        seen[part.category] = seen.get(part.category, 0) + 1
        again = seen[part.category]
        yield part.category if again == 1 else f"{part.category} ({again})", part


def figures_published(publication: Publication) -> list[Figure]:
    """Return the figures that *publication* showed or hid."""
    return [
        Figure(
            key=Key(
                series=Series(
                    activity=each.activity,
                    indicator=each.indicator,
                    kind=each.kind,
                    place=each.place,
                    dimension="" if isinstance(each.dimension, Missing) else each.dimension,
                    category="" if isinstance(each.category, Missing) else each.category,
                ),
                period=each.period,
                cumulative=each.cumulative,
            ),
            version=each.version,
            count=each.count,
            state=each.state,
            threshold=publication.threshold,
            zeros=publication.zeros,
        )
        for each in publication.figures
    ]


def as_published(figure: Figure, state: FigureState) -> PublishedFigure:
    """Return the entry of the ledger for *figure*."""
    series = figure.key.series
    return PublishedFigure(
        activity=series.activity,
        indicator=series.indicator,
        kind=series.kind,
        period=figure.key.period,
        cumulative=figure.key.cumulative,
        place=series.place,
        version=figure.version,
        dimension=series.dimension or Missing(),
        category=series.category or Missing(),
        count=figure.count,
        state=state,
    )


def figure_name(key: Key) -> str:
    """Return what a figure is of, in words, without the figure."""
    series = key.series
    parts = [f"{series.indicator} of {series.activity}"]
    if series.kind != "actual":
        parts.append(series.kind)
    if not isinstance(key.period, Missing):
        parts.append(f"{'to the end of ' if key.cumulative else ''}{key.period.code}")
    if not isinstance(series.place, Missing):
        parts.append(series.place.name)
    if series.category:
        parts.append(f"{series.dimension}: {series.category}")
    return ", ".join(parts)


def _key(
    activity: Activity, measurement: Measurement, dimension: str = "", category: str = ""
) -> Key:
    return Key(
        series=Series(
            activity=activity.id,
            indicator=measurement.indicator,
            kind=measurement.kind,
            place=measurement.place,
            dimension=dimension,
            category=category,
        ),
        period=measurement.period,
        cumulative=measurement.cumulative,
    )


def _versions(
    found: Iterable[tuple[Activity, int, Measurement]],
) -> dict[tuple[str, int], int]:
    """Return a number for each measurement among those of its total: the last one stands."""
    rivals: dict[Key, list[tuple[date, int, str]]] = {}
    for activity, index, measurement in found:
        recorded = date.min if isinstance(measurement.recorded, Missing) else measurement.recorded
        rivals.setdefault(_key(activity, measurement), []).append((recorded, index, activity.id))
    return {
        (name, index): version
        for those in rivals.values()
        for version, (_, index, name) in enumerate(sorted(those))
    }
