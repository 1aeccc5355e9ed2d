"""Layout: no words meet others or leave the picture, whatever is charted."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ldsp_charts.picture import MARGIN
from ldsp_charts.specification import specification
from ldsp_core.document import Chart, Diagram, Report, Table, walk
from ldsp_core.testing.sample_documents import sample_report
from ldsp_core.testing.strategies import charts, tables
from ldsp_core.values import NOT_RECORDED, SUPPRESSED, Count, Money, PartialDate

LONG = (
    "Skilled and Productive Workforce, with a name that goes on and on until nobody can remember "
    "how it began, and Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch too"
)
OVER = Count.parse("over 999999999999")
CELLS = (600, OVER, NOT_RECORDED, Money.pounds("-2549.50"), SUPPRESSED, Count.parse("500-600"))


def meeting(found: list[tuple[str, Any]]) -> list[tuple[str, str]]:
    """Return the pairs of texts that overlap, by more than the roundness of letters."""
    return [
        (one, other)
        for (one, a), (other, b) in combinations(found, 2)
        if one
        and other
        and min(a[2], b[2]) - max(a[0], b[0]) > 1
        and min(a[3], b[3]) - max(a[1], b[1]) > 1
    ]


def outside(spec: dict[str, Any], found: list[tuple[str, Any]]) -> list[str]:
    """Return the texts that leave the picture."""
    return [
        text
        for text, (left, top, right, bottom) in found
        if left < -MARGIN["left"] - 0.1
        or top < -MARGIN["top"] - 0.1
        or right > spec["width"] + MARGIN["right"] + 0.1
        or bottom > spec["height"] + MARGIN["bottom"] + 0.1
    ]


@pytest.mark.parametrize("kind", ["bar", "line", "timeline", "matrix"])
@pytest.mark.parametrize("number", [1, 2, 4, 12, 60])
def test_long_names_are_broken_into_lines(draw: Any, boxes: Any, kind: Any, number: int) -> None:
    """In any number of rows, with long words and numbers of any size."""
    cells: Any = CELLS
    if kind == "timeline":
        cells = (PartialDate(year=2018), PartialDate(year=2019, month=3), NOT_RECORDED)
    rows = [
        (f"{place} {LONG}", cells[place % len(cells)], cells[(place + 1) % len(cells)])
        for place in range(number)
    ]
    drawn = draw(kind, rows, "value", "target" if kind != "timeline" else "value")
    found = boxes(drawn)
    assert meeting(found) == []
    assert outside(drawn.spec, found) == []


def blocks(report: Report) -> list[tuple[Chart | Diagram, Table | None]]:
    """Return what is to be drawn in *report*, charts with their tables."""
    every = [placed.block for placed in walk(report)]
    known = {block.id: block for block in every if isinstance(block, Table)}
    return [
        (block, known.get(block.table) if isinstance(block, Chart) else None)
        for block in every
        if isinstance(block, Chart | Diagram)
    ]


@pytest.mark.parametrize("place", range(5))
def test_the_words_of_the_sample_keep_apart(look: Any, boxes: Any, place: int) -> None:
    """Every kind of chart, and the diagram."""
    drawn = look(specification(*blocks(sample_report())[place]))
    assert meeting(boxes(drawn)) == []
    assert outside(drawn.spec, boxes(drawn)) == []


@settings(max_examples=150)
@given(st.data())
def test_everything_that_can_be_charted_is_drawn(data: st.DataObject) -> None:
    """Any columns, any cells, any kind: there is a specification, of plain finite data."""
    table = data.draw(tables("t"))
    spec = specification(data.draw(charts("c", table)), table)
    assert _plain(spec)


def _plain(data: Any) -> bool:
    match data:
        case dict():
            return all(isinstance(key, str) and _plain(value) for key, value in data.items())
        case list():
            return all(map(_plain, data))
        case float() | int():
            return abs(data) < float("inf")
        case _:
            return isinstance(data, str | bool) or data is None
