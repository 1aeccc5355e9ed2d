"""Describes every sheet of the data-entry workbook, from what the workbook itself is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ldsp_core.files import partnership_schema
from ldsp_excel.entry.helping import example_text, help_text
from ldsp_excel.entry.layout import ROOT, Column, Layout, Sheet
from ldsp_excel.entry.planning import layout_of

HEADER: Final = "| header | what stands there |\n| --- | --- |"


def sheets() -> Layout:
    """Return the plan of the workbook for the model as it is."""
    return layout_of(partnership_schema())


def described() -> str:
    """Return a section for each sheet, with a row for each column, in Markdown."""
    layout = sheets()
    first = [f"## {ROOT}\n", "A fact a row: its name in column A, its value in column B.\n", HEADER]
    first += [_row(column) for column in layout.root]
    rest = ("\n".join(_section(sheet)) for sheet in layout.sheets)
    return "\n\n".join(["\n".join(first), *rest]) + "\n"


def _section(sheet: Sheet) -> Iterator[str]:
    yield f"## {sheet.title}\n"
    yield f"{sheet.description}{_belonging(sheet.homes[0].owner, sheet)}\n"
    yield HEADER
    for header in sheet.leading:
        yield f"| {header} | {_leading(header, sheet)} |"
    yield from map(_row, sheet.columns)


def _belonging(owner: str, sheet: Sheet) -> str:
    if not sheet.is_nested:
        return ""
    if len(sheet.homes) == 1:
        return f" A row belongs to one of [{owner}](#{_anchor(owner)})."
    words = ", ".join(f"`{home.words}`" for home in sheet.homes)
    return f" A row belongs to one of: {words}."


def _leading(header: str, sheet: Sheet) -> str:
    meanings: dict[str, str] = {
        "Belongs to": "The sheet of what the row belongs to. **Needed**",
        "Which one": "Its id or key; blank for the partnership itself",
        "Key": "What rows of other sheets call this one; needed only where one does",
    }
    return meanings.get(header, f"The id or key of a row of {sheet.homes[0].owner}. **Needed**")


def _row(column: Column) -> str:
    texts = [help_text(column).removeprefix("Needed.").strip(), _choices(column.shape.choices)]
    texts.append(example_text(column))
    text = " ".join(filter(None, texts)).rstrip(".")
    needed = "**Needed**. " if column.needed else ""
    cell = f"{needed}{text}".replace("|", r"\|").replace("\n", " ").strip()
    return f"| {column.header} | {cell} |"


def _choices(choices: Sequence[str]) -> str:
    return f"One of: {', '.join(choices)}." if len(choices) > 1 else ""


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")
