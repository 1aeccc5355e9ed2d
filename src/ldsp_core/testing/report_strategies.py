"""Hypothesis strategies for whole reports, and for what a format may show of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ldsp_core.document import (
    Block,
    Capability,
    Chart,
    Diagram,
    Figure,
    Front,
    FrontField,
    Note,
    NumberedParagraph,
    Report,
    Section,
    Spans,
    Table,
)
from ldsp_core.testing.block_strategies import (
    charts,
    customs,
    diagrams,
    figures,
    plain_blocks,
    spans,
    tables,
)
from ldsp_core.testing.cell_strategies import words
from ldsp_core.testing.table_strategies import derived_tables, referring_table


def capabilities() -> SearchStrategy[frozenset[Capability]]:
    """Draw what a format may be able to show."""
    return st.frozensets(st.sampled_from(list(Capability)))


@st.composite
def _with_ids(draw: st.DrawFn, notes: Sequence[str]) -> list[Block]:
    """Draw blocks that can be referred to, each with an id of its own."""
    found: list[Table] = [draw(tables(f"t{n}", notes)) for n in range(draw(st.integers(0, 1)))]
    if draw(st.booleans()):
        derived = draw(derived_tables("derived"))
        found.append(derived)
        if draw(st.booleans()):
            found.append(referring_table("referring", derived))
    blocks: list[Block] = list(found)
    if draw(st.booleans()) and found:
        blocks.append(draw(charts("chart", draw(st.sampled_from(found)))))
    if draw(st.booleans()):
        blocks.append(draw(diagrams("diagram")))
    if draw(st.booleans()):
        blocks.append(draw(figures("figure")))
    return blocks


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Draw a whole report, valid, with every kind of block, span, cell and rule in it at times."""
    notes = [f"note-{number}" for number in range(draw(st.integers(0, 2)))]
    known = draw(_with_ids(notes))
    names = [f"section-{number}" for number in range(draw(st.integers(1, 4)))]
    targets = [*names, *(block.id for block in known if isinstance(block, _Captioned))]
    of = spans(tuple(targets), tuple(notes))
    sections: list[Section] = []
    for number, name in enumerate(names):
        own = draw(st.lists(plain_blocks(of), max_size=3))
        if draw(st.booleans()):
            own.append(draw(customs(f"fallback-{number}", of)))
        share = known if number == len(names) - 1 else known[: draw(st.integers(0, len(known)))]
        known = known[len(share) :]
        sections.append(
            Section(
                id=name,
                title=draw(words()),
                blocks=tuple(_levelled(draw, draw(st.permutations([*own, *share])))),
                numbered=draw(st.booleans()),
                wide=draw(st.booleans()),
            )
        )
    return Report(
        name="drawn",
        front=draw(_fronts(of)),
        sections=_nested(draw, sections),
        notes=tuple(Note(id=note, spans=draw(of.filter(bool))) for note in notes),
    )


_Captioned: Final = (Table, Chart, Diagram, Figure)


def _levelled(draw: st.DrawFn, blocks: Sequence[Block]) -> Sequence[Block]:
    """Give numbered paragraphs levels of which none is skipped."""
    levelled: list[Block] = []
    level = 0
    for block in blocks:
        if isinstance(block, NumberedParagraph):
            level = draw(st.integers(1, level + 1))
            levelled.append(evolve(block, level=level))
        else:
            levelled.append(block)
    return levelled


def _nested(draw: st.DrawFn, sections: Sequence[Section]) -> tuple[Section, ...]:
    """Put some sections into those before them, keeping their order."""
    done: list[Section] = []
    for section in sections:
        if draw(st.booleans()) and done:
            done[-1] = evolve(done[-1], sections=(*done[-1].sections, section))
        else:
            done.append(section)
    return tuple(done)


@lru_cache(maxsize=256)
def _fronts(of: SearchStrategy[Spans]) -> SearchStrategy[Front]:
    field = st.builds(FrontField, label=words(), spans=of.filter(bool))
    return st.builds(
        Front,
        title=words(),
        organisation=words(),
        as_at=st.dates(min_value=date(1900, 1, 1)),
        subtitle=st.just("") | words(),
        author=st.just("") | words(),
        keywords=st.lists(words(), max_size=2).map(tuple),
        fields=st.lists(field, max_size=2).map(tuple),
        banners=st.lists(words(), max_size=2).map(tuple),
        draft=st.booleans(),
    )
