"""Going through a document."""

from __future__ import annotations

import pytest
from attrs import evolve

from ldsp_core.document import Custom, Table, table_of, walk
from ldsp_core.document.walking import all_ids, referred_notes, walk_sections, with_fallbacks
from ldsp_core.errors import DocumentError
from ldsp_core.testing.sample_documents import sample_report
from ldsp_core.testing.sample_tables import empty_table, reach_table


def test_blocks_come_in_reading_order() -> None:
    """A section's own blocks come before those of the sections in it."""
    found = [(placed.section.id, type(placed.block).__name__) for placed in walk(sample_report())]
    assert found[10:13] == [
        ("performance", "Chart"),
        ("future", "NumberedParagraph"),
        ("future", "LetteredList"),
    ]


def test_a_block_knows_the_sections_around_it() -> None:
    """The path leads from the outermost to the innermost."""
    places = {
        placed.block.id: placed
        for placed in walk(sample_report())
        if isinstance(placed.block, Table)
    }
    assert [section.id for section in places["events"].path] == ["performance", "future"]
    assert places["events"].place == "section future, block 4 (Table events)"


def test_sections_come_in_reading_order() -> None:
    """Each with those around it."""
    assert [path[-1].id for path in walk_sections(sample_report())] == [
        *("summary", "recommendations", "background", "performance", "future"),
        *("spend-section", "people", "all-values", "empty"),
    ]


def test_a_table_is_found_by_its_id() -> None:
    """An unknown id is an error that names it."""
    assert table_of(sample_report(), "reach") == reach_table()
    with pytest.raises(DocumentError, match="'nowhere'"):
        table_of(sample_report(), "nowhere")


def test_a_fallback_is_not_walked_but_its_ids_are_known() -> None:
    """Ids must not be used twice even where only one of the two is shown."""
    sample = sample_report()
    inner = evolve(empty_table(), id="inner")
    custom = Custom(kind="a", data={}, fallback=(Custom(kind="b", data={}, fallback=(inner,)),))
    section = evolve(sample.sections[0], blocks=(custom,))
    report = evolve(sample, sections=(section,))
    assert [placed.block for placed in walk(report)] == [custom]
    assert list(with_fallbacks(custom)) == [custom, custom.fallback[0], inner]
    assert list(all_ids(report)) == ["summary", "inner", "basis", "source", "unused"]


def test_references_to_notes_come_in_reading_order() -> None:
    """From spans and from the columns of tables."""
    assert list(referred_notes(sample_report())) == ["basis", "source", "basis"]
