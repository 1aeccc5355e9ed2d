"""What the section is about: the measures of people reached, and the figures that stand."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from ldsp_core.calculations import indicators_of, value_of
from ldsp_core.model import Activity, Indicator, Measurement, Paper, Partnership, path_of_place
from ldsp_core.reports import ReportRequest


@frozen(kw_only=True)
class Reached:
    """People reached by one activity, in one measure: the figures behind the paper's own."""

    activity: Activity
    indicator: Indicator
    figures: tuple[Measurement, ...]

    @property
    def dimensions(self) -> tuple[str, ...]:
        """What they are broken down by, in the order of the file."""
        return tuple(
            dict.fromkeys(each.dimension for told in self.figures for each in told.breakdowns)
        )


def people_reached(request: ReportRequest) -> Iterator[Reached]:
    """Yield the measures of people reached that the paper is about, with their figures.

    A figure that a later or a cumulative one has taken the place of is not among them.
    """
    partnership = request.partnership
    asked = _paper(request).activities
    for activity in partnership.activities:
        if asked and activity.id not in asked:
            continue
        for indicator in indicators_of(partnership, activity):
            figures = tuple(_standing(partnership, activity, indicator))
            if indicator.reach and figures:
                yield Reached(activity=activity, indicator=indicator, figures=figures)


def _paper(request: ReportRequest) -> Paper:
    """Return the paper that is asked for: the last one unless the report's parameter names one."""
    papers = request.partnership.papers
    return next((each for each in papers if each.id == request.parameters.paper), papers[-1])


def _standing(
    partnership: Partnership, activity: Activity, indicator: Indicator
) -> Iterator[Measurement]:
    for origin in value_of(activity, indicator, "actual").origins:
        path = path_of_place(partnership, origin.place)
        if path is not None and isinstance(index := path[-1], int):
            yield activity.measurements[index]
