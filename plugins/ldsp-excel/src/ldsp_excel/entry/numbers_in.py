"""Numbers in cells: what they stand for depends on the format of the cell, and on the fact."""

from __future__ import annotations

from datetime import date
from decimal import Context, Decimal, DecimalException
from typing import Any, Final

from ldsp_excel.entry.dates import day_of_serial, written
from ldsp_excel.entry.formats import NumberFormat
from ldsp_excel.entry.reading import CellError, Found

_DIGITS: Final = Context(prec=15)
"""A spreadsheet keeps 15 digits; what stands behind them is an accident of doubles."""

_CURRENCIES: Final = {"": "£", "£": "£", "€": "€", "GBP": "£", "EUR": "€"}
_DATES: Final = frozenset({"day", "month", "year", "time"})


def number_value(
    kind: str,
    text: str,
    number_format: NumberFormat,
    since_1904: bool,
    sort: str,
) -> Found:
    """Return the value of a *kind* that the number *text* stands for in a cell.

    *number_format* is that of the cell; *sort* is "d" for dates that stand there as text, as
    ISO/IEC 29500 allows.
    """
    if sort == "d":
        return _date(kind, _iso(text), "day")
    number = _number(text)
    if number_format.shows in _DATES:
        return _date(kind, _day(number, number_format, since_1904), number_format.shows)
    if number_format.shows == "percentage":
        return _percentage(kind, number)
    match kind:
        case "Text" | "Place" | "OrgId" | "choice":
            shown = str(_plain(number))
            return Found(shown, f"the number {shown} was read as text")
        case "TrueOrFalse":
            raise CellError(f"{_plain(number)} is neither yes nor no", "write yes or no")
        case "Share":
            raise CellError(
                f"{_plain(number)} is not a percentage", "write it with its sign, like 62%"
            )
        case "Money":
            return Found(_money(number, number_format))
        case "PartialDate" | "Period":
            return _year(number, kind)
        case "date":
            raise _no_date(number)
        case _:
            return Found(_plain(number))


def _number(text: str) -> Decimal:
    try:
        number = _DIGITS.create_decimal(text)
    except DecimalException:
        raise CellError(f"{text[:40]!r} is not a number", "type it again") from None
    if not number.is_finite():
        raise CellError(f"{text[:40]!r} is not a number", "type it again")
    return number


def _plain(number: Decimal) -> Any:
    """Return a whole number as such; others without zeros at their end."""
    if number == number.to_integral_value() and abs(number.adjusted()) < 30:
        return int(number)
    return number.normalize()


def _money(number: Decimal, number_format: NumberFormat) -> str:
    sign = _CURRENCIES.get(number_format.sign)
    if sign is None:
        raise CellError(
            f"the sum is shown in {number_format.sign!r}, which may be more than one currency",
            "write it as text with its code, like USD 500.00",
        )
    return f"{'-' if number < 0 else ''}{sign}{number.copy_abs():f}"


def _percentage(kind: str, number: Decimal) -> Found:
    percent = _plain(number * 100)
    if kind != "Share":
        raise CellError(f"{percent}% is a percentage", "format the cell as a number, or as text")
    if not 0 <= number <= 1:
        raise CellError(
            f"{percent}% is not between 0% and 100%",
            "write it like 62%; if more than the whole is meant, write it as text",
        )
    return Found(f"{percent:f}%" if isinstance(percent, Decimal) else f"{percent}%")


def _year(number: Decimal, kind: str) -> Found:
    year = _plain(number)
    if isinstance(year, int) and 1000 <= year <= 9999:
        what = "period" if kind == "Period" else "date"
        return Found(str(year), f"the number {year} was read as a year; write a {what} as text")
    raise _no_date(number)


def _no_date(number: Decimal) -> CellError:
    return CellError(
        f"{_plain(number)} is a number, not a date",
        "format the cell as a date, or write it like 25/05/2019",
    )


def _day(number: Decimal, number_format: NumberFormat, since_1904: bool) -> date:
    serial = int(number)
    day = day_of_serial(serial, since_1904=since_1904)
    if day is None:
        raise CellError(
            f"{_plain(number)} is no day that a spreadsheet can show",
            "write it as text, like 25/05/2019",
        )
    if number != serial:
        raise CellError(f"a time of day stands beside the date {written(day)}", "type it without")
    if number_format.shows == "time" and serial == 0:
        raise CellError("this is a time of day, not a date", "write the date")
    return day


def _iso(text: str) -> date:
    day, _, rest = text.partition("T")
    try:
        if rest.strip("0:.Z"):
            raise ValueError
        return date.fromisoformat(day)
    except ValueError:
        raise CellError(f"{text[:40]!r} is not a day", "write it like 25/05/2019") from None


def _date(kind: str, day: date, shows: str) -> Found:
    match kind, shows:
        case (("date" | "PartialDate"), "day" | "time"):
            return Found(day if kind == "date" else day.isoformat())
        case (("PartialDate" | "Period"), "month"):
            month = f"{day.year:04d}-{day.month:02d}"
            return Found(month, f"the date shown as a month was read as {month}")
        case (("PartialDate" | "Period"), "year"):
            return Found(f"{day.year:04d}", f"the date shown as a year was read as {day.year:04d}")
        case "date", _:
            raise CellError(
                f"the date {written(day)} is shown without its day", "write it like 25/05/2019"
            )
        case _:
            raise CellError(
                f"the cell holds the date {written(day)}, which a spreadsheet may have made of "
                "what was typed",
                "type an apostrophe first, then what is meant",
            )
