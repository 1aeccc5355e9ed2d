"""The tables of the sample document: each rule by which a column follows, each kind of cell.

Derived cells are written out by hand here, so that they are an independent check of
``ldsp_core.document.complete_table``.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ldsp_core.document import (
    Band,
    BandLimit,
    CellOf,
    Column,
    Difference,
    Link,
    Ratio,
    RunningTotal,
    Sum,
    SumWhere,
    Table,
)
from ldsp_core.values import (
    NOT_APPLICABLE,
    NOT_RECORDED,
    NOT_YET_DUE,
    SUPPRESSED,
    Count,
    Interval,
    Money,
    MoneyRange,
    PartialDate,
    Period,
    Rag,
    Share,
)


def reach_table() -> Table:
    """Return people reached against targets: a bound, a Missing, a share, a rating."""
    over_600 = Count.parse("over 600")
    return Table(
        id="reach",
        caption="Reach against targets",
        columns=(
            Column(key="theme", label="Theme"),
            Column(
                key="people",
                label="Reached",
                kind="number",
                unit="people",
                total=Sum(),
                notes=("basis",),
            ),
            Column(key="target", label="Target", kind="number", unit="people", total=Sum()),
            Column(
                key="share",
                label="Share of target",
                kind="share",
                derive=Ratio(numerator="people", denominator="target"),
                total=Ratio(numerator="people", denominator="target"),
            ),
            Column(
                key="rating",
                label="Rating",
                kind="rag",
                derive=Band(
                    column="share",
                    limits=(
                        BandLimit(up_to="0.5", rag=5),
                        BandLimit(up_to="0.8", rag=3),
                        BandLimit(up_to=None, rag=1),
                    ),
                ),
            ),
        ),
        rows=(
            (
                "Future Workforce",
                60,
                60,
                Share.of(Count.exactly(60), Count.exactly(60)),
                Rag.exactly(1),
            ),
            (
                "Skilled and Productive Workforce",
                over_600,
                1000,
                Share.of(over_600, Count.exactly(1000)),
                Rag(best=1, worst=3),
            ),
            ("Inclusive Workforce", NOT_RECORDED, 200, NOT_RECORDED, NOT_RECORDED),
        ),
        totals=(
            "Total",
            Count(low=660, low_open=True),
            1260,
            Share.of(Count(low=660, low_open=True), Count.exactly(1260)),
            NOT_APPLICABLE,
        ),
    )


def events_table() -> Table:
    """Return exact numbers only, with a sum in each row and a total row."""
    return Table(
        id="events",
        caption="Events",
        columns=(
            Column(key="event", label="Event"),
            Column(key="when", label="Date", kind="date"),
            Column(key="theme", label="Theme"),
            Column(key="women", label="Women", kind="number", total=Sum()),
            Column(key="men", label="Men", kind="number", total=Sum()),
            Column(key="unknown", label="Not said", kind="number", total=Sum()),
            Column(
                key="people",
                label="All",
                kind="number",
                derive=Sum(columns=("women", "men", "unknown")),
                total=Sum(),
            ),
        ),
        rows=(
            (
                Link("Coding day", "https://example.org/coding-day"),
                date(2019, 2, 14),
                "Future Workforce",
                14,
                16,
                2,
                32,
            ),
            ("Teach-in", PartialDate(year=2019, month=3), "Future Workforce", 9, 7, 0, 16),
            ("Digital café", date(2019, 3, 20), "Inclusive Workforce", 21, 12, 3, 36),
        ),
        totals=("Total", NOT_APPLICABLE, NOT_APPLICABLE, 44, 35, 5, 84),
    )


def themes_table() -> Table:
    """Return what is drawn from the table of events: sums by theme, and one of its cells."""
    people = Count.exactly(84)
    return Table(
        id="themes",
        caption="People at events by theme",
        columns=(
            Column(key="theme", label="Theme"),
            Column(
                key="people",
                label="People",
                kind="number",
                derive=SumWhere(table="events", column="people", where="theme", equals="theme"),
                total=Sum(),
            ),
            Column(
                key="all",
                label="Of all",
                kind="number",
                derive=CellOf(table="events", row="total", column="people"),
            ),
            Column(
                key="share",
                label="Share",
                kind="share",
                derive=Ratio(numerator="people", denominator="all"),
            ),
        ),
        rows=(
            ("Future Workforce", 48, 84, Share.of(Count.exactly(48), people)),
            ("Inclusive Workforce", 36, 84, Share.of(Count.exactly(36), people)),
        ),
        totals=("Total", 84, NOT_APPLICABLE, NOT_APPLICABLE),
    )


def spend_table() -> Table:
    """Return money by quarter: differences, a running total, a unit cost that is a bound."""
    at_least = MoneyRange(interval=Interval(low=Decimal("35250.50")))
    return Table(
        id="spend",
        caption="Spend by quarter",
        columns=(
            Column(key="quarter", label="Quarter", kind="period"),
            Column(key="profile", label="Profile", kind="money", unit="£", total=Sum()),
            Column(key="actual", label="Actual", kind="money", unit="£", total=Sum()),
            Column(
                key="variance",
                label="Variance",
                kind="money",
                unit="£",
                derive=Difference(minuend="actual", subtrahend="profile"),
            ),
            Column(
                key="so-far",
                label="Spent so far",
                kind="money",
                unit="£",
                derive=RunningTotal(column="actual"),
            ),
            Column(key="people", label="Reached", kind="number", unit="people", total=Sum()),
            Column(
                key="each",
                label="Cost each",
                kind="money",
                unit="£",
                derive=Ratio(numerator="actual", denominator="people"),
            ),
        ),
        rows=(
            (
                Period.parse("FY2018-19/Q3"),
                Money.pounds(15000),
                Money.pounds("14250.50"),
                Money.pounds("-749.50"),
                Money.pounds("14250.50"),
                100,
                Money.pounds("142.505"),
            ),
            (
                Period.parse("FY2018-19/Q4"),
                Money.pounds(20000),
                Money.pounds(21000),
                Money.pounds(1000),
                Money.pounds("35250.50"),
                Count.parse("over 600"),
                MoneyRange(
                    interval=Interval(
                        low=Decimal(0), high=Decimal(35), low_open=True, high_open=True
                    )
                ),
            ),
            (
                Period.parse("FY2019-20/Q1"),
                Money.pounds(20000),
                NOT_YET_DUE,
                NOT_YET_DUE,
                at_least,
                NOT_YET_DUE,
                NOT_YET_DUE,
            ),
        ),
        totals=(
            "Total",
            Money.pounds(55000),
            at_least,
            NOT_APPLICABLE,
            NOT_APPLICABLE,
            Count(low=700, low_open=True),
            NOT_APPLICABLE,
        ),
    )


def all_values_table() -> Table:
    """Return every kind of cell there is, and texts that formats may mistake for code."""
    rows = (
        ("text", "plain words"),
        ("text that looks like a formula", "=SUM(A1:A2)"),
        ("text that looks like markup", "a | b, *c*, <d> & [e](f) `g`"),
        ("text in two lines", "first line\nsecond line"),
        ("whole number", 1234567),
        ("decimal", Decimal("0.125")),
        ("date", date(2019, 4, 1)),
        ("month", PartialDate(year=2019, month=5)),
        ("year", PartialDate(year=2019)),
        ("money", Money.pounds("1234.50")),
        ("money in euros", Money(amount=Decimal(500), currency="EUR")),
        ("money within bounds", MoneyRange(interval=Interval(high=Decimal(125), high_open=True))),
        ("count", Count.exactly(33)),
        ("count with its words", Count.parse("over 180")),
        ("count within bounds", Count(low=500, high=600)),
        ("approximate count", Count.parse("about 180")),
        ("share", Share.of(Count.exactly(1), Count.exactly(3))),
        ("share as stated", Share.parse("62%")),
        ("period", Period.parse("FY2018-19/Q4")),
        ("rating", Rag.exactly(2)),
        ("rating within bounds", Rag(best=2, worst=4)),
        ("link", Link("an address", "https://example.org/?q=a|b")),
        ("not recorded", NOT_RECORDED),
        ("not applicable", NOT_APPLICABLE),
        ("not yet due", NOT_YET_DUE),
        ("suppressed", SUPPRESSED),
    )
    return Table(
        id="values",
        caption="Every kind of cell",
        columns=(Column(key="kind", label="Kind"), Column(key="value", label="Value")),
        rows=rows,
    )


def empty_table() -> Table:
    """Return a table without a row."""
    return Table(
        id="none",
        caption="Complaints",
        columns=(Column(key="what", label="What"), Column(key="when", label="When", kind="date")),
        rows=(),
    )
