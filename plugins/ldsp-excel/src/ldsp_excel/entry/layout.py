"""Which sheets the workbook has, and what stands in their columns: the plan for both ways.

What a partnership has once stands on one sheet, a fact a row. Everything else stands on
a sheet for its class, a thing a row. A thing that another holds names it in the columns
"Belongs to"; what a thing has once (a date with its certainty) is a group of columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final

from attrs import evolve, frozen

from ldsp_excel.entry.schemas import Schema, Shape, reasons_in, shape_of
from ldsp_excel.entry.titles import distinct, joined_label, sheet_title, spaced, with_unit

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


def layout_of(schema: Schema) -> Layout:
    """Return the plan of the workbook for a data file that follows *schema*."""
    return _Planner(schema).layout()


class _Planner:
    """Goes through the classes of a schema, each once."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.columns: dict[str, tuple[Column, ...]] = {}
        self.homes: dict[str, list[Home]] = {}

    def layout(self) -> Layout:
        # What stands in no group comes first, since a heading stands over each group.
        root = sorted(self._visit(ROOT, self.schema), key=lambda column: bool(column.group))
        order = list(self.homes)
        titles = self._titles(order)
        sheets = [self._sheet(kind, titles) for kind in order]
        owned = [sheet for sheet in sheets if len({home.owner for home in sheet.homes}) == 1]
        shared = [sheet for sheet in sheets if sheet not in owned]
        return Layout(root=tuple(root), sheets=(*owned, *shared), reasons=reasons_in(self.schema))

    def _visit(self, owner: str, table: Schema) -> tuple[Column, ...]:
        """Return the columns of a class, and plan the sheets of the lists in it."""
        lists: list[tuple[Home, str]] = []
        found = list(self._in_table(table, (), (), marks=None, needed=True, lists=lists))
        headers = distinct(
            [joined_label(column.labels) for column in found],
            [" ".join(column.labels) for column in found],
        )
        columns = tuple(
            evolve(column, header=with_unit(header, column.unit))
            for column, header in zip(found, headers, strict=True)
        )
        for home, kind in lists:
            first = kind not in self.homes
            self.homes.setdefault(kind, []).append(evolve(home, owner=owner))
            if first:
                self.columns[kind] = self._visit(kind, self.schema["$defs"][kind])
        return columns

    def _in_table(
        self,
        table: Schema,
        path: Keys,
        labels: tuple[str, ...],
        *,
        marks: Keys | None,
        needed: bool,
        lists: list[tuple[Home, str]],
        above: tuple[str, ...] = (),
    ) -> Iterator[Column]:
        """Yield a column for each value in a table, in those that it has once too."""
        required = table.get("required", ())
        first_needed = next(
            (
                name
                for name in table["properties"]
                if name in required and not shape_of(table["properties"][name], self.schema).missing
            ),
            None,
        )
        for name, each in table["properties"].items():
            shape = shape_of(each, self.schema)
            here, words = (*path, name), (*labels, str(each.get("title", name)))
            inherited = marks if name == first_needed else None
            its_marks = here if shape.missing else inherited
            is_needed = needed and name in required
            if shape.table and shape.many:
                lists.append((Home(owner="", path=here, label=words[-1]), shape.kind))
            elif shape.table and shape.kind not in above:
                yield from self._in_table(
                    self.schema["$defs"][shape.kind],
                    here,
                    words,
                    marks=its_marks,
                    needed=is_needed,
                    lists=lists,
                    above=(*above, shape.kind),
                )
            else:
                yield _column(each, here, words, shape, needed=is_needed, marks=its_marks)

    def _titles(self, order: Sequence[str]) -> dict[str, str]:
        titles: dict[str, str] = {ROOT: ROOT}
        for kind in order:
            labels = [home.label for home in self.homes[kind]]
            titles[kind] = sheet_title(kind, labels, taken=titles.values())
        return titles

    def _sheet(self, kind: str, titles: Mapping[str, str]) -> Sheet:
        homes = tuple(
            evolve(home, owner=titles[home.owner], words=self._words(home, kind, titles))
            for home in self.homes[kind]
        )
        owner = self.homes[kind][0].owner
        taken = {column.header for column in self.columns[kind]}
        return Sheet(
            title=titles[kind],
            kind=kind,
            description=self.schema["$defs"][kind].get("description", "").replace("`", ""),
            columns=self.columns[kind],
            homes=homes,
            key=self._key(kind),
            owner_header=_free(spaced(owner), taken),
        )

    def _words(self, home: Home, kind: str, titles: Mapping[str, str]) -> str:
        """Return what the column "Belongs to" says of a home."""
        twins = [each for each in self.homes[kind] if each.owner == home.owner]
        title = titles[home.owner]
        return title if len(twins) == 1 else f"{title}: {home.label}"

    def _key(self, kind: str) -> Keys | None:
        """Return by what the rows of other sheets refer to the things of a class."""
        if not any(home.owner == kind for homes in self.homes.values() for home in homes):
            return None
        homes = self.homes[kind]
        at_top = len(homes) == 1 and homes[0].owner == ROOT and len(homes[0].path) == 1
        has_ids = any(column.path == ("id",) for column in self.columns[kind])
        return ("id",) if at_top and has_ids else (KEY,)


def _free(header: str, taken: set[str]) -> str:
    return f"{OWNER_KIND} {header.lower()}" if header in taken else header


def _column(
    schema: Schema,
    path: Keys,
    labels: tuple[str, ...],
    shape: Shape,
    *,
    needed: bool,
    marks: Keys | None,
) -> Column:
    return Column(
        path=path,
        labels=labels,
        header="",
        shape=shape,
        needed=needed,
        marks=marks,
        help=schema.get("description", ""),
        unit="" if schema.get("x-unit") == "money" else schema.get("x-unit", ""),
        example=next(iter(schema.get("examples", ())), None),
        refers_to=schema.get("x-refers-to", ""),
        personal=bool(schema.get("x-personal")),
        default=schema.get("default"),
    )
