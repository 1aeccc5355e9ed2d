"""The rows of all sheets to one tree, and the way back from a path in it to a cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define, field

from ldsp_core.errors import Path, did_you_mean
from ldsp_excel.entry.addresses import quoted_title
from ldsp_excel.entry.findings import Findings, Place
from ldsp_excel.entry.form_in import FormRows
from ldsp_excel.entry.layout import KEY, OWNER, OWNER_KIND, ROOT, Home, Sheet
from ldsp_excel.entry.rows_in import Row, SheetRows, Table
from ldsp_excel.entry.titles import normal

Owners = Mapping[str, Mapping[str, Row]]
"""The rows that others belong to: by the title of their sheet, and by what others call them."""


class StrayError(ValueError):
    """A row belongs to nothing that there is."""

    def __init__(self, slot: str, message: str, advice: str) -> None:
        """Keep which cell says so, what was found, and what to do."""
        self.slot = slot
        self.message = message
        self.advice = advice
        super().__init__(slot, message, advice)


@define(eq=False)
class Assembly:
    """Puts rows where they belong."""

    form: FormRows
    sheets: Sequence[SheetRows]
    findings: Findings
    origins: dict[int, tuple[SheetRows, int]] = field(factory=dict)
    parents: dict[int, tuple[Table, Path]] = field(factory=dict)

    def tree(self) -> Table:
        """Return the tree; what rows that belong nowhere say is checked wherever it may stand."""
        owners = {each.sheet.title: self._by_key(each) for each in self.sheets}
        for each in self.sheets:
            stray = self._anywhere(each.sheet, owners)
            for row in each.rows:
                self.origins[id(row.table)] = (each, row.number)
                try:
                    home, owner = self._belongs(each.sheet, row, owners)
                except StrayError as error:
                    self._fault(each, row, error.slot, error.message, error.advice, stray)
                    if stray is None:
                        continue
                    home, owner = stray
                self._attach(owner, home, row)
        return self.form.table

    def _anywhere(self, sheet: Sheet, owners: Owners) -> tuple[Home, Table] | None:
        """Return some place where the rows of a sheet may stand, if there is one."""
        for home in sheet.homes:
            if home.owner == ROOT:
                return home, self.form.table
            for owner in owners.get(home.owner, {}).values():
                return home, owner.table
        return None

    def _attach(self, owner: Table, home: Home, row: Row) -> None:
        table = owner
        for key in home.path[:-1]:
            table = table.setdefault(key, {})
        members = table.setdefault(home.path[-1], [])
        self.parents[id(row.table)] = (owner, (*home.path, len(members)))
        members.append(row.table)

    def _by_key(self, rows: SheetRows) -> Mapping[str, Row]:
        """Return the rows of a sheet by what those of other sheets call them."""
        found: dict[str, Row] = {}
        if rows.sheet.key is None:
            return found
        for row in rows.rows:
            key = row.key if rows.sheet.key == (KEY,) else row.table.get("id", "")
            if not isinstance(key, str) or not key:
                continue
            if key in found and rows.sheet.key == (KEY,):
                self._fault(
                    rows,
                    row,
                    KEY,
                    f"the key {key[:80]!r} is used in row {found[key].number} already",
                    "give each row a key of its own",
                )
            found.setdefault(key, row)
        return found

    def _belongs(self, sheet: Sheet, row: Row, owners: Owners) -> tuple[Home, Table]:
        """Return which list a row belongs to, and whose; raises StrayError for none there is."""
        home = _home(sheet, row)
        if home.owner == ROOT:
            if not row.owner:
                return home, self.form.table
            message = f"what belongs to the partnership itself names no other, found {row.owner!r}"
            raise StrayError(OWNER, message, "clear the cell")
        known = owners.get(home.owner, {})
        if (owner := known.get(row.owner)) is not None:
            return home, owner.table
        title = quoted_title(home.owner)
        if row.owner:
            message = f"there is no {row.owner[:80]!r} on the sheet {title}"
            message += did_you_mean(row.owner, known)
        else:
            message = "this row does not say which one it belongs to"
        what = "key" if self._has_key_column(home.owner) else "id"
        raise StrayError(OWNER, message, f"give the {what} of a row of {title}")

    def _has_key_column(self, title: str) -> bool:
        return any(each.sheet.title == title and each.sheet.key == (KEY,) for each in self.sheets)

    def _fault(
        self,
        rows: SheetRows,
        row: Row,
        slot: str,
        message: str,
        advice: str,
        stray: tuple[Home, Table] | None = None,
    ) -> None:
        """Keep a fault of a row; nothing is said of the list that it stands in as a *stray*."""
        header = _header(rows.sheet, slot)
        place = Place(
            title=rows.sheet.title,
            order=rows.order,
            row=row.number,
            column=rows.columns.get(id(slot), 1),
            header=header,
        )
        belongs = {} if stray is None else {"table": stray[1], "path": stray[0].path}
        self.findings.fault(place, message, advice, **belongs)

    def path_of(self, table: Table) -> Path:
        """Return the path of a row's table in the tree; nothing where it is in none."""
        path: Path = ()
        while (found := self.parents.get(id(table))) is not None:
            table, step = found
            path = (*step, *path)
        return path

    def locate(self, path: Path) -> str:
        """Return the address of the cell that *path* leads to, or nearest to it."""
        here: Any = self.form.table
        found: tuple[SheetRows, int] | None = None
        since: list[str] = []
        for part in path:
            here = _step(here, part)
            if isinstance(here, dict) and id(here) in self.origins:
                found, since = self.origins[id(here)], []
            elif isinstance(part, str):
                since.append(part)
        keys = tuple(since)
        if found is not None:
            return found[0].place_of(found[1], keys)
        return self._sheet_of(keys) or self.form.place_of(keys)

    def _sheet_of(self, keys: tuple[str, ...]) -> str:
        for each in self.sheets:
            for home in each.sheet.homes:
                if home.owner == ROOT and home.path == keys:
                    return quoted_title(each.sheet.title)
        return ""


def _home(sheet: Sheet, row: Row) -> Home:
    """Return which list a row belongs to; raises StrayError where it does not say."""
    if len(sheet.homes) == 1:
        return sheet.homes[0]
    said = normal(row.owner_kind)
    for home in sheet.homes:
        if normal(home.words) == said:
            return home
    words = [home.words for home in sheet.homes]
    if not said:
        message = "this row does not say what it belongs to"
    else:
        meant = did_you_mean(row.owner_kind, words)
        message = f"rows of this sheet cannot belong to {row.owner_kind[:80]!r}{meant}"
    raise StrayError(OWNER_KIND, message, f"choose one of: {', '.join(words)}")


def _step(here: Any, part: str | int) -> Any:
    if isinstance(here, dict):
        return here.get(part)
    if isinstance(here, list) and isinstance(part, int) and part < len(here):
        return here[part]
    return None


def _header(sheet: Sheet, slot: str) -> str:
    if slot in (KEY, OWNER_KIND) or len(sheet.homes) > 1:
        return slot
    return sheet.owner_header
