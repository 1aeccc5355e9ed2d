"""Hypothesis strategies for spans and for every kind of block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ldsp_core.document import (
    Block,
    BulletList,
    Callout,
    Chart,
    ChartKind,
    Column,
    Custom,
    Diagram,
    Figure,
    Item,
    LetteredList,
    Metric,
    Metrics,
    Node,
    NoteRef,
    NumberedParagraph,
    Paragraph,
    Quote,
    Ref,
    ReferenceLine,
    Series,
    Spans,
    Strong,
    Table,
    Text,
)
from ldsp_core.testing.cell_strategies import cells, links, words
from ldsp_core.testing.sample_pictures import PNG, SVG

CUSTOM_KINDS: Final = ("map", "timeline")
"""The kinds of the Custom blocks that are drawn."""


@lru_cache(maxsize=256)
def spans(targets: tuple[str, ...] = (), notes: tuple[str, ...] = ()) -> SearchStrategy[Spans]:
    """Draw spans that refer to some of *targets* and *notes*."""
    kinds: list[SearchStrategy[Any]] = [
        st.builds(Text, words()),
        st.builds(Strong, words()),
        links(),
    ]
    if targets:
        kinds.append(st.builds(Ref, st.sampled_from(targets)))
    if notes:
        kinds.append(st.builds(NoteRef, st.sampled_from(notes)))
    return st.lists(st.one_of(kinds), max_size=4).map(tuple)


@lru_cache(maxsize=256)
def plain_blocks(of: SearchStrategy[Spans]) -> SearchStrategy[Block]:
    """Draw blocks without an id, whose spans are drawn by *of*."""
    paragraphs = st.lists(st.builds(Paragraph, of), max_size=2).map(tuple)
    items = _items(of, 2)
    metric = st.builds(Metric, label=words(), value=cells(), note=st.just("") | words())
    return st.one_of(
        st.builds(Paragraph, of),
        st.builds(NumberedParagraph, of),
        st.builds(BulletList, items),
        st.builds(LetteredList, items),
        st.lists(metric, min_size=1, max_size=3).map(lambda found: Metrics(metrics=tuple(found))),
        st.builds(Quote, text=words(), source=st.just("") | words()),
        st.builds(
            Callout,
            title=words(),
            paragraphs=paragraphs,
            kind=st.sampled_from(["information", "warning"]),
        ),
    )


def _items(of: SearchStrategy[Spans], depth: int) -> SearchStrategy[tuple[Item, ...]]:
    below = _items(of, depth - 1) if depth else st.just(())
    more = st.lists(st.builds(Paragraph, of), max_size=1).map(tuple)
    return st.lists(st.builds(Item, of, more=more, items=below), max_size=2).map(tuple)


@st.composite
def tables(draw: st.DrawFn, table_id: str, notes: Sequence[str] = ()) -> Table:
    """Draw a table of any cells."""
    count = draw(st.integers(1, 4))
    noted = st.lists(st.sampled_from(notes), max_size=1) if notes else st.just([])
    columns = tuple(
        Column(
            key=f"c{number}",
            label=draw(words()),
            kind=draw(st.sampled_from(["text", "number"])),
            unit=draw(st.just("") | words()),
            notes=tuple(draw(noted)),
        )
        for number in range(count)
    )
    row = st.lists(cells(), min_size=count, max_size=count).map(tuple)
    return Table(
        id=table_id,
        caption=draw(words()),
        columns=columns,
        rows=tuple(draw(st.lists(row, max_size=3))),
        totals=draw(st.none() | row),
    )


@st.composite
def diagrams(draw: st.DrawFn, diagram_id: str) -> Diagram:
    """Draw a tree, or several, in any order."""
    nodes: list[Node] = []
    for number in range(draw(st.integers(1, 5))):
        parents: list[str | None] = [None, *(node.id for node in nodes)]
        nodes.append(
            Node(
                id=f"n{number}",
                label=draw(words()),
                parent=draw(st.sampled_from(parents)),
                detail=draw(st.just("") | words()),
            )
        )
    return Diagram(
        id=diagram_id,
        caption=draw(words()),
        alt=draw(words()),
        nodes=tuple(draw(st.permutations(nodes))),
    )


@st.composite
def charts(draw: st.DrawFn, chart_id: str, table: Table) -> Chart:
    """Draw a chart of *table*, of any kind and with any columns."""
    keys = st.sampled_from([column.key for column in table.columns])
    kind: ChartKind = draw(st.sampled_from(["bar", "line", "timeline", "matrix"]))
    roles: SearchStrategy[Any] = st.sampled_from(["value", "target", "forecast"])
    series = st.builds(Series, column=keys, label=words(), role=roles)
    lines = st.builds(ReferenceLine, label=words(), value=cells())
    return Chart(
        id=chart_id,
        caption=draw(words()),
        alt=draw(words()),
        table=table.id,
        x=draw(keys),
        series=tuple(draw(st.lists(series, min_size=1, max_size=2))),
        kind=kind,
        lines=() if kind == "matrix" else tuple(draw(st.lists(lines, max_size=2))),
    )


def figures(figure_id: str) -> SearchStrategy[Figure]:
    """Draw a figure with a picture in one form or both."""
    pictures = st.sampled_from([(PNG, ""), (b"", SVG), (PNG, SVG)])
    return st.builds(
        lambda caption, alt, picture: Figure(
            id=figure_id, caption=caption, alt=alt, png=picture[0], svg=picture[1]
        ),
        words(),
        words(),
        pictures,
    )


_DATA: Final[SearchStrategy[Mapping[str, Any]]] = st.dictionaries(
    words(),
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False, allow_infinity=False)
        | words(),
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(words(), inner, max_size=2),
        max_leaves=3,
    ),
    max_size=2,
)


@st.composite
def customs(draw: st.DrawFn, table_id: str, of: SearchStrategy[Spans]) -> Custom:
    """Draw a Custom block, which may fall back on a table called *table_id*."""
    fallback = draw(st.lists(plain_blocks(of), min_size=1, max_size=2))
    if draw(st.booleans()):
        fallback.append(draw(tables(table_id)))
    return Custom(
        kind=draw(st.sampled_from(CUSTOM_KINDS)), data=draw(_DATA), fallback=tuple(fallback)
    )
