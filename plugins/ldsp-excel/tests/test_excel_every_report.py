"""The statements on workbooks, of every report of the examples and of any document there can be.

Each function below is one statement, for both profiles; the numbers are those of the
specification of workbooks.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils import range_boundaries

import ldsp_core as ldsp
from ldsp_core.document import Report
from ldsp_core.testing.strategies import reports

ROOT = Path(__file__).parents[3]
PROFILES = ("working", "publication")
STANDINS = ("not recorded", "not applicable", "not yet due", "suppressed", "not known")


@cache
def built() -> dict[str, Report]:
    """Every report of the examples that are about one partnership, by its name."""
    found: dict[str, Report] = {}
    for example in ("fictional", "lancashire"):
        partnership = ldsp.load(ROOT / "examples" / example / "partnership.toml")
        for name in ("monitoring", "board-paper", "figures"):
            found[f"{example} {name}"] = ldsp.build(name, partnership)
        for grant in partnership.grants:
            quarters = [each.period for each in grant.periods]
            if quarters:
                period = max(quarters, key=lambda each: each.end)
                claim = ldsp.build("grant-claim", partnership, grant=grant.id, period=period)
                found[f"{example} {grant.id}"] = claim
    return found


def tables_with_headers(book) -> Iterator[str]:
    """1: every region is a Table; headers are unique texts equal to its columns' names."""
    names: set[str] = set()
    for sheet, table in book.tables():
        headers = [cell.value for cell in sheet[table.ref][0]]
        if headers != [column.name for column in table.tableColumns]:
            yield f"{table.name}: {headers}"
        if not all(isinstance(each, str) and each.strip() for each in headers):
            yield f"{table.name} has an empty header"
        if len({each.casefold() for each in headers}) < len(headers):
            yield f"{table.name} has a header twice"
        if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", table.name) or table.name.lower() in names:
            yield f"{table.name} is no name, or taken"
        names.add(table.name.lower())


def nothing_merged_or_blank(book) -> Iterator[str]:
    """2: nothing is merged; a blank cell in a table is a gap of a chart, its words beside it."""
    for sheet in book.values.worksheets:
        yield from map(str, sheet.merged_cells.ranges)
    for sheet, table in book.tables():
        rows = sheet[table.ref]
        for row in rows:
            for place, cell in enumerate(row):
                beside = row[place + 1].value if place + 1 < len(row) else None
                # Where two have the same label, a number makes the second one's header unique.
                is_gap = place and "words" in str(rows[0][min(place + 1, len(row) - 1)].value)
                if cell.value in (None, "") and not (is_gap and beside):
                    yield f"{sheet.title}!{cell.coordinate} is blank"


def standins_are_explained(book) -> Iterator[str]:
    """2: words that stand in place of numbers have their row among the notes."""
    marks = book.column("notes", "Mark")
    for sheet, table in book.tables():
        shown = {cell.value for row in sheet[table.ref][1:] for cell in row}
        planned = sheet.title not in ("Cover", "Contents", "Notes", "Text")
        missing = [word for word in STANDINS if word in shown and word not in marks]
        if planned and not sheet.title.startswith("Chart") and missing:
            yield f"{sheet.title}: {missing}"


def sheets_in_order(book) -> Iterator[str]:
    """3: cover, contents with a link to each sheet, notes; a title in A1; links lead somewhere."""
    names = book.values.sheetnames
    if names[:2] != ["Cover", "Contents"] or "Notes" not in names[2:4]:
        yield f"{names}"
    for sheet in book.values.worksheets:
        if not isinstance(sheet["A1"].value, str) or sheet["A1"].style != "Heading 1":
            yield f"{sheet.title} has no title"
        for row in sheet.iter_rows():
            for cell in row:
                if cell.hyperlink is not None and cell.hyperlink.location:
                    name, _, place = cell.hyperlink.location.rpartition("!")
                    there = book.values[name[1:-1].replace("''", "'")]
                    if there[place].value is None:
                        yield f"{sheet.title}!{cell.coordinate} leads nowhere"
    sheet = book.values["Contents"]
    listed = [row[0] for row in sheet[sheet.tables["contents"].ref][1:]]
    if [cell.value for cell in listed] != names[2:] or not all(cell.hyperlink for cell in listed):
        yield "the contents do not list all sheets"


def markers_and_notes(book) -> Iterator[str]:
    """3: every marker has its note, and every note that is said to be used its marker."""
    marks = [mark for mark in book.column("notes", "Mark") if re.fullmatch(r"\[note \d+\]", mark)]
    where = dict(
        zip(book.column("notes", "Mark"), book.column("notes", "Where it stands"), strict=True)
    )
    texts = [
        str(cell)
        for sheet in book.values.worksheets
        for row in sheet.iter_rows(values_only=True)
        for place, cell in enumerate(row)
        if sheet.title != "Notes" or place
    ]
    used = set(re.findall(r"\[note \d+\]", "\n".join(texts)))
    yield from sorted(used - set(marks))
    yield from (mark for mark in marks if mark not in used and where[mark] != "not referred to")


def properties(book) -> Iterator[str]:
    """4: title, language, creator and subject are told; the cursor is in A1 of the first sheet."""
    core = book.values.properties
    if not all((core.title, core.language, core.creator, core.subject)):
        yield "a property is missing"
    first = book.values.worksheets[0]
    if book.values.active is not first or first.sheet_view.selection[0].activeCell != "A1":
        yield "it does not open on A1 of the first sheet"


def results_stored(book) -> Iterator[str]:
    """6: beside every formula stands its result."""
    for sheet in book.formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if (
                    cell.data_type == "f"
                    and book.values[sheet.title][cell.coordinate].value is None
                ):
                    yield f"{sheet.title}!{cell.coordinate}"


def plain_for_publication(book) -> Iterator[str]:
    """Publication: no filters, panes, fills, pictures, print headers; one table a sheet in A."""
    for sheet in book.values.worksheets:
        tables = list(sheet.tables.values())
        if len(tables) != 1 or range_boundaries(tables[0].ref)[0] != 1:
            yield f"{sheet.title} has {len(tables)} tables, or one beside column A"
        if tables[0].autoFilter or sheet.freeze_panes or sheet.conditional_formatting:
            yield f"{sheet.title} is set up for work"
        if any(cell.fill.patternType for row in sheet.iter_rows() for cell in row):
            yield f"{sheet.title} has fills"
    parts = " ".join(book.parts)
    if "drawing" in parts or "media" in parts:
        yield "it has pictures"
    if any("<headerFooter" in xml for xml in book.parts.values()):
        yield "it has print headers"


def set_up_for_work(book) -> Iterator[str]:
    """Working: filters, panes, print set-up; charts with titles and alt text."""
    for sheet in book.values.worksheets:
        if not all(table.autoFilter for table in sheet.tables.values()):
            yield f"{sheet.title} has no filter"
        if sheet.title != "Cover" and not (sheet.freeze_panes and sheet.print_title_rows):
            yield f"{sheet.title} is not set up"
    for name, xml in book.parts.items():
        if name.startswith("xl/charts/") and xml.count("<title>") != 3:
            yield f"{name} lacks a title"
        if re.match(r"xl/drawings/drawing\d", name) and "descr=" not in xml:
            yield f"{name} has no alt text"


def sound(book) -> Iterator[str]:
    """openxml-audit finds nothing."""
    audit = pytest.importorskip("openxml_audit", reason="openxml-audit validates workbooks")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "book.xlsx")
        path.write_bytes(book.data)
        yield from (str(error) for error in audit.OpenXmlValidator().validate(path).errors)


STATEMENTS = (
    tables_with_headers,
    nothing_merged_or_blank,
    standins_are_explained,
    sheets_in_order,
    markers_and_notes,
    properties,
    results_stored,
    sound,
)


def faults(book, profile: str) -> list[str]:
    """Everything that is not as the statements say."""
    own = plain_for_publication if profile == "publication" else set_up_for_work
    return [
        f"{statement.__name__}: {fault}"
        for statement in (*STATEMENTS, own)
        for fault in statement(book)
    ]


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", sorted(built()))
def test_every_report_of_the_examples(render, name: str, profile: str):
    """1 to 6: all statements hold for every report, in both profiles."""
    assert faults(render(built()[name], profile), profile) == []


@given(report=reports(), profile=st.sampled_from(PROFILES))
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_document(render, report: Report, profile: str):
    """1 to 8: all statements hold for any document, and writing it again gives the same bytes."""
    book = render(report, profile)
    assert faults(book, profile) == []
    assert render(report, profile).data == book.data


PROGRAM = """
import hashlib, io, sys
import ldsp_core as ldsp
for profile in ("working", "publication"):
    report = ldsp.build("monitoring", ldsp.load(sys.argv[1]))
    ldsp.render(report, sys.argv[2], profile=profile)
    print(hashlib.sha256(open(sys.argv[2], "rb").read()).hexdigest())
"""


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR"},
    ],
)
def test_a_report_is_the_same_in_another_process(tmp_path: Path, environment: dict[str, str]):
    """8: hash seed, time zone, locale and process change no byte of a whole report."""
    source = ROOT / "examples" / "fictional" / "partnership.toml"
    here: list[str] = []
    for profile in PROFILES:
        path = tmp_path / "here.xlsx"
        ldsp.render(built()["fictional monitoring"], path, profile=profile)
        here.append(hashlib.sha256(path.read_bytes()).hexdigest())
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(source), str(tmp_path / "there.xlsx")],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **environment},
    )
    assert answer.stdout.split() == here
