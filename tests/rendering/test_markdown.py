"""Papers in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ldsp_core.document import (
    ALL,
    PICTURES,
    Block,
    BulletList,
    Column,
    Front,
    Item,
    LetteredList,
    Link,
    Note,
    NoteRef,
    NumberedParagraph,
    Paragraph,
    Quote,
    Ref,
    Report,
    Section,
    Spans,
    Strong,
    Table,
    Text,
)
from ldsp_core.errors import RenderError
from ldsp_core.rendering import NoOptions, render_bytes
from ldsp_core.rendering.markdown import MARKDOWN, MarkdownRenderer
from ldsp_core.testing.cell_strategies import links
from ldsp_core.testing.sample_documents import sample_report
from ldsp_core.testing.strategies import reports, words

markdown_it = pytest.importorskip("markdown_it", reason="needs a reader of Markdown")
footnote = pytest.importorskip("mdit_py_plugins.footnote", reason="needs a reader of footnotes")

READER = (
    markdown_it.MarkdownIt("commonmark")
    .enable(["table", "strikethrough"])
    .use(footnote.footnote_plugin)
)
SAMPLE = Path(__file__).with_name("sample.md")


def report(*blocks: Block, notes: tuple[Note, ...] = (), **front: Any) -> Report:
    """Return a report of one section without a number."""
    made = evolve(Front(title="Title", organisation="O", as_at=date(2019, 4, 1)), **front)
    section = Section(id="s", title="Section", blocks=blocks, numbered=False)
    return Report(name="r", front=made, sections=(section,), notes=notes)


def written(of: Report) -> str:
    """Return *of* in Markdown."""
    return render_bytes(of, MARKDOWN)[0].decode()


def body(*blocks: Block) -> str:
    """Return what is written for *blocks* alone."""
    return written(report(*blocks)).split("## Section\n", 1)[1].lstrip("\n")


def shown(text: str) -> Iterator[str]:
    """Yield what a reader shows for each run of text in *text*, line breaks as newlines."""
    for token in READER.parse(text):
        if token.type == "inline":
            yield "".join(_words(each) for each in token.children or ())


def _words(token: Any) -> str:
    if token.type == "html_inline":
        assert token.content in ("<br>", "<strong>", "</strong>")
        return "\n" if token.content == "<br>" else ""
    assert token.type in (
        *("text", "text_special", "strong_open", "strong_close"),
        *("link_open", "link_close", "footnote_ref"),
    )
    return str(token.content)


def kinds(text: str) -> list[str]:
    """Return the kinds of block that a reader finds in *text*."""
    return [token.type for token in READER.parse(text) if token.nesting >= 0]


def trimmed(text: str) -> str:
    """Return *text* as a reader may trim it: cells and paragraphs lose outer space."""
    return text.strip()


spans = st.lists(
    st.builds(Text, words()) | st.builds(Strong, words()) | links(), min_size=1, max_size=4
).map(tuple)

SPLIT = (
    (Text("&"), Text("amp;")),
    (Text("www"), Text(".example.org")),
    (Text("wow!"), Link("link", "https://example.org")),
    (Strong("a"), Strong("b")),
    (Strong("*"), Text("*")),
    (Text("a"), Strong("(b)"), Text("c")),
    (Text("1"), Text(". x")),
    (Text("1"), Strong(". x")),
    (Strong(" spaced "), Text("x")),
    (Strong("\u00a0x\u00a0"),),
    (Strong(" "), Text("x")),
)
"""Spans that together are more than each alone."""


def test_the_sample_is_written_as_it_should_be() -> None:
    """To the letter; read the file to see what a paper looks like."""
    assert written(sample_report()) == SAMPLE.read_text(encoding="utf-8")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports())
def test_every_report_can_be_written(drawn: Report) -> None:
    """As lines without space at their ends, the same each time."""
    data, _ = render_bytes(drawn, MARKDOWN)
    text = data.decode()
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert not re.search(r"[ \t]$", text, re.MULTILINE)
    assert render_bytes(drawn, MARKDOWN)[0] == data
    READER.parse(text)


def test_it_shows_all_but_pictures() -> None:
    """Only charts, diagrams and figures are told in words."""
    assert MARKDOWN.capabilities == ALL - PICTURES


# Text stays text.


@settings(deadline=None, max_examples=60)
@given(words())
@example("***")
@example("---")
@example("===")
@example("## x ##")
@example("```\ncode")
@example("12) x")
@example("+")
@example("\n\n# x")
@example("[^1]: x")
@example("| a |\n| - |")
def test_text_is_shown_as_it_is(text: str) -> None:
    """In a paragraph, a title, an item, a quotation and a cell."""
    column = Column(key="a", label=text)
    table = Table(id="t", caption=text, columns=(column,), rows=((text,),), totals=(text,))
    section = Section(
        id="s",
        title=text,
        numbered=False,
        blocks=(
            Paragraph(text),
            BulletList((Item(text, more=(Paragraph(text),), items=(Item(text),)),)),
            Quote(text=text),
            table,
        ),
    )
    whole = written(evolve(report(title=text), sections=(section,)))
    found = [trimmed(each) for each in shown(whole)]
    facts = ["Organisation: O", "Facts as at: 1 April 2019"]
    caption = f"Table 1: {text}"
    expected = [text, *facts, *[text] * 6, caption, *[text] * 3]
    assert found == [trimmed(each) for each in expected]
    assert kinds(whole).count("heading_open") == 2
    assert not {"code_block", "fence", "hr", "html_block", "ordered_list_open"} & set(kinds(whole))


def test_a_line_of_nothing_but_breaks_is_html() -> None:
    """Which a reader shows as the empty lines that it is."""
    assert body(Paragraph("\n")) == "<br>\n"


@settings(deadline=None, max_examples=60)
@given(spans)
def test_spans_are_shown_one_after_the_other(drawn: Spans) -> None:
    """With what is strong strong, links leading where they should, and nothing else."""
    check_spans(drawn)


@pytest.mark.parametrize("mine", SPLIT)
def test_spans_mean_nothing_new_together(mine: Spans) -> None:
    """No entity, picture, list or address comes of two spans side by side."""
    check_spans(mine)


def check_spans(mine: Spans) -> None:
    """Hold what a reader shows of *mine* against what they say."""
    text = body(Paragraph((*mine, Text("."))))
    (line,) = shown(text)
    assert trimmed(line) == trimmed("".join(span.text for span in mine) + ".")  # type: ignore[union-attr]
    (inline,) = [token for token in READER.parse(text) if token.type == "inline"]
    found = [each.attrGet("href") for each in inline.children or () if each.type == "link_open"]
    assert found == [READER.normalizeLink(span.url) for span in mine if isinstance(span, Link)]
    tags = text.count("<strong>")
    strong = sum(each.type == "strong_open" for each in inline.children or ()) + tags
    assert strong == sum(isinstance(span, Strong) and bool(span.text.strip(" \t")) for span in mine)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A & B", "A & B"),
        ("a_b", "a\\_b"),
        ("https://example.org/a_b", "https\\://example.org/a\\_b"),
        ("www.example.org", "www\\.example.org"),
        ("$5 to $10", "\\$5 to \\$10"),
        ("1.1 is no list", "1.1 is no list"),
        ("1. is one", "1\\. is one"),
        ("  spaced", "&#32;&#32;spaced"),
    ],
)
def test_no_more_is_escaped_than_must_be(text: str, source: str) -> None:
    """The source stays readable; addresses do not become links by themselves."""
    assert body(Paragraph(text)) == f"{source}\n"


# Each block.


def test_numbers_are_typed() -> None:
    """And are no list to a reader."""
    blocks = (NumberedParagraph("one"), NumberedParagraph("two", level=2))
    section = Section(id="s", title="Background", blocks=blocks)
    text = written(evolve(report(), sections=(section,)))
    assert "\n## 1.0 Background\n\n**1.1** one\n\n**1.1.1** two\n" in text
    assert "ordered_list_open" not in kinds(text)


def test_letters_are_paragraphs_of_their_own() -> None:
    """What stands below one follows it."""
    letters = LetteredList((Item("one"), Item("two", items=(Item("x"),))))
    assert body(letters) == "a. one\n\nb. two\n\n- x\n"


def test_two_lists_stay_two() -> None:
    """A comment keeps them apart."""
    text = body(BulletList((Item("a"),)), BulletList((Item("b"),)))
    assert kinds(text).count("bullet_list_open") == 2


def test_lists_in_lists_and_paragraphs_in_items() -> None:
    """All are read back where they belong."""
    inner = Item("b", more=(Paragraph("c"),), items=(Item("d"),))
    text = body(BulletList((Item("a", items=(inner,)), Item((), more=(Paragraph("e"),)))))
    assert text == "- a\n  - b\n\n    c\n    - d\n- e\n"
    assert kinds(text).count("bullet_list_open") == 3


def test_empty_paragraphs_and_lists_leave_no_trace() -> None:
    """Nor a blank line too many."""
    blocks = (Paragraph("a"), Paragraph(()), BulletList(()), Paragraph("b"))
    assert body(*blocks) == "a\n\nb\n"
    assert body(BulletList((Item(()),))) == "-\n"


def test_numbers_stand_on_the_right() -> None:
    """Of columns that hold numbers, money or shares."""
    columns = (
        Column(key="a", label="A"),
        Column(key="b", label="B", kind="money", unit="£"),
        Column(key="c", label="C", kind="date"),
    )
    table = Table(id="t", caption="Caption", columns=columns, rows=())
    assert body(table) == (
        "**Table 1: Caption**\n\n| A | B (£) | C |\n| --- | ---: | --- |\n\nThere are no rows.\n"
    )


def test_a_draft_says_so_at_the_top_and_so_do_banners() -> None:
    """Before anything else but the title."""
    text = written(report(draft=True, banners=("Invented", "Not for circulation")))
    assert text.startswith(
        "# Title\n\n**DRAFT**\n\n> **Invented**\n\n> **Not for circulation**\n\n- **Organisation:**"
    )
    assert "DRAFT" not in written(report())


def test_notes_are_footnotes() -> None:
    """By their numbers; a note that nothing refers to is typed, as readers leave it out."""
    notes = (Note(id="b", spans="B"), Note(id="c", spans="C"), Note(id="a", spans=Strong("A")))
    blocks = (Paragraph((Text("x"), NoteRef("a"), NoteRef("b"), NoteRef("a"))),)
    text = written(report(*blocks, notes=notes))
    assert text.endswith("x[^1][^2][^1]\n\n[^1]: **A**\n\n[^2]: B\n\n**Note 3:** C\n")


def test_references_are_words() -> None:
    """As the labels have them."""
    table = Table(id="t", caption="C", columns=(Column(key="a", label="A"),), rows=(("x",),))
    assert body(Paragraph((Text("see "), Ref("t"), Text(" and "), Ref("s"))), table).startswith(
        "see Table 1 and “Section”\n"
    )


def test_headings_end_at_the_sixth_level() -> None:
    """Deeper ones are set at it, and that is told."""
    section = Section(id="s7", title="Seventh", numbered=False)
    for level in range(6, 1, -1):
        section = Section(id=f"s{level}", title="S", numbered=False, sections=(section,))
    data, result = render_bytes(evolve(report(), sections=(section,)), MARKDOWN)
    assert data.decode().endswith("\n###### Seventh\n")
    assert [told.block for told in result.degradations] == ["section s7"]


def test_a_block_that_was_not_lowered_is_an_error(tmp_path: Path) -> None:
    """Rendering lowers first; whoever calls the renderer alone must do so too."""
    with (tmp_path / "x.md").open("wb") as stream, pytest.raises(RenderError, match="Chart"):
        MarkdownRenderer().render(sample_report(), stream, NoOptions())
