"""Which sheets the workbook has, and what stands in their columns: the plan for both ways.

What a partnership has once stands on one sheet, a fact a row. Everything else stands on
a sheet for its class, a thing a row. A thing that another holds names it in the columns
"Belongs to"; what a thing has once (a date with its certainty) is a group of columns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Final

from attrs import frozen

from ldsp_excel.entry.schemas import Shape

Keys = tuple[str, ...]

ROOT: Final = "Partnership"
"""The title of the sheet of what a partnership has once."""

OWNER_KIND: Final = "Belongs to"
OWNER: Final = "Which one"
KEY: Final = "Key"
"""Headers of the columns that tell what a row belongs to, and what others call it."""


@frozen(kw_only=True, slots=False)
class Column:
    """One fact of every thing of a sheet: where it stands in the tree, and what it is.

    ``path`` leads from the thing to the value. ``marks`` is the path of what is missing
    when a reason stands in the cell: of the value, or of the whole group that it is the
    first needed one of; None where nothing may be missing.
    """

    path: Keys
    labels: tuple[str, ...]
    header: str
    shape: Shape
    needed: bool
    marks: Keys | None
    help: str = ""
    unit: str = ""
    example: Any = None
    refers_to: str = ""
    personal: bool = False
    default: Any = None

    @cached_property
    def is_text(self) -> bool:
        """Whether it holds one text of the thing itself, the commonest sort by far."""
        return self.shape.kind == "Text" and not self.shape.many and len(self.path) == 1

    @property
    def group(self) -> str:
        """The label of the group that it stands in, nothing where it is in none."""
        return self.labels[0] if len(self.labels) > 1 else ""


@frozen(kw_only=True)
class Home:
    """A list that the rows of a sheet may belong to: whose it is, and which.

    ``owner`` is the title of the sheet of the things that have it, ROOT for the
    partnership; ``path`` leads from the owner to the list; ``words`` stand in the column
    "Belongs to".
    """

    owner: str
    path: Keys
    label: str
    words: str = ""


@frozen(kw_only=True, slots=False)
class Sheet:
    """A sheet with a row for each thing of one class.

    ``key`` says by which the rows of other sheets refer to its things: the path of its
    ids, a column of its own (KEY), or nothing where no other sheet does.
    """

    title: str
    kind: str
    description: str
    columns: tuple[Column, ...]
    homes: tuple[Home, ...]
    key: Keys | None = None
    owner_header: str = ""

    @property
    def is_nested(self) -> bool:
        """Whether a row says in one column or two what it belongs to."""
        return len(self.homes) > 1 or any(home.owner != ROOT for home in self.homes)

    @cached_property
    def leading(self) -> tuple[str, ...]:
        """The headers of the columns before those of the facts."""
        headers: list[str] = []
        if len(self.homes) > 1:
            headers += [OWNER_KIND, OWNER]
        elif self.is_nested:
            headers.append(self.owner_header)
        if self.key == (KEY,):
            headers.append(KEY)
        return tuple(headers)

    @cached_property
    def headers(self) -> tuple[str, ...]:
        """All headers, in order."""
        return (*self.leading, *(column.header for column in self.columns))


@frozen(kw_only=True, slots=False)
class Layout:
    """The whole plan; ``root`` are the facts that the partnership has once, in order."""

    root: tuple[Column, ...]
    sheets: tuple[Sheet, ...]
    reasons: tuple[str, ...]

    @cached_property
    def by_title(self) -> Mapping[str, Sheet]:
        """The sheets by their titles."""
        return {sheet.title: sheet for sheet in self.sheets}

    def holding(self, collection: str) -> Sheet | None:
        """Return the sheet whose ids a reference to a *collection* holds."""
        for sheet in self.sheets:
            if any(home.owner == ROOT and home.path[-1] == collection for home in sheet.homes):
                return sheet
        return None


def needed_groups(columns: Sequence[Column]) -> tuple[Keys, ...]:
    """Return the paths of the groups that every thing must have, outer ones first."""
    return tuple(
        dict.fromkeys(
            column.path[:end]
            for column in columns
            if column.needed
            for end in range(1, len(column.path))
        )
    )
