"""Every figure of a partnership as tidy data: a row a figure, a column a property."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ldsp_core.document import Cell, Column, Report, Row, Section, Table
from ldsp_core.model import Activity, Measurement, Partnership
from ldsp_core.reports.common import front
from ldsp_core.reports.spec import ReportRequest, ReportSpec
from ldsp_core.reports.tables import theme_names
from ldsp_core.values import NOT_APPLICABLE, Count, Interval, Missing, Money, Share
from ldsp_core.values.wording import count_in_words, money_in_words, share_in_words

COLUMNS: Final = (
    Column(key="partnership", label="partnership"),
    Column(key="theme", label="theme"),
    Column(key="activity", label="activity"),
    Column(key="indicator", label="indicator"),
    Column(key="period", label="period", kind="period"),
    Column(key="kind", label="kind"),
    Column(key="low", label="low", kind="number"),
    Column(key="high", label="high", kind="number"),
    Column(key="wording", label="wording"),
    Column(key="unit", label="unit"),
    Column(key="status", label="status"),
    Column(key="source", label="source"),
)
"""What is told of each figure; ``low`` and ``high`` are the ends of its interval."""


def build(request: ReportRequest) -> Report:
    """Return the figures: measurements of activities, then awards and quarters of grants.

    An exact figure has equal ends; an end that is not known, or a value in words, is
    "not applicable"; an approximate one has none, only its wording.
    """
    partnership = request.partnership
    rows = [*_measurements(partnership), *_grants(partnership)]
    return Report(
        name=FIGURES.name,
        front=front(request, f"{partnership.name}: figures", subject="Tidy data"),
        sections=(
            Section(
                id="figures",
                title="Figures",
                blocks=(
                    Table(id="figures-table", caption="Figures", columns=COLUMNS, rows=tuple(rows)),
                ),
                wide=True,
            ),
        ),
    )


def _measurements(partnership: Partnership) -> Iterator[Row]:
    for activity in partnership.activities:
        for measurement in activity.measurements:
            yield _measured(partnership, activity, measurement)


def _measured(partnership: Partnership, activity: Activity, measurement: Measurement) -> Row:
    indicator = partnership.indicator(measurement.indicator)
    value = measurement.value
    unit = value.currency if isinstance(value, Money) else indicator.unit
    return (
        _name(partnership),
        theme_names(partnership, activity) or Missing(),
        activity.title,
        indicator.name,
        measurement.period,
        measurement.kind,
        *ends(value),
        _wording(value),
        unit,
        _status(value),
        measurement.source,
    )


def _grants(partnership: Partnership) -> Iterator[Row]:
    for grant in partnership.grants:
        amounts = [("award", NOT_APPLICABLE, "actual", grant.awarded)] + [
            ("spend", quarter.period, kind, amount)
            for quarter in grant.periods
            for kind, amount in (
                ("target", quarter.profile),
                ("actual", quarter.actual),
                ("forecast", quarter.forecast),
            )
            if not isinstance(amount, Missing) or kind == "actual"
        ]
        for indicator, period, kind, amount in amounts:
            yield (
                _name(partnership),
                NOT_APPLICABLE,
                grant.title,
                f"Grant: {indicator}",
                period,
                kind,
                *ends(amount),
                _wording(amount),
                amount.currency if isinstance(amount, Money) else NOT_APPLICABLE,
                _status(amount),
                Missing(),
            )


def _name(partnership: Partnership) -> str:
    """Return the name, which says so where the partnership is an invented one."""
    suffix = " (invented example)" if partnership.fictional else ""
    return f"{partnership.name}{suffix}"


def ends(value: Count | Money | Share | str | Missing) -> tuple[Cell, Cell]:
    """Return the low and high end of a value, "not applicable" where it has none."""
    if isinstance(value, Money):
        return value.amount, value.amount
    if isinstance(value, Missing):
        return value, value
    if isinstance(value, str):
        return NOT_APPLICABLE, NOT_APPLICABLE
    interval: Interval = value.interval
    if interval.approximate:
        return NOT_APPLICABLE, NOT_APPLICABLE
    low = NOT_APPLICABLE if interval.low is None else interval.low
    high = NOT_APPLICABLE if interval.high is None else interval.high
    return low, high


def _wording(value: Count | Money | Share | str | Missing) -> str:
    if isinstance(value, Count):
        return count_in_words(value)
    if isinstance(value, Money):
        return money_in_words(value)
    if isinstance(value, Share):
        return share_in_words(value)
    return str(value)


def _status(value: Count | Money | Share | str | Missing) -> str:
    if isinstance(value, Missing):
        return value.reason
    if isinstance(value, Count | Share) and not value.is_exact:
        return "approximate" if value.interval.approximate else "bound"
    return "exact"


FIGURES: Final = ReportSpec(
    name="figures", title="Figures as tidy data", build=build, suits=frozenset({"data"})
)
