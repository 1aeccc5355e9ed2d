"""Tables on a grant's money: quarters, budget, claims, cost of each output."""

from __future__ import annotations

from datetime import date

from attrs import evolve

from ldsp_core.calculations import (
    MonthRange,
    PaymentsDue,
    Result,
    costs_per_output,
    payment_counts,
    payment_due,
    spend_by_quarter,
)
from ldsp_core.document import Cell, Column, Difference, RunningTotal, Sum, Table
from ldsp_core.model import Grant, Partnership
from ldsp_core.values import NOT_APPLICABLE, Missing, Money, PartialDate, Period, total_money
from ldsp_core.values.money import SYMBOLS


def unit_of(grant: Grant) -> str:
    """Return the symbol of the grant's currency, for column headers."""
    currency = grant.awarded.currency if isinstance(grant.awarded, Money) else "GBP"
    return SYMBOLS.get(currency, currency)


def quarters_table(grant: Grant, as_at: date) -> Table:
    """Return profile, actual and forecast by quarter, with the variance and what adds up.

    What is expected to date is the actual of quarters that are over, then the forecast.
    What was spent so far in a quarter that is not over is told, but neither compared with
    its whole profile nor added up; then no column follows a rule that would do so.
    """
    unit = unit_of(grant)
    quarters = spend_by_quarter(grant, as_at).value
    so_far = any(
        isinstance(each.actual, Money) and isinstance(each.actual_to_date, Missing)
        for each in quarters
    )

    def money(key: str, label: str) -> Column:
        return Column(key=key, label=label, unit=unit, kind="money")

    return Table(
        id=f"quarters-{grant.id}",
        caption=f"{grant.title}: profile against actual",
        columns=(
            Column(key="quarter", label="Quarter", kind="period"),
            money("profile", "Profile"),
            money("actual", "Actual"),
            Column(
                key="variance",
                label="Variance",
                unit=unit,
                kind="money",
                derive=None if so_far else Difference(minuend="actual", subtrahend="profile"),
            ),
            money("forecast", "Forecast"),
            Column(
                key="profile-to-date",
                label="Profile to date",
                unit=unit,
                kind="money",
                derive=RunningTotal(column="profile"),
            ),
            Column(
                key="actual-to-date",
                label="Actual to date",
                unit=unit,
                kind="money",
                derive=None if so_far else RunningTotal(column="actual"),
            ),
            money("expected-to-date", "Expected to date"),
        ),
        rows=tuple(
            (
                each.period,
                each.profile,
                each.actual,
                each.variance,
                each.forecast,
                each.profile_to_date,
                each.actual_to_date,
                each.expected_to_date,
            )
            for each in quarters
        ),
    )


def budget_table(grant: Grant) -> Table:
    """Return the budget lines with their sum."""
    amounts = [line.amount for line in grant.budget_lines if isinstance(line.amount, Money)]
    complete = len(amounts) == len(grant.budget_lines)
    return Table(
        id=f"budget-{grant.id}",
        caption=f"{grant.title}: budget",
        columns=(
            Column(key="purpose", label="Purpose"),
            Column(key="amount", label="Amount", unit=unit_of(grant), kind="money", total=Sum()),
        ),
        rows=tuple((line.purpose, line.amount) for line in grant.budget_lines),
        totals=("Total", total_money(amounts)) if complete and amounts else None,
    )


def claims_table(grant: Grant) -> Table:
    """Return the claims made so far."""
    unit = unit_of(grant)
    return Table(
        id=f"claims-{grant.id}",
        caption=f"{grant.title}: claims",
        columns=(
            Column(key="period", label="For", kind="period"),
            Column(key="status", label="Status"),
            Column(key="amount", label="Claimed", unit=unit, kind="money"),
            Column(key="claimed", label="Claimed on", kind="date"),
            Column(key="paid", label="Paid", unit=unit, kind="money"),
            Column(key="paid-on", label="Paid on", kind="date"),
        ),
        rows=tuple(
            (each.period, each.status, each.amount, each.claimed, each.paid, each.paid_on)
            for each in grant.claims
        ),
    )


def costs_table(partnership: Partnership, grant: Grant, period: Period) -> Table:
    """Return what each output has cost the grant up to the end of *period*, bounds kept."""
    unit = unit_of(grant)
    return Table(
        id=f"costs-{grant.id}",
        caption=f"{grant.title}: cost of each output",
        columns=(
            Column(key="output", label="Output"),
            Column(key="spend", label="Spend to date", unit=unit, kind="money"),
            Column(key="count", label="Number", kind="number"),
            Column(key="cost", label="Cost each", unit=unit, kind="money"),
        ),
        rows=tuple(
            (each.indicator.name, each.spend, each.count, each.cost)
            for each in costs_per_output(partnership, grant, period, period)
            if not isinstance(each.count, Missing)
        ),
    )


def results_due(partnership: Partnership, grant: Grant, period: Period) -> Result[PaymentsDue]:
    """Return what payment by results comes to by the end of *period*."""
    counted = payment_counts(partnership, grant, period, to_date=True)
    due = payment_due(grant, counted.value)
    return evolve(
        due,
        origins=(*counted.origins, *due.origins),
        left_out=tuple(dict.fromkeys((*counted.left_out, *due.left_out))),
    )


def results_table(partnership: Partnership, grant: Grant, period: Period) -> Table:
    """Return what is due for starts, completions and outcomes up to the end of *period*."""
    due = results_due(partnership, grant, period).value
    return Table(
        id=f"results-{grant.id}",
        caption=f"{grant.title}: payment by results, to date",
        columns=(
            Column(key="event", label="For each"),
            Column(key="number", label="Number", kind="number"),
            Column(key="share", label="Share of the price", kind="share"),
            Column(key="due", label="Due", unit=unit_of(grant), kind="money"),
        ),
        rows=tuple(
            (each.share.event, each.count, each.share.share, each.amount) for each in due.events
        ),
        totals=("All", NOT_APPLICABLE, NOT_APPLICABLE, due.total) if due.events else None,
    )


def month_cell(month: PartialDate | MonthRange | Missing) -> Cell:
    """Return a month as a cell; one that is only known to lie between two goes in words."""
    return str(month) if isinstance(month, MonthRange) else month
