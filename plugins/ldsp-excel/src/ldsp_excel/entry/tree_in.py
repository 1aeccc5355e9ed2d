"""The rows of all sheets to one tree, and the way back from a path in it to a cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define, field

from ldsp_core.errors import Path, did_you_mean
from ldsp_excel.entry.addresses import quoted_title
from ldsp_excel.entry.findings import Fault, Findings, Place
from ldsp_excel.entry.layout import KEY, OWNER, OWNER_KIND, ROOT, Home, Sheet
from ldsp_excel.entry.rows_in import FormRows, Row, SheetRows, Table
from ldsp_excel.entry.titles import normal


@define(eq=False)
class Assembly:
    """Puts rows where they belong."""

    form: FormRows
    sheets: Sequence[SheetRows]
    findings: Findings
    origins: dict[int, tuple[SheetRows, int]] = field(factory=dict)
    parents: dict[int, tuple[Table, Path]] = field(factory=dict)

    def tree(self) -> Table:
        """Return the tree; rows that belong nowhere are left out, and told."""
        owners = {each.sheet.title: self._by_key(each) for each in self.sheets}
        for each in self.sheets:
            for row in each.rows:
                self.origins[id(row.table)] = (each, row.number)
                home = self._home(each, row)
                if home is None:
                    continue
                if home.owner == ROOT:
                    self._attach(self.form.table, home, row)
                    continue
                owner = owners[home.owner].get(row.owner)
                if owner is None:
                    self._unknown_owner(each, row, home, owners[home.owner])
                else:
                    self._attach(owner.table, home, row)
        return self.form.table

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

    def _home(self, rows: SheetRows, row: Row) -> Home | None:
        """Return which list a row belongs to; None, and a fault, where it does not say."""
        sheet = rows.sheet
        if len(sheet.homes) == 1:
            return sheet.homes[0]
        said = normal(row.owner_kind)
        for home in sheet.homes:
            if normal(home.words) == said:
                return self._checked(rows, row, home)
        words = [home.words for home in sheet.homes]
        if not said:
            message = "this row does not say what it belongs to"
        else:
            meant = did_you_mean(row.owner_kind, words)
            message = f"rows of this sheet cannot belong to {row.owner_kind[:80]!r}{meant}"
        self._fault(rows, row, OWNER_KIND, message, f"choose one of: {', '.join(words)}")
        return None

    def _checked(self, rows: SheetRows, row: Row, home: Home) -> Home | None:
        if home.owner == ROOT and row.owner:
            message = f"what belongs to the partnership itself names no other, found {row.owner!r}"
            self._fault(rows, row, OWNER, message, "clear the cell")
            return None
        return home

    def _unknown_owner(
        self, rows: SheetRows, row: Row, home: Home, owners: Mapping[str, Row]
    ) -> None:
        title = quoted_title(home.owner)
        if row.owner:
            meant = did_you_mean(row.owner, owners)
            message = f"there is no {row.owner[:80]!r} on the sheet {title}{meant}"
        else:
            message = "this row does not say which one it belongs to"
        what = "key" if self._has_key_column(home.owner) else "id"
        self._fault(rows, row, OWNER, message, f"give the {what} of a row of {title}")

    def _has_key_column(self, title: str) -> bool:
        return any(each.sheet.title == title and each.sheet.key == (KEY,) for each in self.sheets)

    def _fault(self, rows: SheetRows, row: Row, slot: str, message: str, advice: str) -> None:
        header = _header(rows.sheet, slot)
        place = Place(
            title=rows.sheet.title,
            order=rows.order,
            row=row.number,
            column=rows.columns.get(id(slot), 1),
            header=header,
        )
        self.findings.faults.append(Fault(place=place, message=message, advice=advice))

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
