"""The package: same input, same bytes, and nothing that a validator objects to (statement 8)."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import zipfile
from io import BytesIO

import pytest

from ldsp_core.testing.sample_documents import sample_report

PROGRAM = """
import hashlib, io
from ldsp_core.document import lower
from ldsp_core.testing.sample_documents import sample_report
from ldsp_excel.hooks import CAPABILITIES
from ldsp_excel.options import ExcelOptions
from ldsp_excel.renderer import ExcelRenderer
stream = io.BytesIO()
ExcelRenderer().render(lower(sample_report(), CAPABILITIES).report, stream, ExcelOptions())
print(hashlib.sha256(stream.getvalue()).hexdigest())
"""


def test_same_bytes_twice(render, working):
    """8: the same report gives the same bytes."""
    assert render(sample_report()).data == working.data


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LANG": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "OPENPYXL_LXML": "False"},
    ],
)
def test_same_bytes_elsewhere(working, environment: dict[str, str]):
    """8: hash seeds, time zones and the XML library at hand do not change a byte."""
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **environment},
    )

    assert answer.stdout.strip() == hashlib.sha256(working.data).hexdigest()


def test_parts_are_in_a_fixed_order_without_a_clock(sample):
    """8: content types first, by name, then what is known last; every part has the same date."""
    with zipfile.ZipFile(BytesIO(sample.data)) as package:
        names = package.namelist()
        dates = {info.date_time for info in package.infolist()}

    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert names[2:-2] == sorted(names[2:-2])
    assert names[-2:] == ["xl/sharedStrings.xml", "xl/styles.xml"]
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_validator_finds_nothing(sample, tmp_path):
    """openxml-audit has neither errors nor warnings."""
    audit = pytest.importorskip("openxml_audit", reason="openxml-audit validates workbooks")
    path = tmp_path / "sample.xlsx"
    path.write_bytes(sample.data)

    assert audit.OpenXmlValidator().validate(path).errors == []


def test_fonts_are_in_the_order_of_the_standard(sample):
    """Children of a font stand in the order that the standard gives them."""
    order = ["b", "i", "u", "vertAlign", "sz", "color", "name", "rFont", "family", "scheme"]
    xml = sample.parts["xl/styles.xml"] + sample.parts["xl/sharedStrings.xml"]
    fonts = re.findall(r"<(?:font|rPr)>(.*?)</(?:font|rPr)>", xml)

    assert fonts
    for font in fonts:
        places = [order.index(tag) for tag in re.findall(r"<(\w+)", font)]
        assert places == sorted(places)


def test_everything_is_set_in_arial(sample):
    """One typeface throughout, the workbook's own included."""
    assert set(re.findall(r'<name val="([^"]*)">', sample.parts["xl/styles.xml"])) == {"Arial"}


def test_text_is_shared(sample):
    """Texts stand in the shared part, each once."""
    items = re.findall(r"<si>.*?</si>", sample.parts["xl/sharedStrings.xml"], re.DOTALL)

    assert len(set(items)) == len(items)
    assert not [name for name, xml in sample.parts.items() if "inlineStr" in xml]


def test_rows_can_grow(sample):
    """Heights of rows are estimates, so none is fixed against what is typed later."""
    assert not [name for name, xml in sample.parts.items() if "<row customHeight" in xml]


def test_nothing_is_calculated_on_opening(sample):
    """The stored results stand, so that opening and closing asks for no saving."""
    assert 'fullCalcOnLoad="0"' in sample.parts["xl/workbook.xml"]
