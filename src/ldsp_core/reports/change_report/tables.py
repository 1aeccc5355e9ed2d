"""Changes as tables: numbers, money and dates as such, all else in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from ldsp_core.calculations import Change
from ldsp_core.document import Cell, Column, Difference, Row, Table, complete_table
from ldsp_core.model import BudgetLine, Claim, GrantPeriod, MatchFunding, When
from ldsp_core.model.fields import facts_of
from ldsp_core.reports.change_report.wording import Sides, difference_in_words
from ldsp_core.values import (
    NOT_APPLICABLE,
    NOT_RECORDED,
    Count,
    Missing,
    Money,
    PartialDate,
    Share,
)
from ldsp_core.values.money import SYMBOLS

_SUMS: Final = {BudgetLine: "amount", Claim: "amount", MatchFunding: "amount"}
"""The sum by which a part of a grant is told when it comes or goes as a whole."""

_LEADING: Final = (
    Column(key="kind", label="Kind of change"),
    Column(key="subject", label="About"),
    Column(key="what", label="What"),
)


def is_money(change: Change) -> bool:
    """Whether a change is one of sums of money."""
    return bool(money_rows(change))


def is_result(change: Change) -> bool:
    """Whether a change is one of a target, a forecast or a result."""
    return change.kind in ("target", "forecast", "progress", "restated", "suppressed") and all(
        each is None or isinstance(each, Count | Share | Missing | str)
        for each in (change.old, change.new)
    )


def is_date(change: Change) -> bool:
    """Whether a change is one of dates."""
    days = (_day(change.old), _day(change.new))
    return change.kind in ("slipped", "brought forward", "dates") and None not in days


def results_table(changes: Sequence[Change]) -> Table:
    """Return targets, forecasts and results before and after."""
    remarks = any(change.note for change in changes)
    return Table(
        id="results-table",
        caption="Targets and results that changed",
        columns=(
            *_LEADING,
            Column(key="before", label="Before", kind="number"),
            Column(key="after", label="After", kind="number"),
            Column(key="change", label="Change"),
            *((Column(key="note", label="Remark"),) if remarks else ()),
        ),
        rows=tuple(
            (
                *_leading(change),
                _number(change.old),
                _number(change.new),
                difference_in_words(change) or NOT_APPLICABLE,
                *((change.note or NOT_APPLICABLE,) if remarks else ()),
            )
            for change in changes
        ),
    )


def dates_table(changes: Sequence[Change]) -> Table:
    """Return dates before and after."""
    rows: list[Row] = []
    for change in changes:
        before, after = _day(change.old), _day(change.new)
        gap = difference_in_words(change) or NOT_APPLICABLE
        rows.append((*_leading(change), before or NOT_RECORDED, after or NOT_RECORDED, gap))
    return Table(
        id="dates-table",
        caption="Dates that changed",
        columns=(
            *_LEADING,
            Column(key="before", label="Before", kind="date"),
            Column(key="after", label="After", kind="date"),
            Column(key="change", label="Change"),
        ),
        rows=tuple(rows),
    )


def money_table(changes: Sequence[Change]) -> Table:
    """Return sums of money before and after, with the difference (unit: money)."""
    rows = [row for change in changes for row in money_rows(change)]
    sums = [cell for row in rows for cell in row if isinstance(cell, Money)]
    currencies = {each.currency for each in sums}
    unit = SYMBOLS.get(*currencies, *currencies) if len(currencies) == 1 else "money"
    return complete_table(
        Table(
            id="money-table",
            caption="Money that moved",
            columns=(
                *_LEADING,
                Column(key="before", label="Before", kind="money", unit=unit),
                Column(key="after", label="After", kind="money", unit=unit),
                Column(
                    key="change",
                    label="Difference",
                    kind="money",
                    unit=unit,
                    derive=Difference(minuend="after", subtrahend="before"),
                ),
            ),
            rows=tuple(rows),
        )
    )


def money_rows(change: Change) -> tuple[Row, ...]:
    """Return the rows that a change has in the table of money; none if it is no money.

    A quarter that comes or goes as a whole has one for each of its sums.
    """
    thing = change.new if change.old is None else change.old
    kind, subject, what = _leading(change)
    if isinstance(thing, GrantPeriod):
        return tuple(
            (
                kind,
                subject,
                f"{thing.period.label}: {info.label}",
                *_sides(change, value),
            )
            for field, info in facts_of(GrantPeriod)
            if isinstance(value := getattr(thing, field.name), Money)
        )
    if type(thing) in _SUMS:
        return ((kind, subject, what, *_sides(change, getattr(thing, _SUMS[type(thing)]))),)
    if any(isinstance(each, Money) for each in (change.old, change.new)):
        return ((kind, subject, what, _sum(change.old), _sum(change.new), NOT_APPLICABLE),)
    return ()


def words_table(changes: Sequence[Change], sides: Sides) -> Table:
    """Return changes of all sorts, their values in words."""
    return Table(
        id="words-table",
        caption="All other changes",
        columns=(
            *_LEADING,
            Column(key="before", label="Before"),
            Column(key="after", label="After"),
        ),
        rows=tuple(
            (*_leading(change), sides.before(change), sides.after(change)) for change in changes
        ),
    )


def _leading(change: Change) -> tuple[str, str, str]:
    return (change.kind, change.subject, change.what)


def _sides(change: Change, value: Cell) -> tuple[Cell, Cell, Cell]:
    """Return before, after and their difference for what is on one side alone."""
    if change.old is None:
        return NOT_RECORDED, value, NOT_APPLICABLE
    return value, NOT_RECORDED, NOT_APPLICABLE


def _sum(value: object) -> Cell:
    return value if isinstance(value, Money | Missing) else NOT_RECORDED


def _number(value: object) -> Cell:
    if isinstance(value, Count | Share | Missing | str | Decimal):
        return value
    return NOT_RECORDED


def _day(value: object) -> PartialDate | Missing | None:
    """Return the date that a side of a change holds; None where it holds something else."""
    if isinstance(value, When):
        return value.date
    return value if isinstance(value, PartialDate | Missing) else None
