"""Every figure of a partnership as tidy data: a row a figure, a column a property."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ldsp_core.document import Cell, Column, Report, Row, Section, Table
from ldsp_core.model import Activity, Measurement, Partnership
from ldsp_core.reports.common import front
from ldsp_core.reports.spec import ReportRequest, ReportSpec
from ldsp_core.reports.tables import theme_names
from ldsp_core.values import NOT_APPLICABLE, Count, Interval, Missing, Money, Place, Share
from ldsp_core.values.wording import count_in_words, money_in_words, share_in_words

COLUMNS: Final = (
    Column(key="partnership", label="partnership"),
    Column(key="theme", label="theme"),
    Column(key="activity", label="activity"),
    Column(key="indicator", label="indicator"),
    Column(key="period", label="period", kind="period"),
    Column(key="cumulative", label="cumulative"),
    Column(key="place", label="place"),
    Column(key="dimension", label="dimension"),
    Column(key="category", label="category"),
    Column(key="kind", label="kind"),
    Column(key="low", label="low", kind="number"),
    Column(key="high", label="high", kind="number"),
    Column(key="wording", label="wording"),
    Column(key="unit", label="unit"),
    Column(key="status", label="status"),
    Column(key="source", label="source"),
    Column(key="recorded", label="recorded", kind="date"),
    Column(key="evidence", label="evidence"),
    Column(key="confidence", label="confidence"),
)
"""What is told of each figure; ``low`` and ``high`` are the ends of its interval."""


def build(request: ReportRequest) -> Report:
    """Return the figures: measurements of activities, then awards and quarters of grants.

    The parts of a measurement's breakdowns follow it. An exact figure has equal ends; an
    end that is not known, or a value in words, is "not applicable"; an approximate one has
    none, only its wording.
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
            yield from _measured(partnership, activity, measurement)


def _measured(
    partnership: Partnership, activity: Activity, measurement: Measurement
) -> Iterator[Row]:
    """Yield a measurement, then each part of its breakdowns."""
    indicator = partnership.indicator(measurement.indicator)
    value = measurement.value
    of: tuple[Cell, ...] = (
        _name(partnership),
        _themes(partnership, activity, measurement),
        activity.title,
        indicator.name,
        measurement.period,
        "yes" if measurement.cumulative else "no",
    )
    said: tuple[Cell, ...] = (
        measurement.source,
        measurement.recorded,
        measurement.evidence,
        measurement.confidence,
    )
    yield (
        *of,
        _place(measurement.place),
        NOT_APPLICABLE,
        NOT_APPLICABLE,
        measurement.kind,
        *_told(value, indicator.unit),
        *said,
    )
    for breakdown in measurement.breakdowns:
        for part in breakdown.parts:
            yield (
                *of,
                _place(measurement.place if isinstance(part.place, Missing) else part.place),
                breakdown.dimension,
                part.category,
                measurement.kind,
                *_told(part.count, indicator.unit),
                *said,
            )


def _themes(
    partnership: Partnership, activity: Activity, measurement: Measurement
) -> str | Missing:
    if not isinstance(measurement.theme, Missing):
        return partnership.theme(measurement.theme).name
    return theme_names(partnership, activity) or Missing()


def _place(place: Place | Missing) -> str | Missing:
    return place if isinstance(place, Missing) else place.name


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
                "no",
                NOT_APPLICABLE,
                NOT_APPLICABLE,
                NOT_APPLICABLE,
                kind,
                *_told(amount, NOT_APPLICABLE),
                *(Missing(),) * 4,
            )


def _told(value: Count | Money | Share | str | Missing, unit: str | Missing) -> tuple[Cell, ...]:
    """Return ends, wording, unit and status; the unit of money is its currency."""
    return (
        *ends(value),
        _wording(value),
        value.currency if isinstance(value, Money) else unit,
        _status(value),
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
