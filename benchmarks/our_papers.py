"""What is measured of papers in Word: each function makes ready and returns the work itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Final

from ldsp_core.document import (
    Block,
    Cell,
    Column,
    Front,
    NumberedParagraph,
    Report,
    Row,
    Section,
    Table,
)
from ldsp_core.plugins import Registry
from ldsp_core.rendering import RendererSpec
from ldsp_core.rendering.render import render_bytes
from ldsp_core.values import Count, Missing, Money

COLUMNS: Final = (
    ("Activity", "text"),
    ("Theme", "text"),
    ("Status", "text"),
    ("Place", "text"),
    ("Start", "date"),
    ("Target", "number"),
    ("Reached", "number"),
    ("Groups", "number"),
    ("Profile (£)", "money"),
    ("Actual (£)", "money"),
    ("Forecast (£)", "money"),
    ("Lead", "text"),
)
"""The columns of the table, and what stands in each."""

TEXT: Final = "A course on essential digital skills for people who are out of work, led by "
"""What paragraphs say, each with its number behind."""


def cells(number: int) -> Row:
    """Return one row of the table: names, a date, counts and bounds, money, what is missing."""
    reached: Cell = Count.parse(f"over {number % 90 + 10}") if number % 3 else Missing()
    return (
        f"Activity {number}",
        "Skilled Workforce",
        "under way",
        "Chorley",
        date(2019, number % 12 + 1, 1),
        number % 90 + 20,
        reached,
        number % 7,
        Money.pounds(Decimal(number % 900) + Decimal("0.50")),
        Money.pounds(number % 800),
        Money.pounds(number % 700),
        "Example College",
    )


def table(size: int) -> Callable[[], int]:
    """Write a paper with a table of *size* rows, from typed cells to the finished file."""
    columns = tuple(
        Column(key=f"c{place}", label=label, kind=kind)  # type: ignore[arg-type]
        for place, (label, kind) in enumerate(COLUMNS)
    )
    rows = tuple(map(cells, range(size)))
    spec = Registry.discover().renderer("word").spec
    block = Table(id="t", caption="Activities", columns=columns, rows=rows)
    return lambda: len(paper(spec, block))


def paragraphs(size: int) -> Callable[[], int]:
    """Write a paper with *size* numbered paragraphs in a style of their own."""
    blocks = tuple(NumberedParagraph(f"{TEXT}{number}.") for number in range(size))
    spec = Registry.discover().renderer("word").spec
    return lambda: len(paper(spec, *blocks))


def paper(spec: RendererSpec, *blocks: Block) -> bytes:
    """Return a whole paper, written with *spec*, that has *blocks* in one section."""
    front = Front(title="A paper", organisation="A partnership", as_at=date(2019, 4, 1))
    section = Section(id="only", title="Only", blocks=blocks, wide=True)
    content, _ = render_bytes(Report(name="paper", front=front, sections=(section,)), spec)
    return content
