"""A committee paper to write, and a way to look into what was written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from typing import Any

import pytest
from docx.oxml.ns import nsmap, qn
from lxml import etree

from ldsp_core.document import (
    BulletList,
    Callout,
    Column,
    Diagram,
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
    Ref,
    Report,
    Section,
    Strong,
    Sum,
    Table,
    Text,
)
from ldsp_core.rendering import RenderResult
from ldsp_core.values import NOT_APPLICABLE, NOT_RECORDED, Count, Money, Rag, Share
from ldsp_word import WordOptions
from ldsp_word.renderer import WordRenderer

W = f"{{{nsmap['w']}}}"


class Element(etree.ElementBase):  # type: ignore[misc]
    """An element whose paths know the prefixes of a .docx."""

    def xpath(self, path: str) -> Any:
        """Return what *path* finds below this element."""
        return super().xpath(path, namespaces=nsmap)


PARSER = etree.XMLParser()
PARSER.set_element_class_lookup(etree.ElementDefaultClassLookup(element=Element))


class Docx:
    """A .docx opened again: its bytes, its parts, and its XML."""

    def __init__(self, content: bytes, result: RenderResult) -> None:
        self.content = content
        self.result = result
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            self.names = package.namelist()
            self.parts = {name: package.read(name) for name in self.names}

    def xml(self, name: str) -> Any:
        """Return the root element of a part."""
        return etree.fromstring(self.parts[name], PARSER)

    @cached_property
    def body(self) -> Any:
        """The root element of the document part."""
        return self.xml("word/document.xml")

    def find(self, path: str, below: Any = None) -> list[Any]:
        """Return what the XPath *path* finds in the document."""
        found: list[Any] = (self.body if below is None else below).xpath(path)
        return found

    def paragraphs(self, style: str) -> list[Any]:
        """Return the paragraphs in the style of that id."""
        return self.find(f'.//w:p[w:pPr/w:pStyle/@w:val="{style}"]')

    def numbers(self) -> Iterator[tuple[str, str]]:
        """Yield the number and the words of each numbered paragraph, counted as Word does.

        Written independently of the renderer, from ECMA-376 part 1, 17.9.
        """
        numbering = self.xml("word/numbering.xml")
        counts: dict[str, list[int]] = {}
        begun: set[str] = set()
        for paragraph in self.find("./w:body/w:p"):
            instance, level = self.numbering_of(paragraph)
            if instance is None:
                continue
            num = numbering.xpath(f'w:num[@w:numId="{instance}"]')[0]
            definition = num.xpath("w:abstractNumId/@w:val")[0]
            count = counts.setdefault(definition, [0] * 9)
            if instance not in begun:
                begun.add(instance)
                for override in num.xpath("w:lvlOverride[w:startOverride]"):
                    start = int(override.xpath("w:startOverride/@w:val")[0])
                    count[int(override.get(qn("w:ilvl")))] = start - 1
            count[level] += 1
            count[level + 1 :] = [0] * (8 - level)
            path = f'w:abstractNum[@w:abstractNumId="{definition}"]/w:lvl[@w:ilvl="{level}"]'
            settings = numbering.xpath(path)[0]
            words = settings.xpath("w:lvlText/@w:val")[0]
            letters = settings.xpath("w:numFmt/@w:val")[0] == "lowerLetter"
            for place, value in enumerate(count, start=1):
                words = words.replace(f"%{place}", chr(96 + value) if letters else str(value))
            yield words, words_of(paragraph)

    def numbering_of(self, paragraph: Any) -> tuple[str | None, int]:
        """Return the numbering instance and level of a paragraph.

        Its own, else its style's, else that of the style which this builds on.
        """
        styles = self.xml("word/styles.xml")
        found = [*paragraph.xpath("w:pPr/w:numPr")]
        style = paragraph.xpath("w:pPr/w:pStyle/@w:val")
        while style:
            path = f'w:style[@w:styleId="{style[0]}"]'
            found += styles.xpath(f"{path}/w:pPr/w:numPr")
            style = styles.xpath(f"{path}/w:basedOn/@w:val")
        instance, level = (
            [value for each in found for value in each.xpath(f"w:{name}/@w:val")]
            for name in ("numId", "ilvl")
        )
        if not instance or instance[0] == "0":
            return None, 0
        return instance[0], int(level[0]) if level else 0


def words_of(element: Any) -> str:
    """Return the words in an element, with its line breaks and tabs."""
    marks = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(
        marks.get(found.tag) or (found.text or "")
        for found in element.iter(f"{W}t", f"{W}br", f"{W}tab")
        if found.getparent().tag == f"{W}r"
    )


Open = Callable[..., Docx]


@pytest.fixture
def write() -> Open:
    """Return what writes a report and opens the file that came of it."""

    def write_and_open(report: Report, **options: Any) -> Docx:
        stream = io.BytesIO()
        result = WordRenderer().render(report, stream, WordOptions(**options))
        return Docx(stream.getvalue(), result)

    return write_and_open


@pytest.fixture
def blocks(write: Open) -> Open:
    """Return what writes a paper with some blocks in one section, and opens it."""

    def write_blocks(*content: Any, numbered: bool = True, notes: tuple[Note, ...] = ()) -> Docx:
        section = Section(id="only", title="Only", blocks=content, numbered=numbered)
        front = Front(title="A paper", organisation="A partnership", as_at=date(2019, 4, 1))
        return write(Report(name="paper", front=front, sections=(section,), notes=notes))

    return write_blocks


@pytest.fixture
def paper() -> Report:
    """Return a committee paper such as a partnership writes every quarter."""
    return Report(
        name="board-paper",
        front=_front(),
        sections=(
            *_opening(),
            _background(),
            _structure(),
            _activity(),
            _money(),
            *_closing(),
        ),
        notes=(
            Note(id="bound", spans="The count is a bound: the source says “over 600”."),
            Note(
                id="basis",
                spans=(
                    Text("People are counted once an event. See "),
                    Link("the guidance on counting", "https://example.org/counting people?a=1&b=2"),
                    Text("."),
                ),
            ),
        ),
    )


def _front() -> Front:
    return Front(
        title="Lancashire Digital Skills Partnership update",
        subtitle="Progress report for the Skills and Employment Board",
        organisation="Lancashire Digital Skills Partnership",
        as_at=date(2019, 4, 1),
        author="Digital Skills Partnership Coordinator",
        subject="Quarterly progress report",
        keywords=("digital skills", "Lancashire", "partnership"),
        fields=(
            FrontField(label="Committee", spans="Lancashire Skills and Employment Board"),
            FrontField(label="Date of meeting", spans="Wednesday 10 April 2019"),
            FrontField(label="Report author", spans="Digital Skills Partnership Coordinator"),
            FrontField(label="Classification", spans="Public"),
            FrontField(
                label="Areas affected",
                spans="All twelve districts of Lancashire, Blackburn with Darwen and Blackpool",
            ),
            FrontField(
                label="Contact",
                spans=Link("the partnership’s office", "mailto:office@example.org"),
            ),
        ),
    )


def _opening() -> tuple[Section, ...]:
    return (
        Section(
            id="summary",
            title="Executive summary",
            numbered=False,
            blocks=(
                Paragraph(
                    "The paper gives an overview of the development of the Lancashire Digital "
                    "Skills Partnership, which was launched in April 2018, and of activity under "
                    "each theme of the Lancashire Skills and Employment Strategic Framework."
                ),
                Metrics(
                    metrics=(
                        Metric(label="People reached", value=Count.parse("over 870")),
                        Metric(label="Grants awarded", value=Money.pounds(336000)),
                        Metric(label="Spend to date", value=NOT_RECORDED),
                    )
                ),
            ),
        ),
        Section(
            id="recommendation",
            title="Recommendation",
            numbered=False,
            blocks=(
                Paragraph("The Board is asked to:"),
                LetteredList(
                    (
                        Item("note the progress made since the launch;"),
                        Item((Text("approve the plan in "), Ref("activity"), Text("; and"))),
                        Item("agree that the partnership reports again in three months."),
                    )
                ),
            ),
        ),
    )


def _background() -> Section:
    return Section(
        id="background",
        title="Background",
        blocks=(
            NumberedParagraph(
                "In the Digital Strategy, published in March 2017, the Government set out its "
                "commitment to improving the digital skills of individuals and organisations "
                "across England. It was recognised that a partnership approach was required."
            ),
            NumberedParagraph(
                (
                    Text("The department awarded a grant of "),
                    Strong("£75,000"),
                    Text(" for a coordinator for twelve months ("),
                    Link("the announcement", "https://example.org/announcement"),
                    Text("), associated costs and events."),
                )
            ),
            Paragraph("The appointment was made in November 2018, for these purposes:"),
            BulletList(
                (
                    Item("to drive activity locally;"),
                    Item(
                        "to meet the department and the coordinators of other areas",
                        items=(Item("weekly by telephone;"), Item("monthly face to face;")),
                    ),
                    Item("to support further partnerships."),
                )
            ),
            NumberedParagraph("Two further pilots have been launched since.", level=2),
            NumberedParagraph("Three more will be announced in the coming months.", level=2),
            NumberedParagraph((Text("What was done is told in "), Ref("future"), Text("."))),
        ),
    )


def _structure() -> Section:
    return Section(
        id="structure",
        title="Steering Group and Networking Groups",
        blocks=(
            NumberedParagraph(
                "A Steering Group has been established. Both networking groups were well attended "
                "and feedback was positive:"
            ),
            Quote(
                text="Everyone round the table seems on board, listening to the issues faced by "
                "the different areas; good to learn about initiatives happening currently.",
                source="a member of a networking group",
            ),
            NumberedParagraph("The groups meet quarterly and their venues rotate."),
            Diagram(
                id="groups",
                caption="Structure of the partnership",
                alt="The steering group stands above the networking groups.",
                nodes=(
                    Node(id="s", label="Steering Group"),
                    Node(id="f", label="Future Workforce Networking Group", parent="s"),
                    Node(id="i", label="Inclusive Workforce Networking Group", parent="s"),
                ),
            ),
        ),
    )


def _activity() -> Section:
    return Section(
        id="activity",
        title="Activity aligned with the strategic themes",
        blocks=(
            Paragraph("The following gives an insight into activities under each theme."),
            reach(),
            NumberedParagraph(
                (Text("Reach by activity is in "), Ref("reach"), NoteRef("bound"), Text("."))
            ),
        ),
        sections=(
            Section(
                id="future",
                title="Future Workforce",
                blocks=(
                    LetteredList(
                        (
                            Item(
                                "Sixty Year 9 pupils from six schools attended an event, ten from "
                                "each. Feedback from the pupils was excellent."
                            ),
                            Item(
                                "The masterclasses reached 33 employers and over 180 staff.",
                                more=(Paragraph("An evaluation is in production."),),
                            ),
                            Item(
                                "A coding day with 30 schools, supported by",
                                items=(Item("local employers;"), Item("a national partner.")),
                            ),
                        )
                    ),
                ),
            ),
            Section(
                id="skilled",
                title="Skilled and Productive Workforce",
                blocks=(
                    LetteredList(
                        (
                            Item("Over 600 people from small firms have attended workshops."),
                            Item("Six sessions will run across the county."),
                        )
                    ),
                    NumberedParagraph("A second programme is likely to last five months."),
                ),
            ),
        ),
    )


def reach() -> Table:
    """Return a table with every kind of count, and a total."""
    over = Count.parse("over 600")
    return Table(
        id="reach",
        caption="People reached by activity",
        columns=(
            Column(key="activity", label="Activity"),
            Column(key="theme", label="Theme"),
            Column(key="reached", label="Reached", unit="people", kind="number", total=Sum(),
                   notes=("bound", "basis")),
            Column(key="places", label="Target", unit="people", kind="number"),
            Column(key="share", label="Share", kind="share"),
            Column(key="rating", label="Rating", kind="rag"),
        ),
        rows=(
            ("Rediscover event", "Future Workforce", 60, 60,
             Share.of(Count.exactly(60), Count.exactly(60)), Rag.exactly(1)),
            ("Teach Too masterclasses for tutors and teachers of the county’s colleges",
             "Future Workforce", Count.parse("over 180"), NOT_RECORDED, NOT_RECORDED,
             NOT_RECORDED),
            (Link("Google Garage", "https://example.org/garage"),
             "Skilled and Productive Workforce", over, 1000,
             Share.of(over, Count.exactly(1000)), Rag(best=1, worst=3)),
        ),
        totals=("Total", NOT_APPLICABLE, Count(low=840, low_open=True), NOT_APPLICABLE,
                NOT_APPLICABLE, NOT_APPLICABLE),
    )  # fmt: skip


def _money() -> Section:
    return Section(
        id="finance",
        title="Finance",
        blocks=(
            NumberedParagraph((Text("Grants are in "), Ref("grants"), Text("."))),
            Table(
                id="grants",
                caption="Grants",
                columns=(
                    Column(key="grant", label="Grant"),
                    Column(key="award", label="Award", kind="money", unit="£", total=Sum()),
                    Column(key="spent", label="Spent", kind="money", unit="£"),
                ),
                rows=(
                    ("Coordinator", Money.pounds(75000), NOT_RECORDED),
                    ("Digital Skills Innovation Fund", Money.pounds(261000), NOT_RECORDED),
                ),
                totals=("Total", Money.pounds(336000), NOT_RECORDED),
            ),
            Callout(
                title="No spend is recorded",
                paragraphs=(Paragraph("The figures are due in June."),),
                kind="warning",
            ),
        ),
    )


def _closing() -> tuple[Section, ...]:
    return (
        Section(
            id="implications",
            title="Implications",
            blocks=(
                NumberedParagraph(
                    (Text("Finance: as in "), Ref("finance"), Text(". Legal: none."))
                ),
                NumberedParagraph("Risk, equality and data protection: not stated."),
            ),
        ),
        Section(
            id="papers",
            title="Background papers",
            numbered=False,
            blocks=(
                BulletList(
                    (Item(Link("Digital Strategy, March 2017", "https://example.org/strategy")),)
                ),
            ),
        ),
    )
