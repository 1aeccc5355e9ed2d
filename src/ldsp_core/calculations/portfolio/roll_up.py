"""The roll-up: every shared indicator over all partnerships, like with like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from attrs import field, frozen

from ldsp_core.calculations.combining import Value
from ldsp_core.calculations.portfolio.awards import (
    Award,
    CurrencyTotal,
    awards_in,
    totals_of,
)
from ldsp_core.calculations.portfolio.context import PortfolioDifference, differences
from ldsp_core.calculations.portfolio.figures import PartnershipFigure, figures_of, within
from ldsp_core.calculations.portfolio.shared import (
    Conflict,
    SharedDefinition,
    conflicts,
    definitions,
    own_indicators,
    rolled_id,
)
from ldsp_core.calculations.portfolio.totals import above, total_over
from ldsp_core.calculations.reach import reach
from ldsp_core.calculations.result import Origins, Result
from ldsp_core.calculations.targets import Position, position, share_of_target
from ldsp_core.calculations.union import union
from ldsp_core.model import Indicator, Partnership, Portfolio
from ldsp_core.values import NOT_APPLICABLE, NOT_RECORDED, Count, Missing, Period, Share

_NOBODY: Final = "no activity measures it"


@frozen(kw_only=True)
class RolledIndicator:
    """A shared indicator over the partnerships that define it alike (unit: the indicator's).

    ``target`` and ``actual`` are the totals over partnerships, ``figures`` what each has.
    ``gaps`` names the partnerships of the portfolio that have no result, by their ids,
    with the reason; they are never taken as zero. ``refused`` says why a total is "not
    applicable".
    """

    definition: SharedDefinition
    figures: tuple[PartnershipFigure, ...]
    target: Value
    actual: Value
    gaps: Mapping[str, str]
    refused: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The catalogue's code."""
        return self.definition.code

    @property
    def indicator(self) -> Indicator:
        """The indicator, as the first of its partnerships has it."""
        return self.definition.indicator

    @property
    def share(self) -> Share | Missing:
        """The actual total as a share of the target's; see ``share_of_target``."""
        return share_of_target(self.actual, self.target)

    @property
    def position(self) -> Position:
        """Whether the target is met; "not comparable" where either does not add up."""
        if NOT_APPLICABLE in (self.actual, self.target):
            return "not comparable"
        return position(self.indicator, self.actual, self.target)


@frozen(kw_only=True)
class RollUp:
    """A portfolio added up, as far as it may be.

    ``indicators`` are the shared ones; ``conflicts`` those entries of catalogues that are
    defined differently, each definition of which stands alone among the indicators;
    ``own`` the ids of indicators that name no catalogue, which are never added;
    ``reach`` how many people all reach together; ``awards`` the grants past their bids,
    ``awarded`` their totals by currency; ``differences`` in what the partnerships differ.
    """

    portfolio: Portfolio
    period: Period | None
    indicators: tuple[RolledIndicator, ...]
    conflicts: tuple[Conflict, ...]
    own: tuple[str, ...]
    reach: Result[Count | Missing]
    awards: tuple[Award, ...]
    awarded: tuple[CurrencyTotal, ...]
    differences: tuple[PortfolioDifference, ...] = field(default=())


def roll_up(portfolio: Portfolio, period: Period | None = None, *, to_date: bool = False) -> RollUp:
    """Return *portfolio* added up, over all time, for *period*, or up to its end (*to_date*).

    Formulas (unit: each indicator's own; of awards, money by currency):

    - Only indicators of one catalogue code are added, and only where they are defined
      alike; conflicts are named and their definitions kept apart.
    - Totals follow the indicator's ``over_activities``, over partnerships as over
      activities: unique people are at least the largest number of any one partnership and
      at most the sum; shares are pooled; a mean is over all activities; "latest" and
      "none" say nothing over several partnerships, so there the total is "not applicable".
    - A partnership that measures an indicator and has no result makes a sum, a greatest
      value and a union lower bounds. One that does not measure it is named as a gap.
    - Reach is a union likewise. Awards are added by currency.

    Own definition, after IATI Standard 2.03.
    """
    known = definitions(portfolio.partnerships)
    figures = {
        partnership.id: figures_of(partnership, known, period, to_date=to_date)
        for partnership in portfolio.partnerships
    }
    awards = awards_in(portfolio)
    return RollUp(
        portfolio=portfolio,
        period=period,
        indicators=tuple(
            _rolled(portfolio, definition, list(_of(definition, figures))) for definition in known
        ),
        conflicts=conflicts(known),
        own=tuple(
            rolled_id(partnership, "indicator", indicator.id)
            for partnership in portfolio.partnerships
            for indicator in own_indicators(partnership)
        ),
        reach=_reach(portfolio),
        awards=awards,
        awarded=totals_of(awards),
        differences=differences(portfolio),
    )


def _of(
    definition: SharedDefinition, figures: Mapping[str, Mapping[str, PartnershipFigure]]
) -> Iterator[PartnershipFigure]:
    for partnership, indicator in definition.members:
        yield figures[partnership.id][indicator.id]


def _rolled(
    portfolio: Portfolio, definition: SharedDefinition, figures: Sequence[PartnershipFigure]
) -> RolledIndicator:
    target, why_no_target = total_over(definition.indicator, figures, "target")
    actual, why_no_actual = total_over(definition.indicator, figures, "actual")
    return RolledIndicator(
        definition=definition,
        figures=tuple(figures),
        target=target,
        actual=actual,
        gaps=dict(_gaps(portfolio, definition, figures)),
        refused=tuple(reason for figure in figures for reason in figure.refused)
        + tuple(filter(None, (why_no_target, why_no_actual))),
    )


def _gaps(
    portfolio: Portfolio, definition: SharedDefinition, figures: Sequence[PartnershipFigure]
) -> Iterator[tuple[str, str]]:
    """Yield the partnerships without a result, and why."""
    by_partnership: dict[str, list[PartnershipFigure]] = {}
    for figure in figures:
        by_partnership.setdefault(figure.partnership.id, []).append(figure)
    entry = definition.code.partition("/")[2]
    for partnership in portfolio.partnerships:
        mine = by_partnership.get(partnership.id)
        if mine is None:
            yield partnership.id, _why_not(partnership, definition.code, entry)
        elif all(isinstance(figure.actual, Missing) for figure in mine):
            reasons = [str(each.actual) for each in mine if each.activities]
            yield partnership.id, reasons[0] if reasons else _NOBODY


def _why_not(partnership: Partnership, code: str, entry: str) -> str:
    codes = [each.catalogue for each in partnership.indicators if isinstance(each.catalogue, str)]
    if code in codes:
        return "defined differently"
    others = [each for each in codes if each.partition("/")[2] == entry]
    same = code.partition("@")[0]
    if any(each.partition("@")[0] == same for each in others):
        return "another version of the catalogue"
    return "does not measure it"


def _reach(portfolio: Portfolio) -> Result[Count | Missing]:
    people: list[Count] = []
    left_out: list[str] = []
    for partnership in portfolio.partnerships:
        mine = reach(partnership)
        left_out += (f"{partnership.id}/{each}" for each in mine.left_out)
        if isinstance(mine.value, Count):
            people.append(mine.value)
        else:
            left_out.append(f"{partnership.id}: {mine.value}")
    if not people:
        return Result(value=NOT_RECORDED, left_out=tuple(left_out))
    whole = union(people, people) if len(people) > 1 else people[0]
    if len(people) < len(portfolio.partnerships):
        whole = above(whole)
    return Result(value=whole, left_out=tuple(left_out), origins=partial(_reach_origins, portfolio))


def _reach_origins(portfolio: Portfolio) -> Origins:
    return tuple(
        within(partnership, origin)
        for partnership in portfolio.partnerships
        for origin in reach(partnership).origins
    )
