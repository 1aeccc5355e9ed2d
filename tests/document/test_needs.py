"""What a document asks of a format."""

from __future__ import annotations

from datetime import date

import pytest

from ldsp_core.document import (
    ALL,
    Block,
    BulletList,
    Callout,
    Capability,
    Column,
    Custom,
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
    Table,
    needs,
)
from ldsp_core.testing.sample_documents import sample_report

LINK = Link("words", "https://example.org")


def report(*blocks: Block, notes: tuple[Note, ...] = ()) -> Report:
    """Return a report of one section."""
    front = Front(title="T", organisation="O", as_at=date(2019, 4, 1))
    section = Section(id="s", title="S", blocks=blocks)
    return Report(name="r", front=front, sections=(section,), notes=notes)


def table(cell: str | Link, *notes: str) -> Table:
    """Return a table of one cell."""
    column = Column(key="a", label="A", notes=notes)
    return Table(id="t", caption="C", columns=(column,), rows=(), totals=(cell,))


def test_the_sample_needs_everything() -> None:
    """It holds one of each."""
    assert needs(sample_report()) == ALL


@pytest.mark.parametrize(
    ("block", "needed"),
    [
        (Paragraph("x"), set()),
        (NumberedParagraph("x"), {Capability.NUMBERED_PARAGRAPHS}),
        (Paragraph(LINK), {Capability.LINKS}),
        (Paragraph(Ref("s")), {Capability.REFERENCES}),
        (Paragraph(NoteRef("n")), {Capability.NOTES}),
        (Quote(text="x"), {Capability.QUOTES}),
        (
            Callout(title="x", paragraphs=(Paragraph(LINK),)),
            {Capability.CALLOUTS, Capability.LINKS},
        ),
        (LetteredList((Item("x"),)), {Capability.LETTERED_LISTS}),
        (
            LetteredList((Item("x", items=(Item("y"),)),)),
            {Capability.LETTERED_LISTS, Capability.BULLET_LISTS},
        ),
        (
            BulletList((Item("x", more=(Paragraph(Ref("s")),)),)),
            {Capability.BULLET_LISTS, Capability.REFERENCES},
        ),
        (table("x"), {Capability.TABLES}),
        (table(LINK), {Capability.TABLES, Capability.LINKS}),
        (table("x", "n"), {Capability.TABLES, Capability.NOTES}),
        (Custom(kind="map", data={}, fallback=(Quote(text="x"),)), set()),
    ],
)
def test_a_block_needs_what_is_in_it(block: Block, needed: set[Capability]) -> None:
    """However deep; a Custom block needs a renderer that knows it, not a capability."""
    assert needs(report(block)) == needed


def test_a_note_needs_notes_even_where_nothing_refers_to_it() -> None:
    """Else it would be lost."""
    assert needs(report(notes=(Note(id="n", spans=LINK),))) == {Capability.NOTES, Capability.LINKS}
