"""Notes and their markers, resolved both ways (statement 3)."""

from __future__ import annotations

import re

import pytest

from ldsp_core.document import Column, FrontField, Note, NoteRef, Paragraph, Text
from ldsp_core.errors import DocumentError

BASIS = Note(id="basis", spans="Counted once.")
PEOPLE = Column(key="n", label="People", notes=("basis",))


def test_every_marker_has_its_note_and_every_note_its_places(sample):
    """3: each marker in the workbook has a row in the notes, and each row says where it stands."""
    marks = sample.column("notes", "Mark")
    places = dict(zip(marks, sample.column("notes", "Where it stands"), strict=True))
    used = {
        mark
        for sheet in sample.values.worksheets
        if sheet.title != "Notes"
        for row in sheet.iter_rows(values_only=True)
        for value in row
        if isinstance(value, str)
        for mark in re.findall(r"\[note \d+\]", value)
    }

    assert used == {"[note 1]", "[note 2]"}
    assert used <= set(marks)
    assert places["[note 1]"] == (
        "Text, Executive summary, paragraph; Reach against targets, column Reached (people)"
    )
    assert places["[note 3]"] == "not referred to"


def test_markers_and_notes_link_to_one_another(render, report_of, table_of):
    """3: a marker in a header leads to its note, and the note to the header."""
    book = render(report_of(table_of([PEOPLE], (1,)), notes=[BASIS])).values
    header, note = book["Reach"]["A5"], book["Notes"]["A6"]

    assert (header.value, header.hyperlink.location) == ("People [note 1]", "'Notes'!A6")
    assert (note.value, note.hyperlink.location) == ("[note 1]", "'Reach'!A5")


def test_notes_are_numbered_by_first_reference(render, report_of, table_of):
    """3: rows stand in the order of the numbers, which is that of the references."""
    late = Note(id="late", spans=(Text("See also"), NoteRef("basis")))
    spans = (Text("First"), NoteRef("late"))
    book = render(report_of(Paragraph(spans), table_of([PEOPLE], (1,)), notes=[BASIS, late]))

    assert book.column("text_of_the_report", "Text")[0] == "First [note 1]"
    assert book.column("notes", "Meaning")[:2] == ["See also [note 2]", "Counted once."]
    assert book.column("notes", "Where it stands")[1] == "Reach, column People; Notes, [note 1]"


def test_notes_of_the_front_are_found(render, report_of):
    """3: a note that the cover refers to says so."""
    field = FrontField(label="Committee", spans=(Text("Skills"), NoteRef("basis")))
    book = render(report_of(fields=(field,), notes=[BASIS]))

    assert book.column("details", "Details")[-1] == "Skills [note 1]"
    assert book.column("notes", "Where it stands") == ["Cover, Committee"]


def test_unknown_notes_are_refused(render, report_of, table_of):
    """3: a marker without a note is refused."""
    with pytest.raises(DocumentError, match="no note with the id 'basis'"):
        render(report_of(table_of([PEOPLE], (1,))))
