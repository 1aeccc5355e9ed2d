"""What is measured under each theme: the one pass over all measurements behind its totals."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import Factory, define

from ldsp_core.calculations.combining import Value
from ldsp_core.calculations.measuring import value_of
from ldsp_core.errors import CalculationError
from ldsp_core.model import Activity, Measurement, Partnership, Theme
from ldsp_core.values import SUPPRESSED, Count, Missing


@define
class Figures:
    """The values of one kind, one for each activity that has any: counts, and others.

    ``last`` and ``several`` are the numbers of the activity read last, and of the last
    one that has more than one value; ``refused`` says that these do not add up.
    """

    values: list[Value] = Factory(list)
    only_counts: bool = True
    last: int = -1
    several: int = -1
    refused: bool = False


@define
class Measured:
    """An indicator under a theme, over the activities read so far; ``last`` is the latest.

    ``both`` is how many of them tell a target and an actual value, there or not, and
    ``with_target`` how many have a target, ``aimed`` the latest of these.
    """

    target: Figures = Factory(Figures)
    actual: Figures = Factory(Figures)
    activities: int = 0
    last: int = -1
    both: int = 0
    with_target: int = 0
    aimed: int = -1

    @property
    def like(self) -> bool:
        """Whether target and actual are of the same activities, or there is no target."""
        if not self.with_target:
            return True
        return self.with_target == len(self.target.values) and self.both == len(self.actual.values)


@define
class Under:
    """A theme, the activities under it, and what they measure, by the ids of indicators."""

    theme: Theme
    activities: list[Activity] = Factory(list)
    indicators: dict[str, Measured] = Factory(dict)


def under_themes(partnership: Partnership) -> Iterable[Under]:
    """Return the values under each theme: the one pass over all measurements."""
    themes = {theme.id: Under(theme) for theme in partnership.themes}
    for number, activity in enumerate(partnership.activities):
        for name in dict.fromkeys(activity.themes):
            if name not in themes:
                partnership.theme(name)  # refuses the unknown
            themes[name].activities.append(activity)
            indicators = themes[name].indicators
            for measurement in activity.measurements:
                measured = indicators.get(measurement.indicator)
                if measured is None:
                    partnership.indicator(measurement.indicator)
                    measured = indicators[measurement.indicator] = Measured()
                if measured.last != number:
                    measured.last = number
                    measured.activities += 1
                kind = measurement.kind
                if kind == "actual":
                    figures, other = measured.actual, measured.target
                elif kind == "target":
                    figures, other = measured.target, measured.actual
                    if measured.aimed != number and (
                        type(measurement.count) is Count or is_told(measurement)
                    ):
                        measured.aimed = number
                        measured.with_target += 1
                else:
                    continue
                if figures.last != number:
                    figures.last = number
                    measured.both += other.last == number
                    count = measurement.count
                    if type(count) is Count:
                        figures.values.append(count)
                    else:
                        figures.only_counts = False
                        figures.values.append(measurement.value)
                elif figures.several != number:  # the second one: they are put together at once
                    figures.several = number
                    figures.only_counts = False
                    indicator = partnership.indicator(measurement.indicator)
                    try:
                        figures.values[-1] = value_of(activity, indicator, kind).value
                    except CalculationError:
                        figures.refused = True
    return themes.values()


def is_told(measurement: Measurement) -> bool:
    """Whether *measurement* has a value, be it one that is suppressed."""
    value = measurement.value
    return not isinstance(value, Missing) or value == SUPPRESSED
