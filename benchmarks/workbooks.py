"""What is measured of our workbooks: the whole way from a report to a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import ldsp_core as ldsp
from benchmarks.lines import POOL, Lines, figures
from ldsp_core.document import Cell, Column, Difference, Front, Ratio, Report, Section, Sum, Table
from ldsp_core.values import Count, Money, Share
from ldsp_excel.options import ExcelOptions
from ldsp_excel.renderer import ExcelRenderer


def report(size: int) -> Report:
    """Return a report of one table with *size* rows."""
    rows: Lines[Cell] = Lines(size, _cells)
    totals = _totals(size)
    table = Table(id="activities", caption="Activities", columns=_COLUMNS, rows=rows, totals=totals)
    front = Front(title="Activities", organisation="A partnership", as_at=date(2019, 4, 1))
    section = Section(id="activities-section", title="Activities", blocks=(table,))
    return Report(name="benchmark", front=front, sections=(section,))


def render(size: int) -> Callable[[], int]:
    """Render the report: checked, lowered, and written to the disk."""
    made = report(size)
    folder = TemporaryDirectory()
    path = Path(folder.name, "activities.xlsx")

    def work() -> int:
        ldsp.render(made, path)
        with folder:
            return path.stat().st_size

    return work


def write(size: int) -> Callable[[], int]:
    """Have the renderer alone write the report to the disk, as it does once it was checked."""
    made = report(size)
    folder = TemporaryDirectory()
    path = Path(folder.name, "activities.xlsx")

    def work() -> int:
        with path.open("wb") as stream:
            ExcelRenderer().render(made, stream, ExcelOptions())
        with folder:
            return path.stat().st_size

    return work


def _cells(number: int) -> tuple[Cell, ...]:
    made = figures(number)
    return (
        made.activity,
        made.organisation,
        made.theme,
        made.start,
        made.end,
        made.target,
        made.actual,
        Share.of(Count.exactly(made.actual), Count.exactly(made.target)),
        Money(amount=made.profile),
        Money(amount=made.spend),
        Money(amount=made.spend - made.profile),
    )


def _totals(size: int) -> tuple[Cell, ...]:
    target = actual = 0
    profile = spend = Decimal(0)
    for made in (figures(number % POOL) for number in range(size)):  # none is kept
        target, actual = target + made.target, actual + made.actual
        profile, spend = profile + made.profile, spend + made.spend
    words = "not applicable"
    return (
        "Total",
        *[words] * 5,
        target,
        actual,
        Share.of(Count.exactly(actual), Count.exactly(target)),
        Money(amount=profile),
        Money(amount=spend),
        Money(amount=spend - profile),
    )


_RATIO = Ratio(numerator="actual", denominator="target")
_COLUMNS = (
    Column(key="reference", label="Reference"),
    Column(key="activity", label="Activity"),
    Column(key="organisation", label="Organisation"),
    Column(key="theme", label="Theme"),
    Column(key="start", label="Start", kind="date"),
    Column(key="end", label="End", kind="date"),
    Column(key="target", label="Target", kind="number", total=Sum()),
    Column(key="actual", label="Actual", kind="number", total=Sum()),
    Column(key="share", label="Share of target", kind="share", derive=_RATIO, total=_RATIO),
    Column(key="profile", label="Profile", unit="£", kind="money", total=Sum()),
    Column(key="spend", label="Spend", unit="£", kind="money", total=Sum()),
    Column(
        key="variance",
        label="Variance",
        unit="£",
        kind="money",
        derive=Difference(minuend="spend", subtrahend="profile"),
        total=Sum(),
    ),
)
