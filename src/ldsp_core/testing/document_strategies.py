"""Hypothesis strategies for documents: whole reports, and every kind of cell.

Needs the extra ``ldsp-core[testing]``. What they draw is valid: ``validate`` accepts it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Final

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ldsp_core.document import (
    Block,
    BulletList,
    Callout,
    Capability,
    Cell,
    Chart,
    ChartKind,
    Column,
    Custom,
    Diagram,
    Figure,
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
    ReferenceLine,
    Report,
    Section,
    Series,
    Spans,
    Strong,
    Table,
    Text,
    format_cell,
)
from ldsp_core.testing import value_strategies as values
from ldsp_core.testing.sample_documents import PNG, SVG
from ldsp_core.testing.table_strategies import derived_tables, referring_table
from ldsp_core.values import Interval, MoneyRange

AWKWARD_WORDS: Final = (
    "+44 1772 000000",
    "- not a list",
    "1. not a list",
    "# no heading #",
    "> no quotation",
    "a | b",
    "*stars* and _lines_",
    "`code` ~~gone~~ $x$",
    "[words](https://example.org) and ![picture](x.png)",
    "<b>bold</b> &amp; &#35;",
    "    no code",
    "\ttab\t",
    "https://example.org/a_b_c",
    "£75,000 – “quoted” …",
    "a\u00a0b\u2028c",
)
"""Texts that one format or another may take for something else."""

CUSTOM_KINDS: Final = ("map", "timeline")
"""The kinds of the Custom blocks that are drawn."""


@cache
def words() -> SearchStrategy[str]:
    """Draw text that says something."""
    return st.sampled_from(AWKWARD_WORDS) | values.texts.filter(str.strip)


@cache
def links() -> SearchStrategy[Link]:
    """Draw links."""
    addresses = ("https://example.org/", "https://example.org/?a=1&copy=2#(x", "mailto:a@b.org")
    return st.builds(Link, words(), st.sampled_from(addresses))


@st.composite
def money_ranges(draw: st.DrawFn) -> MoneyRange:
    """Draw a sum that is known within bounds."""
    low = Decimal(draw(st.integers(-(10**6), 10**9))).scaleb(-2)
    is_open = draw(st.booleans())
    interval = draw(
        st.sampled_from(
            [
                Interval(low=low, low_open=is_open),
                Interval(high=low, high_open=is_open),
                Interval(low=low, high=low + 100, low_open=is_open, high_open=is_open),
                Interval(low=low, high=low, approximate=True),
            ]
        )
    )
    return MoneyRange(interval=interval, currency=draw(st.sampled_from(["GBP", "EUR"])))


@cache
def cells() -> SearchStrategy[Cell]:
    """Draw any cell."""
    return st.one_of(
        words(),
        values.VALUES[int],
        values.numbers(),
        st.dates(),
        values.partial_dates(),
        values.sums(),
        money_ranges(),
        values.counts(),
        values.shares(),
        values.periods(),
        values.ratings(),
        values.reasons,
        links(),
    ).filter(lambda cell: format_cell(cell).strip() != "")


def capabilities() -> SearchStrategy[frozenset[Capability]]:
    """Draw what a format may be able to show."""
    return st.frozensets(st.sampled_from(list(Capability)))


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
