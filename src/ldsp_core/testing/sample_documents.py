"""A small document with one of everything, for the tests of renderers and drawers.

The partnership in it is invented.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from ldsp_core.document import (
    BulletList,
    Callout,
    Custom,
    Front,
    FrontField,
    Item,
    LetteredList,
    Link,
    Metric,
    Metrics,
    Note,
    NoteRef,
    NumberedParagraph,
    Paragraph,
    Quote,
    Ref,
    Report,
    Section,
    Strong,
    Text,
)
from ldsp_core.testing.sample_pictures import (
    events_matrix,
    events_timeline,
    logo,
    reach_chart,
    spend_chart,
    structure_diagram,
)
from ldsp_core.testing.sample_tables import (
    all_values_table,
    empty_table,
    events_table,
    reach_table,
    spend_table,
    themes_table,
)
from ldsp_core.values import Count, Money

CUSTOM_KIND: Final = "sample-map"
"""The kind of the one Custom block in the sample; no renderer of core knows it."""


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
            reach_chart(),
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
                    spend_chart(),
                ),
            ),
        ),
    )


def _people() -> Section:
    return Section(
        id="people",
        title="People and places",
        blocks=(
            structure_diagram(),
            logo(),
            Callout(
                title="How to take part",
                paragraphs=(Paragraph("Write to the office."), Paragraph("Anybody may come.")),
            ),
            Callout(
                title="One theme is not recorded",
                paragraphs=(Paragraph("Its figures are due in June."),),
                kind="warning",
            ),
            events_timeline(),
            events_matrix(),
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
