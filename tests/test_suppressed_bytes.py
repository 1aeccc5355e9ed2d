"""A suppressed figure is nowhere in what is written, whatever the report and the format."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import ldsp_core as ldsp
from ldsp_core import Count, Missing, Money, Partnership, Period, Share
from ldsp_core.calculations import suppression_pattern, with_publication
from ldsp_core.document import Table, walk
from ldsp_core.document.json_form import to_json
from ldsp_core.model import (
    Breakdown,
    Correction,
    Indicator,
    Measurement,
    Part,
    PaymentShare,
    Settings,
)

SECRET = 734_519
BESIDE = 2_345_678
"""Hidden only to protect the secret."""

SEEN = 8_123_456
TOTAL = SECRET + BESIDE + SEEN
QUARTER = Period.parse("FY2025-26/Q4")

FORMATS: list[tuple[str, dict[str, object]]] = [
    ("docx", {}),
    ("xlsx", {"profile": "publication"}),
    ("xlsx", {"profile": "working"}),
    ("md", {}),
    ("csv", {}),
    ("json", {}),
]
REPORTS: list[tuple[str, dict[str, Any]]] = [
    ("board-paper", {"provenance": True, "charts": "all"}),
    ("monitoring", {"provenance": True}),
    ("grant-claim", {"period": QUARTER, "grant": "coordinator-grant"}),
    ("figures", {}),
    ("change-report", {}),
    ("portfolio-summary", {}),
]
TABLES_OF_PARTS = {"monitoring", "figures", "change-report"}
"""The reports whose tables hold the parts of breakdowns, so that they must be hidden there."""


@pytest.fixture(scope="module")
def facts(fictional: Partnership) -> Partnership:
    """Return the example with numbers that nobody could overlook, in all the places there are."""
    parts = {"young": SECRET, "middle": BESIDE, "old": SEEN}
    whole = Measurement(
        indicator="crowd",
        kind="actual",
        count=Count.exactly(TOTAL),
        period=QUARTER,
        recorded=date(2026, 4, 1),
        source="registers",
        note=f"{SECRET:,} were young",
        corrections=(Correction(field="count", printed=str(SECRET), reason="misprinted"),),
        breakdowns=(
            Breakdown(
                dimension="age",
                parts=tuple(
                    Part(category=name, count=Count.exactly(number))
                    for name, number in parts.items()
                ),
            ),
        ),
    )
    alone = Measurement(
        indicator="few",
        kind="actual",
        count=Count.exactly(SECRET),
        period=QUARTER,
        source="registers",
    )
    target = Measurement(indicator="few", kind="target", count=Count.exactly(9 * SECRET))
    share = Measurement(
        indicator="part",
        kind="actual",
        share=Share.of(Count.exactly(SECRET), Count.exactly(TOTAL)),
        period=QUARTER,
    )
    indicators = tuple(
        Indicator(
            id=name,
            name=f"The {name}",
            unit="learners",
            told_as="came",
            basis="unique people",
            disclosive=True,
            reach=name != "part",
            catalogue="skills-fund@1/unique-learners-enrolled" if name == "few" else Missing(),
        )
        for name in ("crowd", "few", "part")
    )
    first, *others = fictional.activities
    (paid, *grants) = fictional.grants
    changed = evolve(
        fictional,
        indicators=(*fictional.indicators, *indicators),
        activities=(
            evolve(first, measurements=(*first.measurements, whole, alone, share, target)),
            *others,
        ),
        grants=(
            evolve(
                paid,
                price=Money.pounds(1000),
                payment_shares=(
                    PaymentShare(event="start", share=Share.parse("45%"), indicator="few"),
                ),
            ),
            *grants,
        ),
        settings=Settings(suppress_below=1_000_000),
    )
    pattern = suppression_pattern(changed)
    return with_publication(changed, pattern, date(2026, 4, 2), "figures")


def subjects(facts: Partnership, name: str) -> list[Partnership]:
    """Return what the report *name* is about: *facts*, and what it compares them with or adds."""
    if name == "change-report":  # whatever can change has changed
        first, *others = facts.activities
        *rest, crowd, few, part, target = first.measurements
        (split,) = crowd.breakdowns
        young, middle, old = split.parts
        earlier = (
            evolve(young, count=Count.exactly(SECRET - 7)),
            evolve(middle, count=Count.exactly(BESIDE + 7)),
            old,
        )
        crowd_then = evolve(crowd, breakdowns=(evolve(split, parts=earlier),))
        few_then = evolve(few, count=Count.exactly(SECRET * 2))
        then = evolve(first, measurements=(*rest, crowd_then, few_then, part, target))
        return [evolve(facts, activities=(then, *others), publications=()), facts]
    if name == "portfolio-summary":
        return [facts, evolve(facts, id="next-door", name="Next Door", activities=())]
    return [facts]


def written(facts: Partnership, name: str, params: dict[str, Any], kind: str, path: Path) -> None:
    """Write the report *name* to *path*."""
    options = dict(params.pop("options", {}))
    report = ldsp.build(name, *subjects(facts, name), **params)
    if kind == "json":
        path.write_text(to_json(report), encoding="utf-8")
    elif kind == "csv" and name != "figures":
        tables = [each.block.id for each in walk(report) if isinstance(each.block, Table)]
        assert tables
        one = path.with_name("one.csv")
        all_of_them = b""
        for table in tables:  # a file holds one; the test reads all of them
            ldsp.render(report, one, table=table)
            all_of_them += one.read_bytes()
        path.write_bytes(all_of_them)
    else:
        ldsp.render(report, path, **options)


def parts_of(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the name and text of all that is in a file, packed or not."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        yield "", data.decode("utf-8")
        return
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            yield name, name + package.read(name).decode("utf-8", errors="replace")


def found(data: bytes, number: int) -> list[str]:
    """Return the parts of a file in which *number* stands, its digits apart or together."""
    digits = str(number)
    between = r"[\s,.'\u00a0\u202f]?"
    pattern = re.compile(rf"(?<!\d){between.join(digits)}(?!\d)")
    return [name for name, text in parts_of(data) if pattern.search(text)]


@pytest.mark.parametrize(("kind", "options"), FORMATS, ids=lambda each: str(each))
@pytest.mark.parametrize(("name", "params"), REPORTS, ids=lambda each: str(each))
def test_a_suppressed_figure_is_nowhere_in_the_bytes(
    facts: Partnership,
    tmp_path: Path,
    name: str,
    params: dict[str, Any],
    kind: str,
    options: dict[str, object],
) -> None:
    """Not in a cell, a formula's stored value, a property, an alternative text or a note.

    The same report for internal use has it, so that the search would find it.
    """
    if kind == "json":
        options = {}
    for internal in (False, True):
        path = tmp_path / f"{internal}.{kind}"
        written(facts, name, params | {"options": options, "internal": internal}, kind, path)
        data = path.read_bytes()
        if internal:
            assert found(data, SECRET)
            assert found(data, BESIDE) or name not in TABLES_OF_PARTS
        else:
            assert not found(data, SECRET)
            assert not found(data, BESIDE)
            assert any("suppressed" in text for _, text in parts_of(data))


def test_a_share_of_a_suppressed_figure_is_nowhere_either(
    facts: Partnership, tmp_path: Path
) -> None:
    """A ninth of the target is the secret over the target: no 11.1 per cent, no position."""
    path = tmp_path / "monitoring.md"
    ldsp.render(ldsp.build("monitoring", facts), path)
    line = next(line for line in path.read_text("utf-8").splitlines() if "| The few |" in line)
    assert line.endswith("| 6,610,671 | suppressed | suppressed | suppressed | suppressed |")


def test_what_the_public_may_see_is_there(facts: Partnership, tmp_path: Path) -> None:
    """The part that protects nobody, and the total, are in the breakdowns as they are."""
    path = tmp_path / "monitoring.md"
    ldsp.render(ldsp.build("monitoring", facts), path)
    text = path.read_text("utf-8")
    assert found(path.read_bytes(), SEEN)
    assert found(path.read_bytes(), TOTAL)
    assert "Not for publication" not in text
