"""Axes of amounts: how far they go, what is written on them, and in which unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from attrs import frozen

from ldsp_core.document import Cell, Chart, Column, Table, format_cell
from ldsp_core.values import Money, MoneyRange

_STEPS: Final = tuple(map(Decimal, ("1", "2", "2.5", "5", "10")))
_LARGE: Final = ((Decimal(10) ** 12, "tn"), (Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"))


@frozen(kw_only=True)
class Axis:
    """An axis: the amounts it is marked at, with their words, and what it measures."""

    ticks: tuple[tuple[float, str], ...]
    title: str

    @property
    def low(self) -> float:
        """Where it begins."""
        return self.ticks[0][0]

    @property
    def marked(self) -> tuple[tuple[float, str], ...]:
        """The ticks that say something."""
        return tuple(tick for tick in self.ticks if tick[1])

    @property
    def high(self) -> float:
        """Where it ends."""
        return self.ticks[-1][0]


def axis_of(chart: Chart, table: Table, ends: Iterable[float], most: int) -> Axis:
    """Return the axis that holds zero and all *ends*, with about *most* marks; none for no ends."""
    columns = series_columns(chart, table)
    kinds = {column.kind for column in columns}
    whole = kinds == {"number"}
    cells = [cell for one in columns for cell in cells_of(table, one.key)]
    cells += [line.value for line in chart.lines]
    symbol = _symbol(cells) if "money" in kinds else ""
    percent = kinds == {"share"}
    known = list(ends)
    if not known:
        return Axis(ticks=((0, ""), (1, "")), title=_title(columns))
    return Axis(
        ticks=tuple(
            (float(tick), _tick_words(tick, symbol, percent))
            for tick in ticks([0.0, *known], most, whole=whole)
        ),
        title=_title(columns),
    )


def series_columns(chart: Chart, table: Table) -> tuple[Column, ...]:
    """Return the columns that the series of *chart* show."""
    columns = {column.key: column for column in table.columns}
    return tuple(columns[series.column] for series in chart.series)


def cells_of(table: Table, key: str) -> tuple[Cell, ...]:
    """Return the cells of a column of *table*, without its total."""
    place = [column.key for column in table.columns].index(key)
    return tuple(row[place] for row in table.rows)


def ticks(ends: Sequence[float], most: int, *, whole: bool = False) -> tuple[Decimal, ...]:
    """Return round amounts, evenly spaced, from below the least of *ends* to above the greatest.

    *whole*: no fractions. There are at least two, and few more than *most*.
    """
    low, high = Decimal(min(ends)), Decimal(max(ends))
    if low == high:
        high += 1
    rough = (high - low) / most
    magnitude = Decimal(10) ** rough.adjusted()
    step = next(step * magnitude for step in _STEPS if step * magnitude >= rough)
    if whole:
        step = max(Decimal(1), step.to_integral_value(ROUND_CEILING))
    first = int((low / step).to_integral_value(ROUND_FLOOR))
    last = int((high / step).to_integral_value(ROUND_CEILING))
    return tuple(step * place for place in range(first, last + 1))


def _tick_words(tick: Decimal, symbol: str, percent: bool) -> str:
    sign = "-" if tick < 0 else ""
    if percent:
        return f"{sign}{_digits(abs(tick) * 100)}%"
    return f"{sign}{symbol}{_short(abs(tick))}"


def _short(amount: Decimal) -> str:
    if amount >= Decimal(10) ** 15:
        return f"{float(amount):.3g}"
    for size, name in _LARGE:
        if amount >= size:
            return f"{_digits(amount / size)}{name}"
    return _digits(amount)


def _digits(amount: Decimal) -> str:
    if amount and amount.adjusted() < -6:
        return f"{float(amount):.3g}"
    text = f"{amount:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _symbol(cells: Iterable[Cell]) -> str:
    """Return the sign of the one currency that all *cells* are in, if it is one."""
    currencies = {cell.currency for cell in cells if isinstance(cell, Money | MoneyRange)}
    if len(currencies) != 1:
        return ""
    return format_cell(Money(amount=Decimal(0), currency=currencies.pop())).rstrip("0.")


def _title(columns: Sequence[Column]) -> str:
    units = list(dict.fromkeys(column.unit for column in columns))
    labels = list(dict.fromkeys(column.label for column in columns))
    unit = units[0] if len(units) == 1 else ""
    if len(labels) == 1:
        told = unit.casefold() in labels[0].casefold()
        return labels[0] if told else f"{labels[0]} ({unit})"
    if columns[0].kind == "money" and unit:
        return f"Amount ({unit})"
    return unit[:1].upper() + unit[1:] or ("Share" if columns[0].kind == "share" else "Number")
