"""Finding what contradicts itself in a document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings

from ldsp_core.document import (
    Band,
    BandLimit,
    Block,
    BulletList,
    Callout,
    CellOf,
    Chart,
    Column,
    Custom,
    Diagram,
    Figure,
    Front,
    FrontField,
    Item,
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
    Section,
    Series,
    Sum,
    SumWhere,
    Table,
    Text,
    validate,
)
from ldsp_core.document.validation import MOST_PROBLEMS
from ldsp_core.errors import DocumentError
from ldsp_core.testing.sample_documents import sample_report
from ldsp_core.testing.strategies import reports
from ldsp_core.values import Count, Money, PartialDate

FRONT = Front(title="T", organisation="O", as_at=date(2019, 4, 1))
TABLE = Table(id="t", caption="C", columns=(Column(key="a", label="A"),), rows=(("x",),))


class Word(StrEnum):
    """Text of a class of its own."""

    YES = "yes"


def report(*blocks: Block, **parts: Any) -> Report:
    """Return a report of one section."""
    section = Section(id="s", title="S", blocks=blocks)
    return evolve(Report(name="r", front=FRONT, sections=(section,)), **parts)


def problems(wrong: Report) -> str:
    """Return the text of the error that *wrong* gives."""
    with pytest.raises(DocumentError) as caught:
        validate(wrong)
    return str(caught.value)


def table(*rows: Sequence[Any], columns: int = 1, **parts: Any) -> Table:
    """Return a table with the columns c0, c1 and so on."""
    made = tuple(Column(key=f"c{number}", label="C") for number in range(columns))
    return evolve(Table(id="t", caption="C", columns=made, rows=tuple(map(tuple, rows))), **parts)


def derived(rule: Any, *, total: bool = False) -> Table:
    """Return a table whose second column derives by *rule*."""
    columns = (
        Column(key="a", label="A"),
        Column(key="b", label="B", **{"total" if total else "derive": rule}),
    )
    return Table(id="t", caption="C", columns=columns, rows=((1, 1),), totals=(1, 1))


SERIES = Series(column="a", label="A")
LINE = ReferenceLine(label="Award", value=Money.pounds(75000))


def chart(**parts: Any) -> Chart:
    """Return a chart of ``TABLE``."""
    series = (Series(column="a", label="A"),)
    sound = Chart(id="c", caption="C", alt="A", table="t", x="a", series=series)
    return evolve(sound, **parts)


def diagram(*nodes: Node) -> Diagram:
    """Return a diagram of *nodes*."""
    return Diagram(id="d", caption="C", alt="A", nodes=nodes)


def custom(*fallback: Block, data: Any = None) -> Custom:
    """Return a Custom block."""
    return Custom(kind="map", data={} if data is None else data, fallback=fallback)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports())
def test_drawn_reports_are_valid(drawn: Report) -> None:
    """What the strategy draws is accepted, so that it tests what it should."""
    validate(drawn)


def test_the_sample_is_valid() -> None:
    """It is accepted."""
    validate(sample_report())


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (report(TABLE, TABLE), "the id 't' is used 2 times"),
        (report(evolve(TABLE, id="s")), "the id 's' is used 2 times"),
        (report(custom(TABLE), TABLE), "the id 't' is used 2 times"),
        (
            report(notes=(Note(id="n", spans="N"), Note(id="n", spans="M"))),
            "the note 'n' is used 2 times",
        ),
        (
            report(TABLE, Paragraph(Ref("tt"))),
            "block 2 (Paragraph): it refers to 'tt', which is nothing, did you mean 't'?",
        ),
        (report(custom(TABLE), Paragraph(Ref("t"))), "block 2 (Paragraph): it refers to 't'"),
        (report(Paragraph(NoteRef("n"))), "there is no note 'n'"),
        (report(BulletList((Item("x", items=(Item(Ref("y")),)),))), "refers to 'y'"),
        (
            report(front=evolve(FRONT, fields=(FrontField(label="F", spans=Ref("x")),))),
            "front, F: it refers to 'x'",
        ),
        (report(notes=(Note(id="n", spans=NoteRef("m")),)), "note n: there is no note 'm'"),
        (
            report(evolve(TABLE, columns=(Column(key="a", label="A", notes=("n",)),))),
            "block 1 (Table t): there is no note 'n'",
        ),
    ],
)
def test_ids_lead_to_one_thing_each(wrong: Report, problem: str) -> None:
    """Ids used twice and references to nothing are found, with their place."""
    assert problem in problems(wrong)


def test_a_note_may_have_the_id_of_a_table() -> None:
    """Notes and what can be referred to are called by different spans."""
    validate(report(TABLE, Paragraph((Ref("t"), NoteRef("t"))), notes=(Note(id="t", spans="N"),)))


def test_a_fallback_sees_the_report_and_itself() -> None:
    """It may refer to its own table and to those of the report."""
    inner = evolve(TABLE, id="inner")
    drawn = chart(table="inner")
    validate(report(TABLE, custom(inner, drawn, Paragraph((Ref("inner"), Ref("t"))))))


@pytest.mark.parametrize(
    ("block", "problem"),
    [
        ("words", "block 1 (str): 'words' is no block"),
        (Paragraph((5,)), "5 is no span"),
        (table(("x", "y")), "row 1: it has 2 cells for 1 columns"),
        (table(totals=()), "total row: it has 0 cells for 1 columns"),
        (table(columns=0), "it has no columns"),
        (evolve(TABLE, columns=(*TABLE.columns,) * 2, rows=()), "2 columns have the key 'a'"),
        (evolve(TABLE, caption=" "), "caption: it says nothing"),
        (evolve(TABLE, columns=(Column(key="a", label=""),)), "columns[0].label: it says nothing"),
        (chart(alt=""), "alt: it says nothing"),
        (chart(table="nowhere"), "its table 'nowhere' is not there"),
        (chart(x="b"), "the table t has no column 'b'"),
        (chart(series=(Series(column="b", label="B"),)), "the table t has no column 'b'"),
        (chart(series=()), "it has no series"),
        (chart(kind="timeline", series=(SERIES,) * 3), "it has 3"),
        (chart(kind="matrix", lines=(LINE,)), "leave its lines out"),
        (chart(lines=(evolve(LINE, label=""),)), "lines[0].label: it says nothing"),
        (chart(lines=(evolve(LINE, value=""),)), "line Award: an empty cell is a Missing"),
        (NumberedParagraph("x", level=0), "its level is 0"),
        (NumberedParagraph("x", level=-1), "its level is -1"),
        (Quote(text=""), "text: it says nothing"),
        (Callout(title="\n", paragraphs=()), "title: it says nothing"),
        (Paragraph(Link("", "https://example.org")), "spans[0].text: it says nothing"),
        (Figure(id="f", caption="C", alt="A"), "no picture"),
        (Figure(id="f", caption="C", alt="A", png=b"GIF89a"), "not in the PNG format"),
        (Figure(id="f", caption="C", alt="A", svg="<html>"), "not in the SVG format"),
        (Figure(id="f", caption="C", alt="A", svg="<svg>\x00"), "U+0000"),
        (custom(), "nothing to fall back on"),
        (custom(TABLE, data={"a": (1, 2)}), "data.a: a tuple is not plain data"),
        (custom(TABLE, data={"a": {1: 2}}), "data.a: the key 1 is not text"),
        (custom(TABLE, data={"a": [float("nan")]}), "data.a[0]: nan is not a finite number"),
        (custom(TABLE, data={"a": "\x07"}), "data.a: the text holds the control character U+0007"),
        (diagram(), "it has no boxes"),
        (diagram(Node(id="a", label="A", parent="b")), "hangs on 'b', which is not there"),
        (diagram(Node(id="a", label="A", parent="a")), "hangs on itself"),
        (
            diagram(Node(id="a", label="A", parent="b"), Node(id="b", label="B", parent="a")),
            "the box 'b' hangs on itself",
        ),
        (diagram(Node(id="a", label="A"), Node(id="a", label="B")), "2 boxes have the id 'a'"),
        (Metrics(metrics=(Metric(label="M", value=1.5),)), "M: 1.5 is a float"),  # type: ignore[arg-type]
    ],
)
def test_a_block_that_contradicts_itself_is_found(block: Block, problem: str) -> None:
    """With the section, its number there, and what it is."""
    blocks = (TABLE, block) if isinstance(block, Chart) else (block,)
    text = problems(report(*blocks))
    assert problem in text
    assert f"section s, block {len(blocks)} ({type(block).__name__}" in text


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        (True, "True is a bool"),
        (1.5, "1.5 is a float"),
        (None, "None is a NoneType"),
        (datetime(2019, 4, 1), "is a datetime"),  # noqa: DTZ001
        (Word.YES, "is a Word"),
        ("", "an empty cell is a Missing with its reason"),
        (" \n", "an empty cell is a Missing with its reason"),
        ("a\x0bb", "the control character U+000B at character 2"),
        ("a\rb", "carriage return"),
        ("a\ud800", "half of a character"),
        ("x" * 32_768, "32,768 characters long"),
        (Decimal("NaN"), "not a finite number"),
        (Count(low=5, wording="a\x00"), "wording: the text holds"),
        (Count(low=5, wording=" "), "says nothing in words"),
        (PartialDate(year=2019, wording="\x1b"), "wording: the text holds"),
        (Link("words", ""), "url: it says nothing"),
    ],
)
def test_a_cell_that_may_not_be_is_found(cell: Any, problem: str) -> None:
    """With its row and its place there, in the total row too."""
    text = problems(report(table((cell,), totals=(cell,))))
    row, total = [line for line in text.splitlines() if problem in line]
    assert "row 1, cell 1:" in row
    assert "total row, cell 1:" in total


@pytest.mark.parametrize("text", ["a\x00b", "\x7f", "\x85", "\ud83d", "x" * 32_768, "\ufffe"])
def test_text_that_no_format_keeps_is_found_wherever_it_is(text: str) -> None:
    """Every place is named."""
    wrong = Report(
        name=text,
        front=evolve(
            FRONT, subtitle=text, banners=("B", text), fields=(FrontField(label="F", spans=text),)
        ),
        sections=(
            Section(
                id="s",
                title=text,
                blocks=(
                    Paragraph(Text(text)),
                    Metrics(metrics=(Metric(label="M", value=1, note=text),)),
                    evolve(TABLE, columns=(Column(key="a", label="A", unit=text),)),
                    BulletList((Item("x", more=(Paragraph(text),)),)),
                ),
            ),
        ),
        notes=(Note(id="n", spans=text),),
    )
    found = problems(wrong)
    for place in (
        "\n  name:",
        "front.subtitle:",
        "front.banners[1]:",
        "front.fields[0].spans[0].text:",
        "notes[0].spans[0].text:",
        "section s: title:",
        "block 1 (Paragraph): spans[0].text:",
        "block 2 (Metrics): metrics[0].note:",
        "block 3 (Table t): columns[0].unit:",
        "block 4 (BulletList): items[0].more[0].spans[0].text:",
    ):
        assert place in found


def test_newlines_and_tabs_are_text() -> None:
    """They are kept, in cells too."""
    validate(report(Paragraph("a\n\tb"), table(("a\n\tb",))))


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        (Sum(columns=("x",)), "column b derives from 'x', no column of t"),
        (Ratio(numerator="a", denominator="aa"), "derives from 'aa', no column of t, did you mean"),
        (
            SumWhere(table="u", column="a", where="a", equals="a"),
            "the table 'u', which is not",
        ),
        (CellOf(table="t", row=3, column="a"), "no row 3"),
        (Sum(columns=("b",)), "derive from one another: column b of table t, column b of table t"),
        (Sum(columns=("a", "a")), "it holds 1, but its rule gives 2"),
        (Band(column="a", limits=(BandLimit(up_to="1", rag=1),)), "takes all the rest"),
    ],
)
def test_a_rule_must_give_what_is_stored(rule: Any, problem: str) -> None:
    """Rules that lead nowhere or in a circle, and cells that differ from them, are found."""
    assert problem in problems(report(derived(rule)))


def test_a_rule_may_not_use_a_total_that_is_not_there() -> None:
    """The other table needs a total row."""
    rule = CellOf(table="u", row="total", column="a")
    other = Table(id="u", caption="C", columns=(Column(key="a", label="A"),), rows=((1,),))
    assert "a total of u, which has none" in problems(report(derived(rule), other))


@pytest.mark.parametrize("levels", [(2,), (1, 3), (1, 2, 4)])
def test_no_level_of_numbers_is_skipped(levels: tuple[int, ...]) -> None:
    """1.1.1 needs a 1.1 before it in the same section."""
    assert "numbered paragraph" in problems(
        report(*(NumberedParagraph("x", level=n) for n in levels))
    )


def test_levels_may_go_back_by_any_number() -> None:
    """And what stands between does not matter."""
    blocks = [NumberedParagraph("x", level=level) for level in (1, 2, 3, 1, 2)]
    validate(report(*blocks[:2], Paragraph("between"), *blocks[2:]))


def test_levels_hold_with_and_without_a_fallback() -> None:
    """A Custom block may be shown, or what it falls back on."""
    one, two = NumberedParagraph("x"), NumberedParagraph("x", level=2)
    validate(report(one, custom(two), two))
    assert "first numbered paragraph is of level 2" in problems(report(custom(one), two))


def test_notes_and_lines_of_the_front_sheet_say_something() -> None:
    """An empty one would be a label with nothing after it."""
    front = evolve(FRONT, fields=(FrontField(label="F", spans=()),))
    found = problems(report(notes=(Note(id="n", spans=()),), front=front))
    assert "notes[0].spans: it says nothing" in found
    assert "front.fields[0].spans: it says nothing" in found


def test_another_schema_version_is_refused() -> None:
    """A later library may mean something else by it."""
    assert "schema version is 2" in problems(report(schema_version=2))


def test_everything_is_told_at_once_but_not_without_end() -> None:
    """The first problems are listed, the others counted."""
    text = problems(report(table(*[("",)] * (MOST_PROBLEMS + 7))))
    assert text.count("an empty cell") == MOST_PROBLEMS
    assert text.endswith("… and 7 more")
    assert text.startswith("the report r contradicts itself:")
