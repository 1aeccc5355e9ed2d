"""The values of ldsp_core.values as data files write them: the shortest form that is exact."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeVar

from attrs import frozen

from ldsp_core.errors import InvalidValueError, LdspError
from ldsp_core.structuring.form import Form
from ldsp_core.structuring.memory import Remembered
from ldsp_core.structuring.plain_forms import LIMIT, check_whole
from ldsp_core.structuring.text import check_text
from ldsp_core.values import Count, Money, OrgId, PartialDate, Period, Place, Rag, Share
from ldsp_core.values.money import minor_digits

T = TypeVar("T")

_LIMIT: Final = Decimal(LIMIT)
_SURELY_IN_RANGE: Final = len(str(LIMIT - 1))
"""A sum in so many characters or fewer, a symbol among them, is smaller than the limit."""


def _from_text(parse: Callable[[str], T]) -> Remembered[str, T]:
    """Return *parse* with a check of its text, and a memory."""
    return Remembered(lambda text: parse(check_text(text)))


def _parse_count(text: str) -> Count:
    try:
        count = Count.parse(text)
    except LdspError:
        raise
    except ValueError:  # Python refuses to make a number of thousands of digits
        raise InvalidValueError("the number has too many digits") from None
    for end in (count.low, count.high):
        check_whole(end or 0)
    return count


def _money_of_text(text: str) -> Money:
    money = Money.parse(check_text(text))
    if len(text) > _SURELY_IN_RANGE and not money.amount.copy_abs() < _LIMIT:
        raise InvalidValueError("the sum has more than 15 digits, which not every format keeps")
    return money


_count_of_text = _from_text(_parse_count)
_share_of_text = _from_text(Share.parse)
_date_of_text = _from_text(PartialDate.parse)
_period_of_text = _from_text(Period.parse)
_org_id_of_text = _from_text(OrgId.parse)
_place_of_text = _from_text(lambda text: Place(name=text))


def _parse_number(value: int) -> Count:
    return Count.exactly(check_whole(value))


_count_of_number: Remembered[int, Count] = Remembered(_parse_number)


@frozen(kw_only=True)
class ShareTable:
    """A share as a table: the two counts it comes from, and its words if they say more."""

    numerator: Count
    denominator: Count
    wording: str | None = None


@frozen(kw_only=True)
class DateTable:
    """A date as a table: the date itself, and the words and weekday it was given with."""

    date: str
    wording: str | None = None
    weekday: str | None = None


def _share_of_table(table: ShareTable) -> Share:
    return Share(numerator=table.numerator, denominator=table.denominator, wording=table.wording)


def _date_of_table(table: DateTable) -> PartialDate:
    day = _date_of_text(table.date)
    if day.wording is not None:
        raise InvalidValueError(
            f"in a table the date is written as 2019-05-25, 2019-05 or 2019, got {table.date!r}"
        )
    return PartialDate(
        year=day.year,
        month=day.month,
        day=day.day,
        weekday=table.weekday,
        wording=table.wording,
    )


def _reads_as(read: Callable[[T], Any], plain: T, value: object) -> bool:
    """Whether *plain* is read as exactly *value*."""
    try:
        again = read(plain)
        return again is value or bool(again == value)  # a value from a file is remembered
    except LdspError:
        return False


def _write_count(count: Count) -> int | str | Count:
    if count.wording is not None:
        return count.wording if _reads_as(_count_of_text, count.wording, count) else count
    if count.low is not None and _reads_as(_count_of_number, count.low, count):
        return count.low
    return count.code if _reads_as(_count_of_text, count.code, count) else count


def _write_share(share: Share) -> str | ShareTable:
    if share.numerator is not None and share.denominator is not None:
        return ShareTable(
            numerator=share.numerator, denominator=share.denominator, wording=share.wording
        )
    text = str(share)
    if _reads_as(_share_of_text, text, share):
        return text
    raise InvalidValueError(
        "a share without its two counts is only kept as a percentage that can be read, "
        "such as '62%' or 'over 60%'"
    )


def _write_date(day: PartialDate) -> str | DateTable:
    text = day.iso if day.wording is None else day.wording
    if _reads_as(_date_of_text, text, day):
        return text
    return DateTable(date=day.iso, wording=day.wording, weekday=day.weekday)


def _write_money(money: Money) -> str:
    # It need not be read again to see that it can be: that is all that could be wrong.
    text = str(money)
    decimals = text.partition(".")[2]
    too_exact = decimals and len(decimals) > minor_digits(money.currency)
    if too_exact or (len(text) > _SURELY_IN_RANGE and not money.amount.copy_abs() < _LIMIT):
        raise InvalidValueError(f"{text} cannot be kept: it would not be read back the same")
    return text


def _by_text(read: Callable[[str], Any]) -> Callable[[Any], str]:
    """Return a function that writes a value as its text, if that is read as the same."""

    def write(value: Any) -> str:
        text = str(value)
        if not _reads_as(read, text, value):
            raise InvalidValueError(f"{text} cannot be kept: it would not be read back the same")
        return text

    return write


VALUE_FORMS: Final[Mapping[type, Form]] = {
    Count: Form(
        expected="a count: a whole number, or text such as 'over 600' or '500-600'",
        readers={int: _count_of_number, str: _count_of_text},
        write=_write_count,
        table=Count,
    ),
    Share: Form(
        expected="a share: text such as '62%', or a table with numerator and denominator",
        readers={str: _share_of_text},
        write=_write_share,
        table=ShareTable,
        from_table=_share_of_table,
    ),
    Money: Form(
        expected="a sum of money: text such as '£75,000' or 'EUR 500.00'",
        readers={str: _money_of_text},
        write=_write_money,
        remembered=False,
    ),
    PartialDate: Form(
        expected="a date such as '2019-05-25', or '2019-05' or '2019' when no more is known",
        readers={str: _date_of_text, date: PartialDate.of},
        write=_write_date,
        table=DateTable,
        from_table=_date_of_table,
    ),
    Period: Form(
        expected="a period such as '2019-03', 'FY2018-19' or 'FY2018-19/Q4'",
        readers={str: _period_of_text},
        write=_by_text(_period_of_text),
    ),
    OrgId: Form(
        expected="an organisation identifier such as 'GB-COH-01234567'",
        readers={str: _org_id_of_text},
        write=_by_text(_org_id_of_text),
    ),
    Place: Form(
        expected="a place: its name, or a table with name and code",
        readers={str: _place_of_text},
        write=lambda place: check_text(place.name) if place.code is None else place,
        table=Place,
    ),
    Rag: Form(
        expected="a rating: a whole number from 1 (best) to 5, or a table with best and worst",
        readers={int: Rag.exactly},
        write=lambda rag: rag.best if rag.is_exact else rag,
        table=Rag,
    ),
}
"""The forms of the values."""
