"""The document's cells as a workbook holds them: numbers, real dates, or words."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Final, Literal

from attrs import evolve, frozen

from ldsp_core.document import Cell, Link, format_cell
from ldsp_core.values import (
    NOT_APPLICABLE,
    Count,
    Interval,
    Missing,
    Money,
    MoneyRange,
    PartialDate,
    Share,
)
from ldsp_core.values.money import SYMBOLS, minor_digits
from ldsp_excel.texts import NOTHING_SAID, link_words

Written = str | int | float | date
"""What a cell of a workbook holds."""

Part = Literal["value", "low", "high"]
"""A bound takes three columns: its words, and its two ends."""

NOT_KNOWN: Final = "not known"
"""Stands for an end that a bound does not have; the sheet of notes explains it."""

FIRST_DAY: Final = date(1900, 3, 1)
"""Before it, Excel's calendar has a day too many (29 February 1900) or no day at all."""

MOST_DIGITS: Final = 10**15
"""A spreadsheet counts in doubles: from here on whole numbers would lose digits."""

_LONGEST_ADDRESS: Final = 2_079
"""Beyond it Excel offers to repair the whole file."""

_NOT_IN_ADDRESSES: Final = {ord(sign): f"%{ord(sign):02X}" for sign in ' <>"{}|\\^`'}
"""What an address may not hold as it is (RFC 3986, 2.1)."""

MOST_DECIMALS: Final = 4
"""Decimals shown of a plain number; the cell itself holds all."""


@frozen(kw_only=True)
class Decimals:
    """How many decimals a column shows, so that its figures line up."""

    plain: int = 0
    money: int = 0
    percent: int = 0

    def covering(self, cell: Cell) -> Decimals:
        """Return the decimals that *cell* needs as well."""
        if isinstance(cell, Decimal):
            return evolve(self, plain=max(self.plain, min(_places(cell), MOST_DECIMALS)))
        if isinstance(cell, Money | MoneyRange):
            pence = any(_places(end) for end in _known_ends(cell))
            digits = minor_digits(cell.currency) if pence else 0
            return evolve(self, money=max(self.money, digits))
        if isinstance(cell, Share):
            broken = any(_places(end * 100) for end in _known_ends(cell))
            return evolve(self, percent=max(self.percent, int(broken)))
        return self


def number(cell: Cell) -> int | Decimal | None:
    """Return the one number that *cell* is, or None where it is words, a bound or a date.

    A share is a fraction of one. A whole number too large for a double has none.
    """
    value = _one_number(cell)
    if value is None or not Decimal(value).is_finite():
        return None
    return value if -MOST_DIGITS < value < MOST_DIGITS else None


def fraction(share: Share) -> float | None:
    """Return *share* as a double where it comes from two exact counts, else None."""
    part, whole = share.numerator, share.denominator
    if part is None or whole is None or not (part.is_exact and whole.is_exact):
        return None
    return part.low / whole.low if part.low is not None and whole.low else None


def is_bound(cell: Cell) -> bool:
    """Whether *cell* is a number known only within limits, or about."""
    return isinstance(cell, Count | Share | MoneyRange) and not cell.is_exact


def written(cell: Cell, part: Part = "value") -> Written:
    """Return what the workbook's cell holds for *cell*, or for an end of it.

    Numbers and days are typed; everything else is the document's own words, and a dash
    where it has none. What is no number has no ends.
    """
    if part != "value" and is_bound(cell):
        return _end(cell, part)
    exact = number(cell)
    if exact is not None:
        return _typed(exact)
    if part != "value" and not isinstance(cell, Missing):
        return format_cell(NOT_APPLICABLE)
    day = _day(cell)
    return words(cell) if day is None else day


def words(cell: Cell) -> str:
    """Return *cell* in words; an address that cannot be followed stands behind its link's."""
    if isinstance(cell, Link) and not live_address(cell):
        return says(link_words(cell))
    return says(format_cell(cell))


def says(text: str) -> str:
    """Return *text*, or a dash where it says nothing."""
    return text if text.strip() else NOTHING_SAID


def number_format(cell: Cell, decimals: Decimals) -> str:
    """Return the number format for *cell* in a column that shows *decimals*."""
    if isinstance(cell, Money | MoneyRange):
        return _sign(cell.currency) + _digits(decimals.money)
    if isinstance(cell, Share):
        return f"0.{'0' * decimals.percent}%" if decimals.percent else "0%"
    if isinstance(cell, int | Count):
        return _digits(0)
    if isinstance(cell, Decimal):
        return _digits(decimals.plain)
    return "General" if _day(cell) is None else "d mmm yyyy"


def live_address(link: Link) -> str:
    """Return the address of *link* where a workbook can follow it, else nothing."""
    known = link.url.lower().startswith(("http://", "https://", "mailto:"))
    address = link.url.translate(_NOT_IN_ADDRESSES)
    return address if known and len(address) <= _LONGEST_ADDRESS and address.isprintable() else ""


def _one_number(cell: Cell) -> int | Decimal | None:
    match cell:
        case bool():
            return None
        case int() | Decimal():
            return cell
        case Money():
            return cell.amount
        case Count():
            return cell.low if cell.is_exact else None
        case Share() | MoneyRange():
            return cell.interval.exact if cell.is_exact else None
        case _:
            return None


def _typed(value: int | Decimal) -> int | float:
    return value if isinstance(value, int) else float(value)


def _day(cell: Cell) -> date | None:
    day = cell.first if isinstance(cell, PartialDate) and cell.is_exact else cell
    if not isinstance(day, date) or isinstance(day, datetime) or day < FIRST_DAY:
        return None
    return day


def _interval(cell: Cell) -> Interval | None:
    if isinstance(cell, Count | Share | MoneyRange):
        return cell.interval
    return Interval.exactly(cell.amount) if isinstance(cell, Money) else None


def _known_ends(cell: Cell) -> tuple[Decimal, ...]:
    interval = _interval(cell)
    ends = () if interval is None else (interval.low, interval.high)
    return tuple(end for end in ends if end is not None)


def _end(cell: Cell, part: Part) -> Written:
    interval = _interval(cell)
    if interval is None or interval.approximate:
        return NOT_KNOWN
    end = interval.low if part == "low" else interval.high
    if end is None or abs(end) >= MOST_DIGITS:
        return NOT_KNOWN
    return int(end) if isinstance(cell, Count) else float(end)


def _places(value: Decimal) -> int:
    """Return how many decimals *value* needs, zeros at its end left out."""
    exponent = value.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _digits(places: int) -> str:
    return f"#,##0.{'0' * places}" if places else "#,##0"


def _sign(currency: str) -> str:
    # The number after the dash is the language whose sign it is: British, none, American.
    country = {"GBP": "-809", "EUR": "-2", "USD": "-409"}.get(currency, "")
    return f"[${SYMBOLS.get(currency, currency + ' ')}{country}]"
