"""The appendix that says which facts each computed figure comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final, get_args

from ldsp_core.calculations import (
    Performance,
    Result,
    activities_of,
    awarded,
    burn_rate,
    claimable,
    costs_per_output,
    exhaustion,
    indicators_of,
    match_funding,
    outturn,
    performance,
    ratings,
    reach,
    reach_of_place,
    reach_of_theme,
    spend_in,
    spend_to_date,
    totals_by_theme,
)
from ldsp_core.calculations.measuring import value_if_it_adds
from ldsp_core.calculations.result import origins_of, part_of
from ldsp_core.calculations.standing import of_kind
from ldsp_core.document import Cell, Column, Paragraph, Row, Section, Table, format_cell
from ldsp_core.model import Activity, Grant, Partnership
from ldsp_core.model.terms import MeasurementKind
from ldsp_core.reports.grant_tables import month_cell, results_due
from ldsp_core.reports.match_tables import is_matched, leverage_of
from ldsp_core.reports.phrases import listed
from ldsp_core.reports.spec import ReportRequest
from ldsp_core.reports.tables import awards, cell_of
from ldsp_core.values import NOT_APPLICABLE, Count, Missing, Money, MoneyRange, Period
from ldsp_core.values.wording import date_in_words

Figure = tuple[str, Result[Cell]]
"""What a figure is called, and what was calculated."""

_KINDS: Final[tuple[MeasurementKind, ...]] = get_args(MeasurementKind)


def figures_of(
    partnership: Partnership, as_at: date, activities: Iterable[Activity] | None = None
) -> Iterator[Figure]:
    """Yield the computed figures that the paper and the workbook print.

    Of *activities* alone, where a paper takes in only some of them.
    """
    told = partnership.activities if activities is None else tuple(activities)
    names = {activity.id for activity in told}
    yield "People reached", _as_figure(reach(partnership))
    for theme in partnership.themes:
        yield f"People reached: {theme.name}", _as_figure(reach_of_theme(partnership, theme.id))
    if awards(partnership) != NOT_APPLICABLE:
        yield "Grants awarded", _as_figure(awarded(partnership))
    for each in performance(partnership):
        if each.activity.id in names:
            yield from _performance(each)
    for grant in partnership.grants:
        if grant.stage != "bid":
            yield from grant_figures(partnership, grant, as_at)
    for activity in told:
        if activity.milestones:
            yield _rating(partnership, activity, as_at)


def theme_figures(partnership: Partnership) -> Iterator[Figure]:
    """Yield what is added up by theme, for whoever prints that."""
    for each in totals_by_theme(partnership):
        name = f"{each.theme.name}: {each.indicator.name}"
        share = each.share
        if not isinstance(share, Missing):
            facts = origins_of((each.result_of("towards target"), each.result_of("target")))
            yield f"{name}, share of target", Result(value=share, origins=facts)
        yield (
            f"{name}, actual of all",
            Result(value=cell_of(each.actual), origins=each.origins, left_out=each.left_out),
        )


def place_figures(partnership: Partnership) -> Iterator[Figure]:
    """Yield who is reached in each place of the area, for whoever prints that."""
    for place in partnership.area.places:
        yield f"People reached in {place.name}", _as_figure(reach_of_place(partnership, place))


def grant_figures(partnership: Partnership, grant: Grant, as_at: date) -> Iterator[Figure]:
    """Yield what is worked out of a grant's quarters, and its rating."""
    yield from _spend(grant, as_at)
    yield _rating(partnership, grant, as_at)


def _spend(grant: Grant, as_at: date | Period) -> Iterator[Figure]:
    spend = spend_to_date(grant, as_at)
    yield f"{grant.title}: spend to date", _part_of(spend, spend.value.actual, ".profile")
    yield f"{grant.title}: variance to date", _part_of(spend, spend.value.variance)
    coming = outturn(grant, as_at)
    yield f"{grant.title}: expected outturn", _part_of(coming, coming.value.outturn, ".awarded")
    yield f"{grant.title}: outturn against award", _part_of(coming, coming.value.against_award)


def claim_figures(
    partnership: Partnership, grant: Grant, period: Period, as_at: date
) -> Iterator[Figure]:
    """Yield the computed figures that the claim on *grant* for *period* prints.

    Spend is to the end of the period, the rating as at *as_at*, as they are printed.
    """
    inside = spend_in(grant, period)
    yield f"{grant.title}: profile of the period", _part_of(inside, inside.value.profile, ".actual")
    yield f"{grant.title}: spend in the period", _part_of(inside, inside.value.actual, ".profile")
    yield from _spend(grant, period)
    yield _rating(partnership, grant, as_at)
    if grant.payment_shares:
        due = results_due(partnership, grant, period)
        yield f"{grant.title}: due for results", _part_of(due, due.value.total)
    now = claimable(grant, period)
    yield f"{grant.title}: claimed so far", _part_of(now, now.value.claimed, ".actual", ".awarded")
    if not grant.payment_shares:
        yield f"{grant.title}: left to claim", _part_of(now, now.value.claimable)
    rate = burn_rate(grant, period)
    yield f"{grant.title}: spend a month", _part_of(rate, rate.value)
    used_up = exhaustion(grant, period)
    yield f"{grant.title}: award used up", _part_of(used_up, month_cell(used_up.value))
    yield from match_figures(grant)
    for cost in costs_per_output(partnership, grant, period, period):
        yield (
            f"{grant.title}: {cost.indicator.name}, cost each",
            Result(value=cost.cost, origins=cost.origins, left_out=cost.left_out),
        )
    for activity in activities_of(partnership, grant):
        for indicator in indicators_of(partnership, activity):
            indexes = of_kind(activity, indicator, "actual")
            for words, to_date in (("of the period", False), ("to date", True)):
                told = value_if_it_adds(activity, indicator, indexes, period, to_date=to_date)
                yield (
                    f"{activity.title}: {indicator.name}, actual {words}",
                    _part_of(told, cell_of(told.value)),
                )


def match_figures(grant: Grant) -> Iterator[Figure]:
    """Yield what *grant* needs beside it, lacks, and draws in, where that is printed."""
    if is_matched(grant):
        match = match_funding(grant)
        found = match.value
        pledged = [f".match[{i}].amount" for i, each in enumerate(grant.match) if not each.secured]
        leverage = leverage_of(found, grant)
        yield (
            f"{grant.title}: match required",
            _part_of(match, found.required, "].amount", ".match"),
        )
        yield f"{grant.title}: match short", _part_of(match, found.short, *pledged)
        yield f"{grant.title}: leverage", _part_of(match, leverage, ".intervention_rate", *pledged)


def _performance(found: Performance) -> Iterator[Figure]:
    name = f"{found.activity.title}: {found.indicator.name}"
    for kind in _KINDS:
        result = found.result_of(kind)
        yield f"{name}, {kind}", _part_of(result, cell_of(result.value))
    if not isinstance(found.share, Missing):
        facts = origins_of(found.result_of(kind) for kind in ("actual", "target"))
        yield f"{name}, share of target", Result(value=found.share, origins=facts)


def _rating(partnership: Partnership, rated: Grant | Activity, as_at: date) -> Figure:
    found = ratings(partnership, rated, as_at)
    value: Cell = found.overall
    return (
        f"{rated.title}: rating",
        Result(value=value, origins=found.origins, left_out=found.left_out),
    )


def _part_of(result: Result[Any], value: Cell, *without: str) -> Result[Cell]:
    """Return *value*, a part of what *result* holds, with the facts it rests on."""
    return part_of(result, value, *without)


def _as_figure(
    result: Result[Count | Missing] | Result[Money | MoneyRange | Missing],
) -> Result[Cell]:
    return _part_of(result, result.value)


def provenance_section(request: ReportRequest, figures: Iterable[Figure]) -> Section:
    """Return the appendix: a row for each fact that a figure rests on, or leaves out."""
    rows = tuple(row for name, result in figures for row in _rows(name, result))
    files = f"{listed(request.files)}, " if request.files else ""
    return Section(
        id="provenance",
        title="Appendix: where the figures come from",
        blocks=(
            Paragraph(
                f"Each figure with the facts it rests on: {files}{request.partnership.id}, as at "
                f"{date_in_words(request.as_at)}."
            ),
            Table(
                id="provenance-table",
                caption="Where the figures come from",
                columns=(
                    Column(key="figure", label="Figure"),
                    Column(key="value", label="Value"),
                    Column(key="fact", label="Fact"),
                    Column(key="stands", label="What stands there"),
                    Column(key="source", label="Source"),
                    Column(key="recorded", label="Recorded"),
                ),
                rows=rows,
            ),
        ),
        numbered=False,
        wide=True,
    )


def _rows(name: str, result: Result[Cell]) -> Iterator[Row]:
    value = format_cell(result.value)
    for origin in result.origins:
        yield (
            name,
            value,
            origin.place,
            origin.value,
            origin.source or Missing(),
            origin.recorded or Missing(),
        )
    for text in result.left_out:
        place, _, reason = text.partition(": ")
        yield name, value, place, f"left out: {reason}", NOT_APPLICABLE, NOT_APPLICABLE
