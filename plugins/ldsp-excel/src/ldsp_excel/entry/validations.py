"""Drop-downs, prompts and error texts of the columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from attrs import frozen

from ldsp_excel.entry.helping import example_text, help_text
from ldsp_excel.entry.layout import Column

LONGEST_TITLE: Final = 32
LONGEST_TEXT: Final = 255
"""Characters in the title and in the text of a prompt (ISO/IEC 29500-1, 18.3.1.32)."""


@frozen(kw_only=True)
class Validation:
    """What is offered, told and asked when a cell is chosen or filled in."""

    title: str
    prompt: str
    kind: str = ""
    formula: str = ""
    error: str = ""
    strict: bool = False

    def xml(self, cells: str) -> str:
        """Return the element for the range *cells*."""
        kind = f' type="{self.kind}"' if self.kind else ""
        style = "" if self.strict else ' errorStyle="warning"'
        operator = ' operator="greaterThanOrEqual"' if self.kind in ("whole", "date") else ""
        error = (
            f' showErrorMessage="1" errorTitle={quoteattr(_cut(self.title, LONGEST_TITLE))}'
            f" error={quoteattr(_cut(self.error, LONGEST_TEXT))}"
            if self.error
            else ""
        )
        formula = f"<formula1>{escape(self.formula)}</formula1>" if self.formula else ""
        return (
            f'<dataValidation{kind}{style}{operator} allowBlank="1" showInputMessage="1"{error} '
            f"promptTitle={quoteattr(_cut(self.title, LONGEST_TITLE))} "
            f"prompt={quoteattr(_cut(self.prompt, LONGEST_TEXT))} "
            f'sqref="{cells}">{formula}</dataValidation>'
        )


def validation_of(
    column: Column, words: Mapping[tuple[str, ...], str], ids: Mapping[str, str]
) -> Validation:
    """Return the validation of a *column*.

    *words* are the ranges of lists of words, *ids* the names of the lists of ids by
    collection.
    """
    shape = column.shape
    prompt = " ".join(part for part in (help_text(column), example_text(column)) if part)
    title = column.header
    if shape.choices and shape.kind == "choice":
        choices = ", ".join(shape.choices)
        return Validation(
            title=title,
            prompt=prompt or f"Choose from the list: {choices}",
            kind="list",
            formula=words[shape.choices],
            error="" if shape.many else f"Choose one of: {choices}",
            strict=not shape.missing,
        )
    if shape.kind == "TrueOrFalse":
        return Validation(
            title=title,
            prompt=prompt or "Yes or no.",
            kind="list",
            formula=words["yes", "no"],
            error="Write yes or no.",
            strict=not shape.missing,
        )
    if column.refers_to in ids:
        return Validation(
            title=title,
            prompt=prompt,
            kind="list",
            formula=ids[column.refers_to],
            error=""
            if shape.many
            else "There is no such id yet. Keep it, and add the thing later?",
        )
    if shape.kind == "Whole" and not shape.many:
        return Validation(
            title=title,
            prompt=prompt or "A whole number.",
            kind="whole",
            formula="-999999999999999",
            error="This is not a whole number. Keep it?",
        )
    if shape.kind == "date" and not shape.many:
        return Validation(
            title=title,
            prompt=prompt or "A day, like 25/05/2019.",
            kind="date",
            formula="61",
            error="This is not a day, like 25/05/2019. Keep it?",
        )
    return Validation(title=title, prompt=prompt or "Text.")


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"
