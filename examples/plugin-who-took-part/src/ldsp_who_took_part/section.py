"""The section: a table for each way in which people reached are broken down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ldsp_core.document import (
    Block,
    BulletList,
    Cell,
    Column,
    Item,
    NumberedParagraph,
    Paragraph,
    Ref,
    Row,
    Section,
    Table,
    Text,
    format_cell,
)
from ldsp_core.model import Measurement
from ldsp_core.reports import ReportRequest
from ldsp_core.values import NOT_RECORDED, Missing
from ldsp_who_took_part.figures import Reached, people_reached

Category = tuple[str, int]
"""A category, and which of its name it is: a breakdown may name one twice."""

MANY_COLUMNS = 6
"""More than these do not fit an upright page."""


def who_took_part(request: ReportRequest) -> Section:
    """Return the section; whatever is suppressed in the request is so in its tables."""
    reached = list(people_reached(request))
    told = [(each, dimension) for each in reached for dimension in each.dimensions]
    blocks: list[Block] = []
    columns = 0
    for number, (each, dimension) in enumerate(told, 1):
        table = _table(each, dimension, f"who-took-part-{number}")
        words = f" says who took part in {each.activity.title}, by {dimension}."
        blocks += [NumberedParagraph((Ref(table.id), Text(words))), table]
        columns = max(columns, len(table.columns))
    silent = [each for each in reached if not each.dimensions]
    if silent:
        items = [Item(f"{each.activity.title}: {each.indicator.name}") for each in silent]
        blocks += [NumberedParagraph("Who took part is not stated for:"), BulletList(tuple(items))]
    return Section(
        id="who-took-part",
        title="Who took part",
        blocks=tuple(blocks) or (Paragraph("Not stated"),),
        wide=columns > MANY_COLUMNS,
    )


def _table(reached: Reached, dimension: str, table_id: str) -> Table:
    """Return a row for each category, a column for each figure; the total is the one stated.

    What is broken down by something else alone has no column.
    """
    figures = [each for each in reached.figures if not each.breakdowns or _has(each, dimension)]
    counts = [dict(_counts(each, dimension)) for each in figures]
    categories = dict.fromkeys(category for each in counts for category in each)
    label = dimension[:1].upper() + dimension[1:]
    return Table(
        id=table_id,
        caption=f"{reached.indicator.name} ({reached.activity.title}), by {dimension}",
        columns=(
            Column(key="category", label=label),
            *(
                Column(key=f"figure-{at}", label=_when(each), kind="number")
                for at, each in enumerate(figures, 1)
            ),
        ),
        rows=tuple(_row(category, counts) for category in categories),
        totals=("All", *(each.count for each in figures)),
    )


def _has(figure: Measurement, dimension: str) -> bool:
    return any(each.dimension == dimension for each in figure.breakdowns)


def _counts(figure: Measurement, dimension: str) -> Iterator[tuple[Category, Cell]]:
    seen: Counter[str] = Counter()
    for breakdown in figure.breakdowns:
        if breakdown.dimension == dimension:
            for part in breakdown.parts:
                seen[part.category] += 1
                yield (part.category, seen[part.category]), part.count


def _row(category: Category, counts: list[dict[Category, Cell]]) -> Row:
    return (category[0], *(each.get(category, NOT_RECORDED) for each in counts))


def _when(figure: Measurement) -> str:
    """Return the words above a column: ``2025-26 Q3``, with the place where there is one."""
    place = "" if isinstance(figure.place, Missing) else figure.place.name
    period = "" if isinstance(figure.period, Missing) else format_cell(figure.period)
    if period and figure.cumulative:
        period = f"up to {period}"
    return ", ".join(filter(None, (place, period))) or "Number"
