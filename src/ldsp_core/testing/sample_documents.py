"""A small document with one of everything, for the tests of renderers and drawers.

The partnership in it is invented. Derived cells are written out by hand here, so that
they are an independent check of ``ldsp_core.document.complete_table``.
"""

from __future__ import annotations

from base64 import b64decode
from datetime import date
from decimal import Decimal
from typing import Final

from ldsp_core.document import (
    Band,
    BandLimit,
    BulletList,
    Callout,
    CellOf,
    Chart,
    Column,
    Custom,
    Diagram,
    Difference,
    Figure,
    Front,
    FrontField,
    Item,
    LetteredList,
    Link,
    Metric,
    Metrics,
    Node,
    Note,
    NoteRef,
    NumberedParagraph,
    Paragraph,
    Quote,
    Ratio,
    Ref,
    ReferenceLine,
    Report,
    RunningTotal,
    Section,
    Series,
    Strong,
    Sum,
    SumWhere,
    Table,
    Text,
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

CUSTOM_KIND: Final = "sample-map"
"""The kind of the one Custom block in the sample; no renderer of core knows it."""

PNG: Final = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAECAIAAAA8r+mnAAAAGUlEQVR42mP4//+/vF8lJsmAVRRIMpCsAwAg2D4x"
    "VvO/ggAAAABJRU5ErkJggg=="
)
"""A chequered picture, 8 × 4 pixels."""

SVG: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40" viewBox="0 0 80 40">'
    '<rect width="80" height="40" fill="#ffffff"/>'
    '<circle cx="40" cy="20" r="15" fill="#1f4e79"/></svg>'
)
"""A circle, 80 × 40."""


def sample_report() -> Report:
    """Return the sample: every block, span, cell and derivation there is; always the same."""
    return Report(
        name="sample",
        front=_front(),
        sections=(_summary(), _recommendations(), _background(), _performance(), _people(), _all()),
        notes=(
            Note(id="basis", spans="People are counted once an event."),
            Note(
                id="source",
                spans=(
                    Text("See "),
                    Link("the guidance", "https://example.org/guidance"),
                    Text("."),
                ),
            ),
            Note(id="unused", spans="A note that nothing refers to."),
        ),
    )


def _front() -> Front:
    return Front(
        title="Digital skills in Borsetshire",
        subtitle="Progress in the last quarter",
        organisation="Borsetshire Digital Skills Partnership",
        author="A. Coordinator",
        subject="Quarterly progress",
        keywords=("digital skills", "board paper"),
        as_at=date(2019, 4, 1),
        fields=(
            FrontField(label="Committee", spans="Skills Committee"),
            FrontField(label="Date of meeting", spans="Thursday 9 May 2019"),
            FrontField(
                label="Contact",
                spans=(Link("the partnership's office", "mailto:office@example.org"),),
            ),
        ),
        banners=("Fictional example: this partnership is invented",),
        draft=True,
    )


def _summary() -> Section:
    return Section(
        id="summary",
        title="Executive summary",
        numbered=False,
        blocks=(
            Paragraph(
                (
                    Text("The partnership reached "),
                    Strong("over 660 people"),
                    Text(" ("),
                    Ref("reach"),
                    Text(")"),
                    NoteRef("basis"),
                    Text("; "),
                    Ref("future"),
                    Text(" says how."),
                )
            ),
            Metrics(
                metrics=(
                    Metric(
                        label="People reached",
                        value=Count(low=660, low_open=True),
                        note="one theme is not recorded",
                    ),
                    Metric(label="Award", value=Money.pounds(75000)),
                    Metric(label="Spent", value=Money.pounds("35250.50")),
                )
            ),
        ),
    )


def _recommendations() -> Section:
    return Section(
        id="recommendations",
        title="Recommendations",
        numbered=False,
        blocks=(
            Paragraph("The committee is asked to:"),
            LetteredList((Item("note the progress made;"), Item("approve the plan for the year."))),
        ),
    )


def _background() -> Section:
    return Section(
        id="background",
        title="Background",
        blocks=(
            NumberedParagraph(
                (
                    Text("The partnership follows "),
                    Link("the national strategy", "https://example.org/strategy?a=1&b=2"),
                    NoteRef("source"),
                    Text("."),
                )
            ),
            NumberedParagraph("It has four themes, of which three are reported here.", level=2),
            NumberedParagraph((Text("Its structure is shown in "), Ref("structure"), Text("."))),
            BulletList(
                (
                    Item(
                        "Schools",
                        more=(Paragraph("Ten pupils came from each."),),
                        items=(Item("primary"), Item("secondary", items=(Item("sixth form"),))),
                    ),
                    Item((Strong("Employers"), Text(" of every size"))),
                )
            ),
        ),
    )


def _performance() -> Section:
    return Section(
        id="performance",
        title="Performance",
        wide=True,
        blocks=(
            NumberedParagraph((Text("Reach against targets is in "), Ref("reach"), Text("."))),
            reach_table(),
            Chart(
                id="reach-chart",
                caption="People reached by theme",
                alt="Over 600 people were reached in the second theme, 60 in the first.",
                table="reach",
                x="theme",
                series=(
                    Series(column="people", label="Reached"),
                    Series(column="target", label="Target", role="target"),
                ),
            ),
        ),
        sections=(
            Section(
                id="future",
                title="Future Workforce",
                blocks=(
                    NumberedParagraph("Schools and colleges took part:"),
                    LetteredList(
                        (
                            Item((Text("the coding day, "), Strong("sold out"), Text(";"))),
                            Item(
                                "the teach-in, with",
                                more=(Paragraph("its second round to follow."),),
                                items=(Item("masterclasses"), Item("industry days")),
                            ),
                        )
                    ),
                    Quote(
                        text="Great to meet people and hear about the journey so far.",
                        source="a teacher",
                    ),
                    events_table(),
                    themes_table(),
                ),
            ),
            Section(
                id="spend-section",
                title="Finance",
                blocks=(
                    NumberedParagraph("Spend follows the profile."),
                    spend_table(),
                    Chart(
                        id="spend-chart",
                        caption="Spend against profile",
                        alt="Spend is close to the profile in both quarters recorded.",
                        table="spend",
                        x="quarter",
                        series=(
                            Series(column="profile", label="Profile"),
                            Series(column="actual", label="Actual"),
                        ),
                        kind="line",
                        lines=(ReferenceLine(label="Award", value=Money.pounds(70000)),),
                    ),
                ),
            ),
        ),
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


def _people() -> Section:
    return Section(
        id="people",
        title="People and places",
        blocks=(
            Diagram(
                id="structure",
                caption="Structure of the partnership",
                alt="The steering group stands above two networking groups.",
                nodes=(
                    Node(id="steering", label="Steering group", detail="chair: B. Chair"),
                    Node(id="skills", label="Skills networking group", parent="steering"),
                    Node(
                        id="inclusion",
                        label="Inclusion networking group",
                        parent="steering",
                        detail="meets quarterly",
                    ),
                ),
            ),
            Figure(
                id="logo",
                caption="The partnership's logo",
                alt="A blue circle on white.",
                png=PNG,
                svg=SVG,
            ),
            Callout(
                title="How to take part",
                paragraphs=(Paragraph("Write to the office."), Paragraph("Anybody may come.")),
            ),
            Callout(
                title="One theme is not recorded",
                paragraphs=(Paragraph("Its figures are due in June."),),
                kind="warning",
            ),
            Chart(
                id="events-timeline",
                caption="When the events were",
                alt="The coding day was in February 2019, the other two events in March.",
                table="events",
                x="event",
                series=(Series(column="when", label="Date"),),
                kind="timeline",
                lines=(ReferenceLine(label="As at", value=date(2019, 4, 1)),),
            ),
            Chart(
                id="events-matrix",
                caption="Who came to the events",
                alt="Women and men came to every event; some did not say.",
                table="events",
                x="event",
                series=(
                    Series(column="women", label="Women"),
                    Series(column="men", label="Men"),
                ),
                kind="matrix",
            ),
            Custom(
                kind=CUSTOM_KIND,
                data={"places": ["Ambridge", "Felpersham"], "zoom": 9, "north": True},
                fallback=(Paragraph("Events took place in Ambridge and Felpersham."),),
            ),
        ),
    )


def _all() -> Section:
    return Section(
        id="all-values",
        title="All kinds of value",
        numbered=False,
        sections=(Section(id="empty", title="A section with nothing in it"),),
        blocks=(all_values_table(), empty_table()),
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
