"""Totals by theme: every indicator under every theme, in one pass over the measurements.

They say what asking for every total alone would say, but read each fact once, so that a
table of all of them takes time in proportion to the facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal, cast

from attrs import field, frozen

from ldsp_core.calculations.adding import total_of
from ldsp_core.calculations.combining import Recorded, Value, combined, or_more
from ldsp_core.calculations.measuring import value_of
from ldsp_core.calculations.result import Origins, Result, origins_of
from ldsp_core.calculations.targets import Position, position, share_of_target
from ldsp_core.calculations.under_themes import Measured, is_told, under_themes
from ldsp_core.calculations.union import disjoint_totals, union
from ldsp_core.errors import CalculationError
from ldsp_core.model import Activity, Indicator, Partnership, Theme
from ldsp_core.values import (
    NOT_APPLICABLE,
    NOT_RECORDED,
    SUPPRESSED,
    Count,
    Missing,
    Share,
    total,
)

_Kind = Literal["target", "actual"]
_KINDS: Final[tuple[_Kind, ...]] = ("target", "actual")


@frozen(kw_only=True)
class ThemeTotal:
    """One indicator over the activities under one theme (unit: the indicator's).

    ``target`` and ``actual`` are what ``total_of`` gives for these activities; "not
    applicable" where it refuses them. ``activities`` is how many of them measure the
    indicator, ``with_target`` how many of those have a target. Like is compared with like:
    ``towards_target`` is the actual value of the latter, and ``share`` and ``position``
    are of that.
    """

    theme: Theme
    indicator: Indicator
    target: Value
    actual: Value
    activities: int
    with_target: int
    _partnership: Partnership = field(alias="partnership", repr=False)
    _under: tuple[Activity, ...] = field(alias="under", repr=False)
    _like: bool = field(alias="like", repr=False)

    @property
    def towards_target(self) -> Value:
        """The actual value of the activities that have a target, of all if none has one."""
        known = self._like and not isinstance(self.actual, Missing)
        return self.actual if known else self.result_of("towards target").value

    @property
    def share(self) -> Share | Missing:
        """What was reached towards the target as a share of it; see ``share_of_target``."""
        return share_of_target(self.towards_target, self.target)

    @property
    def position(self) -> Position:
        """Whether the target is met; "not comparable" where either does not add up."""
        reached = self.towards_target
        if NOT_APPLICABLE in (reached, self.target):
            return "not comparable"
        return position(self.indicator, reached, self.target)

    @property
    def origins(self) -> Origins:
        """The facts behind target and actual; looked up when asked for."""
        return origins_of(self.result_of(kind) for kind in _KINDS)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The facts that could not enter, and why a total was refused."""
        return tuple(text for kind in _KINDS for text in self.result_of(kind).left_out)

    def result_of(self, what: Literal["target", "actual", "towards target"]) -> Result[Value]:
        """One of the three values, with the facts behind it."""
        kind: _Kind = "target" if what == "target" else "actual"
        activities = self._under
        if what == "towards target" and self.with_target:
            activities = tuple(each for each in activities if self._has_target(each))
        try:
            return total_of(self._partnership, self.indicator, kind, activities=activities)
        except CalculationError as error:
            return Result(value=NOT_APPLICABLE, left_out=(f"{kind}: {error}",))

    def _has_target(self, activity: Activity) -> bool:
        return any(
            each.kind == "target" and each.indicator == self.indicator.id and is_told(each)
            for each in activity.measurements
        )


def totals_by_theme(partnership: Partnership) -> tuple[ThemeTotal, ...]:
    """Return every indicator measured under each theme, in their order (unit: the indicator's).

    Formula: that of ``total_of`` for the activities under the theme. An activity under
    several themes counts in each, so that themes do not add up to the whole. A target is
    compared with what the activities that have one reached. Raises
    UnknownNameError for a theme or an indicator that the partnership does not have. Own
    definition.
    """
    rows: list[ThemeTotal] = []
    for under in under_themes(partnership):
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
                    with_target=measured.with_target,
                    like=measured.like,
                    partnership=partnership,
                    under=activities,
                )
            )
    return tuple(rows)


def _together(
    partnership: Partnership,
    activities: Sequence[Activity],
    indicator: Indicator,
    kind: _Kind,
    measured: Measured,
) -> Value:
    figures = measured.actual if kind == "actual" else measured.target
    if figures.refused:
        return NOT_APPLICABLE
    rule = indicator.over_activities
    if figures.only_counts and rule == "sum" and len(figures.values) > 1:
        return _sum(partnership, activities, indicator, kind, cast(list[Count], figures.values))
    if not figures.only_counts and SUPPRESSED in figures.values:
        if rule == "latest":
            return total_of(partnership, indicator, kind, activities=activities).value
        return SUPPRESSED
    gap = rule in ("sum", "maximum") and not figures.only_counts and NOT_RECORDED in figures.values
    recorded: list[Recorded] = [each for each in figures.values if not isinstance(each, Missing)]
    if not recorded:
        reasons = {each for each in figures.values if isinstance(each, Missing)}
        if len(figures.values) < measured.activities:
            reasons.add(NOT_RECORDED)
        return reasons.pop() if len(reasons) == 1 else NOT_RECORDED
    counts = [each for each in recorded if type(each) is Count]
    if rule == "sum" and len(counts) == len(recorded) > 1:
        whole = _sum(partnership, activities, indicator, kind, counts)
        return or_more(whole) if gap and not isinstance(whole, Missing) else whole
    try:
        if rule == "latest" and len(recorded) > 1:
            return total_of(partnership, indicator, kind, activities=activities).value
        together = combined(indicator, recorded, rule, "activities")
        return or_more(together) if gap else together
    except CalculationError:
        return NOT_APPLICABLE


def _sum(
    partnership: Partnership,
    activities: Iterable[Activity],
    indicator: Indicator,
    kind: _Kind,
    counts: Iterable[Count],
) -> Value:
    exact: list[int] = []
    bounds: list[Count] = []
    for count in counts:
        low = count.low
        if low is not None and low == count.high and not count.approximate:
            exact.append(low)
        else:
            bounds.append(count)
    parts = [Count.exactly(sum(exact)), *bounds] if exact else bounds
    if indicator.basis != "unique people":
        return total(parts)
    ends = [Count.exactly(max(exact)), Count.exactly(min(exact))] if exact else []
    apart = _apart(partnership, activities, indicator, kind)
    try:
        return union(parts, [*ends, *bounds, *apart])
    except CalculationError:  # people below zero, which ``left_out`` tells
        return NOT_APPLICABLE


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
