"""Workbooks' formulas, computed anew by another engine, against the values stored in them."""

from __future__ import annotations

import math
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

import ironcalc
from attrs import frozen

from scripts.outputs.findings import Finding
from scripts.outputs.parts import MAIN, RELATIONSHIP, relationships, tree_of
from scripts.outputs.workbooks import place_of, shared_strings, text_of

RELATIVE: Final = 1e-9
"""How far the two may differ: a spreadsheet counts in doubles."""

Value = float | str | bool | None


@frozen(kw_only=True)
class StoredFormula:
    """A formula and the value that was written beside it (``None`` if there is none)."""

    sheet: int
    sheet_name: str
    reference: str
    formula: str
    value: Value

    @property
    def place(self) -> str:
        """Where it stands, as spreadsheets say it."""
        return f"{self.sheet_name}!{self.reference}"


def stored_formulas(path: Path) -> Iterator[StoredFormula]:
    """Yield the formulas of a workbook, sheet by sheet."""
    with zipfile.ZipFile(path) as package:
        targets = relationships(package, "xl/workbook.xml")
        sheets = tree_of(package, "xl/workbook.xml").iter(f"{MAIN}sheet")
        for number, sheet in enumerate(sheets):
            part = targets[sheet.attrib[f"{RELATIONSHIP}id"]]
            for cell in tree_of(package, part).iter(f"{MAIN}c"):
                formula = cell.find(f"{MAIN}f")
                if formula is not None:
                    yield StoredFormula(
                        sheet=number,
                        sheet_name=sheet.attrib["name"],
                        reference=cell.attrib["r"],
                        formula=formula.text or "",
                        value=_value(cell),
                    )


def cell_values(path: Path) -> Mapping[tuple[int, str], Value]:
    """Return the values of all cells of a workbook by the number of the sheet and the address."""
    found: dict[tuple[int, str], Value] = {}
    with zipfile.ZipFile(path) as package:
        targets = relationships(package, "xl/workbook.xml")
        shared = shared_strings(package)
        for number, sheet in enumerate(tree_of(package, "xl/workbook.xml").iter(f"{MAIN}sheet")):
            for cell in tree_of(package, targets[sheet.attrib[f"{RELATIONSHIP}id"]]).iter(
                f"{MAIN}c"
            ):
                is_text = cell.attrib.get("t") in ("s", "inlineStr")
                value = text_of(cell, shared) if is_text else _value(cell)
                found[number, cell.attrib["r"]] = value
    return found


def check_formulas(path: Path) -> Iterator[Finding]:
    """Yield the formulas of a workbook whose stored value is not what they come to."""
    stored = list(stored_formulas(path))
    if not stored:
        return
    model = ironcalc.load_from_xlsx(str(path), "en", "UTC")
    model.evaluate()
    for each in stored:
        computed = model.get_cell_value(each.sheet, *place_of(each.reference))
        if each.value is None:
            text = f"={each.formula} has no stored value"
        elif isinstance(each.value, str) and each.value.startswith("#"):
            text = f"={each.formula} stores the error {each.value}"
        elif not same(each.value, computed):
            text = f"={each.formula} stores {each.value!r} but comes to {computed!r}"
        else:
            continue
        yield Finding(path=path, checker="formulas", text=text, place=each.place)


def _value(cell: Element) -> Value:
    text = cell.findtext(f"{MAIN}v")
    if text is None:
        return None
    match cell.attrib.get("t", "n"):
        case "n":
            return float(text)
        case "b":
            return text == "1"
        case _:
            return text


def same(stored: Value, computed: Value) -> bool:
    """Whether two values are equal, numbers as far as doubles go."""
    if isinstance(stored, bool) or isinstance(computed, bool):
        return stored is computed
    if isinstance(stored, float) and isinstance(computed, float):
        return math.isclose(stored, computed, rel_tol=RELATIVE, abs_tol=RELATIVE)
    return stored == computed or (stored == "" and computed is None)
