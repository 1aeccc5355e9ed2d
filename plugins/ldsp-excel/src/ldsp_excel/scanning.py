"""What must be known of a table before its first row is written, found in one pass.

Rows are taken a few thousand at a time and looked at column by column, so that they may
be lazy, and none is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import islice
from operator import attrgetter, itemgetter
from typing import Any, Final

from attrs import define, field, frozen

from ldsp_core.document import Cell, Column, Link, Row, Table
from ldsp_core.errors import DocumentError
from ldsp_core.values import Missing, Money, Share
from ldsp_excel import legend
from ldsp_excel.cells import (
    FIRST_DAY,
    MOST_DECIMALS,
    Decimals,
    fraction,
    is_bound,
    live_address,
    number,
    words,
)
from ldsp_excel.liveness import Live, Study
from ldsp_excel.texts import are_safe, checked

CHUNK: Final = 2_000
"""How many rows are looked at, or written, at a time."""

_LONGEST_DAY: Final = len("30 Sep 2019")

PlaceOf = Callable[[Cell], str]
"""Says where a cell stands; called only when something is wrong with it."""


def chunks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield *rows* in lists of ``CHUNK``, the last perhaps shorter."""
    left = iter(rows)
    while some := list(islice(left, CHUNK)):
        yield some


@frozen(kw_only=True)
class Address:
    """An address that a cell leads to: its row counted from 1, its column from 0."""

    row: int
    column: int
    address: str


@define
class Found:
    """What has been seen of a column.

    ``bound`` says whether a bound is in it, ``endless`` whether something that has no
    ends. ``longest`` is the longest line of text in it, ``widest`` the longest number,
    both in characters as displayed.
    """

    bound: bool = False
    endless: bool = False
    decimals: Decimals = field(factory=Decimals)
    longest: int = 0
    widest: int = 0
    words: set[legend.Word] = field(factory=set)

    def see(self, cells: Sequence[Cell], place: PlaceOf) -> None:
        """Look at *cells*; raises RenderError for text that a workbook cannot hold."""
        for kind in dict.fromkeys(map(type, cells)):
            same = [cell for cell in cells if type(cell) is kind]
            telling = _TELLING.get(kind, _each)
            for cell in dict.fromkeys(telling(self, same)):
                self._see_one(cell, place)

    def texts(self, texts: Sequence[str]) -> Iterable[Cell]:
        """Look at *texts* at once; return those that must be looked at one by one."""
        joined = "\n".join(texts)
        if joined.count("\n") >= len(texts) or not are_safe(joined, texts):
            return texts
        self.endless = True
        self.longest = max(self.longest, max(map(len, texts)))
        return () if all(map(str.strip, texts)) else ("",)

    def days(self, days: Sequence[date]) -> Iterable[Cell]:
        """Look at *days* at once; return those that are written in words."""
        self.endless = True
        self.longest = max(self.longest, _LONGEST_DAY)
        return [] if min(days) >= FIRST_DAY else [day for day in days if day < FIRST_DAY]

    def decimal_numbers(self, numbers: Sequence[Decimal]) -> Iterable[Cell]:
        """Return the numbers that tell all: the ends alone once the most decimals were seen."""
        enough = self.decimals.plain == MOST_DECIMALS and all(map(Decimal.is_finite, numbers))
        return _ends(numbers) if enough else numbers

    def shares(self, shares: Sequence[Share]) -> Iterable[Cell]:
        """Return the shares that tell all: the ends, one that is broken, and all bounds."""
        known = [(fraction(share), share) for share in shares]
        exact = [(value, share) for value, share in known if value is not None]
        telling = [share for value, share in known if value is None]
        if exact:
            telling += (min(exact, key=_first)[1], max(exact, key=_first)[1])
        if not self.decimals.percent:
            telling += islice((share for value, share in exact if value * 100 % 1), 1)
        return telling

    def sums(self, sums: Sequence[Money]) -> Iterable[Cell]:
        """Return the sums that tell all: the ends, and one with pence."""
        if len({money.currency for money in sums}) > 1:
            return sums
        pence = (money for money in sums if money.amount % 1)
        ends = min(sums, key=_amount), max(sums, key=_amount)
        return ends if self.decimals.money else (*ends, *islice(pence, 1))

    def _see_one(self, cell: Cell, place: PlaceOf) -> None:
        bound = is_bound(cell)
        self.bound = self.bound or bound
        self.decimals = self.decimals.covering(cell)
        self.words.update(legend.words_of(cell))
        text = checked(words(cell), partial(place, cell))
        if number(cell) is None:
            self.endless = self.endless or not (bound or isinstance(cell, Missing))
            self.longest = max(self.longest, max(map(len, text.split("\n"))))
        else:
            self.widest = max(self.widest, len(text))


def _each(_found: Found, cells: Sequence[Any]) -> Iterable[Cell]:
    return cells


def _ends(numbers: Sequence[Any]) -> Iterable[Cell]:
    return min(numbers), max(numbers)


_amount = attrgetter("amount")
_first = itemgetter(0)


_TELLING: Final[dict[type, Callable[[Found, Sequence[Any]], Iterable[Cell]]]] = {
    str: Found.texts,
    int: lambda _found, numbers: _ends(numbers),
    Decimal: Found.decimal_numbers,
    Money: Found.sums,
    Share: Found.shares,
    date: Found.days,
}
"""For kinds of which there may be many: which of their cells must be looked at one by one."""


@frozen(kw_only=True)
class Scan:
    """What one pass over a table finds; ``found`` has an entry for each of its columns.

    ``links`` is how many cells have an address; ``addresses`` is empty where they are
    more than a sheet may have links.
    """

    found: tuple[Found, ...]
    row_count: int
    links: int
    addresses: tuple[Address, ...]
    live: Live

    @property
    def words(self) -> frozenset[legend.Word]:
        """The words of the legend that the cells need."""
        return frozenset().union(*(found.words for found in self.found))


def scan(table: Table, study: Study, most_links: int) -> Scan:
    """Go through *table* once, and have *study* find which derived cells may be live.

    Raises DocumentError for a row that does not fit the columns, RenderError for text
    that a workbook cannot hold.
    """
    found = tuple(Found() for _ in table.columns)
    scanner = _Scanner(table=table, found=found, most_links=most_links)
    for rows in chunks(table.rows):
        study.see(scanner.look(rows))
    count = scanner.rows
    if table.totals is not None:
        scanner.in_totals = True
        study.see_totals(scanner.look([table.totals]))
    return Scan(
        found=found,
        row_count=count,
        links=scanner.links,
        addresses=tuple(scanner.addresses) if scanner.links <= most_links else (),
        live=study.result(),
    )


@define(kw_only=True)
class _Scanner:
    table: Table
    found: tuple[Found, ...]
    most_links: int
    addresses: list[Address] = field(factory=list)
    links: int = 0
    rows: int = 0
    in_totals: bool = False

    def look(self, rows: Sequence[Row]) -> list[Sequence[Cell]]:
        """Look at the next *rows* and return their cells column by column."""
        width = len(self.table.columns)
        for offset, row in enumerate(rows):
            if len(row) != width:
                place = f"table {self.table.id}, {self._row(offset)}"
                raise DocumentError(f"{place}: {len(row)} cells for {width} columns")
        columns: list[Sequence[Cell]] = list(zip(*rows, strict=True))
        for index, cells in enumerate(columns):
            self.found[index].see(cells, partial(self._place, self.table.columns[index], cells))
            if Link in set(map(type, cells)):
                self._note_links(index, cells)
        self.rows += len(rows)
        return columns

    def _row(self, offset: int) -> str:
        return "total row" if self.in_totals else f"row {self.rows + offset + 1}"

    def _place(self, column: Column, cells: Sequence[Cell], cell: Cell) -> str:
        offset = next(place for place, each in enumerate(cells) if each is cell)
        return f"table {self.table.id}, {self._row(offset)}, column {column.label!r}"

    def _note_links(self, index: int, cells: Sequence[Cell]) -> None:
        for offset, cell in enumerate(cells, start=1):
            if type(cell) is Link and (address := live_address(cell)):
                self.links += 1
                if self.links <= self.most_links:
                    found = Address(row=self.rows + offset, column=index, address=address)
                    self.addresses.append(found)
