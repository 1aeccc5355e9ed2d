"""The tables of a portfolio: partnerships, each shared indicator, conflicts, gaps, grants."""

from __future__ import annotations

from attrs import evolve

from ldsp_core.calculations import (
    CurrencyTotal,
    PartnershipFigure,
    RolledIndicator,
    RollUp,
    reach,
)
from ldsp_core.calculations.targets import position, share_of_target
from ldsp_core.document import Column, Row, Sum, Table
from ldsp_core.model import Indicator, Partnership
from ldsp_core.reports.phrases import listed
from ldsp_core.reports.tables import SHARE_OF_TARGET, awards, cell_of
from ldsp_core.values import NOT_APPLICABLE, Count, Missing
from ldsp_core.values.money import SYMBOLS

ALL = "All partnerships"


def partnerships_table(rolled: RollUp, notes: tuple[str, ...] = ()) -> Table:
    """Return a row for each partnership, with its reach and its awards."""
    partnerships = rolled.portfolio.partnerships
    return Table(
        id="partnerships-table",
        caption="Partnerships",
        columns=(
            Column(key="partnership", label="Partnership"),
            Column(key="area", label="Area"),
            Column(key="as-at", label="Facts as at", kind="date"),
            Column(key="activities", label="Activities", kind="number", total=Sum()),
            Column(key="people", label="People reached", kind="number", notes=notes),
            Column(key="awarded", label="Grants awarded", kind="money", unit=_unit(rolled)),
        ),
        rows=tuple(
            (
                named(each),
                each.area.name,
                each.as_at,
                len(each.activities),
                reach(each).value,
                awards(each),
            )
            for each in partnerships
        ),
        totals=(
            ALL,
            "all areas",
            NOT_APPLICABLE,
            sum(len(each.activities) for each in partnerships),
            rolled.reach.value,
            rolled.awarded[0].amount if len(rolled.awarded) == 1 else NOT_APPLICABLE,
        ),
    )


def indicator_table(rolled: RollUp, found: RolledIndicator, number: int) -> Table:
    """Return one shared indicator by partnership, with its total (unit: the indicator's)."""
    figures: dict[str, list[PartnershipFigure]] = {}
    for figure in found.figures:
        figures.setdefault(figure.partnership.id, []).append(figure)
    rows: list[Row] = []
    for partnership in rolled.portfolio.partnerships:
        mine = figures.get(partnership.id, [])
        rows += (_figure_row(partnership, figure) for figure in mine)
        if not mine:
            gap = found.gaps.get(partnership.id, "does not measure it")
            rows.append(
                (named(partnership), 0, 0, NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE, gap)
            )
    total = Sum() if _is_plain_sum(found) else None
    return Table(
        id=f"indicator-{number}",
        caption=f"{found.indicator.name} ({found.code})",
        columns=(
            Column(key="partnership", label="Partnership"),
            Column(key="activities", label="Activities", kind="number", total=Sum()),
            Column(key="with-target", label="With a target", kind="number", total=Sum()),
            Column(key="target", label="Target", kind="number", total=total),
            Column(key="actual", label="Actual", kind="number", total=total),
            evolve(SHARE_OF_TARGET, total=SHARE_OF_TARGET.derive),
            Column(key="position", label="Position"),
        ),
        rows=tuple(rows),
        totals=(
            ALL,
            sum(figure.activities for figure in found.figures),
            sum(figure.with_target for figure in found.figures),
            cell_of(found.target),
            cell_of(found.actual),
            found.share,
            found.position,
        ),
    )


def conflicts_table(rolled: RollUp) -> Table:
    """Return what partnerships define differently under one code: a row for each definition."""
    rows: list[Row] = []
    for conflict in rolled.conflicts:
        for definition in conflict.definitions:
            whose = dict.fromkeys(named(partnership) for partnership, _ in definition.members)
            said = [
                f"{label}: {_said(definition.indicator, name)}"
                for name, label in zip(conflict.fields, conflict.labels, strict=True)
            ]
            rows.append(
                (
                    conflict.entry,
                    definition.code,
                    listed(whose),
                    "; ".join(said) or "the same in all else",
                )
            )
    return Table(
        id="conflicts-table",
        caption="Codes that are defined differently",
        columns=(
            Column(key="entry", label="Entry"),
            Column(key="code", label="Catalogue code"),
            Column(key="partnerships", label="Partnerships"),
            Column(key="said", label="What they say differently"),
        ),
        rows=tuple(rows),
    )


def gaps_table(rolled: RollUp) -> Table:
    """Return who has no result of a shared indicator, and why."""
    return Table(
        id="gaps-table",
        caption="Shared indicators without a result",
        columns=(
            Column(key="indicator", label="Indicator"),
            Column(key="code", label="Catalogue code"),
            Column(key="partnership", label="Partnership"),
            Column(key="why", label="Why"),
        ),
        rows=tuple(
            (
                found.indicator.name,
                found.code,
                named(rolled.portfolio.partnership(name)),
                why,
            )
            for found in rolled.indicators
            for name, why in found.gaps.items()
        ),
    )


def own_table(rolled: RollUp) -> Table:
    """Return the indicators that only one partnership knows, which are never compared."""
    return Table(
        id="own-table",
        caption="Indicators of a partnership's own",
        columns=(
            Column(key="id", label="Indicator"),
            Column(key="partnership", label="Partnership"),
            Column(key="name", label="Name"),
            Column(key="unit", label="Unit"),
        ),
        rows=tuple(_own_row(rolled, name) for name in rolled.own),
    )


def awards_table(rolled: RollUp) -> Table:
    """Return the grants of all partnerships; the total only where there is one currency."""
    one = len(rolled.awarded) == 1
    return Table(
        id="awards-table",
        caption="Grants by partnership",
        columns=(
            Column(key="partnership", label="Partnership"),
            Column(key="grant", label="Grant"),
            Column(key="funder", label="Funder"),
            Column(key="stage", label="Stage"),
            Column(
                key="awarded",
                label="Awarded",
                kind="money",
                unit=_unit(rolled),
                total=Sum() if one else None,
            ),
        ),
        rows=tuple(
            (
                named(award.partnership),
                award.grant.title,
                award.partnership.organisation(award.grant.funder).name,
                award.grant.stage,
                award.grant.awarded,
            )
            for award in rolled.awards
        ),
        totals=(ALL, "all grants", "all funders", "all stages", rolled.awarded[0].amount)
        if one
        else None,
    )


def currencies_table(totals: tuple[CurrencyTotal, ...]) -> Table:
    """Return the awards by currency; no rate is invented to add them."""
    return Table(
        id="currencies-table",
        caption="Grants by currency",
        columns=(
            Column(key="currency", label="Currency"),
            Column(key="grants", label="Grants", kind="number"),
            Column(key="awarded", label="Awarded", kind="money", unit="money"),
        ),
        rows=tuple((each.currency, each.grants, each.amount) for each in totals),
    )


def differences_table(rolled: RollUp) -> Table:
    """Return in what the partnerships differ: a row for each of them and each matter."""
    matters = {
        "as at": "Facts as at",
        "currency": "Currency",
        "calendar": "Periods of results",
        "invented": "Real or invented",
    }
    return Table(
        id="differences-table",
        caption="In what the partnerships differ",
        columns=(
            Column(key="matter", label="Matter"),
            Column(key="partnership", label="Partnership"),
            Column(key="value", label="What it has"),
        ),
        rows=tuple(
            (matters[each.kind], named(rolled.portfolio.partnership(name)), value)
            for each in rolled.differences
            for name, value in each.values.items()
        ),
    )


def named(partnership: Partnership) -> str:
    """Return a partnership's name; of an invented one with a word that says so."""
    return f"{partnership.name} (invented)" if partnership.fictional else partnership.name


def _figure_row(partnership: Partnership, figure: PartnershipFigure) -> Row:
    if NOT_APPLICABLE in (figure.target, figure.actual):
        stands: str = "not comparable"
    else:
        stands = position(figure.indicator, figure.actual, figure.target)
    return (
        named(partnership),
        figure.activities,
        figure.with_target,
        cell_of(figure.target),
        cell_of(figure.actual),
        share_of_target(figure.actual, figure.target),
        stands,
    )


def _is_plain_sum(found: RolledIndicator) -> bool:
    """Whether the total is nothing but the sum of the column, so that a workbook may add."""
    rule, basis = found.indicator.over_activities, found.indicator.basis
    values = [each for figure in found.figures for each in (figure.target, figure.actual)]
    return (
        rule == "sum"
        and basis != "unique people"
        and not found.refused
        and all(isinstance(each, Count | Missing) for each in values)
        and all(figure.activities for figure in found.figures)
    )


def _own_row(rolled: RollUp, name: str) -> Row:
    partnership_id, _, indicator_id = name.split("/")
    partnership = rolled.portfolio.partnership(partnership_id)
    indicator = partnership.indicator(indicator_id)
    return (name, named(partnership), indicator.name, indicator.unit)


def _said(indicator: Indicator, name: str) -> str:
    value = getattr(indicator, name)
    if isinstance(value, tuple):
        return listed(value) or "none"
    return str(value)


def _unit(rolled: RollUp) -> str:
    if len(rolled.awarded) != 1:
        return "money"
    currency = rolled.awarded[0].currency
    return SYMBOLS.get(currency, currency)
