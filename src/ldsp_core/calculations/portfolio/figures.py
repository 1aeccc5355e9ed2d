"""What each partnership has of the shared indicators, in one pass over its activities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from attrs import Factory, define, evolve, field, frozen

from ldsp_core.calculations.adding import added_up, total_of
from ldsp_core.calculations.combining import Recorded, Value
from ldsp_core.calculations.measuring import is_gap, value_at
from ldsp_core.calculations.plain_sums import PlainSums, plain_sums
from ldsp_core.calculations.portfolio.shared import SharedDefinition, rolled_id
from ldsp_core.calculations.result import Origin, Origins
from ldsp_core.calculations.standing import by_indicator
from ldsp_core.calculations.union import union
from ldsp_core.errors import CalculationError
from ldsp_core.model import Activity, Indicator, Partnership
from ldsp_core.values import NOT_APPLICABLE, NOT_RECORDED, SUPPRESSED, Count, Missing, Period

Kind = Literal["target", "actual"]
KINDS: Final[tuple[Kind, ...]] = ("target", "actual")


@frozen(kw_only=True)
class PartnershipFigure:
    """What one partnership has of a shared indicator (unit: the indicator's).

    ``id`` is the indicator's among all, ``lancashire/indicator/into-jobs``; ``activities``
    is how many measure it, ``with_target`` how many of those have a target: where fewer have,
    the actual value may be of more than the target. ``target`` and ``actual`` are what
    ``total_of`` gives, "not applicable" where it refuses; ``refused`` says why. ``parts`` are
    the values of the activities where a mean is taken over all of them.
    """

    id: str
    partnership: Partnership
    indicator: Indicator
    target: Value
    actual: Value
    activities: int
    with_target: int
    refused: tuple[str, ...] = ()
    parts: Mapping[Kind, tuple[Recorded, ...]] = field(factory=dict, repr=False)
    _period: Period | None = field(default=None, alias="period", repr=False)
    _to_date: bool = field(default=False, alias="to_date", repr=False)

    @property
    def origins(self) -> Origins:
        """The facts behind target and actual, their places begun with the partnership's id."""
        found: dict[Origin, None] = {}
        for kind in KINDS:
            try:
                result = total_of(
                    self.partnership, self.indicator, kind, self._period, to_date=self._to_date
                )
            except CalculationError:
                continue
            found.update(dict.fromkeys(result.origins))
        return tuple(within(self.partnership, each) for each in found)


def within(partnership: Partnership, origin: Origin) -> Origin:
    """Return where a fact stands among those of many partnerships."""
    return evolve(origin, place=f"{partnership.id}/{origin.place}")


@define
class _Values:
    """The values of one kind by activity, exact sums as plain numbers.

    ``missing`` are those that are not there, ``refused`` says why there can be no value;
    with ``gap`` a measurement tells that one is not recorded.
    """

    plain: dict[str, int] = Factory(dict)
    recorded: dict[str, Recorded] = Factory(dict)
    missing: list[Missing] = Factory(list)
    refused: str = ""
    gap: bool = False

    @property
    def told(self) -> int:
        """How many activities have a value, be it one that is suppressed."""
        return len(self.plain) + len(self.recorded) + self.missing.count(SUPPRESSED)

    @property
    def all(self) -> dict[str, Recorded]:
        """What is recorded, by activity."""
        return {**{name: Count.exactly(n) for name, n in self.plain.items()}, **self.recorded}


@define
class _Measured:
    indicator: Indicator
    activities: int = 0
    of: dict[Kind, _Values] = Factory(lambda: {kind: _Values() for kind in KINDS})


def figures_of(
    partnership: Partnership,
    definitions: Sequence[SharedDefinition],
    period: Period | None,
    *,
    to_date: bool,
) -> Mapping[str, PartnershipFigure]:
    """Return the partnership's figures of *definitions*, by the ids of its indicators."""
    found = {
        indicator.id: _Measured(indicator)
        for definition in definitions
        for whose, indicator in definition.members
        if whose is partnership
    }
    for activity in partnership.activities:
        sums = plain_sums(activity) if period is None else None
        if sums is None or not _add_plain(activity.id, sums, found):
            _add(partnership, activity, found, period, to_date=to_date)
    return {
        name: _figure(partnership, measured, period, to_date=to_date)
        for name, measured in found.items()
    }


def _add_plain(name: str, sums: PlainSums, found: Mapping[str, _Measured]) -> bool:
    """Add the sums of the activity *name*; say no, and add none, where one needs a closer look."""
    mine = [(key, each) for key, each in sums.items() if key[0] in found]
    if any(each.number > 1 and found[key[0]].indicator.over_periods != "sum" for key, each in mine):
        return False
    for indicator in {key[0] for key, _ in mine}:
        measured = found[indicator]
        measured.activities += 1
        for kind, values in measured.of.items():
            known = sums.get((indicator, kind))
            if known is None:
                values.missing.append(NOT_RECORDED)
            else:
                values.plain[name] = known.whole
    return True


def _add(
    partnership: Partnership,
    activity: Activity,
    found: Mapping[str, _Measured],
    period: Period | None,
    *,
    to_date: bool,
) -> None:
    for name, indexes in by_indicator(activity).items():
        if name not in found:
            continue
        measured = found[name]
        measured.activities += 1
        for kind, values in measured.of.items():
            mine = indexes.get(kind, ())
            try:
                result = value_at(activity, measured.indicator, mine, period, to_date=to_date)
            except CalculationError as error:
                values.refused = f"{partnership.id}: {error}"
                continue
            if isinstance(result.value, Missing):
                values.missing.append(result.value)
                values.gap = values.gap or is_gap(result)
            else:
                values.recorded[activity.id] = result.value


def _figure(
    partnership: Partnership, measured: _Measured, period: Period | None, *, to_date: bool
) -> PartnershipFigure:
    indicator = measured.indicator
    values: dict[Kind, Value] = {}
    refused: list[str] = []
    for kind, mine in measured.of.items():
        try:
            values[kind] = _whole(partnership, indicator, kind, mine, period, to_date=to_date)
        except CalculationError as error:
            mine.refused = f"{partnership.id}: {error}"
        if mine.refused:
            values[kind] = NOT_APPLICABLE
            refused.append(mine.refused)
    return PartnershipFigure(
        id=rolled_id(partnership, "indicator", indicator.id),
        partnership=partnership,
        indicator=indicator,
        target=values["target"],
        actual=values["actual"],
        activities=measured.activities,
        with_target=measured.of["target"].told,
        refused=tuple(refused),
        parts={kind: tuple(mine.all.values()) for kind, mine in measured.of.items()}
        if indicator.over_activities == "mean"
        else {},
        period=period,
        to_date=to_date,
    )


def _whole(
    partnership: Partnership,
    indicator: Indicator,
    kind: Kind,
    values: _Values,
    period: Period | None,
    *,
    to_date: bool,
) -> Value:
    """Return what ``total_of`` would, from values that have been read already."""
    if SUPPRESSED in values.missing and indicator.over_activities != "latest":
        return SUPPRESSED
    if not values.recorded and not values.plain:
        reasons = set(values.missing)
        return reasons.pop() if len(reasons) == 1 else NOT_RECORDED
    if (
        values.plain
        and not values.recorded
        and not values.gap
        and indicator.over_activities == "sum"
    ):
        whole = Count.exactly(sum(values.plain.values()))
        if indicator.basis != "unique people":
            return whole
        if not partnership.disjoint:  # nothing is known but the most of any one activity
            ends = (max(values.plain.values()), min(values.plain.values()))
            return union([whole], [Count.exactly(end) for end in ends])
    recorded = values.all
    others = SUPPRESSED in values.missing or len(recorded) > 1
    if indicator.over_activities == "latest" and others:
        return total_of(partnership, indicator, kind, period, to_date=to_date).value
    return added_up(partnership, indicator, recorded, gap=values.gap)
