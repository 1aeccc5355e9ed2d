"""The plan of the workbook, made from the schema of the data file: a sheet for each class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from ldsp_excel.entry.layout import KEY, OWNER_KIND, ROOT, Column, Home, Keys, Layout, Sheet
from ldsp_excel.entry.schemas import Schema, Shape, reasons_in, shape_of
from ldsp_excel.entry.titles import distinct, joined_label, sheet_title, spaced, with_unit


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
