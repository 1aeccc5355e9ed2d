"""The tree to rows: what stands in each sheet, and what no sheet has a place for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import define, field, frozen

from ldsp_core.errors import DataFileError, Path, Problem
from ldsp_excel.entry.layout import KEY, ROOT, Column, Keys, Layout, Sheet

Values = dict[int, Any]
"""The plain values of a row by the number of the column, from 0."""


@frozen(kw_only=True)
class Filled:
    """A row to be written: the texts before its facts, and its facts by column."""

    leading: tuple[str, ...]
    values: Values


@frozen(kw_only=True)
class Filling:
    """What all sheets hold: the facts of the partnership itself, and rows by sheet."""

    root: Values
    rows: Mapping[str, Sequence[Filled]]


def filling_of(tree: Mapping[str, Any], layout: Layout) -> Filling:
    """Return what stands where.

    Raises DataFileError for what the workbook has no place for, or could not tell apart.
    """
    filler = _Filler(layout)
    root = filler.fill(tree, ROOT, "", ())
    if filler.problems:
        raise DataFileError("this partnership cannot be written to a workbook", filler.problems)
    return Filling(root=root, rows=filler.rows)


@frozen
class _Plan:
    """Where the values of a class go: columns, marks and lists by path."""

    columns: Mapping[Keys, int]
    marks: Mapping[Keys, int]
    groups: frozenset[Keys]
    lists: Mapping[Keys, tuple[Sheet, str]]

    @classmethod
    def of(cls, layout: Layout, title: str, columns: Sequence[Column]) -> _Plan:
        lists = {
            home.path: (sheet, home.words)
            for sheet in layout.sheets
            for home in sheet.homes
            if home.owner == title
        }
        paths = [*(column.path for column in columns), *lists]
        return cls(
            columns={column.path: number for number, column in enumerate(columns)},
            marks={
                column.marks: number
                for number, column in enumerate(columns)
                if column.marks is not None
            },
            groups=frozenset(path[:end] for path in paths for end in range(1, len(path))),
            lists=lists,
        )


@define
class _Filler:
    layout: Layout
    rows: dict[str, list[Filled]] = field(init=False)
    problems: list[Problem] = field(factory=list)
    plans: dict[str, _Plan] = field(init=False)
    keys: dict[str, set[str]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.rows = {sheet.title: [] for sheet in self.layout.sheets}
        self.plans = {
            sheet.title: _Plan.of(self.layout, sheet.title, sheet.columns)
            for sheet in self.layout.sheets
        }
        self.plans[ROOT] = _Plan.of(self.layout, ROOT, self.layout.root)

    def fill(self, table: Mapping[str, Any], title: str, key: str, path: Path) -> Values:
        """Return the values of a table's own row, and fill in the rows of what it holds."""
        values: Values = {}
        plan = self.plans[title]
        for where, value in self._leaves(table, plan, ()):
            here: Path = (*path, *where)
            if where in plan.lists and isinstance(value, list):
                self._fill_list(value, *plan.lists[where], key, here)
            elif where in plan.columns:
                values[plan.columns[where]] = value
            elif where in plan.marks and isinstance(value, dict):
                values[plan.marks[where]] = value
            else:
                self._refuse(here, "the workbook has no place for this")
        return values

    def _leaves(
        self, table: Mapping[str, Any], plan: _Plan, path: Keys
    ) -> Iterator[tuple[Keys, Any]]:
        for name, value in table.items():
            where = (*path, name)
            if (
                where in plan.groups
                and isinstance(value, dict)
                and value
                and "missing" not in value
            ):
                yield from self._leaves(value, plan, where)
            else:
                yield where, value

    def _fill_list(
        self, members: Sequence[Any], sheet: Sheet, words: str, owner: str, path: Path
    ) -> None:
        rows = self.rows[sheet.title]
        used = self.keys.setdefault(sheet.title, set())
        for index, member in enumerate(members):
            here: Path = (*path, index)
            key = self._key(sheet, member, owner, index + 1, used, here)
            place = len(rows)
            rows.append(Filled(leading=(), values={}))  # before the rows of what it holds itself
            values = self.fill(member, sheet.title, key, here)
            leading = self._leading(sheet, words, owner, key)
            if not values and not leading:
                self._refuse(here, "nothing is known of it, so that its row would be blank")
            rows[place] = Filled(leading=leading, values=values)

    def _key(
        self,
        sheet: Sheet,
        member: Mapping[str, Any],
        owner: str,
        number: int,
        used: set[str],
        path: Path,
    ) -> str:
        """Return what the rows of other sheets call a thing, which nothing else is called."""
        if sheet.key is None:
            return ""
        if sheet.key != (KEY,):
            key = str(member.get("id", ""))
            if key in used:
                self._refuse((*path, "id"), f"the id {key!r} is used twice")
        else:
            key = f"{owner}-{number}" if owner else str(number)
            while key in used:
                key += "*"
        used.add(key)
        return key

    def _leading(self, sheet: Sheet, words: str, owner: str, key: str) -> tuple[str, ...]:
        leading: list[str] = []
        if len(sheet.homes) > 1:
            leading += [words, owner]
        elif sheet.is_nested:
            leading.append(owner)
        if sheet.key == (KEY,):
            leading.append(key)
        return tuple(leading)

    def _refuse(self, path: Path, message: str) -> None:
        self.problems.append(
            Problem(path=path, message=message, suggestion="keep it in TOML or JSON")
        )
