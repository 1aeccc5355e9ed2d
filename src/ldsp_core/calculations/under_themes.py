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

    ``numbers`` are those of the activities, and ``untold`` of those that only say why
    there is none. ``last`` and ``several`` are the numbers of the activity read last, and
    of the last one that has more than one value; ``refused`` says that these do not add up.
    """

    values: list[Value] = Factory(list)
    numbers: list[int] = Factory(list)
    untold: set[int] = Factory(set)
    only_counts: bool = True
    last: int = -1
    several: int = -1
    refused: bool = False


@define
class Measured:
    """An indicator under a theme, over the activities read so far; ``last`` is the latest."""

    target: Figures = Factory(Figures)
    actual: Figures = Factory(Figures)
    activities: int = 0
    last: int = -1

    @property
    def with_target(self) -> int:
        """How many of the activities have a target."""
        return len(self.target.numbers) - len(self.target.untold)

    @property
    def like(self) -> bool:
        """Whether what was reached is of activities that all have a target, or none has one."""
        if not self.with_target:
            return True
        if self.target.untold:
            return False
        aimed, reached = self.target.numbers, self.actual.numbers
        return aimed == reached or {*reached} <= {*aimed}


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
                    figures = measured.actual
                elif kind == "target":
                    figures = measured.target
                else:
                    continue
                if figures.last != number:
                    figures.last = number
                    figures.numbers.append(number)
                    count = measurement.count
                    if type(count) is Count:
                        figures.values.append(count)
                        continue
                    figures.only_counts = False
                    figures.values.append(measurement.value)
                    if not is_told(measurement):
                        figures.untold.add(number)
                    continue
                if number in figures.untold and is_told(measurement):
                    figures.untold.remove(number)
                if figures.several != number:  # the second one: they are put together at once
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
