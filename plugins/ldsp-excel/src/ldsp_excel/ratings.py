"""Ratings in a working workbook: fills that repeat the words, and a list to choose from."""

from __future__ import annotations

from typing import Any, Final

from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from ldsp_core.document import Column, format_cell
from ldsp_core.values import MISSING_REASONS, Rag
from ldsp_core.values.rag import BEST, WORST
from ldsp_excel.references import text_literal
from ldsp_excel.styles import RATING_FILLS

WORDS: Final = tuple(format_cell(Rag.exactly(rating)) for rating in range(BEST, WORST + 1))


def show(sheet: Any, cells: str, column: Column) -> None:
    """Fill the ratings in *cells* by what they say; offer the list where none is derived."""
    for words, fill in zip(WORDS, RATING_FILLS, strict=True):
        shade = PatternFill("solid", bgColor=fill)
        rule = CellIsRule(operator="equal", formula=[text_literal(words)], fill=shade)
        sheet.conditional_formatting.add(cells, rule)
    if column.derive is None:
        sheet.add_data_validation(_choice(cells))


def _choice(cells: str) -> DataValidation:
    choices = ",".join([*WORDS, *MISSING_REASONS])
    choice = DataValidation(type="list", formula1=text_literal(choices), allow_blank=False)
    choice.errorStyle = "warning"
    choice.errorTitle = "Rating"
    choice.error = "Choose a rating from the list, or the reason why there is none."
    choice.showErrorMessage = True
    choice.add(cells)
    return choice
