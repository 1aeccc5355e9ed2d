"""Finding everything in a document that contradicts itself, before anybody is shown it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from ldsp_core.document.blocks import (
    SCHEMA_VERSION,
    Block,
    Chart,
    Custom,
    Diagram,
    Figure,
    Metrics,
    NumberedParagraph,
    Report,
    Section,
    Span,
    Table,
)
from ldsp_core.document.contents import (
    SAFE_CELLS,
    plainly_right,
    wrong_cell,
    wrong_data,
    wrong_picture,
    wrong_texts,
)
from ldsp_core.document.contradictions import batches, contradictions
from ldsp_core.document.dependencies import circles, rules_of, sources
from ldsp_core.document.evaluation import wrong_rows
from ldsp_core.document.names import Names
from ldsp_core.document.walking import (
    Placed,
    all_rows,
    block_name,
    spans_in,
    walk,
    walk_sections,
    with_fallbacks,
)
from ldsp_core.errors import DocumentError, did_you_mean

MOST_PROBLEMS: Final = 50
"""How many problems an error lists; it tells how many more there are."""


def validate(report: Report) -> None:
    """Raise DocumentError listing everything in *report* that contradicts itself.

    That is: ids used twice; references to nothing, or from outside to what a Custom
    falls back on; rows of the wrong length; charts and rules that name columns which are
    not there; derived cells that are not what their rule gives; cells that may not be;
    text that no format can keep; captions, titles and descriptions that say nothing;
    numbers that skip a level; diagrams that are no trees.
    """
    problems = list(problems_in(report))
    if not problems:
        return
    lines = problems[:MOST_PROBLEMS]
    if len(problems) > MOST_PROBLEMS:
        lines.append(f"… and {len(problems) - MOST_PROBLEMS} more")
    text = "\n".join(f"  {line}" for line in lines)
    raise DocumentError(f"the report {report.name} contradicts itself:\n{text}")


def problems_in(report: Report) -> Iterator[str]:
    """Yield in words everything that ``validate`` refuses."""
    if report.schema_version != SCHEMA_VERSION:
        yield f"its schema version is {report.schema_version!r}; it must be {SCHEMA_VERSION}"
    yield from wrong_texts(report.name, ("name",))
    yield from wrong_texts(report.front, ("front",))
    yield from wrong_texts(report.notes, ("notes",))
    names = Names.of(report)
    yield from names.used_twice()
    for line in report.front.fields:
        yield from _at(f"front, {line.label}", names.wrong_refs(line.spans))
    for note in report.notes:
        yield from _at(f"note {note.id}", names.wrong_refs(note.spans))
    for path in walk_sections(report):
        section = path[-1]
        yield from _at(f"section {section.id}", wrong_texts(section))
        yield from _at(f"section {section.id}", _wrong_levels(section))
    unsound = False
    for placed in walk(report):
        inside = names.seen_from(placed.block)
        for block in with_fallbacks(placed.block):
            for problem in _wrong_block(block, inside):
                unsound = unsound or isinstance(block, Table)
                yield f"{placed.place}{_inner(placed, block)}: {problem}"
    tables = [block for block in names.blocks if isinstance(block, Table)]
    round_about = tuple(circles(tables))
    yield from round_about
    if not unsound and not round_about:
        yield from contradictions(tables)


def _at(place: str, problems: Iterable[str]) -> Iterator[str]:
    return (f"{place}: {problem}" for problem in problems)


def _inner(placed: Placed, block: Block) -> str:
    return "" if block is placed.block else f", fallback ({block_name(block)})"


def _wrong_block(block: Block, names: Names) -> Iterator[str]:
    if not isinstance(block, Block):
        yield f"{block!r:.60} is no block"
        return
    for span in spans_in(block):
        if not isinstance(span, Span):
            yield f"{span!r:.60} is no span"
            return
    yield from wrong_texts(block)
    yield from names.wrong_refs(spans_in(block))
    match block:
        case Table():
            yield from names.wrong_notes(note for one in block.columns for note in one.notes)
            yield from _wrong_table(block, names)
        case Chart():
            yield from _wrong_chart(block, names)
        case Diagram():
            yield from _wrong_diagram(block)
        case Figure():
            yield from filter(None, [wrong_picture(block)])
        case Metrics():
            for metric in block.metrics:
                yield from _at(metric.label, filter(None, [wrong_cell(metric.value)]))
        case NumberedParagraph() if block.level < 1:
            yield f"its level is {block.level}; levels start at 1"
        case Custom():
            yield from wrong_data(block.data)
            if not block.fallback:
                yield "it has nothing to fall back on; give core blocks for other formats"
        case _:
            pass


def _wrong_levels(section: Section) -> Iterator[str]:
    """Yield a paragraph that skips a level, whether Custom blocks are shown or fall back."""
    shown = [block for block in section.blocks if isinstance(block, NumberedParagraph)]
    every = [
        inner
        for block in section.blocks
        for inner in with_fallbacks(block)
        if isinstance(inner, NumberedParagraph)
    ]
    for paragraphs in (shown, every):
        for before, after in pairwise([0, *(paragraph.level for paragraph in paragraphs)]):
            if after > before + 1:
                yield (
                    f"a numbered paragraph of level {after} follows one of level {before}"
                    if before
                    else f"its first numbered paragraph is of level {after}; it must be 1"
                )
                return


def _wrong_table(table: Table, names: Names) -> Iterator[str]:
    if not table.columns:
        yield "it has no columns"
    for key, times in Counter(column.key for column in table.columns).items():
        if times > 1:
            yield f"{times} columns have the key {key!r}"
    yield from wrong_rows(table)
    yield from _wrong_cells(table)
    for part, rule in rules_of(table):
        for other, column, which in sources(part, rule):
            found = table if other == table.id else names.table(other)
            if found is None:
                yield f"column {part[1]} derives from the table {other!r}, which is not there"
                break
            keys = [each.key for each in found.columns]
            if column not in keys:
                advice = did_you_mean(column, keys)
                yield f"column {part[1]} derives from {column!r}, no column of {other}{advice}"
            elif (
                which == "total"
                and found.totals is None
                and (part[2] == "rows" or found is not table)
            ):
                yield f"column {part[1]} derives from a total of {other}, which has none"


def _wrong_cells(table: Table) -> Iterator[str]:
    before = 0
    for rows in batches(all_rows(table)):
        widths = set(map(len, rows))
        if len(widths) > 1 or not all(map(plainly_right, zip(*rows, strict=True))):
            for number, row in enumerate(rows, before + 1):
                at_end = table.totals is not None and number > len(table.rows)
                for place, cell in enumerate(row, 1):
                    if type(cell) not in SAFE_CELLS and (problem := wrong_cell(cell)):
                        where = "total row" if at_end else f"row {number}"
                        yield f"{where}, cell {place}: {problem}"
        before += len(rows)


def _wrong_chart(chart: Chart, names: Names) -> Iterator[str]:
    table = names.table(chart.table)
    if table is None:
        yield f"its table {chart.table!r} is not there"
        return
    if not chart.series:
        yield "it has no series"
    if chart.kind == "timeline" and len(chart.series) > 2:
        yield f"a timeline has a series of starts and one of ends; it has {len(chart.series)}"
    if chart.kind == "matrix" and chart.lines:
        yield "a matrix has no amounts or dates for a line to stand at; leave its lines out"
    for line in chart.lines:
        yield from _at(f"line {line.label}", filter(None, [wrong_cell(line.value)]))
    keys = [column.key for column in table.columns]
    for key in (chart.x, *(series.column for series in chart.series)):
        if key not in keys:
            yield f"the table {table.id} has no column {key!r}{did_you_mean(key, keys)}"


def _wrong_diagram(diagram: Diagram) -> Iterator[str]:
    if not diagram.nodes:
        yield "it has no boxes"
    parents = {node.id: node.parent for node in diagram.nodes}
    for name, times in Counter(node.id for node in diagram.nodes).items():
        if times > 1:
            yield f"{times} boxes have the id {name!r}"
    for node in diagram.nodes:
        if node.parent is not None and node.parent not in parents:
            yield f"the box {node.id!r} hangs on {node.parent!r}, which is not there"
    for name in parents:
        above, steps = parents[name], 0
        while above is not None and above != name and steps <= len(parents):
            above, steps = parents.get(above), steps + 1
        if above == name:
            yield f"the box {name!r} hangs on itself, by way of others or directly"
