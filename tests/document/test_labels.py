"""The numbers that readers see."""

from __future__ import annotations

from datetime import date

import pytest

from ldsp_core.document import (
    Block,
    Column,
    Custom,
    Front,
    Labels,
    Note,
    NoteRef,
    NumberedParagraph,
    Paragraph,
    Ref,
    Report,
    Section,
    Table,
    letter,
)
from ldsp_core.errors import DocumentError
from ldsp_core.testing.sample_documents import sample_report


def report(*sections: Section, notes: tuple[Note, ...] = ()) -> Report:
    """Return a report of *sections*."""
    front = Front(title="T", organisation="O", as_at=date(2019, 4, 1))
    return Report(name="r", front=front, sections=sections, notes=notes)


def numbered(level: int = 1) -> NumberedParagraph:
    """Return a numbered paragraph."""
    return NumberedParagraph("words", level=level)


def table(name: str, *notes: str) -> Table:
    """Return a table called *name* whose column refers to *notes*."""
    column = Column(key="a", label="A", notes=notes)
    return Table(id=name, caption="C", columns=(column,), rows=())


def test_sections_at_the_top_are_counted_with_a_zero() -> None:
    """1.0, 2.0; one without a number is not counted."""
    labels = Labels.of(
        report(
            Section(id="summary", title="S", numbered=False),
            Section(id="one", title="S"),
            Section(id="aside", title="S", numbered=False),
            Section(id="two", title="S"),
        )
    )
    assert [labels.section(name) for name in ("summary", "one", "aside", "two")] == [
        *("", "1.0", "", "2.0")
    ]


def test_paragraphs_and_sections_below_share_a_count() -> None:
    """The first section below two paragraphs is the third of its section."""
    inner = Section(id="inner", title="S", blocks=(numbered(), numbered(2), numbered()))
    outer = Section(id="outer", title="S", blocks=(numbered(), numbered()), sections=(inner,))
    labels = Labels.of(report(outer))
    assert labels.paragraphs("outer") == ("1.1", "1.2")
    assert labels.section("inner") == "1.3"
    assert labels.paragraphs("inner") == ("1.3.1", "1.3.1.1", "1.3.2")


def test_deeper_levels_start_anew_under_each_paragraph() -> None:
    """1.1, 1.1.1, 1.1.2, 1.2, 1.2.1."""
    blocks = tuple(numbered(level) for level in (1, 2, 2, 1, 2))
    labels = Labels.of(report(Section(id="s", title="S", blocks=blocks)))
    assert labels.paragraphs("s") == ("1.1", "1.1.1", "1.1.2", "1.2", "1.2.1")


def test_nothing_is_numbered_below_a_section_without_a_number() -> None:
    """Neither its paragraphs nor its sections have a number to stand below."""
    inner = Section(id="inner", title="S", blocks=(numbered(),))
    outer = Section(id="o", title="S", numbered=False, blocks=(numbered(),), sections=(inner,))
    labels = Labels.of(report(outer))
    assert labels.paragraphs("o") == ("",)
    assert labels.section("inner") == ""
    assert labels.paragraphs("inner") == ("",)


def test_charts_diagrams_and_figures_count_together() -> None:
    """Tables have a count of their own."""
    labels = Labels.of(sample_report())
    names = ("reach", "reach-chart", "spend", "spend-chart", "structure", "logo")
    assert [labels.caption(name) for name in names] == [
        *("Table 1", "Figure 1", "Table 4", "Figure 2", "Figure 3", "Figure 4")
    ]


def test_notes_are_counted_as_they_are_referred_to() -> None:
    """By the first reference, from columns too; those without one come last, in their order."""
    blocks: tuple[Block, ...] = (
        Paragraph(NoteRef("second")),
        table("t", "third"),
        Paragraph(NoteRef("second")),
    )
    notes = tuple(Note(id=name, spans="N") for name in ("first", "last", "third", "second"))
    labels = Labels.of(report(Section(id="s", title="S", blocks=blocks), notes=notes))
    assert [labels.note(name) for name in ("second", "third", "first", "last")] == [1, 2, 3, 4]


def test_references_are_worded_by_what_they_lead_to() -> None:
    """A table by its number, a section by its number, or by its title if it has none."""
    labels = Labels.of(sample_report())
    assert labels.ref("reach") == "Table 1"
    assert labels.ref("structure") == "Figure 3"
    assert labels.ref("future") == "section 2.2"
    assert labels.ref("summary") == "“Executive summary”"


@pytest.mark.parametrize("ask", ["section", "paragraphs", "caption", "note", "ref"])
def test_an_unknown_id_is_an_error(ask: str) -> None:
    """The error names the id."""
    with pytest.raises(DocumentError, match="'nowhere'"):
        getattr(Labels.of(sample_report()), ask)("nowhere")


def test_what_a_custom_block_falls_back_on_does_not_count() -> None:
    """It is numbered once it is shown, not before."""
    custom = Custom(kind="map", data={}, fallback=(table("inner"), numbered()))
    section = Section(id="s", title="S", blocks=(custom, table("t"), numbered()))
    labels = Labels.of(report(section))
    assert labels.caption("t") == "Table 1"
    assert labels.paragraphs("s") == ("1.1",)


def test_letters_go_on_after_z() -> None:
    """A, b, … z, aa, ab."""
    assert [letter(position) for position in (0, 1, 25, 26, 27, 52, 701, 702)] == [
        *("a", "b", "z", "aa", "ab", "ba", "zz", "aaa")
    ]


def test_references_in_notes_count_last() -> None:
    """A note that only another note refers to comes after those of the text."""
    notes = (
        Note(id="a", spans=NoteRef("c")),
        Note(id="b", spans=Ref("s")),
        Note(id="c", spans="words"),
    )
    section = Section(id="s", title="S", blocks=(Paragraph(NoteRef("a")),))
    labels = Labels.of(report(section, notes=notes))
    assert [labels.note(name) for name in ("a", "c", "b")] == [1, 2, 3]
