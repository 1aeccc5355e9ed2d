"""Stored values of formulas are held against what the formulas come to."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from scripts.outputs.formulas import check_formulas, stored_formulas


def workbook(path: Path, formula: str, stored: str) -> Path:
    """Write a workbook of 1, 2 and a formula with the stored ``<v>`` given."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Sums"])
    sheet.append([1, 2, formula])
    plain = path.with_suffix(".plain")
    book.save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                assert part.count(b"<v></v>") + part.count(b"<v />") == 1
                part = part.replace(b"<v />", stored.encode()).replace(b"<v></v>", stored.encode())
                if stored.startswith("<v>") and not stored[3:4].isdigit():
                    part = part.replace(b'<c r="C2"', b'<c r="C2" t="str"')
            target.writestr(name, part)
    return path


@pytest.mark.parametrize(
    ("formula", "stored"),
    [
        ("=A2+B2", "<v>3</v>"),
        ("=A2/3", "<v>0.3333333333</v>"),
        ('=IF(A2>B2,"more","less")', "<v>less</v>"),
    ],
)
def test_right_values_pass(tmp_path: Path, formula: str, stored: str) -> None:
    """A number that is equal as doubles go, and a text that is equal, are right."""
    assert list(check_formulas(workbook(tmp_path / "book.xlsx", formula, stored))) == []


@pytest.mark.parametrize(
    ("formula", "stored", "text"),
    [
        ("=A2+B2", "<v>4</v>", "stores 4.0 but comes to 3.0"),
        ("=A2/3", "<v>0.333333</v>", "stores 0.333333 but comes to"),
        ("=A2+B2", "", "has no stored value"),
        ('=IF(A2>B2,"more","less")', "<v>more</v>", "stores 'more' but comes to 'less'"),
        ("=1/0", "<v>#DIV/0!</v>", "stores the error #DIV/0!"),
    ],
)
def test_wrong_values_are_told(tmp_path: Path, formula: str, stored: str, text: str) -> None:
    """A value that is wrong, missing or an error is told with its cell."""
    (finding,) = check_formulas(workbook(tmp_path / "book.xlsx", formula, stored))
    assert finding.place == "Sheet!C2"
    assert text in finding.text


def test_formulas_are_found(tmp_path: Path) -> None:
    """Every formula is read with its place and its value."""
    (stored,) = stored_formulas(workbook(tmp_path / "book.xlsx", "=A2+B2", "<v>3</v>"))
    assert (stored.place, stored.formula, stored.value) == ("Sheet!C2", "A2+B2", 3.0)
