"""What is said while a workbook is read: faults and notices, each with its cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from attrs import define, field, frozen

from ldsp_core.errors import DataFileError, Path, Problem
from ldsp_core.files import Notice
from ldsp_excel.entry.addresses import address
from ldsp_excel.entry.layout import Keys


@frozen(kw_only=True)
class Place:
    """A cell: the title and the number of its sheet, its row and column, its header."""

    title: str
    order: int
    row: int
    column: int
    header: str = ""

    def __str__(self) -> str:
        return address(self.title, self.row, self.column, self.header)

    @property
    def rank(self) -> tuple[int, int, int]:
        """What sorts places as they come in the workbook."""
        return (self.order, self.row, self.column)


@frozen(kw_only=True)
class Fault:
    """Something wrong: in which cell, and to which fact of which table its value belongs."""

    place: Place
    message: str
    advice: str = ""
    table: dict[str, Any] | None = None
    path: Keys = ()


MOST: Final = 10_000
"""How many faults, and how many notices, are kept: a file can be made to have millions."""


@define
class Findings:
    """All faults and notices of the workbook called ``name``."""

    name: str
    faults: list[Fault] = field(factory=list)
    notices: list[tuple[Place, str]] = field(factory=list)
    untold: int = 0

    def fault(self, place: Place, message: str, advice: str = "", **belongs: Any) -> None:
        """Keep a fault; *belongs* are ``table`` and ``path`` of the value.

        Raises DataFileError, with those that were found, when there are too many to go on.
        """
        self.faults.append(Fault(place=place, message=message, advice=advice, **belongs))
        if len(self.faults) > MOST:
            message = f"more than {MOST:,} mistakes were found, and the rest was not read"
            first = Problem(path=(), message=message, where=str(place), path_told=False)
            raise DataFileError(self.name, [first, *self.problems(lambda _table: ())[:MOST]])

    def notice(self, place: Place, message: str) -> None:
        """Keep a notice, or count it where there are very many."""
        if len(self.notices) < MOST:
            self.notices.append((place, message))
        else:
            self.untold += 1

    def problems(self, path_of: Callable[[dict[str, Any]], Path]) -> Sequence[Problem]:
        """Return the faults; *path_of* leads to a table."""
        return [
            Problem(
                path=() if fault.table is None else (*path_of(fault.table), *fault.path),
                message=fault.message,
                where=str(fault.place),
                suggestion=fault.advice,
                path_told=False,
            )
            for fault in self.faults
        ]

    def told(self) -> Sequence[Notice]:
        """Return the notices in the order of the workbook."""
        told = [
            Notice(where=str(place), message=message)
            for place, message in sorted(self.notices, key=lambda notice: notice[0].rank)
        ]
        if self.untold:
            told.append(Notice(message=f"{self.untold:,} more were read otherwise too"))
        return told
