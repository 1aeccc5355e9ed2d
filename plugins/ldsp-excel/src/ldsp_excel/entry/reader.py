"""The reader of the data-entry workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from attrs import frozen

from ldsp_core.errors import nearest
from ldsp_core.files import Notice, Source, partnership_schema
from ldsp_excel.entry.addresses import quoted_title, rank_of
from ldsp_excel.entry.findings import Findings, Place
from ldsp_excel.entry.form_in import FormRows
from ldsp_excel.entry.grid import LISTS, START
from ldsp_excel.entry.layout import ROOT, Layout
from ldsp_excel.entry.limits import Limits, limits_in
from ldsp_excel.entry.package_in import Package, open_package, refused
from ldsp_excel.entry.planning import layout_of
from ldsp_excel.entry.rows_in import CellReader, SheetRows
from ldsp_excel.entry.schemas import Schema
from ldsp_excel.entry.sheet_in import Area, read_sheet
from ldsp_excel.entry.titles import normal
from ldsp_excel.entry.tree_in import Assembly
from ldsp_excel.entry.workbook_in import Book, open_book

_REPORT: Final = frozenset({"cover", "contents", "notes"})


@frozen(kw_only=True)
class EntryReader:
    """Reads data-entry workbooks.

    ``schema`` is that of the data file unless another is given, ``limits`` those of the
    environment.
    """

    schema: Schema | None = None
    limits: Limits | None = None

    def read(self, data: bytes, name: str) -> Source:
        """Return the tree in *data*, the content of the workbook called *name*.

        Cells that cannot be read are told in the source's problems, with their address.
        Raises DataFileError for what is no data-entry workbook, is damaged, could do
        harm, or goes beyond the limits.
        """
        limits = limits_in() if self.limits is None else self.limits
        package = open_package(data, name, limits)
        book = open_book(package)
        layout = layout_of(partnership_schema() if self.schema is None else self.schema)
        return _Reading(package, book, layout, limits).source()


@frozen
class _Reading:
    package: Package
    book: Book
    layout: Layout
    limits: Limits

    def source(self) -> Source:
        findings = Findings(self.package.name)
        found = self._titles(findings)
        cells = CellReader(self.book, self.layout.reasons, findings)
        order = {title: number for number, title in enumerate(self.book.sheets)}
        form = FormRows(ROOT, order.get(found.get(ROOT, ""), 0), self.layout.root, cells)
        if ROOT in found:
            merged = read_sheet(self.package, self.book, found[ROOT], self.limits, form.take)
            form.finish()
            self._refuse_merged(merged, 1, ROOT, form.order, findings)
        sheets = []
        for sheet in self.layout.sheets:
            if sheet.title not in found:
                continue
            title = found[sheet.title]
            rows = SheetRows(sheet, order[title], cells)
            merged = read_sheet(self.package, self.book, title, self.limits, rows.take)
            rows.finish()
            self._refuse_merged(merged, rows.header_row, sheet.title, rows.order, findings)
            sheets.append(rows)
        assembly = Assembly(form, sheets, findings)
        tree = assembly.tree()
        return Source(
            tree=tree,
            locate=assembly.locate,
            paths_told=False,
            problems=findings.problems(assembly.path_of),
            notices=[*self._absent(found), *findings.told()],
            rank=partial(rank_of, orders=self._orders(found, order)),
        )

    def _orders(self, found: Mapping[str, str], order: Mapping[str, int]) -> Mapping[str, int]:
        """Return the numbers of the sheets by the titles that they have in addresses."""
        known = {sheet: order[title] for sheet, title in found.items()}
        return {quoted_title(title): number for title, number in {**order, **known}.items()}

    def _titles(self, findings: Findings) -> dict[str, str]:
        """Return the titles that the sheets of the layout have in this workbook."""
        known = {normal(title): title for title in (ROOT, *self.layout.by_title)}
        found: dict[str, str] = {}
        strange: list[tuple[int, str]] = []
        for number, title in enumerate(self.book.sheets):
            if (sheet := known.get(normal(title))) is not None:
                found.setdefault(sheet, title)
            elif normal(title) not in (normal(START), normal(LISTS)):
                strange.append((number, title))
        titles = {normal(title) for title in self.book.sheets}
        if ROOT not in found and normal(START) not in titles:
            self._refuse(titles)
        for number, title in strange:
            place = Place(title=title, order=number, row=1, column=1)
            meant = nearest(title, [each for each in known.values() if each not in found])
            if meant is not None:
                message = f"this sheet is called {title!r}, and there is no {meant!r}"
                findings.fault(place, message, f"call it {meant!r}")
            else:
                findings.notice(place, "this sheet is none of the workbook's; not read")
        return found

    def _refuse(self, titles: set[str]) -> None:
        if titles >= _REPORT:
            raise refused(
                self.package.name,
                "this is a report in Excel, written by this library, not a data-entry workbook",
                "give the data file that it was made from",
            )
        raise refused(
            self.package.name,
            f"this is a workbook, but not a data-entry workbook: it has no sheet {ROOT!r}",
            "begin one with: ldsp new partnership.xlsx",
        )

    def _absent(self, found: dict[str, str]) -> list[Notice]:
        return [
            Notice(message=f"there is no sheet {title!r}, so nothing was read for it")
            for title in (ROOT, *self.layout.by_title)
            if title not in found
        ]

    def _refuse_merged(
        self, merged: Sequence[Area], header_row: int, title: str, order: int, findings: Findings
    ) -> None:
        for area in merged:
            if area.last_row < header_row:
                continue
            place = Place(title=title, order=order, row=area.first_row, column=area.first_column)
            findings.fault(
                place,
                f"the cells {area.reference} are merged, so that only one has a value",
                "choose Unmerge Cells, and fill in each of them",
            )
