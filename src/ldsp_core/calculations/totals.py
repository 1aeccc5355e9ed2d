"""Totals of the whole partnership, each in one pass: by theme, and quarter by quarter.

They say what asking for every total alone would say, but read each fact once, so that a
table of all of them takes time in proportion to the facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Final, Literal

from attrs import Factory, define, field, frozen

from ldsp_core.calculations.adding import total_of
from ldsp_core.calculations.amounts import Amount, added, gaps_at, one_currency, origins_at
from ldsp_core.calculations.combining import Recorded, Value, combined
from ldsp_core.calculations.measuring import value_of
from ldsp_core.calculations.result import Origins, Result, origins_of
from ldsp_core.calculations.spending import quarters_of
from ldsp_core.calculations.targets import Position, position, share_of_target
from ldsp_core.calculations.union import disjoint_totals, union
from ldsp_core.errors import CalculationError
from ldsp_core.model import Activity, Grant, Indicator, Partnership, Theme
from ldsp_core.values import (
    NOT_APPLICABLE,
    NOT_RECORDED,
    NOT_YET_DUE,
    Count,
    Missing,
    Money,
    Period,
    Share,
    total,
    total_money,
)

_Kind = Literal["target", "actual"]
_KINDS: Final[tuple[_Kind, ...]] = ("target", "actual")
_NAMES: Final = ("profile", "actual", "forecast")


@frozen(kw_only=True)
class ThemeTotal:
    """One indicator over the activities under one theme (unit: the indicator's).

    ``target`` and ``actual`` are what ``total_of`` gives for these activities; "not
    applicable" where it refuses them. ``activities`` is how many of them measure the
    indicator. ``share`` is actual ÷ target, for counts alone.
    """

    theme: Theme
    indicator: Indicator
    target: Value
    actual: Value
    activities: int
    _partnership: Partnership = field(alias="partnership", repr=False)
    _under: tuple[Activity, ...] = field(alias="under", repr=False)

    @property
    def share(self) -> Share | Missing:
        """The actual value as a share of the target, for counts alone."""
        return share_of_target(self.actual, self.target)

    @property
    def position(self) -> Position:
        """Whether the target is met; "not comparable" where either does not add up."""
        if NOT_APPLICABLE in (self.actual, self.target):
            return "not comparable"
        return position(self.indicator, self.actual, self.target)

    @property
    def origins(self) -> Origins:
        """The facts behind target and actual; looked up when asked for."""
        return origins_of(self._results())

    @property
    def left_out(self) -> tuple[str, ...]:
        """The facts that could not enter, and why a total was refused."""
        return tuple(text for result in self._results() for text in result.left_out)

    def _results(self) -> Iterator[Result[Value]]:
        for kind in _KINDS:
            try:
                yield total_of(self._partnership, self.indicator, kind, activities=self._under)
            except CalculationError as error:
                yield Result(value=NOT_APPLICABLE, left_out=(f"{kind}: {error}",))


@frozen(kw_only=True)
class QuarterTotal:
    """A quarter over all grants, and where they stand at its end (unit: money).

    ``profile``, ``actual`` and ``forecast`` are the sums of what is recorded for it;
    ``..._to_date`` add up all that ends with it or before.
    """

    period: Period
    profile: Amount
    actual: Amount
    forecast: Amount
    profile_to_date: Amount
    actual_to_date: Amount
    _grants: tuple[Grant, ...] = field(alias="grants", repr=False)

    @property
    def origins(self) -> Origins:
        """The facts behind the quarter's own three sums; looked up when asked for."""
        return tuple(each for name in _NAMES for each in origins_at(self._recorded(name)))

    @property
    def left_out(self) -> tuple[str, ...]:
        """What is not recorded though others are, so that its sum is a lower bound."""
        return tuple(
            text
            for name in _NAMES
            if not isinstance(getattr(self, name), Missing)
            for text in gaps_at(self._recorded(name))
        )

    def _recorded(self, name: str) -> dict[str, Amount]:
        return {
            f"grants[{grant.id}].periods[{index}].{name}": getattr(each, name)
            for grant in self._grants
            for index, each in enumerate(grant.periods)
            if each.period.start == self.period.start and each.period.end == self.period.end
        }


def totals_by_theme(partnership: Partnership) -> tuple[ThemeTotal, ...]:
    """Return every indicator measured under each theme, in the order of themes and indicators.

    Formula: that of ``total_of`` for the activities under the theme. An activity under
    several themes counts in each, so that themes do not add up to the whole. Raises
    UnknownNameError for a theme or an indicator that the partnership does not have. Own
    definition.
    """
    rows: list[ThemeTotal] = []
    for under in _by_theme(partnership):
        activities = tuple(under.activities)
        for indicator in partnership.indicators:
            measured = under.indicators.get(indicator.id)
            if measured is None:
                continue
            target, actual = (
                _together(partnership, activities, indicator, kind, measured) for kind in _KINDS
            )
            rows.append(
                ThemeTotal(
                    theme=under.theme,
                    indicator=indicator,
                    target=target,
                    actual=actual,
                    activities=measured.activities,
                    partnership=partnership,
                    under=activities,
                )
            )
    return tuple(rows)


def profile_by_quarter(partnership: Partnership) -> tuple[QuarterTotal, ...]:
    """Return planned and actual spend of all grants, quarter by quarter (unit: money).

    Formulas: Σ profile, Σ actual and Σ forecast of the grants that have the quarter;
    cumulative figures add up every quarter that ends with this one or before. A sum that
    is not recorded makes the total a lower bound; Missing where none is. Actual spend to
    date ends with the last quarter that is over, at the partnership's as-at date, and in
    which any is recorded; afterwards it is Missing. Without an as-at date every quarter
    counts as over. Quarters may be months or years too. Raises CalculationError for
    several currencies, and for a grant two of whose quarters share a day. After the
    Towns Fund monitoring returns (MHCLG); the bounds are an own definition.
    """
    quarters = _by_quarter(partnership)
    day = date.max if isinstance(partnership.as_at, Missing) else partnership.as_at
    known = max(
        (
            each.period.end
            for each in quarters
            if each.period.end <= day and any(isinstance(sum_, Money) for sum_ in each.actuals)
        ),
        default=date.min,
    )
    rows: list[QuarterTotal] = []
    planned: list[Amount] = []
    spent: list[Amount] = []
    for end, ending in groupby(quarters, key=lambda each: each.period.end):
        together = list(ending)
        for each in together:
            planned = _condensed([*planned, *each.profiles], "the profiles")
            spent = _condensed([*spent, *each.actuals], "the grants' spend")
        to_date = added(planned, "the profiles")
        late = NOT_RECORDED if end <= day else NOT_YET_DUE
        spent_to_date = added(spent, "the grants' spend") if end <= known else late
        rows.extend(
            QuarterTotal(
                period=each.period,
                profile=added(each.profiles, "the profiles"),
                actual=added(each.actuals, "the grants' spend"),
                forecast=added(_condensed(each.forecasts, "the forecasts"), "the forecasts"),
                profile_to_date=to_date,
                actual_to_date=spent_to_date,
                grants=partnership.grants,
            )
            for each in together
        )
    return tuple(rows)


@define
class _Figures:
    """The values of one kind, one for each activity that has any; ``last`` is its number."""

    values: list[Value] = Factory(list)
    last: int = -1
    several: int = -1
    refused: bool = False


@define
class _Measured:
    """An indicator under a theme, over the activities read so far; ``last`` is the latest."""

    target: _Figures = Factory(_Figures)
    actual: _Figures = Factory(_Figures)
    activities: int = 0
    last: int = -1


@define
class _Under:
    theme: Theme
    activities: list[Activity] = Factory(list)
    indicators: dict[str, _Measured] = Factory(dict)


def _by_theme(partnership: Partnership) -> Iterable[_Under]:
    """Return the values under each theme: the one pass over all measurements."""
    themes = {theme.id: _Under(theme) for theme in partnership.themes}
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
                    measured = indicators[measurement.indicator] = _Measured()
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
                    count = measurement.count
                    figures.values.append(count if type(count) is Count else measurement.value)
                elif figures.several != number:  # the second one: they are put together at once
                    figures.several = number
                    indicator = partnership.indicator(measurement.indicator)
                    try:
                        figures.values[-1] = value_of(activity, indicator, kind).value
                    except CalculationError:
                        figures.refused = True
    return themes.values()


def _together(
    partnership: Partnership,
    activities: Sequence[Activity],
    indicator: Indicator,
    kind: _Kind,
    measured: _Measured,
) -> Value:
    figures = measured.actual if kind == "actual" else measured.target
    if figures.refused:
        return NOT_APPLICABLE
    recorded: list[Recorded] = [each for each in figures.values if not isinstance(each, Missing)]
    if not recorded:
        reasons = {each for each in figures.values if isinstance(each, Missing)}
        if len(figures.values) < measured.activities:
            reasons.add(NOT_RECORDED)
        return reasons.pop() if len(reasons) == 1 else NOT_RECORDED
    counts = [each for each in recorded if type(each) is Count]
    rule = indicator.over_activities
    if rule == "sum" and len(counts) == len(recorded) > 1:
        parts, subsets = _few(counts)
        if indicator.basis != "unique people":
            return total(parts)
        return union(parts, [*subsets, *_apart(partnership, activities, indicator, kind)])
    try:
        if rule == "latest" and len(recorded) > 1:
            return total_of(partnership, indicator, kind, activities=activities).value
        return combined(indicator, recorded, rule, "activities")
    except CalculationError:
        return NOT_APPLICABLE


def _few(counts: Iterable[Count]) -> tuple[list[Count], list[Count]]:
    """Return few counts with the sum of *counts*, and few with their greatest low end."""
    exact: list[int] = []
    bounds: list[Count] = []
    for count in counts:
        low = count.low
        if low is not None and low == count.high and not count.approximate:
            exact.append(low)
        else:
            bounds.append(count)
    if not exact:
        return bounds, bounds
    return [Count.exactly(sum(exact)), *bounds], [Count.exactly(max(exact)), *bounds]


def _apart(
    partnership: Partnership, activities: Iterable[Activity], indicator: Indicator, kind: _Kind
) -> list[Count]:
    """Return the sums over those of *activities* that are declared to share nobody."""
    names = {name for declared in partnership.disjoint for name in declared.activities}
    if not names:
        return []
    people = {
        activity.id: value
        for activity in activities
        if activity.id in names
        and isinstance(value := value_of(activity, indicator, kind).value, Count)
    }
    return disjoint_totals(partnership, people)


@define
class _Quarter:
    period: Period
    profiles: list[Amount] = Factory(list)
    actuals: list[Amount] = Factory(list)
    forecasts: list[Amount] = Factory(list)


def _by_quarter(partnership: Partnership) -> list[_Quarter]:
    """Return the sums of each quarter in order of their ends: the one pass over all grants."""
    found: dict[tuple[date, date], _Quarter] = {}
    for grant in partnership.grants:
        last = None
        for each in grant.periods:
            period = each.period
            start, end = period.start, period.end
            if last is not None and start <= last:
                quarters_of(grant)  # out of order; refuses those that share a day
            last = end
            quarter = found.get((start, end))
            if quarter is None:
                quarter = found[start, end] = _Quarter(period)
            quarter.profiles.append(each.profile)
            quarter.actuals.append(each.actual)
            quarter.forecasts.append(each.forecast)
    quarters = sorted(found.values(), key=lambda each: (each.period.end, each.period.start))
    for quarter in quarters:
        quarter.profiles = _condensed(quarter.profiles, "the profiles")
        quarter.actuals = _condensed(quarter.actuals, "the grants' spend")
    return quarters


def _condensed(amounts: Sequence[Amount], what: str) -> list[Amount]:
    """Return three amounts at most whose sum, by ``added``, is that of *amounts*."""
    sums = [each for each in amounts if isinstance(each, Money)]
    missing = [each for each in amounts if isinstance(each, Missing)]
    gaps = [each for each in missing if each.reason != "not applicable"]
    few: list[Amount] = [*missing[:1], *gaps[:1]]
    if sums:
        few.append(total_money(sums, one_currency(sums, what)))
    return few
