"""Turning what a format cannot show into what it can."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ldsp_core.document import (
    ALL,
    PICTURES,
    Block,
    BulletList,
    Capability,
    Chart,
    Custom,
    Diagram,
    Figure,
    Front,
    FrontField,
    Item,
    LetteredList,
    Link,
    Lowered,
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
    Table,
    Text,
    lower,
    needs,
    table_of,
    validate,
    walk,
)
from ldsp_core.testing.block_strategies import CUSTOM_KINDS
from ldsp_core.testing.sample_documents import CUSTOM_KIND, sample_report
from ldsp_core.testing.sample_pictures import PNG
from ldsp_core.testing.sample_tables import reach_table
from ldsp_core.testing.strategies import capabilities, reports

NOTHING: frozenset[Capability] = frozenset()


def without(*lacking: Capability) -> frozenset[Capability]:
    """Return every capability but *lacking*."""
    return ALL - set(lacking)


def report(*blocks: Block, notes: tuple[Note, ...] = ()) -> Report:
    """Return a report of one section."""
    front = Front(title="T", organisation="O", as_at=date(2019, 4, 1))
    section = Section(id="s", title="Title", blocks=blocks)
    return Report(name="r", front=front, sections=(section,), notes=notes)


def lowered(*blocks: Block, to: AbstractSet[Capability]) -> tuple[Block, ...]:
    """Return what stands for *blocks* in a format with the capabilities *to*."""
    return lower(report(*blocks), to).report.sections[0].blocks


def blocks_of(result: Lowered, section: str) -> list[Block]:
    """Return the blocks of a section of the sample."""
    return [placed.block for placed in walk(result.report) if placed.section.id == section]


def words(block: Block) -> str:
    """Return the words of a paragraph."""
    assert isinstance(block, Paragraph)
    return "".join(span.text for span in block.spans if isinstance(span, Text | Strong | Link))


class Artist:
    """A drawer that draws everything alike."""

    def draw(self, block: Chart | Diagram, table: Table | None) -> Figure:
        """Return a figure; a chart needs its table."""
        assert (table is None) == isinstance(block, Diagram)
        return Figure(id=block.id, caption=block.caption, alt=block.alt, png=PNG)


class Failing:
    """A drawer that cannot."""

    def draw(self, block: Chart | Diagram, table: Table | None) -> Figure:
        """Raise an error of its own kind."""
        raise ZeroDivisionError("no ink")


class Careless:
    """A drawer that draws something else."""

    def __init__(self, figure: object) -> None:
        """Give back *figure*, whatever is asked for."""
        self.figure = figure

    def draw(self, block: Chart | Diagram, table: Table | None) -> Figure:
        """Return what it was given."""
        return self.figure  # type: ignore[return-value]


# What holds for every report and every format.


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports(), capabilities(), st.frozensets(st.sampled_from(CUSTOM_KINDS)))
def test_the_result_needs_no_more_than_there_is(
    drawn: Report, there: frozenset[Capability], custom: frozenset[str]
) -> None:
    """Only declared capabilities and known Custom blocks are left, and nothing twice lowered."""
    before = repr(drawn)
    result = lower(drawn, there, custom=custom)
    kinds = {p.block.kind for p in walk(result.report) if isinstance(p.block, Custom)}
    assert needs(result.report) <= there
    assert kinds <= custom
    assert lower(result.report, there, custom=custom) == Lowered(
        report=result.report, degradations=()
    )
    assert repr(drawn) == before
    assert (result.report == drawn) == (not result.degradations)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports(), capabilities())
def test_the_result_is_valid(drawn: Report, there: frozenset[Capability]) -> None:
    """A lowered report contradicts itself no more than the original did."""
    validate(lower(drawn, there).report)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports(), capabilities())
def test_a_block_is_told_once(drawn: Report, there: frozenset[Capability]) -> None:
    """However many of its spans change."""
    places = [
        degradation.block for degradation in lower(drawn, there, drawer=Artist()).degradations
    ]
    blocks = [place for place in places if place.startswith("section ")]
    assert len(blocks) == len(set(blocks))


def test_a_format_that_can_everything_gets_the_report_as_it_is() -> None:
    """With its Custom blocks known, nothing changes."""
    sample = sample_report()
    assert lower(sample, ALL, custom={CUSTOM_KIND}) == Lowered(report=sample, degradations=())


# One rule after the other.


def test_a_chart_is_drawn() -> None:
    """As a figure of the same id, which is told."""
    result = lower(sample_report(), without(Capability.CHARTS), drawer=Artist())
    charts = [b for b in blocks_of(result, "performance") if isinstance(b, Figure)]
    assert [figure.id for figure in charts] == ["reach-chart"]
    assert any("drawn as a picture" in told.message for told in result.degradations)


def test_a_chart_that_nobody_draws_is_told_in_words() -> None:
    """Under its caption; its table stands beside it."""
    chart = Chart(id="c", caption="C", alt="Words.", table="reach", x="theme", series=())
    blocks = lowered(Paragraph(Ref("c")), reach_table_alone(), chart, to=without(Capability.CHARTS))
    assert blocks[0] == Paragraph("Figure 1")
    assert blocks[2:] == (Paragraph(Strong("Figure 1: C")), Paragraph("Words."))


def test_a_chart_told_in_words_beside_a_picture_has_no_number() -> None:
    """The format counts the picture as the first; a reference to the chart leads to its table."""
    chart = Chart(id="c", caption="C", alt="Words.", table="reach", x="theme", series=())
    figure = Figure(id="f", caption="F", alt="A", png=PNG)
    blocks = lowered(
        Paragraph(Ref("c")), reach_table_alone(), chart, figure, to=without(Capability.CHARTS)
    )
    assert blocks[0] == Paragraph(Ref("reach"))
    assert blocks[2:] == (Paragraph(Strong("C")), Paragraph("Words."), figure)


def reach_table_alone() -> Table:
    """Return the sample's first table without its note."""
    table = reach_table()
    return evolve(table, columns=tuple(evolve(column, notes=()) for column in table.columns))


def test_bars_and_lines_are_one_thing_timelines_and_matrices_others() -> None:
    """A format that draws bars and lines by itself has the other kinds drawn for it."""
    there = without(Capability.TIMELINES, Capability.MATRICES)
    result = lower(sample_report(), there, drawer=Artist())
    shown = {placed.block.id: type(placed.block) for placed in walk(result.report)
             if isinstance(placed.block, Chart | Figure)}  # fmt: skip
    assert shown["reach-chart"] is shown["spend-chart"] is Chart
    assert shown["events-timeline"] is shown["events-matrix"] is Figure


def test_a_chart_needs_its_table_where_it_is_not_drawn() -> None:
    """A format with charts but no tables gets words, or a drawing if somebody draws."""
    there = without(Capability.TABLES)
    assert all(
        not isinstance(placed.block, Chart) for placed in walk(lower(sample_report(), there).report)
    )
    drawn = lower(sample_report(), there, drawer=Artist())
    assert any(isinstance(block, Figure) for block in blocks_of(drawn, "performance"))


@pytest.mark.parametrize(
    ("drawer", "why"),
    [
        (None, "no plugin that draws"),
        (Failing(), "ZeroDivisionError: no ink"),
        (Careless("not a figure"), "gave a str instead of a Figure"),
        (Careless(Figure(id="structure", caption="C", alt="A")), "without a picture"),
        (Careless(Figure(id="x", caption="C", alt="A", png=PNG)), "something else ('x')"),
    ],
)
def test_a_diagram_that_is_not_drawn_is_a_list(drawer: object, why: str) -> None:
    """Each box an item below the one above it; why it is not drawn is told."""
    result = lower(sample_report(), without(Capability.DIAGRAMS), drawer=drawer)  # type: ignore[arg-type]
    caption, boxes = blocks_of(result, "people")[:2]
    assert caption == Paragraph(Strong("Structure of the partnership"))
    assert boxes == BulletList(
        (
            Item(
                "Steering group – chair: B. Chair",
                items=(
                    Item("Skills networking group"),
                    Item("Inclusion networking group – meets quarterly"),
                ),
            ),
        )
    )
    assert any(why in told.message for told in result.degradations)


def test_an_unknown_custom_block_gives_way_to_its_fallback() -> None:
    """To the fallback of its fallback too, lowered like all others."""
    inner = Custom(kind="inner", data={}, fallback=(Quote(text="Q"),))
    custom = Custom(kind="outer", data={}, fallback=(Paragraph("P"), inner))
    there = without(Capability.QUOTES)
    assert lowered(custom, to=there) == (Paragraph("P"), Paragraph("“Q”"))
    kept = lower(report(custom), there, custom={"outer"})
    assert kept == Lowered(report=report(custom), degradations=())


def test_headline_figures_become_a_table() -> None:
    """With a column for notes when there is one, and an id that nothing else has."""
    result = lower(sample_report(), without(Capability.METRICS))
    table = table_of(result.report, "headline-figures")
    assert [column.label for column in table.columns] == ["Measure", "Value", "Note"]
    assert [row[0] for row in table.rows] == ["People reached", "Award", "Spent"]
    taken = Section(id="headline-figures", title="Taken")
    sections = (*sample_report().sections, taken)
    renamed = lower(evolve(sample_report(), sections=sections), without(Capability.METRICS))
    assert table_of(renamed.report, "headline-figures-2").rows == table.rows


def test_a_table_becomes_a_list() -> None:
    """An item a row, the total row too, each value after its label and unit."""
    caption, rows = lowered(reach_table_alone(), to=without(Capability.TABLES))
    assert caption == Paragraph(Strong("Table 1: Reach against targets"))
    assert isinstance(rows, BulletList)
    assert len(rows.items) == 4
    assert "".join(span.text for span in rows.items[1].spans if isinstance(span, Text)) == (
        "Theme: Skilled and Productive Workforce; Reached (people): over 600; "
        "Target (people): 1,000; Share of target: over 60%; Rating: 3 (some concern) or better"
    )


def test_a_number_is_typed() -> None:
    """Before the paragraph, and before titles, as they would be counted otherwise without it."""
    inner = Section(id="inner", title="Inner", blocks=(NumberedParagraph("deep"),))
    outer = Section(
        id="outer", title="Outer", blocks=(NumberedParagraph("words"),), sections=(inner,)
    )
    plain = evolve(report(), sections=(outer,))
    result = lower(plain, without(Capability.NUMBERED_PARAGRAPHS, Capability.REFERENCES)).report
    assert result.sections[0].title == "1.0 Outer"
    assert result.sections[0].blocks == (Paragraph((Text("1.1 "), Text("words"))),)
    assert result.sections[0].sections[0].title == "1.2 Inner"
    assert words(result.sections[0].sections[0].blocks[0]) == "1.2.1 deep"
    assert not result.sections[0].numbered


def test_titles_keep_their_numbers_where_no_paragraph_is_numbered() -> None:
    """Nothing is typed that need not be."""
    plain = report(Paragraph("words"))
    assert lower(plain, NOTHING) == Lowered(report=plain, degradations=())


def test_letters_are_typed() -> None:
    """What stands below an item follows it."""
    letters = LetteredList(
        (Item("one"), Item("two", more=(Paragraph("more"),), items=(Item("x"),)))
    )
    blocks = lowered(letters, to=without(Capability.LETTERED_LISTS))
    assert [words(block) for block in blocks[:3]] == ["a. one", "b. two", "more"]
    assert blocks[3] == BulletList((Item("x"),))


def test_letters_stay_where_only_bullets_are_lacking() -> None:
    """What stands below an item is then set with dashes in it."""
    letters = LetteredList((Item("one", items=(Item("x", items=(Item("y"),)),)),))
    (kept,) = lowered(letters, to=without(Capability.BULLET_LISTS))
    assert isinstance(kept, LetteredList)
    assert [words(paragraph) for paragraph in kept.items[0].more] == ["– x", "– – y"]


def test_dashes_stand_for_bullets() -> None:
    """One more for each level."""
    bullets = BulletList((Item("one", more=(Paragraph("more"),), items=(Item("two"),)),))
    blocks = lowered(bullets, to=without(Capability.BULLET_LISTS))
    assert [words(block) for block in blocks] == ["– one", "more", "– – two"]


def test_quotes_and_callouts_become_paragraphs() -> None:
    """Whose words they are is told, and that a warning is one."""
    result = lower(sample_report(), without(Capability.QUOTES, Capability.CALLOUTS))
    assert words(blocks_of(result, "future")[2]) == (
        "“Great to meet people and hear about the journey so far.” – a teacher"
    )
    people = [words(b) for b in blocks_of(result, "people") if isinstance(b, Paragraph)]
    assert people[:5] == [
        "How to take part",
        "Write to the office.",
        "Anybody may come.",
        "Warning: One theme is not recorded",
        "Its figures are due in June.",
    ]


def test_a_picture_is_told_in_words() -> None:
    """Its caption, then what it shows."""
    figure = Figure(id="f", caption="Logo", alt="A circle.", png=PNG)
    blocks = lowered(figure, to=without(Capability.FIGURES))
    assert [words(block) for block in blocks] == ["Figure 1: Logo", "A circle."]


def test_captions_keep_their_numbers_where_all_of_a_kind_are_told_in_words() -> None:
    """Then "Figure 3" is the same in every format."""
    result = lower(sample_report(), without(*PICTURES))
    assert words(blocks_of(result, "people")[0]) == "Figure 3: Structure of the partnership"
    third = blocks_of(result, "background")[2]
    assert isinstance(third, NumberedParagraph)
    assert third.spans[1] == Text("Figure 3")


def test_an_address_is_typed_after_its_words() -> None:
    """In text, in the cells of tables and on the front sheet; alone where it is the words."""
    result = lower(sample_report(), without(Capability.LINKS))
    assert (
        table_of(result.report, "events").rows[0][0]
        == "Coding day (https://example.org/coding-day)"
    )
    contact = result.report.front.fields[2]
    assert contact == FrontField(
        label="Contact", spans="the partnership's office (mailto:office@example.org)"
    )
    url = "https://example.org"
    assert lowered(Paragraph(Link(url, url)), to=NOTHING) == (Paragraph(url),)


def test_references_are_typed() -> None:
    """With the words that the labels give."""
    result = lower(sample_report(), without(Capability.REFERENCES))
    first = blocks_of(result, "summary")[0]
    assert (
        words(first) == "The partnership reached over 660 people (Table 1); section 2.2 says how."
    )


def test_notes_become_a_last_section() -> None:
    """In the order of their numbers, with markers in the text and in headers."""
    result = lower(sample_report(), without(Capability.NOTES, Capability.LINKS))
    last = result.report.sections[-1]
    assert (last.id, last.title, last.numbered) == ("notes", "Notes", False)
    assert [words(block) for block in last.blocks] == [
        "[note 1] People are counted once an event.",
        "[note 2] See the guidance (https://example.org/guidance).",
        "[note 3] A note that nothing refers to.",
    ]
    assert result.report.notes == ()
    assert table_of(result.report, "reach").columns[1].label == "Reached [note 1]"
    first = blocks_of(result, "background")[0]
    assert isinstance(first, NumberedParagraph)
    assert Text(" [note 2]") in first.spans


def test_a_marker_is_set_apart_by_one_space() -> None:
    """None where there is one already, or nothing before it."""
    notes = (Note(id="n", spans="N"),)
    spans = (NoteRef("n"), Text("a"), NoteRef("n"), Text("b "), NoteRef("n"))
    result = lower(report(Paragraph(spans), notes=notes), NOTHING)
    assert words(result.report.sections[0].blocks[0]) == "[note 1]a [note 1]b [note 1]"


def test_what_is_told_says_where_and_what() -> None:
    """The place leads to the block, the message says what became of it."""
    told = {each.block: each.message for each in lower(sample_report(), NOTHING).degradations}
    assert told["section performance, block 2 (Table reach)"] == (
        "the table is set as a list; dashes stand for bullets; note markers are typed"
    )
    assert told["front, Contact"] == "addresses are typed"
    assert told["notes"] == "they stand in a last section"


def test_every_metric_is_kept() -> None:
    """Without tables and lists the figures are still all there."""
    text = [words(block) for block in blocks_of(lower(sample_report(), NOTHING), "summary")]
    metrics = sample_report().sections[0].blocks[1]
    assert isinstance(metrics, Metrics)
    assert all(any(metric.label in line for line in text) for metric in metrics.metrics)


def test_a_diagram_keeps_its_number_where_no_picture_is_left_to_count() -> None:
    """A format that counts figures itself has none then, so the number is typed."""
    diagram = Diagram(id="d", caption="Structure", alt="a", nodes=(Node(id="n", label="Board"),))
    section = Section(id="s", title="S", blocks=(Paragraph(Ref("d")), diagram))
    front = Front(title="T", organisation="O", as_at=date(2019, 4, 1))
    report = Report(name="r", front=front, sections=(section,))
    able = {Capability.FIGURES, Capability.REFERENCES, Capability.BULLET_LISTS}
    first, caption, _ = lower(report, able).report.sections[0].blocks
    assert first == Paragraph("Figure 1")
    assert caption == Paragraph(Strong("Figure 1: Structure"))
