"""LibreOffice calculates workbooks anew, and what it finds arrives."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest
from attrs import evolve

import ldsp_core as ldsp
from ldsp_core.api import create
from ldsp_core.document import Column, Section, Table
from ldsp_core.testing.sample_documents import sample_report
from ldsp_core.testing.sample_partnerships import sample_partnership
from scripts.outputs.library_values import check_values
from scripts.outputs.recalculation import calculated_anew, check_recalculation
from scripts.outputs.saving import DATA_WORKBOOK, check_saved


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook of the sample document."""
    path = tmp_path / "sample.xlsx"
    ldsp.render(sample_report(), path)
    return path


def planted(book: Path, pattern: str, instead: str) -> Path:
    """Return a copy of *book* with every *pattern* in its sheets replaced."""
    path = book.with_stem("planted")
    count = 0
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            part = source.read(name).decode()
            if name.startswith("xl/worksheets/sheet"):
                part, times = re.subn(pattern, instead, part)
                count += times
            target.writestr(name, part)
    assert count
    return path


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_stored_value_that_libreoffice_does_not_compute_is_told(
    book: Path, tmp_path: Path
) -> None:
    """The wrong one is told with its cell, the right ones are not: nothing stored is trusted."""
    wrong = planted(book, r"(SUBTOTAL\(109,events[^<]*</f><v>)", r"\g<1>7")
    again = calculated_anew([book, wrong], tmp_path / "again")
    found = list(check_recalculation([book, wrong], again))
    assert {(each.path, each.checker) for each in found} == {(wrong, "LibreOffice")}
    assert all(each.text.startswith("=SUBTOTAL(109,events[") for each in found)
    assert all(each.place.startswith("Events!") for each in found)


def test_a_workbook_that_libreoffice_does_not_save_is_told(book: Path) -> None:
    """What could not be opened was not looked at, and that is no pass."""
    (finding,) = check_recalculation([book], {})
    assert finding.text == "does not calculate it anew"


def test_a_data_workbook_that_is_saved_with_other_facts_is_told(tmp_path: Path) -> None:
    """Its facts are compared, and where it has none what is wrong with it."""
    path, other = tmp_path / DATA_WORKBOOK, tmp_path / "other.xlsx"
    partnership = sample_partnership()
    ldsp.dump(partnership, path)
    ldsp.dump(evolve(partnership, name="Another"), other)
    blank, twin = tmp_path / "blank.xlsx", tmp_path / "twin.xlsx"
    create(blank)
    create(twin)
    assert list(check_saved({path: path})) == []
    assert [each.path for each in check_saved({path: other})] == [path]
    assert [each.path for each in check_saved({path: blank})] == [path]
    (tmp_path / "new").mkdir()
    new = blank.rename(tmp_path / "new" / DATA_WORKBOOK)
    assert list(check_saved({new: twin})) == []


def test_values_that_the_report_does_not_hold_are_told(book: Path) -> None:
    """Each cell of a table is held against the report's, and a table that is not there is told."""
    assert list(check_values(book, sample_report())) == []
    found = list(check_values(planted(book, "<v>14250.5", "<v>14250.6"), sample_report()))
    assert {each.place for each in found} == {"Table 4: Spend by quarter"}
    assert "row 6, Actual: 14250.6 stands for £14,250.50" in [each.text for each in found]


def test_a_table_that_is_not_there_is_told(book: Path) -> None:
    """By the title that its sheet should have."""
    table = Table(id="more", caption="More", columns=(Column(key="a", label="A"),), rows=(("x",),))
    more = Section(id="more-section", title="More", blocks=(table,))
    report = sample_report()
    (finding,) = check_values(book, evolve(report, sections=(*report.sections, more)))
    assert finding.text.startswith("has no sheet for 'Table ")
    assert finding.text.endswith(": More'")
