"""In what partnerships differ that are looked at together, so that nobody overlooks it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from attrs import frozen

from ldsp_core.model import Partnership, Portfolio, walk
from ldsp_core.values import Missing, Money, Period
from ldsp_core.values.period import Calendar, PeriodKind
from ldsp_core.values.wording import date_in_words

_YEARS: Final[Mapping[Calendar, str]] = {"": "calendar", "FY": "financial", "AY": "academic"}

DifferenceKind = Literal["as at", "currency", "calendar", "invented"]


@frozen(kw_only=True)
class PortfolioDifference:
    """Something that is not the same in all partnerships: what each has, by its id.

    "as at": the dates that the facts are taken at. "currency": of grants and measures.
    "calendar": the kinds of period that results are reported for. "invented": some exist,
    some do not.
    """

    kind: DifferenceKind
    values: Mapping[str, str]


def differences(portfolio: Portfolio) -> tuple[PortfolioDifference, ...]:
    """Return in what the partnerships differ; what one says nothing of differs from nothing."""
    found: list[PortfolioDifference] = []
    kinds: dict[DifferenceKind, dict[str, str]] = {
        "as at": {each.id: _day(each) for each in portfolio.partnerships},
        "currency": {each.id: _currencies(each) for each in portfolio.partnerships},
        "calendar": {each.id: _calendars(each) for each in portfolio.partnerships},
        "invented": {
            each.id: "invented" if each.fictional else "real" for each in portfolio.partnerships
        },
    }
    for kind, values in kinds.items():
        told = {name: value for name, value in values.items() if value}
        if len(set(told.values())) > 1:
            found.append(PortfolioDifference(kind=kind, values=told))
    return tuple(found)


def _day(partnership: Partnership) -> str:
    day = partnership.as_at
    return str(day) if isinstance(day, Missing) else date_in_words(day)


def _currencies(partnership: Partnership) -> str:
    """Return the currencies of grants and of measures in money."""
    found = {
        fact.value.currency
        for grant in partnership.grants
        for fact in walk(grant)
        if isinstance(fact.value, Money)
    }
    for activity in partnership.activities:
        for measurement in activity.measurements:
            if isinstance(measurement.money, Money):
                found.add(measurement.money.currency)
    return ", ".join(sorted(found))


def _calendars(partnership: Partnership) -> str:
    """Return the kinds of period of the results: ``months, quarters of financial years``."""
    found: set[tuple[PeriodKind, Calendar]] = {
        (measurement.period.kind, measurement.period.calendar)
        for activity in partnership.activities
        for measurement in activity.measurements
        if measurement.kind == "actual" and isinstance(measurement.period, Period)
    }
    return ", ".join(sorted(_described(*each) for each in found))


def _described(kind: PeriodKind, calendar: Calendar) -> str:
    year = f"{_YEARS[calendar]} year"
    if kind == "month":
        return "months"
    if kind == "quarter":
        return f"quarters of {year}s"
    return f"{year}s" if kind == "year" else "other periods"
