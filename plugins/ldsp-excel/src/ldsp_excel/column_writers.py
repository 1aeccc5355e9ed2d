"""Writers of columns: for each kind of cell, all that does not change is worked out once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from attrs import define, field

from ldsp_core.document import Cell, Link
from ldsp_core.values import Count, Money, Share
from ldsp_excel.cell_xml import EPOCH, decimal_text, tail
from ldsp_excel.cells import (
    FIRST_DAY,
    MOST_DIGITS,
    fraction,
    live_address,
    number_format,
    written,
)
from ldsp_excel.columns import SheetColumn
from ldsp_excel.markup import escaped
from ldsp_excel.strings import SharedStrings
from ldsp_excel.styles import Look, Role, Styles
from ldsp_excel.texts import link_words

Writer = Callable[[Sequence[Any]], list[str]]
"""Turns cells of one kind into their XML from behind their address on, and what follows."""

_REMEMBERED: Final = 4_096
"""How many cells of the rarer kinds a column remembers, for they tend to come again."""

_WHOLE: Final = Share.of(Count.exactly(1), Count.exactly(1))


@define(eq=False)
class ColumnWriter:
    """Writes the cells of a sheet's column.

    ``after`` is what follows each cell in its row. With a ``formula`` the cells are live,
    and their values are stored beside it.
    """

    column: SheetColumn
    styles: Styles
    strings: SharedStrings
    role: Role = "body"
    after: str = ""
    formula: str = ""
    _writers: dict[type, Writer] = field(factory=dict, init=False)
    _one: Callable[[Cell], str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._one = lru_cache(_REMEMBERED, typed=True)(self._written)

    def write(self, cells: Sequence[Cell]) -> list[str]:
        """Return the XML of *cells*."""
        kinds = list(dict.fromkeys(map(type, cells)))
        if len(kinds) == 1:
            return self._writer(kinds[0])(cells)
        found = [""] * len(cells)
        for kind in kinds:
            places = [place for place, cell in enumerate(cells) if type(cell) is kind]
            written = self._writer(kind)([cells[place] for place in places])
            for place, text in zip(places, written, strict=True):
                found[place] = text
        return found

    def _writer(self, kind: type) -> Writer:
        if kind not in self._writers:
            make = _FREQUENT.get(kind) if self.column.part == "value" else None
            self._writers[kind] = self._each if make is None else make(self)
        return self._writers[kind]

    def _each(self, cells: Sequence[Cell]) -> list[str]:
        return list(map(self._one, cells))

    def _around(self, cell: Cell) -> tuple[str, str]:
        """Return what stands before and after the value of a number or day like *cell*."""
        style = self.styles.number(self._look(cell, words=False))
        formula = f"<f>{escaped(self.formula)}</f>" if self.formula else ""
        return f'" s="{style}">{formula}<v>', f"</v></c>{self.after}"

    def _texts(self) -> Writer:
        if self.formula:
            return self._each
        style = self.styles.number(self._look("", words=True))
        head, after = f'" s="{style}"', self.after
        known, shared, one = self.strings.tails.get, self.strings.tail, self._one

        def write(texts: Sequence[str]) -> list[str]:
            if not all(map(str.strip, texts)):
                return [one(text) if not text.strip() else write([text])[0] for text in texts]
            return [f"{head}{known(text) or shared(text)}{after}" for text in texts]

        return write

    def _whole_numbers(self) -> Writer:
        before, after = self._around(0)

        def write(numbers: Sequence[int]) -> list[str]:
            if max(numbers) >= MOST_DIGITS or min(numbers) <= -MOST_DIGITS:
                return self._each(numbers)
            return [f"{before}{number}{after}" for number in numbers]

        return write

    def _decimal_numbers(self) -> Writer:
        before, after = self._around(Decimal(0))

        def write(numbers: Sequence[Decimal]) -> list[str]:
            if not are_usual(numbers):
                return self._each(numbers)
            return [f"{before}{text}{after}" for text in map(decimal_text, numbers)]

        return write

    def _sums(self) -> Writer:
        around: dict[str, tuple[str, str]] = {}

        def write(sums: Sequence[Money]) -> list[str]:
            currencies = {money.currency for money in sums}
            amounts = [money.amount for money in sums]
            if len(currencies) > 1 or not are_usual(amounts):
                return self._each(sums)
            (currency,) = currencies
            if currency not in around:
                around[currency] = self._around(sums[0])
            before, after = around[currency]
            return [f"{before}{text}{after}" for text in map(decimal_text, amounts)]

        return write

    def _shares(self) -> Writer:
        before, after = self._around(_WHOLE)

        def write(shares: Sequence[Share]) -> list[str]:
            values = list(map(fraction, shares))
            if None in values:
                return self._each(shares)
            return [f"{before}{value!r}{after}" for value in values]

        return write

    def _days(self) -> Writer:
        before, after = self._around(FIRST_DAY)

        def write(days: Sequence[date]) -> list[str]:
            if min(days) < FIRST_DAY:
                return self._each(days)
            return [f"{before}{day.toordinal() - EPOCH}{after}" for day in days]

        return write

    def _written(self, cell: Cell) -> str:
        """Write any cell: numbers and days as such, all else in words."""
        value = written(cell, self.column.part)
        if isinstance(cell, Link) and not self.column.links:
            value = link_words(cell)
        style = self.styles.number(self._look(cell, words=isinstance(value, str)))
        return tail(style, value, self.strings, self.formula) + self.after

    def _look(self, cell: Cell, *, words: bool) -> Look:
        column = self.column
        return Look(
            self.role,
            number_format="General" if words else number_format(cell, column.decimals),
            right=column.is_numeric,
            indent=column.indent,
            wrap=words,
            link=column.links and isinstance(cell, Link) and bool(live_address(cell)),
        )


def are_usual(numbers: Sequence[Decimal]) -> bool:
    """Whether all *numbers* are finite and not too large for a double to count in ones."""
    return all(map(Decimal.is_finite, numbers)) and (
        min(numbers) > -MOST_DIGITS and max(numbers) < MOST_DIGITS
    )


_FREQUENT: Final[dict[type, Callable[[ColumnWriter], Writer]]] = {
    str: ColumnWriter._texts,
    int: ColumnWriter._whole_numbers,
    Decimal: ColumnWriter._decimal_numbers,
    Money: ColumnWriter._sums,
    Share: ColumnWriter._shares,
    date: ColumnWriter._days,
}
"""The kinds of cell of which there may be many, each with its own way."""
